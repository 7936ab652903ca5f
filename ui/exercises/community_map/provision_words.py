"""How what happens here is said: when, where, and the whole of a line."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from facilitator.exercises.community_map.entries import WEEK
from facilitator.exercises.community_map.tables import CommunityBoard, MapPlace, Provision
from facilitator.exercises.community_map.week import day_names
from facilitator.i18n import _
from ui.exercises.community_map.desk import CommunityDesk

MORNING, AFTERNOON, EVENING, ANY_TIME = "morning", "afternoon", "evening", "any"
NOON: Final = "12:00"
DUSK: Final = "17:00"
SEVERAL: Final = 3
"""From so many days in a row on, only the first and the last are said."""


def short_days() -> dict[str, str]:
    """Return the days in a few letters, by their keys."""
    return {
        "mon": _("Mon"),
        "tue": _("Tue"),
        "wed": _("Wed"),
        "thu": _("Thu"),
        "fri": _("Fri"),
        "sat": _("Sat"),
        "sun": _("Sun"),
    }


def part_titles() -> dict[str, str]:
    """Return the parts of a day by their keys."""
    return {
        MORNING: _("Morning"),
        AFTERNOON: _("Afternoon"),
        EVENING: _("Evening"),
        ANY_TIME: _("No time"),
    }


def part_of(starts: str) -> str:
    """Return the part of a day in which something begins."""
    if not starts:
        return ANY_TIME
    return MORNING if starts < NOON else AFTERNOON if starts < DUSK else EVENING


def said_times(row: Provision) -> str:
    """Say from when to when."""
    if row.starts and row.ends:
        return f"{row.starts}–{row.ends}"
    return row.starts or (_("until {time}").format(time=row.ends) if row.ends else "")


def said_days(days: Sequence[str]) -> str:
    """Say days in a few letters: Tue, Thu; or Mon–Fri."""
    short, order = short_days(), [WEEK.index(day) for day in WEEK if day in days]
    in_a_row = all(later - day == 1 for day, later in pairwise(order))
    if len(order) == len(WEEK):
        return _("every day")
    if in_a_row and len(order) >= SEVERAL:
        return f"{short[WEEK[order[0]]]}–{short[WEEK[order[-1]]]}"
    return ", ".join(short[WEEK[number]] for number in order)


def said_when(row: Provision) -> str:
    """Say the days, the times, and how often."""
    when = " ".join(part for part in (said_days(row.days), said_times(row)) if part)
    return ", ".join(part for part in (when, row.often) if part)


def said_where(board: CommunityBoard, row: Provision) -> str:
    """Say where it is, with the label of its pin where that may be seen."""
    pin = board.places.get(row.place_id or 0)
    where = row.place or (pin.title if pin is not None else "")
    return f"{where} ({pin.label})".strip() if pin is not None else where


def spoken_row(board: CommunityBoard, row: Provision) -> str:
    """Say all of a line in words."""
    titles = day_names()
    days = ", ".join(titles[day] for day in WEEK if day in row.days)
    parts = [
        row.label,
        row.what,
        row.group_name,
        days,
        said_times(row),
        row.often,
        said_where(board, row),
        row.cost,
        row.access,
        _("in the way: {what}").format(what=row.barrier) if row.barrier else "",
        "" if row.may_be_listed else _("not to be listed"),
    ]
    return ", ".join(part for part in parts if part)


def rows_in_sight(desk: CommunityDesk, in_hand: int = 0) -> dict[int, Provision]:
    """Return the lines that may be seen now.

    While only what the room may see is in sight, these are the groups' that agreed to be listed,
    and the line in hand.
    """
    rows = desk.map.provision
    if not desk.live.hides:
        return dict(rows)
    return {key: row for key, row in rows.items() if row.may_be_listed or key == in_hand}


def pin_of(places: Iterable[MapPlace], words: str) -> MapPlace | None:
    """Return the pin that is meant by its label or by its words."""
    wanted = words.casefold().strip()
    found = (each for each in places if wanted in {each.label.casefold(), each.title.casefold()})
    return next(found, None) if wanted else None
