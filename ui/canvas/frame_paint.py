"""How groups are drawn: a ground around their notes and a title on it, or one stack for all."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from facilitator.i18n import ngettext
from ui.canvas.rows import Frame
from ui.canvas.scene import BoardScene
from ui.canvas.shapes import shape_path
from ui.theme import RADIUS, Theme, house_font

TITLE_SIZE: Final = 13
TAB_HEIGHT: Final = 22.0
TAB_PADDING: Final = 10.0
SIGN_SIZE: Final = 8.0


class FramePainter:
    """Paints the groups of a scene."""

    def __init__(self, scene: BoardScene, theme: Theme) -> None:
        self._scene = scene
        self._theme = theme
        self._font = house_font(TITLE_SIZE, QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self._font)

    def paint_grounds(self, painter: QPainter, frame_ids: Iterable[int]) -> None:
        """Paint what lies behind the cards."""
        colours = self._theme.colours
        ground = QColor(colours.ink)
        ground.setAlphaF(0.05)
        for frame_id in frame_ids:
            around = self._scene.frame_box(frame_id)
            if around is None:
                continue
            if self._scene.frames[frame_id].collapsed:
                self._paint_stack(painter, QRectF(*around))
                continue
            painter.setBrush(ground)
            painter.setPen(QPen(QColor(colours.control), 1.0, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(*around), RADIUS + 4, RADIUS + 4)

    def paint_titles(self, painter: QPainter, frame_ids: Iterable[int]) -> None:
        """Paint the titles, over a card that stands too near."""
        painter.setFont(self._font)
        for frame_id in frame_ids:
            around = self._scene.frame_box(frame_id)
            if around is None:
                continue
            frame = self._scene.frames[frame_id]
            if frame.collapsed:
                self._write_on_stack(painter, frame, QRectF(*around))
            else:
                self._write_tab(painter, frame.title, QRectF(*around))

    def _paint_stack(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(self._theme.colours.control), 1.0))
        painter.setBrush(QColor(self._theme.colours.surface))
        for step in (6.0, 3.0, 0.0):
            painter.drawRoundedRect(box.adjusted(step, step, -step, step), RADIUS, RADIUS)

    def _write_tab(self, painter: QPainter, title: str, box: QRectF) -> None:
        """Write a title on a tab, and beside it the sign that the group can be closed."""
        colours = self._theme.colours
        spare = 3 * TAB_PADDING + SIGN_SIZE
        shown = self._elided(title, box.width() - spare - 8)
        wide = self._metrics.horizontalAdvance(shown) + spare
        tab = QRectF(box.left() + 4, box.top() + 1, wide, TAB_HEIGHT)
        painter.setPen(QPen(QColor(colours.line), 1.0))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(tab, TAB_HEIGHT / 2, TAB_HEIGHT / 2)
        self._write(painter, shown, tab.left() + TAB_PADDING, tab.top() + 16, colours.ink)
        self._paint_sign(painter, "▼", tab.right() - TAB_PADDING, tab.center().y())

    def _write_on_stack(self, painter: QPainter, frame: Frame, box: QRectF) -> None:
        colours, count = self._theme.colours, len(frame.card_ids)
        left = box.left() + TAB_PADDING
        shown = self._elided(frame.title, box.width() - 3 * TAB_PADDING - SIGN_SIZE)
        self._write(painter, shown, left, box.top() + 24, colours.ink)
        notes = ngettext("{count} note", "{count} notes", count).format(count=count)
        self._write(painter, notes, left, box.top() + 46, colours.muted)
        self._paint_sign(painter, "▲", box.right() - TAB_PADDING, box.top() + 20)

    def _elided(self, text: str, room: float) -> str:
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    @staticmethod
    def _write(painter: QPainter, text: str, x: float, y: float, colour: str) -> None:
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(x, y), text)

    def _paint_sign(self, painter: QPainter, shape: str, right: float, middle: float) -> None:
        painter.save()
        painter.translate(right - SIGN_SIZE, middle - SIGN_SIZE / 2)
        painter.scale(SIGN_SIZE, SIGN_SIZE)
        painter.fillPath(shape_path(shape), QColor(self._theme.colours.muted))
        painter.restore()
