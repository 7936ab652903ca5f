"""The log book's rows as exchange documents, and documents as rows again."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlmodel import Session, col, select

from facilitator.decks import CARDS, BoardDeck, parse_deck
from facilitator.decks.cards import CardDeck
from facilitator.errors import InvalidEntryError
from facilitator.exchange import WorkshopDocument
from facilitator.exercises.board.exchange import Uids, Values, by_owner, shared
from facilitator.held_names import note_by_when
from facilitator.i18n import _
from facilitator.log_book.document import (
    FollowUpDocument,
    PaperReminderDocument,
    PersonDocument,
    PromiseDocument,
)
from facilitator.log_book.tables import FollowUp, PaperReminder, Promise
from facilitator.people import OF_A_NAME, Person, people
from facilitator.store import utc_now
from facilitator.workshop import Activity, StoredDeck, saved_id

OF_A_ROLE: Final = ("uid", "role", "voice")
NAMED: Final = ("name", "name_may_be_held", "name_may_be_shared")
"""What of somebody leaves with the rest, and what besides where the name may be shared."""


class LogBookOut:
    """People, promises and reminders, as far as they may leave.

    Promises for the team, names, and whom somebody calls their community leave only `for_team`;
    people of whom nothing that leaves speaks do not leave either. `left_out` is how many of them
    stayed.
    """

    def __init__(self, session: Session, *, for_team: bool, complete: bool) -> None:
        self._session, self._complete, self._for_team = session, complete, for_team
        self._decks: dict[int, BoardDeck] = {}
        every = session.exec(select(Promise).order_by(col(Promise.id))).all()
        self._promises = [row for row in every if for_team or row.share == "room"]
        reminders = session.exec(select(PaperReminder)).all()
        self._reminders = reminders if complete else []
        self.left_out = {
            "promises": len(every) - len(self._promises),
            "promised_for": 0 if for_team else sum(bool(row.community) for row in self._promises),
            "paper_reminders": len(reminders) - len(self._reminders),
        }

    def parts(self, spoken_of: Collection[int]) -> Values:
        """Return people, promises and reminders as plain values.

        Activities that leave speak of these people.
        """
        mentioned = {*spoken_of, *(row.person_id for row in self._promises)}
        everybody = people(self._session)
        self._uids = {saved_id(row): row.uid for row in everybody}
        leaving = [row for row in everybody if self._complete or saved_id(row) in mentioned]
        follow_ups = by_owner(self._session.exec(select(FollowUp)), "promise_id")
        activities = {saved_id(row): row.uid for row in self._session.exec(select(Activity))}
        return {
            "people": [self._person(row) for row in leaving],
            "promises": [
                {
                    **self._promise(row),
                    "activity": activities.get(row.activity_id or 0, ""),
                    "person": self._uids.get(row.person_id or 0, ""),
                    "follow_ups": [shared(f, FollowUpDocument) for f in follow_ups[saved_id(row)]],
                }
                for row in self._promises
            ],
            "paper_reminders": [shared(row, PaperReminderDocument) for row in self._reminders],
        }

    def _promise(self, row: Promise) -> Values:
        values = shared(row, PromiseDocument)
        if self._for_team:
            return values
        source = "" if self._is_own_tables(row) else row.source
        return {**values, "community": "", "source": source}

    def _is_own_tables(self, row: Promise) -> bool:
        """Say whether a promise came from a card for alone, or for its own table."""
        activity = self._session.get(Activity, row.activity_id) if row.activity_id else None
        if activity is None or not row.source or activity.exercise != CARDS:
            return False
        if activity.deck_id not in self._decks:
            source = self._session.get_one(StoredDeck, activity.deck_id).source
            self._decks[activity.deck_id] = parse_deck(source)
        deck = self._decks[activity.deck_id]
        card = deck.card(row.source) if isinstance(deck, CardDeck) else None
        return card is not None and card.is_for_own_table

    def _person(self, row: Person) -> Values:
        values = shared(row, PersonDocument)
        if self._complete:
            return values
        named = NAMED if row.name_may_be_shared and row.name else ()
        return {key: value for key, value in values.items() if key in {*OF_A_ROLE, *named}}


def log_book_in(
    session: Session,
    document: WorkshopDocument,
    activities: Mapping[str, int],
    persons: Mapping[str, int],
    uids: Uids,
) -> None:
    """Write promises and reminders; activities and persons are ids by the document's uids.

    InvalidEntryError for a promise by somebody whom the document does not know.
    """
    for promise in document.promises:
        if promise.person and promise.person not in persons:
            message = _(
                "A promise is by somebody who is not among the people: {uid}. Add them there."
            )
            raise InvalidEntryError(message.format(uid=promise.person))
        values: dict[str, Any] = promise.model_dump(
            exclude={"uid", "activity", "person", "follow_ups"}
        )
        row = Promise(
            uid=uids.keep(promise.uid),
            activity_id=activities.get(promise.activity),
            person_id=persons.get(promise.person),
            **values,
        )
        session.add(row)
        session.flush()
        for part in promise.follow_ups:
            told = {**part.model_dump(), "uid": uids.keep(part.uid)}
            session.add(FollowUp(promise_id=saved_id(row), **told))
    session.add_all(
        PaperReminder(uid=uids.keep(part.uid), remind_on=part.remind_on)
        for part in document.paper_reminders
    )


def people_in(session: Session, document: WorkshopDocument, uids: Uids) -> dict[str, int]:
    """Write the document's people, and return their ids by their uids in the document.

    Somebody who was known before, by uid, or by role and voice, is not added again. A name comes
    in only where it says that it may be held; of one that somebody else supplied it is kept by
    when its owner must be told, a month after it came in unless the document says when.
    """
    today = utc_now().astimezone().date()
    by_uid = {row.uid: saved_id(row) for row in people(session)}
    alike = {_likeness(row): saved_id(row) for row in people(session)}
    found: dict[str, int] = {}
    for part in map(_as_it_may_be_held, document.people):
        person_id = by_uid.get(part.uid) or alike.get(_likeness(part))
        if person_id is None:
            row = Person(**{**part.model_dump(), "uid": uids.keep(part.uid)})
            if row.name and row.supplied_by:
                note_by_when(row, today)
            session.add(row)
            session.flush()
            person_id = saved_id(row)
        found[part.uid] = person_id
    return found


def _as_it_may_be_held(person: PersonDocument) -> PersonDocument:
    if person.name_may_be_held:
        return person
    return person.model_copy(
        update={**dict.fromkeys(OF_A_NAME, ""), "name_may_be_shared": False},
    )


def _likeness(person: Person | PersonDocument) -> tuple[str, str, str]:
    """Return what two rows about the same person, begun in two places, have in common."""
    return person.role.casefold(), person.voice, person.name
