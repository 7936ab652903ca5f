"""What happens when: the coach's times, and the times that are to be expected now.

Nothing here is saved. Given the plan and the time that was spent, it follows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import Final

from sqlmodel import Session, col, select

from facilitator.day.clock import is_behind, is_past_trial, is_stale, seconds_counted, the_day
from facilitator.day.tables import Day, PlannedStep, Progress, StepTime
from facilitator.workshop import activities, saved_id, the_workshop

PAST_MIDNIGHT: Final = timedelta(hours=6)
"""A day that was to begin before midnight is late for so long, and not planned for the evening."""


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
        """Return the day as it goes at a moment.

        On another date, a day that was only tried has not begun, and one that was run is over.
        """
        if is_past_trial(self.day, now, self.date):
            fresh = [replace(_fresh(line), in_hand=False) for line in self.lines]
            return DayPlan(fresh, {}, self.starts, self.date, Day()).at(now)
        left, day = is_stale(self.day, now), self.day
        if left and day.ended is None:
            day = Day(began=day.began, ended=day.began, activity=day.activity)
        lines = [replace(each, pin="") for each in self.lines] if self._is_trial else [*self.lines]
        for number, line in enumerate(lines if self.since else ()):
            started = self.since.get((line.activity_id, line.position))
            if started is not None:
                time = StepTime(activity_id=line.activity_id, position=0, spent=line.spent)
                spent = seconds_counted(time, started, now, line.minutes, left=left)
                lines[number] = replace(line, spent=spent)
        return timetable(lines, self.start(now), now, day, has_start=self._has_start)

    @property
    def _has_start(self) -> bool:
        return bool(self.starts) and not self._is_trial

    @property
    def _is_trial(self) -> bool:
        """Whether the day began before its date: it is being tried."""
        if self.day.began is None or not self.date:
            return False
        began = datetime.fromisoformat(self.day.began).astimezone()
        return began.date() < date.fromisoformat(self.date)

    def start(self, now: datetime) -> datetime:
        """Return when the day is to begin, in local time; without a plan, when it began, or now.

        A day that did not begin on its date is planned for today. A trial begins when it does, and
        keeps to no pin.
        What was to begin late in the evening is late after midnight.
        """
        began = self.day.began
        local = (datetime.fromisoformat(began) if began else now).astimezone()
        if not self.starts or self._is_trial:
            return local.replace(microsecond=0)
        on = local.date()
        before = _on(on - timedelta(days=1), self.starts)
        is_its_date = self.date == before.date().isoformat() or bool(began and not self.date)
        if is_its_date and local - before <= PAST_MIDNIGHT:
            return before
        if self.date and not began:
            on = max(date.fromisoformat(self.date), on)
        return _on(on, self.starts)


def _on(day: date, starts: str) -> datetime:
    return datetime.combine(day, clock_time.fromisoformat(starts)).astimezone()


def _fresh(line: Line) -> Line:
    """Return a step as it was before the day began."""
    minutes = max(line.minutes - line.added, 1)
    return replace(line, minutes=minutes, spent=0, began=None, added=0)


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
    planned = list(_planned(lines, moments, start))
    fates = _fates(lines, day)
    pins = _pins(lines, moments)
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


def read_timetable(session: Session, now: datetime) -> Timetable:
    """Return the day as the file has it."""
    return read_day(session).at(now)


Span = tuple[datetime, datetime]


def minutes(length: timedelta) -> int:
    """Return a length of time in whole minutes, to the nearest."""
    return round(length.total_seconds() / 60)


Moments = Sequence[datetime | None]


def pin_moments(lines: Iterable[Line], start: datetime) -> Moments:
    """Return for each line the moment that it is pinned to, in the time zone of the start.

    A pin says a time of day: it is the one that is nearest to when its line would begin by the
    plan, so that 00:45 is after midnight where the day begins at 23:00.
    """
    found: list[datetime | None] = []
    at = start
    for line in lines:
        time = clock_time.fromisoformat(line.pin) if line.pin else None
        pin = None if time is None else _nearest(time, at, start.date())
        found.append(pin)
        at = (pin or at) + timedelta(minutes=line.planned)
    return found


def _nearest(time: clock_time, at: datetime, first: date) -> datetime:
    """Return when it is this time nearest to a moment, not before the day's first date."""
    same = datetime.combine(at.date(), time, tzinfo=at.tzinfo)
    days = [same + timedelta(days=by) for by in (0, 1, -1)]
    return min((day for day in days if day.date() >= first), key=lambda day: abs(day - at))


def _planned(lines: Sequence[Line], moments: Moments, start: datetime) -> Iterator[Span]:
    """Yield the coach's times: a pin says when, whatever comes before it."""
    at = start
    for line, pin in zip(lines, moments, strict=True):
        at = pin or at
        end = at + timedelta(minutes=line.planned)
        yield at, end
        at = end


def _pins(lines: Sequence[Line], moments: Moments) -> list[datetime | None]:
    """Return for each line when it is pinned to begin.

    Where the step that opens a pinned activity was set aside, the next one opens it.
    """
    found: list[datetime | None] = []
    carried: tuple[int, datetime] | None = None
    for line, pin in zip(lines, moments, strict=True):
        if pin is not None:
            carried = (line.activity_id, pin)
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
