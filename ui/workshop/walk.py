"""Where the guide stands in the day, and where Next and Back lead from there."""

from collections.abc import Sequence

from facilitator.day import clock
from facilitator.day.lines import Timing
from facilitator.day.tables import PlannedStep
from ui.live_day import LiveDay


class Walk:
    """The way through one activity. Where the day stands lives in the file."""

    def __init__(self, day: LiveDay, activity_id: int) -> None:
        self._day, self.activity_id = day, activity_id
        self.read_on: int | None = None
        """The step that is only looked at: the file cannot be changed, or the day is not here."""

    @property
    def steps(self) -> Sequence[PlannedStep]:
        """The activity's plan, in order."""
        return self._day.steps(self.activity_id)

    @property
    def number(self) -> int:
        """The number of the step that shows, from 0."""
        at = self._day.at(self.activity_id).step if self.read_on is None else self.read_on
        return min(max(at, 0), len(self.steps) - 1)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the day is under way in another activity: then this one is only looked at."""
        now = self._day.timetable.now
        return now is not None and now.line.activity_id != self.activity_id

    @property
    def only_looks(self) -> bool:
        """Whether turning steps changes nothing in the file."""
        return self._day.store.read_only or self.is_elsewhere

    @property
    def timing(self) -> Timing | None:
        """When the step that shows was to be, and is."""
        position = self.steps[self.number].position
        own = self._day.timetable.of(self.activity_id)
        return next((each for each in own if each.line.position == position), None)

    @property
    def opens_the_day(self) -> bool:
        """Whether the step that shows is the first of the day."""
        timing, timings = self.timing, self._day.timetable.timings
        return timing is not None and timing == timings[0]

    def next(self) -> tuple[int, int] | None:
        """Return the activity and the position where Next leads."""
        if not self.only_looks:
            with self._day.store.reading() as session:
                return clock.next_step(session, self.activity_id)
        later = self.steps[self.number + 1 :]
        return (self.activity_id, later[0].position) if later else None

    def previous(self) -> tuple[int, int] | None:
        """Return the activity and the position where Back leads."""
        here = self.activity_id
        before = [(here, step.position) for step in self.steps[: self.number] if not step.state]
        if not before and not self.only_looks:
            timings = self._day.timetable.timings
            first = next((n for n, t in enumerate(timings) if t.line.activity_id == here), 0)
            earlier = (t.line for t in timings[:first] if not t.line.state)
            before = [(line.activity_id, line.position) for line in earlier]
        return before[-1] if before else None

    def time(self) -> tuple[int, int]:
        """Return the seconds left of the step that shows, and its whole."""
        if self.read_on is None:
            return self._day.time(self.activity_id)
        whole = self.steps[self.number].minutes * 60
        return whole, whole
