"""A map on which pins and areas can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.canvas.map.items import MapItem, box_of, items_of
from ui.canvas.map.layers import AreaLook, Key, Layer, Pin
from ui.canvas.map.pin_paint import Signs, nearest_pin
from ui.canvas.map.shape_paint import Shape, stroke
from ui.canvas.map.surface import MapSurface
from ui.canvas.map.tool import Spot
from ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from ui.canvas.map.accessible import MapVoice

CHOSEN: Final = AreaLook(alpha=0.0, line=LIGHT.accent, width=4.0, casing=2.5)


class MapChoices(MapSurface):
    """Knows what is on a map, and what of it is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.voice: MapVoice | None = None
        self.items: list[MapItem] = []
        """What can be chosen: pins, then areas."""
        self._chosen: tuple[str, Key] | None = None
        self._all_signs = Signs()

    def set_layers(self, layers: Sequence[Layer]) -> None:
        """Show these layers; what was chosen stays so, if it is still there."""
        super().set_layers(layers)
        self._all_signs = self.signs
        self.items = items_of(layers)
        if self.current is None:
            self._chosen = None
        if self.voice is not None:
            self.voice.follow()

    def item(self, kind: str, key: Key | None) -> MapItem | None:
        """Return what has this kind and key."""
        found = (item for item in self.items if (item.kind, item.key) == (kind, key))
        return next(found, None)

    @property
    def current(self) -> MapItem | None:
        """What is chosen."""
        return self.item(*self._chosen) if self._chosen is not None else None

    def select(self, kind: str, key: Key | None) -> None:
        """Choose a "pin" or a "patch", or with "" nothing, without telling; have it in sight."""
        self._chosen = (kind, key) if key is not None else None
        item = self.current
        if item is not None and not QRectF(self.view_rect()).contains(self.item_box(item)):
            self._bring_into_sight(item)
        self.name_pin(None)
        if self.voice is not None:
            self.voice.tell_current()

    def _bring_into_sight(self, item: MapItem) -> None:
        at = self.from_map(item.x, item.y)
        middle = QRectF(self.view_rect()).center()
        if not QRectF(self.view_rect()).adjusted(40, 40, -40, -40).contains(at):
            self.pan(middle.x() - at.x(), middle.y() - at.y())

    def name_pin(self, key: Key | None) -> None:
        """Show the label of this pin, or of the chosen one, even where there is little room."""
        if key is None and self._chosen is not None and self._chosen[0] == "pin":
            key = self._chosen[1]
        self.named_pin = key
        self.viewport().update()

    def lift(self, key: Key | None) -> None:
        """Leave out a pin or control point that a tool holds."""
        shown = self._all_signs
        if key is not None:
            pins = [pin for pin in shown.pins if pin.key != key]
            crosses = [cross for cross in shown.crosses if cross.number != key]
            shown = Signs(shown.labels, pins, shown.named, crosses)
        if shown is not self.signs:
            self.signs = shown
            self._signs_seen += 1
        self.viewport().update()

    def item_box(self, item: MapItem) -> QRectF:
        """Return where something is in the view."""
        box = box_of(item)
        at = self.from_map(box.x(), box.y())
        placed = QRectF(at.x(), at.y(), box.width() * self.zoom, box.height() * self.zoom)
        around = self.sign_painter.radius if item.kind == "pin" else 0.0
        return placed.adjusted(-around, -around, around, around)

    def pin_at(self, at: QPointF, reach: float) -> Pin | None:
        """Return the pin at a point of the view: on its disc, or no further than `reach` off."""
        around = max(reach, self.sign_painter.radius + 2)
        return nearest_pin(self.signs.pins, at, self.zoom, self.offset, around)

    def shape_of(self, key: Key | None) -> Shape | None:
        """Return the area of a patch."""
        if key is None:
            return None
        every = (shape for shapes in self._shapes for shape in shapes)
        return next((shape for shape in every if shape.key == key), None)

    def item_at(self, at: QPointF, reach: float = 0.0) -> MapItem | None:
        """Return what is at a point of the view: a pin before an area."""
        pin = self.pin_at(at, reach)
        if pin is not None:
            return self.item("pin", pin.key)
        return self.item("patch", self.patch_at(*self.to_map(at)))

    def words_at(self, spot: Spot) -> str:
        """Say what is at a spot."""
        item = self.item_at(spot.at)
        return item.words if item is not None else ""

    def paint_chosen(self, painter: QPainter) -> None:
        """Ring or outline what is chosen."""
        item = self.current
        if item is None:
            return
        if item.kind == "pin":
            self.sign_painter.paint_ring(painter, self.from_map(item.x, item.y), LIGHT.accent)
            self.sign_painter.paint_words(painter, self.offset)
            return
        shape = self.shape_of(item.key)
        if shape is not None:
            painter.save()
            painter.translate(-self.offset)
            stroke(painter, [shape.path(self.zoom)], CHOSEN, self.grain)
            painter.restore()
