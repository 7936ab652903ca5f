"""The one window: home, or an open workshop."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.afterwards import wait_for_imports
from ui.commands import Commands, Menu
from ui.home.page import Home
from ui.home.under_way import day_under_way, remember_day
from ui.message_bar import MessageBar, Question
from ui.opening_page import OpeningPage
from ui.page_commands import PageAct, page_acts
from ui.passphrase.window_lock import WindowLock
from ui.privacy.window_leaving import WindowLeaving
from ui.recovery.window_recovery import WindowRecovery
from ui.settings import Settings
from ui.theme import Theme
from ui.window_commands import connect_home, window_acts
from ui.window_decks import WindowDecks
from ui.window_dialogs import WindowDialogs
from ui.window_files import WindowFiles
from ui.window_look import WindowLook
from ui.window_scribe import WindowScribe

if TYPE_CHECKING:
    from facilitator.store import Clock, Store
    from ui.workshop.page import WorkshopPage


class MainWindow(QMainWindow):
    """Shows home or a workshop, and does what the commands ask for.

    New workshops go into `documents`. What opens a workshop is imported when one is opened.
    """

    painted = Signal()
    """The window was painted for the first time."""
    ready = Signal()
    """A workshop is open, and its capture bar takes what is typed."""

    def __init__(self, settings: Settings, documents: Path, clock: "Clock | None" = None) -> None:
        """Make the window; `clock` says what time it is, where it is not this computer's."""
        super().__init__()
        self._page: WorkshopPage | None = None
        self.commands = Commands(self, settings)
        self._look = WindowLook(self, settings)
        self.files = WindowFiles(self, documents, clock)
        """Opens and begins workshops."""
        self.decks = WindowDecks(self, documents)
        """Opens and keeps decks."""
        self._dialogs = WindowDialogs(self)
        self._bar = MessageBar()
        self._stack = QStackedWidget()
        self.lock = WindowLock(self, self._stack, self._look)
        """Hides a workshop that has a passphrase."""
        self.scribe = WindowScribe(self, self._stack)
        """Gives somebody else the keyboard, for one table's form."""
        self.leaving = WindowLeaving(self)
        """Leaves nothing of a workshop here, where somebody chose that."""
        self.recovery = WindowRecovery(self, documents)
        """Goes on when the file of a workshop is gone."""
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.recovery.line)
        self.middle = middle
        """All of the window, below which nothing lies."""
        self.setCentralWidget(middle)
        self._bar.float_over(middle, self._under_messages)
        self._stack.currentChanged.connect(self._bar.find_place)
        self._bar.left.connect(self.focus_capture)
        self.setWindowTitle(_("Facilitator"))
        self.resize(1440, 900)
        self.setMinimumSize(640, 400)
        self._connect()

    def _connect(self) -> None:
        for action, act in window_acts(self, self._dialogs, self._look):
            action.triggered.connect(wait_for_imports)
            action.triggered.connect(act)
        for action, on_page in page_acts(self.commands):
            action.triggered.connect(self._with_page(on_page))
        self.commands.scribe.triggered.connect(self._with_page(self.scribe.hand_over))

    # What shows

    @property
    def page(self) -> "WorkshopPage | None":
        """The workshop that is open."""
        return self._page

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Tell people something, in a sentence, with a button that does what it offers."""
        self._bar.say(sentence, action, act)

    @property
    def said(self) -> str:
        """What the window says or asks now; nothing where that was put away."""
        return self._bar.sentence

    def ask(self, question: Question) -> None:
        """Ask people something, without standing in the way of what they type."""
        self._bar.ask(question)

    def say_in_passing(self, sentence: str) -> None:
        """Tell people what was done, in a sentence that goes by itself."""
        self._bar.say_in_passing(sentence)

    def put_message_away(self) -> None:
        """Show no message any more: something else is wanted."""
        self._bar.put_away()

    def _under_messages(self) -> QWidget:
        """Return over the foot of what messages lie: never over the guide and its question."""
        shown = self._stack.currentWidget() or self._stack
        page = self._page
        return page.middle if page is not None and shown is page else shown

    def focus_capture(self) -> None:
        """Put the cursor where people type."""
        if self._page is not None:
            self._page.focus_capture()
        elif self.decks.editor is not None:
            self.decks.editor.begin_here()

    @contextmanager
    def calmly(self) -> Generator[None]:
        """Tell in a sentence what hinders something that somebody asked for."""
        try:
            yield
        except FacilitatorError as error:
            self._dialogs.help.tell(error)

    def show_home(self) -> None:
        """Close the workshop and show where people begin."""
        if not self._leave_workshop():
            return
        self.leaving.settle()
        home = Home(self.theme, self.commands, self.decks.folder)
        connect_home(home, self, self._dialogs)
        home.keep_to(day_under_way())
        home.painted.connect(self.painted)
        home.painted.connect(home.decks.read_soon, Qt.ConnectionType.SingleShotConnection)
        home.painted.connect(home.remind_soon, Qt.ConnectionType.SingleShotConnection)
        self.show_page(home)
        self.setWindowTitle(_("Facilitator"))
        home.begin_here()

    def go_home(self) -> None:
        """Leave the workshop for home; while its day runs, only once somebody said so."""
        self.unless_day_runs(lambda: self.leaving.first(self.show_home))

    def unless_day_runs(self, act: Callable[[], object]) -> None:
        """Do what leaves the workshop; while its day runs, only once somebody said so."""
        if self._page is None or not self._page.day.is_running:
            act()
            return
        sentence = _("The day is running: its clock goes on while you are elsewhere.")
        self.ask(Question(sentence, _("&Leave it running"), _("&Stay here"), act))

    def show_opening(self, path: Path) -> None:
        """Show the frame of a workshop that is about to be opened."""
        page = OpeningPage(self.theme, path.stem)
        page.painted.connect(self.painted)
        self.show_page(page)

    def _leave_workshop(self) -> bool:
        if not self.decks.leave():
            return False
        page = self._page
        if page is None:
            return True
        self.leaving.left()
        try:
            page.leave()
        except FacilitatorError as error:
            self.say(str(error))
            return False
        self._page = None
        self.lock.follow()
        self.recovery.follow()
        self.commands.in_workshop(is_open=False)
        return True

    def make_room(self) -> bool:
        """Leave what is open, and say whether that was possible."""
        self.put_message_away()
        return self._leave_workshop()

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the one that shows."""
        self.leaving.settle()
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._stack.addWidget(page)

    def show_name(self, title: str) -> None:
        """Say in the window's title what is open."""
        self.setWindowTitle(_("{title} – Facilitator").format(title=title or _("Workshop")))

    @property
    def is_at_home(self) -> bool:
        """Whether home shows."""
        return isinstance(self._stack.currentWidget(), Home)

    def stay(self) -> None:
        """Show what was open before; home, where nothing was."""
        if self.decks.editor is None and self._page is None and not self.is_at_home:
            self.show_home()

    def enter(self, store: "Store") -> None:
        """Show a workshop that was opened, in place of what shows."""
        from ui.workshop.page import WorkshopPage

        if not self._leave_workshop():
            return
        try:
            self.commands.in_workshop(is_open=True)
            page = WorkshopPage(store, self.theme, self.commands)
        except BaseException:
            self.commands.in_workshop(is_open=False)
            store.close()
            raise
        page.said.connect(self.say_in_passing)
        page.asked.connect(self.ask)
        page.safe.changed.connect(self._remember_day)
        page.named.connect(self.show_name)
        self._page = page
        self.show_page(page)
        self.show_name(page.title)
        self.lock.follow()
        self.recovery.follow()
        page.focus_capture()
        self._remember_day()
        QTimer.singleShot(0, self, self.ready.emit)

    def _remember_day(self) -> None:
        """Remember whose day is under way, also for after a restart in the middle of it."""
        if self._page is not None:
            remember_day(self._page.store.path, runs=self._page.safe.runs)

    # What can be asked of it from outside

    def open_path(self, path: Path, *, read_only: bool = False) -> None:
        """Open a workshop file; where that cannot be, say why and stay."""
        self.files.open_path(path, read_only=read_only)

    def new_workshop(self) -> None:
        """Begin a workshop without an activity, and open it."""
        self.files.new_workshop()

    def begin_with(self, deck: str) -> None:
        """Begin a workshop from a deck, by its id or its file, and open it."""
        self.files.begin_with(deck)

    def import_path(self, path: Path) -> None:
        """Make a workshop of a file of exchange JSON, and open it."""
        self.files.import_path(path)

    def import_deck(self, name: str) -> None:
        """Take a deck from elsewhere among one's own."""
        self.decks.import_deck(name)

    def copy_deck(self, deck: str) -> None:
        """Edit a copy of a deck, by its id or its path."""
        self.decks.copy_deck(deck)

    def edit_deck_file(self, path: Path) -> None:
        """Edit a deck of one's own."""
        self.decks.edit_deck_file(path)

    def show_shortcuts(self) -> None:
        """Show every command and its keys."""
        self._dialogs.show_shortcuts()

    # The workshop that is open

    def is_handed_over(self) -> bool:
        """Say whether somebody else has the keyboard; then the facilitator's key is asked for.

        So it is while the window is locked.
        """
        if self.lock.is_on:
            return True
        return self.scribe.asks_for_key()

    def _with_page(self, act: PageAct) -> Callable[[], None]:
        """Return what does something with the workshop that is open, if one is."""

        def do() -> None:
            if self._page is not None:
                with self.calmly():
                    act(self._page)

        return do

    # How it looks, and help

    @property
    def theme(self) -> Theme:
        """How everything looks now."""
        return self._look.theme

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        if self._page is not None:
            self._page.set_theme(theme)
        elif self.decks.editor is not None:
            self.decks.desk.set_theme(theme)
        else:
            self.show_home()
        self._bar.find_place()

    def menus(self) -> Sequence[Menu]:
        """Return the menus of what is open."""
        shown = self._page if self._page is not None else self.decks.editor
        return shown.menus() if shown is not None else []

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save what is being typed and let go of the file."""
        from PySide6.QtWidgets import QDialog

        if not self.lock.is_on and self.is_handed_over():
            event.ignore()
            return
        for dialog in self.findChildren(QDialog):
            dialog.close()
        if not self.lock.is_on and self.recovery.must_ask():
            self.recovery.ask_before_closing()
            event.ignore()
            return
        if self.leaving.must_ask():
            self.leaving.first(self.close)
            event.ignore()
            return
        if self._leave_workshop():
            self.leaving.settle()
            self._dialogs.help.leave()
            event.accept()
        else:
            event.ignore()
