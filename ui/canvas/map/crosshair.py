"""A crosshair that arrow keys move over a map, for whoever uses no mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QColor, QPainter, QPen

from facilitator.board_layout import Rect
from facilitator.i18n import _
from ui.canvas.map.layers import WHITE
from ui.canvas.map.tool import Spot
from ui.theme import LIGHT

if TYPE_CHECKING:
    from ui.canvas.map.canvas import MapCanvas

STEP: Final = 12.0
FINE: Final = 1.0
FAST: Final = 36.0
"""How far one arrow key goes, in pixels of the screen: plainly, with Shift, held down for long."""
HELD: Final = 8
QUIET_MS: Final = 350
"""So long after the last step it says where it is."""
ARM: Final = 20.0
GAP: Final = 5.0


class Crosshair:
    """Where the keys point; shown from the first arrow key until the mouse or a finger is used."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self.place: tuple[float, float] | None = None
        self._repeats = 0
        self._quiet = QTimer(canvas, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._say_where)

    @property
    def spot(self) -> Spot | None:
        """Where it points."""
        if self.place is None:
            return None
        return Spot(*self.place, self._canvas.from_map(*self.place))

    def show(self) -> None:
        """Appear in the middle of what is in sight."""
        if self.place is None:
            box = self._canvas.box_in_view()
            self.go_to(box.x + box.width / 2, box.y + box.height / 2)

    def hide(self) -> None:
        """Disappear."""
        if self.place is not None:
            self.place = None
            self._quiet.stop()
            self._canvas.viewport().update()

    def go_to(self, x: float, y: float) -> None:
        """Point at a place of the map, and have it in sight."""
        self.place = self._canvas.on_map(x, y)
        around = 2 * ARM / self._canvas.zoom
        self._canvas.reveal(
            Rect(self.place[0] - around, self.place[1] - around, 2 * around, 2 * around)
        )
        self._canvas.viewport().update()
        self._quiet.start()

    def step(self, way: QPointF, *, fine: bool, held: bool) -> None:
        """Go one step; held down, the steps grow."""
        self._repeats = self._repeats + 1 if held else 0
        if self.place is None:
            self.show()
            return
        length = FINE if fine else FAST if self._repeats > HELD else STEP
        by = way * (length / self._canvas.zoom)
        self.go_to(self.place[0] + by.x(), self.place[1] + by.y())

    def _say_where(self) -> None:
        spot, (width, height) = self.spot, self._canvas.map_size
        if spot is None or not width:
            return
        words = _("{across} % across, {down} % down").format(
            across=round(100 * spot.x / width), down=round(100 * spot.y / height)
        )
        there = self._canvas.words_at(spot)
        self._canvas.said.emit(f"{words}. {there}" if there else words)

    def paint(self, painter: QPainter) -> None:
        """Show it, dark on a white casing, so that it shows on every ground."""
        spot = self.spot
        if spot is None:
            return
        for width, colour in ((6.0, WHITE), (2.5, LIGHT.ink)):
            painter.setPen(QPen(QColor(colour), width))
            for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
                painter.drawLine(spot.at + way * GAP, spot.at + way * ARM)
