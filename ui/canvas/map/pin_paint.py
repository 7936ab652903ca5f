"""Pins, percentages and control points: as large at every zoom, and where there is room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QTransform

from ui.canvas.map.layers import WHITE, Cross, Crosses, Key, Label, Labels, Layer, Pin, Pins
from ui.canvas.map.lettering import Lettering, Room
from ui.canvas.map.marks import mark_path
from ui.theme import LIGHT

AreaAt = Callable[[float, float], Key | None]
"""Says which area is at a place of the map."""

RADIUS: Final = 15.0
"""Of a pin's disc, where text is 14 pixels."""
MARK: Final = 0.86
"""How much of its radius a pin's mark takes."""
TEXT: Final = 14.0
CROSS: Final = 13.0
CLEAR: Final = 10.0
"""So far from other signs a label is that had to move along the map's edge."""
ASIDE: Final = (
    *((0, -0.7), (0, 0.7), (-0.6, 0), (0.6, 0), (0, -1.3), (0, 1.3)),
    *((-0.6, -0.7), (0.6, -0.7), (-0.6, 0.7), (0.6, 0.7), (-1.2, 0), (1.2, 0)),
)
"""Where a percentage may go where its own place is taken, in its own widths and heights."""


@dataclass
class Signs:
    """What layers mark and write, taken out of them."""

    labels: list[Label] = field(default_factory=list)
    pins: list[Pin] = field(default_factory=list)
    named: set[Key] = field(default_factory=set)
    """The pins whose labels are to be shown where there is room."""
    crosses: list[Cross] = field(default_factory=list)

    @classmethod
    def of(cls, layers: Sequence[Layer]) -> "Signs":
        """Return the signs of layers."""
        signs = cls()
        for layer in layers:
            if isinstance(layer, Labels):
                signs.labels += layer.labels
            elif isinstance(layer, Pins):
                signs.pins += layer.pins
                signs.named.update(pin.key for pin in layer.pins if layer.labels)
            elif isinstance(layer, Crosses):
                signs.crosses += layer.crosses
        return signs


class SignPainter:
    """Paints signs; boxes are in pixels of the scaled map, so that panning moves them as one."""

    def __init__(self, text: float, ratio: float, marks: float = 0.0) -> None:
        self.text, self.ratio = text, ratio
        self.made_for = (text, ratio, marks)
        self.radius = RADIUS * (marks or text) / TEXT
        self._percent = Lettering(text * 1.1, ratio, QFont.Weight.Bold)
        self._names = Lettering(text, ratio, QFont.Weight.DemiBold)
        self._discs: dict[tuple[str, bool], QPixmap] = {}
        self._places: list[tuple[Lettering, QRectF, str]] = []

    def lay_out(
        self,
        signs: Signs,
        scale: float,
        always: Key | None,
        area_at: AreaAt,
        size: tuple[float, float],
    ) -> None:
        """Find room for every text; that of the pin `always` goes first and is always there.

        A percentage makes way for a pin, but only within its own area. A pin's label stays on
        the map, whose size this is: beyond its edge it would be cut.
        """
        room = Room(self._disc_box(pin.x, pin.y, scale) for pin in signs.pins)
        for cross in signs.crosses:
            room.take(self._disc_box(cross.x, cross.y, scale))
        self._places = []
        for label in signs.labels:
            width, height = self._percent.size(label.text)
            box = QRectF(0, 0, width, height)
            box.moveCenter(QPointF(label.x * scale, label.y * scale))
            free = box if room.is_free(_inner(box)) else self._beside(box, room, scale, area_at)
            if free is not None:
                room.take(_inner(free))
                self._places.append((self._percent, free, label.text))
        paper = QSizeF(*size) * scale
        said = [pin for pin in signs.pins if pin.label and pin.key in {*signs.named, always}]
        said.sort(key=lambda pin: pin.key != always)
        late = [pin for pin in said if not self._lay_name(pin, scale, room, paper)]
        for pin in late:
            self._lay_name_aside(pin, scale, room, paper, needed=pin.key == always)

    @property
    def labelled(self) -> list[QRectF]:
        """Where something is written, in pixels of the scaled map."""
        return [box for _letters, box, _text in self._places]

    @staticmethod
    def _beside(box: QRectF, room: Room, scale: float, area_at: AreaAt) -> QRectF | None:
        home = area_at(box.center().x() / scale, box.center().y() / scale)
        for across, down in ASIDE:
            moved = box.translated(across * box.width(), down * box.height())
            ends = (moved.left() + 4, moved.center().x(), moved.right() - 4)
            if room.is_free(_inner(moved)) and all(
                area_at(x / scale, moved.center().y() / scale) == home for x in ends
            ):
                return moved
        return None

    def _lay_name(self, pin: Pin, scale: float, room: Room, paper: QSizeF) -> bool:
        """Write a pin's label right beside it, if there is room."""
        whole = QRectF(QPointF(0, 0), paper)
        for box in self._boxes(pin, scale):
            if whole.contains(box) and room.is_free(_inner(box)):
                return self._write(pin, box, room)
        return False

    def _lay_name_aside(
        self, pin: Pin, scale: float, room: Room, paper: QSizeF, *, needed: bool
    ) -> None:
        """Write a label as near as the map's edge allows, and clear of other pins."""
        disc = self._disc_box(pin.x, pin.y, scale)
        moved = [_onto(paper, box) for box in self._boxes(pin, scale)]
        boxes = [box for box in moved if not _inner(box).intersects(disc)] or moved
        clear = (box for box in boxes if room.is_free(_inner(box).adjusted(-CLEAR, 0, CLEAR, 0)))
        box = next(clear, boxes[0] if needed else None)
        if box is not None:
            self._write(pin, box, room)

    def _boxes(self, pin: Pin, scale: float) -> list[QRectF]:
        """Return where a label may stand: right, left, below or above."""
        width, height = self._names.size(pin.label)
        x, y, away = pin.x * scale, pin.y * scale, self.radius + 1
        corners = (
            (x + away, y - height / 2),
            (x - away - width, y - height / 2),
            (x - width / 2, y + away - 2),
            (x - width / 2, y - away - height + 2),
        )
        return [QRectF(left, top, width, height) for left, top in corners]

    def _write(self, pin: Pin, box: QRectF, room: Room) -> bool:
        room.take(_inner(box))
        self._places.append((self._names, box, pin.label))
        return True

    def _disc_box(self, x: float, y: float, scale: float) -> QRectF:
        reach = self.radius
        return QRectF(x * scale - reach, y * scale - reach, 2 * reach, 2 * reach)

    def paint(self, painter: QPainter, signs: Signs, scale: float, offset: QPointF) -> None:
        """Paint what is in sight; `offset` is where the view's top left is on the scaled map."""
        sight = painter.clipBoundingRect()
        reach = self.radius + 4
        around = sight.adjusted(-reach, -reach, reach, reach)
        for cross in signs.crosses:
            self.paint_cross(painter, QPointF(cross.x, cross.y) * scale - offset, cross.number)
        for pin in signs.pins:
            at = QPointF(pin.x * scale - offset.x(), pin.y * scale - offset.y())
            if around.contains(at):
                self.paint_pin(painter, at, pin.mark, private=pin.private)
        self.paint_words(painter, offset)

    def paint_words(self, painter: QPainter, offset: QPointF) -> None:
        """Paint what is written; once more over the ring of a chosen pin, which would cut it."""
        sight = painter.clipBoundingRect()
        for letters, box, text in self._places:
            placed = box.translated(-offset)
            if placed.intersects(sight):
                letters.draw(painter, placed, text)

    def paint_pin(
        self, painter: QPainter, at: QPointF, mark: str, *, private: bool = False
    ) -> None:
        """Paint a pin at a point of the view."""
        disc = self._disc(mark, private=private)
        half = disc.width() / self.ratio / 2
        painter.drawPixmap(QPointF(at.x() - half, at.y() - half), disc)

    def _disc(self, mark: str, *, private: bool) -> QPixmap:
        if (mark, private) not in self._discs:
            self._discs[mark, private] = self._painted_disc(mark, private=private)
        return self._discs[mark, private]

    def _painted_disc(self, mark: str, *, private: bool) -> QPixmap:
        unit = self.radius / RADIUS
        size = round((2 * self.radius + 6 * unit) * self.ratio)
        disc = QPixmap(size, size)
        disc.setDevicePixelRatio(self.ratio)
        disc.fill(Qt.GlobalColor.transparent)
        painter = QPainter(disc)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(size, size) / self.ratio / 2
        halo = QColor(WHITE)
        halo.setAlphaF(0.7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(halo)
        painter.drawEllipse(middle, self.radius + 2 * unit, self.radius + 2 * unit)
        painter.setBrush(QColor(WHITE))
        pen = QPen(QColor(LIGHT.ink), 2 * unit)
        if private:
            pen.setDashPattern([2.2, 1.4])
        painter.setPen(pen)
        painter.drawEllipse(middle, self.radius - unit, self.radius - unit)
        side = self.radius * MARK
        corner = middle - QPointF(side, side) / 2
        placing = QTransform.fromTranslate(corner.x(), corner.y()).scale(side, side)
        painter.fillPath(placing.map(mark_path(mark)), QColor(LIGHT.ink))
        painter.end()
        return disc

    def paint_ring(self, painter: QPainter, at: QPointF, colour: str) -> None:
        """Ring a pin that is chosen."""
        unit = self.radius / RADIUS
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, paint in ((7.0, WHITE), (4.0, colour)):
            painter.setPen(QPen(QColor(paint), width * unit))
            painter.drawEllipse(at, self.radius + 4 * unit, self.radius + 4 * unit)

    def paint_cross(self, painter: QPainter, at: QPointF, number: int) -> None:
        """Paint a control point at a point of the view, its number beside it."""
        unit = self.text / TEXT
        reach = CROSS * unit
        for width, paint in ((6.0, WHITE), (2.5, LIGHT.terracotta)):
            pen = QPen(QColor(paint), width * unit)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(at - QPointF(reach, 0), at + QPointF(reach, 0))
            painter.drawLine(at - QPointF(0, reach), at + QPointF(0, reach))
        width, height = self._percent.size(str(number))
        corner = at + QPointF(3 * unit, -height - unit)
        self._percent.draw(painter, QRectF(corner.x(), corner.y(), width, height), str(number))


def _onto(paper: QSizeF, box: QRectF) -> QRectF:
    """Return a text's box moved so far that none of it is beyond the map's edge."""
    left = max(0.0, min(box.left(), paper.width() - box.width()))
    top = max(0.0, min(box.top(), paper.height() - box.height()))
    return QRectF(left, top, box.width(), box.height())


def _inner(box: QRectF) -> QRectF:
    """Return a text's box without its casing: casings may touch."""
    return box.adjusted(2, 3, -2, -3)


def nearest_pin(
    pins: Sequence[Pin], at: QPointF, scale: float, offset: QPointF, reach: float
) -> Pin | None:
    """Return the pin nearest to a point of the view, if it is within reach; the upper one first."""
    found: tuple[float, Pin] | None = None
    for pin in pins:
        away = QPointF(pin.x, pin.y) * scale - offset - at
        distance = hypot(away.x(), away.y())
        if distance <= reach and (found is None or distance <= found[0]):
            found = (distance, pin)
    return found[1] if found else None
