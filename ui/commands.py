"""Everything the window can be told to do, with its keys: menu, buttons and help say the same."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from facilitator.i18n import _
from ui.settings import TEXT_SIZES, Settings
from ui.theme import dress

Menu = tuple[str, list[QAction]]


class CommandButton(QPushButton):
    """A button for a command: says what it says, and is enabled when it is.

    A click leaves the cursor where it was, so that the next Space is not another click.
    """

    def __init__(self, action: QAction, *, kind: str = "", text: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action, self._own_text = action, text
        if kind:
            dress(self, kind=kind)
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)
        self._follow()

    @property
    def command(self) -> QAction:
        """What it does."""
        return self._action

    def show_text(self, text: str) -> None:
        """Show this text from now on; what the command says where it is empty."""
        if text != self._own_text:
            self._own_text = text
            self._follow()

    def _follow(self) -> None:
        action = self._action
        text = self._own_text or action.text()
        if self.text() != text:
            self.setText(text)
        self.setAccessibleName(action.text().strip("‹› "))
        if self.isEnabled() != action.isEnabled():
            self.setEnabled(action.isEnabled())
        keys = said_keys(action)
        self.setToolTip(f"{action.text()} ({keys})" if keys else action.text())


def said_keys(action: QAction) -> str:
    """Return the keys of a command as the keyboard names them."""
    keys = (key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
    return ", ".join(keys)


class Commands(QObject):
    """The window's commands. What each one does is connected by whoever does it."""

    text_size_chosen = Signal(int)

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self.new = self._command(_("New workshop"), "Ctrl+Shift+N")
        self.open = self._command(_("Open file…"), "Ctrl+O")
        self.import_ = self._command(_("Import…"), "Ctrl+I")
        self.merge = self._command(_("Bring copies together…"), "Ctrl+Shift+M")
        self.import_deck = self._command(_("Import a deck…"))
        self.deck_editor = self._command(_("New deck"), "Ctrl+Shift+E")
        self.differences = self._command(_("Said differently…"))
        self.about = self._command(_("About this workshop…"), "Ctrl+Shift+A")
        self.people = self._command(_("Who is in the room…"), "Ctrl+Shift+P")
        self._make_locks()
        self._make_log_book()
        self._make_giving_out()
        self.leave = self._command(_("‹ Workshops"), "Ctrl+W")
        self.quit = self._command(_("Quit"), "Ctrl+Q")
        self.undo = self._command(_("Undo"), "Ctrl+Z")
        self.redo = self._command(_("Redo"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.room_view = self._command(_("Room view"), "F11", "F5")
        self.room_settings = self._command(_("Room view settings…"), "Ctrl+F11")
        self.blank = self._command(_("Blank the wall, or show it again"), "Ctrl+B")
        self.reveal = self._command(_("Hide or reveal this step’s ideas"), "Ctrl+Shift+R")
        self.reveal_dots = self._command(_("Hide or reveal dots"))
        self.next_step = self._command(_("Next step ›"), "Ctrl+PgDown", "PgDown")
        self.previous_step = self._command(_("‹ Back"), "Ctrl+PgUp", "PgUp")
        self.clock = self._command(_("Start"), "Ctrl+Shift+Space")
        self.minute = self._command(_("+1 min"), "Ctrl+Shift++", "Ctrl+Shift+=")
        self.five_minutes = self._command(_("+5 min"))
        self.length = self._command(_("Another length…"), "Ctrl+Shift+H")
        self.skip = self._command(_("Skip step"), "Ctrl+Shift+S")
        self.park = self._command(_("Park step"), "Ctrl+Shift+K")
        self.late = self._command(_("Running late…"), "Ctrl+Shift+L")
        self.end_day = self._command(_("End the day"))
        self.paper = self._command(_("Carry on with paper"), "F4")
        self.catch_up = self._command(_("Catch up…"), "Ctrl+F4")
        self.tally = self._command(_("Count dots…"), "Ctrl+D")
        self.read_back = self._command(_("Read back what is new…"), "Ctrl+Shift+B")
        self.photos = self._command(_("Photographs…"))
        self.scribe = self._command(_("Guest scribe…"), "Ctrl+Shift+G")
        self.running_order = self._tick(_("Running order"), "F7", on=settings.running_order)
        self.guide = self._tick(_("Guide"), "F8", on=settings.guide)
        self.next_pane = self._command(_("Next part of the window"), "F6")
        self.previous_pane = self._command(_("Previous part of the window"), "Shift+F6")
        self.dark = self._tick(_("Dark theme"), "Ctrl+Shift+D", on=settings.dark)
        self._make_help()
        self.menu = self._command(_("Menu"), "F10")
        self.text_sizes = self._sizes(settings.text_size)
        self._in_workshop = (
            self.about,
            self.differences,
            self.people,
            self.passphrase,
            self.lock,
            self.promise,
            self.log_book,
            self.what_happened,
            self.promised,
            self.people_by_role,
            self.take_up,
            self.export,
            self.print_,
            self.hand_over,
            self.data,
            self.share,
            self.leave_nothing,
            self.leave,
            self.room_view,
            self.room_settings,
            self.blank,
            self.reveal,
            self.reveal_dots,
            self.next_step,
            self.previous_step,
            self.clock,
            self.minute,
            self.five_minutes,
            self.length,
            self.skip,
            self.park,
            self.late,
            self.end_day,
            self.paper,
            self.catch_up,
            self.tally,
            self.read_back,
            self.photos,
            self.scribe,
            self.running_order,
            self.guide,
        )
        self._explain()
        self.in_workshop(is_open=False)

    def _explain(self) -> None:
        """Say what a command does where its name leaves that open."""
        for action, what in (
            (self.five_minutes, _("The step has five minutes more")),
            (self.length, _("The step has as many minutes as you say")),
            (self.skip, _("Leaves the step out: the day goes on without it")),
            (self.park, _("Puts the step off: it is offered again before the activity ends")),
            (self.late, _("Shows two whole plans to be on time again")),
            (self.hand_over, _("Writes a folder for the stick, which opens on any laptop")),
            (self.calibrate, _("Measures a printer: every back, tile and map comes out right")),
            (self.data, _("What is held about whom, what was agreed, and until when")),
            (self.share, _("A file for others, without names and without what is private")),
            (self.leave_nothing, _("A borrowed computer keeps nothing of the workshop")),
            (self.versions, _("Shows what this workshop was, and brings it back")),
            (self.passphrase, _("Locks the workshop’s file, so that nobody else can read it")),
            (self.lock, _("Hides everything until the passphrase is typed again")),
            (self.end_day, _("The clock stops, and your own notes show again")),
        ):
            action.setToolTip(what)

    def _make_giving_out(self) -> None:
        self.export = self._command(_("Export…"), "Ctrl+E")
        self.print_ = self._command(_("Print…"), "Ctrl+P")
        self.calibrate = self._command(_("Calibrate a printer…"))
        self.hand_over = self._command(_("Hand-over folder…"))
        self.versions = self._command(_("Earlier versions…"))
        self._make_privacy()

    def _make_help(self) -> None:
        self.help = self._command(_("How do I…"), "F1")
        self.tour = self._command(_("A tour of five minutes"))
        self.settings = self._command(_("Settings…"), "Ctrl+,")
        self.shortcuts = self._command(_("Keyboard shortcuts"), "Shift+F1")
        self.quick_start = self._command(_("Print the quick start…"))
        self.handbook = self._command(_("Print the handbook…"))
        self.about_app = self._command(_("About Facilitator…"))

    def _make_privacy(self) -> None:
        self.data = self._command(_("People’s data…"))
        self.share = self._command(_("Share copy…"))
        self.leave_nothing = self._command(_("Leave nothing here…"))

    def _make_locks(self) -> None:
        self.passphrase = self._command(_("Passphrase…"))
        self.lock = self._command(_("Lock the window"), "Ctrl+Alt+L")

    def _make_log_book(self) -> None:
        self.promise = self._command(_("Promise…"), "Ctrl+Shift+O")
        self.log_book = self._command(_("Log book…"), "Ctrl+J")
        self.what_happened = self._command(_("What happened?"), "Ctrl+Shift+J")
        self.promised = self._command(_("“What we promised” on the wall"))
        self.people_by_role = self._command(_("People, by role…"), "Ctrl+F7")
        self.take_up = self._command(_("Take up an earlier workshop…"), "Ctrl+Shift+Y")

    def _command(self, text: str, *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self._window.addAction(action)
        return action

    def _tick(self, text: str, key: str, *, on: bool) -> QAction:
        action = self._command(text, key)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _sizes(self, size: int) -> QActionGroup:
        group = QActionGroup(self)
        for percent in TEXT_SIZES:
            action = QAction(_("{percent} %").format(percent=percent), group, checkable=True)
            action.setChecked(percent == size)
            action.setData(percent)
        group.triggered.connect(self._size_chosen)
        return group

    def show_settings(self, settings: Settings) -> None:
        """Tick what is chosen now, wherever it was chosen."""
        self.dark.setChecked(settings.dark)
        for action in self.text_sizes.actions():
            action.setChecked(action.data() == settings.text_size)

    def _size_chosen(self, action: QAction) -> None:
        self.text_size_chosen.emit(action.data())

    def in_workshop(self, *, is_open: bool) -> None:
        """Offer what needs a workshop only while one is open."""
        for action in self._in_workshop:
            action.setEnabled(is_open)
        new = _("Make a deck of this workshop") if is_open else _("New deck")
        self.deck_editor.setText(new)
        if not is_open:
            self.show_history(None, None)

    def show_history(self, undo: str | None, redo: str | None) -> None:
        """Name what undo and redo would do."""
        undo_text = _("Undo {step}").format(step=undo) if undo else _("Undo")
        redo_text = _("Redo {step}").format(step=redo) if redo else _("Redo")
        for action, text, is_on in (
            (self.undo, undo_text, undo is not None),
            (self.redo, redo_text, redo is not None),
        ):
            if action.text() != text:
                action.setText(text)
            if action.isEnabled() != is_on:
                action.setEnabled(is_on)

    def menu_button(self) -> QPushButton:
        """Return the button that opens the menu of all commands."""
        return CommandButton(self.menu, kind="quiet", text="☰")

    def menus(self, screen: Sequence[Menu] = ()) -> list[Menu]:
        """Return every command under the title of its menu; `screen` are the activity's own."""
        return [
            (
                _("Workshop"),
                [
                    self.new,
                    self.open,
                    self.import_,
                    self.merge,
                    self.differences,
                    self.import_deck,
                    self.deck_editor,
                    self.about,
                    self.people,
                    self.passphrase,
                    self.lock,
                    self.take_up,
                    self.export,
                    self.print_,
                    self.calibrate,
                    self.hand_over,
                    self.data,
                    self.share,
                    self.leave_nothing,
                    self.versions,
                    self.leave,
                    self.quit,
                ],
            ),
            (_("Edit"), [self.undo, self.redo]),
            *screen,
            (
                _("Log book"),
                [
                    self.promise,
                    self.log_book,
                    self.what_happened,
                    self.promised,
                    self.people_by_role,
                ],
            ),
            (
                _("Guide"),
                [
                    self.next_step,
                    self.previous_step,
                    self.clock,
                    self.minute,
                    self.five_minutes,
                    self.length,
                    self.skip,
                    self.park,
                    self.late,
                    self.end_day,
                    self.paper,
                ],
            ),
            (
                _("Taking in"),
                [self.catch_up, self.tally, self.photos, self.read_back, self.scribe],
            ),
            (
                _("View"),
                [
                    self.room_view,
                    self.blank,
                    self.reveal,
                    self.reveal_dots,
                    self.room_settings,
                    self.running_order,
                    self.guide,
                    self.next_pane,
                    self.previous_pane,
                    self.dark,
                    self.settings,
                ],
            ),
            (_("Text size"), self.text_sizes.actions()),
            (
                _("Help"),
                [
                    self.help,
                    self.tour,
                    self.shortcuts,
                    self.quick_start,
                    self.handbook,
                    self.about_app,
                ],
            ),
        ]

    def build_menu(self, parent: QWidget, screen: Sequence[Menu] = ()) -> QMenu:
        """Return the menu of all commands."""
        whole = QMenu(parent)
        for title, actions in _joined(self.menus(screen)):
            part = whole.addMenu(title)
            part.addActions(actions)
        return whole


def _joined(menus: Sequence[Menu]) -> list[Menu]:
    """Return the menus with those of the same title made one."""
    by_title: dict[str, list[QAction]] = {}
    for title, actions in menus:
        by_title.setdefault(title, []).extend(actions)
    return list(by_title.items())
