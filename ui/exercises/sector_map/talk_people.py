"""Who may be talked with at an institution, and who could introduce us there."""

from collections import Counter
from collections.abc import Sequence

from facilitator.exercises.sector_map.conversations import introducers
from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import KNOWN, NEEDED, SectorEntry
from facilitator.i18n import _
from facilitator.workshop import saved_id
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.talk_plan import Somebody
from ui.exercises.sector_map.talk_words import place_of


def people_here(desk: MapDesk, entry: SectorEntry | None) -> list[Somebody]:
    """Return who is needed at an institution, and then who is known there."""
    if entry is None:
        return []
    own = saved_id(entry)
    ties = [*desk.map.ties_of(own, NEEDED), *desk.map.ties_of(own, KNOWN)]
    role = desk.people.role
    return [
        Somebody(tie.person_id, role(tie.person_id), is_known=tie.kind == KNOWN) for tie in ties
    ]


def could_introduce(desk: MapDesk, entry: SectorEntry | None) -> list[Somebody]:
    """Return who could introduce us: the same sector first, and in it whom we know best."""
    if entry is None:
        return []
    board = desk.map
    by_label = {each.label: each for each in board.entries.values()}
    rows = board.rows["sector_row"]
    sector = rows[entry.row_id].sector_id
    found: list[Somebody] = []
    for each in introducers(board, saved_id(entry)):
        place = by_label[each.label]
        said = _("{strength} · {place} {label}").format(
            strength=strength_words()[each.strength],
            place=place_of(board, place),
            label=each.label,
        )
        near = rows[place.row_id].sector_id == sector
        found.append(Somebody(each.person_id, desk.people.role(each.person_id), said, near))
    return found


def everybody(desk: MapDesk) -> Sequence[Somebody]:
    """Return who is on the map, by role; those who have the same one, with where they are."""
    offered = desk.offered()
    shared = Counter(spoken(each.role) for each in offered)
    by_label = {each.label: each for each in desk.map.entries.values()}

    def where(label: str) -> str:
        return f"{label} {by_label[label].here}".strip().replace(";", ",")

    return [
        Somebody(
            each.person_id,
            each.role,
            where=where(each.where) if shared[spoken(each.role)] > 1 else "",
        )
        for each in offered
    ]
