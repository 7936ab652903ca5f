"""About this workshop: what it is called, where and when it is, and what it asks."""

from typing import Any, Final

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from facilitator.workshop import Workshop
from ui.editor.language_field import LanguageField
from ui.message_bar import announce
from ui.theme import Theme, dress
from ui.wording import day_format

CLOCK: Final = "HH:mm"
USUAL: Final = "en-GB"


class AboutWorkshop(QDialog):
    """Shows the fields of the workshop itself, to edit where the file may be changed."""

    entered = Signal(dict)
    """What was entered, as fields of a WorkshopEntry."""

    def __init__(
        self, workshop: Workshop, theme: Theme, *, read_only: bool, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self.setWindowTitle(_("About this workshop"))
        self.title = QLineEdit(workshop.title, maxLength=1_000)
        self.place = QLineEdit(workshop.place, maxLength=1_000)
        self.question = QPlainTextEdit(workshop.question, tabChangesFocus=True)
        self.question.setPlaceholderText(_("How might we …"))
        self.question.setFixedHeight(theme.px(80))
        self.dated = QCheckBox(_("The day is fixed"))
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_format())
        self.day.setAccessibleName(_("Day"))
        day = QDate.fromString(workshop.date, Qt.DateFormat.ISODate)
        self.day.setDate(day if day.isValid() else QDate.currentDate())
        self.dated.setChecked(day.isValid())
        self.day.setEnabled(day.isValid())
        self.dated.toggled.connect(self.day.setEnabled)
        self.timed = QCheckBox(_("It begins at"))
        self.starts = QTimeEdit(QTime.fromString(workshop.starts or "10:00", CLOCK))
        self.starts.setDisplayFormat(CLOCK)
        self.starts.setAccessibleName(_("When it begins"))
        self.timed.setChecked(bool(workshop.starts))
        self.starts.setEnabled(bool(workshop.starts))
        self.timed.toggled.connect(self.starts.setEnabled)
        self.expected = QSpinBox(minimum=0, maximum=9_999, value=workshop.expected or 0)
        self.expected.setSpecialValueText(_("open"))
        self.language = _languages(workshop.language)
        self._trouble = QLabel(wordWrap=True)
        self._lay_out(theme)
        self.title.setFocus()
        self.accepted.connect(self._enter)

    def _save(self) -> None:
        """Save, unless a language was typed that nobody knows: then that is said first."""
        self.language.flush()
        self._trouble.setText(self.language.trouble)
        self._trouble.setVisible(bool(self.language.trouble))
        if self.language.trouble:
            self.language.setFocus()
            announce(self, self.language.trouble)
            return
        self.accept()

    def _enter(self) -> None:
        self.entered.emit(self.values)

    def _lay_out(self, theme: Theme) -> None:
        heading = QLabel(_("About this workshop"))
        dress(heading, role="title")
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(12)
        form.addRow(_("&Title"), self.title)
        form.addRow(_("&Place"), self.place)
        when = QHBoxLayout()
        when.addWidget(self.day, 1)
        when.addWidget(self.dated)
        day = QLabel(_("&Day"))
        day.setBuddy(self.day)
        form.addRow(day, when)
        begins = QHBoxLayout()
        begins.addWidget(self.starts, 1)
        begins.addWidget(self.timed)
        time = QLabel(_("&Begins"))
        time.setBuddy(self.starts)
        form.addRow(time, begins)
        form.addRow(_("Pe&ople expected"), self.expected)
        form.addRow(_("&Question"), self.question)
        form.addRow(_("&Language"), self.language)
        dress(self._trouble, role="stop")
        self._trouble.hide()
        buttons = QDialogButtonBox()
        save = buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        dress(save, kind="filled")
        save.setEnabled(not self._read_only)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(heading)
        column.addLayout(form)
        column.addWidget(self._trouble)
        column.addWidget(buttons)
        self.resize(min(theme.px(520), 900), self.sizeHint().height())

    @property
    def values(self) -> dict[str, Any]:
        """What was entered, as fields of a WorkshopEntry."""
        self.language.flush()
        day = self.day.date().toString(Qt.DateFormat.ISODate) if self.dated.isChecked() else ""
        return {
            "title": self.title.text(),
            "place": self.place.text(),
            "date": day,
            "starts": self.starts.time().toString(CLOCK) if self.timed.isChecked() else "",
            "expected": self.expected.value() or None,
            "question": " ".join(self.question.toPlainText().split()),
            "language": self.language.tag,
        }


def _languages(now: str) -> LanguageField:
    """Return a choice of languages, the one that is meant now among them."""
    hint = _("Titles and papers are in it, and prompts and cards where their deck has it.")
    box = LanguageField(USUAL, hint)
    box.show_tag(now)
    box.setAccessibleName(_("Language"))
    return box
