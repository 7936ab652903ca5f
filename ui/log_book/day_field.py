"""The day on which there is something to hear about a promise."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QLabel, QSizePolicy, QWidget

from facilitator.i18n import _
from ui.exercises.fields import Choice
from ui.layouts import row
from ui.theme import dress
from ui.wording import day_format

OPEN, OTHER, USUAL = "", "day", "weeks"
SIX_WEEKS = 42


class DayField(QWidget):
    """A day to hear about it: soon chosen, or any day, or left open."""

    changed = Signal()

    def __init__(self, today: date, name: str) -> None:
        super().__init__()
        self._today = QDate(today.year, today.month, today.day)
        self.choice = Choice(
            [
                ("month", _("In a month")),
                (USUAL, _("In six weeks")),
                ("quarter", _("In three months")),
                (OTHER, _("On another day")),
                (OPEN, _("Leave it open")),
            ]
        )
        self.choice.setAccessibleName(name)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_format())
        self.day.setAccessibleName(_("Day"))
        self._before = QLabel(_("as before"))
        dress(self._before, role="small")
        self._before.hide()
        line = row()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choice)
        line.addWidget(self.day, 1)
        line.addWidget(self._before)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.choice)
        self.choice.chosen.connect(self._chosen)
        self.day.userDateChanged.connect(self._day_given)
        self.begin(USUAL)

    @property
    def iso(self) -> str:
        """The day, written YYYY-MM-DD; empty where it is open."""
        if self.choice.currentData() == OPEN:
            return ""
        return self.day.date().toString(Qt.DateFormat.ISODate)

    def begin(self, key: str) -> None:
        """Choose one of the choices."""
        self.choice.show_key(key)
        self._chosen(key)

    def say_as_before(self) -> None:
        """Say that the day is the one of before, until another is given."""
        self._before.show()
        self.choice.setAccessibleDescription(self._before.text())

    def _say_new(self) -> None:
        self._before.hide()
        self.choice.setAccessibleDescription("")

    def show_iso(self, iso: str) -> None:
        """Show a day as it was kept."""
        day = QDate.fromString(iso, Qt.DateFormat.ISODate)
        self.choice.show_key(OTHER if day.isValid() else OPEN)
        self._show_day(day if day.isValid() else self._today)

    def _chosen(self, key: str) -> None:
        soon = {
            "month": self._today.addMonths(1),
            USUAL: self._today.addDays(SIX_WEEKS),
            "quarter": self._today.addMonths(3),
        }
        self._show_day(soon.get(key, self.day.date()))
        self._say_new()
        self.changed.emit()

    def _show_day(self, day: QDate) -> None:
        self.day.blockSignals(True)  # noqa: FBT003
        self.day.setDate(day)
        self.day.blockSignals(False)  # noqa: FBT003
        self.day.setVisible(self.choice.currentData() != OPEN)

    def _day_given(self, _day: QDate) -> None:
        self.choice.show_key(OTHER)
        self._say_new()
        self.changed.emit()
