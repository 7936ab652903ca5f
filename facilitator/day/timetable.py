"""What happens when: the coach's times, and the times that are to be expected now.

Nothing here is saved. Given the plan and the time that was spent, it follows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.day.lines import Clash, Line, Timing, minutes
from facilitator.day.pins import Moments, Span, pin_moments, pins_now, planned_spans
from facilitator.day.spent import is_behind
from facilitator.day.tables import Day


@dataclass(frozen=True)
class Timetable:
    """The whole day, step by step."""

    timings: Sequence[Timing]
    planned_clashes: Sequence[Clash]
    """Where the coach's own plan does not add up."""
    clashes: Sequence[Clash]
    """Pins that cannot be met as things stand."""
    behind: int
    """Minutes behind where the day is to be, at the next point that is fixed; negative: ahead."""
    start: datetime
    """When it is to begin."""
    moment: datetime
    """When this was so."""
    day: Day
    has_start: bool = True
    """Whether the coach said when it begins."""

    @property
    def end(self) -> datetime:
        """When the day is expected to end."""
        return max(timing.end for timing in self.timings)

    @property
    def planned_end(self) -> datetime:
        """When the coach wanted it to end."""
        return max(timing.planned_end for timing in self.timings)

    @property
    def now(self) -> Timing | None:
        """The step in hand, once the day has begun."""
        return next((timing for timing in self.timings if timing.fate == "now"), None)

    @property
    def next(self) -> Timing | None:
        """The step after it."""
        return next((timing for timing in self.timings if timing.fate == "to come"), None)

    @property
    def ahead(self) -> list[Timing]:
        """The step in hand and those to come."""
        return [timing for timing in self.timings if timing.fate in ("now", "to come")]

    def with_lines(self, lines: Sequence[Line]) -> "Timetable":
        """Return the day as it would be at the same moment with other steps."""
        return timetable(lines, self.start, self.moment, self.day, has_start=self.has_start)

    def of(self, activity_id: int) -> list[Timing]:
        """Return the timings of one activity."""
        return [timing for timing in self.timings if timing.line.activity_id == activity_id]


def timetable(
    lines: Sequence[Line], start: datetime, now: datetime, day: Day, *, has_start: bool = True
) -> Timetable:
    """Return the day as it was planned to begin at `start`, and as it goes at `now`.

    Before the day has begun, it is expected to begin when it was to, or now where that is past.
    Without `has_start`, the coach did not say when: what comes before the first pin may begin
    whenever it fits.
    """
    moment = now.astimezone(start.tzinfo)
    moments = pin_moments(lines, start)
    planned = list(planned_spans(lines, moments, start))
    fates = _fates(lines, day)
    pins = pins_now(lines, moments)
    expected = list(_expected(lines, fates, pins, _opening(start, moment, day), moment))
    timings = [
        Timing(line, *planned[n], *expected[n], fates[n], pins[n]) for n, line in enumerate(lines)
    ]
    clashes = _clashes(timings)
    over = _planned_clashes(lines, moments, start if has_start else None)
    late = {clash.activity_id for clash in clashes}
    return Timetable(
        timings=timings,
        planned_clashes=[each for each in over if day.began is None or each.activity_id in late],
        clashes=clashes,
        behind=_behind(timings),
        start=start,
        moment=moment,
        day=day,
        has_start=has_start,
    )


def _fates(lines: Sequence[Line], day: Day) -> list[str]:
    """Return what has become of each line."""
    if day.began is None:
        return [line.state or "to come" for line in lines]
    if day.ended is not None:
        return [line.state or "done" for line in lines]
    here = next((number for number, line in enumerate(lines) if line.in_hand), -1)
    return [_fate(line, number, here, lines) for number, line in enumerate(lines)]


def _fate(line: Line, number: int, here: int, lines: Sequence[Line]) -> str:
    if number == here:
        return "now"
    if line.state:
        return line.state
    if here < 0:  # what was in hand was taken away
        passed = any(other.began for other in lines[number:])
        return "done" if passed else "to come"
    if number < here or (line.spent and not line.left):
        return "done"
    began = lines[here].began
    was_done = line.began is not None and is_behind(line.began, line.spent, line.minutes, began)
    return "done" if was_done else "to come"


def _opening(start: datetime, now: datetime, day: Day) -> datetime:
    """Return when the day began, or is expected to."""
    if day.began is not None:
        return datetime.fromisoformat(day.began).astimezone(start.tzinfo)
    return max(start, now)


def _expected(
    lines: Sequence[Line],
    fates: Sequence[str],
    pins: Sequence[datetime | None],
    opening: datetime,
    now: datetime,
) -> Iterator[Span]:
    """Yield when each step began and ended, or will: a pin is waited for, and never met early."""
    at = opening
    for line, fate, pin in zip(lines, fates, pins, strict=True):
        began = None if line.began is None else line.began.astimezone(now.tzinfo)
        if fate == "to come":
            begins = max(at, now, pin or now)
            span = (begins, begins + line.left)
        elif fate == "now":
            begins = began or max(now, pin or now)
            span = (begins, max(now, begins) + line.left)
        else:
            begins = began or at
            span = (begins, begins + timedelta(seconds=line.spent))
        yield span
        at = max(at, span[1])


def _late(timing: Timing) -> int:
    """Return by how many minutes a pin ahead would be met late."""
    if timing.pinned is None or timing.fate != "to come":
        return 0
    return max(minutes(timing.start - timing.pinned), 0)


def _clashes(timings: Iterable[Timing]) -> list[Clash]:
    """Return the pins ahead that would be met late."""
    late = [(timing.line.activity_id, _late(timing)) for timing in timings]
    return [Clash(activity_id, by) for activity_id, by in late if by]


def _planned_clashes(
    lines: Sequence[Line], moments: Moments, start: datetime | None
) -> list[Clash]:
    """Return the pins that the plan itself runs over; without a start, from the first pin on.

    What was shortened or left out since counts, and what was added on the day does not.
    """
    found = []
    at = start
    for line, pin in zip(lines, moments, strict=True):
        over = minutes(at - pin) if pin is not None and at is not None else 0
        if over > 0:
            found.append(Clash(line.activity_id, over))
        at = pin or at
        if at is not None and not line.state:
            at += timedelta(minutes=max(min(line.planned, line.minutes - line.added), 1))
    return found


def _behind(timings: Sequence[Timing]) -> int:
    """Return how late the day is at its end, or at a pin on the way where that is worse.

    A pin with nothing left before it is met as soon as can be, and says nothing of the rest.
    """
    if not timings:
        return 0
    end = max(timing.end for timing in timings) - max(timing.planned_end for timing in timings)
    ahead = [timing for timing in timings if timing.fate in ("now", "to come")]
    return max([minutes(end), *filter(None, map(_late, ahead[1:]))])
