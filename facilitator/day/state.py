"""How far the day has got, and whether it is still the day that it began on.

A day that began on an earlier date is stale: nothing runs any more.
"""

from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session

from facilitator.day.tables import Day

OVERNIGHT: Final = timedelta(hours=12)
"""A day that goes on past midnight is still the same day for so long after it began."""


def the_day(session: Session) -> Day:
    """Return how far the day has got; not begun, where no clock was ever started."""
    return session.get(Day, 1) or Day()


def is_running(day: Day, now: datetime | None = None) -> bool:
    """Say whether people are in the room and the day is under way; never where it is stale.

    Without `now`, a day that nobody ended runs for ever.
    """
    under_way = day.began is not None and day.ended is None
    return under_way and (now is None or not is_stale(day, now))


def is_stale(day: Day, now: datetime) -> bool:
    """Say whether the day began on an earlier date, and so long ago that it is another day."""
    if day.began is None:
        return False
    began = datetime.fromisoformat(day.began).astimezone()
    return began.date() < now.astimezone().date() and now - began > OVERNIGHT


def is_past_trial(day: Day, now: datetime, on: str) -> bool:
    """Say whether the day was only tried on an earlier date than today.

    `on` is the workshop's date: what began before it was a trial. Without one, a day that somebody
    ended was run, and one that nobody ended was tried.
    """
    if day.began is None or not is_stale(day, now):
        return False
    began = datetime.fromisoformat(day.began).astimezone().date()
    return began < date.fromisoformat(on) if on else day.ended is None
