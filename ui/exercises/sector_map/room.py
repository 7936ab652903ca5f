"""A sector map as the room reads it: sector by sector, first where nobody is. Roles, no names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from sqlmodel import select

from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import KNOWN, NOBODY, MapBoard, Sector
from facilitator.i18n import _
from facilitator.people import Person
from facilitator.store import Store
from ui.room.book import Chapter
from ui.room.rows import Cause, Passage, Row, Section
from ui.wording import translated

EMPTY = "○"
"""The shape of an empty chair."""
People = dict[int, int]
"""Whom we know, by id, and how well; nobody where it is empty."""


def chapters(store: Store, board: MapBoard) -> list[Chapter]:
    """Return a chapter for each sector that has institutions. The map is the room's already."""
    inside = _inside(board)
    return [
        Chapter(f"sector-{sector.key}", partial(_section, store, board, sector, own))
        for sector in board.sectors
        if (own := inside.get(sector.id or 0))
    ]


def _inside(board: MapBoard) -> dict[int, dict[int, People]]:
    """Return the institutions of each sector, and whom we know there."""
    entries, known = board.entries, defaultdict[int, People](dict)
    for tie in board.ties.values():
        if tie.kind == KNOWN:
            entry_id = tie.entry_id
            leader = entries[entry_id].stands_with_id
            people = known[leader if leader is not None and leader in entries else entry_id]
            people[tie.person_id] = max(tie.strength, people.get(tie.person_id, NOBODY))
    sector_of = {key: row.sector_id for key, row in board.rows["sector_row"].items()}
    found = defaultdict[int, dict[int, People]](dict)
    for entry_id, entry in entries.items():
        if entry.stands_with_id not in entries:
            found[sector_of[entry.row_id]][entry_id] = known.get(entry_id, {})
    return found


def _section(store: Store, board: MapBoard, sector: Sector, own: Mapping[int, People]) -> Section:
    with store.reading() as session:
        found = session.exec(select(Person.id, Person.role))
        roles = {person_id or 0: role for person_id, role in found}
    return Section(translated(sector.title), tuple(_passages(board, sector, own, roles)))


def _passages(
    board: MapBoard, sector: Sector, own: Mapping[int, People], roles: Mapping[int, str]
) -> Iterator[Passage]:
    """Yield institutions by how well we know anybody there, the gaps first."""
    by_strength = defaultdict[int, list[int]](list)
    for entry_id, people in own.items():
        by_strength[max(people.values(), default=NOBODY)].append(entry_id)
    for strength, how in reversed(strength_words().items()):
        entries = by_strength[strength]
        if entries:
            heading = _("{sector}: {how}").format(sector=translated(sector.title), how=how)
            rows = (_row(board, sector, each, own[each], roles) for each in sorted(entries))
            yield Passage(tuple(Cause(row) for row in rows), before=(Row(heading, heading=True),))


def _row(
    board: MapBoard, sector: Sector, entry_id: int, people: People, roles: Mapping[int, str]
) -> Row:
    entry = board.entries[entry_id]
    title = translated(board.rows["sector_row"][entry.row_id].title)
    known, is_empty = [roles.get(each, "") for each in people], not any(people.values())
    named = _("{row}: {here}").format(row=title, here=entry.here) if entry.here else title
    lines = [named, ", ".join(dict.fromkeys(filter(None, known)))]
    return Row(
        "\n".join(line for line in lines if line),
        label=entry.label,
        mark=EMPTY if is_empty else "",
        kind=strength_words()[NOBODY] if is_empty else "",
        tint=sector.tint,
    )
