"""What happens when: the coach's times, and the times that are to be expected now.

Nothing here is saved. Given the plan and the time that was spent, it follows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time

from sqlmodel import Session, col, select

from facilitator.day.clock import seconds_spent, the_day
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

    def of(self, activity_id: int) -> list[Timing]:
        """Return the timings of one activity."""
        return [timing for timing in self.timings if timing.line.activity_id == activity_id]


def read_lines(session: Session, now: datetime) -> list[Line]:
    """Return every step of the day, in order, as the file has it."""
    day = the_day(session)
    times = {(each.activity_id, each.position): each for each in session.exec(select(StepTime))}
    at = {each.activity_id: each for each in session.exec(select(Progress))}
    steps: dict[int, list[PlannedStep]] = {}
    for step in session.exec(select(PlannedStep).order_by(col(PlannedStep.position))):
        steps.setdefault(step.activity_id, []).append(step)
    lines = []
    for activity in activities(session):
        for step in steps.get(saved_id(activity), ()):
            time = times.get((step.activity_id, step.position))
            progress = at.get(step.activity_id)
            line = _line(step, time, progress, now)
            pin = activity.starts if step.position == 0 else ""
            here = line.in_hand and activity.uid == day.activity
            lines.append(replace(line, pin=pin, in_hand=here))
    return lines


def _line(
    step: PlannedStep, time: StepTime | None, progress: Progress | None, now: datetime
) -> Line:
    time = time or StepTime(activity_id=step.activity_id, position=step.position)
    progress = progress or Progress(activity_id=step.activity_id)
    here = progress.step == step.position
    return Line(
        activity_id=step.activity_id,
        position=step.position,
        step=step.step,
        minutes=max(step.minutes + time.added, 1),
        planned=step.planned,
        least=step.least,
        can_go=step.can_go,
        instead=step.instead,
        role=step.role,
        state=step.state,
        spent=seconds_spent(time, progress.started if here else None, now),
        began=None if time.began is None else datetime.fromisoformat(time.began),
        in_hand=here,
    )


def planned_start(session: Session, now: datetime) -> datetime:
    """Return when the day is to begin, in local time; without a plan, when it began, or now."""
    workshop, day = the_workshop(session), the_day(session)
    local = (datetime.fromisoformat(day.began) if day.began else now).astimezone()
    if not workshop.starts:
        return local.replace(second=0, microsecond=0)
    on = local.date() if day.began else date.fromisoformat(workshop.date or str(local.date()))
    return datetime.combine(on, clock_time.fromisoformat(workshop.starts)).astimezone()


def timetable(lines: Sequence[Line], start: datetime, now: datetime, day: Day) -> Timetable:
    """Return the day as it was planned to begin at `start`, and as it goes at `now`.

    Before the day has begun, it is expected to begin when it was to, or now where that is past.
    """
    planned = list(_planned(lines, start))
    here = _here(lines, day)
    expected = list(_expected(lines, start, now.astimezone(start.tzinfo), here, day))
    timings = [
        Timing(line, *planned[n], *expected[n], _fate(line, n, here, day))
        for n, line in enumerate(lines)
    ]
    clashes = _clashes(timings)
    return Timetable(
        timings=timings,
        planned_clashes=_planned_clashes(lines, planned),
        clashes=clashes,
        behind=_behind(timings, clashes),
    )


def read_timetable(session: Session, now: datetime) -> Timetable:
    """Return the day as the file has it."""
    return timetable(read_lines(session, now), planned_start(session, now), now, the_day(session))


def _here(lines: Sequence[Line], day: Day) -> int:
    """Return the number of the step in hand; -1 where there is none yet, or it was taken away."""
    if day.began is None:
        return -1
    return next((number for number, line in enumerate(lines) if line.in_hand), -1)


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


def _expected(
    lines: Sequence[Line], start: datetime, now: datetime, here: int, day: Day
) -> Iterator[Span]:
    """Yield when each step began and ended, or will: a pin is waited for, and never met early."""
    begun = day.began is not None
    at = datetime.fromisoformat(day.began).astimezone(start.tzinfo) if day.began else start
    at = at if begun else max(start, now)
    for number, line in enumerate(lines):
        if day.ended is not None or (begun and number < here):
            began = at if line.began is None else line.began.astimezone(start.tzinfo)
            span = (began, began + timedelta(seconds=line.spent))
        elif begun and number == here:
            began = now if line.began is None else line.began.astimezone(start.tzinfo)
            span = (began, max(now, began) + line.left)
        else:
            at = max(at, now) if begun else at
            begins = max(at, at_pin(line, start)) if line.pin and not line.state else at
            span = (begins, begins if line.state else begins + line.left)
        yield span
        at = max(at, span[1])


def _fate(line: Line, number: int, here: int, day: Day) -> str:
    if line.state:
        return line.state
    if day.ended is not None or (day.began is not None and number < here):
        return "done"
    if day.began is not None and number == here:
        return "now"
    return "done" if line.spent and not line.left else "to come"


def _clashes(timings: Iterable[Timing]) -> list[Clash]:
    """Return the pins ahead that would be met late."""
    found = []
    for timing in timings:
        if timing.line.pin and timing.fate == "to come":
            late = minutes(timing.start - at_pin(timing.line, timing.planned_start))
            if late > 0:
                found.append(Clash(timing.line.activity_id, late))
    return found


def _planned_clashes(lines: Sequence[Line], planned: Sequence[Span]) -> list[Clash]:
    """Return the pins that the plan itself runs over."""
    found = []
    for number in range(1, len(lines)):
        over = minutes(planned[number - 1][1] - planned[number][0])
        if lines[number].pin and over > 0:
            found.append(Clash(lines[number].activity_id, over))
    return found


def _behind(timings: Sequence[Timing], clashes: Iterable[Clash]) -> int:
    if not timings:
        return 0
    end = max(timing.end for timing in timings) - max(timing.planned_end for timing in timings)
    return max([minutes(end), *(clash.minutes for clash in clashes)])
