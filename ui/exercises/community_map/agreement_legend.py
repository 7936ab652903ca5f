"""The key to where maps agree: each band's fill and hatching, what it means, how large it is."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from facilitator.i18n import _
from ui.canvas.map.hatching import swatch
from ui.canvas.map.layers import WHITE, AreaLook
from ui.theme import house_font

WIDE: Final = 30 / 15
TALL: Final = 20 / 15
"""A sign's size, in text sizes."""


class Meaning(NamedTuple):
    """One line of the key."""

    look: AreaLook
    title: str
    value: str = ""


class Legend(QWidget):
    """Shows the lines in one text size, which is the panel's or the wall's."""

    def __init__(self, text: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._lines: list[Meaning] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)

    @property
    def lines(self) -> Sequence[Meaning]:
        """What it says."""
        return self._lines

    def set_text(self, text: int) -> None:
        """Write in this size from now on."""
        if text != self._text:
            self._text = text
            self._build()

    def show_lines(self, lines: Sequence[Meaning]) -> None:
        """Say this."""
        if list(lines) != self._lines:
            self._lines = list(lines)
            self._build()

    def _build(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        self._grid.setHorizontalSpacing(round(self._text * 0.6))
        self._grid.setVerticalSpacing(round(self._text * 0.4))
        size = QSize(round(WIDE * self._text), round(TALL * self._text))
        for row, line in enumerate(self._lines):
            sign = QLabel()
            sign.setAccessibleName(_("Sign for: {meaning}").format(meaning=line.title))
            sign.setStyleSheet(f"background: {WHITE}; border-radius: 2px")
            ratio = self.devicePixelRatioF()
            sign.setPixmap(swatch(line.look, size, ratio, self._text / 20))
            self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._words(line.title), row, 1, Qt.AlignmentFlag.AlignTop)
            if line.value:
                value = self._words(line.value, QFont.Weight.Bold)
                value.setWordWrap(False)
                self._grid.addWidget(value, row, 2, Qt.AlignmentFlag.AlignTop)
        for label in self.findChildren(QLabel):
            label.show()

    def _words(self, text: str, weight: QFont.Weight = QFont.Weight.Normal) -> QLabel:
        label = QLabel(text, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(house_font(self._text, weight))
        label.setStyleSheet(f"font-size: {self._text}px; font-weight: {int(weight)}")
        return label
