"""The steps of a day, each with its plan, the time that it took, and when it happens."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Line:
    """A step of the day: its plan, and the time that it took so far."""

    activity_id: int
    position: int
    step: str
    minutes: int
    """What it has now, with what was added on the day."""
    planned: int
    least: int | None = None
    can_go: bool = False
    instead: str = ""
    role: str = ""
    state: str = ""
    pin: str = ""
    """HH:MM; the activity that it opens is pinned to this time."""
    spent: int = 0
    """Seconds, by now."""
    began: datetime | None = None
    in_hand: bool = False
    """Whether the day stands here."""
    added: int = 0
    """Minutes that were added on the day; they are among `minutes`."""

    @property
    def left(self) -> timedelta:
        """How much longer it is expected to take; never less than nothing."""
        return max(timedelta(minutes=self.minutes) - timedelta(seconds=self.spent), timedelta())


@dataclass(frozen=True)
class Timing:
    """When a step was to begin and to end, and when it does."""

    line: Line
    planned_start: datetime
    planned_end: datetime
    start: datetime
    end: datetime
    fate: str
    """`done`, `now`, `to come`, `skipped`, `parked`."""
    pinned: datetime | None = None
    """When its activity is to begin, where that is pinned and this is the step that opens it."""


@dataclass(frozen=True)
class Clash:
    """A pinned activity that would begin late: the steps before it are too long."""

    activity_id: int
    minutes: int


def minutes(length: timedelta) -> int:
    """Return a length of time in whole minutes, to the nearest."""
    return round(length.total_seconds() / 60)
