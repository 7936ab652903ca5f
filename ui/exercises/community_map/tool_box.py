"""The tools side by side, the widths of a brush, and how the one in hand is used."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.exercises.board.form import small
from ui.exercises.community_map.draw_tools import (
    BRUSHES,
    WIDTHS,
    tool_words,
    width_words,
)
from ui.exercises.community_map.tool_button import ToolButton, WidthButton
from ui.theme import Theme

ACROSS: Final = 3
GAP: Final = 6
DOTS: Final = (3.0, 6.0, 10.0)


class ToolBox(QWidget):
    """Says which tool is in hand, by its name and by its frame."""

    chosen = Signal(str)
    """A tool to take in hand."""
    width_chosen = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = tool_words()
        self.buttons = {
            key: ToolButton(theme, key, words.title, words.key)
            for key, words in self._words.items()
        }
        self.widths = [
            WidthButton(theme, dot, title, str(number))
            for number, (dot, title) in enumerate(zip(DOTS, width_words(), strict=True), 1)
        ]
        self._name, self._how = small(role="strong"), small()
        self._broad = QWidget()
        self._grid = QGridLayout()
        self._across = 0
        self._lay_out()
        for key, button in self.buttons.items():
            button.setAccessibleDescription(self._words[key].how)
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
        for width, button in zip(WIDTHS, self.widths, strict=True):
            button.clicked.connect(lambda _on=False, width=width: self.width_chosen.emit(width))

    def _lay_out(self) -> None:
        self._grid.setSpacing(GAP)
        self._place(ACROSS)
        widths = QHBoxLayout(self._broad)
        widths.setContentsMargins(0, 0, 0, 0)
        widths.setSpacing(4)
        for dot in self.widths:
            widths.addWidget(dot)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._name, 1)
        foot.addWidget(self._broad)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._grid)
        column.addLayout(foot)
        column.addWidget(self._how)

    def _place(self, across: int) -> None:
        """Put so many tools side by side."""
        if across == self._across:
            return
        self._across = across
        for number, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, number // across, number % across)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put as many tools side by side as there is width for, and three at most."""
        super().resizeEvent(event)
        fitting = (self.width() + GAP) // (self._widest() + GAP)
        self._place(max(1, min(ACROSS, fitting)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as narrow as one tool over the other; the widths of a brush keep their row."""
        broad = self._broad.minimumSizeHint().width()
        return QSize(max(self._widest(), broad), super().minimumSizeHint().height())

    def _widest(self) -> int:
        """Return how wide the tool with the longest name is."""
        return max(button.sizeHint().width() for button in self.buttons.values())

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        for button in (*self.buttons.values(), *self.widths):
            button.set_theme(theme)

    def show_tool(self, key: str) -> None:
        """Show which tool is in hand."""
        words = self._words[key]
        for each, button in self.buttons.items():
            button.setChecked(each == key)
        self._name.setText(words.title)
        self._broad.setVisible(key in BRUSHES)
        self.say(words.how)

    def show_width(self, width: float) -> None:
        """Show how broad the brushes are: the nearest of the widths."""
        nearest = min(range(len(WIDTHS)), key=lambda number: abs(WIDTHS[number] - width))
        for number, button in enumerate(self.widths):
            button.setChecked(number == nearest)

    def say(self, sentence: str) -> None:
        """Say how the tool is used, or what came of using it."""
        self._how.setText(sentence)
