"""The cards of a poster: what stands on each, and how high that makes it at a size of type."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from exports.document import MM, Rect
from exports.poster.words import Words
from exports.type.wrapping import wrap
from facilitator.i18n import _
from facilitator.lettering import text_width

LINE = 1.28
"""Distance of two baselines on a card, in type sizes."""
Role = Literal["text", "other", "said", "small", "cut"]
"""Their words; another wording; what introduces that; what is known; links cut by the paper."""


class Row(NamedTuple):
    """One line of a card."""

    role: Role
    text: str


@dataclass(slots=True)
class Card:
    """A card, or the part of one that fits on a sheet. Its place is settled last."""

    words: Words
    rows: list[Row]
    height: float
    continued: bool = False
    rect: Rect = field(default=Rect(0, 0, 0, 0))


class Scale(NamedTuple):
    """Every length on a sheet, which follow from its type: sizes in pt, the rest in mm.

    `lane` is the room for labels at the left of their cards, `edge` that for a zone's pattern.
    """

    size: float
    small: float
    column: float
    gutter: float
    lane: float
    edge: float = 0.0

    @property
    def em(self) -> float:
        """The height of the type."""
        return self.size / MM

    @property
    def padding(self) -> float:
        """The room between a card's edge and its words."""
        return 0.5 * self.em

    @property
    def gap(self) -> float:
        """The least room between two cards of a column, in which links may run."""
        return 0.75 * self.em

    @property
    def measure(self) -> float:
        """The width of a card's text."""
        return self.column - self.edge - self.lane - 2 * self.padding

    def row(self, role: Role) -> float:
        """Return the height of a line."""
        return LINE * (self.size if role in {"text", "other"} else self.small) / MM


def lane(labels: Iterable[str], size: float) -> float:
    """Return the room that labels take at the left of their cards, in mm."""
    widest = max((text_width(label, size, bold=True) for label in labels), default=size)
    return (widest + 0.5 * size) / MM


def cut_rows(scale: Scale, cuts: Iterable[str]) -> list[Row]:
    """Return the lines that name the partners of links which the paper cuts."""
    return [
        Row("cut", line)
        for cut in cuts
        for line in wrap(cut, scale.small / MM, scale.measure, bold=True)
    ]


def rows_of(words: Words, scale: Scale) -> list[Row]:
    """Return the lines of a card."""
    width, em, small = scale.measure, scale.em, scale.small / MM
    rows = [Row("text", line) for line in wrap(words.text, em, width)]
    if words.other:
        said = wrap(_("We see this differently:"), small, width, bold=True)
        rows += [Row("said", line) for line in said]
        rows += [Row("other", line) for line in wrap(words.other, em, width)]
    if words.facts:
        rows += [Row("small", line) for line in wrap("\u00a0· ".join(words.facts), small, width)]
    return rows


def cards_of(words: Words, rows: Sequence[Row], scale: Scale, room: float) -> Iterator[Card]:
    """Yield one card, or as many as it takes where its rows are higher than a sheet has room."""
    title = len(title_of(words, scale)) * LINE + 0.5
    room -= title * scale.em + 2 * scale.padding
    part: list[Row] = []
    used = 0.0
    continued = False
    for row in rows:
        high = scale.row(row.role)
        if part and used + high > room:
            yield Card(words, part, _height(part, words, scale, continued=continued), continued)
            part, used, continued = [], scale.row("small"), True
        part.append(row)
        used += high
    yield Card(words, part, _height(part, words, scale, continued=continued), continued)


def _height(rows: Sequence[Row], words: Words, scale: Scale, *, continued: bool) -> float:
    least = scale.row("text") * (2 if words.mark else 1)
    used = sum(scale.row(row.role) for row in rows) + (scale.row("small") if continued else 0)
    return max(used, least) + 2 * scale.padding


def columns_of(
    columns: Sequence[Sequence[Words]], scale: Scale, room: float, reserved: Mapping[str, int]
) -> list[list[Card]]:
    """Return the cards of every column, with so many empty lines for the links that are cut."""
    return [
        [
            card
            for words in column
            for card in cards_of(
                words,
                [*rows_of(words, scale), *[Row("cut", "")] * reserved.get(words.label, 0)],
                scale,
                room,
            )
        ]
        for column in columns
    ]


def fill_cuts(card: Card, rows: list[Row], scale: Scale) -> None:
    """Put what is known of cut links into the lines kept for it, and give back what is left."""
    kept = [row for row in card.rows if row.role != "cut"]
    lines = len(card.rows) - len(kept)
    if lines:
        own, rows[:lines] = rows[:lines], []
        card.rows = [*kept, *own]
        card.height = _height(card.rows, card.words, scale, continued=card.continued)


def title_of(words: Words, scale: Scale) -> list[str]:
    """Return the lines of the title of a note's group."""
    return wrap(words.title, scale.em, scale.column, bold=True) if words.title else []


def opening(card: Card, before: Card | None, scale: Scale) -> float:
    """Return the height of the title that stands over a card where its group begins."""
    if before is not None and before.words.group == card.words.group:
        return 0.0
    lines = len(title_of(card.words, scale))
    return (lines * LINE + 0.5) * scale.em if lines else 0.0


def stack_height(cards: Sequence[Card], scale: Scale) -> float:
    """Return how high cards are one above the other, with the titles of their groups."""
    height = scale.gap * max(len(cards) - 1, 0)
    before: Card | None = None
    for card in cards:
        height += card.height + opening(card, before, scale)
        before = card
    return height
