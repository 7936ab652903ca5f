"""The handle at the right of a card, from which a link is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.canvas.look import is_legible
from ui.canvas.pointer import Pointer

if TYPE_CHECKING:
    from ui.canvas.board import BoardCanvas

RADIUS: Final = 8.0
HIT: Final = 12.0
HIT_TOUCH: Final = 22.0


class LinkHandle:
    """Shows on the card that is pointed at, or on the only one selected."""

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas = canvas
        self._hovered: int | None = None

    def hover(self, pointer: Pointer) -> None:
        """Follow the pointer to another card."""
        canvas = self._canvas
        if self.hit(pointer) is not None:
            canvas.viewport().setCursor(Qt.CursorShape.CrossCursor)
            return
        at = canvas.to_scene(pointer.at)
        hovered = canvas.scene.card_at(at.x(), at.y())
        if hovered == self._hovered:
            return
        canvas.viewport().unsetCursor()
        before, self._hovered = self._card(), hovered
        for card_id in {before, self._card()} - {None}:
            if (spot := self._place(card_id)) is not None:
                around = QRectF(spot, spot).adjusted(-HIT, -HIT, HIT, HIT)
                canvas.viewport().update(around.toRect())

    def leave(self, card_id: int) -> None:
        """Point at this card no more: it is gone."""
        if card_id == self._hovered:
            self._hovered = None

    def hit(self, pointer: Pointer) -> int | None:
        """Return the card whose handle is under the pointer."""
        card_id = self._card()
        at = self._place(card_id)
        if at is None:
            return None
        reach = HIT_TOUCH if pointer.touch else HIT
        off = pointer.at - at
        return card_id if QPointF.dotProduct(off, off) <= reach * reach else None

    def paint(self, painter: QPainter) -> None:
        """Paint it, where it shows."""
        at = self._place(self._card())
        if at is None:
            return
        colours = self._canvas.theme.colours
        painter.setPen(QPen(QColor(colours.paper), 2.0))
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(at, RADIUS, RADIUS)
        painter.setPen(QPen(QColor(colours.on_accent), 1.75))
        painter.drawPolyline(
            [at + QPointF(-1.5, -3.5), at + QPointF(2, 0), at + QPointF(-1.5, 3.5)]
        )

    def _card(self) -> int | None:
        canvas = self._canvas
        if not canvas.interactive or not is_legible(canvas.zoom):
            return None
        if self._hovered is not None:
            return self._hovered
        selection = canvas.selection
        return selection[0] if len(selection) == 1 else None

    def _place(self, card_id: int | None) -> QPointF | None:
        box = self._canvas.scene.box_of(card_id) if card_id is not None else None
        return self._canvas.to_view(box.right, box.middle) if box else None
