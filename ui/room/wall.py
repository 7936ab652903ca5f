"""The wall as the facilitator works it from the laptop: open, blank, and what it does not show."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator.day import reveal
from facilitator.decks import Step
from facilitator.i18n import _
from facilitator.store import Changes
from ui.commands import Commands
from ui.focus import open_over
from ui.listening import listen
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.room.chime import Chime
from ui.room.settings import RoomSettings
from ui.theme import Theme
from ui.wording import translated

if TYPE_CHECKING:  # imported when the wall is first used
    from ui.room.view import RoomView


class Wall(QObject):
    """Opens the room view, and does to it what commands and a clicker ask."""

    said = Signal(str)
    left = Signal()
    """The cursor belongs where people type again."""
    turned = Signal(str)
    """The room sees another chapter: its key; empty where it sees none."""

    def __init__(self, day: LiveDay, commands: Commands, page: QWidget) -> None:
        super().__init__(page)
        self._day, self._commands, self._page = day, commands, page
        self._view: RoomView | None = None
        self._obeys = True
        self._was_blank = False
        self._chime = Chime(day, self)
        self._promised = commands.promised
        self._promised.setCheckable(True)
        self._promised.toggled.connect(self._tick_promised)
        self.turned.connect(self._tick_promised)
        listen(day.store.changed, self._follow)

    def toggle(self, live: LiveBoard | None, theme: Theme) -> None:
        """Open what the room sees, on the other screen where there is one; or close it."""
        if self._view is not None:
            self._view.close()
        elif live is not None:
            from ui.room.view import RoomView

            self._view = RoomView(self._day, live, theme)
            self._view.obeys = self._obeys
            self._view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._view.closed.connect(self._closed)
            self._view.stepped.connect(self._turn)
            self._view.said.connect(self._lost_or_found)
            self._view.turned.connect(self.turned)
            self._view.open_on_wall(self._page.window())
            self.turned.emit(self._view.seen)
            self.said.emit("")  # what was said about a closed wall holds no longer

    def turn_to(self, key: str, live: LiveBoard, theme: Theme) -> None:
        """Show the room a chapter, or take off the one that it sees.

        What the room sees opens where it was not open.
        """
        if self.seen == key and self._view is not None:
            self._view.turn_back()
            return
        if self._view is None:
            self.toggle(live, theme)
        if self._view is not None:
            self._view.turn_to(key)

    @property
    def is_open(self) -> bool:
        """Whether what the room sees is open."""
        return self._view is not None

    @property
    def seen(self) -> str:
        """The chapter that the room sees; empty where it sees none."""
        return self._view.seen if self._view is not None else ""

    def _tick_promised(self) -> None:
        """Tick the command while the room sees what was promised: it takes it off as well."""
        from ui.log_book.room import PROMISED

        self._promised.setChecked(self.seen == PROMISED)

    def _follow(self, changes: Changes) -> None:
        """Say so where somebody puts a card on a wall that is closed."""
        put = changes.rows.get("card_on_wall", {})
        if self._view is None and any(row is not None for row in put.values()):
            self.said.emit(_("The room view is closed; F11 opens it."))

    def close(self) -> None:
        """Close what the room sees."""
        if self._view is not None:
            self._view.close()

    def show_board(self, live: LiveBoard) -> None:
        """Show another activity from now on."""
        if self._view is not None:
            self._view.show_board(live)

    def obey(self, *, on: bool) -> None:
        """Let keys turn and close the room view; or not, while somebody else has the keyboard."""
        self._obeys = on
        if self._view is not None:
            self._view.obeys = on

    @property
    def is_blank(self) -> bool:
        """Whether the room sees nothing of the board."""
        return self._view is None or self._view.blank

    def cover(self, *, on: bool) -> None:
        """Show the room nothing, and obey nobody, while the window is locked; then go on."""
        self.obey(on=not on)
        if self._view is None:
            return
        if on:
            self._was_blank = self._view.blank
        self._view.show_blank(on=on or self._was_blank)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        if self._view is not None:
            self._view.set_theme(theme)

    def toggle_blank(self) -> None:
        """Show nothing on the wall, so that people look at each other; or show it again."""
        if self._view is None:
            self.said.emit(_("Nothing is on the wall yet. F11 opens the room view."))
            return
        self._view.show_blank(on=not self._view.blank)
        if self._view.blank:
            self.said.emit(_("The wall is blank. Ctrl+B shows the board again."))
        else:
            self.said.emit(_("The wall shows the board again."))

    def _turn(self, step: int) -> None:
        commands = self._commands
        (commands.next_step if step > 0 else commands.previous_step).trigger()

    def _lost_or_found(self, sentence: str) -> None:
        window = self._page.window()
        window.activateWindow()
        self.said.emit(sentence)

    def _closed(self) -> None:
        self._view = None
        self.turned.emit("")
        self._page.window().activateWindow()
        self.left.emit()

    # The room

    def show_settings(self) -> None:
        """Ask what the room is like; an open room view follows while it is said."""
        from ui.room.dialog import RoomDialog

        before = RoomSettings.load()
        dialog = RoomDialog(before, self._page)
        dialog.changed.connect(self._set_room)
        dialog.accepted.connect(dialog.remember)
        dialog.rejected.connect(lambda: self._set_room(before))
        open_over(dialog, self.left.emit)

    def _set_room(self, room: RoomSettings) -> None:
        if self._view is not None:
            self._view.set_room(room)


def toggle_ideas(live: LiveBoard, step: Step) -> str:
    """Hide the ideas of a step's zone from the room, or reveal them; return what that means."""
    if step.zone is None:
        return _("This step has no column of its own to hide; go to one that has.")
    title = translated(live.board.deck.zone(step.zone).title)
    if step.zone in live.hidden.zones:
        reveal.reveal_zone(live.store, live.activity_id, step.zone)
        return _("The room sees what is in “{title}”.").format(title=title)
    reveal.hide_zone(live.store, live.activity_id, step.zone)
    said = _("What is in “{title}” is off the wall until you reveal it with Ctrl+Shift+R.")
    return said.format(title=title)


def toggle_dots(live: LiveBoard) -> str:
    """Hide dots and concerns from the room, or reveal them; return what that means."""
    if not live.board.deck.zones:
        return _("There are no dots in this part of the day; go to a part that has some.")
    if live.hidden.dots:
        reveal.reveal_dots(live.store, live.activity_id)
        return _("The room sees the dots.")
    reveal.hide_dots(live.store, live.activity_id)
    return _("Dots are off the wall until you reveal them.")
