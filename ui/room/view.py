"""What the room sees: the question, the prompt, the time that is left, and the board, large."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QCloseEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.language_tags import as_typed
from ui.canvas.board import BoardCanvas
from ui.heard import be_heard_as
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.room.book import RoomBook
from ui.room.follower import RoomFollower
from ui.room.frame import RoomFrame, Said, furnish
from ui.room.keys import take_key
from ui.room.page import RoomPage
from ui.room.reader import QUESTION, RoomReader
from ui.room.rows import Page
from ui.room.screen import WallScreen
from ui.room.settings import RoomSettings
from ui.room.whole import Overview, WholeOnWall, WholePicture, put_in_place
from ui.theme import Theme


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
        self._whole = WholeOnWall()
        self.screens = WallScreen(self)
        """Which screen it fills, as they come and go."""
        self.screens.said.connect(self.said)
        self._step = (0, 0)
        self._put = ""
        self._seen = ""
        self._until = ""
        self._paper = RoomPage(theme, self)
        self._follower = RoomFollower(day, self)
        self._follower.due.connect(self.refresh)
        self.obeys = True
        """Whether keys and the mouse turn and close it."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        be_heard_as(self, QAccessible.Role.Graphic)
        self.setAccessibleName(_("Room view"))
        self.setMinimumSize(320, 180)
        self.resize(960, 540)
        day.ticked.connect(self._tick)
        self._begin(live)

    def show_board(self, live: LiveBoard) -> None:
        """Show another activity from now on."""
        if live is self._reader.live:
            return
        self._whole.put_away()
        self._begin(live)

    def _begin(self, live: LiveBoard) -> None:
        self._reader = RoomReader(self._day, live)
        self._book = RoomBook()
        self._follower.follow(self._reader)
        self.refresh()
        self._book.turn_to(self.chapters[:2][-1])
        self._read_what_is_new()
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._theme = theme
        self._paper.set_theme(theme)
        if self._whole.shown is not None:
            self._whole.shown.set_theme(theme)

    @property
    def theme(self) -> Theme:
        """How it looks."""
        return self._theme

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
        shown = self._whole.shown
        return shown if isinstance(shown, Overview) else None

    @property
    def picture(self) -> WholePicture | None:
        """The picture of the whole that is no board, such as a map, while it is shown."""
        shown = self._whole.shown
        return shown if isinstance(shown, WholePicture) else None

    @property
    def blank(self) -> bool:
        """Whether the wall shows nothing for the moment."""
        return self._paper.blank

    @property
    def shows_whole(self) -> bool:
        """Whether somebody looks at the whole, where the pages would show otherwise."""
        return self._whole.is_asked

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
        return "" if self.blank or self._whole.is_asked else self._book.key

    # Setting the wall

    def refresh(self) -> None:
        """Show the board as it is now."""
        with self._follower.setting():
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
        live, is_whole = self._reader.live, self._book.is_whole
        whole = self._whole.show_or_drop(live, self, as_page=is_whole)
        if whole is not None:
            self._paper.show_page(frame, Page(), "")
            top = round(frame.content.y)
            place = QRect(0, top, self.width(), self.height() - top)
            put_in_place(whole, place, frame.least)
            self._say(whole.accessibleName())
            return
        page, caption = self._book.page, self._book.caption
        self._paper.show_page(opening if self._book.opening else frame, page, caption)
        says = self._reader.picture_says(self._book.key) if self._book.opening else ""
        pictured = _("Picture: {says}").format(says=says) if says else ""
        self._say(". ".join(part for part in (page.spoken(), pictured, caption) if part))

    def _say(self, said: str) -> None:
        heard = (
            _("Nothing is shown")
            if self.blank
            else ". ".join((as_typed(self._reader.prompt), said))
        )
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
        self._follower.catch_up()
        self._paper.set_blank(blank=False)
        if not self._drop_overview():
            turn()
        self._show()

    def show_blank(self, *, on: bool) -> None:
        """Show nothing, so that people look at each other; or show again what there was."""
        self._paper.set_blank(blank=on)
        self._show()
        if self._whole.shown is not None:
            self._whole.shown.setVisible(not on)

    def show_overview(self, *, on: bool) -> None:
        """Show the whole board, or the pages."""
        self._follower.catch_up()
        self._drop_overview()
        self._whole.is_asked = on and self._reader.has_board
        self._show()

    def _drop_overview(self) -> bool:
        return self._whole.look_no_more(as_page=self._book.is_whole)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what a presenter's keys, and a clicker's, ask; nothing while a guest has them."""
        if self.obeys and not take_key(self, event):
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
        self._whole.put_away()
        self.closed.emit()

    # Screens

    def open_on_wall(self, beside: QWidget | None = None) -> None:
        """Fill the screen that was chosen, the second one, or the only one.

        `beside` is the window people work in.
        """
        self.screens.fill(self._settings.screen, beside)
