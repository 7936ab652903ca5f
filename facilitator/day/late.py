"""Running late: two whole plans for the rest of the day, made from the coach's choices.

Quiet writing, breaks and the closing keep their minutes. Between two pins, time is saved only as
far as the next pin needs it: whoever is early waits there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from sqlmodel import Session, select

from facilitator.day.clock import seconds_spent, step_time
from facilitator.day.lines import Line, minutes
from facilitator.day.tables import PlannedStep
from facilitator.day.timetable import Timetable
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.plan import progress
from facilitator.store import Store

KEPT: Final = ("quiet", "break", "closing")
"""Roles of steps that are never squeezed nor left out."""

Kind = Literal["shorter", "fewer"]
Place = tuple[int, int]
"""A step's activity and its position there."""
Way = Callable[[Sequence[Line], int], dict[Place, int]]


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
    ways: tuple[tuple[Kind, Way], ...] = (("shorter", _shorter), ("fewer", _fewer))
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
        taken = _whole(seconds_spent(time, started, now))
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
        cuts = [Cut(line, given[_place(line)]) for line in segment.lines if _place(line) in given]
        found += cuts
        stay = [line for line in segment.lines if given.get(_place(line)) != 0]
        at += _left(_shortened(line, given) for line in stay)
    return found


def _left(lines: Iterable[Line]) -> timedelta:
    return sum((line.left for line in lines), timedelta())


def _cut(timetable: Timetable, cuts: Iterable[Cut]) -> list[Line]:
    given = {_place(cut.line): cut.minutes for cut in cuts}
    return [_shortened(timing.line, given) for timing in timetable.timings]


def _shortened(line: Line, given: Mapping[Place, int]) -> Line:
    length = given.get(_place(line))
    if length is None:
        return line
    return replace(line, minutes=length) if length else replace(line, state="skipped")


def _place(line: Line) -> Place:
    return line.activity_id, line.position


# What a step can give


def _whole(seconds: int) -> int:
    """Return how many minutes have begun."""
    return -(-seconds // 60)


def _remaining(line: Line) -> int:
    """Return the minutes that leaving a step out saves."""
    return max(line.minutes - _whole(line.spent), 0)


def _shrinks_by(line: Line, least: int | None) -> int:
    """Return by how many minutes a step can shrink: never below what it has taken already."""
    if least is None or line.role in KEPT:
        return 0
    taken_back = max(line.added, 0) + 1
    return max(line.minutes - max(least, _whole(line.spent), taken_back), 0)


def _by_buffer(line: Line) -> int:
    if line.role != "buffer":
        return 0
    return _shrinks_by(line, 1) if line.in_hand else _remaining(line)


def _by_shrinking(line: Line) -> int:
    return 0 if line.role == "buffer" else _shrinks_by(line, line.least)


def _by_going(line: Line) -> int:
    """Return what leaving a step out saves, none where it must happen."""
    stays = line.in_hand or line.role in (*KEPT, "buffer") or not line.can_go
    return 0 if stays else _remaining(line)


def _total(lines: Sequence[Line], saves: Callable[[Line], int]) -> int:
    return sum(map(saves, lines))


# The two ways


def _shorter(lines: Sequence[Line], need: int) -> dict[Place, int]:
    """Shrink what can shrink; leave steps out only for what is missing then."""
    missing = need - _total(lines, _by_buffer) - _total(lines, _by_shrinking)
    more = {line: _by_going(line) - _by_shrinking(line) for line in lines if _by_going(line)}
    return _settle(lines, need, _least_over(more, missing), _shrunk)


def _fewer(lines: Sequence[Line], need: int) -> dict[Place, int]:
    """Leave whole steps out; for what is missing then, shrink as few others as can be."""
    missing = need - _total(lines, _by_buffer)
    goes = _least_over({line: _by_going(line) for line in lines}, missing)
    return _settle(lines, need, goes, _shrunk_few)


def _settle(
    lines: Sequence[Line], need: int, goes: Sequence[Line], shrunk: Way
) -> dict[Place, int]:
    """Return the new minutes of what changes, given which steps go; buffers give before others."""
    given = {_place(line): 0 for line in goes}
    need -= _total(goes, _by_going)
    stay = [line for line in lines if _place(line) not in given]
    for line in stay:
        saved = min(_by_buffer(line), max(need, 0))
        if saved:
            given[_place(line)] = _buffer_left(line, saved)
            need -= saved
    given |= shrunk(stay, need)
    return given


def _buffer_left(line: Line, saved: int) -> int:
    """Return the minutes of a buffer that gives some; one that gives all it has is left out."""
    left = line.minutes - saved
    goes = not line.in_hand and (saved == _remaining(line) or left <= line.added)
    return 0 if goes else left


def _shrunk(lines: Sequence[Line], need: int) -> dict[Place, int]:
    """Share the minutes to be saved among the steps, in proportion to what each can give."""
    room = [_by_shrinking(line) for line in lines]
    whole = sum(room)
    if need <= 0 or not whole:
        return {}
    need = min(need, whole)
    shares = [each * need // whole for each in room]
    by_rest = sorted(range(len(lines)), key=lambda n: (-(room[n] * need % whole), n))
    for number in by_rest[: need - sum(shares)]:
        shares[number] += 1
    pairs = zip(lines, shares, strict=True)
    return {_place(line): line.minutes - share for line, share in pairs if share}


def _shrunk_few(lines: Sequence[Line], need: int) -> dict[Place, int]:
    """Take the minutes to be saved from as few steps as can be: those first that can give most."""
    given: dict[Place, int] = {}
    for line in sorted(lines, key=_by_shrinking, reverse=True):
        share = min(_by_shrinking(line), max(need, 0))
        if share:
            given[_place(line)] = line.minutes - share
            need -= share
    return given


def _least_over(saves: Mapping[Line, int], need: int) -> Sequence[Line]:
    """Return the steps that save `need` minutes with as few more as can be; else all that can go.

    Of equal choices, the one with fewer steps; then later ones go before earlier ones.
    """
    every = [line for line, saved in saves.items() if saved > 0]
    if need <= 0 or sum(saves[line] for line in every) <= need:
        return every if need > 0 else ()
    best: dict[int, tuple[Line, ...]] = {0: ()}
    for line in reversed(every):
        for total, chosen in list(best.items()):
            more = total + saves[line]
            if total < need and (more not in best or len(best[more]) > len(chosen) + 1):
                best[more] = (line, *chosen)
    return best[min(total for total in best if total >= need)]
