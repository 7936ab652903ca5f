"""Workshops that were to be deleted by now, on home: a reminder, and what can be done about it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from facilitator.i18n import _
from facilitator.privacy.until import Overdue, delete_overdue_backups, overdue, said_overdue
from ui.home.recent import recent_workshops
from ui.layouts import row
from ui.theme import dress
from ui.wording import said_day


def titles() -> dict[str, str]:
    """Return what the workshops of this computer are called, by their paths."""
    return {str(each.path): each.title for each in recent_workshops() if each.title}


class OverdueReminder(QFrame):
    """Says which workshops were to be deleted by now; their backups are gone already.

    What waits in a recovery copy is still there: somebody has to decide about it.
    """

    opened = Signal(object)
    """The path of a workshop to open."""
    erased = Signal(object)
    """An Overdue whose workshop is to be erased."""

    def __init__(self, found: Sequence[Overdue], told: str) -> None:
        super().__init__()
        dress(self, role="look_here")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        known = titles()
        for each in found:
            if each.path is None:
                continue
            title = known.get(str(each.path)) or each.path.stem
            column.addWidget(_plain(said_overdue(title, said_day(each.day) or each.day)))
            if each.waiting:
                column.addWidget(_plain(_waits()))
            line = row()
            for text, signal, about in (
                (_("Open it"), self.opened, each.path),
                (_("Erase it…"), self.erased, each),
            ):
                button = QPushButton(text)
                button.setAccessibleName(f"{text} {title}")
                button.clicked.connect(
                    lambda _checked, signal=signal, about=about: signal.emit(about)
                )
                line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        if told:
            column.addWidget(_plain(told))


def remind(today: date) -> OverdueReminder | None:
    """Delete the backups of workshops whose day has passed, and return what is to be said."""
    found = overdue(today)
    told = delete_overdue_backups(found)
    there = [each for each in found if each.there or each.waiting]
    return OverdueReminder(there, told) if there or told else None


def _waits() -> str:
    return _(
        "What was done while its file was away is on this computer alone, so it was kept: open "
        "it, or erase it."
    )


def _plain(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    dress(label, role="strong")
    return label
