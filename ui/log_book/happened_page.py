"""What happened? One promise after the other, told by whoever is here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.log_book import book
from facilitator.log_book.book import Entry
from facilitator.store import Changes
from ui.layouts import row, scrolling
from ui.listening import listen
from ui.log_book.happened_form import HappenedForm
from ui.log_book.reading import kept_to_ask, known_roles, read, to_ask_about
from ui.log_book.word import Word
from ui.log_book.words import said_role, said_share
from ui.theme import dress
from ui.wording import said_day
from ui.workshop.over import Over

TABLES = frozenset({"promise", "follow_up", "person"})


class HappenedPage(QWidget):
    """Asks about one promise at a time. What is told is kept when the next one is wanted."""

    finished = Signal()
    """There is nothing more to ask about, or nobody wants to."""

    def __init__(self, over: Over) -> None:
        super().__init__()
        store = over.day.store
        self._store, self._safe = store, over.safe
        self._current: int | None = None
        self._asked_for: int | None = None
        self._place = _label("section")
        self._words = _label("prompt")
        self._under = _label("muted")
        self._kept = _label("muted")
        self._kept.setText(
            _("There is more for the team. This may be on the wall: hold F9 to see it.")
        )
        self._none = _label("body")
        self.form = HappenedForm(book.today(store))
        self._told = QWidget()
        self._area = scrolling(self._told)
        self._word = Word()
        self._make_buttons()
        self._lay_out()
        self.form.went_on.connect(self.go_on)
        self.form.offered.connect(self._word.offer)
        listen(store.changed, self._follow)
        over.safe.changed.connect(self._show)
        self._show()

    def _make_buttons(self) -> None:
        self.keep = self._button(_("Keep, and the next ›"), self.write_down)
        self.keep.setToolTip(_("Ctrl+Enter"))
        dress(self.keep, kind="filled")
        self.wait = self._button(_("Not here today: it &waits"), self._wait)
        self.before = self._button(_("‹ &Before"), lambda: self._step(-1))
        self.after = self._button(_("A&fter ›"), lambda: self._step(1))

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text.replace("&", "").strip("‹› "))
        button.setAutoDefault(False)
        dress(button, fit="snug")
        button.clicked.connect(lambda _checked: act())
        return button

    def _lay_out(self) -> None:
        ways = row()
        ways.addWidget(self._place, 1)
        ways.addWidget(self.before)
        ways.addWidget(self.after)
        foot = row()
        foot.addWidget(self.wait)
        foot.addWidget(self._word, 1)
        foot.addWidget(self.keep)
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 6, 0)
        told.setSpacing(8)
        for part in (self._words, self._under, self.form):
            told.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(ways)
        column.addWidget(self._none)
        column.addWidget(self._area, 1)
        column.addStretch(0)
        column.addWidget(self._kept)
        column.addLayout(foot)

    # Which promise

    def begin(self) -> None:
        """Put the cursor where people go on."""
        if self._current is not None:
            self.form.begin_here()
        else:
            self.setFocus()

    def ask_about(self, promise_id: int) -> None:
        """Ask about this promise, whatever comes next otherwise."""
        if promise_id != self._current and self.form.is_begun:
            self.warn()
            return
        if promise_id != self._current:
            self._asked_for = self._current = promise_id
            self.form.begin_again()
        self._show()

    def _queue(self) -> list[Entry]:
        found = read(self._store, self._safe)
        queue = to_ask_about(found.entries, book.today(self._store))
        asked_for = found.entry(self._asked_for)
        if asked_for is not None and asked_for not in queue:
            queue.insert(0, asked_for)
        return queue

    def _step(self, step: int) -> None:
        """Go to the promise before or after, with nothing kept of what was not."""
        ids = [each.promise.id for each in self._queue()]
        if self._current in ids:
            place = (ids.index(self._current) + step) % len(ids)
            if self.form.is_begun and ids[place] != self._current:
                self.warn()
                return
            self._current = ids[place]
            self.form.begin_again()
            self._show()
            self.form.begin_here()

    # What is told

    def go_on(self) -> None:
        """Put the cursor into the next field."""
        if self.form.is_on_outcomes:
            self.form.happened.setFocus()
        else:
            self.focusNextChild()
        focus = self.focusWidget()
        if focus is not None and self.form.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus)

    def write_down(self) -> None:
        """Keep what was told, and ask about the next promise."""
        entry = self._entry()
        if entry is not None and not self.form.outcome:
            self.form.begin_here()
            self._word.complain(
                _("Say what became of it first: done, changed, let go or still going.")
            )
        elif entry is not None and entry.promise.id is not None:
            promise_id, values = entry.promise.id, self.form.values
            self._do(lambda: book.follow_up(self._store, promise_id, **values), _("It is kept."))

    def _wait(self) -> None:
        entry = self._entry()
        if entry is not None and entry.promise.id is not None:
            promise_id = entry.promise.id
            said = _("It waits for them.")
            self._do(lambda: book.wait(self._store, promise_id, on=True), said)

    def _do(self, act: Callable[[], object], said: str) -> None:
        ids = [each.promise.id for each in self._queue()]
        later = ids[ids.index(self._current) + 1 :] + ids if self._current in ids else ids
        was, kept = self._current, self._asked_for
        self._current = next((each for each in later if each != was), None)
        self._asked_for = None
        try:
            act()
        except FacilitatorError as error:
            self._current, self._asked_for = was, kept
            self._word.complain(str(error))
            return
        self.form.begin_again()
        self._show()
        self._word.say(said)
        if self._current is not None:
            self._area.verticalScrollBar().setValue(0)
            self.form.begin_here()
        elif not kept_to_ask(self._store, self._safe):
            self.finished.emit()

    def come_back(self, promise_id: int | None, said: str) -> None:
        """Go back to a promise of which something was undone, unless another is being told."""
        if promise_id is not None and not self.form.is_begun:
            self.ask_about(promise_id)
            self.form.begin_here()
        self._word.say(said)

    # What shows

    def _follow(self, changes: Changes) -> None:
        if TABLES & changes.keys():
            self._show()

    def _entry(self) -> Entry | None:
        return next((each for each in self._queue() if each.promise.id == self._current), None)

    def _show(self) -> None:
        queue = self._queue()
        keeps = read(self._store, self._safe).keeps
        entry = self._entry()
        if entry is None and queue and not self.form.is_begun:
            entry = queue[0]
            self._current = entry.promise.id
        self._show_entry(entry, queue)
        self._kept.setVisible(keeps and entry is not None)
        self._none.setVisible(entry is None)
        self._none.setText(self._why_none() if entry is None else "")
        self.form.know(known_roles(self._store, self._safe))

    def _why_none(self) -> str:
        kept = kept_to_ask(self._store, self._safe)
        if not kept:
            return _("There is nothing to ask about now. Promises of today come later.")
        return ngettext(
            "{count} waits that is for the team; hold F9 to read it, or ask afterwards.",
            "{count} wait that are for the team; hold F9 to read them, or ask afterwards.",
            kept,
        ).format(count=kept)

    def _show_entry(self, entry: Entry | None, queue: Sequence[Entry]) -> None:
        there = entry is not None
        for part in (self._area, self.wait, self.keep):
            part.setVisible(there)
        for button in (self.before, self.after):
            button.setVisible(len(queue) > 1)
        for button in (self.wait, self.keep):
            button.setEnabled(not self._store.read_only)
        self._place.setVisible(there)
        if entry is None:
            return
        promise = entry.promise
        place = [each.promise.id for each in queue].index(promise.id) + 1
        self._place.setText(
            _("What happened? {place} of {count}").format(place=place, count=len(queue))
        )
        self._words.setText(promise.what)
        made = promise.made_at or said_day(promise.made_on)
        parts = (said_role(entry), made, promise.source, said_share(promise.share))
        self._under.setText(" · ".join(part for part in parts if part))
        self._words.setAccessibleName(f"{promise.what}. {self._under.text()}")

    def warn(self) -> None:
        """Point out that what was told is not kept yet."""
        self._word.complain(_("What was told is not kept yet: press Ctrl+Enter to keep it."))


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role=role)
    return label
