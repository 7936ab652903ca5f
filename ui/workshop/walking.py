"""Walking through the steps: on, back, leaving out, putting off, and the clock on the way."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from facilitator import plan
from facilitator.day import clock
from facilitator.i18n import _, ngettext
from facilitator.store import Store
from ui.live_day import LiveDay
from ui.message_bar import Question
from ui.workshop.day_words import said_time
from ui.workshop.walk import Walk

EARLY: Final = timedelta(minutes=1)
"""From so long before its time on, a pinned activity would begin early."""


class Walking(QObject):
    """Does what people ask of the step in hand. Where the day stands lives in the file."""

    moved = Signal(int)
    """The day went on to another activity: its id."""
    looked = Signal()
    """Another step shows, and the day stays where it is."""
    said = Signal(str)
    asked = Signal(object)
    """A `Question`: what would begin now is pinned to a later time."""

    def __init__(self, day: LiveDay, parent: QObject) -> None:
        super().__init__(parent)
        self._day, self._store = day, day.store
        self._walk: Walk | None = None

    @property
    def walk(self) -> Walk:
        """The way through the activity that is open."""
        if self._walk is None:
            raise RuntimeError("no activity is open")
        return self._walk

    def follow(self, walk: Walk | None) -> None:
        """Walk this way from now on."""
        self._walk = walk

    def next_step(self) -> None:
        """Take the next step of the day in hand, be it in the next activity."""
        if self.walk.only_looks:
            if (then := self.walk.next()) is not None:
                self._look_at(then[1])
        else:
            self._when_its_time_comes(self._go_on)

    def _go_on(self) -> None:
        then = clock.go_on(self._store, self.walk.activity_id)
        if then is not None:
            self._follow_to(then[0])

    def _when_its_time_comes(self, act: Callable[[], None]) -> None:
        """Do what takes the next step in hand; ask first where that is pinned to a later time."""
        then = self.walk.next()
        pinned = self._early(then) if then is not None else None
        if then is None or pinned is None:
            act()
            return
        minutes = -(-int((pinned - self._now).total_seconds()) // 60)
        words = ngettext(
            "“{title}” is pinned to {time}, in {count} minute.",
            "“{title}” is pinned to {time}, in {count} minutes.",
            minutes,
        )
        sentence = words.format(
            title=self._day.title(then[0]), time=said_time(pinned), count=minutes
        )
        walk = self.walk

        def begin() -> None:
            if self._walk is walk and walk.next() == then:
                act()

        self.asked.emit(Question(sentence, _("Begin &now"), _("&Wait"), begin))

    def _early(self, step: tuple[int, int]) -> datetime | None:
        """Return to when a step is pinned that would begin early; None where it would not."""
        if not self._day.is_running:
            return None
        timings = self._day.timetable.of(step[0])
        pinned = next((each.pinned for each in timings if each.line.position == step[1]), None)
        return pinned if pinned is not None and pinned - self._now >= EARLY else None

    @property
    def _now(self) -> datetime:
        return self._store.clock()

    def previous_step(self) -> None:
        """Take the step before in hand again."""
        before = self.walk.previous()
        if before is not None:
            self._go(*before)

    def go_to(self, number: int) -> None:
        """Take a step in hand by its number; one that was set aside comes back."""
        step = self.walk.steps[number]
        if step.state and not self.walk.only_looks:
            clock.take_up(self._store, self.walk.activity_id, step.position)
        self._go(self.walk.activity_id, step.position)

    def go_back(self) -> None:
        """Go back to where the day is."""
        now = self._day.timetable.now
        if now is not None:
            self.moved.emit(now.line.activity_id)

    def start_or_pause(self) -> None:
        """Start the clock of the step in hand, or pause it; the day comes here, if it is not."""
        walk, activity_id = self.walk, self.walk.activity_id
        if self._day.runs(activity_id):
            clock.pause(self._store)
            return
        try:
            self._start(walk)
        except clock.AnotherDateError as error:
            sentence, day = str(error), self._now.astimezone().date().isoformat()

            def begin_anew() -> None:
                plan.change_workshop(self._store, date=day)
                if self._walk is walk:
                    self._start(walk)

            self.asked.emit(
                Question(sentence, _("Set &today’s date and start"), _("&Leave it"), begin_anew)
            )

    def _start(self, walk: Walk) -> None:
        """Start the clock of the step that shows; the day comes here, if it is not."""
        activity_id, looked = walk.activity_id, walk.read_on is not None
        position = walk.steps[walk.number].position
        walk.read_on = None
        with self._store.progress():
            if looked:
                clock.pause(self._store)
                clock.go_to_step(self._store, activity_id, position)
            clock.start(self._store, activity_id)

    def add_minutes(self, minutes: int) -> None:
        """Give the step in hand more minutes."""
        clock.extend(self._store, self.walk.activity_id, minutes)

    @property
    def minutes(self) -> int:
        """The length of the step in hand, with what was added on the day."""
        _left, whole = self._day.time(self.walk.activity_id)
        return whole // 60

    def skip(self) -> None:
        """Leave the step out."""
        self._set_aside(clock.skip)

    def park(self) -> None:
        """Put the step off; it is offered again at the end of the activity."""
        self._set_aside(clock.park)

    def take_up(self, position: object) -> None:
        """Take up what was left out or put off."""
        position, activity_id = int(str(position)), self.walk.activity_id
        clock.take_up(self._store, activity_id, position)
        if not self.walk.only_looks:
            clock.go_to_step(self._store, activity_id, position)

    def ask_to_end_day(self, *, seen: bool) -> None:
        """End the day; ask first where people may see this screen, since all shows again then."""
        several = len(QGuiApplication.screens()) > 1
        if not (seen or several) or not self._day.is_running:
            self.end_day()
            return
        words = _("The day ends: what is private shows here again. Is the projector off?")
        self.asked.emit(
            Question(words, _("The projector is off: &end it"), _("&Not yet"), self._end_if_it_runs)
        )

    def _end_if_it_runs(self) -> None:
        if self._day.is_running:
            self.end_day()

    def end_day(self) -> None:
        """End the day: the clock stops, and the screen shows everything again."""
        clock.end_day(self._store)
        time = said_time(self._day.timetable.moment)
        walk = self._walk
        went_on = walk is not None and self._day.began(walk.activity_id)
        words = _("The day ended at {time}. “{button}” takes it up again.")
        button = _("Continue") if went_on else _("Start")
        self.said.emit(words.format(time=time, button=button))

    def change_plan(self, key: str) -> None:
        """Walk in another order, or for another length; the step in hand stays in hand."""
        activity_id, step = self.walk.activity_id, self.walk.steps[self.walk.number].step
        plan.change_activity(self._store, activity_id, plan=key)
        places = {planned.step: planned.position for planned in self.walk.steps}
        at = places.get(step)  # where it is part of the other order
        if at is not None and at != self.walk.number:
            clock.go_to_step(self._store, activity_id, at)

    def _set_aside(self, act: Callable[[Store, int, int], None]) -> None:
        step = self.walk.steps[self.walk.number]
        in_hand = not self.walk.only_looks
        then = self.walk.next()

        def set_aside() -> None:
            act(self._store, self.walk.activity_id, step.position)
            if in_hand and then is not None:
                self._follow_to(then[0])

        if in_hand:
            self._when_its_time_comes(set_aside)
        else:
            set_aside()

    def _follow_to(self, activity_id: int) -> None:
        if activity_id != self.walk.activity_id:
            self.moved.emit(activity_id)

    def _go(self, activity_id: int, position: int) -> None:
        if self.walk.only_looks:
            self._look_at(position)
        else:
            clock.go_to_step(self._store, activity_id, position)
            self._follow_to(activity_id)

    def _look_at(self, position: int) -> None:
        """Read a step, and leave the day where it is."""
        places = [step.position for step in self.walk.steps]
        self.walk.read_on = places.index(position)
        self.looked.emit()
