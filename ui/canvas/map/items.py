"""What can be chosen on a map, as a list: pins from the top down, then areas."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from ui.canvas.map.layers import Areas, Key, Layer, Pin, Pins


class MapItem(NamedTuple):
    """A pin or an area, with the words for it and its box on the map."""

    kind: str
    """`pin` or `patch`."""
    key: Key
    words: str
    box: tuple[float, float, float, float]
    """Left, top, right and bottom; all that a pin has is a point."""

    @property
    def x(self) -> float:
        """Its middle."""
        return (self.box[0] + self.box[2]) / 2

    @property
    def y(self) -> float:
        """Its middle."""
        return (self.box[1] + self.box[3]) / 2


def items_of(layers: Sequence[Layer]) -> list[MapItem]:
    """Return what layers have that can be chosen."""
    pins: list[Pin] = []
    patches: list[MapItem] = []
    for layer in layers:
        if isinstance(layer, Pins):
            pins += layer.pins
        elif isinstance(layer, Areas) and layer.clickable:
            patches += [
                MapItem("patch", patch.key, patch.words, box_around(patch.rings))
                for patch in layer.patches
            ]
    pins.sort(key=lambda pin: (pin.y, pin.x))
    marked = [
        MapItem("pin", pin.key, pin.words or pin.label, (pin.x, pin.y, pin.x, pin.y))
        for pin in pins
    ]
    return marked + patches


def box_around(rings: Sequence[Sequence[Sequence[float]]]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of an area."""
    outer = rings[0] if rings else []
    xs = [point[0] for point in outer] or [0.0]
    ys = [point[1] for point in outer] or [0.0]
    return min(xs), min(ys), max(xs), max(ys)


def box_of(item: MapItem) -> QRectF:
    """Return an item's box on the map."""
    left, top, right, bottom = item.box
    return QRectF(left, top, right - left, bottom - top)
