"""What happens when: the coach's times, and the times that are to be expected now.

Nothing here is saved. Given the plan and the time that was spent, it follows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time

from sqlmodel import Session, col, select

from facilitator.day.clock import is_behind, seconds_spent, the_day
from facilitator.day.tables import Day, PlannedStep, Progress, StepTime
from facilitator.workshop import activities, saved_id, the_workshop


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
        return timetable(lines, self.start, self.moment, self.day)

    def of(self, activity_id: int) -> list[Timing]:
        """Return the timings of one activity."""
        return [timing for timing in self.timings if timing.line.activity_id == activity_id]


@dataclass(frozen=True)
class DayPlan:
    """The day as the file has it, from which any moment's timetable follows without the file."""

    lines: Sequence[Line]
    """Each with the time that was saved, without what its clock ran since."""
    since: Mapping[tuple[int, int], str]
    """By activity and position: since when a clock runs."""
    starts: str
    date: str
    day: Day

    def at(self, now: datetime) -> "Timetable":
        """Return the day as it goes at a moment."""
        lines = list(self.lines)
        for number, line in enumerate(lines if self.since else ()):
            started = self.since.get((line.activity_id, line.position))
            if started is not None:
                time = StepTime(activity_id=line.activity_id, position=0, spent=line.spent)
                lines[number] = replace(line, spent=seconds_spent(time, started, now))
        return timetable(lines, self.start(now), now, self.day)

    def start(self, now: datetime) -> datetime:
        """Return when the day is to begin, in local time; without a plan, when it began, or now.

        A day that did not begin on its date is planned for today.
        """
        began = self.day.began
        local = (datetime.fromisoformat(began) if began else now).astimezone()
        if not self.starts:
            return local.replace(microsecond=0)
        on = local.date()
        if self.date and not began:
            on = max(date.fromisoformat(self.date), on)
        return datetime.combine(on, clock_time.fromisoformat(self.starts)).astimezone()


def read_day(session: Session) -> DayPlan:
    """Return the day as the file has it."""
    workshop, day = the_workshop(session), the_day(session)
    times = {(each.activity_id, each.position): each for each in session.exec(select(StepTime))}
    at = {each.activity_id: each for each in session.exec(select(Progress))}
    steps: dict[int, list[PlannedStep]] = {}
    for step in session.exec(select(PlannedStep).order_by(col(PlannedStep.position))):
        steps.setdefault(step.activity_id, []).append(step)
    lines, since = [], {}
    for activity in activities(session):
        progress = at.get(saved_id(activity))
        position = 0 if progress is None else progress.step
        here = activity.uid == day.activity
        for step in steps.get(saved_id(activity), ()):
            key = (step.activity_id, step.position)
            in_hand = step.position == position
            if in_hand and progress is not None and progress.started is not None:
                since[key] = progress.started
            pin = activity.starts if step.position == 0 else ""
            lines.append(_line(step, times.get(key), pin, in_hand=in_hand and here))
    return DayPlan(lines, since, workshop.starts, workshop.date, day)


def _line(step: PlannedStep, time: StepTime | None, pin: str, *, in_hand: bool) -> Line:
    added, spent, began = (0, 0, None) if time is None else (time.added, time.spent, time.began)
    return Line(
        activity_id=step.activity_id,
        position=step.position,
        step=step.step,
        minutes=max(step.minutes + added, 1),
        planned=step.planned,
        least=step.least,
        can_go=step.can_go,
        instead=step.instead,
        role=step.role,
        state=step.state,
        pin=pin,
        spent=spent,
        began=None if began is None else datetime.fromisoformat(began),
        in_hand=in_hand,
        added=added,
    )


def timetable(lines: Sequence[Line], start: datetime, now: datetime, day: Day) -> Timetable:
    """Return the day as it was planned to begin at `start`, and as it goes at `now`.

    Before the day has begun, it is expected to begin when it was to, or now where that is past.
    """
    moment = now.astimezone(start.tzinfo)
    planned = list(_planned(lines, start))
    fates = _fates(lines, day)
    pins = _pins(lines, start)
    expected = list(_expected(lines, fates, pins, _opening(start, moment, day), moment))
    timings = [
        Timing(line, *planned[n], *expected[n], fates[n], pins[n]) for n, line in enumerate(lines)
    ]
    return Timetable(
        timings=timings,
        planned_clashes=_planned_clashes(lines, planned, start),
        clashes=_clashes(timings),
        behind=_behind(timings),
        start=start,
        moment=moment,
        day=day,
    )


def read_timetable(session: Session, now: datetime) -> Timetable:
    """Return the day as the file has it."""
    return read_day(session).at(now)


Span = tuple[datetime, datetime]


def minutes(length: timedelta) -> int:
    """Return a length of time in whole minutes, to the nearest."""
    return round(length.total_seconds() / 60)


def at_pin(line: Line, like: datetime) -> datetime:
    """Return the moment that a line is pinned to, on the day and in the time zone of another."""
    return datetime.combine(like.date(), clock_time.fromisoformat(line.pin), tzinfo=like.tzinfo)


def _planned(lines: Iterable[Line], start: datetime) -> Iterator[Span]:
    """Yield the coach's times: a pin says when, whatever comes before it."""
    at = start
    for line in lines:
        at = at_pin(line, start) if line.pin else at
        end = at + timedelta(minutes=line.planned)
        yield at, end
        at = end


def _pins(lines: Sequence[Line], start: datetime) -> list[datetime | None]:
    """Return for each line when it is pinned to begin.

    Where the step that opens a pinned activity was set aside, the next one opens it.
    """
    found: list[datetime | None] = []
    carried: tuple[int, datetime] | None = None
    for line in lines:
        if line.pin:
            carried = (line.activity_id, at_pin(line, start))
        own = carried is not None and carried[0] == line.activity_id
        opens = own and (line.in_hand or not line.state)
        found.append(carried[1] if carried is not None and opens else None)
        carried = None if opens or not own else carried
    return found


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
    lines: Sequence[Line], planned: Sequence[Span], start: datetime
) -> list[Clash]:
    """Return the pins that the plan itself runs over."""
    ends = [start, *(end for _begin, end in planned)]
    found = []
    for number, line in enumerate(lines):
        over = minutes(ends[number] - planned[number][0])
        if line.pin and over > 0:
            found.append(Clash(line.activity_id, over))
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
