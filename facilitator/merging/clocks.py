"""One day of two copies: at most one clock runs on, and no time is counted twice."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from facilitator.day.document import DayDocument, StepDocument
from facilitator.exchange import ActivityDocument, WorkshopDocument

Key = tuple[str, int]
"""A step by its key and by how many of the same there are before it in the plan."""


def keys_of(steps: Sequence[StepDocument]) -> list[Key]:
    """Return what each step of a plan is known by, wherever it stands."""
    names = [step.step for step in steps]
    return [(name, names[:place].count(name)) for place, name in enumerate(names)]


def moment(time: str | None) -> tuple[bool, float, str]:
    """Return what puts moments in order, whatever their time zone; none comes first."""
    return time is not None, datetime.fromisoformat(time).timestamp() if time else 0.0, time or ""


def earliest(one: str | None, other: str | None) -> str | None:
    """Return the earlier of two moments, or the only one."""
    return min((time for time in (one, other) if time is not None), key=moment, default=None)


class Clock(NamedTuple):
    """A clock that runs in one copy: on which step of which activity, and since when."""

    started: str
    uid: str
    key: Key


def with_one_clock(
    one: WorkshopDocument, other: WorkshopDocument
) -> tuple[WorkshopDocument, WorkshopDocument]:
    """Return the copies with the clock stopped in the one whose clock does not run on.

    The clock that was started last runs on; the other one ran until then. Where both run on the
    same step, it ran since the earlier start.
    """
    first, second = _clock(one), _clock(other)
    if first is not None and (second is None or _runs_on(first, second)):
        return one, _settled(other, first, one)
    if second is not None:
        return _settled(one, second, other), other
    return one, other


def merged_day(
    one: WorkshopDocument, other: WorkshopDocument, activities: Sequence[dict[str, Any]]
) -> DayDocument:
    """Return how far the day has got: it has ended where no copy's day goes on.

    In hand is the activity whose clock runs, or else the later one in the running order.
    """
    if one.day == other.day:
        return one.day
    days = [day for day in (one.day, other.day) if day.began] or [one.day, other.day]
    ends = [day.ended for day in days]
    order = [activity["uid"] for activity in activities]
    running = [each["uid"] for each in activities if each["progress"]["started"] is not None]
    in_hand = [day.activity for day in (one.day, other.day)]
    return DayDocument(
        began=earliest(one.day.began, other.day.began),
        ended=None if None in ends else max(ends, key=moment),
        activity=running[0]
        if running
        else max(in_hand, key=lambda uid: (order.index(uid) if uid in order else -1, uid)),
    )


def _clock(document: WorkshopDocument) -> Clock | None:
    found = [
        Clock(activity.progress.started, activity.uid, keys_of(activity.steps)[at])
        for activity in document.activities
        if activity.progress.started and (at := activity.progress.step) < len(activity.steps)
    ]
    return max(found, key=_order, default=None)


def _order(clock: Clock) -> tuple[Any, ...]:
    return moment(clock.started), clock.uid, clock.key


def _runs_on(one: Clock, other: Clock) -> bool:
    if (one.uid, one.key) == (other.uid, other.key):
        return moment(one.started) <= moment(other.started)
    return _order(one) >= _order(other)


def _settled(
    document: WorkshopDocument, clock: Clock, running: WorkshopDocument
) -> WorkshopDocument:
    """Return a copy as it is beside one whose clock runs on."""
    own = {activity.uid: activity for activity in running.activities}
    activities = [
        _beside(activity, own.get(activity.uid), clock) for activity in document.activities
    ]
    return document.model_copy(update={"activities": activities})


def _beside(
    activity: ActivityDocument, running: ActivityDocument | None, clock: Clock
) -> ActivityDocument:
    steps, progress = list(activity.steps), activity.progress
    there = {} if running is None else dict(zip(keys_of(running.steps), running.steps, strict=True))
    for place, key in enumerate(keys_of(steps)):
        step, same = steps[place], there.get(key)
        shared = same is not None and same.began is not None and same.began == step.began
        if (activity.uid, key) == (clock.uid, clock.key):
            if shared and same is not None and progress.started != clock.started:
                steps[place] = step.model_copy(update={"spent": min(step.spent, same.spent)})
        elif progress.started and place == progress.step and not shared:
            more = max(int(moment(clock.started)[1] - moment(progress.started)[1]), 0)
            steps[place] = step.model_copy(update={"spent": step.spent + more})
    if progress.started and not _is_on(activity, clock):
        progress = progress.model_copy(update={"started": None})
    return activity.model_copy(update={"steps": steps, "progress": progress})


def _is_on(activity: ActivityDocument, clock: Clock) -> bool:
    """Say whether an activity's own clock runs on the same step as this one."""
    keys, at = keys_of(activity.steps), activity.progress.step
    return activity.uid == clock.uid and at < len(keys) and keys[at] == clock.key
