"""Finds the pages on which the room reads: as few as there can be, and as large as they can be.

Nothing here knows Qt. A page has room for a certain size of text and no smaller one, so what
does not fit goes on another page; and where there is room, text grows.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from ui.room.rows import Block, Joint, Page, Section, Space
from ui.room.setter import Setter

GROWTH: Final = (2.4, 2.0, 1.7, 1.45, 1.25, 1.1)
"""How much larger than need be text may stand, the largest first."""
LARGEST: Final = 0.105
"""Text that may be smaller is no larger than this share of the page: nothing shouts."""
GROWS_TO: Final = 4
"""Text of more pages than this is not tried at other sizes."""
COLUMN: Final = 30.0
COLUMN_GAP: Final = 1.6
"""Where a page is so wide, in text sizes, sentences stand in columns beside each other."""


def lay_out(section: Section, space: Space) -> list[Page]:
    """Return the pages of a section: as few as there can be, then as large as they can be."""
    best = _fewest(section, space)
    if len(best) > GROWS_TO:
        return best
    for growth in GROWTH:
        size = round(space.least * growth)
        if size <= space.tall * LARGEST:
            for way in _ways(section, space, size):
                pages = _paged(section, space, size, way, len(best))
                if pages is not None:
                    return pages
    return best


class _Way(NamedTuple):
    """A way to set a section: leads beside their rows or above them, in so many columns."""

    rail: bool
    columns: int


def _ways(section: Section, space: Space, size: int) -> list[_Way]:
    """Return the ways to set a section; of two that need as many pages, the first is better."""
    gap = size * COLUMN_GAP
    most = max(1, int((space.width + gap) / (size * COLUMN + gap)))
    most = min(most, sum(max(1, len(passage.causes)) for passage in section.passages) or 1)
    rails = (True, False) if most == 1 else (True,)
    return [_Way(rail, columns) for columns in range(1, most + 1) for rail in rails]


def _fewest(section: Section, space: Space) -> list[Page]:
    """Return the pages at the least size. What needs more than were found is not set to its end."""
    best: list[Page] | None = None
    for way in reversed(_ways(section, space, space.least)):
        most = None if best is None else len(best)
        best = _paged(section, space, space.least, way, most) or best
    return best or [Page()]


def _paged(
    section: Section, space: Space, size: int, way: _Way, most: int | None
) -> list[Page] | None:
    """Return the pages of one way; None where they are more than `most`."""
    gap = round(size * COLUMN_GAP)
    column = (space.width - gap * (way.columns - 1)) / way.columns
    setter = Setter(section, column, size, rail=way.rail)
    pages = _in_columns(setter, space.tall, way.columns, column + gap, 1)
    if pages is None and most != 1:
        pages = _in_columns(setter, space.short, way.columns, column + gap, most)
    return pages


def _in_columns(
    setter: Setter, height: float, count: int, pitch: float, most: int | None
) -> list[Page] | None:
    """Return pages of so many columns each; None where they are more than `most`."""
    enough = None if most is None else most * count + 1
    strips = list(islice(setter.strips(height), enough)) or [Page()]
    if enough is not None and len(strips) >= enough:
        return None
    together = (strips[first : first + count] for first in range(0, len(strips), count))
    return [_side_by_side(each, pitch) for each in together]


def _side_by_side(strips: Sequence[Page], pitch: float) -> Page:
    if len(strips) == 1:
        return strips[0]
    blocks: list[Block] = []
    joints: list[Joint] = []
    for place, strip in enumerate(strips):
        first = len(blocks)
        blocks += [block.moved(place * pitch) for block in strip.blocks] if place else strip.blocks
        joints += [Joint(j.source + first, j.target + first, j.firm) for j in strip.joints]
    return Page(tuple(blocks), tuple(joints), max(strip.height for strip in strips))
