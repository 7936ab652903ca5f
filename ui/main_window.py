"""The one window: home, or an open workshop."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui import theme as look
from ui.commands import Commands, Menu
from ui.focus import open_over
from ui.home.page import Home
from ui.message_bar import MessageBar
from ui.opening_page import OpeningPage
from ui.settings import Settings
from ui.theme import top_bar_height

if TYPE_CHECKING:
    from facilitator.store import Clock
    from ui.editor.desk import DeckDesk
    from ui.scribe.guest import GuestScribe
    from ui.workshop.page import WorkshopPage

DECKS = "Decks"
"""The folder of one's own decks, in that of the documents."""

PageAct = Callable[["WorkshopPage"], object]


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
        self._settings, self._documents, self._clock = settings, documents, clock
        self._page: WorkshopPage | None = None
        self._only: Path | None = None
        """The one workshop that home lists, while its people are in the room."""
        self._scribe: GuestScribe | None = None
        self._desk: DeckDesk | None = None
        self.commands = Commands(self, settings)
        self._bar = MessageBar()
        self._stack = QStackedWidget()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        self._middle = middle
        self.setCentralWidget(middle)
        self._place_bar()
        self._bar.left.connect(self._focus_capture)
        self.setWindowTitle(_("Facilitator"))
        self.resize(1440, 900)
        self.setMinimumSize(640, 400)
        self._connect()

    def _connect(self) -> None:
        commands = self.commands
        for action, act in (
            (commands.new, self.new_workshop),
            (commands.open, self.ask_for_file),
            (commands.import_, self.ask_for_import),
            (commands.merge, self.ask_what_to_merge),
            (commands.import_deck, self.ask_for_deck),
            (commands.deck_editor, self.edit_deck),
            (commands.export, self.ask_where_to_export),
            (commands.print_, self.show_printing),
            (commands.leave, self.show_home),
            (commands.quit, self.close),
            (commands.shortcuts, self.show_shortcuts),
            (commands.menu, self.show_menu),
        ):
            action.triggered.connect(act)
        for action, on_page in self._page_acts():
            action.triggered.connect(self._with_page(on_page))
        commands.running_order.toggled.connect(self._show_running_order)
        commands.guide.toggled.connect(self._show_guide)
        commands.dark.toggled.connect(self._set_dark)
        commands.text_size_chosen.connect(self._set_text_size)

    def _page_acts(self) -> Sequence[tuple[QAction, PageAct]]:
        """Return the commands that are about the workshop that is open."""
        commands = self.commands
        return (
            (commands.about, lambda page: page.show_about()),
            (commands.differences, lambda page: page.show_differences()),
            (commands.people, lambda page: page.show_people()),
            (commands.undo, lambda page: page.undo()),
            (commands.redo, lambda page: page.redo()),
            (commands.room_view, lambda page: page.toggle_room_view()),
            (commands.room_settings, lambda page: page.show_room_settings()),
            (commands.blank, lambda page: page.blank_wall()),
            (commands.reveal, lambda page: page.reveal_ideas()),
            (commands.reveal_dots, lambda page: page.reveal_dots()),
            (commands.next_step, lambda page: page.guide.next_step()),
            (commands.previous_step, lambda page: page.guide.previous_step()),
            (commands.clock, lambda page: page.guide.start_or_pause()),
            (commands.minute, lambda page: page.guide.add_minutes(1)),
            (commands.five_minutes, lambda page: page.guide.add_minutes(5)),
            (commands.length, lambda page: page.ask_for_length()),
            (commands.skip, lambda page: page.guide.skip()),
            (commands.park, lambda page: page.guide.park()),
            (commands.late, lambda page: page.show_running_late()),
            (commands.end_day, lambda page: page.guide.end_day()),
            (commands.paper, lambda page: page.carry_on_with_paper()),
            (commands.catch_up, lambda page: page.catch_up()),
            (commands.tally, lambda page: page.show_tally()),
            (commands.read_back, lambda page: page.show_read_back()),
            (commands.photos, lambda page: page.show_photographs()),
            (commands.scribe, self.hand_over_keyboard),
            (commands.next_pane, lambda page: page.next_pane(1)),
            (commands.previous_pane, lambda page: page.next_pane(-1)),
        )

    # What shows

    @property
    def page(self) -> "WorkshopPage | None":
        """The workshop that is open."""
        return self._page

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Tell people something, in a sentence, with a button that does what it offers."""
        self._bar.say(sentence, action, act)

    def _place_bar(self) -> None:
        """Let messages lie under the bar at the top, over what is there: nothing moves."""
        self._bar.float_over(self._middle, top_bar_height(self._settings.theme) + 8)

    def _focus_capture(self) -> None:
        if self._page is not None:
            self._page.focus_capture()
        elif self._desk is not None and self._desk.editor is not None:
            self._desk.editor.begin_here()

    @contextmanager
    def _calmly(self) -> Generator[None]:
        """Tell in a sentence what hinders something that somebody asked for."""
        try:
            yield
        except FacilitatorError as error:
            self.say(str(error))

    def _show(self, widget: QWidget) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._stack.addWidget(widget)

    def show_home(self) -> None:
        """Close the workshop and show where people begin."""
        if not self._leave_workshop():
            return
        home = Home(self._settings.theme, self.commands, self._documents / DECKS)
        home.wanted.connect(self.open_path)
        home.decks.begun.connect(self.begin_with)
        home.decks.copied.connect(self.copy_deck)
        home.decks.edited.connect(self.edit_deck_file)
        home.decks.unwanted.connect(self.bin_deck)
        home.example_wanted.connect(self.open_example)
        home.keep_to(self._only)
        home.others_wanted.connect(self._list_all)
        home.painted.connect(self.painted)
        home.painted.connect(home.decks.read_soon, Qt.ConnectionType.SingleShotConnection)
        self._show(home)
        self.setWindowTitle(_("Facilitator"))
        home.begin_here()

    def _list_all(self) -> None:
        self._only = None

    def show_opening(self, path: Path) -> None:
        """Show the frame of a workshop that is about to be opened."""
        page = OpeningPage(self._settings.theme, path.stem)
        page.painted.connect(self.painted)
        self._show(page)

    def _leave_workshop(self) -> bool:
        if self._desk is not None and not self._desk.leave():
            return False
        page = self._page
        if page is None:
            return True
        try:
            page.leave()
        except FacilitatorError as error:
            self.say(str(error))
            return False
        self._only = page.store.path if page.safe.runs else None
        self._page = None
        self.commands.in_workshop(is_open=False)
        return True

    # Opening and beginning

    def open_path(self, path: Path, *, read_only: bool = False) -> None:
        """Open a workshop file; where that cannot be, say why and stay."""
        from facilitator.store import Store, WorkshopInUseError

        if self._is_handed_over():
            return
        self._bar.put_away()
        if path.suffix.lower() == ".deck":
            self.import_deck(str(path))
            self._stay()
            return
        if self._page is not None and not read_only and path.resolve() == self._page.store.path:
            return
        try:
            store = Store.open(path, read_only=read_only)
            store.clock = self._clock or store.clock
        except WorkshopInUseError as error:
            self._bar.say(str(error), _("Open it to read"), self._to_read(path))
            self._stay()
        except FacilitatorError as error:
            self.say(str(error))
            self._stay()
        else:
            self._enter(store)

    def _to_read(self, path: Path) -> Callable[[], None]:
        return lambda: self.open_path(path, read_only=True)

    def _stay(self) -> None:
        editing = self._desk is not None and self._desk.editor is not None
        if not editing and self._page is None and not isinstance(self._stack.currentWidget(), Home):
            self.show_home()

    def _enter(self, store: object) -> None:
        from facilitator.store import Store
        from ui.workshop.page import WorkshopPage

        if not isinstance(store, Store) or not self._leave_workshop():
            return
        try:
            self.commands.in_workshop(is_open=True)
            page = WorkshopPage(store, self._settings.theme, self.commands)
        except BaseException:
            self.commands.in_workshop(is_open=False)
            store.close()
            raise
        page.said.connect(self.say)
        page.named.connect(self._name)
        self._page = page
        self._show(page)
        self._name(page.title)
        page.focus_capture()
        QTimer.singleShot(0, self, self.ready.emit)

    def _name(self, title: str) -> None:
        self.setWindowTitle(_("{title} – Facilitator").format(title=title or _("Workshop")))

    def new_workshop(self) -> None:
        """Begin a workshop without an activity, and open it."""
        from ui.beginning import begin_workshop

        with self._calmly():
            self.open_path(begin_workshop(self._documents))

    def begin_with(self, deck: str) -> None:
        """Begin a workshop from a deck, by its id or its file, and open it."""
        from ui.beginning import begin_with_deck

        with self._calmly():
            self.open_path(begin_with_deck(self._documents, deck))

    def open_example(self) -> None:
        """Open a copy of the sample workshop, which anybody may change."""
        from ui.beginning import copy_sample

        with self._calmly():
            self.open_path(copy_sample(self._documents))

    def ask_for_file(self) -> None:
        """Ask which workshop to open, and open it."""
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(
            self,
            _("Open a workshop"),
            str(self._documents),
            _("Workshops (*.workshop);;Session decks (*.deck);;All files (*)"),
        )
        if name:
            self.open_path(Path(name))

    def ask_for_import(self) -> None:
        """Ask for a file of exchange JSON, make a workshop of it, and open that."""
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(
            self,
            _("Import a workshop"),
            str(self._documents),
            _("Exchange JSON (*.json);;All files (*)"),
        )
        if name:
            self.import_path(Path(name))

    def import_path(self, path: Path) -> None:
        """Make a workshop of a file of exchange JSON, and open it."""
        from ui.beginning import import_workshop

        with self._calmly():
            self.open_path(import_workshop(self._documents, path))

    # Decks

    @property
    def desk(self) -> "DeckDesk":
        """What opens and leaves the deck editor."""
        if self._desk is None:
            from ui.editor.desk import DeckDesk

            self._desk = DeckDesk(self, self._documents / DECKS)
        return self._desk

    @property
    def theme(self) -> look.Theme:
        """How everything looks now."""
        return self._settings.theme

    def make_room(self) -> bool:
        """Leave what is open, and say whether that was possible."""
        self._bar.put_away()
        return self._leave_workshop()

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the one that shows."""
        self._show(page)

    def show_name(self, title: str) -> None:
        """Say in the window's title what is open."""
        self._name(title)

    def edit_deck(self) -> None:
        """Begin a deck; from a workshop that is open, make a deck of that."""
        with self._calmly():
            if self._page is not None:
                self._page.flush()
                self.desk.make_of(self._page.store)
            else:
                self.desk.new()

    def copy_deck(self, deck: str) -> None:
        """Edit a copy of a deck, by its id or its path."""
        with self._calmly():
            self.desk.edit_copy(deck)

    def edit_deck_file(self, path: Path) -> None:
        """Edit a deck of one's own."""
        with self._calmly():
            self.desk.edit(path)

    def bin_deck(self, path: Path) -> None:
        """Put a deck of one's own into the bin."""
        with self._calmly():
            self.say(self.desk.throw_away(path))
            self.show_home()

    def ask_for_deck(self) -> None:
        """Ask for a deck from elsewhere, and take it among one's own."""
        from ui.editor.files import OpenDeckDialog

        dialog = OpenDeckDialog(_("Import a deck"), self._documents, self)
        dialog.fileSelected.connect(self.import_deck)
        open_over(dialog, self._focus_capture)

    def import_deck(self, name: str) -> None:
        """Take a deck from elsewhere among one's own."""
        with self._calmly():
            said = self.desk.take_in(Path(name))
            if isinstance(self._stack.currentWidget(), Home):
                self.show_home()
            if said:
                self.say(said)

    # The workshop that is open

    def show_printing(self) -> None:
        """Ask what to print, and print it."""
        if self._page is None:
            return
        from ui.printing.dialog import PrintDialog

        with self._calmly():
            self._page.flush()
            dialog = PrintDialog(self._page.store, self._settings.theme, self)
            open_over(dialog, self._focus_capture)

    def ask_what_to_merge(self) -> None:
        """Bring copies of a workshop together in a new file, and open that."""
        from ui.merging.dialog import MergeDialog

        paths = []
        if self._page is not None:
            self._page.flush()
            paths = [self._page.store.path]
        dialog = MergeDialog(paths, self._settings.theme, self)
        dialog.made.connect(self.open_path)
        open_over(dialog, self._focus_capture)

    def ask_where_to_export(self) -> None:
        """Ask for a file, and write the workshop into it."""
        if self._page is None:
            return
        from ui.exporting import ExportDialog

        with self._calmly():
            self._page.flush()
            dialog = ExportDialog(self._page.store, self)
            dialog.fileSelected.connect(self._export_to)
            open_over(dialog, self._focus_capture)

    def _export_to(self, name: str) -> None:
        from ui.exporting import exported

        if self._page is not None:
            with self._calmly():
                self.say(exported(self._page.store, Path(name)))

    def hand_over_keyboard(self, page: "WorkshopPage") -> None:
        """Give somebody else the form of one table, and nothing but that."""
        from ui.scribe.guest import GuestScribe

        if self._scribe is None:
            self._scribe = GuestScribe(self, self._stack)
        self._bar.put_away()
        if hindrance := self._scribe.ask(page, self._settings.theme):
            self.say(hindrance)

    def _is_handed_over(self) -> bool:
        """Say whether somebody else has the keyboard; then the facilitator's key is asked for."""
        scribe = self._scribe
        if scribe is None or not scribe.is_on:
            return False
        scribe.ask_for_key()
        return True

    def _with_page(self, act: PageAct) -> Callable[[], None]:
        """Return what does something with the workshop that is open, if one is."""

        def do() -> None:
            if self._page is not None:
                with self._calmly():
                    act(self._page)

        return do

    # How it looks, and help

    def _show_running_order(self, on: bool) -> None:  # noqa: FBT001
        if self._page is not None:
            self._page.show_running_order(on=on)
            prefers = self._page.prefers_running_order
            self._settings = self._settings.with_(running_order=prefers)

    def _show_guide(self, on: bool) -> None:  # noqa: FBT001
        self._settings = self._settings.with_(guide=on)
        if self._page is not None:
            self._page.show_guide(on=on)

    def _set_dark(self, on: bool) -> None:  # noqa: FBT001
        self._change_look(self._settings.with_(dark=on))

    def _set_text_size(self, percent: int) -> None:
        self._change_look(self._settings.with_(text_size=percent))

    def _change_look(self, settings: Settings) -> None:
        self._settings = settings
        app = QApplication.instance()
        if isinstance(app, QApplication):
            look.apply(app, settings.theme)
        self._place_bar()
        if self._page is not None:
            self._page.set_theme(settings.theme)
        elif self._desk is not None and self._desk.editor is not None:
            self._desk.set_theme(settings.theme)
        else:
            self.show_home()

    def _menus(self) -> Sequence[Menu]:
        """Return the menus of what is open."""
        if self._page is not None:
            return self._page.menus()
        editor = self._desk.editor if self._desk is not None else None
        return editor.menus() if editor is not None else []

    def show_shortcuts(self) -> None:
        """Show every command and its keys."""
        from ui.shortcuts import ShortcutSheet

        menus = self._menus()
        sheet = ShortcutSheet(self.commands.menus(menus), self._settings.theme, self)
        open_over(sheet, self._focus_capture)

    def show_menu(self) -> None:
        """Open the menu of all commands at the top right."""
        menus = self._menus()
        menu = self.commands.build_menu(self, menus)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = QPoint(self.width() - menu.sizeHint().width() - 16, look.TOP_BAR)
        menu.popup(self.mapToGlobal(corner))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save what is being typed and let go of the file."""
        from PySide6.QtWidgets import QDialog

        if self._is_handed_over():
            event.ignore()
            return
        for dialog in self.findChildren(QDialog):
            dialog.close()
        if self._leave_workshop():
            event.accept()
        else:
            event.ignore()
