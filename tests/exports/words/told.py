"""Workshops of every exercise to be told in words, and what a narrative says."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from exports.words.blocks import Block, Figure, Heading, Items, Paragraph, Table
from exports.words.narrative import Narrative, narrative
from facilitator.exchange import WorkshopDocument
from tests.exports.cards.test_papers import drawn, rated
from tests.exports.exercises import community_maps, sector_maps
from tests.exports.exercises.test_periods import many
from tests.exports.log_book.promised import workshop as promised
from tests.exports.paper_workshops import riverside

WORKSHOPS: dict[str, Callable[[], WorkshopDocument]] = {
    "theory_of_change": riverside,
    "board": lambda: many(8),
    "cards": drawn,
    "ratings": rated,
    "sector_map": sector_maps.riverside,
    "community_map": lambda: community_maps.riverside(provision=community_maps.provision()),
    "log_book": promised,
}


@cache
def narrative_of(name: str) -> Narrative:
    """Return one of these workshops in words."""
    return narrative(WORKSHOPS[name]())


def texts(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield every text of these blocks, in order."""
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text) | Figure(alt=text):
                yield text
            case Items(items):
                for item in items:
                    yield from (item.label, item.text)
            case Table(header, rows):
                for row in (header, *rows):
                    yield from (cell.text for cell in row)


def plain(text: str) -> str:
    """Return a text on one line, every white space a space."""
    return " ".join(text.split())
