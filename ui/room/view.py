"""What the room sees: the question, the prompt, the time that is left, and the board, large."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from facilitator.board_layout import NOTE_MIN_HEIGHT
from facilitator.exercises.board.room import in_room
from facilitator.i18n import _
from ui.canvas.board import BoardCanvas
from ui.exercises.board.scenery import Scenery
from ui.live_board import BoardChanges, LiveBoard
from ui.live_day import LiveDay
from ui.room.book import RoomBook
from ui.room.frame import RoomFrame, furnish
from ui.room.page import RoomPage
from ui.room.reader import QUESTION, RoomReader
from ui.room.rows import Page
from ui.room.settings import RoomSettings
from ui.theme import Theme

IDLE_MS: Final = 100
"""The wall follows so long after something changed: whoever types does not wait for it."""
LARGEST_OVERVIEW: Final = 3.0

Key = Qt.Key
LEAVE: Final = {Key.Key_Escape, Key.Key_F11}
BLANK: Final = {Key.Key_B, Key.Key_Period}
FORWARD: Final = {Key.Key_PageDown, Key.Key_Right, Key.Key_Down, Key.Key_Space}
BACK: Final = {Key.Key_PageUp, Key.Key_Left, Key.Key_Up, Key.Key_Backspace}

T = TypeVar("T")


class Overview(BoardCanvas):
    """The whole board, to look at only."""

    def __init__(self, live: LiveBoard, theme: Theme, parent: QWidget) -> None:
        self.scenery = Scenery(live, shows=in_room)
        super().__init__(self.scenery.scene, theme, parent, interactive=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("The whole board"))

    def fit(self) -> None:
        """Show everything, with some air below for the notes to come."""
        box = self.content_box()
        if box is not None:
            air = 0.0 if box.height < NOTE_MIN_HEIGHT * 4 else box.height * 0.06
            self.zoom_to(box._replace(height=box.height + air), LARGEST_OVERVIEW)

    def shows_all(self) -> bool:
        """Say whether everything is in sight."""
        box, seen = self.content_box(), self.box_in_view()
        return box is None or (
            seen.x <= box.x
            and seen.y <= box.y
            and box.right <= seen.right
            and box.bottom <= seen.bottom
        )


class RoomView(QWidget):
    """A window for the wall. It is built only from what the room may see, and edits nothing."""

    closed = Signal()

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
        self._overview: Overview | None = None
        self._screen_name = ""
        self._paper = RoomPage(theme, self)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.refresh)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Room view"))
        self.setMinimumSize(320, 180)
        self.resize(960, 540)
        _application().screenRemoved.connect(self._screen_removed)
        day.changed.connect(self._follow)
        day.ticked.connect(self._tick)
        self._begin(live)

    def show_board(self, live: LiveBoard) -> None:
        """Show another activity from now on."""
        self._reader.live.changed.disconnect(self._board_changed)
        self._drop_overview()
        self._begin(live)

    def _begin(self, live: LiveBoard) -> None:
        self._reader = RoomReader(self._day, live)
        self._book = RoomBook()
        live.changed.connect(self._board_changed)
        self.refresh()
        self._book.turn_to(self.chapters[:2][-1])
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
        return self._overview

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

    # Following

    def _board_changed(self, changes: BoardChanges) -> None:
        if self._reader.shows_too_much(changes.get("note", ())):
            self.refresh()  # what is not for the room leaves the wall at once
        else:
            self._follow()

    def _follow(self) -> None:
        if not self._idle.isActive():
            self._idle.start()

    def _catch_up(self) -> None:
        if self._idle.isActive():
            self.refresh()

    def refresh(self) -> None:
        """Show the board as it is now."""
        self._idle.stop()
        self._reader.read_board()
        self._book.refresh(self._reader.chapters())
        self.setWindowTitle(_("Room view: {title}").format(title=self._reader.title))
        self._tick()
        self._show()

    def _frame_for(self, *, opening: bool) -> RoomFrame:
        width, height = float(self.width()), float(self.height())
        least = self._settings.least_text(min(height, width * 0.75))
        question, prompt = self._reader.question, self._reader.prompt
        return furnish((width, height), least, question, prompt, opening=opening)

    def _show(self) -> None:
        self._paper.setGeometry(self.rect())
        frame, opening = self._frame_for(opening=False), self._frame_for(opening=True)
        self._book.fit(frame.space, opening.space)
        if self._overview is not None:
            self._paper.show_page(frame, Page(), "")
            self._place_overview(self._overview, frame)
            self._say(_("The whole board"))
            return
        page, caption = self._book.page, self._caption()
        self._paper.show_page(opening if self._book.opening else frame, page, caption)
        self._say(". ".join(part for part in (page.spoken(), caption) if part))

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

    def _turn(self, turn: Callable[[], bool]) -> None:
        self._catch_up()
        self._paper.set_blank(blank=False)
        if not self._drop_overview():
            turn()
        self._show()

    def show_blank(self, *, on: bool) -> None:
        """Show nothing, so that people look at each other; or show again what there was."""
        self._paper.set_blank(blank=on)
        if self._overview is not None:
            self._overview.setVisible(not on)
        self._show()

    def show_overview(self, *, on: bool) -> None:
        """Show the whole board, or the pages."""
        self._catch_up()
        self._drop_overview()
        if on:
            self._overview = Overview(self._reader.live, self._theme, self)
            self._overview.setVisible(not self.blank)
        self._show()

    def _drop_overview(self) -> bool:
        """Put the overview away, and say whether there was one."""
        overview, self._overview = self._overview, None
        if overview is None:
            return False
        overview.hide()
        overview.deleteLater()
        return True

    def _place_overview(self, overview: Overview, frame: RoomFrame) -> None:
        top = round(frame.content.y)
        place = QRect(0, top, self.width(), self.height() - top)
        if overview.geometry() != place:
            overview.setGeometry(place)
            overview.fit()
        elif not overview.shows_all():
            overview.fit()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what a presenter's keys, and a clicker's, ask."""
        key = event.key()
        if key in LEAVE:
            self.close()
        elif key in BLANK:
            self.show_blank(on=not self.blank)
        elif key == Key.Key_O:
            self.show_overview(on=self._overview is None)
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
        self.closed.emit()

    # Screens

    def open_on_wall(self, beside: QWidget | None = None) -> None:
        """Fill the second screen, or the only one. `beside` is the window people work in."""
        own = beside.screen() if beside is not None else QGuiApplication.primaryScreen()
        screen = wall_screen(own, QGuiApplication.screens())
        self._screen_name = screen.name()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    def _screen_removed(self, screen: QScreen) -> None:
        """Come down as an ordinary window when the projector is unplugged; nothing is lost."""
        if not self.isVisible() or screen.name() != self._screen_name:
            return
        self._screen_name = ""
        free = QGuiApplication.primaryScreen().availableGeometry()
        width, height = free.width() // 2, free.height() // 2
        self.showNormal()
        self.setGeometry(free.x() + width // 2, free.y() + height // 2, width, height)


def wall_screen(own: T, screens: Sequence[T]) -> T:
    """Return the first screen that people do not work on; theirs, where there is no other."""
    return next((screen for screen in screens if screen != own), own)


def _application() -> QGuiApplication:
    found = QGuiApplication.instance()
    if not isinstance(found, QGuiApplication):
        raise TypeError("A room view needs an application with windows.")
    return found
