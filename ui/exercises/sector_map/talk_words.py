"""How conversations are said: what they are, with whom, and how even the talking was."""

from facilitator.exercises.sector_map.script import kinds
from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import (
    KNOWN,
    NEEDED,
    NOBODY,
    Conversation,
    MapBoard,
    SectorEntry,
)
from facilitator.i18n import _
from facilitator.workshop import saved_id
from ui.exercises.sector_map.desk import MapDesk
from ui.wording import said_day

HOUSE_MEETING = "house_meeting"


def talking_words() -> dict[str, str]:
    """Return how even the talking was, as each of five steps is read out."""
    return {
        "0": _("not said"),
        "1": _("1, we did all the talking"),
        "2": _("2, more us than them"),
        "3": _("3, even"),
        "4": _("4, more them than us"),
        "5": _("5, they did all the talking"),
    }


def talking_ends() -> str:
    """Return what the ends and the middle of the five steps mean."""
    return _("1: we did all the talking · 3: even · 5: they did all the talking")


def review_words() -> dict[str, str]:
    """Return how far we kept to what helps, as each of four steps is read out."""
    return {
        "0": _("not said"),
        "1": _("1, hardly"),
        "2": _("2, in part"),
        "3": _("3, mostly"),
        "4": _("4, all along"),
    }


def review_ends() -> str:
    """Return what the ends of the four steps mean."""
    return _("1: we hardly kept to the dos and don’ts · 4: all along")


def said_conversation(row: Conversation, desk: MapDesk) -> str:
    """Return what a conversation is, with whom, and when it was or will be."""
    kind, who = kinds().get(row.kind, row.kind), desk.people.role(row.person_id)
    if row.held_on:
        said = _("{kind}, had on {day}").format(kind=kind, day=said_day(row.held_on))
    elif row.planned_on:
        said = _("{kind}, planned for {day}").format(kind=kind, day=said_day(row.planned_on))
    else:
        said = _("{kind}, planned").format(kind=kind)
    return " · ".join(part for part in (said, who) if part)


def place_of(board: MapBoard, entry: SectorEntry) -> str:
    """Return what an institution is called: what it is here, else its row."""
    row = board.rows["sector_row"].get(entry.row_id)
    return entry.here.strip() or (row.title if row is not None else entry.label)


def sector_of(board: MapBoard, entry: SectorEntry) -> str:
    """Return what the sector of an institution is called."""
    row = board.rows["sector_row"].get(entry.row_id)
    sector = board.rows["sector"].get(row.sector_id) if row is not None else None
    return sector.title if sector is not None else ""


def sector_key(board: MapBoard, entry: SectorEntry) -> str:
    """Return the key of the sector of an institution."""
    row = board.rows["sector_row"].get(entry.row_id)
    sector = board.rows["sector"].get(row.sector_id) if row is not None else None
    return sector.key if sector is not None else ""


def standing(board: MapBoard, entry: SectorEntry) -> str:
    """Return how well an institution is known, as it stands over its name."""
    strength = board.strength(saved_id(entry))
    return _("Gap: nobody known yet") if strength == NOBODY else strength_words()[strength]


def said_about(desk: MapDesk, entry: SectorEntry) -> str:
    """Return an institution's label, its sector, and who is known and needed there."""
    board, role = desk.map, desk.people.role
    ids = saved_id(entry)
    known = [role(tie.person_id) for tie in board.ties_of(ids, KNOWN)]
    needed = [role(tie.person_id) for tie in board.ties_of(ids, NEEDED)]
    parts = [
        entry.label,
        sector_of(board, entry),
        _("we know {who}").format(who=", ".join(known)) if known else "",
        _("{who} needed").format(who=", ".join(needed)) if needed else "",
    ]
    return " · ".join(part for part in parts if part)
