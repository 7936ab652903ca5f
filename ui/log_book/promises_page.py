"""The promises' page of the log book: what there is to hear about, what is open, what was heard."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.log_book import book
from facilitator.log_book.insights import not_told, questions, to_hear_about
from facilitator.people import people
from facilitator.store import Changes
from ui.layouts import row, scrolling
from ui.listening import listen
from ui.log_book.entry_list import EntryList
from ui.log_book.listing import PAPER, listed
from ui.log_book.reading import places_of, read
from ui.log_book.words import in_full
from ui.theme import Theme, dress
from ui.workshop.over import Over
from ui.workshop.question_list import QuestionList

TABLES = frozenset({"promise", "follow_up", "person", "paper_reminder"})


class PromisesPage(QWidget):
    """Shows every promise that may be in sight, and what can be asked about them."""

    promise_asked = Signal()
    """A new one is to be written down."""
    change_asked = Signal(int)
    telling_asked = Signal(int)
    """What was told of this promise is to be changed."""
    complained = Signal(str)
    """What could not be done, in a sentence."""
    told_asked = Signal(int)
    """Somebody tells what happened since this promise."""
    people_asked = Signal(list)
    """People are to be looked at: their uids."""

    def __init__(self, over: Over) -> None:
        super().__init__()
        store = over.day.store
        self._store, self._safe, self._places = store, over.safe, places_of(store)
        self.list = EntryList(over.theme, _("Promises"))
        self.list.picked.connect(lambda _key: self._show_current())
        self.list.opened.connect(lambda _key: self._change())
        self.list.removal_asked.connect(lambda _key: self._remove())
        self._none = QLabel(wordWrap=True)
        self._kept = QLabel(
            _("There is more for the team. This may be on the wall: hold F9 to see it."),
            wordWrap=True,
        )
        dress(self._kept, role="muted")
        self._about = QFormLayout()
        self.questions = QuestionList(over.theme)
        self.questions.chosen.connect(self._choose_first)
        self._make_buttons()
        self._lay_out(over.theme)
        listen(store.changed, self._follow)
        over.safe.changed.connect(self._show)
        self._show()

    def _make_buttons(self) -> None:
        self.add = self._button(_("&Add a promise…"), self.promise_asked.emit)
        self.told = self._button(_("What &happened?"), self._tell)
        self.change = self._button(_("&Change…"), self._change)
        self.again = self._button(_("Change what was &told…"), self._change_told)
        self.here = self._button(_("They are here &now"), self._take_up_again)
        self.remove = self._button(_("&Remove"), self._remove)

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        dress(button, fit="snug")
        button.clicked.connect(lambda _checked: act())
        return button

    def _lay_out(self, theme: Theme) -> None:
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(16, 0, 4, 0)
        beside.setSpacing(12)
        self._about.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._about.setSpacing(2)
        beside.addLayout(self._about)
        for button in (self.here, self.again):
            beside.addWidget(button)
        beside.addWidget(self.questions)
        beside.addStretch(1)
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._none)
        lines.addWidget(self.list, 1)
        lines.addWidget(self._kept)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(left)
        parts.addWidget(scrolling(side))
        parts.setStretchFactor(0, 1)
        parts.setSizes([theme.px(520), min(theme.px(300), 460)])
        foot = row()
        for button in (self.add, self.told, self.change, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(parts, 1)
        column.addLayout(foot)

    def begin(self) -> None:
        """Put the cursor where people go on."""
        (self.list if self.list.count() else self.add).setFocus()

    def choose(self, promise_id: int) -> None:
        """Take a promise in hand."""
        self.list.choose(str(promise_id))

    # What people do

    @property
    def _promise_id(self) -> int | None:
        key = self.list.key
        return int(key) if key.isdecimal() else None

    def _change(self) -> None:
        if self._promise_id is not None and not self._store.read_only:
            self.change_asked.emit(self._promise_id)

    def _tell(self) -> None:
        if self._promise_id is not None:
            self.told_asked.emit(self._promise_id)

    def _change_told(self) -> None:
        if self._promise_id is not None:
            self.telling_asked.emit(self._promise_id)

    def _take_up_again(self) -> None:
        promise_id = self._promise_id
        if promise_id is not None:
            self._try(lambda: book.wait(self._store, promise_id, on=False))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except FacilitatorError as error:
            self.complained.emit(str(error))

    def _remove(self) -> None:
        key = self.list.key
        if self._store.read_only or not key:
            return
        if key.startswith(PAPER):
            reminder_id = int(key.removeprefix(PAPER))
            self._try(lambda: book.forget_reminder(self._store, reminder_id))
        else:
            self._try(lambda: book.remove_promise(self._store, int(key)))

    def _choose_first(self, uids: object) -> None:
        wanted = list(uids) if isinstance(uids, list) else []
        entries = read(self._store, self._safe).entries
        found = [entry for entry in entries if entry.promise.uid in wanted]
        if any(self.list.choose(str(entry.promise.id)) for entry in found):
            self.list.setFocus()
        elif not found:
            self.people_asked.emit(wanted)

    # What shows

    def _follow(self, changes: Changes) -> None:
        if TABLES & changes.keys():
            self._show()

    def _show(self) -> None:
        found = read(self._store, self._safe)
        hidden = self._safe.hides
        with self._store.reading() as session:
            reminders = [] if hidden else book.reminders(session)
            everybody = [] if hidden else people(session)
        today = book.today(self._store)
        due = {entry.promise.id for entry in to_hear_about(found.entries, today)}
        self.list.show_lines(listed(found.entries, due, reminders))
        self._none.setText(
            "" if found.keeps else _("Nothing is promised yet. “Add a promise” writes one down.")
        )
        self._none.setVisible(not self.list.count() and not found.keeps)
        self.list.setVisible(bool(self.list.count()))
        self._kept.setVisible(found.keeps)
        asked = [] if hidden else questions(found.entries, today)
        asked = [*asked, *not_told(everybody, today)]
        self.questions.show_questions(asked, kept=hidden)
        self._show_current()

    def _show_current(self) -> None:
        entry = read(self._store, self._safe).entry(self._promise_id)
        writes = not self._store.read_only
        self.add.setEnabled(writes)
        self.change.setEnabled(entry is not None and writes)
        self.remove.setEnabled(bool(self.list.key) and writes)
        self.told.setEnabled(entry is not None and writes)
        self.again.setVisible(entry is not None and bool(entry.follow_ups))
        self.again.setEnabled(writes)
        self.here.setVisible(entry is not None and entry.promise.waits and entry.is_open)
        self.here.setEnabled(writes)
        while self._about.rowCount():
            self._about.removeRow(0)
        for title, words in in_full(entry, self._places) if entry is not None else []:
            label, text = QLabel(title), QLabel(words, wordWrap=True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, role="section")
            text.setContentsMargins(0, 0, 0, 6)
            self._about.addRow(label, text)
