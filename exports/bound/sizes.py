"""How many pages each pile of a pack comes to, one after the other as they are drawn."""

from collections import Counter
from collections.abc import Iterator

from exports.bound.pack import draw_pile
from exports.bound.piles import Piles, pile_key
from exports.sheets import PrintOptions
from facilitator.exchange import WorkshopDocument


def pages_of_piles(workshop: WorkshopDocument, options: PrintOptions) -> Iterator[tuple[str, int]]:
    """Yield each pile's key, and how many pages all its copies have so far."""
    pages = Counter[str]()
    for pile in Piles(workshop, options, {}).each():
        key = pile_key(pile.job.number, pile.paper)
        pages[key] += len(draw_pile(pile, pile.job).pages) * pile.copies.count
        yield key, pages[key]
