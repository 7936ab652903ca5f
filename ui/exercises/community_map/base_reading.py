"""A file on its way to become a base map: looked into, a frame measured, a frame cut out."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.exercises.community_map.base_job import MapWork
from ui.map_files.worker import CUT, FIT, LOOK, Looked, Order

if TYPE_CHECKING:
    from facilitator.base_maps import BasePicture, Frame


class MapReading(QObject):
    """Keeps what was found in one file, and what was cut out of it last."""

    opened = Signal()
    """Something is in `looked` now."""
    fitted = Signal(object)
    """How many pixels the frame that was measured will have: width and height."""
    cut_out = Signal()
    """Something is in `picture` now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.path = Path()
        self.looked: Looked | None = None
        """What is in the file, once that is known."""
        self.picture: BasePicture | None = None
        """What was cut out, for the frame that is chosen."""
        self._frame: Frame | None = None
        self.work = MapWork(self)

    def forget(self) -> None:
        """Stop, and know of no file."""
        self.work.end()
        self.looked = self.picture = None

    def open(self, path: Path) -> None:
        """Look into another file."""
        self.forget()
        self.path = path
        self.turn()

    def turn(self, page: int = 1, level: int | None = None) -> None:
        """Look at a page, or at a zoom, of the file."""
        self.picture = None
        self.work.ask(Order(LOOK, self.path, page, level), self._take_looked)

    def fit(self, frame: "Frame") -> None:
        """Measure a frame, unless there is something else to do."""
        if not self.work.busy:
            self.work.ask(self._order(FIT, frame), self.fitted.emit)

    def cut(self, frame: "Frame") -> bool:
        """Cut a frame out, and say whether that takes a while: what is cut already stays so."""
        if self.picture is not None and self._frame == frame:
            return False
        self.picture, self._frame = None, frame
        self.work.ask(self._order(CUT, frame), self._take_cut)
        return True

    def _order(self, what: str, frame: "Frame") -> Order:
        looked = self.looked
        page, level = (looked.page, looked.level) if looked is not None else (1, None)
        return Order(what, self.path, page, level, frame)

    def _take_looked(self, looked: Looked) -> None:
        self.looked = looked
        self.opened.emit()

    def _take_cut(self, picture: "BasePicture") -> None:
        self.picture = picture
        self.cut_out.emit()
