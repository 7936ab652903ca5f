"""The people of the workshop, by role; a name only where it may be held."""

from collections import Counter
from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.exercises.sector_map.persons import spoken, where_tied
from facilitator.i18n import _, ngettext
from facilitator.log_book import book
from facilitator.log_book.book import promises
from facilitator.people import Person, change_person, people
from facilitator.said_of import TEXTS, Said, move_to_private, said_of
from facilitator.store import Changes
from ui.focus import open_over
from ui.layouts import scrolling
from ui.listening import listen
from ui.log_book.entry_list import EntryList, Line
from ui.log_book.people_form import PersonForm
from ui.log_book.people_words import said_told
from ui.log_book.words import whose_voice
from ui.theme import Theme
from ui.workshop.over import Over

TABLES = frozenset({"person", *TEXTS})


class PeoplePage(QWidget):
    """Says who there is. What is entered is saved at once, and can be undone."""

    def __init__(self, over: Over) -> None:
        super().__init__()
        self._over = over
        store = over.day.store
        self._store, self._safe = store, over.safe
        self._today = book.today(store)
        self._kept = QLabel(
            _("This may be on the wall, so people are not shown. Hold F9 to see them."),
            wordWrap=True,
        )
        self._none = QLabel(
            _("Nobody yet. Whoever promises something, or is on a map, stands here by role."),
            wordWrap=True,
        )
        self.list = EntryList(over.theme, _("People, by role"))
        self.list.picked.connect(lambda _key: self._show_current())
        self.form = PersonForm(self._today)
        self.role, self.voice, self.may = self.form.role, self.form.voice, self.form.may
        self.name = self.form.name
        self._lay_out(over.theme)
        self._connect()
        listen(store.changed, self._follow)
        over.safe.changed.connect(self._show)
        self._show()

    def _lay_out(self, theme: Theme) -> None:
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(1)
        self._parts.addWidget(self.list)
        self._parts.addWidget(scrolling(self.form))
        self._parts.setStretchFactor(0, 1)
        self._parts.setSizes([min(theme.px(400), 520), min(theme.px(400), 620)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._kept)
        column.addWidget(self._none)
        column.addWidget(self._parts, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self.list.opened.connect(lambda _key: self.form.role.setFocus())
        self.form.changed.connect(self._change)
        self.form.move_wanted.connect(self._move)
        self.form.erasing_wanted.connect(self._ask_to_erase)

    def begin(self) -> None:
        """Put the cursor where people go on."""
        self.list.setFocus()

    def choose(self, uids: Collection[str]) -> None:
        """Take the first of these people in hand."""
        for person in self._everybody():
            if person.uid in uids and self.list.choose(str(person.id)):
                break
        self.begin()

    def flush(self) -> None:
        """Save what is being typed."""
        self.form.flush()

    def _change(self, values: dict[str, Any]) -> None:
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
        self.form.complain(sentence)

    def _move(self, said: Said) -> None:
        person_id = int(self.list.key or 0)
        self._try(lambda: move_to_private(self._store, person_id, said))
        self.form.private.setFocus()

    def _ask_to_erase(self) -> None:
        from ui.log_book.erase_dialog import EraseDialog

        self.flush()
        if self.list.key:
            over = self._over._replace(page=self)
            open_over(EraseDialog(over, int(self.list.key)), self.begin)

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
            where = where_tied(session)
        alike = Counter(spoken(each.role) for each in everybody)
        lines = [
            _line(
                each,
                made.count(each.id),
                self._waits(each),
                where.get(each.id or 0, []) if alike[spoken(each.role)] > 1 else [],
            )
            for each in everybody
        ]
        self.list.show_lines([(_("People"), lines)])
        self._parts.setVisible(bool(everybody))
        self._kept.setVisible(hidden)
        self._none.setVisible(not everybody and not hidden)
        self._show_current()

    def _waits(self, person: Person) -> bool:
        return said_told(person, self._today)[1]

    def _show_current(self) -> None:
        person = self._person()
        self.form.setVisible(person is not None)
        self._complain("")
        if person is not None:
            with self._store.reading() as session:
                said = said_of(session, person)
            self.form.show_person(person, said, writes=not self._store.read_only)


def _line(person: Person, count: int, waits: bool, where: list[str]) -> Line:  # noqa: FBT001
    """Return the line of a person; `where` they are tells those of one role apart."""
    name = person.name if person.name_may_be_held else ""
    said = ngettext("{count} promise", "{count} promises", count).format(count=count)
    voice = whose_voice(person.voice) if person.voice else ""
    telling = _("to be told") if waits else ""
    under = " · ".join(
        part for part in (name, *where, voice, said if count else "", telling) if part
    )
    return Line(str(person.id), person.role, under)
