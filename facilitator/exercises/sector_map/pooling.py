"""Bringing several tables' maps together. Nobody's entry is dropped; where it is from stays."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sqlmodel import Session, col, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.sector_map.persons import spoken, still_there
from facilitator.exercises.sector_map.tables import (
    MapBoard,
    SectorEntry,
    Suggestion,
    Tie,
    TrustedVoice,
)
from facilitator.i18n import _
from facilitator.people import OF_A_NAME, Person, mentioning, people
from facilitator.store import Store
from facilitator.workshop import saved_id

APOSTROPHES: Final = str.maketrans("", "", "'’ʼ`")


class Alike(NamedTuple):
    """People of one row who go by the same role, and may be one person."""

    row: int
    """The row's id."""
    role: str
    tie_ids: list[int]
    entry_ids: list[int]
    person_ids: list[int]


def alike(board: MapBoard, everybody: Iterable[Person]) -> list[Alike]:
    """Return who may be one person: in the same row, by the same role, from several entries.

    Who is one person already is not offered again, unless their entries could stand together.
    """
    roles = {saved_id(person): person.role for person in everybody}
    found: defaultdict[tuple[int, str], list[Tie]] = defaultdict(list)
    for tie in board.ties.values():
        if tie.person_id in roles:
            place = board.entries[tie.entry_id].row_id
            found[place, spoken(roles[tie.person_id])].append(tie)
    return [
        _alike(place, roles[ties[0].person_id], ties)
        for (place, _role), ties in found.items()
        if len({tie.person_id for tie in ties}) > 1
    ]


def same_here(board: MapBoard) -> list[list[int]]:
    """Return the entries, by id, of one row that name the same institution, apart until now."""
    found: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for entry in board.institutions:
        if name := _sound(entry.here):
            found[entry.row_id, name].append(saved_id(entry))
    return [entry_ids for entry_ids in found.values() if len(entry_ids) > 1]


def _sound(text: str) -> str:
    """Return what is left of a name without its marks, which each table sets differently."""
    joined = text.translate(APOSTROPHES)
    return spoken("".join(each if each.isalnum() else " " for each in joined)) or spoken(text)


def bring_together(store: Store, entry_ids: Sequence[int]) -> int:
    """Let entries of one row stand together as one institution, and return the one that leads.

    Each stays as its table wrote it, with its label and its table's number; those who go by the
    same role on several of them are one person from now on.
    """
    with store.step(_("Bring entries together")) as session:
        rows = [still_there(session, SectorEntry, entry_id) for entry_id in entry_ids]
        if len({row.row_id for row in rows}) != 1:
            raise InvalidEntryError(_("Only entries of one row stand together; move them first."))
        wanted = sorted({row.stands_with_id or saved_id(row) for row in rows})
        first = wanted[0]
        for row in _standing_with(session, wanted):
            row.stands_with_id = None if row.id == first else first
            session.add(row)
        session.flush()
        for same in _by_role(session, first):
            _one_person(session, same)
        return first


def take_apart(store: Store, entry_ids: Sequence[int]) -> None:
    """Let entries that stand with another one stand alone again."""
    with store.step(_("Take entries apart")) as session:
        for entry_id in entry_ids:
            row = still_there(session, SectorEntry, entry_id)
            row.stands_with_id = None
            session.add(row)


def one_person(store: Store, person_ids: Sequence[int]) -> int:
    """Let people be one person, the one who was there first, and return that one's id.

    Whatever speaks of any of them speaks of that one. What is known of one only is kept;
    InvalidEntryError where they have different names or voices.
    """
    with store.step(_("They are one person")) as session:
        for person_id in person_ids:
            if session.get(Person, person_id) is None:
                raise InvalidEntryError(
                    _("This person is not in the workshop any more; choose somebody else.")
                )
        return _one_person(session, sorted(set(person_ids)))


def one_person_at(store: Store, tie_ids: Iterable[int]) -> None:
    """Let whom these relationships are with be one person, as `one_person` does.

    Some of them may be one already, and a relationship may have been taken up by another one.
    """
    with store.reading() as session:
        ties = session.exec(select(Tie.person_id).where(col(Tie.id).in_(list(tie_ids))))
        found = sorted(set(ties))
    if len(found) > 1:
        one_person(store, found)


def _alike(place: int, role: str, ties: list[Tie]) -> Alike:
    return Alike(
        place,
        role,
        [saved_id(tie) for tie in ties],
        sorted({tie.entry_id for tie in ties}),
        sorted({tie.person_id for tie in ties}),
    )


def _standing_with(session: Session, leaders: list[int]) -> list[SectorEntry]:
    """Return these entries and those that stand with them."""
    own = col(SectorEntry.id).in_(leaders)
    others = col(SectorEntry.stands_with_id).in_(leaders)
    return list(session.exec(select(SectorEntry).where(own | others)))


def _by_role(session: Session, leader: int) -> list[list[int]]:
    """Return the people of entries that stand together who go by one role, where several do."""
    entries = {row.id for row in _standing_with(session, [leader])}
    found: defaultdict[str, set[int]] = defaultdict(set)
    roles = {saved_id(person): person.role for person in people(session)}
    for tie in session.exec(select(Tie).where(col(Tie.entry_id).in_(entries))):
        found[spoken(roles[tie.person_id])].add(tie.person_id)
    return [sorted(same) for same in found.values() if len(same) > 1 and _may_be_one(session, same)]


def _may_be_one(session: Session, person_ids: Iterable[int]) -> bool:
    rows = [session.get_one(Person, person_id) for person_id in person_ids]
    return all(len({getattr(row, name) for row in rows} - {""}) < 2 for name in ("name", "voice"))


def _one_person(session: Session, person_ids: list[int]) -> int:
    if not _may_be_one(session, person_ids):
        raise InvalidEntryError(
            _("These people have different names or voices; change those first if they are one.")
        )
    first, others = person_ids[0], person_ids[1:]
    for other in others:
        _one_tie_each(session, first, other)
        _take_what_is_known(session, first, other)
        for table, column in mentioning(session):
            change = f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?'  # noqa: S608
            session.connection().exec_driver_sql(change, (first, other))
        session.expire_all()
        session.delete(session.get_one(Person, other))
        session.flush()
    _no_stand_in_for_oneself(session, first)
    return first


def _one_tie_each(session: Session, first: int, other: int) -> None:
    """Where an entry has both, keep the relationship that says more."""
    own = {tie.entry_id: tie for tie in session.exec(select(Tie).where(Tie.person_id == first))}
    for tie in session.exec(select(Tie).where(Tie.person_id == other)):
        same = own.get(tie.entry_id)
        if same is None:
            continue
        if tie.strength > same.strength:
            same.kind, same.strength = tie.kind, tie.strength
            session.add(same)
        session.delete(tie)
    _suggested_once(session, first, other)
    session.flush()


def _suggested_once(session: Session, first: int, other: int) -> None:
    """Where a conversation suggested both, let it have suggested one."""
    told = select(Suggestion.conversation_id).where(Suggestion.person_id == first)
    both = set(session.exec(told))
    for row in session.exec(select(Suggestion).where(Suggestion.person_id == other)):
        if row.conversation_id in both:
            session.delete(row)


def _take_what_is_known(session: Session, first: int, other: int) -> None:
    """Let what is held of one who is the same person be held of the one who stays.

    What goes with a name comes with it; where both have it, it is shared only if both may be.
    """
    kept, gone = session.get_one(Person, first), session.get_one(Person, other)
    kept.voice = kept.voice or gone.voice
    texts = (kept.private_text, gone.private_text)
    kept.private_text = "\n".join(dict.fromkeys(filter(None, texts)))
    if gone.name and not kept.name:
        for field in (*OF_A_NAME, "name_may_be_held", "name_may_be_shared"):
            setattr(kept, field, getattr(gone, field))
    elif gone.name:
        kept.name_may_be_shared = kept.name_may_be_shared and gone.name_may_be_shared
    session.add(kept)
    session.flush()


def _no_stand_in_for_oneself(session: Session, person_id: int) -> None:
    query = select(TrustedVoice).where(
        TrustedVoice.person_id == person_id, TrustedVoice.backup_id == person_id
    )
    for voice in session.exec(query):
        voice.backup_id = None
        session.add(voice)
    session.flush()
