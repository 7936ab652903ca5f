"""The words on a card, laid out once and painted often."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QStaticText,
    QTextLayout,
    QTextOption,
    QTransform,
)

from facilitator.board_layout import NOTE_HEADER, NOTE_LINE, NOTE_PADDING, NOTE_TEXT_SIZE
from facilitator.i18n import _
from ui.canvas.rows import RULE, Card
from ui.canvas.shapes import SHAPES, shape_path
from ui.theme import Theme, house_font, load_fallback_fonts, needs_fallback

SMALL_SIZE: Final = 12
SHAPE_SIZE: Final = 9.0
GAP: Final = 8.0
ENDLESS: Final = 1e6
KEPT: Final = 4000
"""So many laid out cards are kept; more are laid out anew when they come in sight."""


@dataclass(frozen=True, slots=True)
class Words:
    """One run of text at its place, from the card's top left."""

    at: QPointF
    text: QStaticText
    width: float


@dataclass(frozen=True, slots=True)
class Lettered:
    """All the words of one card."""

    card: Card
    lines: tuple[Words, ...]
    label: Words
    header: tuple[tuple[str, Words], ...]
    """Marks and badges on the top right: a shape or nothing, and the words."""
    rules: tuple[tuple[float, Words], ...]
    """How far down a hairline parts two wordings, and the words before it."""


def runs_right_to_left(text: str) -> bool:
    """Say whether a line is read from the right: its first strong character decides."""
    if text.isascii():
        return False
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False


class Letterer:
    """Lays out and paints the words of cards."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.text_font = house_font(round(NOTE_TEXT_SIZE))
        self.small_font = house_font(SMALL_SIZE, QFont.Weight.DemiBold)
        self._text_top = _line_top(self.text_font, NOTE_LINE)
        self._small_top = _line_top(self.small_font, NOTE_LINE)
        self._kept: dict[int, Lettered] = {}

    def forget(self) -> None:
        """Lay every card out anew."""
        self._kept.clear()

    def paint(self, painter: QPainter, card: Card) -> None:
        """Write on a card; the painter's units are the board's."""
        lettered = self._lettered(card)
        tint = self._theme.tint(card.tint)
        x, y = card.x, card.y
        painter.setPen(QColor(tint.muted if card.ghost else tint.ink))
        painter.setFont(self.text_font)
        for words in lettered.lines:
            painter.drawStaticText(QPointF(x + words.at.x(), y + words.at.y()), words.text)
        painter.setFont(self.small_font)
        painter.setPen(QColor(tint.muted))
        self._write(painter, card, lettered.label)
        for shape, words in lettered.header:
            self._write(painter, card, words)
            if shape:
                gap = SHAPE_SIZE + (4 if words.width else 0)
                _draw_shape(painter, shape, x + words.at.x() - gap, y, tint.muted)
        painter.setPen(QColor(tint.edge))
        for rule, words in lettered.rules:
            left, right = x + words.at.x() + words.width + 6, x + card.width - NOTE_PADDING
            painter.drawLine(QPointF(left, y + rule), QPointF(right, y + rule))
        painter.setPen(QColor(tint.muted))
        for _rule, words in lettered.rules:
            self._write(painter, card, words)

    def _write(self, painter: QPainter, card: Card, words: Words) -> None:
        painter.drawStaticText(QPointF(card.x + words.at.x(), card.y + words.at.y()), words.text)

    def _lettered(self, card: Card) -> Lettered:
        kept = self._kept.get(card.id)
        if kept is not None and kept.card is card:
            return kept
        if len(self._kept) >= KEPT:
            self._kept.clear()
        if needs_fallback(card.text) or needs_fallback("".join(card.badges) + card.mark):
            load_fallback_fonts()
        lettered = self._lay_out(card)
        self._kept[card.id] = lettered
        return lettered

    def _lay_out(self, card: Card) -> Lettered:
        named = f"{card.label} · {card.year}" if card.year else card.label
        label = self._words(named, self.small_font, NOTE_PADDING, NOTE_PADDING - 2)
        top = NOTE_PADDING + NOTE_HEADER + NOTE_LINE / 2
        rules = (
            self._rule(top + n * NOTE_LINE) for n, line in enumerate(card.lines) if line == RULE
        )
        header = self._lay_out_header(card, label)
        return Lettered(card, tuple(self._lay_out_lines(card)), label, header, tuple(rules))

    def _rule(self, down: float) -> tuple[float, Words]:
        middle = down - NOTE_LINE / 2 + self._small_top
        return down, self._words(_("others say"), self.small_font, NOTE_PADDING, middle)

    def _lay_out_lines(self, card: Card) -> Iterator[Words]:
        top = self._text_top + NOTE_PADDING + NOTE_HEADER
        for number, line in enumerate(card.lines):
            if line == RULE:
                continue
            y = top + number * NOTE_LINE - self._extra_ascent(line)
            words = self._words(line, self.text_font, NOTE_PADDING, y)
            if runs_right_to_left(line):
                words.at.setX(card.width - NOTE_PADDING - words.width)
            yield words

    def _extra_ascent(self, line: str) -> float:
        """Return how much taller another script's font makes a line, to keep its baseline."""
        if not needs_fallback(line):
            return 0.0
        layout = QTextLayout(line, self.text_font)
        layout.beginLayout()
        written = layout.createLine()
        written.setLineWidth(ENDLESS)
        layout.endLayout()
        return max(0.0, written.ascent() - QFontMetricsF(self.text_font).ascent())

    def _lay_out_header(self, card: Card, label: Words) -> tuple[tuple[str, Words], ...]:
        """Place the mark and the badges, the weightiest first, as far as there is room.

        A mark gives up its word, and keeps its shape, where the first badge needs the room.
        """
        marks = [card.mark, card.mark[:1]] if card.mark else [""]
        for mark in marks:
            header, left_out = self._header(card, label, mark)
            if not left_out or left_out[0] != 0:
                break
        return header

    def _header(
        self, card: Card, label: Words, mark: str
    ) -> tuple[tuple[tuple[str, Words], ...], list[int]]:
        header: list[tuple[str, Words]] = []
        left_out: list[int] = []
        right = card.width - NOTE_PADDING
        free_from = label.at.x() + label.width + GAP
        for place, badge in enumerate((*((mark,) if mark else ()), *card.badges)):
            shape, name = (badge[0], badge[1:].strip()) if badge[0] in SHAPES else ("", badge)
            words = self._words(name, self.small_font, 0.0, label.at.y())
            shape_room = SHAPE_SIZE + (4 if name else 0) if shape else 0.0
            if right - words.width - shape_room >= free_from:
                words.at.setX(right - words.width)
                header.append((shape, words))
                right -= words.width + shape_room + GAP
            else:
                left_out.append(place - (1 if mark else 0))
        return tuple(header), left_out

    @staticmethod
    def _words(text: str, font: QFont, x: float, y: float) -> Words:
        static = QStaticText(text)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        if runs_right_to_left(text):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        static.setTextOption(option)
        static.prepare(QTransform(), font)
        return Words(QPointF(x, y), static, static.size().width())


def _line_top(font: QFont, height: float) -> float:
    """Return how far down text starts so that it stands in the middle of its line."""
    text = QStaticText("x")
    text.prepare(QTransform(), font)
    return (height - text.size().height()) / 2


def _draw_shape(painter: QPainter, shape: str, x: float, card_top: float, colour: str) -> None:
    painter.save()
    painter.translate(x, card_top + NOTE_PADDING + 1)
    painter.scale(SHAPE_SIZE, SHAPE_SIZE)
    path = QPainterPath(shape_path(shape))
    painter.fillPath(path, QColor(colour))
    painter.restore()
