"""Everything the window can be told to do, with its keys: menu, buttons and help say the same."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.i18n import _
from ui.settings import TEXT_SIZES, Settings
from ui.theme import dress

Menu = tuple[str, list[QAction]]
"""Commands under the title of their menu."""


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
        self._only_within: list[QAction] = []
        self._make_files()
        self._make_locks()
        self._make_giving_out()
        self._make_privacy()
        self._make_log_book()
        self._make_editing()
        self._make_room()
        self._make_guide()
        self._make_taking_in()
        self._make_view(settings)
        self._make_help()
        self._explain()
        self.in_workshop(is_open=False)

    def _make_files(self) -> None:
        self.new = self._command(_("New workshop"), "Ctrl+Shift+N")
        self.open = self._command(_("Open file…"), "Ctrl+O")
        self.import_ = self._command(_("Import…"), "Ctrl+I")
        self.merge = self._command(_("Bring copies together…"), "Ctrl+Shift+M")
        self.import_deck = self._command(_("Import a deck…"))
        self.deck_editor = self._command(_("New deck"), "Ctrl+Shift+E")
        self.differences = self._within(_("Said differently…"))
        self.about = self._within(_("About this workshop…"), "Ctrl+Shift+A")
        self.people = self._within(_("Who is in the room…"), "Ctrl+Shift+P")
        self.leave = self._within(_("‹ Workshops"), "Ctrl+W")
        self.quit = self._command(_("Quit"), "Ctrl+Q")

    def _make_locks(self) -> None:
        self.passphrase = self._within(_("Passphrase…"))
        self.lock = self._within(_("Lock the window"), "Ctrl+Alt+L")

    def _make_giving_out(self) -> None:
        self.export = self._within(_("Export…"), "Ctrl+E")
        self.print_ = self._within(_("Print…"), "Ctrl+P")
        self.calibrate = self._command(_("Calibrate a printer…"))
        self.hand_over = self._within(_("Hand-over folder…"))
        self.versions = self._command(_("Earlier versions…"))

    def _make_privacy(self) -> None:
        self.data = self._within(_("People’s data…"))
        self.share = self._within(_("Share copy…"))
        self.leave_nothing = self._within(_("Leave nothing here…"))

    def _make_log_book(self) -> None:
        self.promise = self._within(_("Promise…"), "Ctrl+Shift+O")
        self.log_book = self._within(_("Log book…"), "Ctrl+J")
        self.what_happened = self._within(_("What happened?"), "Ctrl+Shift+J")
        self.promised = self._within(_("“What we promised” on the wall"))
        self.people_by_role = self._within(_("People, by role…"), "Ctrl+F7")
        self.take_up = self._within(_("Take up an earlier workshop…"), "Ctrl+Shift+Y")

    def _make_editing(self) -> None:
        self.undo = self._command(_("Undo"), "Ctrl+Z")
        self.redo = self._command(_("Redo"), "Ctrl+Shift+Z", "Ctrl+Y")

    def _make_room(self) -> None:
        self.room_view = self._within(_("Room view"), "F11", "F5")
        self.room_settings = self._within(_("Room view settings…"), "Ctrl+F11")
        self.blank = self._within(_("Blank the wall, or show it again"), "Ctrl+B")
        self.reveal = self._within(_("Hide or reveal this step’s ideas"), "Ctrl+Shift+R")
        self.reveal_dots = self._within(_("Hide or reveal dots"))

    def _make_guide(self) -> None:
        self.next_step = self._within(_("Next step ›"), "Ctrl+PgDown", "PgDown")
        self.previous_step = self._within(_("‹ Back"), "Ctrl+PgUp", "PgUp")
        self.clock = self._within(_("Start"), "Ctrl+Shift+Space")
        self.minute = self._within(_("+1 min"), "Ctrl+Shift++", "Ctrl+Shift+=")
        self.five_minutes = self._within(_("+5 min"))
        self.length = self._within(_("Another length…"), "Ctrl+Shift+H")
        self.skip = self._within(_("Skip step"), "Ctrl+Shift+S")
        self.park = self._within(_("Park step"), "Ctrl+Shift+K")
        self.late = self._within(_("Running late…"), "Ctrl+Shift+L")
        self.end_day = self._within(_("End the day"))
        self.paper = self._within(_("Carry on with paper"), "F4")

    def _make_taking_in(self) -> None:
        self.catch_up = self._within(_("Catch up…"), "Ctrl+F4")
        self.tally = self._within(_("Count dots…"), "Ctrl+D")
        self.read_back = self._within(_("Read back what is new…"), "Ctrl+Shift+B")
        self.photos = self._within(_("Photographs…"))
        self.scribe = self._within(_("Guest scribe…"), "Ctrl+Shift+G")

    def _make_view(self, settings: Settings) -> None:
        self.running_order = self._tick(_("Running order"), "F7", on=settings.running_order)
        self.guide = self._tick(_("Guide"), "F8", on=settings.guide)
        self.next_pane = self._command(_("Next part of the window"), "F6")
        self.previous_pane = self._command(_("Previous part of the window"), "Shift+F6")
        self.dark = self._tick(_("Dark theme"), "Ctrl+Shift+D", on=settings.dark)
        self.menu = self._command(_("Menu"), "F10")
        self.text_sizes = self._sizes(settings.text_size)
        self._only_within += (self.running_order, self.guide)

    def _make_help(self) -> None:
        self.help = self._command(_("How do I…"), "F1")
        self.tour = self._command(_("A tour of five minutes"))
        self.settings = self._command(_("Settings…"), "Ctrl+,")
        self.shortcuts = self._command(_("Keyboard shortcuts"), "Shift+F1")
        self.quick_start = self._command(_("Print the quick start…"))
        self.handbook = self._command(_("Print the handbook…"))
        self.about_app = self._command(_("About Facilitator…"))

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

    def _command(self, text: str, *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self._window.addAction(action)
        return action

    def _within(self, text: str, *keys: str) -> QAction:
        """Make a command that is offered only while a workshop is open."""
        action = self._command(text, *keys)
        self._only_within.append(action)
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
        for action in self._only_within:
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
