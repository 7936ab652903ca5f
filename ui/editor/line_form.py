"""What there is to say about one line of the day."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from facilitator.decks import SessionActivity
from facilitator.decks.draft import add_step, change_line, missing_steps
from facilitator.i18n import _
from ui.editor.editing import Editing
from ui.editor.fields import Beside, Form, small, titled
from ui.editor.step_card import StepCard
from ui.exercises.fields import Choice
from ui.theme import Theme, dress
from ui.wording import translated

CLOCK_WIDTH = 96


def kind_names() -> dict[str, str]:
    """Return what the kinds of lines are called."""
    return {
        "activity": _("Activity"),
        "talk": _("Talk"),
        "break": _("Break"),
        "buffer": _("Buffer"),
        "closing": _("Closing"),
    }


class LineForm(QWidget):
    """The fields of one line. A line of another shape needs another form."""

    def __init__(self, theme: Theme, editing: Editing, at: int) -> None:
        super().__init__()
        self._theme, self._editing, self._at = theme, editing, at
        self.shape = shape_of(editing, at)
        self.cards: list[StepCard] = []
        self._form = Form(self, lambda: editing.draft.session.language)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 24)
        whole.setSpacing(16)
        self._head(whole)
        if self._line.kind == "activity":
            self._steps(whole)
        else:
            self._moment(whole)
        self._private(whole)
        whole.addStretch(1)

    @property
    def _line(self) -> SessionActivity:
        return self._editing.draft.session.activities[self._at]

    def refresh(self) -> None:
        """Show what the draft says now."""
        self._form.refresh()
        for card in self.cards:
            card.refresh()

    def begin_here(self) -> None:
        """Put the cursor into the first field."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, label: str, name: str, *, none: Any = None) -> Callable[[Any], None]:
        def write(value: Any) -> None:
            said = none if value is None else value
            self._editing.do(
                label,
                lambda draft: change_line(draft, self._at, **{name: said}),
                field=f"line-{name}",
            )

        return write

    def _head(self, whole: QVBoxLayout) -> None:
        form, is_board = self._form, self._line.kind == "activity"
        self.title = form.line(
            lambda: self._line.title, self._write(_("Change title"), "title"), required=not is_board
        )
        if is_board:
            board = self._editing.draft.board_of(self._line)
            self.title.setPlaceholderText(translated(board.title))
        kind = None if is_board else self._kind()
        clock = form.clock(lambda: self._line.starts, self._write(_("Pin to a time"), "starts"))
        clock.setFixedWidth(self._theme.px(CLOCK_WIDTH))
        pin = titled(_("Pinned to"), clock)
        clock.setAccessibleDescription(
            _("It starts then, whatever happens before. Empty: when its turn comes.")
        )
        clock.setToolTip(clock.accessibleDescription())
        head = Beside()
        head.addLayout(titled(_("Title"), self.title), 1)
        if kind is not None:
            head.addLayout(titled(_("What it is"), kind))
        head.addLayout(pin)
        whole.addLayout(head)

    def _kind(self) -> Choice:
        names = kind_names()
        del names["activity"]
        choice = Choice(list(names.items()), self)
        choice.chosen.connect(self._write(_("Change what it is"), "kind"))
        self._form.follow(lambda: choice.show_key(self._line.kind))
        return choice

    # A line on a board

    def _steps(self, whole: QVBoxLayout) -> None:
        plans = self._plans()
        if plans is not None:
            whole.addLayout(plans)
        heading = QLabel(_("Steps"))
        dress(heading, role="heading")
        whole.addWidget(heading)
        for number in range(len(self._editing.draft.steps(self._at))):
            card = StepCard(self._theme, self._editing, self._at, number)
            self.cards.append(card)
            whole.addWidget(card)
        if missing_steps(self._editing.draft, self._at):
            whole.addWidget(self._more(), 0, Qt.AlignmentFlag.AlignLeft)

    def _plans(self) -> QVBoxLayout | None:
        board = self._editing.draft.board_of(self._line)
        own = bool(self._line.steps)
        if len(board.plans) < 2 and not own:
            return None
        choice = Choice([(plan.key, translated(plan.title)) for plan in board.plans])
        choice.chosen.connect(self._choose_plan)
        self._form.follow(lambda: choice.show_key(board.plan(self._line.plan).key))
        hint = _("You changed its steps here; choosing a plan brings back the plan's own.")
        return titled(_("The board's plan"), choice, hint if own else "")

    def _choose_plan(self, key: str) -> None:
        self._editing.do(
            _("Choose plan"), lambda draft: change_line(draft, self._at, plan=key, steps=[])
        )

    def _more(self) -> QPushButton:
        button = QPushButton(_("Add a step of the board"))
        menu = QMenu(button)
        board = self._editing.draft.board_of(self._line)
        for key in missing_steps(self._editing.draft, self._at):
            title = translated(board.step(key).title).replace("&", "&&")
            menu.addAction(title).setData(key)
        menu.triggered.connect(lambda action: self._add_step(action.data()))
        button.setMenu(menu)
        return button

    def _add_step(self, key: str) -> None:
        self._editing.do(_("Add step"), lambda draft: add_step(draft, self._at, key))

    # A moment of the day

    def _moment(self, whole: QVBoxLayout) -> None:
        form = self._form
        minutes = form.minutes(
            lambda: self._line.minutes, self._write(_("Change minutes"), "minutes")
        )
        least = form.minutes(
            lambda: self._line.least, self._write(_("Change fewest minutes"), "least"), least=0
        )
        least.setAccessibleName(_("Fewest minutes"))
        can_go = form.tick(
            _("Can be left out"),
            lambda: self._line.can_go,
            self._write(_("Change what can go"), "can_go"),
        )
        for box in (minutes, least):
            box.setFixedWidth(self._theme.px(CLOCK_WIDTH))
        numbers = Beside()
        numbers.addLayout(titled(_("Minutes"), minutes))
        shrinks = QWidget(self)
        inside = titled(_("At least"), least)
        inside.setContentsMargins(0, 0, 0, 0)
        shrinks.setLayout(inside)
        numbers.addWidget(shrinks)
        numbers.addWidget(can_go, 0, Qt.AlignmentFlag.AlignBottom)
        form.follow(lambda: shrinks.setVisible(not self._is_kept or bool(self._line.least)))
        form.follow(lambda: can_go.setVisible(not self._is_kept or self._line.can_go))
        numbers.addStretch(1)
        took = self._editing.took(self._at, "moment")
        if took is not None:
            said = small(_("took {count} min").format(count=took))
            numbers.addWidget(said, 0, Qt.AlignmentFlag.AlignBottom)
        whole.addLayout(numbers)
        self._text(whole, _("What to do instead"), "instead")
        self._text(whole, _("Prompt, which the room sees"), "prompt")
        self._text(whole, _("What to do"), "do")
        self._text(whole, _("Tip"), "tip")
        self._text(whole, _("On the tables, without a screen"), "on_paper")

    @property
    def _is_kept(self) -> bool:
        """Whether the line is always kept at its length, so that nothing need be said of that."""
        return self._line.kind in ("break", "closing")

    def _text(self, whole: QVBoxLayout, title: str, name: str) -> None:
        field = self._form.text(
            lambda: getattr(self._line, name), self._write(_("Change text"), name, none="")
        )
        box = QWidget(self)
        inside = titled(title, field)
        inside.setContentsMargins(0, 0, 0, 0)
        box.setLayout(inside)
        whole.addWidget(box)
        if name == "instead":
            self._form.follow(lambda: box.setVisible(self._line.can_go or bool(self._line.instead)))

    def _private(self, whole: QVBoxLayout) -> None:
        notes = self._form.text(
            lambda: self._line.notes, self._write(_("Change notes"), "notes", none="")
        )
        materials = self._form.lines(
            lambda: self._line.materials, self._write(_("Change materials"), "materials")
        )
        hint = _("For the facilitator alone; they are never on the wall.")
        whole.addLayout(titled(_("Facilitator's notes"), notes, hint))
        whole.addLayout(titled(_("Materials, one to a line"), materials))


def shape_of(editing: Editing, at: int) -> tuple[object, ...]:
    """Return what decides which fields a line has."""
    draft = editing.draft
    line = draft.session.activities[at]
    if line.kind != "activity":
        return (at, "moment")
    board = draft.board(line.deck)
    steps = tuple(step.step for step in draft.steps(at))
    known = tuple((step.key, step.title, step.prompt) for step in board.steps)
    plans = tuple(plan.key for plan in board.plans)
    return (at, line.deck, steps, known, plans, bool(line.steps), board.title)
