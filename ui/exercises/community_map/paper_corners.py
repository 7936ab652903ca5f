"""Setting a sheet's four corners over its photo, by hand: with the mouse, a finger or keys."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QPolygonF

from facilitator.i18n import _
from ui.canvas.map.layers import DEEP, WHITE
from ui.canvas.map.selecting import ARROWS
from ui.canvas.map.tool import Spot, Tool
from ui.theme import LIGHT, house_font

Point = tuple[float, float]
STEP: Final = 10.0
FINE: Final = 1.0
"""How far an arrow key moves a corner, in pixels of the screen: plainly, and with Shift."""
HANDLE: Final = 13.0
KEYS: Final = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


def corner_names() -> tuple[str, str, str, str]:
    """Return what the corners are called, clockwise from the map's own top left."""
    return (
        _("1, the map’s top left"),
        _("2, the map’s top right"),
        _("3, the map’s bottom right"),
        _("4, the map’s bottom left"),
    )


class CornersTool(Tool):
    """Moves four numbered corners, clockwise from the map's own top left."""

    moved = Signal()

    crosshair = False
    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._corners: list[Point] = []
        self._chosen = 0
        self._held: int | None = None

    @property
    def corners(self) -> list[Point]:
        """Where they are, in the picture's pixels."""
        return list(self._corners)

    @property
    def chosen(self) -> int:
        """The corner that keys move, counted from 0."""
        return self._chosen

    def set_corners(self, corners: list[Point]) -> None:
        """Put them somewhere, without telling."""
        self._corners, self._chosen = list(corners), 0
        self.refresh()

    def turn(self) -> None:
        """Have the sheet lie another way: what was its second corner is its first."""
        self._corners = [*self._corners[1:], *self._corners[:1]]
        self.refresh()
        self.say(_("Turned by a quarter."))
        self.moved.emit()

    def words(self) -> str:
        """Say how to move them."""
        return _(
            "Corners: Tab or 1 to 4 choose a corner of the map, arrow keys move it, with Shift in "
            "small steps, T turns the sheet by a quarter, Enter reads it."
        )

    # Mouse, finger

    def press(self, spot: Spot) -> bool:
        """Take hold of a corner; beside them, a drag pans."""
        self._held = self._corner_at(spot)
        if self._held is not None:
            self.choose(self._held)
        return self._held is not None

    def drag(self, spot: Spot) -> None:
        """Move it."""
        if self._held is not None:
            self._corners[self._held] = spot.place
            self.refresh()

    def release(self, spot: Spot) -> None:
        """Put it down."""
        self.drag(spot)
        if self._held is not None:
            self._held = None
            self.moved.emit()

    def cancel(self) -> None:
        """Hold none."""
        self._held = None

    def _corner_at(self, spot: Spot) -> int | None:
        reach = max(spot.reach, HANDLE * 1.6)
        for number, (x, y) in enumerate(self._corners):
            if (self.canvas.from_map(x, y) - spot.at).manhattanLength() <= 1.4 * reach:
                return number
        return None

    # Keys

    def choose(self, number: int) -> None:
        """Have keys move this corner, and have it in sight."""
        self._chosen = number
        self.refresh()
        self.say(corner_names()[number])

    def walk(self, step: int) -> bool:
        """Choose the next corner, and say whether there was one."""
        if not 0 <= self._chosen + step < len(self._corners):
            return False
        self.choose(self._chosen + step)
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Choose a corner, move it, or turn the sheet."""
        key = Qt.Key(event.key())
        if not self._corners or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in KEYS:
            self.choose(KEYS.index(key))
        elif key == Qt.Key.Key_T:
            self.turn()
        elif key in ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(ARROWS[key] * ((FINE if fine else STEP) / self.canvas.zoom))
        else:
            return False
        return True

    def _step(self, by: QPointF) -> None:
        x, y = self._corners[self._chosen]
        self._corners[self._chosen] = self.canvas.on_map(x + by.x(), y + by.y())
        self.refresh()
        self.moved.emit()

    # Painting

    def paint(self, painter: QPainter) -> None:
        """Show the frame that they make, and each with its number."""
        if not self._corners:
            return
        places = [self.canvas.from_map(x, y) for x, y in self._corners]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((6.0, WHITE), (2.5, DEEP)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawPolygon(QPolygonF(places))
        radius = HANDLE * self.canvas.grain
        painter.setFont(house_font(round(self.canvas.text_size), QFont.Weight.Bold))
        for number, place in enumerate(places):
            self._paint_handle(painter, place, radius, number)

    def _paint_handle(self, painter: QPainter, at: QPointF, radius: float, number: int) -> None:
        chosen = number == self._chosen
        painter.setPen(QPen(QColor(WHITE), 3.0))
        painter.setBrush(QColor(LIGHT.terracotta if chosen else DEEP))
        around = radius * (1.25 if chosen else 1.0)
        painter.drawEllipse(at, around, around)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(LIGHT.terracotta), 2.0))
            painter.drawEllipse(at, around + 4, around + 4)
        painter.setPen(QColor(WHITE))
        left, top = at.x() - around, at.y() - around
        painter.drawText(
            round(left),
            round(top),
            round(2 * around),
            round(2 * around),
            Qt.AlignmentFlag.AlignCenter,
            str(number + 1),
        )


class CornerKeys(QObject):
    """Lets Tab walk from corner to corner, and Enter go on, while the photo has the cursor."""

    entered = Signal()
    skip_wanted = Signal()

    def __init__(self, tool: CornersTool, watched: QObject) -> None:
        super().__init__(watched)
        self._tool = tool
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Use these keys before the canvas does."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Tab:
            return self._tool.walk(1)
        if key == Qt.Key.Key_Backtab:
            return self._tool.walk(-1)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return True
        if key == Qt.Key.Key_S and not event.modifiers():
            self.skip_wanted.emit()
            return True
        return super().eventFilter(watched, event)
