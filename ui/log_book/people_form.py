"""What is held about one person: every field saves itself."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from facilitator.people import Person
from facilitator.said_of import Said
from ui.exercises.fields import Choice, SavedLine, SavedText
from ui.layouts import row
from ui.log_book.people_words import said_told, said_where
from ui.log_book.words import voices
from ui.theme import dress
from ui.wording import day_format

ISO = Qt.DateFormat.ISODate
SHOWN = 3
"""So many texts that are better private are shown at once."""


class PersonForm(QWidget):
    """Shows one person. It keeps nothing: whoever shows it does."""

    changed = Signal(dict)
    """Something was entered: fields of PersonEntry."""
    move_wanted = Signal(object)
    """A text is to go to the private field: a Said."""
    erasing_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.role = SavedLine()
        self.voice = Choice(voices())
        self.may = QCheckBox(_("Says the name may be &held"))
        self.name = SavedLine(_("Ask first"))
        self.share = QCheckBox(_("It may be prin&ted and exported"))
        self.supplied_by = SavedLine(_("themselves, unless it says who"))
        self.supplied_on = QDateEdit()
        self.supplied_on.setCalendarPopup(True)
        self.supplied_on.setDisplayFormat(day_format())
        self.supplied_on.setKeyboardTracking(False)
        self.told = QPushButton(_("Told them to&day"))
        self.private = SavedText(1, 6)
        self.private.setMinimumWidth(0)
        self.erase = QPushButton(_("Erase this person…"))
        self.trouble = QLabel(wordWrap=True)
        dress(self.trouble, role="stop")
        for button in (self.told, self.erase):
            button.setAutoDefault(False)
        self._name_parts()
        self._lay_out()
        self._connect()

    def _name_parts(self) -> None:
        for field, name in (
            (self.role, _("Role")),
            (self.voice, _("Whose voice")),
            (self.name, _("Name")),
            (self.supplied_by, _("Who gave the name, as a role")),
            (self.supplied_on, _("The name was given on")),
            (self.private, _("Private text")),
        ):
            field.setAccessibleName(name)

    def _lay_out(self) -> None:
        form = self._form = QFormLayout(self)
        form.setContentsMargins(16, 0, 12, 8)
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(_("R&ole"), self.role)
        form.addRow(_("Whose &voice"), self.voice)
        form.addRow(self.may)
        form.addRow(_("Na&me"), self.name)
        form.addRow(self.share)
        form.addRow(_("Who &gave the name, as a role"), self.supplied_by)
        form.addRow(_("The name was given o&n"), self.supplied_on)
        self._told_line = QFrame()
        self._told_text = QLabel(wordWrap=True)
        told = QVBoxLayout(self._told_line)
        told.setContentsMargins(12, 8, 12, 8)
        told.addWidget(self._told_text)
        told.addWidget(self.told, 0, Qt.AlignmentFlag.AlignLeft)
        form.addRow(self._told_line)
        self._said = QWidget()
        self._said_lines = QVBoxLayout(self._said)
        self._said_lines.setContentsMargins(0, 0, 0, 0)
        form.addRow(self._said)
        form.addRow(_("Pr&ivate: only for you, and on no print"), self.private)
        form.addRow(self.trouble)
        foot = row()
        foot.addWidget(self.erase)
        foot.addStretch(1)
        form.addRow(foot)

    def _connect(self) -> None:
        self.role.saved.connect(lambda text: self.changed.emit({"role": text}))
        self.voice.chosen.connect(lambda voice: self.changed.emit({"voice": voice}))
        self.may.clicked.connect(lambda on: self.changed.emit({"name_may_be_held": on}))
        self.name.saved.connect(lambda text: self.changed.emit({"name": text}))
        self.share.clicked.connect(lambda on: self.changed.emit({"name_may_be_shared": on}))
        self.supplied_by.saved.connect(self._supplied)
        self.supplied_on.userDateChanged.connect(self._supplied_then)
        self.private.saved.connect(lambda text: self.changed.emit({"private_text": text}))
        self.told.clicked.connect(
            lambda _checked: self.changed.emit({"told_on": self._today.isoformat()})
        )
        self.erase.clicked.connect(lambda _checked: self.erasing_wanted.emit())

    def _supplied(self, who: str) -> None:
        """Somebody else gave the name: they must hear of it within a month."""
        if not who.strip():
            self.changed.emit({"supplied_by": "", "supplied_on": "", "tell_by": ""})
            return
        self.changed.emit({"supplied_by": who, **self._dates(self.supplied_on.date())})

    def _supplied_then(self, day: QDate) -> None:
        self.changed.emit(self._dates(day))

    @staticmethod
    def _dates(day: QDate) -> dict[str, Any]:
        return {"supplied_on": day.toString(ISO), "tell_by": day.addMonths(1).toString(ISO)}

    # What shows

    def show_person(self, person: Person, said: list[Said], *, writes: bool) -> None:
        """Show what is held, what is better kept private, and whether they know of it."""
        self.role.show_text(person.role)
        self.voice.show_key(person.voice)
        self.may.setChecked(person.name_may_be_held)
        self.name.show_text(person.name)
        self.share.setChecked(person.name_may_be_shared)
        self.supplied_by.show_text(person.supplied_by)
        self._show_day(person.supplied_on)
        self.private.show_text(person.private_text)
        self._show_told(person)
        self._show_said(said, writes=writes)
        for field in (self.role, self.voice, self.may, self.private, self.told, self.erase):
            field.setEnabled(writes)
        self.name.setEnabled(person.name_may_be_held and writes)
        of_the_name: tuple[QWidget, ...] = (self.share, self.supplied_by)
        for part in of_the_name:
            part.setEnabled(writes)
            self._form.setRowVisible(part, bool(person.name))
        self.supplied_on.setEnabled(writes)
        self._form.setRowVisible(self.supplied_on, bool(person.name and person.supplied_by))

    def _show_day(self, iso: str) -> None:
        day = QDate.fromString(iso, ISO)
        today = QDate(self._today.year, self._today.month, self._today.day)
        self.supplied_on.blockSignals(True)  # noqa: FBT003
        self.supplied_on.setDate(day if day.isValid() else today)
        self.supplied_on.blockSignals(False)  # noqa: FBT003

    def _show_told(self, person: Person) -> None:
        sentence, waits = said_told(person, self._today)
        self._told_text.setText(sentence)
        dress(self._told_line, role="look_here" if waits else "panel")
        self.told.setVisible(waits)
        self._form.setRowVisible(self._told_line, bool(sentence))

    def _show_said(self, said: list[Said], *, writes: bool) -> None:
        while (item := self._said_lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in said[:SHOWN]:
            self._said_lines.addWidget(self._warning(each, writes=writes))
        self._form.setRowVisible(self._said, bool(said))

    def _warning(self, said: Said, *, writes: bool) -> QFrame:
        frame = QFrame()
        dress(frame, role="warning")
        text = QLabel(said_where(said), wordWrap=True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        move = QPushButton(_("Move to the private field"))
        move.setAutoDefault(False)
        move.setEnabled(writes)
        move.setAccessibleDescription(text.text())
        move.clicked.connect(lambda _checked: self.move_wanted.emit(said))
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(12, 8, 12, 8)
        lines.addWidget(text)
        lines.addWidget(move, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def complain(self, sentence: str) -> None:
        """Say what hinders something."""
        self.trouble.setText(sentence)
        self._form.setRowVisible(self.trouble, bool(sentence))

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.role, self.name, self.supplied_by, self.private):
            field.flush()
