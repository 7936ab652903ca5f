"""What the room sees: the question, the prompt, the time that is left, and the board, large."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.store import Changes
from ui.canvas.board import BoardCanvas
from ui.heard import be_heard_as
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges, LiveBoard
from ui.live_day import LiveDay
from ui.room.book import RoomBook
from ui.room.frame import RoomFrame, Said, furnish
from ui.room.page import RoomPage
from ui.room.reader import QUESTION, RoomReader
from ui.room.rows import Page
from ui.room.settings import RoomSettings
from ui.room.whole import Overview, Whole, WholePicture, put_in_place, whole_of
from ui.theme import Theme

IDLE_MS: Final = 100
"""The wall follows so long after something changed: whoever types does not wait for it."""
AT_ONCE: Final = frozenset({"card_on_wall", "community_map", "evidence"})
"""What somebody puts on the wall, or takes off it, and does not type into it."""

Key = Qt.Key
LEAVE: Final = {Key.Key_Escape, Key.Key_F11}
BLANK: Final = {Key.Key_B, Key.Key_Period}
STEPS: Final = {Key.Key_PageDown: 1, Key.Key_PageUp: -1}
"""What a clicker sends: the next step, the one before."""
FORWARD: Final = {Key.Key_Right, Key.Key_Down, Key.Key_Space}
BACK: Final = {Key.Key_Left, Key.Key_Up, Key.Key_Backspace}

T = TypeVar("T")


class RoomView(QWidget):
    """A window for the wall. It is built only from what the room may see, and edits nothing."""

    closed = Signal()
    stepped = Signal(int)
    """Somebody turns to the next step, or to the one before: 1 or -1."""
    said = Signal(str)
    """What happened to the wall, in a sentence for whoever works at the laptop."""
    turned = Signal(str)
    """The room sees another chapter: its key; empty where it sees none, or the whole board."""

    def __init__(
        self,
        day: LiveDay,
        live: LiveBoard,
        theme: Theme,
        settings: RoomSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._day, self._theme = day, theme
        self._settings = settings or RoomSettings.load()
        self._overview: Whole | None = None
        self._looks = False
        self._wall: str | None = None
        self._lost = False
        self._step = (0, 0)
        self._put = ""
        self._seen = ""
        self._until = ""
        self._paper = RoomPage(theme, self)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.refresh)
        self.obeys = True
        """Whether keys and the mouse turn and close it."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        be_heard_as(self, QAccessible.Role.Graphic)
        self.setAccessibleName(_("Room view"))
        self.setMinimumSize(320, 180)
        self.resize(960, 540)
        _application().screenRemoved.connect(self.lose_screen)
        _application().screenAdded.connect(self.take_screen)
        day.changed.connect(self._follow)
        day.ticked.connect(self._tick)
        listen(day.store.changed, self._log_book_changed)
        self._begin(live)

    def show_board(self, live: LiveBoard) -> None:
        """Show another activity from now on."""
        if live is self._reader.live:
            return
        self._reader.live.changed.disconnect(self._board_changed)
        self._put_whole_away()
        self._begin(live)

    def _begin(self, live: LiveBoard) -> None:
        self._reader = RoomReader(self._day, live)
        self._book = RoomBook()
        listen(live.changed, self._board_changed)
        self.refresh()
        self._book.turn_to(self.chapters[:2][-1])
        self._read_what_is_new()
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._theme = theme
        self._paper.set_theme(theme)
        if self._overview is not None:
            self._overview.set_theme(theme)

    @property
    def settings(self) -> RoomSettings:
        """The room that the text is set for."""
        return self._settings

    def set_room(self, settings: RoomSettings) -> None:
        """Set the text for another room."""
        self._settings = settings
        self._show()

    # What is on the wall

    @property
    def page(self) -> Page:
        """The page that is on the wall; an empty one under the overview."""
        return self._paper.page

    @property
    def frame(self) -> RoomFrame:
        """What stands around the page."""
        return self._paper.frame

    @property
    def caption(self) -> str:
        """Which of several pages it is."""
        return self._paper.caption

    @property
    def overview(self) -> BoardCanvas | None:
        """The whole board, while it is shown."""
        return self._overview if isinstance(self._overview, Overview) else None

    @property
    def picture(self) -> WholePicture | None:
        """The picture of the whole that is no board, such as a map, while it is shown."""
        return self._overview if isinstance(self._overview, WholePicture) else None

    @property
    def blank(self) -> bool:
        """Whether the wall shows nothing for the moment."""
        return self._paper.blank

    @property
    def chapters(self) -> list[str]:
        """What can be turned to, in order: `question`, threads, zones."""
        return self._book.keys

    @property
    def chapter(self) -> str:
        """What is turned to."""
        return self._book.key

    @property
    def seen(self) -> str:
        """The chapter that the room sees: empty while the wall is blank, or shows the whole."""
        return "" if self.blank or self._looks else self._book.key

    # Following

    def _board_changed(self, changes: BoardChanges) -> None:
        now = SIGHT in changes or not AT_ONCE.isdisjoint(changes)
        reader = self._reader
        if now or reader.shows_too_much(changes):
            self.refresh()  # what is not for the room leaves the wall at once
        else:
            self._follow()

    def _log_book_changed(self, changes: Changes) -> None:
        if self._reader.promised.follow(changes):
            self.refresh()

    def _follow(self) -> None:
        if not self._idle.isActive():
            self._idle.start()

    def _catch_up(self) -> None:
        if self._idle.isActive():
            self.refresh()

    def refresh(self) -> None:
        """Show the board as it is now."""
        self._idle.stop()
        self._until = self._reader.until
        self._reader.read_board()
        self._book.refresh(self._reader.chapters())
        if self._step != self._reader.step:
            self._read_what_is_new()
        self._turn_to_what_is_put()
        self.setWindowTitle(_("Room view: {title}").format(title=self._reader.title))
        self._tick()
        self._show()

    def _read_what_is_new(self) -> None:
        """Turn to the step's own page, where the line over the notes could not say it all."""
        self._step = self._reader.step
        whole = self._reader.prompt and not self._frame_for(opening=False).header
        if whole or self._reader.picture():
            self._book.turn_to(QUESTION)

    def _turn_to_what_is_put(self) -> None:
        """Turn to what somebody put on the wall just now, such as a card."""
        before, self._put = self._put, self._reader.on_wall
        if self._put and self._put != before:
            self._drop_overview()
            self._book.turn_to(self._put)

    def _frame_for(self, *, opening: bool) -> RoomFrame:
        width, height = float(self.width()), float(self.height())
        least = self._settings.least_text(min(height, width * 0.75))
        said = Said(self._reader.question, self._reader.prompt, self._reader.also)
        pictured = opening and bool(self._reader.picture(self._book.key))
        return furnish((width, height), least, said, opening=opening, picture=pictured)

    def _show(self) -> None:
        self._show_page()
        if self._seen != self.seen:
            self._seen = self.seen
            self.turned.emit(self._seen)

    def _show_page(self) -> None:
        self._paper.setGeometry(self.rect())
        frame, opening = self._frame_for(opening=False), self._frame_for(opening=True)
        self._book.fit(frame.space, opening.space)
        self._paper.set_picture(self._reader.picture(self._book.key))
        self._show_or_drop_whole()
        if self._overview is not None:
            self._paper.show_page(frame, Page(), "")
            top = round(frame.content.y)
            place = QRect(0, top, self.width(), self.height() - top)
            put_in_place(self._overview, place, frame.least)
            self._say(self._overview.accessibleName())
            return
        page, caption = self._book.page, self._caption()
        self._paper.show_page(opening if self._book.opening else frame, page, caption)
        says = self._reader.picture_says(self._book.key) if self._book.opening else ""
        pictured = _("Picture: {says}").format(says=says) if says else ""
        self._say(". ".join(part for part in (page.spoken(), pictured, caption) if part))

    def _caption(self) -> str:
        number, count = self._book.page_number, len(self._book.pages)
        if count == 1:
            return ""
        place = _("{number} of {count}").format(number=number, count=count)
        return " · ".join(part for part in (self._book.title, place) if part)

    def _say(self, said: str) -> None:
        heard = _("Nothing is shown") if self.blank else ". ".join((self._reader.prompt, said))
        if heard != self.accessibleDescription():
            self.setAccessibleDescription(heard)

    def _tick(self) -> None:
        self._paper.ring.show_time(*self._reader.time)
        if self._until != self._reader.until:
            self.refresh()

    # Paging

    def forward(self) -> None:
        """Turn to the next page; from the overview, back to the pages."""
        self._turn(self._book.forward)

    def back(self) -> None:
        """Turn to the page before; from the overview, back to the pages."""
        self._turn(self._book.back)

    def turn_to(self, key: str) -> None:
        """Turn to a chapter, such as `zone-changes`, if there is one."""
        self._drop_overview()
        self._turn(lambda: self._book.turn_to(key))

    def turn_back(self) -> None:
        """Turn to what else somebody put on the wall, or else to the question."""
        self.turn_to(self._put or QUESTION)

    def _turn(self, turn: Callable[[], bool]) -> None:
        self._catch_up()
        self._paper.set_blank(blank=False)
        if not self._drop_overview():
            turn()
        self._show()

    def show_blank(self, *, on: bool) -> None:
        """Show nothing, so that people look at each other; or show again what there was."""
        self._paper.set_blank(blank=on)
        self._show()
        if self._overview is not None:
            self._overview.setVisible(not on)

    def show_overview(self, *, on: bool) -> None:
        """Show the whole board, or the pages."""
        self._catch_up()
        self._drop_overview()
        self._looks = on and self._reader.has_board
        self._show()

    def _show_or_drop_whole(self) -> None:
        """Have the whole there where somebody looks at it, or where it is the chapter's page."""
        wanted = self._looks or self._book.is_whole
        if wanted and self._overview is None:
            self._overview = whole_of(self._reader.live, self._theme, self)
            self._overview.setVisible(not self.blank)
        elif not wanted and self._overview is not None:
            self._put_whole_away()

    def _put_whole_away(self) -> None:
        overview, self._overview, self._looks = self._overview, None, False
        if overview is not None:
            overview.put_away()

    def _drop_overview(self) -> bool:
        """Look at the whole no more, and say whether the room sees something else then."""
        looked, self._looks = self._looks, False
        return looked and not self._book.is_whole

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what a presenter's keys, and a clicker's, ask; nothing while a guest has them."""
        if not self.obeys:
            return
        key = event.key()
        if key in LEAVE:
            self.close()
        elif key in BLANK:
            self.show_blank(on=not self.blank)
        elif key == Key.Key_O:
            self.show_overview(on=not self._looks)
        elif key in STEPS:
            self.stepped.emit(STEPS[Key(key)])
        elif key in FORWARD:
            self.forward()
        elif key in BACK:
            self.back()
        elif key == Key.Key_Home:
            self.turn_to(QUESTION)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave."""
        event.accept()
        if self.obeys:
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the page for the picture's size."""
        super().resizeEvent(event)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with the clock."""
        super().showEvent(event)
        self._tick()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Say that the wall is free."""
        super().closeEvent(event)
        self._put_whole_away()
        self.closed.emit()

    # Screens

    def open_on_wall(self, beside: QWidget | None = None) -> None:
        """Fill the screen that was chosen, the second one, or the only one.

        `beside` is the window people work in.
        """
        own = beside.screen() if beside is not None else QGuiApplication.primaryScreen()
        chosen = self._settings.screen
        self._fill(wall_screen(own, QGuiApplication.screens(), chosen, QScreen.name))
        self.activateWindow()
        self.setFocus()

    @property
    def wall(self) -> str | None:
        """The name of the screen that the room view fills; None while it is a mere window."""
        return self._wall

    def _fill(self, screen: QScreen) -> None:
        self._wall, self._lost = screen.name(), False
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def lose_screen(self, screen: QScreen) -> None:
        """Come down as an ordinary window when the projector is unplugged; nothing is lost."""
        if not self.isVisible() or screen.name() != self._wall:
            return
        self._wall, self._lost = None, True
        free = QGuiApplication.primaryScreen().availableGeometry()
        width, height = free.width() // 2, free.height() // 2
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.showNormal()
        self.setGeometry(free.x() + width // 2, free.y() + height // 2, width, height)
        self.said.emit(
            _(
                "The wall’s screen is gone. The room view waits in a window of its own, and goes "
                "back when the screen does. F4 carries on with paper."
            )
        )

    def take_screen(self, screen: QScreen) -> None:
        """Go back to the wall when the projector is plugged in again, or to the one there is."""
        shares = self._wall == QGuiApplication.primaryScreen().name() != screen.name()
        if not self.isVisible() or not (self._lost or shares):
            return
        self._fill(screen)
        self.said.emit(_("The wall’s screen is back, and the room view is on it."))


def wall_screen(
    own: T, screens: Sequence[T], chosen: str = "", name_of: Callable[[T], str] = str
) -> T:
    """Return the screen of the name that was chosen, or else the first that nobody works on.

    Where there is no other, it is the one that people work on.
    """
    named = next((screen for screen in screens if chosen and name_of(screen) == chosen), None)
    return named or next((screen for screen in screens if screen != own), own)


def _application() -> QGuiApplication:
    found = QGuiApplication.instance()
    if not isinstance(found, QGuiApplication):
        raise TypeError("A room view needs an application with windows.")
    return found
