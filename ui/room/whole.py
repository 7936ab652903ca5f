"""The whole of what an activity has, large on the wall: a board, a ring, a map."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from facilitator.board_layout import NOTE_MIN_HEIGHT
from facilitator.decks import COMMUNITY_MAP, SECTOR_MAP
from facilitator.i18n import _
from ui.canvas.board import BoardCanvas
from ui.exercises.board.scenery import Scenery
from ui.live_board import LiveBoard
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.room.view import RoomView

LARGEST_OVERVIEW: Final = 3.0


class Overview(BoardCanvas):
    """The whole board, to look at only."""

    def __init__(self, live: LiveBoard, theme: Theme, parent: QWidget) -> None:
        self._seen = LiveBoard(live.store, live.activity_id, hides=True)
        self.scenery = Scenery(self._seen)
        super().__init__(self.scenery.scene, theme, parent, interactive=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("The whole board"))

    def put_away(self) -> None:
        """Follow the board no more, and go."""
        self._seen.close()
        self.hide()
        self.deleteLater()

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


class WholePicture(QWidget):
    """A picture of the whole that is no board, to look at only; it is always all in sight."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.least = 1
        """The least text size that the back row can read."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def put_away(self) -> None:
        """Follow the activity no more, and go."""
        self.hide()
        self.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.theme = theme

    def fit(self) -> None:
        """Set everything for the room that there is."""

    def shows_all(self) -> bool:
        """Say whether everything is in sight."""
        return True


Whole = Overview | WholePicture


def _ring(live: LiveBoard, theme: Theme, parent: QWidget) -> WholePicture:
    from ui.exercises.sector_map.ring_overview import RingOverview

    return RingOverview(live, theme, parent)


def _map(live: LiveBoard, theme: Theme, parent: QWidget) -> WholePicture:
    from ui.exercises.community_map.overview import MapOverview

    return MapOverview(live, theme, parent)


PICTURES: Final[dict[str, Callable[[LiveBoard, Theme, QWidget], WholePicture]]] = {
    SECTOR_MAP: _ring,
    COMMUNITY_MAP: _map,
}
"""What is looked at as a picture of its own, where that is no board."""


def whole_of(live: LiveBoard, theme: Theme, parent: QWidget) -> Whole:
    """Return the whole of what an activity has."""
    return PICTURES.get(live.whole.activity.exercise, Overview)(live, theme, parent)


def put_in_place(whole: Whole, place: QRect, least: int) -> None:
    """Let the whole fill its place. `least` is the least text size in this room."""
    other_size = isinstance(whole, WholePicture) and whole.least != least
    if isinstance(whole, WholePicture):
        whole.least = least
    if whole.geometry() != place:
        whole.setGeometry(place)
        whole.fit()
    elif other_size or not whole.shows_all():
        whole.fit()


class WholeOnWall:
    """The whole, over the pages of a wall: while somebody looks at it, or as a page of its own."""

    def __init__(self) -> None:
        self.shown: Whole | None = None
        """What shows."""
        self.is_asked = False
        """Whether somebody looks at it, where the pages would show otherwise."""

    def show_or_drop(self, live: LiveBoard, wall: "RoomView", *, as_page: bool) -> Whole | None:
        """Have the whole there where it is asked for or is the chapter's page, and return it."""
        wanted = self.is_asked or as_page
        if wanted and self.shown is None:
            self.shown = whole_of(live, wall.theme, wall)
            self.shown.setVisible(not wall.blank)
        elif not wanted and self.shown is not None:
            self.put_away()
        return self.shown

    def put_away(self) -> None:
        """Follow the activity no more."""
        shown, self.shown, self.is_asked = self.shown, None, False
        if shown is not None:
            shown.put_away()

    def look_no_more(self, *, as_page: bool) -> bool:
        """Go back to the pages, and say whether the room sees something else then."""
        looked, self.is_asked = self.is_asked, False
        return looked and not as_page
