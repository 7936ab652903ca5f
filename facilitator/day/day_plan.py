"""The day as the file has it, from which any moment's timetable follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import Final

from sqlmodel import Session, col, select

from facilitator.day.lines import Line
from facilitator.day.spent import seconds_counted
from facilitator.day.state import is_past_trial, is_stale, the_day
from facilitator.day.tables import Day, PlannedStep, Progress, StepTime
from facilitator.day.timetable import Timetable, timetable
from facilitator.workshop import activities, saved_id, the_workshop

PAST_MIDNIGHT: Final = timedelta(hours=6)
"""A day that was to begin before midnight is late for so long, and not planned for the evening."""


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

    def at(self, now: datetime) -> Timetable:
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
