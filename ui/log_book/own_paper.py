"""What stays on somebody's own paper: nothing is asked but a day to be reminded of it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.layouts import row
from ui.log_book.day_field import DayField
from ui.theme import dress


class OwnPaper(QWidget):
    """Asks only on which day somebody wants to be reminded of their own paper."""

    unwanted = Signal()
    """It is to be a promise after all."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.sentence = _(
            "What you typed is cleared. It stays on their own paper: the app holds a day at most, "
            "and only if they want to be reminded."
        )
        said = QLabel(self.sentence, wordWrap=True)
        label = QLabel(_("Remin&d of their own paper"))
        self.day = DayField(today, _("Remind of their own paper"))
        label.setBuddy(self.day)
        none = QLabel(_("“Leave it open” keeps nothing at all."), wordWrap=True)
        dress(none, role="small")
        back = QPushButton(_("A &promise after all"))
        back.setAutoDefault(False)
        back.clicked.connect(lambda _checked: self.unwanted.emit())
        foot = row()
        foot.addWidget(back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (said, label, self.day, none):
            column.addWidget(part)
        column.addLayout(foot)
        column.addStretch(1)
