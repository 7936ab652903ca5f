"""How a page looks on the wall."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from facilitator.language_tags import FROM_RIGHT
from facilitator.lettering import text_width
from ui.canvas.card_text import runs_right_to_left
from ui.canvas.shapes import shape_path
from ui.room.rows import Block, Joint, Page
from ui.room.setter import ACROSS, DOWN, LEAD_LINE, LINE, MARK
from ui.theme import Theme, house_font, load_fallback_fonts, needs_fallback

BASELINE: Final = 0.934
"""From the top of a line to its baseline, in text sizes: capitals stand in the line's middle."""
SHAPE: Final = 0.56
SPINE: Final = 0.66
TURN: Final = 0.22
HEAD: Final = 0.32
QUIET: Final = 0.045
FIRM: Final = 0.085
"""A link's width, in text sizes; firm where somebody said why."""


class RoomPainter:
    """Paints the blocks and joints of a page."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme

    def page(self, page: Page) -> None:
        """Paint a page; the painter stands at its top left."""
        for quiet in (True, False):
            for joint in page.joints:
                if joint.firm is not quiet:
                    self._joint(page.blocks, joint)
        for block in page.blocks:
            self._block(block)

    def line(  # noqa: PLR0913 - one line, said in full
        self,
        text: str,
        at: QPointF,
        size: int,
        colour: str,
        *,
        bold: bool,
        from_right: bool = False,
    ) -> None:
        """Write one line, from its top left."""
        self._painter.setFont(_font(text, size, bold=bold))
        self._painter.setPen(QColor(colour))
        side = Qt.LayoutDirection
        self._painter.setLayoutDirection(side.RightToLeft if from_right else side.LeftToRight)
        self._painter.drawText(QPointF(at.x(), at.y() + size * BASELINE), text)
        self._painter.setLayoutDirection(side.LeftToRight)

    def _block(self, block: Block) -> None:
        row, colours = block.row, self._theme.colours
        tint = self._theme.tint(row.tint)
        if row.tint:
            self._card(block)
        down = block.box.y + (round(block.small * DOWN) if row.tint else 0)
        ink = tint.ink if row.tint else colours.ink
        baseline = down + block.size * BASELINE
        self._label(block, baseline, tint.muted if row.tint else colours.muted)
        self._tally(block, baseline, tint.muted)
        for number, line in enumerate(block.lines):
            top = down + number * block.size * LINE
            self._words(block, line, top, ink)
        self._lead(block, baseline)

    def _card(self, block: Block) -> None:
        tint, radius = self._theme.tint(block.row.tint), block.small * 0.2
        self._painter.setBrush(QColor(self._theme.colours.paper if block.row.ghost else tint.fill))
        pen = QPen(QColor(tint.rule if block.row.ghost else tint.edge), block.small * 0.03)
        if block.row.ghost:
            pen.setStyle(Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.drawRoundedRect(QRectF(*block.box), radius, radius)

    def _words(self, block: Block, line: str, top: float, ink: str) -> None:
        bold = block.row.loud or block.row.heading
        x = block.text_x
        from_right = block.row.text.startswith(FROM_RIGHT) or runs_right_to_left(line)
        if from_right:
            font = _font(line, block.size, bold=bold)
            x += block.text_width - QFontMetricsF(font).horizontalAdvance(line)
        self.line(line, QPointF(x, top), block.size, ink, bold=bold, from_right=from_right)

    def _label(self, block: Block, baseline: float, colour: str) -> None:
        row, size = block.row, block.small
        if row.heading:
            return
        x = block.box.x + round(size * ACROSS)
        self._write(row.label, x, baseline, size, colour)
        if row.mark:
            x += text_width(row.label, size, bold=True) + size * 0.3
            self._shape(row.mark, x, baseline, size, self._theme.tint(row.tint).rule)

    def _tally(self, block: Block, baseline: float, colour: str) -> None:
        size = block.small
        x = block.box.right - size * ACROSS
        for shape, count in reversed(block.row.tally):
            x -= size * MARK
            self._shape(shape, x, baseline, size, colour)
            x -= text_width(str(count), size, bold=True) + size * 0.1
            self._write(str(count), x, baseline, size, colour)
            x -= size * 0.25

    def _lead(self, block: Block, baseline: float) -> None:
        if block.lead_at is None:
            return
        x, top = block.lead_at
        beside = block.box.x > x
        below = baseline if beside else top + block.small * (LEAD_LINE - LINE + BASELINE)
        self._write(block.row.lead, x, below, block.small, self._theme.colours.accent)

    def _write(self, text: str, x: float, baseline: float, size: int, colour: str) -> None:
        at = QPointF(x, baseline - size * BASELINE)
        self.line(text, at, size, colour, bold=True)

    def _shape(self, shape: str, x: float, baseline: float, size: int, colour: str) -> None:
        side = size * SHAPE
        self._painter.save()
        self._painter.translate(x, baseline - side * 1.06)
        self._painter.scale(side, side)
        self._painter.fillPath(shape_path(shape), QColor(colour))
        self._painter.restore()

    def _joint(self, blocks: tuple[Block, ...], joint: Joint) -> None:
        source, target = blocks[joint.source], blocks[joint.target]
        size = source.small
        right, spine = source.box.right, source.box.right + size * SPINE
        start, end = source.box.middle, target.box.middle
        turn = min(size * TURN, (end - start) / 2)
        path = QPainterPath(QPointF(right, start))
        path.lineTo(spine - turn, start)
        path.quadTo(spine, start, spine, start + turn)
        path.lineTo(spine, end - turn)
        path.quadTo(spine, end, spine - turn, end)
        tip, half = right + size * 0.06, size * HEAD * 0.5
        back = tip + size * HEAD
        path.lineTo(back - size * 0.04, end)
        colour = QColor(self._theme.colours.accent)
        pen = QPen(colour, size * (FIRM if joint.firm else QUIET))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        points = [QPointF(tip, end), QPointF(back, end - half), QPointF(back, end + half)]
        self._painter.drawPolygon(QPolygonF(points))


def _font(text: str, size: int, *, bold: bool) -> QFont:
    if needs_fallback(text):
        load_fallback_fonts()
    return house_font(size, QFont.Weight.Bold if bold else QFont.Weight.Normal)
