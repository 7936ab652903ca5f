"""Cards that a drag holds, painted where it holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from facilitator.board_layout import Curve, Rect
from ui.canvas.geometry import curve_between, curves_box, inflated
from ui.canvas.look import Look

if TYPE_CHECKING:
    from ui.canvas.board import BoardCanvas

FEW: Final = 24
"""So many links to cards that stay are drawn while the held ones move."""
CONSIDERED: Final = 120


class Lifted:
    """A picture of the held cards, moved about without painting them again."""

    def __init__(self, canvas: BoardCanvas, card_ids: frozenset[int]) -> None:
        self._canvas = canvas
        self.card_ids = card_ids
        self.arrow_ids = frozenset(canvas.scene.arrows_of(card_ids))
        self._folded = canvas.scene.folded_around(card_ids)
        self._inner = {each for each in self.arrow_ids if self._holds_both_ends(each)}
        self._outer = list(self.arrow_ids - self._inner)[:CONSIDERED]
        self._pixels: QPixmap | None = None
        self._made_for: tuple[float, float] | None = None
        self._corner = QPointF()
        self._covered = QRectF()

    def _holds_both_ends(self, arrow_id: int) -> bool:
        arrow = self._canvas.scene.arrows[arrow_id]
        return arrow.source in self.card_ids and arrow.target in self.card_ids

    def paint(self, painter: QPainter, dx: float, dy: float) -> None:
        """Paint the held cards, moved by so many board units."""
        canvas = self._canvas
        self._refresh(dx, dy)
        if self._pixels is not None:
            painter.drawPixmap(
                canvas.to_view(self._corner.x() + dx, self._corner.y() + dy), self._pixels
            )
        painter.save()
        painter.translate(canvas.to_view(0, 0))
        painter.scale(canvas.zoom, canvas.zoom)
        self._paint_links(painter, dx, dy)
        painter.translate(dx, dy)
        canvas.painter.paint_folded(painter, self._folded, canvas.zoom)
        painter.restore()

    def _refresh(self, dx: float, dy: float) -> None:
        """Take the picture, again when the zoom changed or more came in sight than it holds."""
        canvas = self._canvas
        view = canvas.box_in_view()
        seen = QRectF(view.x - dx, view.y - dy, view.width, view.height)
        needed = seen & self._bounds()
        key = (canvas.zoom, canvas.devicePixelRatioF())
        if self._made_for == key and (needed.isEmpty() or self._covered.contains(needed)):
            return
        self._made_for = key
        room = seen.adjusted(-view.width / 2, -view.height / 2, view.width / 2, view.height / 2)
        self._covered = room & self._bounds()
        self._take()

    def _bounds(self) -> QRectF:
        around = QRectF()
        for card_id in self.card_ids:
            card = self._canvas.scene.cards.get(card_id)
            if card is not None:
                around |= QRectF(card.x, card.y, card.width, card.height)
        return around.adjusted(-14, -14, 14, 14)

    def _take(self) -> None:
        canvas, covered = self._canvas, self._covered
        zoom, ratio = canvas.zoom, canvas.devicePixelRatioF()
        if covered.isEmpty():
            self._pixels = None
            return
        # A whole number of pixels: the picture stays as sharp as the board.
        origin = canvas.to_view(covered.x(), covered.y())
        corner = QPointF(int(origin.x()) - 1, int(origin.y()) - 1)
        self._corner = canvas.to_scene(corner)
        size = (covered.size() * zoom * ratio).toSize()
        pixels = QPixmap(size.width() + 4, size.height() + 4)
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(canvas.to_view(0, 0) - corner)
        painter.scale(zoom, zoom)
        box = Rect(covered.x(), covered.y(), covered.width(), covered.height())
        cards = [
            canvas.scene.cards[card_id]
            for card_id in canvas.scene.cards_in(box)
            if card_id in self.card_ids
        ]
        canvas.painter.links.paint_held(painter, self._inner, box, zoom)
        look = Look(selected=self.card_ids, current=canvas.current)
        canvas.painter.paint_cards(painter, cards, zoom, look)
        painter.end()
        self._pixels = pixels

    def _paint_links(self, painter: QPainter, dx: float, dy: float) -> None:
        canvas, painted = self._canvas, 0
        view = inflated(canvas.box_in_view(), 8)
        for arrow_id in self._outer:
            curve = self._curve(arrow_id, dx, dy)
            if curve is None or not view.overlaps(curves_box((curve,))):
                continue
            painted += 1
            if painted > FEW:
                break
            arrow = canvas.scene.arrows[arrow_id]
            canvas.painter.links.paint_curves(painter, arrow, (curve,), canvas.zoom)

    def _curve(self, arrow_id: int, dx: float, dy: float) -> Curve | None:
        """Return the way of a link whose ends are held, or one of them."""
        arrow = self._canvas.scene.arrows[arrow_id]
        source, target = self._box(arrow.source, dx, dy), self._box(arrow.target, dx, dy)
        if source is None or target is None or source == target:
            return None
        return curve_between(source, target)

    def _box(self, card_id: int, dx: float, dy: float) -> Rect | None:
        box = self._canvas.scene.box_of(card_id)
        if box is None or card_id not in self.card_ids:
            return box
        return Rect(box.x + dx, box.y + dy, box.width, box.height)
