"""Choosing pins and areas: by click, by finger, or walking from one to the next by key."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from facilitator.i18n import _
from ui.canvas.map.items import MapItem
from ui.canvas.map.tool import Spot, Tool

ARROWS: Final = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class SelectTool(Tool):
    """Chooses. Dragging pans, as without a tool."""

    chosen = Signal(str, object)
    """What was clicked: "pin" or "patch" and its key, or "" and None for empty ground."""
    opened = Signal(str, object)
    """The same, for a double click or Enter on what is chosen."""

    crosshair = False
    doubles = True
    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def words(self) -> str:
        """Say how to choose."""
        return _(
            "Choose: arrow keys walk from one to the next, Home and End go to the first and the "
            "last, Enter opens, Esc chooses nothing. Ctrl with arrow keys pans."
        )

    @property
    def busy(self) -> bool:
        """Whether something is chosen."""
        return self._canvas is not None and self._canvas.current is not None

    def click(self, spot: Spot) -> None:
        """Choose what is there."""
        self._choose(self._item_at(spot))

    def double(self, spot: Spot) -> None:
        """Open what is there."""
        item = self._item_at(spot)
        if item is not None:
            self._choose(item)
            self.opened.emit(item.kind, item.key)

    def hover(self, spot: Spot) -> None:
        """Show a pin's label."""
        pin = self.canvas.pin_at(spot.at, 0.0)
        self.canvas.name_pin(pin.key if pin is not None else None)

    def leave(self) -> None:
        """Name nothing any longer."""
        self.canvas.name_pin(None)

    def give_up(self) -> bool:
        """Choose nothing."""
        if not self.busy:
            return False
        self._choose(None)
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Walk, or open."""
        items, key = self.canvas.items, Qt.Key(event.key())
        current = self.canvas.current
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not items:
            return False
        if key in ARROWS:
            self._choose(self._next(items, ARROWS[key]) if current else items[0])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._choose(items[0 if key == Qt.Key.Key_Home else -1])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current is not None:
            self.opened.emit(current.kind, current.key)
        else:
            return False
        return True

    def _next(self, items: list[MapItem], way: QPointF) -> MapItem | None:
        """Return the nearest item in a direction; where there is none, the one that is chosen."""
        here = self.canvas.current
        if here is None:
            return None
        best: tuple[float, MapItem] | None = None
        for item in items:
            off = QPointF(item.x - here.x, item.y - here.y)
            ahead = QPointF.dotProduct(off, way)
            aside = abs(off.x() * way.y()) + abs(off.y() * way.x())
            far = ahead + 2 * aside
            if item != here and ahead > 0 and (best is None or far < best[0]):
                best = (far, item)
        return best[1] if best else here

    def _item_at(self, spot: Spot) -> MapItem | None:
        pin = self.canvas.pin_at(spot.at, spot.reach if spot.touch else 0.0)
        if pin is not None:
            return self.canvas.item("pin", pin.key)
        patch = self.canvas.patch_at(*self.canvas.to_map(spot.at))
        return self.canvas.item("patch", patch) if patch is not None else None

    def _choose(self, item: MapItem | None) -> None:
        self.canvas.select(item.kind if item else "", item.key if item else None)
        self.chosen.emit(item.kind if item else "", item.key if item else None)
