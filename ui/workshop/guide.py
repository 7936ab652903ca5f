"""The guide: this step's prompt, what to do, its minutes, and questions to put to the room."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator import plan
from facilitator.day import clock
from facilitator.day.tables import PlannedStep
from facilitator.decks import BoardDeck, Step
from facilitator.i18n import _
from facilitator.workshop import Activity
from ui.commands import CommandButton, Commands
from ui.exercises.screen import ActivityScreen
from ui.layouts import scrolling
from ui.live_board import BoardChanges, LiveBoard
from ui.live_day import LiveDay, asked
from ui.theme import Theme, dress
from ui.wording import said_minutes, translated
from ui.workshop.question_list import QuestionList
from ui.workshop.timer_ring import TimerRing

IDLE_MS: Final = 150
"""Questions are worked out so long after the last change, never while somebody types."""


class Guide(QFrame):
    """Walks an activity through its steps. Where it stands lives in the file."""

    def __init__(self, day: LiveDay, theme: Theme, commands: Commands) -> None:
        super().__init__()
        dress(self, role="guide")
        self.setAccessibleName(_("Guide"))
        self._day, self._store, self._commands = day, day.store, commands
        self._live: LiveBoard | None = None
        self._screen: ActivityScreen | None = None
        self._read_on: int | None = None
        """The step that somebody reads on to in a file that cannot be changed."""
        self._shown = (-1, "")
        self._make_parts(theme)
        self._lay_out()
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._ask)
        day.changed.connect(self._follow)
        day.ticked.connect(self._tick)

    def _make_parts(self, theme: Theme) -> None:
        self._count = QPushButton()
        dress(self._count, kind="quiet")
        self._count.setStyleSheet("padding-left: 0; text-align: left;")
        self._count.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._steps = QMenu(self._count)
        self._count.setMenu(self._steps)
        self._title = _wrapped("title")
        self._ring = TimerRing(theme)
        self._over = _wrapped("small")
        self._over.hide()
        self._prompt = _wrapped("prompt")
        self._do = _wrapped("body")
        self._tip = _wrapped("muted")
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
        for part in (self._prompt, self._do, self._tip):
            column.addWidget(part)
        column.addLayout(self._buttons())
        column.addSpacing(8)
        column.addWidget(self._questions)
        column.addStretch(1)
        foot = QFrame()
        dress(foot, role="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 20, 10)
        row.addWidget(self._plan, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(body), 1)
        whole.addWidget(foot)

    def _buttons(self) -> QHBoxLayout:
        commands = self._commands
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for action, kind in (
            (commands.minute, ""),
            (commands.clock, ""),
            (commands.next_step, "filled"),
        ):
            button = CommandButton(action, kind=kind)
            dress(button, size="snug")
            buttons.addWidget(button)
        buttons.addStretch(1)
        return buttons

    # What is shown

    def follow(self, live: LiveBoard, screen: ActivityScreen) -> None:
        """Guide this activity from now on, and make its screen ready for the step in hand."""
        self.leave()
        self._live, self._screen = live, screen
        live.changed.connect(self._board_changed)
        self._read_on = None
        self._show_plans()
        self._show()
        self._idle.start()
        screen.take_step(self.step.zone)

    def leave(self) -> None:
        """Guide nothing: no activity is open."""
        if self._live is not None:
            self._live.changed.disconnect(self._board_changed)
        self._live = self._screen = None
        commands = self._commands
        for action in (
            commands.next_step,
            commands.previous_step,
            commands.clock,
            commands.minute,
        ):
            action.setEnabled(False)
        self._idle.stop()

    @property
    def live(self) -> LiveBoard:
        """The board that is guided."""
        if self._live is None:
            raise RuntimeError("no activity is open")
        return self._live

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
        return self.deck.step(self.planned[self._number].step)

    @property
    def _number(self) -> int:
        at = self._day.at(self.live.activity_id).step if self._read_on is None else self._read_on
        return min(max(at, 0), len(self.planned) - 1)

    @property
    def _plan_key(self) -> str:
        return self.live.board.activity.plan

    def _show(self) -> None:
        self._shown = (self._number, self._plan_key)
        number, count = self._number, len(self.planned)
        step = self.step
        said = _("Step {number} of {count}").format(number=number + 1, count=count)
        self._count.setText(said)
        self._count.setAccessibleDescription(_("Opens the list of all steps."))
        self._show_steps()
        self._title.setText(translated(step.title))
        self._prompt.setText(translated(asked(self.planned[number], step)))
        self._do.setText(translated(step.do))
        self._tip.setText(_("Tip: {tip}").format(tip=translated(step.tip)))
        self._tip.setVisible(bool(step.tip))
        self._commands.next_step.setEnabled(number + 1 < count)
        self._commands.previous_step.setEnabled(number > 0)
        self._show_clock()

    def _show_steps(self) -> None:
        self._steps.clear()
        for number, timed in enumerate(self.planned):
            title = translated(self.deck.step(timed.step).title)
            text = _("{number}. {title}, {minutes}").format(
                number=number + 1, title=title, minutes=said_minutes(timed.minutes)
            )
            action = self._steps.addAction(text.replace("&", "&&"), partial(self._go, number))
            action.setCheckable(True)
            action.setChecked(number == self._number)

    def _show_plans(self) -> None:
        self._plan.clear()
        for each in self.deck.plans:
            self._plan.addItem(translated(each.title), each.key)
        self._plan.setCurrentIndex(self._plan.findData(self._plan_key))
        self._plan.setEnabled(not self._store.read_only and self._plan.count() > 1)

    def _show_clock(self) -> None:
        activity_id = self.live.activity_id
        start = _("Continue") if self._day.began(activity_id) else _("Start")
        running = self._day.runs(activity_id)
        self._commands.clock.setText(_("Pause") if running else start)
        for action in (self._commands.clock, self._commands.minute):
            action.setEnabled(not self._store.read_only)
        self._tick()

    def _tick(self) -> None:
        if self._live is None or not self.planned:
            return
        left, whole = self._day.time(self.live.activity_id)
        self._ring.show_time(left, whole)
        over = _("over") if left < 0 else ""
        if over != self._over.text():
            self._over.setText(over)
            self._over.setVisible(bool(over))

    # What people do

    def next_step(self) -> None:
        """Take the next step in hand."""
        self._go(self._number + 1)

    def previous_step(self) -> None:
        """Take the step before in hand again."""
        self._go(self._number - 1)

    def start_or_pause(self) -> None:
        """Start the clock of the step in hand, or pause it."""
        if self._day.runs(self.live.activity_id):
            clock.pause(self._store)
        else:
            clock.start(self._store, self.live.activity_id)

    def add_minute(self) -> None:
        """Give the step in hand a minute more."""
        clock.extend(self._store, self.live.activity_id, 1)

    def _go(self, number: int) -> None:
        if not 0 <= number < len(self.planned):
            return
        if self._store.read_only:  # people may still read their way through
            self._read_on = number
            self._step_changed()
        else:
            clock.go_to_step(self._store, self.live.activity_id, number)

    def _choose_plan(self, index: int) -> None:
        key, step = self._plan.itemData(index), self.step.key
        if key == self._plan_key:
            return
        order = [timed.step for timed in self.deck.plan(key).steps]
        plan.change_activity(self._store, self.live.activity_id, plan=key)
        with suppress(ValueError):  # the step in hand is not part of the other order
            if order.index(step) != self._number:
                clock.go_to_step(self._store, self.live.activity_id, order.index(step))

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
        if (self._number, self._plan_key) != self._shown:
            self._step_changed()
        else:
            self._show_clock()

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

    def _board_changed(self, _changes: BoardChanges) -> None:
        self._idle.start()

    def _ask(self) -> None:
        if self._live is not None:
            live, done = self._live, [timed.step for timed in self.planned[: self._number]]
            asked = live.exercise.timely(live.questions(), live.board, done)
            self._questions.show_questions(asked)


def _wrapped(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role=role)
    return label
