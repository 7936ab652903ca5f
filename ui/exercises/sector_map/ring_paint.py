"""How a ring is painted: slices, circles with their words, people, empty chairs and labels."""

from collections import defaultdict
from math import ceil, degrees, hypot
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from facilitator.exercises.sector_map.ring import ARC, BANDS, CENTRE, Arc, Mark, Ring
from facilitator.exercises.sector_map.ring.words import words_on_circles
from facilitator.exercises.sector_map.seats import Seating, strength_words
from facilitator.exercises.sector_map.tables import A_NAME, NOBODY, SPOKEN, WORKING
from facilitator.lettering import text_width
from ui.exercises.sector_map.ring_labels import RingLabels
from ui.exercises.sector_map.ring_pen import CENTRED, RingPen, fitted, placed
from ui.theme import Theme, Tint

SLICE: Final = 0.4
"""How much of its tint a slice has."""
WORDS: Final = 0.86
"""The size of the words on the circles, of the labels'."""
SMALLEST: Final = 11.0
"""No text is smaller, in pixels."""
HELD: Final = 1.3
"""The outline of somebody whose relationship is held by one who holds many, in radii."""
THREADS: Final = {A_NAME: 0.6, SPOKEN: 1.2, WORKING: 2.4}
"""How thick the line to somebody is, in pixels."""
CHOSEN: Final = 1.8
"""The outline of what is chosen, in radii."""


class Shown(NamedTuple):
    """What of a ring is chosen, and the mark that the keys are at."""

    entry: int | None = None
    row: int | None = None
    current: Mark | None = None


class RingPainter:
    """Paints one ring in one theme."""

    def __init__(
        self, painter: QPainter, ring: Ring, seating: Seating, theme: Theme, text_size: float
    ) -> None:
        self._painter, self._ring, self._seating = painter, ring, seating
        self._theme, self._colours = theme, theme.colours
        self._size = text_size
        self._pen = RingPen(painter)
        self._stamps: dict[tuple[int, bool, str, bool], QPixmap] = {}
        self._labels = RingLabels(self._pen, ring, seating, theme, text_size)

    def ground(self, centre: str) -> None:
        """Paint all that stays the same whatever is chosen."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for arc in self._ring.arcs:
            self._slice(arc)
        self._circles()
        self._spokes()
        self._circle_words()
        self._threads()
        self._middle(centre)
        for mark in self._ring.marks:
            self._mark(mark)
        for label in self._ring.labels:
            self._labels.write(label)

    def choice(self, shown: Shown) -> None:
        """Paint what is chosen, and where the keys are, on the ground."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._ring.marks:
            self._outline(mark, shown)
        if shown.row is not None:
            self._labels.write_whole(shown.row)

    # The ground

    def _slice(self, arc: Arc) -> None:
        tint = self._tint(arc.sector)
        ground = QColor(tint.fill)
        ground.setAlphaF(SLICE)
        path = QPainterPath()
        outer, inner = self._box(1.0), self._box(CENTRE)
        start, sweep = -degrees(arc.start), -degrees(arc.end - arc.start)
        path.arcMoveTo(outer, start)
        path.arcTo(outer, start, sweep)
        path.arcTo(inner, start + sweep, -sweep)
        path.closeSubpath()
        self._painter.fillPath(path, ground)
        pen = QPen(QColor(tint.rule), max(3.0, self._ring.radius * 0.014))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.drawArc(self._box(ARC), round(start * 16), round(sweep * 16))

    def _circles(self) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._colours.line), 1.4))
        for _inner, outer in BANDS.values():
            self._painter.drawEllipse(self._box(outer))

    def _spokes(self) -> None:
        self._painter.setPen(QPen(QColor(self._colours.line), 1.0))
        spokes = self._ring.spokes
        self._painter.drawLines([QLineF(*spoke.start, *spoke.end) for spoke in spokes])

    def _circle_words(self) -> None:
        """Say on each circle how near it is."""
        words = strength_words()
        size = max(SMALLEST, self._size * WORDS)
        colour = QColor(self._colours.paper)
        colour.setAlphaF(0.88)
        for strength, box in words_on_circles(self._ring, words, size):
            ground = QPainterPath()
            place = QRectF(*box)
            ground.addRoundedRect(place, box.height / 2, box.height / 2)
            self._painter.fillPath(ground, colour)
            muted = self._colours.muted
            self._pen.text(words[strength], place, size, muted, bold=True, align=CENTRED)

    # People

    def _threads(self) -> None:
        """Tie each row where somebody is known to the middle: thicker the better we know them."""
        (x, y), furthest = self._ring.centre, dict[int, Mark]()
        for mark in self._ring.marks:
            if mark.strength != NOBODY:
                best = furthest.setdefault(mark.row, mark)
                if hypot(mark.x - x, mark.y - y) > hypot(best.x - x, best.y - y):
                    furthest[mark.row] = mark
        lines: defaultdict[tuple[str, int], list[QLineF]] = defaultdict(list)
        for row, mark in furthest.items():
            rule = self._tint(self._seating.sector_of[row]).rule
            lines[rule, self._seating.strongest[row]].append(QLineF(x, y, mark.x, mark.y))
        for (rule, strength), own in lines.items():
            colour = QColor(rule)
            colour.setAlphaF(0.4)
            self._painter.setPen(QPen(colour, THREADS[strength]))
            self._painter.drawLines(own)

    def _middle(self, centre: str) -> None:
        """Write what the group calls itself into the disc in the middle, as large as it fits."""
        box = self._box(CENTRE)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._colours.ink))
        self._painter.drawEllipse(box)
        size, lines = fitted(centre, box.width() * 0.86, self._size * 1.2)
        top = box.center().y() - len(lines) * size * 0.6
        for number, line in enumerate(lines):
            place = QRectF(box.left(), top + number * size * 1.2, box.width(), size * 1.2)
            self._pen.text(line, place, size, self._colours.paper, bold=True, align=CENTRED)

    def _mark(self, mark: Mark) -> None:
        """Stamp a mark: those that look alike are painted once."""
        seating = self._seating
        seats = [seating.seat(seat_id, mark.strength) for seat_id in mark.seats]
        held = next((seating.letters[s.holder] for s in seats if s.holder in seating.letters), "")
        words = f"+{mark.more}" if mark.more > 1 else held
        key = (seating.sector_of[mark.row], mark.strength == NOBODY, words, bool(held))
        stamp = self._stamps.get(key)
        if stamp is None:
            stamp = self._stamps[key] = self._stamp(mark, words, held=bool(held))
        half = stamp.deviceIndependentSize() / 2
        self._painter.drawPixmap(QPointF(mark.x - half.width(), mark.y - half.height()), stamp)

    def _stamp(self, mark: Mark, words: str, *, held: bool) -> QPixmap:
        """Return a picture of a mark."""
        ratio = self._painter.device().devicePixelRatioF()
        side = ceil(mark.radius * HELD * 2 + 6)
        stamp = QPixmap(ceil(side * ratio), ceil(side * ratio))
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = RingPen(painter)
        at = stamp.deviceIndependentSize() / 2
        middle = QPointF(at.width(), at.height())
        if mark.strength == NOBODY:
            self._chair(pen, middle, mark.radius, words or "?")
        else:
            self._person(pen, middle, mark, words, held=held)
        painter.end()
        return stamp

    def _person(self, pen: RingPen, at: QPointF, mark: Mark, words: str, *, held: bool) -> None:
        """Draw somebody known, in the shape of the sector; a disc where something is written."""
        sector, painter = self._seating.sector_of[mark.row], pen.painter
        painter.setBrush(QColor(self._tint(sector).rule))
        if words:
            ink = self._colours.ink if held else self._colours.paper
            painter.setPen(QPen(QColor(ink), max(1.5, mark.radius * 0.2)))
            painter.drawEllipse(at, mark.radius * HELD, mark.radius * HELD)
            self._inside(pen, words, at, mark.radius * HELD, self._colours.paper)
        else:
            painter.setPen(QPen(QColor(self._colours.paper), 1.0))
            painter.drawPath(placed(self._seating.shapes[sector], at, mark.radius))

    def _chair(self, pen: RingPen, at: QPointF, radius: float, words: str) -> None:
        """Draw an empty chair: there is a place, and nobody on it yet."""
        dashed = QPen(QColor(self._colours.amber), max(1.4, radius * 0.16))
        dashed.setDashPattern([2.0, 1.4])
        pen.painter.setPen(dashed)
        pen.painter.setBrush(QColor(self._colours.amber_soft))
        pen.painter.drawEllipse(at, radius, radius)
        self._inside(pen, words, at, radius, self._colours.amber)

    def _outline(self, mark: Mark, shown: Shown) -> None:
        """Draw around what is chosen, and where the keys are."""
        current, seats = mark == shown.current, self._seating
        if not current and all(
            seats.seat(seat_id, mark.strength).entry != shown.entry for seat_id in mark.seats
        ):
            return
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        radius, wide = mark.radius * CHOSEN, 4.0 if current else 2.5
        for colour, more in ((self._colours.paper, 2.5), (self._colours.accent, 0.0)):
            self._painter.setPen(QPen(QColor(colour), wide + more))
            self._painter.drawEllipse(QPointF(mark.x, mark.y), radius, radius)

    @staticmethod
    def _inside(pen: RingPen, words: str, at: QPointF, radius: float, colour: str) -> None:
        size = min(radius * 1.5, 1.9 * radius / max(text_width(words, 1.0, bold=True), 0.4))
        box = QRectF(at.x() - radius * 2, at.y() - size, radius * 4, size * 2)
        pen.text(words, box, size, colour, bold=True, align=CENTRED)

    # Shared

    def _tint(self, sector: int) -> Tint:
        return self._theme.tint(self._seating.tints[sector])

    def _box(self, share: float) -> QRectF:
        (x, y), radius = self._ring.centre, share * self._ring.radius
        return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
