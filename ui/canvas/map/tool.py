"""What a tool on a map is: it is given places, and tells what somebody did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

if TYPE_CHECKING:
    from ui.canvas.map.canvas import MapCanvas

NEAR: Final = 12.0
NEAR_FINGER: Final = 22.0
"""How far from something a mouse and a finger still mean it, in pixels."""
SLACK: Final = 4.0
SLACK_FINGER: Final = 10.0
"""How far a pointer may stray and still click."""
TOLERANCE: Final = 0.4
"""How far, in pixels of the screen, a line that is kept may stray from the one that was drawn."""


class Spot(NamedTuple):
    """A place that somebody points at."""

    x: float
    y: float
    """On the map, in its pixels; never beside it."""
    at: QPointF
    """In the view."""
    touch: bool = False

    @property
    def place(self) -> tuple[float, float]:
        """The place on the map."""
        return self.x, self.y

    @property
    def reach(self) -> float:
        """How far away something may be that is meant, in pixels of the view."""
        return NEAR_FINGER if self.touch else NEAR

    def strayed_from(self, other: Spot) -> bool:
        """Say whether this is too far from where it began for a click."""
        slack = SLACK_FINGER if self.touch else SLACK
        return (self.at - other.at).manhattanLength() > slack


class Tool(QObject):
    """A tool; by itself it does nothing. A canvas has one at a time, or none and only pans."""

    crosshair: bool = True
    """Whether arrow keys move a crosshair for it."""
    doubles: bool = False
    """Whether two quick taps are more to it than two taps."""
    cursor: Qt.CursorShape = Qt.CursorShape.CrossCursor

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas: MapCanvas | None = None

    # Its canvas

    def taken_up(self, canvas: MapCanvas) -> None:
        """Work on this canvas from now on."""
        self._canvas = canvas

    def laid_down(self) -> None:
        """Drop what was begun: another tool is in hand."""
        self.cancel()
        self._canvas = None

    @property
    def canvas(self) -> MapCanvas:
        """The canvas that it is used on."""
        assert self._canvas is not None, "A tool that is not in hand was used."  # noqa: S101
        return self._canvas

    def words(self) -> str:
        """Say what it does and which keys do it."""
        return ""

    @property
    def busy(self) -> bool:
        """Whether something was begun that can be taken back or given up."""
        return False

    def say(self, text: str) -> None:
        """Say something to whoever cannot see it."""
        if self._canvas is not None:
            self._canvas.said.emit(text)

    def refresh(self, box: QRectF | None = None) -> None:
        """Have what it shows painted again: a part of the view, or all of it."""
        if self._canvas is None:
            return
        viewport = self._canvas.viewport()
        if box is None:
            viewport.update()
        else:
            viewport.update(box.toAlignedRect().adjusted(-2, -2, 2, 2))

    # Mouse, finger, pen

    def press(self, spot: Spot) -> bool:
        """Begin something, and say whether; where nothing begins, a drag pans."""
        del spot
        return False

    def drag(self, spot: Spot) -> None:
        """Carry on with what a press began."""

    def release(self, spot: Spot) -> None:
        """Complete what a press began."""

    def click(self, spot: Spot) -> None:
        """Do what a press and release on one spot does, where the press began nothing."""

    def double(self, spot: Spot) -> None:
        """Do what a double click or double tap does."""

    def hover(self, spot: Spot) -> None:
        """Follow a pointer that is not pressed, or the crosshair."""

    def leave(self) -> None:
        """Forget the pointer: it left."""

    def cancel(self) -> None:
        """Drop what was begun."""

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """Use a key that means something to this tool alone, and say whether it was one."""
        del event
        return False

    def put(self, spot: Spot, *, enter: bool) -> None:
        """Put a point where the crosshair is, by Enter or by the space bar."""

    def finish(self) -> bool:
        """Complete what is begun, by Enter without a crosshair; say whether there was something."""
        return False

    def take_back(self) -> bool:
        """Take the last point back, and say whether there was one."""
        return False

    def give_up(self) -> bool:
        """Drop what was begun, and say whether there was something."""
        if not self.busy:
            return False
        self.cancel()
        return True

    def paint(self, painter: QPainter) -> None:
        """Show what is going on; the painter is in pixels of the view."""
