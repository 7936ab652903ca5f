"""An exchange document into a workshop file."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, select

from facilitator.database import driver_errors
from facilitator.day.exchange import day_in, loose_times_in, progress_in, steps_in
from facilitator.decks import BoardDeck, parse_deck, parse_session, session_source, shipped_source
from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exchange import ActivityDocument, DeckDocument, WorkshopDocument
from facilitator.exercises import exercise
from facilitator.exercises.board.exchange import Uids
from facilitator.exercises.board.soundness import shortened
from facilitator.i18n import _
from facilitator.log_book.exchange import log_book_in, people_in
from facilitator.merging.tables import Difference
from facilitator.participants import AccessNeed, Participant, RoomTable
from facilitator.photos import Photo, refuse_unfit
from facilitator.plan import put_activity, store_deck
from facilitator.store import Store
from facilitator.transfer.out import the_only_workshop
from facilitator.workshop import Activity, DeckPicture, StoredDeck, now, saved_id


def import_document(store: Store, document: WorkshopDocument) -> list[int]:
    """Append a document's activities to a workshop, in one step, and return their ids.

    The workshop keeps its own title, place, date and question, if it has any of them.
    """
    ready = _ready(document)
    label = _("Import {title}").format(title=_title(document))
    with _once_each(), store.step(label) as session:
        uids = Uids(_uids(session))
        _take_head(session, document)
        persons = people_in(session, document, uids)
        ids = [_write(session, *each, uids, persons) for each in ready]
        own = {activity.uid: row for (activity, *_rest), row in zip(ready, ids, strict=True)}
        log_book_in(session, document, own, persons, uids)
        _take_pictures(session, document.decks)
        _take_people(session, document, uids)
        day_in(session, document.day)
        return ids


@contextmanager
def _once_each() -> Generator[None]:
    """Say in a sentence that a document holds something twice of which a workshop has one."""
    try:
        yield
    except driver_errors(IntegrityError, kind="IntegrityError") as error:
        message = _(
            "Two parts of this file are in one place, such as two tables with one number; "
            "change one of them."
        )
        raise InvalidEntryError(message) from error


def refuse_unsound(document: WorkshopDocument) -> None:
    """Raise FacilitatorError where parts of a document do not agree with one another."""
    _ready(document)


Ready = tuple[ActivityDocument, BoardDeck, str]
"""An activity with what it leaves to its deck filled in, the deck, and the deck's TOML."""


def _ready(document: WorkshopDocument) -> list[Ready]:
    own = {deck.key: deck.source for deck in document.decks}
    if len(own) < len(document.decks):
        raise InvalidEntryError(_("Two decks here have the same key; give each its own."))
    ready: list[Ready] = []
    for number, activity in enumerate(document.activities, 1):
        try:
            ready.append(_settled(activity, own))
        except FacilitatorError as error:
            message = _("Activity {number}: {why}").format(number=number, why=error)
            raise InvalidEntryError(message) from error
    return ready


def _settled(activity: ActivityDocument, own: dict[str, str]) -> Ready:
    source = own.get(activity.deck) or shipped_source(activity.deck)
    deck = parse_deck(source)
    exchange = exercise(activity.exercise).exchange()  # its tables, too, may hold identities
    if deck.exercise != activity.exercise:
        message = _("It is a {exercise}, and its deck is for a {other}; choose another deck.")
        raise InvalidEntryError(message.format(exercise=activity.exercise, other=deck.exercise))
    return exchange.settle(activity, deck), deck, source


def _title(document: WorkshopDocument) -> str:
    titles = [document.workshop.title, *(activity.title for activity in document.activities)]
    return shortened(next((title for title in titles if title), _("a workshop")))


def _take_head(session: Session, document: WorkshopDocument) -> None:
    workshop, head = the_only_workshop(session), document.workshop
    if not any((workshop.title, workshop.place, workshop.date, workshop.question)):
        workshop.sqlmodel_update(head.model_dump(exclude={"uid"}))
    if workshop.deck_id is None:
        workshop.deck_id = _session_deck(session, document)
    session.add(workshop)


def _session_deck(session: Session, document: WorkshopDocument) -> int | None:
    if not document.session:
        return None
    own = {deck.key: deck.source for deck in document.decks}
    source = own.get(document.session) or session_source(document.session)
    deck = parse_session(source)
    return store_deck(session, deck.id, deck.version, source)


def _take_pictures(session: Session, decks: list[DeckDocument]) -> None:
    stored = {deck.source: saved_id(deck) for deck in session.exec(select(StoredDeck))}
    had = set(session.exec(select(DeckPicture.deck_id, DeckPicture.name)))
    for deck in decks:
        deck_id = stored.get(deck.source)
        for picture in deck.pictures:
            if deck_id is not None and (deck_id, picture.name) not in had:
                session.add(DeckPicture(deck_id=deck_id, name=picture.name, data=picture.data))


def _take_people(session: Session, document: WorkshopDocument, uids: Uids) -> None:
    """Add who is in the room to those who are; a code, or a table, that is there is kept."""
    numbers = set(session.exec(select(RoomTable.number)))
    codes = set(session.exec(select(Participant.code)))
    kinds = set(session.exec(select(AccessNeed.kind)))
    session.add_all(
        RoomTable(uid=uids.keep(table.uid), **table.model_dump(exclude={"uid"}))
        for table in document.tables
        if table.number not in numbers
    )
    session.add_all(
        Participant(uid=uids.keep(person.uid), **person.model_dump(exclude={"uid"}))
        for person in document.participants
        if person.code not in codes
    )
    session.add_all(
        AccessNeed(**need.model_dump()) for need in document.access_needs if need.kind not in kinds
    )
    session.add_all(Difference(**part.model_dump()) for part in document.differences)


def _uids(session: Session) -> Generator[str]:
    for table in SQLModel.metadata.sorted_tables:
        if "uid" in table.columns:
            yield from session.connection().execute(select(table.c.uid)).scalars()


def _write(  # noqa: PLR0913, PLR0917
    session: Session,
    document: ActivityDocument,
    deck: BoardDeck,
    source: str,
    uids: Uids,
    persons: Mapping[str, int],
) -> int:
    own = document.model_dump(include={"title", "starts", "facilitator_notes", "materials"})
    activity_id = put_activity(session, deck, source, plan=document.settings.plan, **own)
    activity = session.get_one(Activity, activity_id)
    activity.uid = uids.keep(document.uid)
    session.add(activity)
    steps_in(session, activity_id, document.steps)
    loose_times_in(session, activity_id, document.loose_times)
    progress_in(session, activity_id, document.progress)
    for photo in document.photos:
        refuse_unfit(photo.data)
        values = {**photo.model_dump(), "uid": uids.keep(photo.uid)}
        session.add(
            Photo(activity_id=activity_id, **{**values, "added_at": photo.added_at or now()})
        )
    exchange = exercise(document.exercise).exchange()
    exchange.imported(session, activity_id, deck, uids, persons).write(document)
    return activity_id
