"""The plans of two copies of an activity, and where each of them stands in it."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from facilitator.day.document import LooseTimeDocument, ProgressDocument, StepDocument
from facilitator.exercises.board.document import ActivityOnBoard
from facilitator.merging.clocks import earliest, keys_of, moment
from facilitator.merging.values import Merging, canonical, furthest

Activity = ActivityOnBoard[Any, Any, Any]
Values = dict[str, Any]
TIMES: Final = ("began", "spent", "added")


class PlanMerging:
    """Merges two plans: step by step where they have the same steps, else one is taken whole."""

    def __init__(self, merging: Merging, one: Activity, other: Activity) -> None:
        self._merging = merging
        self.taken, self._left = sorted((one, other), key=_weight, reverse=True)
        self._same = keys_of(one.steps) == keys_of(other.steps)

    def values(self) -> Values:
        """Return the steps, the time on what the plan has no more, and where the activity stands.

        The plan that is not taken is kept beside it; the time that its steps took is not lost.
        """
        return {
            "steps": self._step_by_step() if self._same else self._whole(),
            "loose_times": self._loose(),
            "progress": self._progress(),
        }

    def plan(self) -> str:
        """Return the key of the deck's plan that the steps are from."""
        one, other = self.taken.settings.plan, self._left.settings.plan
        if self._same:
            called = "settings.plan"
            about = self.taken.uid
            return str(self._merging.value("plan", one, other, about, empty="", called=called))
        if other and other != one:
            self._merging.note(self.taken.uid, "settings.plan", other)
        return str(one)

    def _step_by_step(self) -> list[Values]:
        pairs = zip(self.taken.steps, self._left.steps, strict=True)
        return [
            self._merging.part(one, other, self.taken.uid, within=f"step {number}")
            for number, (one, other) in enumerate(pairs, 1)
        ]

    def _whole(self) -> list[Values]:
        if self._left.steps:
            self._merging.note(self.taken.uid, "steps", _planned(self._left))
        there = dict(zip(keys_of(self._left.steps), self._left.steps, strict=True))
        return [
            {**step.model_dump(), **(_both(_time(step), _time(there[key])) if key in there else {})}
            for key, step in zip(keys_of(self.taken.steps), self.taken.steps, strict=True)
        ]

    def _loose(self) -> list[Values]:
        """Return the time of steps that the plan has no more, each beyond the plan's last step.

        A time is known by when it began; so bringing it in again changes nothing.
        """
        if self._same and self.taken.loose_times == self._left.loose_times:
            return [time.model_dump() for time in self.taken.loose_times]
        found: dict[str, Values] = {}
        for time in self._beyond():
            known = time["began"] or canonical([time["spent"], time["added"]])
            had = found.get(known)
            position = max(time["position"], had["position"] if had else 0)
            found[known] = {**(_both(had, time) if had else time), "position": position}
        placed: dict[int, Values] = {}
        for time in sorted(found.values(), key=lambda one: (one["position"], _time_order(one))):
            position = time["position"]
            while position in placed:
                position += 1
            placed[position] = {**time, "position": position}
        return [placed[position] for position in sorted(placed)]

    def _beyond(self) -> Iterator[Values]:
        last = len(self.taken.steps)
        for time in (*self.taken.loose_times, *self._left.loose_times):
            yield {**_time(time), "position": max(time.position, last)}
        known = set(keys_of(self.taken.steps))
        for key, step in zip(keys_of(self._left.steps), self._left.steps, strict=True):
            if key not in known and any(_time(step).values()):
                yield {**_time(step), "position": last}

    def _progress(self) -> Values:
        """Return where the activity stands: where its clock runs, or else at the further step."""
        one, other = self.taken.progress, self._left.progress
        if one == other and self._same:
            return one.model_dump()
        step = max(one.step, self._here(other))
        if bool(one.started) != bool(other.started):
            step = one.step if one.started else self._here(other)
        hidden = {*one.hidden_zones, *other.hidden_zones}
        return ProgressDocument(
            step=step,
            started=earliest(one.started, other.started),
            hidden_zones=sorted(hidden),
            dots_hidden=one.dots_hidden or other.dots_hidden,
        ).model_dump()

    def _here(self, progress: ProgressDocument) -> int:
        """Return where in the plan that is taken the other copy stands."""
        if self._same or not self._left.steps:
            return progress.step
        keys, own = keys_of(self._left.steps), keys_of(self.taken.steps)
        key = keys[min(progress.step, len(keys) - 1)]
        return own.index(key) if key in own else 0


def _weight(activity: Activity) -> tuple[bool, int, str]:
    """Return what puts plans in order: one whose clock runs, one that took time, one by its text.

    What another copy adds to a plan never makes it less.
    """
    spent = sum(step.spent for step in activity.steps)
    plan = canonical([_planned(activity), activity.settings.plan])
    return activity.progress.started is not None, spent, plan


def _planned(activity: Activity) -> list[Values]:
    return [step.model_dump(exclude={*TIMES}, exclude_defaults=True) for step in activity.steps]


def _time(part: StepDocument | LooseTimeDocument) -> Values:
    return {name: getattr(part, name) for name in TIMES}


def _both(one: Values, other: Values) -> Values:
    return {
        "began": earliest(one["began"], other["began"]),
        "spent": max(one["spent"], other["spent"]),
        "added": furthest(one["added"], other["added"]),
    }


def _time_order(time: Values) -> Iterable[Any]:
    return moment(time["began"]), time["spent"], time["added"]
