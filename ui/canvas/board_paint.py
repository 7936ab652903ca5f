"""How a board is painted: frames, quiet links, cards, and the links of what is selected."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from facilitator.board_layout import Rect
from ui.canvas.card_text import Letterer
from ui.canvas.frame_paint import FramePainter
from ui.canvas.geometry import inflated
from ui.canvas.link_paint import LinkPainter
from ui.canvas.look import Look, is_legible
from ui.canvas.period_paint import paint_periods
from ui.canvas.rows import PLAIN_REACH, REACH, Card, Change
from ui.canvas.scene import BoardScene
from ui.theme import RADIUS, Theme

SHADOW: Final = 1.5
OUTLINE_GAP: Final = 3.0
OUTLINE: Final = 2.0
OUTLINE_CURRENT: Final = 3.0


class BoardPainter:
    """Paints a scene, or any part of it, at any scale."""

    def __init__(self, scene: BoardScene, theme: Theme) -> None:
        self._scene = scene
        self._theme = theme
        self.links = LinkPainter(scene, theme)
        self._letterer = Letterer(theme)
        self._frames = FramePainter(scene, theme)

    def forget(self, change: Change) -> None:
        """Drop what was worked out for a row that changed."""
        if change.kind == "all":
            self.links.forget()
            self._letterer.forget()
        elif change.kind == "arrow":
            self.links.forget(change.id)

    def paint(self, painter: QPainter, box: Rect, scale: float, look: Look, *, whole: bool) -> None:
        """Paint an area; the painter's units are the board's."""
        if self._scene.periods:
            paint_periods(painter, self._theme, self._scene.periods, box, scale, large=look.large)
        folded = self._scene.folded_around(look.lifted)
        frames = [each for each in self._scene.frames_in(box) if each not in folded]
        self._frames.paint_grounds(painter, frames)
        self.links.paint_quiet(painter, box, scale, look, whole=whole)
        near = (self._scene.cards[card_id] for card_id in self._scene.cards_in(_reaching(box)))
        cards = [
            card
            for card in near
            if card.id not in look.lifted and _paints_in(card, box, scale, look)
        ]
        self.paint_cards(painter, cards, scale, look)
        if is_legible(scale):
            self._frames.paint_titles(painter, frames)
        self.links.paint_strong(painter, box, scale, look)

    def paint_folded(self, painter: QPainter, frame_ids: Iterable[int], scale: float) -> None:
        """Paint folded groups that a drag holds."""
        self._frames.paint_grounds(painter, frame_ids)
        if is_legible(scale):
            self._frames.paint_titles(painter, frame_ids)

    def paint_cards(
        self, painter: QPainter, cards: Iterable[Card], scale: float, look: Look
    ) -> None:
        """Paint cards where they say they are."""
        if not is_legible(scale):
            self._paint_boxes(painter, cards, look)
            return
        for card in cards:
            self._paint_card(painter, card, look)

    def _paint_card(self, painter: QPainter, card: Card, look: Look) -> None:
        tint = self._theme.tint(card.tint)
        box = QRectF(card.x, card.y, card.width, card.height)
        if card.ghost:
            pen = QPen(QColor(tint.rule), 1.25, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(QColor(self._theme.colours.paper))
        else:
            self._paint_shadow(painter, box)
            painter.setPen(QPen(QColor(tint.edge), 1.0))
            painter.setBrush(QColor(tint.fill))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._letterer.paint(painter, card)
        if card.id in look.selected:
            self._paint_outline(painter, box, current=card.id == look.current)

    def _paint_shadow(self, painter: QPainter, box: QRectF) -> None:
        """Shade what shows below a card; what is under it costs time and is never seen."""
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(0, 0, 0, 70 if self._theme.dark else 20)
        painter.setBrush(shade)
        below = QRectF(box.x(), box.bottom() - 2 * RADIUS, box.width(), 2 * RADIUS + SHADOW)
        painter.drawRoundedRect(below, RADIUS, RADIUS)

    def _paint_outline(self, painter: QPainter, box: QRectF, *, current: bool) -> None:
        """Ring a selected card at a distance, so that it does not depend on a colour."""
        width = OUTLINE_CURRENT if current else OUTLINE
        gap = OUTLINE_GAP + width / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.colours.accent), width))
        radius = RADIUS + gap
        painter.drawRoundedRect(box.adjusted(-gap, -gap, gap, gap), radius, radius)

    def _paint_boxes(self, painter: QPainter, cards: Iterable[Card], look: Look) -> None:
        """Paint cards as plain boxes, all of one tint at once."""
        by_tint: defaultdict[str, list[QRectF]] = defaultdict(list)
        outlined: list[QRectF] = []
        for card in cards:
            box = QRectF(card.x, card.y, card.width, card.height)
            by_tint[card.tint].append(box)
            if card.id in look.selected:
                outlined.append(box.adjusted(-4, -4, 4, 4))
        for name, boxes in by_tint.items():
            tint = self._theme.tint(name)
            pen = QPen(QColor(tint.edge), 1.0)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(QColor(tint.fill))
            painter.drawRects(boxes)
        if outlined:
            pen = QPen(QColor(self._theme.colours.accent), 2.0)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRects(outlined)


def _reaching(box: Rect) -> Rect:
    """Return a box with room for what cards paint outside their own."""
    return inflated(box, REACH)


def _paints_in(card: Card, box: Rect, scale: float, look: Look) -> bool:
    """Tell a plain card that ends before an area from one that has more around it."""
    if not card.is_plain or card.id in look.selected or not is_legible(scale):
        return True
    around = inflated(box, PLAIN_REACH)
    return card.y <= around.bottom and card.y + card.height >= around.y
