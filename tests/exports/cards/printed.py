"""Cards for tests of cards, and what a print really shows: read back from its content streams."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, cast

import pikepdf

from exports.cards import CardPrint, choose_layout, print_cards
from exports.document import MM, Document, Rect
from exports.layout import layout
from exports.pdf import pdf_bytes
from facilitator.decks import parse_deck, shipped_source
from facilitator.decks.cards import CardDeck

TEAL = (27, 110, 106)


@cache
def shipped(deck_id: str = "power_shifting") -> CardDeck:
    return cast("CardDeck", parse_deck(shipped_source(deck_id)))


def small(count: int = 9, **more: Any) -> CardDeck:
    """Return the first cards of the shipped deck, without the card about it."""
    deck = shipped()
    return deck.model_copy(update={"cards": deck.cards[:count], "about": "", **more})


def with_text(text: str, **more: Any) -> CardDeck:
    """Return a deck of one card that says this."""
    deck = shipped()
    card = deck.cards[0].model_copy(update={"text": text, **more})
    return deck.model_copy(update={"cards": [card]})


def print_of(
    deck: CardDeck, layout_id: str = "a6", *, fold: bool = False, **more: Any
) -> tuple[Document, list[str]]:
    document = Document(f"Cards: {deck.title}")
    chosen = CardPrint(choose_layout(layout_id, fold=fold), **more)
    return document, print_cards(document, deck, chosen)


def frames_of(document: Document) -> list[dict[str, Rect]]:
    """Return the frames of each page, as `--layout` writes them."""
    pages = json.loads(json.dumps(layout(document)))["pages"]
    return [{name: Rect(*box) for name, box in page["frames"].items()} for page in pages]


@dataclass
class Shown:
    """Something on a page: where it is in mm from the top left, and which way is up."""

    kind: str
    box: Rect
    colour: tuple[int, ...]
    up: tuple[int, int] = (0, -1)
    strokes: tuple[tuple[tuple[float, float], tuple[float, float]], ...] = ()
    """The straight lines of a stroked path: where each begins and ends."""


def shown(document: Document) -> list[list[Shown]]:
    """Return the filled shapes, lines and texts of each page, from the PDF itself."""
    with pikepdf.open(BytesIO(pdf_bytes(document))) as pdf:
        return [list(_Reader(page).read()) for page in pdf.pages]


class _Reader:
    """Follows the operators that our pages use."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.page = page
        self.high = float(page.MediaBox[3])
        self.now: dict[str, Any] = {"m": pikepdf.Matrix(), "fill": (0, 0, 0), "stroke": (0, 0, 0)}
        self.saved: list[dict[str, Any]] = []
        self.path: list[tuple[float, float]] = []

    def read(self) -> Iterator[Shown]:
        for operands, operator in pikepdf.parse_content_stream(self.page):
            name = str(operator)
            if name in {"q", "Q"}:
                self._save(name)
            elif name == "cm":
                self.now["m"] = pikepdf.Matrix(*map(float, operands)) @ self.now["m"]
            elif name in {"rg", "RG"}:
                colour = tuple(round(255 * float(part)) for part in operands)
                self.now["fill" if name == "rg" else "stroke"] = colour
            elif name in {"re", "m", "l", "c"}:
                self._step(name, list(map(float, operands)))
            elif name in {"f", "S", "B"}:
                yield self._shape(name)
            elif name == "Tm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ self.now["m"]
                box = self._box([matrix.transform((0, 0))])
                up = round(matrix.c), -round(matrix.d)
                yield Shown("text", box, self.now["fill"], up)
            elif name == "n":
                self.path = []

    def _save(self, name: str) -> None:
        if name == "q":
            self.saved.append(dict(self.now))
        else:
            self.now = self.saved.pop()

    def _step(self, name: str, numbers: Sequence[float]) -> None:
        points = [(numbers[at], numbers[at + 1]) for at in range(0, len(numbers), 2)]
        if name == "re":
            (x, y), (width, height) = points
            points = [(x, y), (x + width, y + height)]
        self.path += [self.now["m"].transform(point) for point in points]

    def _shape(self, name: str) -> Shown:
        points, self.path = self.path, []
        box = self._box(points)
        if name == "S":
            ends = [(x / MM, (self.high - y) / MM) for x, y in points]
            strokes = tuple(zip(ends[::2], ends[1::2], strict=False))
            return Shown("line", box, self.now["stroke"], strokes=strokes)
        return Shown("fill", box, self.now["fill"])

    def _box(self, points: Sequence[tuple[float, float]]) -> Rect:
        across, down = [x / MM for x, _ in points], [(self.high - y) / MM for _, y in points]
        x, y = min(across), min(down)
        return Rect(x, y, max(across) - x, max(down) - y)
