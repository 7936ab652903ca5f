"""The people's page of the dialog: tables, codes, and what everybody agreed to."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from facilitator import participants
from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.participants import MOST_TABLES, PARTS, Participant
from facilitator.store import Changes, Store
from facilitator.workshop import the_workshop
from ui.layouts import row
from ui.listening import listen
from ui.people.model import PeopleModel
from ui.people.table import PeopleTable
from ui.theme import Theme, dress

USUAL_COUNT: Final = 1
ALL_FOUR: Final = dict.fromkeys(PARTS, True)
FIRST_TWO: Final = {**ALL_FOUR, "quote": False, "photograph": False}


class EverybodyPage(QWidget):
    """Says who is here by code. What is entered is saved at once, and can be undone."""

    def __init__(self, store: Store, theme: Theme) -> None:
        super().__init__()
        self._store = store
        self._model = PeopleModel(read_only=store.read_only)
        self._model.asked.connect(self._change)
        self.table = PeopleTable(self._model, theme)
        self.table.removal_asked.connect(self._remove)
        self._build_tables()
        self._build_actions()
        self._lay_out()
        for number in (self.tables, self.more):
            number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for field in (self.tables, self.names, self.more, self.add, self.all_four, self.first_two):
            field.setEnabled(not store.read_only)
        listen(store.changed, self._follow)
        self._show_tables()
        self._show_people()
        self._expect()

    def _build_tables(self) -> None:
        self.tables = QSpinBox(minimum=0, maximum=MOST_TABLES)
        self.tables.setAccessibleName(_("How many tables"))
        self.tables.setKeyboardTracking(False)
        self.tables.valueChanged.connect(self._set_tables)
        self.names = QLineEdit(maxLength=1_000)
        self.names.setAccessibleName(_("Names of the tables, with commas between them"))
        self.names.setPlaceholderText(_("by the window, by the door …"))
        self.names.setToolTip(self.names.placeholderText())
        self.names.editingFinished.connect(self._set_names)

    def _build_actions(self) -> None:
        self.more = QSpinBox(minimum=1, maximum=500)
        self.more.setAccessibleName(_("How many people to add"))
        self.add = self._button(_("Add people"), self._add)
        self.all_four = self._button(_("All agree to all four"), lambda: self._everybody(ALL_FOUR))
        self.first_two = self._button(
            _("All agree to the first two"), lambda: self._everybody(FIRST_TWO)
        )
        self._summary = QLabel(wordWrap=True)
        dress(self._summary, role="muted")
        self._trouble = QLabel(wordWrap=True)
        dress(self._trouble, role="stop")
        self._trouble.hide()

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: act())
        return button

    def _lay_out(self) -> None:
        seats, names = QLabel(_("&Tables")), QLabel(_("N&ames, if they have any"))
        seats.setBuddy(self.tables)
        names.setBuddy(self.names)
        first, second, third = row(), row(), row()
        for label, field in ((seats, self.tables), (names, self.names)):
            first.addWidget(label)
            first.addWidget(field)
        first.setStretchFactor(self.names, 1)
        second.addWidget(self.more)
        second.addWidget(self.add)
        second.addWidget(self._summary, 1)
        third.addWidget(self.all_four)
        third.addWidget(self.first_two)
        third.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.table, 1)
        column.addLayout(third)
        column.addWidget(self._trouble)

    # What people enter

    def _try(self, act: Callable[[], object]) -> None:
        """Do something, or say in a sentence why not."""
        self.complain("")
        try:
            act()
        except FacilitatorError as error:
            self.complain(str(error))

    def complain(self, sentence: str) -> None:
        """Say what could not be done; nothing, where all went well."""
        self._trouble.setText(sentence)
        self._trouble.setAccessibleName(sentence)
        self._trouble.setVisible(bool(sentence))

    def _set_names(self) -> None:
        """Have a table for each name, and those without a name as before."""
        named = len([name for name in self.names.text().split(",") if name.strip()])
        self._set_tables(max(named, self.tables.value()))

    def _set_tables(self, count: int) -> None:
        names = [name.strip() for name in self.names.text().split(",")]
        with self._store.reading() as session:
            had = [table.name for table in participants.room_tables(session)]
        if [*names, *[""] * count][:count] != had:
            self._try(lambda: participants.set_tables(self._store, count, names[:count]))

    def _add(self) -> None:
        self._try(lambda: participants.add_participants(self._store, self.more.value()))
        self.more.setValue(USUAL_COUNT)
        self.table.begin()

    def _everybody(self, values: dict[str, bool]) -> None:
        codes = [person.code for person in self._people() if person.joins]
        if codes:
            self._try(lambda: participants.change_participants(self._store, codes, **values))

    def _change(self, code: str, values: dict[str, Any]) -> None:
        self._try(lambda: participants.change_participants(self._store, [code], **values))

    def _remove(self, codes: list[str]) -> None:
        if not self._store.read_only:
            self._try(lambda: participants.remove_participants(self._store, codes))

    # What shows

    def _follow(self, changes: Changes) -> None:
        if "room_table" in changes:
            self._show_tables()
        if "participant" in changes:
            self._show_people()

    def _show_tables(self) -> None:
        with self._store.reading() as session:
            tables = participants.room_tables(session)
        self.tables.blockSignals(True)  # noqa: FBT003
        self.tables.setValue(len(tables))
        self.tables.blockSignals(False)  # noqa: FBT003
        names = ", ".join(table.name for table in tables).rstrip(", ")
        if not self.names.hasFocus() or not names:
            self.names.setText(names)

    def _people(self) -> list[Participant]:
        with self._store.reading() as session:
            return participants.participants(session)

    def _show_people(self) -> None:
        everybody = self._people()
        self._model.show_people(everybody)
        here = sum(person.joins for person in everybody)
        said = ngettext("{count} person takes part.", "{count} people take part.", here)
        if not everybody:
            said = _("Nobody has a code yet. Say how many people there are, and add them.")
        codes = _("Codes only: nobody’s name is in this file, or needed.")
        self._summary.setText(f"{said.format(count=here)} {codes}")
        for button in (self.all_four, self.first_two):
            button.setEnabled(bool(everybody) and not self._store.read_only)

    def _expect(self) -> None:
        """Offer as many codes as people are expected, where nobody has one yet."""
        with self._store.reading() as session:
            expected = the_workshop(session).expected
        if expected and not self._model.rowCount():
            self.more.setValue(min(expected, self.more.maximum()))
        self.table.begin()

    def begin(self) -> None:
        """Put the cursor where people go on: to give codes, or to those who have one."""
        self.table.begin()
        nobody = not self._model.rowCount() and self.more.isEnabled()
        (self.more if nobody else self.table).setFocus()
