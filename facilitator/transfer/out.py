"""A workshop file, or an activity of it, as an exchange document."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, select

from facilitator.day.exchange import day_out, loose_times_out, progress_out, steps_out
from facilitator.decks import DeckError, is_shipped, parse_session
from facilitator.decks.writing import deck_source
from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exchange import (
    AccessNeedDocument,
    DifferenceDocument,
    ParticipantDocument,
    PictureDocument,
    TableDocument,
    WorkshopDocument,
    WorkshopHead,
)
from facilitator.exercises import exercise
from facilitator.exercises.board.document import ActivityOnBoard, PhotoDocument
from facilitator.exercises.board.exchange import shared
from facilitator.exercises.board.labels import label_counts
from facilitator.i18n import _, ngettext
from facilitator.log_book.exchange import LogBookOut
from facilitator.merging.tables import Difference
from facilitator.participants import AccessNeed, Participant, RoomTable
from facilitator.people import people
from facilitator.photos import Photo
from facilitator.store import Store
from facilitator.transfer.left_out import sentences
from facilitator.workshop import (
    Activity,
    DeckPicture,
    StoredDeck,
    Workshop,
    activities,
    saved_id,
)


def export_document(
    source: Store | Session,
    *,
    complete: bool = False,
    activity: int | None = None,
    for_facilitator: bool = False,
    for_paper: bool = False,
) -> WorkshopDocument:
    """Return a workshop, or the activity with this place in its running order, as plain data.

    What is private or stays in the room is left out, and `left_out` says how much that is; with
    `complete` nothing is. The facilitator's own notes, and how many people need what, are there
    `for_facilitator` as well; what is planned with people goes on their own papers, `for_paper`.
    """
    leaving = Leaving(complete=complete, for_facilitator=for_facilitator or complete)
    leaving.for_paper = for_paper
    if isinstance(source, Store):
        with source.reading() as session:
            return _export(session, leaving, activity)
    return _export(source, leaving, activity)


def document_for_others(store: Store) -> WorkshopDocument:
    """Return a workshop as it may go to others: without names, and without single drawings too."""
    leaving = Leaving(complete=False, for_facilitator=False)
    leaving.for_others = True
    with store.reading() as session:
        return _export(session, leaving, None)


class Leaving:
    """What may leave the file, and a count of what may not."""

    def __init__(self, *, complete: bool, for_facilitator: bool) -> None:
        self.complete, self.for_facilitator = complete, for_facilitator
        self.for_paper = self.for_others = False
        self.left_out: Counter[str] = Counter()

    def only(self, rows: Sequence[Any], *, leave: bool, called: str) -> Sequence[Any]:
        """Return the rows if they may leave; count them under this name if not."""
        if leave:
            return rows
        self.left_out[called] += len(rows)
        return ()

    def notes(self, text: str) -> str:
        """Return the facilitator's own notes if they may leave; count them if not."""
        if self.for_facilitator or not text:
            return text
        self.left_out["notes"] += 1
        return ""

    def source(self, source: str) -> str:
        """Return a deck's text, without the facilitator's notes where they may not leave.

        A session deck with notes is written anew then: its comments are as private as they are.
        """
        if self.for_facilitator:
            return source
        try:
            deck = parse_session(source)
        except DeckError:
            return source  # a board, which has no notes
        activities = [
            line.model_copy(update={"notes": self.notes(line.notes)}) for line in deck.activities
        ]
        if activities == deck.activities:
            return source
        return deck_source(deck.model_copy(update={"activities": activities}))


def _export(session: Session, leaving: Leaving, activity: int | None) -> WorkshopDocument:
    chosen = _chosen(activities(session), activity)
    workshop = the_only_workshop(session)
    deck_ids = [each.deck_id for each in chosen]
    own = [] if workshop.deck_id is None else [workshop.deck_id]
    decks = _Decks(session, dict.fromkeys([*deck_ids, *own]), leaving)
    known = {saved_id(person): person.uid for person in people(session)}
    spoken_of: set[int] = set()
    written = [
        {
            **_activity_parts(session, each, leaving, known, spoken_of),
            "deck": decks.name(each.deck_id),
        }
        for each in chosen
    ]
    values = {
        "format": "workshop-exchange",
        "version": 1,
        "workshop": shared(workshop, WorkshopHead),
        "session": decks.name(workshop.deck_id) if workshop.deck_id else "",
        "decks": decks.embedded(),
        "day": day_out(session),
        **_people(session, leaving),
        **_log_book(session, leaving, spoken_of),
        "activities": written,
    }
    if leaving.for_others:
        from facilitator.privacy.sharing import for_others  # nobody waits for it before that

        for_others(values, [each.name for each in people(session) if each.name], leaving.left_out)
    elif not leaving.complete:
        from facilitator.privacy.sharing import names_for_nobody, without_names

        if names := names_for_nobody(people(session)):
            without_names(values, names, leaving.left_out)
    values["left_out"] = list(sentences(leaving.left_out))
    try:
        return WorkshopDocument.model_validate(values)
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])
        message = _(
            "This workshop holds something that this app cannot have written, at {place}; open "
            "a backup."
        )
        raise InvalidEntryError(message.format(place=place)) from error


def _chosen(found: list[Activity], number: int | None) -> list[Activity]:
    if number is None:
        return found
    if not 1 <= number <= len(found):
        message = ngettext(
            "There is no activity {number}; this workshop has {count}. Choose another number.",
            "There is no activity {number}; this workshop has {count}. Choose another number.",
            len(found),
        )
        raise FacilitatorError(message.format(number=number, count=len(found)))
    return [found[number - 1]]


def the_only_workshop(session: Session) -> Workshop:
    """Return the one workshop of a file that may come from a stranger."""
    found = session.exec(select(Workshop)).all()
    if len(found) != 1:
        raise InvalidEntryError(
            _(
                "This file does not hold one workshop, as it should; open an "
                "earlier version or a copy."
            )
        )
    return found[0]


def _people(session: Session, leaving: Leaving) -> dict[str, Any]:
    everybody = session.exec(select(Participant)).all()
    needs = session.exec(select(AccessNeed)).all()
    differences = session.exec(select(Difference)).all()
    complete = leaving.complete
    leaves = leaving.only(everybody, leave=complete, called="participants")
    needed = leaving.only(needs, leave=leaving.for_facilitator, called="access_needs")
    other = leaving.only(differences, leave=complete, called="differences")
    return {
        "tables": [shared(row, TableDocument) for row in session.exec(select(RoomTable))],
        "participants": [shared(row, ParticipantDocument) for row in leaves],
        "access_needs": [shared(row, AccessNeedDocument) for row in needed],
        "differences": [shared(row, DifferenceDocument) for row in other],
    }


def _log_book(session: Session, leaving: Leaving, spoken_of: set[int]) -> dict[str, Any]:
    out = LogBookOut(session, for_team=leaving.for_facilitator, complete=leaving.complete)
    leaving.left_out.update(out.left_out)
    return out.parts(spoken_of)


def _activity_parts(
    session: Session,
    activity: Activity,
    leaving: Leaving,
    people: Mapping[int, str],
    spoken_of: set[int],
) -> dict[str, Any]:
    """Return an activity's parts; whom they speak of is added to `spoken_of`."""
    activity_id = saved_id(activity)
    method = exercise(activity.exercise)
    rows = method.board.load(session, activity_id)
    rows.read_large(session)
    board = method.exchange().exported(rows, complete=leaving.complete, people=people)
    if leaving.for_paper:
        board.go_on_paper()
    parts = board.parts()
    leaving.left_out += board.left_out
    spoken_of |= board.spoken_of
    return {
        "exercise": activity.exercise,
        **shared(activity, ActivityOnBoard),
        "facilitator_notes": leaving.notes(activity.facilitator_notes),
        "labels": label_counts(session, activity_id),
        "steps": steps_out(session, activity_id),
        "loose_times": loose_times_out(session, activity_id),
        "progress": progress_out(session, activity_id),
        "photos": _photos(session, activity_id, leaving),
        **parts,
    }


def _photos(session: Session, activity_id: int, leaving: Leaving) -> list[dict[str, Any]]:
    photos = session.exec(select(Photo).where(Photo.activity_id == activity_id)).all()
    out = [photo for photo in photos if leaving.complete or photo.visibility == "public"]
    leaving.left_out["photos"] += len(photos) - len(out)
    return [shared(photo, PhotoDocument) for photo in out]


class _Decks:
    """The decks of an export, each under a name of its own."""

    def __init__(self, session: Session, deck_ids: Iterable[int], leaving: Leaving) -> None:
        self._session, self._leaving = session, leaving
        self._names: dict[int, str] = {}
        self._embedded: dict[str, StoredDeck] = {}
        own = {deck_id: session.get_one(StoredDeck, deck_id) for deck_id in deck_ids}
        for deck_id, deck in own.items():
            if is_shipped(deck.key, deck.source):
                self._names[deck_id] = deck.key
        for deck_id, deck in own.items():
            if deck_id not in self._names:
                name, number = deck.key, 1
                while name in self._names.values():
                    number += 1
                    name = f"{deck.key}-{number}"
                self._names[deck_id] = name
                self._embedded[name] = deck

    def name(self, deck_id: int) -> str:
        return self._names[deck_id]

    def embedded(self) -> list[dict[str, Any]]:
        return [
            {
                "key": name,
                "source": self._leaving.source(deck.source),
                "pictures": self._pictures(saved_id(deck)),
            }
            for name, deck in self._embedded.items()
        ]

    def _pictures(self, deck_id: int) -> list[dict[str, Any]]:
        query = select(DeckPicture).where(DeckPicture.deck_id == deck_id)
        return [shared(picture, PictureDocument) for picture in self._session.exec(query)]
