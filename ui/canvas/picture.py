"""A picture of what a viewport shows, of which only what changed is painted again."""

from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from facilitator.board_layout import Rect

Paint = Callable[[QPainter, Rect, bool], None]
"""Paints an area of the scene; the flag says that it is the whole picture."""

MANY = 8
"""More separate dirty areas than this are painted as one."""
CLOSE = 2
"""So are areas around which one is at most so many times as large as they."""


def rects(region: QRegion) -> list[QRect]:
    """Return the rectangles of a region, which Qt's stubs do not know how to iterate."""
    return list(cast("Iterable[QRect]", region))


def _joined(dirty: QRegion) -> list[QRect]:
    around, areas = dirty.boundingRect(), rects(dirty)
    covered = sum(area.width() * area.height() for area in areas)
    close = around.width() * around.height() <= CLOSE * covered
    return [around] if close or len(areas) > MANY else areas


class Picture:
    """Pixels of the scene at one scale; places are device pixels, so nothing blurs.

    It may reach `ahead` beyond each edge of the viewport. What comes into sight is then painted
    along with what is behind it: panning paints seldom, and nothing that was in sight just now.
    """

    def __init__(self, ahead: int = 0) -> None:
        self._ahead = ahead
        self._beyond = 0
        self._seen = QRect()  # where in the picture the viewport is
        self._pixels = QPixmap()
        self._ratio = 1.0
        self._dirty = QRegion()
        self.scale = 1.0
        self.offset = QPoint()
        """Where the picture's top left is in the scaled scene, in device pixels."""

    @property
    def ratio(self) -> float:
        """Device pixels for each logical one."""
        return self._ratio

    @property
    def rect(self) -> QRect:
        """The whole picture."""
        return self._pixels.rect()

    def fit(self, size: QSize, ratio: float) -> None:
        """Have the size of a viewport."""
        device = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if device != self._seen.size() or ratio != self._ratio:
            self._beyond = beyond = round(self._ahead * ratio) if float(ratio).is_integer() else 0
            self._seen = QRect(QPoint(beyond, beyond), device)
            self._pixels = QPixmap(device.grownBy(QMargins(beyond, beyond, beyond, beyond)))
            self._pixels.setDevicePixelRatio(ratio)
            self._ratio = ratio
            self.spoil()

    def spoil(self, area: QRect | None = None) -> None:
        """Note that an area, or everything, must be painted again."""
        self._dirty += self.rect if area is None else area & self.rect

    def show(self, scale: float, offset: QPoint) -> None:
        """Look at another part of the scene; what stays in sight is moved, not painted."""
        size, corner = self._seen.size(), QPoint(self._beyond, self._beyond)
        if scale != self.scale:
            self.scale, self.offset, self._seen = scale, offset - corner, QRect(corner, size)
            self.spoil()
            return
        seen = QRect(offset - self.offset, size)
        if self.rect.contains(seen):
            self._seen = seen
            return
        self._seen = QRect(corner, size)
        moved = self.offset - offset + corner
        self.offset = offset - corner
        dx, dy = moved.x(), moved.y()
        whole = self.rect
        if abs(dx) >= whole.width() or abs(dy) >= whole.height():
            self.spoil()
            return
        self._pixels.scroll(dx, dy, whole)
        exposed = QRegion(whole) - QRegion(whole.translated(dx, dy))
        self._dirty = (self._dirty.translated(dx, dy) + exposed) & QRegion(whole)

    def area(self, box: Rect) -> QRect:
        """Return the device pixels that a box of the scene touches."""
        factor = self.scale * self._ratio
        placed = QRectF(box.x * factor, box.y * factor, box.width * factor, box.height * factor)
        return placed.toAlignedRect().translated(-self.offset).adjusted(-2, -2, 2, 2)

    def repair(self, ground: QColor, paint: Paint) -> None:
        """Paint what is dirty and in sight, and where that is only a part, what is behind it."""
        dirty, beyond = self._dirty & self._seen, self._beyond
        if dirty.isEmpty() or self._pixels.isNull():
            return
        if beyond and dirty != QRegion(self._seen):
            for area in rects(dirty):
                dirty += self._dirty & area.adjusted(-beyond, -beyond, beyond, beyond)
        self._dirty -= dirty
        painter = QPainter(self._pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for area in _joined(dirty):
            painter.save()
            self._paint_area(painter, area, ground, paint)
            painter.restore()
        painter.end()

    def _paint_area(self, painter: QPainter, area: QRect, ground: QColor, paint: Paint) -> None:
        ratio = self._ratio
        logical = QRectF(
            area.x() / ratio, area.y() / ratio, area.width() / ratio, area.height() / ratio
        )
        painter.setClipRect(logical)
        painter.fillRect(logical, ground)
        painter.translate(-self.offset.x() / ratio, -self.offset.y() / ratio)
        painter.scale(self.scale, self.scale)
        factor = self.scale * ratio
        box = Rect(
            (area.x() + self.offset.x()) / factor,
            (area.y() + self.offset.y()) / factor,
            area.width() / factor,
            area.height() / factor,
        )
        paint(painter, box, area == self.rect)

    def draw(self, painter: QPainter, area: QRect) -> None:
        """Copy the picture to where it belongs."""
        painter.setClipRect(area)
        corner = QPointF(-self._seen.x() / self._ratio, -self._seen.y() / self._ratio)
        painter.drawPixmap(corner, self._pixels)

    def stretch(
        self, painter: QPainter, scale: float, offset: QPoint, ground: QColor, room: QRect
    ) -> None:
        """Draw the picture at another scale; where it does not reach, there is only ground."""
        grown = scale / self.scale
        ratio = self._ratio
        corner = QPointF(
            ((self.offset.x() + self._seen.x()) * grown - offset.x()) / ratio,
            ((self.offset.y() + self._seen.y()) * grown - offset.y()) / ratio,
        )
        size = self._seen.size()
        target = QRectF(
            corner.x(), corner.y(), size.width() * grown / ratio, size.height() * grown / ratio
        )
        painter.drawPixmap(target, self._pixels, QRectF(self._seen))
        covered = target.toRect().adjusted(1, 1, -1, -1)
        for area in rects(QRegion(room) - QRegion(covered)):
            painter.fillRect(area, ground)
