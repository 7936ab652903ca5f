"""What several tables wrote of the same institution, or the same person, offered as one."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.pooling import (
    Alike,
    alike,
    bring_together,
    one_person_at,
    same_here,
)
from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import SectorEntry, Tie
from facilitator.i18n import _, ngettext
from facilitator.people import people
from facilitator.store import Store
from facilitator.workshop import saved_id
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.talk_words import place_of


class Offer(NamedTuple):
    """Something that may be one."""

    key: str
    """The same for as long as it is about the same rows."""
    title: str
    origins: list[str]
    """Who wrote what: table, label and words."""
    becomes: str
    act: Callable[[Store], object]
    is_likely: bool = True


def offers(desk: MapDesk) -> list[Offer]:
    """Return what may be one: institutions first, then people who are not among those."""
    board = desk.map
    with desk.store.reading() as session:
        everybody = people(session)
    places = same_here(board)
    besides = [
        each
        for each in alike(board, everybody)
        if not any(set(each.entry_ids) <= set(group) for group in places)
    ]
    found = [_institution(desk, group) for group in places]
    return found + [_person(desk, each) for each in besides]


def _institution(desk: MapDesk, entry_ids: Sequence[int]) -> Offer:
    rows = [desk.map.entries[each] for each in entry_ids]
    title = _("{place} ({row})").format(
        place=place_of(desk.map, rows[0]), row=desk.map.rows["sector_row"][rows[0].row_id].title
    )
    return Offer(
        f"i{min(entry_ids)}-{len(entry_ids)}",
        title,
        [_origin(row, row.here, desk.map.table_numbers(saved_id(row))) for row in rows],
        _("They become one institution; each table’s line stays."),
        lambda store: bring_together(store, entry_ids),
    )


def _person(desk: MapDesk, each: Alike) -> Offer:
    rows = desk.map.rows["sector_row"]
    title = _("{role} ({row})").format(role=each.role, row=rows[each.row].title)
    ties = [desk.map.ties[tie_id] for tie_id in each.tie_ids]
    entries = [desk.map.entries[tie.entry_id] for tie in ties]
    origins = [
        _origin(entry, _tied(desk, tie), [entry.table_number] if entry.table_number else [])
        for entry, tie in zip(entries, ties, strict=True)
    ]
    named = {desk.map.entries[entry_id].here.strip().casefold() for entry_id in each.entry_ids}
    key = f"p{'-'.join(map(str, each.person_ids))}"
    if len(named - {""}) < 2 and len(each.entry_ids) > 1:
        becomes = _("They become one person, at one institution; each table’s line stays.")
        return Offer(
            key, title, origins, becomes, lambda store: bring_together(store, each.entry_ids)
        )
    becomes = _("They become one person, at each of these places.")
    likely = not _names_two_places(desk, entries)
    if not likely:
        apart = _("One table named several places, so this is not ticked.")
        becomes = f"{becomes}\n{apart}"
    return Offer(
        key, title, origins, becomes, lambda store: one_person_at(store, each.tie_ids), likely
    )


def _names_two_places(desk: MapDesk, entries: Sequence[SectorEntry]) -> bool:
    """Say whether one table wrote several of these, each by a name of its own."""
    found: defaultdict[int | None, dict[str, int]] = defaultdict(dict)
    for entry in entries:
        if entry.here.strip():
            found[entry.table_number][spoken(entry.here)] = desk.leader(entry)
    return any(len(set(places.values())) > 1 for places in found.values())


def _tied(desk: MapDesk, tie: Tie) -> str:
    entry = desk.map.entries[tie.entry_id]
    how = strength_words()[tie.strength] if tie.strength else _("needed")
    return _("{place}, {how}").format(place=place_of(desk.map, entry), how=how)


def _origin(entry: SectorEntry, words: str, numbers: Sequence[int]) -> str:
    """Say who wrote something: for an institution, every table that stands behind it already."""
    said = f"{entry.label} {words}".strip()
    if not numbers:
        return _("No table: {said}").format(said=said)
    tables = ", ".join(map(str, numbers))
    found = ngettext("Table {number}: {said}", "Tables {number}: {said}", len(numbers))
    return found.format(number=tables, said=said)
