"""Where a map and what stands beside it lie on a page: whichever way gives the larger map."""

from collections.abc import Sequence
from typing import NamedTuple

from exports.document import Page, Rect
from exports.exercises.community_map.blocks import Block, Look

GAP = 5.0
"""Room between the map and the panel, and between its columns, in mm."""
STEP = 3.0
WIDEST = 0.62
"""The share of a page that a panel beside the map may take."""
LEAST_MAP = 0.3
"""The share of its zone that a map should have at least; rather, something goes overleaf."""


class Arranged(NamedTuple):
    """The map's frame, and the columns beside or below it."""

    map: Rect
    columns: list[Rect]

    @property
    def area(self) -> float:
        """How large the map is, in mm²."""
        return self.map.width * self.map.height


def arranged(
    zone: Rect, aspect: float, blocks: Sequence[Block], look: Look, narrowest: float
) -> Arranged | None:
    """Return the larger of a map beside its panel and one above it; None where nothing fits.

    `aspect` is the map's width by its height; `narrowest` is of a column.
    """
    found = [
        each
        for each in (
            _beside(zone, aspect, blocks, look, narrowest),
            _above(zone, aspect, blocks, look, narrowest),
        )
        if each is not None
    ]
    return max(found, key=lambda each: each.area, default=None)


def _beside(
    zone: Rect, aspect: float, blocks: Sequence[Block], look: Look, narrowest: float
) -> Arranged | None:
    best: Arranged | None = None
    for count in (1, 2):
        width = narrowest
        while count * (width + GAP) <= WIDEST * zone.width:
            if len(columns_of(blocks, look, width, zone.height)) <= count:
                room = zone.width - count * (width + GAP)
                frame = _fitted(Rect(zone.x, zone.y, room, zone.height), aspect)
                if best is None or frame.width * frame.height > best.area:
                    best = Arranged(frame, _columns(frame, zone, count))
                break
            width += STEP
    return best


def _columns(frame: Rect, zone: Rect, count: int) -> list[Rect]:
    """Return so many columns in the room that is left beside a map."""
    step = (zone.right - frame.right) / count
    lefts = [frame.right + GAP + place * step for place in range(count)]
    return [Rect(left, zone.y, step - GAP, zone.height) for left in lefts]


def _above(
    zone: Rect, aspect: float, blocks: Sequence[Block], look: Look, narrowest: float
) -> Arranged | None:
    best: Arranged | None = None
    for count in range(1, int((zone.width + GAP) / (narrowest + GAP)) + 1):
        width = (zone.width + GAP) / count - GAP
        high = _least_height(blocks, look, width, count, zone.height)
        room = zone.height - GAP - high
        if high == 0 or room <= 0:
            continue
        frame = _fitted(Rect(zone.x, zone.y, zone.width, room), aspect)
        top = frame.bottom + GAP
        columns = [
            Rect(zone.x + place * (width + GAP), top, width, zone.bottom - top)
            for place in range(count)
        ]
        if best is None or frame.width * frame.height > best.area:
            best = Arranged(frame, columns)
    return best


def _fitted(room: Rect, aspect: float) -> Rect:
    width = min(room.width, room.height * aspect)
    return Rect(room.x, room.y, width, width / aspect)


def _least_height(
    blocks: Sequence[Block], look: Look, width: float, count: int, most: float
) -> float:
    """Return the least height in which the blocks fit into so many columns, or 0."""
    highs = [block.height(look, width) for block in blocks]
    high = max(highs, default=0.0)
    while high < most:
        if len(_filled(blocks, highs, look.gap, high)) <= count:
            return high
        high += 1.0
    return 0.0


def columns_of(
    blocks: Sequence[Block], look: Look, width: float, height: float
) -> list[list[Block]]:
    """Return which blocks come into which column, in their order."""
    highs = [block.height(look, width) for block in blocks]
    return _filled(blocks, highs, look.gap, height)


def _filled(
    blocks: Sequence[Block], highs: Sequence[float], gap: float, height: float
) -> list[list[Block]]:
    found: list[list[Block]] = [[]]
    y = 0.0
    for block, high in zip(blocks, highs, strict=True):
        if found[-1] and y + high > height + 0.01:
            found.append([])
            y = 0.0
        found[-1].append(block)
        y += high + gap
    if len(found) == 1 and y - gap > height + 0.01:
        found.append([])  # a single block that is too high
    return found


def draw_columns(page: Page, look: Look, columns: Sequence[Rect], blocks: Sequence[Block]) -> None:
    """Draw the blocks; what is to be written on takes what room is left."""
    filled = columns_of(blocks, look, columns[0].width, columns[0].height)
    for column, own in zip(columns, filled, strict=False):
        highs = [block.height(look, column.width) for block in own]
        left = column.height - sum(highs) - look.gap * (len(own) - 1)
        shares = sum(block.stretch for block in own)
        y = column.y
        for block, high in zip(own, highs, strict=True):
            more = max(0.0, left) * block.stretch / shares if shares else 0.0
            more = min(more, 3.2 * look.writing * block.stretch)
            block.draw(page, look, Rect(column.x, y, column.width, high + more))
            y += high + more + look.gap
