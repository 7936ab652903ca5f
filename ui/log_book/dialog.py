"""The log book: what people promised, what happened since, and who they are, by role."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTabWidget, QVBoxLayout

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.focus import open_over
from ui.layouts import row
from ui.log_book.fields import ENTER, enter_presses
from ui.log_book.happened_page import HappenedPage
from ui.log_book.people_page import PeoplePage
from ui.log_book.promises_page import PromisesPage
from ui.log_book.reading import places_of, read
from ui.theme import dress
from ui.workshop.over import Over

PROMISES, HAPPENED, PEOPLE = range(3)
TALLEST: Final = 680


class LogBook(QDialog):
    """Three pages about what people promised. Everything is saved at once, and can be undone."""

    earlier_wanted = Signal()
    """An earlier workshop is to be taken up."""

    def __init__(self, over: Over) -> None:
        super().__init__(over.page)
        self._over, self._store = over, over.day.store
        self._warned = False
        self.setWindowTitle(_("Log book"))
        self.promises = PromisesPage(over)
        self.happened = HappenedPage(over)
        self.people = PeoplePage(over)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(_("Log book"))
        self.pages.addTab(self.promises, _("&Promises"))
        self.pages.addTab(self.happened, _("What happened?"))
        self.pages.addTab(self.people, _("People"))
        self._lay_out()
        self._connect()
        self.promises.begin()
        self.resize(min(over.theme.px(900), 1_200), min(over.theme.px(640), TALLEST))

    def _lay_out(self) -> None:
        heading = QLabel(_("Log book"))
        dress(heading, role="title")
        self._trouble = QLabel(wordWrap=True)
        dress(self._trouble, role="stop")
        self.earlier = QPushButton(_("Take up an &earlier workshop…"))
        self.earlier.setEnabled(not self._store.read_only)
        close = QPushButton(_("Close"))
        for button in (self.earlier, close):
            button.setAutoDefault(False)
        self.earlier.clicked.connect(lambda _checked: self.earlier_wanted.emit())
        close.clicked.connect(lambda _checked: self.accept())
        head = row()
        head.addWidget(heading)
        head.addWidget(self._trouble, 1)
        head.addWidget(self.earlier)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.promises.promise_asked.connect(self.ask_for_promise)
        self.promises.change_asked.connect(self._ask_to_change)
        self.promises.telling_asked.connect(self._ask_to_change_told)
        self.promises.complained.connect(self._trouble.setText)
        self.promises.told_asked.connect(self.ask_what_happened)
        self.promises.people_asked.connect(self._show_people)
        self.happened.finished.connect(self._show_promises)
        self.pages.currentChanged.connect(lambda _page: self._trouble.clear())
        for keys, act in (
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self.happened).activated.connect(self.happened.write_down)

    def ask_what_happened(self, promise_id: int | None = None) -> None:
        """Ask what happened since, about this promise or about one after the other."""
        self.pages.setCurrentIndex(HAPPENED)
        if promise_id is not None:
            self.happened.ask_about(promise_id)
        self.happened.begin()

    def ask_for_promise(self) -> None:
        """Write promises down."""
        from ui.log_book.promise_dialog import PromiseDialog

        dialog = PromiseDialog(self._over._replace(page=self))
        dialog.written.connect(self.promises.choose)
        self._open(dialog)

    def _ask_to_change(self, promise_id: int) -> None:
        from ui.log_book.promise_dialog import PromiseDialog

        entry = read(self._store, self._over.safe).entry(promise_id)
        if entry is not None:
            over = self._over._replace(page=self)
            dialog = PromiseDialog(over, entry=entry, places=places_of(self._store))
            self._open(dialog)

    def _ask_to_change_told(self, promise_id: int) -> None:
        from ui.log_book.told_dialog import ToldDialog

        entry = read(self._store, self._over.safe).entry(promise_id)
        if entry is not None and entry.follow_ups:
            self._open(ToldDialog(self._over._replace(page=self), entry))

    def _open(self, dialog: QDialog) -> None:
        open_over(dialog, self.promises.begin)

    def _show_people(self, uids: list[str]) -> None:
        self.pages.setCurrentIndex(PEOPLE)
        self.people.choose(uids)

    def _show_promises(self) -> None:
        self.pages.setCurrentIndex(PROMISES)
        self.promises.begin()

    def _undo(self) -> None:
        self._do(self._store.undo, self._store.undo_label, _("Undone: {what}."))

    def _redo(self) -> None:
        self._do(self._store.redo, self._store.redo_label, _("Done again: {what}."))

    def _do(self, act: Callable[[], object], what: str | None, said: str) -> None:
        """Undo or redo; where people are asked, say what it was, and go back to its promise."""
        self.people.flush()
        self._trouble.clear()
        before = self._stand()
        try:
            act()
        except FacilitatorError as error:
            self._trouble.setText(str(error))
            return
        if what is not None and self.pages.currentIndex() == HAPPENED:
            now = self._stand()
            promise_id = next((key for key in now if before.get(key) != now[key]), None)
            self.happened.come_back(promise_id, said.format(what=what))

    def _stand(self) -> dict[int | None, tuple[object, ...]]:
        """Return how each promise that may be in sight stands."""
        return {
            each.promise.id: (each.promise.model_dump(), [told.id for told in each.follow_ups])
            for each in read(self._store, self._over.safe).entries
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press the button that has the cursor with Enter; go on with it where things are told."""
        if enter_presses(event, self.focusWidget()):
            return
        if event.key() in ENTER and self.pages.currentIndex() == HAPPENED:
            self.happened.go_on()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Leave without a word where the window goes."""
        self._warned = self._warned or not event.spontaneous()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Save what is being typed before it goes; what is told is pointed out first, once."""
        self.people.flush()
        if self.happened.form.is_begun and not self._warned:
            self._warned = True
            self.pages.setCurrentIndex(HAPPENED)
            self.happened.warn()
        else:
            super().done(result)
