"""The words on a card, laid out once and painted often."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QStaticText,
    QTextOption,
    QTransform,
)

from facilitator.board_layout import NOTE_HEADER, NOTE_LINE, NOTE_PADDING, NOTE_TEXT_SIZE
from ui.canvas.scene import Card
from ui.canvas.shapes import SHAPES, shape_path
from ui.theme import Theme, house_font, load_fallback_fonts, needs_fallback

SMALL_SIZE: Final = 12
SHAPE_SIZE: Final = 9.0
PILL_HEIGHT: Final = 16.0
PILL_PADDING: Final = 7.0
GAP: Final = 8.0
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
    pills: tuple[Words, ...]
    """Badges for which the top had no room; they stand on the card's foot."""


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
                _draw_shape(painter, shape, x + words.at.x() - SHAPE_SIZE - 4, y, tint.muted)
        for words in lettered.pills:
            self._paint_pill(painter, card, words)

    def _write(self, painter: QPainter, card: Card, words: Words) -> None:
        painter.drawStaticText(QPointF(card.x + words.at.x(), card.y + words.at.y()), words.text)

    def _paint_pill(self, painter: QPainter, card: Card, words: Words) -> None:
        tint = self._theme.tint(card.tint)
        box = QRectF(
            card.x + words.at.x() - PILL_PADDING,
            card.y + card.height - PILL_HEIGHT / 2,
            words.width + 2 * PILL_PADDING,
            PILL_HEIGHT,
        )
        painter.setBrush(QColor(self._theme.colours.surface))
        painter.setPen(QColor(tint.edge))
        painter.drawRoundedRect(box, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
        painter.setPen(QColor(self._theme.colours.muted))
        self._write(painter, card, words)

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
        label = self._words(card.label, self.small_font, NOTE_PADDING, NOTE_PADDING - 2)
        header, pills = self._lay_out_badges(card, label)
        return Lettered(card, tuple(self._lay_out_lines(card)), label, header, pills)

    def _lay_out_lines(self, card: Card) -> Iterator[Words]:
        ascent = self._line_top(self.text_font, NOTE_LINE)
        for number, line in enumerate(card.lines):
            words = self._words(
                line,
                self.text_font,
                NOTE_PADDING,
                NOTE_PADDING + NOTE_HEADER + number * NOTE_LINE + ascent,
            )
            if runs_right_to_left(line):
                words.at.setX(card.width - NOTE_PADDING - words.width)
            yield words

    def _lay_out_badges(
        self, card: Card, label: Words
    ) -> tuple[tuple[tuple[str, Words], ...], tuple[Words, ...]]:
        header: list[tuple[str, Words]] = []
        pills: list[Words] = []
        right, foot = card.width - NOTE_PADDING, card.width - NOTE_PADDING
        free_from = label.at.x() + label.width + GAP
        for badge in (*((card.mark,) if card.mark else ()), *card.badges):
            shape, name = (badge[0], badge[1:].strip()) if badge[0] in SHAPES else ("", badge)
            words = self._words(name, self.small_font, 0.0, label.at.y())
            shape_room = SHAPE_SIZE + 4 if shape else 0.0
            if right - words.width - shape_room >= free_from:
                words.at.setX(right - words.width)
                header.append((shape, words))
                right -= words.width + shape_room + GAP
            else:
                words.at.setX(foot - PILL_PADDING - words.width)
                words.at.setY(
                    card.height - PILL_HEIGHT / 2 + self._line_top(self.small_font, PILL_HEIGHT)
                )
                pills.append(words)
                foot -= words.width + 2 * PILL_PADDING + 4
        return tuple(header), tuple(pills)

    @staticmethod
    def _line_top(font: QFont, height: float) -> float:
        """Return how far down text starts so that it stands in the middle of its line."""
        text = QStaticText("x")
        text.prepare(QTransform(), font)
        return (height - text.size().height()) / 2

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


def _draw_shape(painter: QPainter, shape: str, x: float, card_top: float, colour: str) -> None:
    painter.save()
    painter.translate(x, card_top + NOTE_PADDING + 1)
    painter.scale(SHAPE_SIZE, SHAPE_SIZE)
    path = QPainterPath(shape_path(shape))
    painter.fillPath(path, QColor(colour))
    painter.restore()
