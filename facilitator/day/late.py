"""Running late: two whole plans for the rest of the day, made from the coach's choices.

Quiet writing, breaks and the closing keep their minutes. Between two pins, time is saved only as
far as the next pin needs it: whoever is early waits there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from sqlmodel import Session, select

from facilitator.day.late_ways import Place, Way, fewer, place_of, shorter, whole_minutes
from facilitator.day.lines import Line, minutes
from facilitator.day.spent import seconds_spent, step_time
from facilitator.day.tables import PlannedStep
from facilitator.day.timetable import Timetable
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.plan import progress
from facilitator.store import Store

Kind = Literal["shorter", "fewer"]


@dataclass(frozen=True)
class Cut:
    """A step that has fewer minutes from now on, or none: then it is left out."""

    line: Line
    minutes: int

    @property
    def left_out(self) -> bool:
        """Whether the step is not done at all."""
        return self.minutes == 0


@dataclass(frozen=True)
class LatePlan:
    """The rest of the day as it would be."""

    kind: Kind
    """`shorter`: steps shrink before any is left out. `fewer`: the other way round."""
    cuts: Sequence[Cut]
    timetable: Timetable
    """The whole day with these cuts."""

    @property
    def name(self) -> str:
        """What people call it."""
        return _("shorter steps") if self.kind == "shorter" else _("fewer steps")

    @property
    def end(self) -> datetime:
        """When the day would end."""
        return self.timetable.end

    @property
    def short_by(self) -> int:
        """Minutes that are missing still: at the end, or at a pin on the way if that is worse."""
        return max(self.timetable.behind, 0)


def late_plans(timetable: Timetable) -> list[LatePlan]:
    """Return what can be done about being late: two plans, one where they are the same, or none."""
    if timetable.behind <= 0 or not timetable.ahead:
        return []
    plans: list[LatePlan] = []
    ways: tuple[tuple[Kind, Way], ...] = (("shorter", shorter), ("fewer", fewer))
    for kind, way in ways:
        cuts = _cuts(timetable, way)
        if cuts and all(cuts != plan.cuts for plan in plans):
            plans.append(LatePlan(kind, cuts, timetable.with_lines(_cut(timetable, cuts))))
    return plans


@dataclass(frozen=True)
class Slack:
    """Free time before a pin, which takes up some of what the day is late."""

    late: int
    """Minutes that the step in hand, or the first one, is late."""
    free: int
    """Minutes that nothing is planned for, up to the pin."""
    activity_id: int
    """What is pinned."""


def slack(timetable: Timetable) -> Slack | None:
    """Return the free time before the next pin, where it makes the day less late than it is now.

    None where that does not explain how far the day is behind: where more than that changed.
    """
    ahead = timetable.ahead
    if not ahead:
        return None
    first = ahead[0]
    late = minutes(first.end - first.planned_end)
    number = next((n for n, timing in enumerate(ahead) if n and timing.pinned), None)
    if number is None or late <= 0:
        return None
    pin = ahead[number]
    free = minutes(pin.planned_start - ahead[number - 1].planned_end)
    explains = max(late - free, 0) == max(timetable.behind, 0)
    return Slack(late, free, pin.line.activity_id) if free > 0 and explains else None


def apply_plan(store: Store, plan: LatePlan) -> None:
    """Make a plan the plan of the day, in one step that can be undone."""
    with store.step(_("Running late: {plan}").format(plan=plan.name)) as session:
        for cut in plan.cuts:
            _apply(session, cut, store.clock())


def _apply(session: Session, cut: Cut, now: datetime) -> None:
    line = cut.line
    query = select(PlannedStep).where(
        PlannedStep.activity_id == line.activity_id, PlannedStep.position == line.position
    )
    step = session.exec(query).first()
    at = progress(session, line.activity_id)
    started = at.started if at.step == line.position else None
    if step is None or step.step != line.step or (cut.left_out and started is not None):
        raise FacilitatorError(_("The day has moved on since; look at the plans again."))
    time = step_time(session, line.activity_id, line.position)
    if cut.left_out:
        step.state = "skipped"
    else:
        taken = whole_minutes(seconds_spent(time, started, now))
        wanted = max(cut.minutes, taken) - time.added
        step.minutes = max(min(wanted, step.minutes), 1)
    session.add(step)


# The day between its pins


@dataclass(frozen=True)
class _Segment:
    """What is left of the day up to a pin, or to its end."""

    opens: datetime
    lines: Sequence[Line]
    due: datetime


def _segments(timetable: Timetable) -> Iterator[_Segment]:
    ahead = timetable.ahead
    opens = [n for n, timing in enumerate(ahead) if n == 0 or timing.pinned is not None]
    for n, after in zip(opens, [*opens[1:], len(ahead)], strict=True):
        due = ahead[after].pinned if after < len(ahead) else None
        yield _Segment(
            (ahead[n].pinned if n else None) or ahead[n].end - ahead[n].line.left,
            [timing.line for timing in ahead[n:after]],
            due or timetable.planned_end,
        )


def _cuts(timetable: Timetable, way: Way) -> list[Cut]:
    found: list[Cut] = []
    at = timetable.moment
    for segment in _segments(timetable):
        at = max(at, segment.opens)
        need = minutes(at + _left(segment.lines) - segment.due)
        given = way(segment.lines, need) if need > 0 else {}
        cuts = [
            Cut(line, given[place_of(line)]) for line in segment.lines if place_of(line) in given
        ]
        found += cuts
        stay = [line for line in segment.lines if given.get(place_of(line)) != 0]
        at += _left(_shortened(line, given) for line in stay)
    return found


def _left(lines: Iterable[Line]) -> timedelta:
    return sum((line.left for line in lines), timedelta())


def _cut(timetable: Timetable, cuts: Iterable[Cut]) -> list[Line]:
    given = {place_of(cut.line): cut.minutes for cut in cuts}
    return [_shortened(timing.line, given) for timing in timetable.timings]


def _shortened(line: Line, given: Mapping[Place, int]) -> Line:
    length = given.get(place_of(line))
    if length is None:
        return line
    return replace(line, minutes=length) if length else replace(line, state="skipped")
