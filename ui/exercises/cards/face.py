"""A card's face, painted: what it is about, for whom, what it asks for, and its words."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from facilitator.language_tags import along
from facilitator.lettering import text_width, wrap
from ui.canvas.card_text import runs_right_to_left
from ui.exercises.cards.words import Said
from ui.theme import Theme, house_font, load_fallback_fonts, needs_fallback

LINE: Final = 1.24
RADIUS: Final = 12
SMALLEST: Final = 0.78
"""Words may be so much smaller than they would be; then they end in dots."""
BOLD: Final = QFont.Weight.DemiBold


class Look(NamedTuple):
    """How large a face is lettered, in pixels."""

    text: float
    small: float
    pad: float


class FacePainter:
    """Paints one face into a box, from the top down; the foot stands at its bottom."""

    def __init__(self, painter: QPainter, box: QRectF, theme: Theme, look: Look) -> None:
        self._painter, self._box, self._look = painter, box, look
        self._colours, self._theme = theme.colours, theme
        self._left = box.x() + look.pad
        self._width = box.width() - 2 * look.pad
        self._lines_for_whom = 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, said: Said, badges: tuple[str, ...] = (), *, brief: bool = False) -> None:
        """Paint a card; `badges` stand at its foot, such as where it shows.

        `brief`: where it is taken up is left out.
        """
        if brief:
            said = said._replace(places="")
        self._lines_for_whom = (
            2 if brief else len(wrap(said.audience, self._look.small, self._room(said)))
        )
        self._ground(said)
        top = self._head(said)
        bottom = self._foot(said, badges)
        top = self._kind(said, top)
        self._text(said, top, bottom)

    def _ground(self, said: Said) -> None:
        tint, painter = self._theme.tint(said.tint), self._painter
        whole = QPainterPath()
        whole.addRoundedRect(self._box, RADIUS, RADIUS)
        painter.fillPath(whole, QColor(self._colours.surface))
        band = QPainterPath()
        band.addRect(QRectF(self._box.topLeft(), self._box.topRight() + QPointF(0, self._band())))
        painter.fillPath(whole.intersected(band), QColor(tint.fill))
        painter.setPen(QPen(QColor(tint.edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(whole)

    def _band(self) -> float:
        look = self._look
        return look.pad * 1.5 + look.text * LINE + look.small * LINE * self._lines_for_whom

    def _head(self, said: Said) -> float:
        look, tint = self._look, self._theme.tint(said.tint)
        side, room = self._side(said), self._room(said)
        top = self._box.y() + look.pad * 0.75
        size = min(
            look.text, look.text * room / max(1.0, text_width(said.theme, look.text, bold=True))
        )
        self._line(said.theme, top, max(size, look.small * 0.9), tint.ink, BOLD, room)
        lines = wrap(said.audience, look.small, room)[: self._lines_for_whom]
        for number, line in enumerate(lines):
            at = top + look.text * LINE + number * look.small * LINE
            self._line(line, at, look.small, tint.muted, QFont.Weight.Normal, room)
        if side:
            right = self._left + self._width
            self._mark(said, QRectF(right - side, top, side, side), tint.ink)
        return self._box.y() + self._band() + look.pad * 0.7

    def _side(self, said: Said) -> float:
        """Return how large the mark is."""
        return self._look.text * 1.9 if said.mark else 0

    def _room(self, said: Said) -> float:
        """Return the width that is left beside the mark."""
        side = self._side(said)
        return self._width - (side + self._look.pad * 0.5 if side else 0)

    def _mark(self, said: Said, box: QRectF, colour: str) -> None:
        painter = self._painter
        painter.setPen(QPen(QColor(colour), max(1.5, self._look.text * 0.12)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(mark_path(said.mark, box))
        painter.setFont(house_font(round(box.height() * 0.46), QFont.Weight.Bold))
        down = box.height() * 0.16 if said.mark == "triangle" else 0
        painter.drawText(box.translated(0, down), Qt.AlignmentFlag.AlignCenter, said.letter)

    def _kind(self, said: Said, top: float) -> float:
        if not said.kind:
            return top
        look, painter = self._look, self._painter
        tall = look.small * 1.75
        wide = text_width(said.kind, look.small, bold=True) + look.small * 1.3
        box = QRectF(self._left, top, min(wide, self._width), tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.ink))
        painter.drawRoundedRect(box, look.small * 0.4, look.small * 0.4)
        painter.setFont(house_font(round(look.small), BOLD))
        painter.setPen(QColor(self._colours.surface))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said.kind)
        return box.bottom() + look.pad * 0.6

    def _text(self, said: Said, top: float, bottom: float) -> None:
        size, lines = self._fitting(said.text, bottom - top)
        colour = self._colours.muted if said.is_kept else self._colours.ink
        weight = QFont.Weight.Normal if said.is_kept else BOLD
        for number, line in enumerate(along(said.text, lines)):
            self._line(line, top + number * size * LINE, size, colour, weight, self._width)

    def _fitting(self, text: str, room: float) -> tuple[float, list[str]]:
        """Return the largest size at which the words fit; at the smallest, as many as fit."""
        size = self._look.text
        while True:
            lines = wrap(text, size, self._width, bold=True)
            fit = max(1, int(room / (size * LINE)))
            if len(lines) <= fit:
                return size, lines
            if size <= self._look.text * SMALLEST:
                return size, [*lines[: fit - 1], lines[fit - 1].rstrip() + "…"]
            size -= 1

    def _foot(self, said: Said, badges: tuple[str, ...]) -> float:
        """Write the foot from the bottom up, and return where it begins."""
        look, muted = self._look, self._colours.muted
        line = look.small * LINE
        y = self._box.bottom() - look.pad * 0.75 - line
        code = text_width(said.code, look.small, bold=True)
        self._line(said.code, y, look.small, muted, BOLD, self._width, right=True)
        when = " · ".join(part for part in (said.time, said.places) if part)
        rows = wrap(when, look.small, self._width - code - look.small) if when else []
        for row in reversed(rows or [""]):
            self._line(row, y, look.small, muted, QFont.Weight.Normal, self._width)
            y -= line
        for words in reversed((*said.cares, *badges)):
            for row in reversed(wrap(words, look.small, self._width, bold=True)):
                colour = self._colours.amber if words in said.cares else self._colours.accent
                self._line(row, y, look.small, colour, BOLD, self._width)
                y -= line
        return y + line - look.pad * 0.3

    def _line(  # noqa: PLR0913, PLR0917 - one line, said in full
        self,
        text: str,
        top: float,
        size: float,
        colour: str,
        weight: QFont.Weight,
        width: float,
        *,
        right: bool = False,
    ) -> None:
        if needs_fallback(text):
            load_fallback_fonts()
        self._painter.setFont(house_font(round(size), weight))
        self._painter.setPen(QColor(colour))
        sides, around = Qt.AlignmentFlag, self._painter.layoutDirection()
        side = sides.AlignRight if right else sides.AlignLeft
        if runs_right_to_left(text):
            side = sides.AlignRight | sides.AlignAbsolute
            self._painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        box = QRectF(self._left, top, width, size * LINE)
        flags = side | sides.AlignVCenter
        self._painter.drawText(box, flags | Qt.TextFlag.TextDontClip, text)
        self._painter.setLayoutDirection(around)


def least_height(said: Said, badges: tuple[str, ...], width: float, look: Look) -> int:
    """Return how tall a face of this width is with its words as small as they may be."""
    inner = width - 2 * look.pad
    line = look.small * LINE
    side = look.text * 1.9 + look.pad * 0.5 if said.mark else 0
    head = (
        look.pad * 2.2
        + look.text * LINE
        + line * len(wrap(said.audience, look.small, inner - side))
    )
    kind = look.small * 1.75 + look.pad * 0.6 if said.kind else 0
    size = look.text * SMALLEST
    words = len(wrap(said.text, size, inner, bold=True)) * size * LINE
    when = " · ".join(part for part in (said.time, said.places) if part)
    code = text_width(said.code, look.small, bold=True) + look.small
    rows = max(1, len(wrap(when, look.small, inner - code)))
    rows += sum(len(wrap(each, look.small, inner, bold=True)) for each in (*said.cares, *badges))
    return round(head + kind + words + rows * line + look.pad * 1.2 + 4)


def mark_path(mark: str, box: QRectF) -> QPainterPath:
    """Return the shape of an audience, as an outline that fills a box."""
    path = QPainterPath()
    middle, centre = box.center().x(), box.center()
    if mark == "circle":
        path.addEllipse(box.adjusted(1, 1, -1, -1))
    elif mark == "square":
        path.addRoundedRect(box.adjusted(2, 2, -2, -2), 2, 2)
    elif mark == "triangle":
        points = [QPointF(middle, box.top()), box.bottomRight(), box.bottomLeft()]
        path.addPolygon(QPolygonF([*points, points[0]]))
    elif mark == "diamond":
        points = [QPointF(middle, box.top()), QPointF(box.right(), centre.y())]
        points += [QPointF(middle, box.bottom()), QPointF(box.left(), centre.y())]
        path.addPolygon(QPolygonF([*points, points[0]]))
    return path
