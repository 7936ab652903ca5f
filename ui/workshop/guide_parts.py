"""What the guide shows beside the step: own notes, what was parked, and where the day is."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.text_button import Face, TextButton
from ui.theme import Theme, dress


def wrapped(role: str, text: str = "") -> QLabel:
    """Return a label of plain text over as many lines as it needs."""
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role=role)
    return label


class Elsewhere(QFrame):
    """Says that the day stands in another activity than the one that is open."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="look_here")
        self._where = wrapped("strong")
        back = QPushButton(_("Go back"))
        dress(back, fit="snug")
        back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        back.clicked.connect(self.back_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(self._where, 1)
        row.addWidget(back)
        self.hide()

    def show_where(self, title: str) -> None:
        """Say where the day is; nothing where it is here."""
        self._where.setText(_("The day is at: {title}.").format(title=title) if title else "")
        self.setVisible(bool(title))


class SetAside(QWidget):
    """What was left out before this step, and what was parked and can be taken up."""

    taken_up = Signal(object)
    """The position of a step of this activity."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._instead = wrapped("body")
        self._rows: list[TextButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._instead)
        self.hide()

    def show_steps(self, left_out: Sequence[str], to_take_up: Sequence[tuple[int, str]]) -> None:
        """Show sentences about what was left out, and a row for each step that can be taken up."""
        self._instead.setText("\n".join(left_out))
        self._instead.setVisible(bool(left_out))
        while len(self._rows) < len(to_take_up):
            row = TextButton(self._theme, face=Face(margins=QMargins(12, 8, 12, 8)))
            row.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.chosen.connect(self.taken_up)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, (position, words) in zip(self._rows, to_take_up, strict=False):
            row.value = position
            row.say([(words, "body")])
            row.show()
        for row in self._rows[len(to_take_up) :]:
            row.hide()
        self.setVisible(bool(left_out or to_take_up))


class OwnNotes(QWidget):
    """What the coach wrote for the facilitator alone, reminders, and what to have at hand."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = [
            (wrapped("section", _("Do not forget")), wrapped("body")),
            (wrapped("section", _("For you alone")), wrapped("body")),
            (wrapped("section", _("Have at hand")), wrapped("body")),
        ]
        self._kept = wrapped(
            "muted", _("Your own notes are not for the wall. Hold F9 to see them.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for heading, text in self._parts:
            column.addWidget(heading)
            column.addWidget(text)
        column.addWidget(self._kept)

    def show_notes(
        self, reminders: Sequence[str], notes: str, materials: Sequence[str], *, hides: bool
    ) -> None:
        """Show these; while others can see the screen, only what is for everybody."""
        private = bool(reminders or notes)
        texts = (
            "" if hides else "\n".join(reminders),
            "" if hides else notes,
            "\n".join(f"– {each}" for each in materials),
        )
        for (heading, label), text in zip(self._parts, texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
            heading.setVisible(bool(text))
        self._kept.setVisible(hides and private)
        self.setVisible(bool(private or materials))
