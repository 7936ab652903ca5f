"""What can be put to the room because of what is, or is not, on the board."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from facilitator.exercises.board.questions import Question
from facilitator.i18n import _
from ui.text_button import Face, TextButton
from ui.theme import Theme, dress

LOOK_HERE: Final = 2
"""So many of the first ones stand on amber."""


class QuestionCard(TextButton):
    """One question; pressing it selects the notes that it is about."""

    def __init__(self, theme: Theme, *, look_here: bool) -> None:
        ground = theme.colours.amber_soft if look_here else ""
        super().__init__(theme, face=Face(ground, ground, margins=QMargins(12, 10, 12, 10)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class QuestionList(QWidget):
    """The questions as cards. Cards stay where they are while their words change."""

    chosen = Signal(object)
    """The labels of the notes that a question is about."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards: list[QuestionCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        heading = QLabel(_("Questions for the room"), wordWrap=True)
        dress(heading, role="section")
        self._none = QLabel(_("None for now."), wordWrap=True)
        dress(self._none, role="muted")
        self._column.addWidget(heading)
        self._column.addWidget(self._none)

    def show_questions(self, questions: Sequence[Question], *, kept: bool = False) -> None:
        """Show these questions, in this order. `kept`: there may be some, out of sight for now."""
        self._none.setText(
            _("Not for the wall. Hold F9 to see them.") if kept else _("None for now.")
        )
        self._none.setHidden(bool(questions))
        for card in self._cards[len(questions) :]:
            card.hide()
            card.deleteLater()
        del self._cards[len(questions) :]
        for number, question in enumerate(questions):
            if number == len(self._cards):
                self._add_card()
            card = self._cards[number]
            card.say([(question.text, "body")])
            card.value = list(question.labels)
            card.setAccessibleDescription(_("Selects the notes that it is about."))

    def _add_card(self) -> None:
        card = QuestionCard(self._theme, look_here=len(self._cards) < LOOK_HERE)
        card.chosen.connect(self.chosen)
        self._cards.append(card)
        self._column.addWidget(card)
