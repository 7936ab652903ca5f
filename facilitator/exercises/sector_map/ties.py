"""Whom we know, and whom we need to know. Each function is one step with one name to undo."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.sector_map.persons import Adding, Who, of_entry, somebody, still_there
from facilitator.exercises.sector_map.tables import (
    A_NAME,
    KNOWN,
    NEEDED,
    NOBODY,
    WORKING,
    SectorEntry,
    Tie,
)
from facilitator.exercises.sector_map.typed import known_typed, needed_typed
from facilitator.i18n import _
from facilitator.people import forget_unmentioned
from facilitator.store import Store
from facilitator.workshop import new_uid, saved_id

_add_tie = Adding(Tie)


def know(store: Store, entry_id: int, who: Who, strength: int = A_NAME) -> int:
    """Add somebody whom we know at an institution, and return the relationship's id.

    Whom we needed to know until now is known from now on.
    """
    strength = checked_strength(strength)
    with store.step(_("Add somebody we know")) as session:
        return know_at(session, entry_id, who, strength)


def need(store: Store, entry_id: int, who: Who) -> int:
    """Add somebody whom we need to know at an institution, and return the relationship's id.

    Whom we know already stays known.
    """
    with store.step(_("Add somebody we need to know")) as session:
        entry = still_there(session, SectorEntry, entry_id)
        person_id = somebody(session, who, of_entry(session, entry_id))
        found = tie_with(session, entry_id, person_id)
        return saved_id(found) if found else _add(session, entry, person_id, NEEDED, NOBODY)


def set_strength(store: Store, tie_id: int, strength: int) -> None:
    """Say how well we know somebody; whom we needed to know is known from now on."""
    strength = checked_strength(strength)
    with store.step(_("Say how well we know them"), merge=f"strength-{tie_id}") as session:
        _make_known(session, still_there(session, Tie, tie_id), strength)


def meet(store: Store, tie_id: int, strength: int = A_NAME) -> None:
    """Let somebody whom we needed to know be somebody whom we know."""
    strength = checked_strength(strength)
    with store.step(_("Met somebody")) as session:
        _make_known(session, still_there(session, Tie, tie_id), strength)


def write_known(store: Store, entry_id: int, text: str) -> None:
    """Let whom we know at an institution be whom a cell of the table says, as it is typed.

    Who is not in it any more is removed; who is still in it stays the same person.
    """
    people = known_typed(text)
    with store.step(_("Change whom we know"), merge=f"known-{entry_id}") as session:
        kept = [know_at(session, entry_id, role, strength) for role, strength in people]
        _untie(session, [tie for tie in _of(session, entry_id, KNOWN) if tie.id not in kept])


def write_needed(store: Store, entry_id: int, text: str) -> None:
    """Let whom we need to know at an institution be whom a cell of the table says."""
    roles = needed_typed(text)
    with store.step(_("Change whom we need to know"), merge=f"needed-{entry_id}") as session:
        kept = [need(store, entry_id, role) for role in roles]
        _untie(session, [tie for tie in _of(session, entry_id, NEEDED) if tie.id not in kept])


# Within a step that is under way


def add_ties(
    session: Session, entry: dict[str, Any], known: Iterable[Who | tuple[Who, int]],
    needed: Iterable[Who], among: dict[str, int],
) -> None:  # fmt: skip
    """Write the relationships of an entry that was added just now.

    Somebody who is both known and needed is known.
    """
    met: set[int] = set()
    for each in known:
        who, strength = each if isinstance(each, tuple) else (each, A_NAME)
        person_id = somebody(session, who, among)
        if person_id not in met:
            _insert(session, entry, person_id, KNOWN, checked_strength(strength))
            met.add(person_id)
    for who in needed:
        person_id = somebody(session, who, among)
        if person_id not in met:
            _insert(session, entry, person_id, NEEDED, NOBODY)
            met.add(person_id)


def know_at(session: Session, entry_id: int, who: Who, strength: int) -> int:
    """Let somebody be known at an institution this well, and return the relationship's id."""
    entry = still_there(session, SectorEntry, entry_id)
    person_id = somebody(session, who, of_entry(session, entry_id))
    found = tie_with(session, entry_id, person_id)
    if found is None:
        return _add(session, entry, person_id, KNOWN, strength)
    _make_known(session, found, strength)
    return saved_id(found)


def tie_with(session: Session, entry_id: int, person_id: int) -> Tie | None:
    """Return the relationship with somebody at an institution, if there is one."""
    query = select(Tie).where(Tie.entry_id == entry_id, Tie.person_id == person_id)
    return session.exec(query).first()


def checked_strength(strength: int) -> int:
    """Return a strength from 1 to 3, or raise InvalidEntryError."""
    if isinstance(strength, bool) or strength not in range(A_NAME, WORKING + 1):
        message = _(
            "How well we know somebody is 1, 2 or 3, and not {strength}; choose one of these."
        )
        raise InvalidEntryError(message.format(strength=strength))
    return int(strength)


def _make_known(session: Session, tie: Tie, strength: int) -> None:
    tie.kind, tie.strength = KNOWN, strength
    session.add(tie)
    session.flush()


def _add(session: Session, entry: SectorEntry, person_id: int, kind: str, strength: int) -> int:
    values = {"id": entry.id, "activity_id": entry.activity_id}
    return _insert(session, values, person_id, kind, strength)


def _insert(
    session: Session, entry: dict[str, Any], person_id: int, kind: str, strength: int
) -> int:
    return _add_tie(
        session,
        uid=new_uid(),
        activity_id=entry["activity_id"],
        entry_id=entry["id"],
        person_id=person_id,
        kind=kind,
        strength=strength,
    )


def _of(session: Session, entry_id: int, kind: str) -> list[Tie]:
    query = select(Tie).where(Tie.entry_id == entry_id, Tie.kind == kind).order_by(col(Tie.id))
    return list(session.exec(query))


def _untie(session: Session, ties: Iterable[Tie]) -> None:
    people = []
    for tie in ties:
        people.append(tie.person_id)
        session.delete(tie)
    session.flush()
    forget_unmentioned(session, people)
