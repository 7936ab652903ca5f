"""The labels beside a ring: its rows and sectors, and the chosen row's whole title."""

from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from facilitator.exercises.sector_map.ring import Label, Ring
from facilitator.exercises.sector_map.seats import SHAPES, Seating
from facilitator.exercises.sector_map.tables import NOBODY
from facilitator.lettering import text_width, wrap
from ui.exercises.sector_map.ring_pen import LEFT, RIGHT, Align, RingPen, placed
from ui.theme import Theme


class RingLabels:
    """Writes the labels of one ring."""

    def __init__(
        self, pen: RingPen, ring: Ring, seating: Seating, theme: Theme, size: float
    ) -> None:
        self._pen, self._painter = pen, pen.painter
        self._ring, self._seating, self._size = ring, seating, size
        self._theme, self._colours = theme, theme.colours

    def write(self, label: Label) -> None:
        """Write one label: a gap bold and amber, a row of which nothing is known quietly."""
        colours, box = self._colours, QRectF(*label.box)
        if label.kind == "sector":
            colour = self._theme.tint(self._seating.tints[label.id]).rule
            self._sector_label(label, box, colour)
            return
        self._lead(label)
        strongest = self._seating.strongest.get(label.id)
        gap = strongest == NOBODY
        colour = colours.muted if strongest is None else colours.amber if gap else colours.ink
        self._pen.text(label.text, box, self._size, colour, bold=gap, align=_side(label))

    def _sector_label(self, label: Label, box: QRectF, colour: str) -> None:
        """Write a sector's title behind its shape, which no font has in one size."""
        shape, words = label.text[0], label.text[1:]
        if shape not in SHAPES:
            self._pen.text(label.text, box, self._size, colour, bold=True, align=_side(label))
            return
        wide = text_width(words, self._size, bold=True)
        em = self._size * 0.33
        left = box.left() if label.on_right else box.right() - wide - 2.4 * em
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawPath(placed(shape, QPointF(left + em, box.center().y()), em))
        box.setLeft(left + 2.4 * em)
        self._pen.text(words, box, self._size, colour, bold=True, align=LEFT)

    def _lead(self, label: Label) -> None:
        """Lead from a label that moved aside to the spoke that it belongs to."""
        box = label.box
        x = box.x - 3 if label.on_right else box.right + 3
        y = box.y + box.height / 2
        if hypot(label.at[0] - x, label.at[1] - y) > self._size * 1.6:
            self._painter.setPen(QPen(QColor(self._colours.line), 1.0))
            self._painter.drawLine(QPointF(*label.at), QPointF(x, y))

    def write_whole(self, row: int) -> None:
        """Write a row's whole title over whatever else is there."""
        label = next((e for e in self._ring.labels if e.kind == "row" and e.id == row), None)
        if label is None:
            return
        title = self._seating.titles[row]
        room = max(self._ring.width * 0.4, label.box.width)
        lines = wrap(title, self._size, room, bold=True)
        wide = max(text_width(line, self._size, bold=True) for line in lines)
        high = label.box.height * len(lines)
        left = label.box.x if label.on_right else label.box.right - wide
        left = min(max(left, 4.0), max(self._ring.width - wide - 4, 4.0))
        top = min(max(label.box.y, 2.0), max(self._ring.height - high - 2, 2.0))
        ground = QRectF(left - 6, top - 2, wide + 12, high + 4)
        self._painter.setPen(QPen(QColor(self._colours.accent), 1.5))
        self._painter.setBrush(QColor(self._colours.surface))
        self._painter.drawRoundedRect(ground, 6, 6)
        gap = self._seating.strongest.get(row) == NOBODY
        colour = self._colours.amber if gap else self._colours.ink
        for number, line in enumerate(lines):
            box = QRectF(left, top + number * label.box.height, wide, label.box.height)
            self._pen.text(line, box, self._size, colour, bold=True, align=LEFT)


def _side(label: Label) -> Align:
    return LEFT if label.on_right else RIGHT
