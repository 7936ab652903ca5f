"""What the keyboard does on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.canvas.map.selecting import ARROWS

if TYPE_CHECKING:
    from ui.canvas.map.canvas import MapCanvas

PAN: Final = 64.0
Key = Qt.Key
ENTER: Final = frozenset({Key.Key_Return, Key.Key_Enter})


class MapKeys:
    """Pans, zooms, and leads the tool in hand."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas

    def take(self, event: QKeyEvent) -> bool:
        """Use a key, and say whether it was one for the map."""
        tool = self._canvas.tool
        if tool is not None and tool.key(event):
            return True
        return self._arrow(event) or self._zoom(event) or self._draw(event)

    def _arrow(self, event: QKeyEvent) -> bool:
        canvas, way = self._canvas, ARROWS.get(Key(event.key()))
        if way is None:
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if canvas.tool is None or not canvas.tool.crosshair or control:
            canvas.pan(-PAN * way.x(), -PAN * way.y())
            return True
        canvas.cross.step(way, fine=fine, held=event.isAutoRepeat())
        spot = canvas.cross.spot
        if spot is not None:
            canvas.tool.hover(spot)
        return True

    def _zoom(self, event: QKeyEvent) -> bool:
        canvas, key = self._canvas, Key(event.key())
        if key in {Key.Key_Plus, Key.Key_Equal}:
            canvas.zoom_in()
        elif key == Key.Key_Minus:
            canvas.zoom_out()
        elif key == Key.Key_0:
            canvas.zoom_to_fit()
        else:
            return False
        return True

    def _draw(self, event: QKeyEvent) -> bool:
        tool, key = self._canvas.tool, Key(event.key())
        if tool is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in ENTER:
            return self.put(enter=True)
        if key == Key.Key_Backspace:
            return tool.take_back()
        if key == Key.Key_Escape:
            return self._escape()
        return False

    def put(self, *, enter: bool) -> bool:
        """Put a point where the crosshair is; without one, complete what the mouse began."""
        canvas, tool = self._canvas, self._canvas.tool
        if tool is None or not tool.crosshair:
            return False
        if canvas.cross.spot is None:
            if enter and tool.finish():
                return True
            canvas.cross.show()
        spot = canvas.cross.spot
        if spot is not None:
            tool.put(spot, enter=enter)
        return True

    def _escape(self) -> bool:
        """Give up what is begun, then the crosshair; after that an Esc is the window's."""
        canvas, tool = self._canvas, self._canvas.tool
        if tool is not None and tool.give_up():
            return True
        if canvas.cross.place is not None:
            canvas.cross.hide()
            return True
        return False

    def claims(self, event: QKeyEvent) -> bool:
        """Say whether a key is the map's although a menu knows it too."""
        tool, key = self._canvas.tool, Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        busy = tool is not None and (tool.busy or self._canvas.cross.place is not None)
        return plain and busy and key in {Key.Key_Backspace, Key.Key_Escape, Key.Key_Space, *ENTER}
