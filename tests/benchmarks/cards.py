"""How long a whole deck of cards takes, both sides, beside the same primitives drawn plainly."""

from pathlib import Path as File
from time import perf_counter
from typing import cast

from exports.cards import CardPrint, choose_layout, print_cards
from exports.document import Document
from exports.pdf import pdf_bytes
from facilitator.decks import parse_deck, shipped_source
from facilitator.decks.cards import CardDeck
from tests.benchmarks.figures import Figure, alternately, median_ms
from tests.benchmarks.poster import FLOOR, plain, register_fonts

MOST_MS = 3_000
LAYOUTS = ("a6", "poker")


def figures(_folder: File, rounds: int) -> list[Figure]:
    """Measure the deck of 120 cards on sheets of two sizes, the usual one first."""
    deck = cast("CardDeck", parse_deck(shipped_source("power_shifting")))
    assert len(deck.cards) == 120
    register_fonts()
    found: list[Figure] = []
    for layout in LAYOUTS:
        chosen = CardPrint(choose_layout(layout))
        document = _drawn(deck, chosen)
        cards, floor = alternately(
            rounds, lambda c=chosen: _cards(deck, c), lambda d=document: plain(d)
        )
        name = f"120 cards, both sides, {layout}"
        found.append(Figure(name, median_ms(cards), median_ms(floor), FLOOR, 4, MOST_MS))
    return found


def _drawn(deck: CardDeck, chosen: CardPrint) -> Document:
    document = Document("Cards")
    assert not print_cards(document, deck, chosen)
    return document


def _cards(deck: CardDeck, chosen: CardPrint) -> float:
    begin = perf_counter()
    pdf_bytes(_drawn(deck, chosen))
    return perf_counter() - begin
