"""Workshops that are not yet back on their stick, on home: opened, and so put back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from facilitator.i18n import _
from facilitator.recovery.away import Away, not_back_yet
from ui.layouts import row
from ui.recovery.words import not_back
from ui.theme import dress


class NotBackYet(QFrame):
    """Says which workshops are newest on this computer, and opens them."""

    opened = Signal(object)
    """An Away, in which work goes on; it is put back where that is possible."""

    def __init__(self, waiting: Sequence[Away]) -> None:
        super().__init__()
        dress(self, role="look_here")
        self.homes = frozenset(away.home for away in waiting)
        """Where they belong."""
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for away in waiting:
            said = QLabel(not_back(away.home), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            dress(said, role="strong")
            column.addWidget(said)
            there = away.home != away.copy and away.home.is_file()
            text = _("Open it and put it back") if there else _("Open it here")
            button = QPushButton(text)
            button.setAccessibleName(f"{text} {away.home.stem}")
            button.setToolTip(str(away.home))
            button.clicked.connect(lambda _checked, away=away: self.opened.emit(away))
            line = row()
            line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)


def waiting(only: Path | None) -> NotBackYet | None:
    """Return what is to be said of workshops that are not back; of one alone, where that is so."""
    found = [away for away in not_back_yet() if only in (None, away.home) and not away.is_open]
    return NotBackYet(found) if found else None
