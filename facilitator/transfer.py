"""Workshops in and out: exchange documents into a workshop file, and out of one."""

from collections import Counter
from collections.abc import Generator
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, SQLModel, select

from facilitator.decks import BoardDeck, parse_deck, shipped_decks, shipped_source
from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exchange import ActivityDocument, WorkshopDocument, WorkshopHead
from facilitator.exercises import exercise
from facilitator.exercises.board.document import ProgressDocument
from facilitator.exercises.board.exchange import Uids, shared
from facilitator.exercises.board.labels import label_counts
from facilitator.exercises.board.soundness import settle, shortened
from facilitator.i18n import _, ngettext
from facilitator.plan import put_activity
from facilitator.store import Store
from facilitator.workshop import (
    Activity,
    Progress,
    StoredDeck,
    Workshop,
    activities,
    saved_id,
)

# Out


def export_document(
    source: Store | Session, *, complete: bool = False, activity: int | None = None
) -> WorkshopDocument:
    """Return a workshop, or the activity with this place in its running order, as plain data.

    What is private or stays in the room is left out, and `left_out` says how much that is; with
    `complete` nothing is.
    """
    if isinstance(source, Store):
        with source.reading() as session:
            return _export(session, complete=complete, activity=activity)
    return _export(source, complete=complete, activity=activity)


def _export(session: Session, *, complete: bool, activity: int | None) -> WorkshopDocument:
    chosen = _chosen(activities(session), activity)
    decks = _Decks([session.get_one(StoredDeck, each.deck_id) for each in chosen])
    left_out: Counter[str] = Counter()
    written = []
    for each in chosen:
        parts, kept_back = _activity_parts(session, each, complete=complete)
        written.append({**parts, "deck": decks.name(each.deck_id)})
        left_out += kept_back
    values = {
        "format": "workshop-exchange",
        "version": 1,
        "workshop": shared(_the_workshop(session), WorkshopHead),
        "decks": decks.embedded(),
        "activities": written,
        "left_out": list(_sentences(left_out)),
    }
    try:
        return WorkshopDocument.model_validate(values)
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])
        message = _("This workshop holds something that this app cannot have written, at {place}.")
        raise InvalidEntryError(message.format(place=place)) from error


def _chosen(found: list[Activity], number: int | None) -> list[Activity]:
    if number is None:
        return found
    if not 1 <= number <= len(found):
        message = ngettext(
            "There is no activity {number}; this workshop has {count}.",
            "There is no activity {number}; this workshop has {count}.",
            len(found),
        )
        raise FacilitatorError(message.format(number=number, count=len(found)))
    return [found[number - 1]]


def _the_workshop(session: Session) -> Workshop:
    """Return the one workshop of a file that may come from a stranger."""
    found = session.exec(select(Workshop)).all()
    if len(found) != 1:
        raise InvalidEntryError(_("This file does not hold one workshop, as it should."))
    return found[0]


def _activity_parts(
    session: Session, activity: Activity, *, complete: bool
) -> tuple[dict[str, Any], Counter[str]]:
    activity_id = saved_id(activity)
    method = exercise(activity.exercise)
    rows = method.board.load(session, activity_id)
    board = method.exchange().exported(rows, complete=complete)
    at = session.get(Progress, activity_id)
    parts = {
        "exercise": activity.exercise,
        "title": activity.title,
        "uid": activity.uid,
        "labels": label_counts(session, activity_id),
        "progress": {} if at is None else shared(at, ProgressDocument),
        **board.parts(),
    }
    return parts, board.left_out


class _Decks:
    """The decks of an export, each under a name of its own."""

    def __init__(self, stored: list[StoredDeck]) -> None:
        self._names: dict[int, str] = {}
        self._embedded: dict[str, str] = {}
        shipped = set(shipped_decks())
        own = {saved_id(deck): deck for deck in stored}
        for deck_id, deck in own.items():
            if deck.key in shipped and deck.source == shipped_source(deck.key):
                self._names[deck_id] = deck.key
        for deck_id, deck in own.items():
            if deck_id not in self._names:
                name, number = deck.key, 1
                while name in self._names.values():
                    number += 1
                    name = f"{deck.key}-{number}"
                self._names[deck_id] = name
                self._embedded[name] = deck.source

    def name(self, deck_id: int) -> str:
        return self._names[deck_id]

    def embedded(self) -> list[dict[str, str]]:
        return [{"key": name, "source": source} for name, source in self._embedded.items()]


def _sentences(left_out: Counter[str]) -> Generator[str]:
    """Yield what an export kept back: how much of it, and nothing of what it says."""
    wordings = {
        "private": ngettext(
            "{count} private note is left out, with its votes and wordings.",
            "{count} private notes are left out, with their votes and wordings.",
            left_out["private"],
        ),
        "stays_in_room": ngettext(
            "{count} note that stays in the room is left out, with its votes and wordings.",
            "{count} notes that stay in the room are left out, with their votes and wordings.",
            left_out["stays_in_room"],
        ),
        "links": ngettext(
            "{count} link from or to such a note is left out.",
            "{count} links from or to such notes are left out.",
            left_out["links"],
        ),
    }
    for what, wording in wordings.items():
        if left_out[what]:
            yield wording.format(count=left_out[what])


# In


def import_document(store: Store, document: WorkshopDocument) -> list[int]:
    """Append a document's activities to a workshop, in one step, and return their ids.

    The workshop keeps its own title, place, date and question, if it has any of them.
    """
    ready = _ready(document)
    with store.step(_("Import {title}").format(title=_title(document))) as session:
        uids = Uids(_uids(session))
        _take_head(session, document.workshop)
        return [_write(session, *each, uids) for each in ready]


def refuse_unsound(document: WorkshopDocument) -> None:
    """Raise FacilitatorError where parts of a document do not agree with one another."""
    _ready(document)


Ready = tuple[ActivityDocument, BoardDeck, str]
"""An activity with what it leaves to its deck filled in, the deck, and the deck's TOML."""


def _ready(document: WorkshopDocument) -> list[Ready]:
    own = {deck.key: deck.source for deck in document.decks}
    if len(own) < len(document.decks):
        raise InvalidEntryError(_("Two decks here have the same key; each needs its own."))
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
    if deck.exercise != activity.exercise:
        message = _("It is a {exercise}, and its deck is for a {other}.")
        raise InvalidEntryError(message.format(exercise=activity.exercise, other=deck.exercise))
    return settle(activity, deck), deck, source


def _title(document: WorkshopDocument) -> str:
    titles = [document.workshop.title, *(activity.title for activity in document.activities)]
    return shortened(next((title for title in titles if title), _("a workshop")))


def _take_head(session: Session, head: WorkshopHead) -> None:
    workshop = _the_workshop(session)
    if not any((workshop.title, workshop.place, workshop.date, workshop.question)):
        workshop.sqlmodel_update(head.model_dump(exclude={"uid"}))
        session.add(workshop)


def _uids(session: Session) -> Generator[str]:
    for table in SQLModel.metadata.sorted_tables:
        if "uid" in table.columns:
            yield from session.connection().execute(select(table.c.uid)).scalars()


def _write(
    session: Session, document: ActivityDocument, deck: BoardDeck, source: str, uids: Uids
) -> int:
    activity_id = put_activity(session, deck, source, document.title)
    activity = session.get_one(Activity, activity_id)
    activity.uid = uids.keep(document.uid)
    activity.plan = document.settings.plan or activity.plan
    session.add(activity)
    if document.progress != ProgressDocument():
        session.add(Progress(activity_id=activity_id, **document.progress.model_dump()))
    exchange = exercise(document.exercise).exchange()
    exchange.imported(session, activity_id, deck, uids).write(document)
    return activity_id
