"""What a list of what happens here leaves open: empty days, clashes, what was heard long ago."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Final, Protocol

from facilitator.exercises.board.tables import Insights
from facilitator.exercises.community_map.entries import WEEK

STALE_MONTHS: Final = 6


class Happening(Protocol):
    """What is asked of a row of the list."""

    label: str
    days: list[str]
    starts: str
    ends: str
    place_id: int | None
    place: str
    heard_on: str


def happening_insights(rows: Iterable[Happening], today: date) -> Insights:
    """Return what is found, by key; days by theirs, a clash as its two labels, such as O1+O4."""
    listed = list(rows)
    if not listed:
        return {}
    found = {
        "empty_day": empty_days(listed),
        "clash": [f"{one.label}+{other.label}" for one, other in clashes(listed)],
        "stale_listing": [row.label for row in listed if is_stale(row, today)],
        "provision_without_place": [
            row.label for row in listed if row.place_id is None and not row.place.strip()
        ],
    }
    return {key: labels for key, labels in found.items() if labels}


def empty_days(rows: Iterable[Happening]) -> list[str]:
    """Return the days on which nothing happens, once anything is known to have a day."""
    taken = {day for row in rows for day in row.days}
    return [day for day in WEEK if day not in taken] if taken else []


def clashes(rows: Iterable[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Yield the pairs that happen on one day at overlapping times."""
    timed = [row for row in rows if row.starts and row.days]
    for one, other in combinations(timed, 2):
        if set(one.days) & set(other.days) and _overlap(one, other):
            yield one, other


def _overlap(one: Happening, other: Happening) -> bool:
    """Say whether two overlap; what has no end is there at its start."""
    (begin, end), (other_begin, other_end) = _span(one), _span(other)
    return begin == other_begin or (begin < other_end and other_begin < end)


def _span(row: Happening) -> tuple[int, int]:
    begin = _minutes(row.starts)
    end = _minutes(row.ends) if row.ends else begin
    return begin, end + 24 * 60 if end < begin else end


def _minutes(clock: str) -> int:
    hours, _colon, minutes = clock.partition(":")
    return 60 * int(hours) + int(minutes)


def is_stale(row: Happening, today: date) -> bool:
    """Say whether it was heard more than half a year ago."""
    if not row.heard_on:
        return False
    heard = date.fromisoformat(row.heard_on)
    months = 12 * (today.year - heard.year) + today.month - heard.month
    return (months, today.day) > (STALE_MONTHS, heard.day)
