"""From a gap to a conversation: who could introduce us, what is planned, and what came of it."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlmodel import Session, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.sector_map.entries import ConversationEntry
from facilitator.exercises.sector_map.introducing import Introducer, introducers
from facilitator.exercises.sector_map.persons import (
    Who,
    by_role,
    of_entry,
    somebody,
    still_there,
)
from facilitator.exercises.sector_map.tables import Conversation, SectorEntry, Suggestion
from facilitator.exercises.sector_map.ties import checked_strength, know_at
from facilitator.i18n import _
from facilitator.log_book import book
from facilitator.log_book.days import checked_day
from facilitator.people import Person, forget_unmentioned, to_tell
from facilitator.store import Store
from facilitator.workshop import Activity, saved_id

__all__ = [
    "Introducer",
    "Recorded",
    "change_conversation",
    "introducers",
    "plan",
    "record",
    "remove_conversation",
]


class Recorded(NamedTuple):
    """What became of a conversation that was written down."""

    promise_id: int | None
    """The log book's entry, if something was promised."""
    notes_dropped: bool
    """Whether there were notes that may not be kept, so that they were not."""

    @property
    def said(self) -> str:
        """What to tell whoever wrote it down; empty where there is nothing."""
        if not self.notes_dropped:
            return ""
        return _("The notes were not kept, since nobody said that they may be.")


def plan(  # noqa: PLR0913 - what stands on the slip
    store: Store,
    activity_id: int,
    kind: str,
    *,
    entry_id: int | None = None,
    who: Who | None = None,
    introducer: Who | None = None,
    planned_on: str = "",
    reason: str = "",
) -> int:
    """Plan a conversation and return its id. `kind` is of ConversationKind.

    With an institution, a role is somebody of that institution, and whoever introduces us there
    is written down there too, where nobody was.
    """
    entry = _entry(kind=kind, planned_on=planned_on, reason=reason)
    with store.step(_("Plan a conversation")) as session:
        still_there(session, Activity, activity_id)
        place = None if entry_id is None else still_there(session, SectorEntry, entry_id)
        among = of_entry(session, entry_id)
        row = Conversation(
            activity_id=activity_id,
            entry_id=entry_id,
            person_id=_person(session, who, among),
            introducer_id=_person(session, introducer, among),
            **entry,
        )
        session.add(row)
        if place is not None and place.introducer_id is None and row.introducer_id is not None:
            place.introducer_id = row.introducer_id
            session.add(place)
        session.flush()
        return saved_id(row)


def change_conversation(store: Store, conversation_id: int, **values: Any) -> None:
    """Change what is written of a conversation; `values` are fields of ConversationEntry.

    `who` and `introducer` are a person's id, a role, or None. Saves of one field are one step.
    """
    named = {name: values.pop(name) for name in ("who", "introducer") if name in values}
    entry = _entry(**values)
    fields = "-".join(sorted([*entry, *named]))
    merge = f"conversation-{conversation_id}-{fields}"
    with store.step(_("Change conversation"), merge=merge) as session:
        row = still_there(session, Conversation, conversation_id)
        before = set(_mentioned(session, row))
        among = _among(session, row)
        row.sqlmodel_update(entry)
        if "who" in named:
            row.person_id = _person(session, named["who"], among)
        if "introducer" in named:
            row.introducer_id = _person(session, named["introducer"], among)
        _drop_notes(row)
        session.add(row)
        session.flush()
        forget_unmentioned(session, before - set(_mentioned(session, row)))


def record(  # noqa: PLR0913 - what is worth keeping of a conversation
    store: Store,
    conversation_id: int,
    *,
    held_on: str,
    energy: str = "",
    overlap: str = "",
    suggested: Iterable[Who] = (),
    next_step: str = "",
    talking: int | None = None,
    notes: str = "",
    notes_may_be_kept: bool = False,
    strength: int | None = None,
    promise: Mapping[str, Any] | None = None,
    told: bool = False,
    **more: Any,
) -> Recorded:
    """Write down a conversation that was had: with the relationship and the log book, one step.

    `suggested` is everybody whom it suggested; `strength` is how well we know them from now on;
    `promise` is what `log_book.book.promise` takes; `more` is what may be written down besides:
    self_review, and of a house meeting invited, came, offers, next_on. The next step becomes the
    institution's. Notes are kept only where they may be. `told`: they heard that their name is
    held, where somebody else had given it.
    """
    entry = _entry(
        held_on=held_on,
        energy=energy,
        overlap=overlap,
        next_step=next_step,
        talking=talking,
        notes=notes,
        notes_may_be_kept=notes_may_be_kept,
        **more,
    )
    if not entry["held_on"]:
        raise InvalidEntryError(_("Say on which day you talked."))
    with store.step(_("Write down a conversation")) as session:
        row = still_there(session, Conversation, conversation_id)
        row.sqlmodel_update(entry)
        dropped = _drop_notes(row)
        session.add(row)
        session.flush()
        _suggest(session, row, suggested)
        label = _settle_entry(session, row, strength)
        if told:
            _note_told(session, row)
        promise_id = None
        if promise is not None:
            given = {"activity_id": row.activity_id, "source": label, **promise}
            promise_id = book.promise(store, **given)
        return Recorded(promise_id, dropped)


def remove_conversation(store: Store, conversation_id: int) -> None:
    """Delete a conversation, and people of whom nothing speaks any more."""
    with store.step(_("Delete conversation")) as session:
        row = still_there(session, Conversation, conversation_id)
        people = _mentioned(session, row)
        session.delete(row)
        session.flush()
        forget_unmentioned(session, people)


def _entry(**values: Any) -> dict[str, Any]:
    for day in ("planned_on", "held_on", "next_on"):
        if day in values:
            values[day] = checked_day(values[day])
    return checked(ConversationEntry, values)


def _drop_notes(row: Conversation) -> bool:
    """Let go of notes that may not be kept, and say whether there were any."""
    if row.notes_may_be_kept or not row.notes.strip():
        return False
    row.notes = ""
    return True


def _suggest(session: Session, row: Conversation, suggested: Iterable[Who]) -> None:
    """Let the people whom a conversation suggested be these."""
    query = select(Suggestion).where(Suggestion.conversation_id == row.id)
    before = {each.person_id: each for each in session.exec(query)}
    among = {**_among(session, row), **by_role(session, before)}
    wanted = dict.fromkeys(somebody(session, who, among) for who in suggested)
    for person_id in wanted:
        if person_id not in before:
            own = saved_id(row)
            session.add(
                Suggestion(activity_id=row.activity_id, conversation_id=own, person_id=person_id)
            )
    gone = [each for person_id, each in before.items() if person_id not in wanted]
    for each in gone:
        session.delete(each)
    session.flush()
    forget_unmentioned(session, [each.person_id for each in gone])


def _settle_entry(session: Session, row: Conversation, strength: int | None) -> str:
    """Let an institution be as the conversation left it, and return its label."""
    place = session.get(SectorEntry, row.entry_id) if row.entry_id is not None else None
    if place is None:
        return ""
    if strength is not None:
        strength = checked_strength(strength)
        if row.person_id is None:
            raise InvalidEntryError(_("Say with whom you talked, before how well you know them."))
        know_at(session, saved_id(place), row.person_id, strength)
    if row.next_step.strip():
        place.next_step = row.next_step
        session.add(place)
    session.flush()
    return place.label


def _note_told(session: Session, row: Conversation) -> None:
    """Keep that they were told in this conversation whose name somebody else had given."""
    person = session.get(Person, row.person_id) if row.person_id is not None else None
    if person is not None and to_tell([person]):
        person.told_on = row.held_on
        session.add(person)
        session.flush()


def _among(session: Session, row: Conversation) -> dict[str, int]:
    return {
        **of_entry(session, row.entry_id),
        **by_role(session, (row.person_id, row.introducer_id)),
    }


def _mentioned(session: Session, row: Conversation) -> list[int]:
    query = select(Suggestion.person_id).where(Suggestion.conversation_id == row.id)
    named = {row.person_id, row.introducer_id, *session.exec(query)}
    return [person_id for person_id in named if person_id is not None]


def _person(session: Session, who: Who | None, among: dict[str, int]) -> int | None:
    if who is None or (isinstance(who, str) and not who.strip()):
        return None
    return somebody(session, who, among)
