"""The guide: this step's prompt, what to do, its minutes, and questions to put to the room."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.day.tables import PlannedStep
from facilitator.decks import MOMENT, BoardDeck, Step
from facilitator.i18n import _
from facilitator.store import Changes
from facilitator.workshop import Activity
from ui.commands import CommandButton, Commands
from ui.exercises.screen import ActivityScreen
from ui.flow import Flow
from ui.layouts import scrolling
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges, LiveBoard
from ui.live_day import LiveDay, asked
from ui.log_book.before import Before
from ui.theme import Theme, dress
from ui.wall_safe import WallSafe
from ui.wording import deck_words, show_deck_words, show_words
from ui.workshop.asides import Asides
from ui.workshop.day_words import said_actual
from ui.workshop.guide_parts import wrapped
from ui.workshop.pass_on import PassOn
from ui.workshop.plan_choice import PlanChoice
from ui.workshop.prompt_sight import PromptSight
from ui.workshop.question_list import QuestionList
from ui.workshop.step_clock import StepClock
from ui.workshop.step_list import StepList
from ui.workshop.walk import Walk
from ui.workshop.walking import Walking
from ui.workshop.ways import Ways

IDLE_MS: Final = 150
"""Questions are worked out so long after the last change, never while somebody types."""
PROMISING: Final = {"promise", "month_act", "shared_act"}
"""The steps in which people promise something, by their keys in the decks that come along."""


class Guide(QFrame):
    """Shows the step in hand of the activity that is open. Where it stands lives in the file."""

    moved = Signal(int)
    """The day went on to another activity: its id."""
    said = Signal(str)

    def __init__(self, day: LiveDay, safe: WallSafe, theme: Theme, commands: Commands) -> None:
        super().__init__()
        dress(self, role="guide")
        self.setAccessibleName(_("Guide"))
        self._day, self._store, self._commands = day, day.store, commands
        self._live: LiveBoard | None = None
        self._screen: ActivityScreen | None = None
        self._shown = (-1, -1, "")
        self.walking = Walking(day, self)
        """What people do with the steps."""
        self._ways = Ways(day, commands, self)
        self._pass_on = PassOn(day, commands)
        self._before = Before(day, commands)
        self._promise = CommandButton(commands.promise)
        dress(self._promise, fit="snug")
        self._asides = Asides(day, safe, theme, self)
        self._make_parts(theme)
        self._lay_out()
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._ask)
        self._connect()
        day.changed.connect(self._follow)
        day.ticked.connect(self._tick)
        safe.changed.connect(self._show_notes)
        listen(day.store.changed, self._needs_changed)

    def _make_parts(self, theme: Theme) -> None:
        self._steps = StepList()
        self._clock = StepClock(self._day, theme, self._commands)
        self._title = wrapped("title")
        self._taken = wrapped("small")
        self._prompt = wrapped("prompt")
        self._do = wrapped("body")
        self._tip = wrapped("muted")
        self._questions = QuestionList(theme)
        self._plans = PlanChoice()

    def _connect(self) -> None:
        self.walking.moved.connect(self.moved)
        self.walking.said.connect(self.said)
        self.walking.looked.connect(self._step_changed)
        self._steps.wanted.connect(self.walking.go_to)
        self._ways.elsewhere.back_wanted.connect(self.walking.go_back)
        self._asides.set_aside.taken_up.connect(self.walking.take_up)
        self._questions.chosen.connect(self._select)
        self._plans.chosen.connect(self._change_plan)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        place = Flow()
        place.addWidget(self._steps)
        place.addWidget(CommandButton(self._commands.previous_step, kind="quiet"))
        column.addWidget(self._ways.elsewhere)
        column.addLayout(place)
        head = Flow()
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head.addWidget(self._title)
        head.addWidget(self._clock)
        column.addLayout(head)
        for part in (self._taken, self._prompt, self._do, self._tip):
            column.addWidget(part)
        column.addWidget(self._pass_on)
        column.addWidget(self._before)
        column.addWidget(self._promise, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._ways.then)
        column.addWidget(self._asides.set_aside)
        column.addWidget(self._questions)
        column.addWidget(self._asides.notes)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        area = scrolling(body)
        self._sight = PromptSight(area, self._prompt)
        whole.addWidget(area, 1)
        whole.addWidget(self._controls())
        whole.addWidget(self._plans)

    def _controls(self) -> QFrame:
        """Return the buttons of the step, which stay in sight however small the window is."""
        foot = QFrame()
        dress(foot, role="foot")
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(20, 8, 20, 8)
        rows.setSpacing(6)
        rows.addLayout(self._buttons())
        rows.addLayout(self._more())
        return foot

    def _buttons(self) -> QLayout:
        buttons = Flow(spacing=6)
        clock = CommandButton(self._commands.clock)
        dress(clock, fit="snug")
        for button in (clock, self._ways.next, self._ways.end):
            buttons.addWidget(button)
        return buttons

    def _more(self) -> QLayout:
        commands = self._commands
        more = QPushButton(_("More"))
        dress(more, kind="quiet")
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        more.setAccessibleName(_("More for this step"))
        more.setToolTip(_("Another length, skip, park, running late, end the day"))
        menu = QMenu(more)
        menu.setToolTipsVisible(True)
        menu.addActions([commands.five_minutes, commands.length])
        menu.addActions([commands.skip, commands.park])
        menu.addSeparator()
        menu.addActions([commands.late, commands.end_day])
        more.setMenu(menu)
        minute = CommandButton(commands.minute)
        dress(minute, fit="snug")
        row = Flow(spacing=6)
        row.addWidget(minute)
        row.addWidget(more)
        return row

    # What is guided

    def follow(self, live: LiveBoard, screen: ActivityScreen) -> None:
        """Guide this activity from now on, and make its screen ready for the step in hand."""
        self.leave()
        self._live, self._screen = live, screen
        live.changed.connect(self._board_changed)
        self.walking.follow(Walk(self._day, live.activity_id))
        self._plans.offer(self.deck, self._plan_key, read_only=self._store.read_only)
        self._show()
        self._idle.start()
        screen.take_step(self.step.zone)

    def leave(self) -> None:
        """Guide nothing: no activity is open."""
        if self._live is not None:
            self._live.changed.disconnect(self._board_changed)
        self._live = self._screen = None
        self.walking.follow(None)
        self._ways.offer_nothing()
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
        return self.deck.step(self.planned[self._walk.number].step)

    @property
    def _walk(self) -> Walk:
        return self.walking.walk

    @property
    def _plan_key(self) -> str:
        return self.live.board.activity.plan

    @property
    def _is_open(self) -> bool:
        """Whether an activity is open, and is not on its way out."""
        return self._live is not None and bool(self.planned)

    # What is shown

    def _show(self) -> None:
        walk, step = self._walk, self.step
        shown, self._shown = self._shown, (walk.activity_id, walk.number, self._plan_key)
        self._steps.show_steps(walk, self.deck, self._day.timetable.of(walk.activity_id))
        tongue, language = self.deck.language, self.live.workshop.language
        show_deck_words(self._title, step.title, tongue)
        show_words(self._prompt, asked(self.planned[walk.number], step, self.deck, language))
        self._prompt.setVisible(bool(self._prompt.text()))
        show_deck_words(self._do, step.do, tongue)
        self._do.setVisible(bool(step.do))
        self._questions.setVisible(self.deck.exercise != MOMENT)
        self._tip.setText(_("Tip: {tip}").format(tip=deck_words(step.tip, tongue)))
        self._tip.setVisible(bool(step.tip))
        self._asides.show_steps(walk, self.deck, ends_here=self._ways.show(walk))
        self._asides.show_notes(walk)
        self._pass_on.show_step(walk, self.deck)
        self._before.show_where(begins=walk.opens_the_day)
        self._promise.setVisible(step.key in PROMISING)
        self._show_taken()
        self._clock.show_step(walk)
        if shown != self._shown:
            self._sight.begin()

    def _show_taken(self) -> None:
        timing = self._walk.timing
        done = timing is not None and timing.fate == "done" and timing.line.spent
        taken = said_actual(timing.line.spent, timing.line.planned) if timing and done else ""
        self._taken.setText(_("It took {actual}.").format(actual=taken) if taken else "")
        self._taken.setVisible(bool(taken))

    def _show_notes(self) -> None:
        if self._is_open:
            self._asides.show_notes(self._walk)

    def _tick(self) -> None:
        if self._is_open:
            self._clock.tick(self._walk)

    def _change_plan(self, key: str) -> None:
        if key != self._plan_key:
            self.walking.change_plan(key)

    def _select(self, labels: list[str]) -> None:
        if self._screen is not None:
            self._screen.select_labels(labels)

    # What changed

    def _follow(self) -> None:
        if not self._is_open:
            return
        self._read_plan()
        self._plans.show_key(self._plan_key)
        if not self._walk.only_looks:
            self._walk.read_on = None
        if (self._walk.activity_id, self._walk.number, self._plan_key) != self._shown:
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
