"""The people of the log book, by role; a name only where it may be held."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.log_book.book import promises
from facilitator.people import Person, change_person, people
from facilitator.store import Changes
from ui.exercises.fields import Choice, SavedLine
from ui.layouts import scrolling
from ui.listening import listen
from ui.log_book.entry_list import EntryList, Line
from ui.log_book.words import voices, whose_voice
from ui.theme import Theme, dress
from ui.workshop.over import Over

TABLES = frozenset({"person", "promise"})


class PeoplePage(QWidget):
    """Says who there is. What is entered is saved at once, and can be undone."""

    def __init__(self, over: Over) -> None:
        super().__init__()
        store = over.day.store
        self._store, self._safe = store, over.safe
        self._kept = QLabel(
            _("This may be on the wall, so people are not shown. Hold F9 to see them."),
            wordWrap=True,
        )
        self._none = QLabel(
            _("Nobody yet. Whoever promises something stands here, by role."), wordWrap=True
        )
        self.list = EntryList(over.theme, _("People, by role"))
        self.list.picked.connect(lambda _key: self._show_current())
        self.role = SavedLine()
        self.voice = Choice(voices())
        self.may = QCheckBox(_("Says the name may be &held"))
        self.name = SavedLine(_("Ask first"))
        self._trouble = QLabel(wordWrap=True)
        dress(self._trouble, role="stop")
        self._lay_out(over.theme)
        self._connect()
        listen(store.changed, self._follow)
        over.safe.changed.connect(self._show)
        self._show()

    def _lay_out(self, theme: Theme) -> None:
        self._form = QWidget()
        form = QFormLayout(self._form)
        form.setContentsMargins(16, 0, 4, 0)
        form.setSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(_("R&ole"), self.role)
        form.addRow(_("Whose &voice"), self.voice)
        form.addRow(self.may)
        form.addRow(_("Na&me"), self.name)
        form.addRow(self._trouble)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(1)
        self._parts.addWidget(self.list)
        self._parts.addWidget(scrolling(self._form))
        self._parts.setStretchFactor(0, 1)
        self._parts.setSizes([theme.px(420), min(theme.px(320), 520)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._kept)
        column.addWidget(self._none)
        column.addWidget(self._parts, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self.list.opened.connect(lambda _key: self.role.setFocus())
        self.role.saved.connect(lambda text: self._change(role=text))
        self.voice.chosen.connect(lambda voice: self._change(voice=voice))
        self.may.clicked.connect(lambda on: self._change(name_may_be_held=on))
        self.name.saved.connect(lambda text: self._change(name=text))

    def begin(self) -> None:
        """Put the cursor where people go on."""
        self.list.setFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        self.role.flush()
        self.name.flush()

    def _change(self, **values: Any) -> None:
        person = self._person()
        if person is not None and any(getattr(person, key) != v for key, v in values.items()):
            person_id = person.id or 0
            self._try(lambda: change_person(self._store, person_id, **values))

    def _try(self, act: Callable[[], object]) -> None:
        self._complain("")
        try:
            act()
        except FacilitatorError as error:
            self._complain(str(error))

    def _complain(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    # What shows

    def _follow(self, changes: Changes) -> None:
        if TABLES & changes.keys():
            self._show()

    def _everybody(self) -> list[Person]:
        if self._safe.hides:
            return []
        with self._store.reading() as session:
            return people(session)

    def _person(self) -> Person | None:
        key = self.list.key
        return next((each for each in self._everybody() if str(each.id) == key), None)

    def _show(self) -> None:
        everybody, hidden = self._everybody(), self._safe.hides
        with self._store.reading() as session:
            made = [each.promise.person_id for each in promises(session)]
        self.list.show_lines(
            [(_("People"), [_line(each, made.count(each.id)) for each in everybody])]
        )
        self._parts.setVisible(bool(everybody))
        self._kept.setVisible(hidden)
        self._none.setVisible(not everybody and not hidden)
        self._show_current()

    def _show_current(self) -> None:
        person = self._person()
        self._form.setVisible(person is not None)
        self._complain("")
        if person is None:
            return
        writes = not self._store.read_only
        self.role.show_text(person.role)
        self.voice.show_key(person.voice)
        self.may.setChecked(person.name_may_be_held)
        self.name.show_text(person.name)
        for field in (self.role, self.voice, self.may):
            field.setEnabled(writes)
        self.name.setEnabled(person.name_may_be_held and writes)


def _line(person: Person, count: int) -> Line:
    name = person.name if person.name_may_be_held else ""
    said = ngettext("{count} promise", "{count} promises", count).format(count=count)
    voice = whose_voice(person.voice) if person.voice else ""
    under = " · ".join(part for part in (name, voice, said if count else "") if part)
    return Line(str(person.id), person.role, under)
