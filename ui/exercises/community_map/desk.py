"""What every part of a community map's screen works with: the file, the map, its picture."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from facilitator.exercises.community_map.base_map import ground_of_board
from facilitator.exercises.community_map.tables import CommunityBoard, Drawing
from facilitator.store import Store
from ui.canvas.map.base_image import BaseImage
from ui.exercises.board.desk import Desk
from ui.exercises.community_map.shared_picture import base_picture
from ui.listening import listen
from ui.live_board import BoardChanges, LiveBoard
from ui.theme import Theme

if TYPE_CHECKING:
    from facilitator.ground import Ground

SETTINGS = "community_map"
"""The table of what holds for the whole map."""


class CommunityDesk(Desk):
    """One community map on the screen."""

    in_hand = Signal(int)
    """Somebody's drawing is in hand; 0: nobody's."""
    picture_changed = Signal()
    """There is another base map, or none, or it lies elsewhere."""
    promised = Signal(object)
    """Somebody promises something about a pin, or about what happens: a PromiseFrom."""

    def __init__(self, store: Store, live: LiveBoard, theme: Theme, parent: QObject) -> None:
        super().__init__(store, live, theme, parent)
        self.image: BaseImage | None = None
        """The base map's picture; None where none was chosen."""
        self._picture_id: int | None = None
        self._ground: Ground | None = None
        self._lies: tuple[object, ...] = ()
        self._drawing = 0
        self._read_picture()
        listen(live.changed, self._follow)

    @property
    def activity_id(self) -> int:
        """The activity."""
        return self.live.activity_id

    @property
    def map(self) -> CommunityBoard:
        """The map as it may be seen."""
        return cast("CommunityBoard", self.live.board)

    @property
    def size(self) -> tuple[int, int]:
        """The base map's width and height in pixels; nothing where there is none."""
        if self.image is None or self.image.size.isEmpty():
            return 0, 0
        return self.image.size.width(), self.image.size.height()

    @property
    def ground(self) -> "Ground | None":
        """Where the map lies; None where nobody said."""
        return self._ground

    @property
    def revealed(self) -> bool:
        """Whether the room may see where the maps agree."""
        return self.map.settings.revealed

    # The drawing in hand

    @property
    def drawing(self) -> Drawing | None:
        """The drawing in hand, if there is one."""
        return self.map.drawings.get(self._drawing)

    def take_in_hand(self, drawing_id: int) -> None:
        """Take a drawing in hand, or put it down with 0."""
        if drawing_id != self._drawing:
            self._drawing = drawing_id
            self.in_hand.emit(drawing_id)

    # The picture

    def _follow(self, changes: BoardChanges) -> None:
        if SETTINGS in changes:
            self._read_picture()
        if self._drawing and self.drawing is None:
            self.take_in_hand(0)

    def _read_picture(self) -> None:
        """Read the picture again where another was chosen, and where it lies."""
        settings = self.map.settings
        lies = (settings.crs, settings.to_crs, settings.control_points)
        if lies != self._lies:
            self._lies = lies
            self._ground = self.act(lambda: ground_of_board(self.map))
        if settings.picture_id != self._picture_id:
            self._picture_id = settings.picture_id
            self.image = base_picture(self.live)
        self.picture_changed.emit()
