"""The fields of what happened since somebody promised."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QRadioButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.log_book.tables import OUTCOMES, FollowUp
from ui.layouts import row
from ui.log_book.day_field import DayField
from ui.log_book.fields import RolesLine, Words
from ui.log_book.words import said_outcome

ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Outcome(QRadioButton):
    """One of what may have become of a promise. The arrows choose, also where nothing is yet."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose where an arrow goes."""
        super().keyPressEvent(event)
        goes_to = self.window().focusWidget()
        if event.key() in ARROWS and isinstance(goes_to, Outcome):
            goes_to.setChecked(True)


class HappenedForm(QWidget):
    """Asks what became of a promise. It keeps nothing: whoever shows it does."""

    went_on = Signal()
    """Enter in a field: the next one is wanted."""

    offered = Signal(str)
    """Says which known roles go with what is typed."""

    def __init__(self, today: date, *, asks_day: bool = True) -> None:
        super().__init__()
        self._asks_day = asks_day
        self._outcomes = QButtonGroup(self)
        self.outcomes = {key: Outcome(said_outcome(key)) for key in OUTCOMES}
        self.happened = Words(_("What happened"), _("What was done, and what came of it"))
        self.there = RolesLine(_("Who was there, as roles"))
        self.learned = Words(_("What was learned"))
        self.surprised = Words(_("What surprised us"))
        self.next_step = Words(_("Next"), most=3)
        self.day = DayField(today, _("To hear about it again"))
        self._lay_out()
        for field in (self.happened, self.there, self.learned, self.surprised, self.next_step):
            field.left.connect(self.went_on)
        self.there.offered.connect(self.offered)
        self._outcomes.buttonToggled.connect(lambda _button, _on: self._offer_day())
        self.begin_again()

    def _lay_out(self) -> None:
        became = row(12)
        for key, button in self.outcomes.items():
            button.setProperty("outcome", key)
            self._outcomes.addButton(button)
            became.addWidget(button)
        became.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        form = self._form = QFormLayout()
        whole.addLayout(form)
        whole.addStretch(1)
        form.setSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_("It is"), became)
        form.addRow(_("What happene&d"), self.happened)
        form.addRow(_("Who was &there"), self.there)
        form.addRow(_("&Learned"), self.learned)
        form.addRow(_("S&urprised us"), self.surprised)
        form.addRow(_("Ne&xt"), self.next_step)
        form.addRow(_("To hear a&gain"), self.day)

    def know(self, roles: list[str]) -> None:
        """Offer these roles from now on."""
        self.there.know(roles)

    def begin_again(self) -> None:
        """Be empty for the next promise."""
        self._choose_none()
        for words in (self.happened, self.learned, self.surprised, self.next_step):
            words.setPlainText("")
        self.there.clear()
        self._offer_day()

    def show_told(self, told: FollowUp) -> None:
        """Show what was told as it was kept."""
        self.outcomes[told.outcome].setChecked(True)
        self.there.show_roles(told.there)
        for field, words in (
            (self.happened, told.happened),
            (self.learned, told.learned),
            (self.surprised, told.surprised),
            (self.next_step, told.next_step),
        ):
            field.setPlainText(words)

    def begin_here(self) -> None:
        """Put the cursor on what became of it."""
        self.outcomes[self.outcome or OUTCOMES[0]].setFocus()

    @property
    def is_on_outcomes(self) -> bool:
        """Whether the cursor is on what became of it."""
        return any(button.hasFocus() for button in self.outcomes.values())

    def _choose_none(self) -> None:
        """Choose nothing: what became of it is for whoever promised to say."""
        self._outcomes.setExclusive(False)
        for button in self.outcomes.values():
            button.setChecked(False)
        self._outcomes.setExclusive(True)

    def _offer_day(self) -> None:
        self._form.setRowVisible(self.day, self._asks_day and self.outcome == "still_going")

    @property
    def outcome(self) -> str:
        """What became of it: of OUTCOMES; empty until it was said."""
        button = self._outcomes.checkedButton()
        return str(button.property("outcome")) if button is not None else ""

    @property
    def is_begun(self) -> bool:
        """Whether something was said or typed."""
        fields = (self.happened, self.learned, self.surprised, self.next_step)
        typed = any(field.words.strip() for field in fields) or bool(self.there.roles)
        return typed or bool(self.outcome)

    @property
    def values(self) -> dict[str, Any]:
        """What was entered, as the log book takes it."""
        return {
            "outcome": self.outcome,
            "happened": self.happened.words,
            "there": self.there.roles,
            "learned": self.learned.words,
            "surprised": self.surprised.words,
            "next_step": self.next_step.words,
            "by": self.day.iso if self.outcome == "still_going" else "",
        }
