"""What is typed about a conversation: days that are soon chosen, and one of a few in a row."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QRadioButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from facilitator.i18n import _
from ui.exercises.fields import Choice
from ui.layouts import row
from ui.wording import day_format

OPEN, OTHER = "", "day"
ISO: Final = Qt.DateFormat.ISODate


class Offer(NamedTuple):
    """A day that is soon chosen."""

    key: str
    title: str
    days: int
    """So many days from today."""


def ahead() -> Sequence[Offer]:
    """Return the days on which a conversation is planned, most often."""
    return (
        Offer("week", _("In a week"), 7),
        Offer("weeks", _("In two weeks"), 14),
        Offer("month", _("In a month"), 30),
    )


def back() -> Sequence[Offer]:
    """Return the days on which a conversation was had, most often."""
    return (Offer("today", _("Today"), 0), Offer("yesterday", _("Yesterday"), -1))


class DayChoice(QWidget):
    """A day: one of those that are offered, or any other; or none, where that may be."""

    changed = Signal()

    def __init__(
        self, today: date, name: str, offers: Sequence[Offer], *, may_be_open: bool
    ) -> None:
        super().__init__()
        self._today = QDate(today.year, today.month, today.day)
        self._days = {each.key: each.days for each in offers}
        choices = [(each.key, each.title) for each in offers]
        choices.append((OTHER, _("On another day")))
        if may_be_open:
            choices.append((OPEN, _("Leave it open")))
        self.choice = Choice(choices)
        self.choice.setAccessibleName(name)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_format())
        self.day.setAccessibleName(_("Day"))
        line = row()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choice)
        line.addWidget(self.day, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.choice)
        self.choice.chosen.connect(self._chosen)
        self.day.userDateChanged.connect(self._given)
        self.begin(offers[0].key)

    @property
    def iso(self) -> str:
        """The day, written YYYY-MM-DD; empty where it is open."""
        return "" if self._is_open else self.day.date().toString(ISO)

    @property
    def _is_open(self) -> bool:
        return bool(self.choice.currentData() == OPEN)

    def begin(self, key: str) -> None:
        """Choose one of what is offered."""
        self.choice.show_key(key)
        self._show(self._today.addDays(self._days.get(key, 0)))

    def show_iso(self, iso: str) -> None:
        """Show a day as it was kept."""
        day = QDate.fromString(iso, ISO)
        days = self._today.daysTo(day) if day.isValid() else None
        offered = next((key for key, each in self._days.items() if each == days), OTHER)
        self.choice.show_key(offered if day.isValid() else OPEN)
        self._show(day if day.isValid() else self._today)

    def _chosen(self, key: str) -> None:
        days = self._days.get(key)
        self._show(self.day.date() if days is None else self._today.addDays(days))
        self.changed.emit()

    def _show(self, day: QDate) -> None:
        self.day.blockSignals(True)  # noqa: FBT003
        self.day.setDate(day)
        self.day.blockSignals(False)  # noqa: FBT003
        self.day.setVisible(not self._is_open)

    def _given(self, _day: QDate) -> None:
        self.choice.show_key(OTHER)
        self.changed.emit()


class OneOf(QWidget):
    """One of a few, side by side; arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Mapping[str, str], aloud: Mapping[str, str] | None = None
    ) -> None:
        """Offer these; `aloud` is how each is read out, where that says more."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        line = row(12)
        line.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[str, QRadioButton] = {}
        for key, title in choices.items():
            button = QRadioButton(title)
            button.setAccessibleName((aloud or choices)[key])
            button.setAccessibleDescription(name)
            self._group.addButton(button)
            self.buttons[key] = button
            line.addWidget(button)
        line.addStretch(1)
        self.setLayout(line)
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit(self.key))
        self.show_key(next(iter(choices)))

    @property
    def key(self) -> str:
        """The key of the one that is chosen."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def show_key(self, key: str) -> None:
        """Show one without choosing it."""
        self.buttons[key].setChecked(True)
        self.setFocusProxy(self.buttons[key])


def count_field(name: str) -> QSpinBox:
    """Return a field for how many people, where a dash is not said."""
    field = QSpinBox(minimum=-1, maximum=9_999)
    field.setSpecialValueText("–")
    field.setAlignment(Qt.AlignmentFlag.AlignCenter)
    field.setAccessibleName(name)
    return field


def counted(field: QSpinBox) -> int | None:
    """Return how many it says; None where it is not said."""
    return None if field.value() < 0 else field.value()
