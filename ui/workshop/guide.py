"""The guide: this step's prompt, what to do, its minutes, and questions to put to the room."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator import plan
from facilitator.access import OPENING
from facilitator.day import clock
from facilitator.day.tables import PlannedStep
from facilitator.decks import BoardDeck, Step
from facilitator.i18n import _
from facilitator.people import reminders
from facilitator.store import Changes, Store
from facilitator.workshop import Activity
from ui.commands import CommandButton, Commands
from ui.exercises.screen import ActivityScreen
from ui.layouts import scrolling
from ui.live_board import SIGHT, BoardChanges, LiveBoard
from ui.live_day import LiveDay, asked
from ui.theme import Theme, dress
from ui.wall_safe import WallSafe
from ui.wording import said_minutes, translated
from ui.workshop.day_words import said_actual, said_time
from ui.workshop.guide_parts import Elsewhere, OwnNotes, SetAside, wrapped
from ui.workshop.question_list import QuestionList
from ui.workshop.timer_ring import TimerRing
from ui.workshop.walk import Walk

IDLE_MS: Final = 150
"""Questions are worked out so long after the last change, never while somebody types."""


class Guide(QFrame):
    """Walks an activity through its steps. Where it stands lives in the file."""

    moved = Signal(int)
    """The day went on to another activity: its id."""
    said = Signal(str)

    def __init__(self, day: LiveDay, safe: WallSafe, theme: Theme, commands: Commands) -> None:
        super().__init__()
        dress(self, role="guide")
        self.setAccessibleName(_("Guide"))
        self._day, self._store, self._commands = day, day.store, commands
        self._safe = safe
        self._live: LiveBoard | None = None
        self._screen: ActivityScreen | None = None
        self._way: Walk | None = None
        self._shown = (-1, "")
        self._following: tuple[int, int] | None = None
        """The activity and the position where Next leads."""
        self._make_parts(theme)
        self._lay_out()
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._ask)
        day.changed.connect(self._follow)
        day.ticked.connect(self._tick)
        safe.changed.connect(self._show_notes)
        day.store.changed.connect(self._needs_changed)

    def _make_parts(self, theme: Theme) -> None:
        self._count = QPushButton()
        dress(self._count, kind="quiet")
        self._count.setStyleSheet("padding-left: 0; text-align: left;")
        self._count.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._steps = QMenu(self._count)
        self._count.setMenu(self._steps)
        self._elsewhere = Elsewhere()
        self._elsewhere.back_wanted.connect(self._go_back)
        self._aside = SetAside(theme)
        self._aside.taken_up.connect(self._take_up)
        self._notes = OwnNotes()
        self._taken = wrapped("small")
        self._then = wrapped("small")
        self._title = wrapped("title")
        self._ring = TimerRing(theme)
        self._over = wrapped("small")
        self._over.hide()
        self._prompt = wrapped("prompt")
        self._do = wrapped("body")
        self._tip = wrapped("muted")
        self._questions = QuestionList(theme)
        self._questions.chosen.connect(self._select)
        self._plan = QComboBox()
        self._plan.setAccessibleName(_("Order and length"))
        self._plan.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._plan.setMinimumContentsLength(8)
        self._plan.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._plan.activated.connect(self._choose_plan)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        place = QHBoxLayout()
        place.addWidget(self._count)
        place.addStretch(1)
        place.addWidget(CommandButton(self._commands.previous_step, kind="quiet"))
        column.addWidget(self._elsewhere)
        column.addLayout(place)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        time = QVBoxLayout()
        time.setSpacing(0)
        time.addWidget(self._ring)
        time.addWidget(self._over, 0, Qt.AlignmentFlag.AlignHCenter)
        time.addStretch(1)
        head.addLayout(time)
        column.addLayout(head)
        for part in (self._taken, self._prompt, self._do, self._tip):
            column.addWidget(part)
        column.addLayout(self._buttons())
        column.addLayout(self._more())
        column.addWidget(self._then)
        column.addWidget(self._aside)
        column.addWidget(self._questions)
        column.addWidget(self._notes)
        column.addStretch(1)
        self._foot = QFrame()
        dress(self._foot, role="foot")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(20, 10, 20, 10)
        row.addWidget(self._plan, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(body), 1)
        whole.addWidget(self._foot)

    def _buttons(self) -> QHBoxLayout:
        commands = self._commands
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for action, kind in ((commands.clock, ""), (commands.next_step, "filled")):
            button = CommandButton(action, kind=kind)
            dress(button, size="snug")
            buttons.addWidget(button)
        buttons.addStretch(1)
        return buttons

    def _more(self) -> QHBoxLayout:
        commands = self._commands
        more = QPushButton(_("More"))
        dress(more, kind="quiet")
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        more.setAccessibleName(_("More for this step"))
        menu = QMenu(more)
        menu.addActions([commands.five_minutes, commands.length])
        menu.addActions([commands.skip, commands.park])
        menu.addSeparator()
        menu.addActions([commands.late, commands.end_day])
        more.setMenu(menu)
        minute = CommandButton(commands.minute)
        dress(minute, size="snug")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(minute)
        row.addWidget(more)
        row.addStretch(1)
        return row

    # What is shown

    def follow(self, live: LiveBoard, screen: ActivityScreen) -> None:
        """Guide this activity from now on, and make its screen ready for the step in hand."""
        self.leave()
        self._live, self._screen = live, screen
        live.changed.connect(self._board_changed)
        self._way = Walk(self._day, live.activity_id)
        self._show_plans()
        self._show()
        self._idle.start()
        screen.take_step(self.step.zone)

    def leave(self) -> None:
        """Guide nothing: no activity is open."""
        if self._live is not None:
            self._live.changed.disconnect(self._board_changed)
        self._live = self._screen = self._way = None
        for action in (*self._step_commands(), self._commands.clock):
            action.setEnabled(False)
        self._idle.stop()

    def _step_commands(self) -> Sequence[QAction]:
        commands = self._commands
        return (
            commands.next_step,
            commands.previous_step,
            commands.minute,
            commands.five_minutes,
            commands.length,
            commands.skip,
            commands.park,
            commands.late,
            commands.end_day,
        )

    @property
    def live(self) -> LiveBoard:
        """The board that is guided."""
        if self._live is None:
            raise RuntimeError("no activity is open")
        return self._live

    @property
    def _walk(self) -> Walk:
        if self._way is None:
            raise RuntimeError("no activity is open")
        return self._way

    @property
    def deck(self) -> BoardDeck:
        """The deck that the activity began with."""
        return self.live.board.deck

    @property
    def planned(self) -> Sequence[PlannedStep]:
        """The activity's plan, in order."""
        return self._day.steps(self.live.activity_id)

    @property
    def step(self) -> Step:
        """The step in hand."""
        return self.deck.step(self.planned[self._walk.number].step)

    @property
    def _plan_key(self) -> str:
        return self.live.board.activity.plan

    def _show(self) -> None:
        self._shown = (self._walk.number, self._plan_key)
        number, count = self._walk.number, len(self.planned)
        step = self.step
        said = _("Step {number} of {count}").format(number=number + 1, count=count)
        self._count.setText(said)
        self._count.setAccessibleDescription(_("Opens the list of all steps."))
        self._show_steps()
        self._title.setText(translated(step.title))
        self._prompt.setText(translated(asked(self.planned[number], step)))
        self._prompt.setVisible(bool(self._prompt.text()))
        self._do.setText(translated(step.do))
        self._do.setVisible(bool(step.do))
        self._questions.setVisible(bool(self.deck.zones))
        self._tip.setText(_("Tip: {tip}").format(tip=translated(step.tip)))
        self._tip.setVisible(bool(step.tip))
        self._show_ways()
        self._show_aside()
        self._show_notes()
        self._show_clock()

    def _show_ways(self) -> None:
        """Show where Next and Back lead, and what else can be done with the step."""
        commands, looks = self._commands, self._walk.only_looks
        then, before = self._walk.next(), self._walk.previous()
        self._following = then
        goes_on = then is not None and then[0] != self.live.activity_id
        commands.next_step.setText(_("Go on ›") if goes_on else _("Next step ›"))
        commands.next_step.setEnabled(then is not None)
        commands.previous_step.setEnabled(before is not None)
        state = self.planned[self._walk.number].state
        for action in (commands.skip, commands.park):
            action.setEnabled(not self._store.read_only and not state)
        runs = self._day.is_running and not self._store.read_only
        commands.end_day.setEnabled(runs)
        commands.late.setEnabled(not self._store.read_only)
        said = self._said_then(then) if not looks else ""
        self._then.setText(said)
        self._then.setVisible(bool(said))
        self._elsewhere.show_where(self._where() if self._walk.is_elsewhere else "")

    def _said_then(self, then: tuple[int, int] | None) -> str:
        if then is None:
            return _("This is the last step of the day.") if self._day.is_running else ""
        if then[0] == self.live.activity_id:
            return ""
        timings = self._day.timetable.of(then[0])
        timing = next((each for each in timings if each.line.position == then[1]), None)
        title = self._activity_title(then[0])
        if timing is None or not self._day.is_running:
            return _("Then: {title}").format(title=title)
        return _("Then: {title}, {time}").format(title=title, time=said_time(timing.start))

    def _where(self) -> str:
        now = self._day.timetable.now
        return "" if now is None else self._activity_title(now.line.activity_id)

    def _activity_title(self, activity_id: int) -> str:
        with self._store.reading() as session:
            activity = session.get(Activity, activity_id)
        return "" if activity is None else translated(activity.title)

    def _show_aside(self) -> None:
        """Show what was left out just before, and what waits to be taken up."""
        planned = self.planned[self._walk.number]
        offered = [(planned.position, self._offer(planned))] if planned.state else []
        if not planned.state and self._ends_here():
            parked = (step for step in self.planned if step.state == "parked")
            offered += [(step.position, self._offer(step)) for step in parked]
        if self._store.read_only:
            offered = []
        self._aside.show_steps(self._left_out(), offered)

    def _offer(self, step: PlannedStep) -> str:
        title = translated(self.deck.step(step.step).title)
        if step.state == "parked":
            return _("Parked: {title} – take it up").format(title=title)
        return _("Left out: {title} – take it up again").format(title=title)

    def _ends_here(self) -> bool:
        then = self._following
        return then is None or then[0] != self.live.activity_id

    def _left_out(self) -> list[str]:
        """Return what to do instead of what was left out: just before this step, or this step."""
        timings = list(self._day.timetable.timings)
        timing = self._walk.timing
        if timing is None:
            return []
        number = timings.index(timing)
        found = [timing] if timing.line.state == "skipped" else []
        while number and timings[number - 1].line.state:
            number -= 1
            found.insert(0, timings[number])
        return [
            _("Instead: {instead}").format(instead=translated(each.line.instead))
            for each in found
            if each.line.state == "skipped" and each.line.instead
        ]

    def _show_notes(self) -> None:
        """Show what is for the facilitator alone, unless others can see the screen."""
        if self._live is None or not self.planned:
            return
        timing, timings = self._walk.timing, self._day.timetable.timings
        opens = timing is not None and timing == timings[0]
        with self._store.reading() as session:
            activity = session.get(Activity, self.live.activity_id)
            told = reminders(session, self.planned[self._walk.number].role)
            told = [*reminders(session, OPENING), *told] if opens else told
        if activity is not None:
            self._notes.show_notes(
                told,
                translated(activity.facilitator_notes),
                [translated(each) for each in activity.materials],
                hides=self._safe.hides,
            )

    def _show_steps(self) -> None:
        self._steps.clear()
        for number, timed in enumerate(self.planned):
            title = translated(self.deck.step(timed.step).title)
            text = _("{number}. {title}, {minutes}").format(
                number=number + 1, title=title, minutes=self._said_length(timed)
            )
            action = self._steps.addAction(text.replace("&", "&&"), partial(self._go_to, number))
            action.setCheckable(True)
            action.setChecked(number == self._walk.number)

    def _said_length(self, step: PlannedStep) -> str:
        """Return how long a step is, or was, and whether it was set aside."""
        own = self._day.timetable.of(self.live.activity_id)
        timing = next((each for each in own if each.line.position == step.position), None)
        if step.state:
            return _("parked") if step.state == "parked" else _("left out")
        if timing is not None and timing.fate == "done" and timing.line.spent:
            return said_actual(timing.line.spent, step.planned)
        return said_minutes(step.minutes)

    def _show_plans(self) -> None:
        self._plan.clear()
        for each in self.deck.plans:
            self._plan.addItem(translated(each.title), each.key)
        self._plan.setCurrentIndex(self._plan.findData(self._plan_key))
        self._plan.setEnabled(not self._store.read_only)
        self._foot.setVisible(self._plan.count() > 1)

    def _show_clock(self) -> None:
        activity_id = self.live.activity_id
        start = _("Continue") if self._day.began(activity_id) else _("Start")
        start = _("Start here") if self._walk.is_elsewhere else start
        running = self._day.runs(activity_id)
        commands = self._commands
        commands.clock.setText(_("Pause") if running else start)
        commands.clock.setEnabled(not self._store.read_only)
        for action in (commands.minute, commands.five_minutes, commands.length):
            action.setEnabled(not self._walk.only_looks)
        timing = self._walk.timing
        done = timing is not None and timing.fate == "done" and timing.line.spent
        taken = said_actual(timing.line.spent, timing.line.planned) if timing and done else ""
        self._taken.setText(_("It took {actual}.").format(actual=taken) if taken else "")
        self._taken.setVisible(bool(taken))
        self._tick()

    def _tick(self) -> None:
        if self._live is None or not self.planned:
            return
        left, whole = self._walk.time()
        self._ring.show_time(left, whole)
        over = _("over") if left < 0 else ""
        if over != self._over.text():
            self._over.setText(over)
            self._over.setVisible(bool(over))

    # What people do

    def next_step(self) -> None:
        """Take the next step of the day in hand, be it in the next activity."""
        if self._walk.only_looks:
            if (then := self._walk.next()) is not None:
                self._look_at(then[1])
        elif (then := clock.go_on(self._store, self.live.activity_id)) is not None:
            self._follow_to(then[0])

    def previous_step(self) -> None:
        """Take the step before in hand again."""
        before = self._walk.previous()
        if before is not None:
            self._go(*before)

    def start_or_pause(self) -> None:
        """Start the clock of the step in hand, or pause it; the day comes here, if it is not."""
        activity_id = self.live.activity_id
        if self._day.runs(activity_id):
            clock.pause(self._store)
            return
        position = self.planned[self._walk.number].position
        looked = self._walk.read_on is not None
        self._walk.read_on = None
        with self._store.progress():
            if looked:
                clock.pause(self._store)
                clock.go_to_step(self._store, activity_id, position)
            clock.start(self._store, activity_id)

    def add_minutes(self, minutes: int) -> None:
        """Give the step in hand more minutes."""
        clock.extend(self._store, self.live.activity_id, minutes)

    @property
    def minutes(self) -> int:
        """The length of the step in hand, with what was added on the day."""
        _left, whole = self._day.time(self.live.activity_id)
        return whole // 60

    def skip(self) -> None:
        """Leave the step out."""
        self._set_aside(clock.skip)

    def park(self) -> None:
        """Put the step off; it is offered again at the end of the activity."""
        self._set_aside(clock.park)

    def end_day(self) -> None:
        """End the day: the clock stops, and the screen shows everything again."""
        clock.end_day(self._store)
        time = said_time(self._day.timetable.moment)
        self.said.emit(_("The day ended at {time}. Start takes it up again.").format(time=time))

    def _set_aside(self, act: Callable[[Store, int, int], None]) -> None:
        step = self.planned[self._walk.number]
        in_hand = not self._walk.only_looks
        then = self._walk.next()
        act(self._store, self.live.activity_id, step.position)
        if in_hand and then is not None:
            self._follow_to(then[0])

    def _take_up(self, position: object) -> None:
        position, activity_id = int(str(position)), self.live.activity_id
        clock.take_up(self._store, activity_id, position)
        if not self._walk.only_looks:
            clock.go_to_step(self._store, activity_id, position)

    def _go_back(self) -> None:
        now = self._day.timetable.now
        if now is not None:
            self.moved.emit(now.line.activity_id)

    def _follow_to(self, activity_id: int) -> None:
        if activity_id != self.live.activity_id:
            self.moved.emit(activity_id)

    def _go_to(self, number: int) -> None:
        """Take a step in hand by its number; one that was set aside comes back."""
        step = self.planned[number]
        if step.state and not self._walk.only_looks:
            clock.take_up(self._store, self.live.activity_id, step.position)
        self._go(self.live.activity_id, step.position)

    def _go(self, activity_id: int, position: int) -> None:
        if self._walk.only_looks:
            self._look_at(position)
        else:
            clock.go_to_step(self._store, activity_id, position)
            self._follow_to(activity_id)

    def _look_at(self, position: int) -> None:
        """Read a step, and leave the day where it is."""
        places = [step.position for step in self.planned]
        self._walk.read_on = places.index(position)
        self._step_changed()

    def _choose_plan(self, index: int) -> None:
        key, step = self._plan.itemData(index), self.step.key
        if key == self._plan_key:
            return
        plan.change_activity(self._store, self.live.activity_id, plan=key)
        places = {planned.step: planned.position for planned in self.planned}
        at = places.get(step)  # where it is part of the other order
        if at is not None and at != self._walk.number:
            clock.go_to_step(self._store, self.live.activity_id, at)

    def _select(self, labels: list[str]) -> None:
        if self._screen is not None:
            self._screen.select_labels(labels)

    # What changed

    def _follow(self) -> None:
        if self._live is None or not self.planned:  # the activity is on its way out
            return
        self._read_plan()
        if self._plan.currentData() != self._plan_key:
            self._plan.setCurrentIndex(self._plan.findData(self._plan_key))
        if not self._walk.only_looks:
            self._walk.read_on = None
        if (self._walk.number, self._plan_key) != self._shown:
            self._step_changed()
        else:
            self._show()

    def _needs_changed(self, changes: Changes) -> None:
        if "access_need" in changes:
            self._show_notes()

    def _read_plan(self) -> None:
        with self._store.reading() as session:
            activity = session.get(Activity, self.live.activity_id)
        if activity is not None:
            self.live.board.activity.plan = activity.plan

    def _step_changed(self) -> None:
        self._show()
        self._idle.start()
        if self._screen is not None:
            self._screen.take_step(self.step.zone)

    def _board_changed(self, changes: BoardChanges) -> None:
        if SIGHT in changes:
            self._ask()
        else:
            self._idle.start()

    def _ask(self) -> None:
        if self._live is not None:
            live, done = self._live, [timed.step for timed in self.planned[: self._walk.number]]
            asked = live.exercise.timely(live.questions(), live.board, done)
            self._questions.show_questions(asked, kept=live.hides)
