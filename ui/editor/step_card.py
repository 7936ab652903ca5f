"""A step of an activity as this day runs it: how long, what may become of it, what it asks."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from facilitator.decks import SessionStep
from facilitator.decks.draft import change_step, move_step, remove_step
from facilitator.i18n import _, ngettext
from ui.editor.editing import Editing
from ui.editor.fields import Beside, Form, small
from ui.flow import Flow
from ui.layouts import row
from ui.theme import Theme, dress
from ui.wording import translated


class StepCard(QFrame):
    """One step. Empty, its prompt is the board's own."""

    move_wanted = Signal(int)
    """The step is to be run earlier (-1) or later (1); the cursor is in its card."""

    def __init__(self, theme: Theme, editing: Editing, at: int, number: int) -> None:
        super().__init__()
        dress(self, role="panel")
        self.at, self.number = at, number
        self._editing = editing
        line = editing.draft.session.activities[at]
        self._board_step = editing.draft.board_of(line).step(self._step().step)
        self.setAccessibleName(self._title)
        self._form = Form(self, lambda: editing.draft.session.language)
        self._lay_out(theme)

    def _step(self) -> SessionStep:
        return self._editing.draft.steps(self.at)[self.number]

    @property
    def _title(self) -> str:
        return translated(self._board_step.title)

    def refresh(self) -> None:
        """Show what the draft says now."""
        self._form.refresh()

    def _write(self, label: str, name: str) -> Callable[[object], object]:
        def write(value: object) -> None:
            self._editing.do(
                label,
                lambda draft: change_step(draft, self.at, self.number, **{name: value}),
                field=f"step-{self.number}-{name}",
            )

        return write

    def _lay_out(self, theme: Theme) -> None:
        form, said = self._form, _("{what} of “{step}”")
        minutes = form.minutes(
            lambda: self._step().minutes, self._write(_("Change minutes"), "minutes")
        )
        least = form.minutes(
            lambda: self._step().least, self._write(_("Change fewest minutes"), "least"), least=0
        )
        can_go = form.tick(
            _("Can be left out"),
            lambda: self._step().can_go,
            self._write(_("Change what can go"), "can_go"),
        )
        prompt = form.text(lambda: self._step().prompt, self._write(_("Change prompt"), "prompt"))
        prompt.show_hint(translated(self._board_step.prompt))
        instead = form.text(
            lambda: self._step().instead, self._write(_("Change what to do instead"), "instead")
        )
        instead.show_hint(_("What to do instead, when there is no time for it"))
        form.follow(lambda: instead.setVisible(self._step().can_go or bool(self._step().instead)))
        for field, what in (
            (minutes, _("Minutes")),
            (least, _("Fewest minutes")),
            (can_go, _("Whether it can be left out")),
            (prompt, _("Prompt")),
            (instead, _("What to do instead")),
        ):
            field.setAccessibleName(said.format(what=what, step=self._title))
        self.first = minutes
        """Where the cursor goes first."""
        for box in (minutes, least):
            box.setFixedWidth(theme.number_width(84))
        title = QLabel(self._title, wordWrap=True)
        dress(title, role="strong")
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = Flow()
        head.addWidget(title)
        for by, text, name, possible in self._ways():
            head.addWidget(self._mover(by, text, name, possible=possible))
        head.addWidget(self._remove())
        short = row(6)
        for part in (minutes, small(_("min")), least, small(_("at least"))):
            if isinstance(part, QLabel):
                part.setWordWrap(False)
            short.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        short.addStretch(1)
        numbers = Beside(8)
        numbers.addLayout(short)
        numbers.addWidget(can_go)
        numbers.addStretch(1)
        numbers.addWidget(self._actual())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addLayout(numbers)
        whole.addWidget(prompt)
        whole.addWidget(instead)

    @property
    def place(self) -> str:
        """Which step it is, as it is read aloud."""
        count = len(self._editing.draft.steps(self.at))
        said = _("{step}, step {number} of {count}")
        return said.format(step=self._title, number=self.number + 1, count=count)

    def move_by(self, by: int) -> int | None:
        """Run the step earlier or later, and return which one it is then."""
        to = self.number + by
        if not 0 <= to < len(self._editing.draft.steps(self.at)):
            return None
        at, number = self.at, self.number
        self._editing.do(_("Move step"), lambda draft: move_step(draft, at, number, to))
        return to

    def _ways(self) -> tuple[tuple[int, str, str, bool], ...]:
        last = len(self._editing.draft.steps(self.at)) - 1
        return (
            (-1, "↑", _("Run the step “{step}” earlier"), self.number > 0),
            (1, "↓", _("Run the step “{step}” later"), self.number < last),
        )

    def _mover(self, by: int, text: str, name: str, *, possible: bool) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name.format(step=self._title))
        button.setToolTip(button.accessibleName())
        button.setEnabled(possible)
        dress(button, kind="quiet", fit="snug")
        button.clicked.connect(lambda: self._move_from(button, by))
        return button

    def _move_from(self, button: QPushButton, by: int) -> None:
        button.setFocus(Qt.FocusReason.MouseFocusReason)
        self.move_wanted.emit(by)

    def _remove(self) -> QPushButton:
        button = QPushButton(_("Remove"))
        button.setAccessibleName(_("Do without the step “{step}”").format(step=self._title))
        button.setToolTip(_("The day does without this step; its board keeps it"))
        dress(button, kind="quiet", fit="snug")
        button.clicked.connect(
            lambda: self._editing.do(
                _("Remove step"), lambda draft: remove_step(draft, self.at, self.number)
            )
        )
        return button

    def _actual(self) -> QLabel:
        took = self._editing.took(self.at, self._step().step)
        said = ngettext("took {count} min", "took {count} min", took or 0)
        label = QLabel("" if took is None else said.format(count=took))
        dress(label, role="small")
        return label
