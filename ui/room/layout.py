"""Sets what the room reads: sentences of notes on pages, at a size that the back row can read.

Nothing here knows Qt. A page has room for a certain size of text and no smaller one, so what
does not fit goes on another page; and where there is room, text grows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from facilitator.board_layout import Rect
from facilitator.lettering import text_width, wrap
from ui.room.rows import Block, Cause, Joint, Page, Passage, Row, Section, Space

LINE: Final = 1.2
LEAD_LINE: Final = 1.15
ACROSS: Final = 0.4
DOWN: Final = 0.24
GAP: Final = 0.22
BETWEEN: Final = 0.7
GUTTER: Final = 0.9
MARK: Final = 0.62
LOUD: Final = 1.2
GROWTH: Final = (2.4, 2.0, 1.7, 1.45, 1.25, 1.1)
"""How much larger than need be text may stand, the largest first."""
LARGEST: Final = 0.105
"""Text that may be smaller is no larger than this share of the page: nothing shouts."""
GROWS_TO: Final = 4
"""Text of more pages than this is not tried at other sizes."""
WIDEST_RAIL: Final = 0.45
"""Of the width: where leads are wider, they stand above their rows."""
COLUMN: Final = 30.0
COLUMN_GAP: Final = 1.6
"""Where a page is so wide, in text sizes, sentences stand in columns beside each other."""


def lay_out(section: Section, space: Space) -> list[Page]:
    """Return the pages of a section: as few as there can be, then as large as they can be."""
    tries = (_paged(section, space, space.least, way) for way in _ways(section, space, space.least))
    best = min(tries, key=len)
    if len(best) > GROWS_TO:
        return best
    for growth in GROWTH:
        size = round(space.least * growth)
        if size <= space.tall * LARGEST:
            for way in _ways(section, space, size):
                pages = _paged(section, space, size, way)
                if len(pages) <= len(best):
                    return pages
    return best


class _Way(NamedTuple):
    """A way to set a section: leads beside their rows or above them, in so many columns."""

    rail: bool
    columns: int


def _ways(section: Section, space: Space, size: int) -> list[_Way]:
    gap = size * COLUMN_GAP
    most = max(1, int((space.width + gap) / (size * COLUMN + gap)))
    most = min(most, sum(max(1, len(passage.causes)) for passage in section.passages) or 1)
    rails = (True, False) if most == 1 else (True,)
    return [_Way(rail, columns) for columns in range(1, most + 1) for rail in rails]


def _paged(section: Section, space: Space, size: int, way: _Way) -> list[Page]:
    pages = _in_columns(section, space.width, space.tall, size, way)
    if len(pages) > 1 and space.short < space.tall:
        pages = _in_columns(section, space.width, space.short, size, way)
    return pages


def _in_columns(section: Section, width: float, height: float, size: int, way: _Way) -> list[Page]:
    count, gap = way.columns, round(size * COLUMN_GAP)
    column = (width - gap * (count - 1)) / count
    strips = _Setter(section, column, height, size, rail=way.rail).pages()
    if count == 1:
        return strips
    together = [strips[first : first + count] for first in range(0, len(strips), count)]
    return [_side_by_side(each, column + gap) for each in together]


def _side_by_side(strips: Sequence[Page], pitch: float) -> Page:
    blocks: list[Block] = []
    joints: list[Joint] = []
    for place, strip in enumerate(strips):
        first = len(blocks)
        blocks += [block.moved(place * pitch) for block in strip.blocks]
        joints += [Joint(j.source + first, j.target + first, j.firm) for j in strip.joints]
    return Page(tuple(blocks), tuple(joints), max(strip.height for strip in strips))


@lru_cache(maxsize=4_000)
def _lines(text: str, size: int, width: float, bold: bool) -> tuple[str, ...]:  # noqa: FBT001
    return tuple(wrap(text, size, width, bold=bold))


class _Set(NamedTuple):
    """A row with its lines and its height, not yet in its place."""

    row: Row
    lines: tuple[str, ...]
    size: int
    height: float


class _Setter:
    """Sets one section at one size."""

    def __init__(
        self, section: Section, width: float, height: float, size: int, *, rail: bool
    ) -> None:
        self._section = section
        self._height = height
        self._size = size
        self._across, self._down = round(size * ACROSS), round(size * DOWN)
        rows = [row for passage in section.passages for row in _rows_of(passage)]
        leads = {row.lead for row in rows} | {p.first for p in section.passages}
        leads |= {p.others for p in section.passages} | {""}
        widest = max(text_width(lead, size, bold=True) for lead in leads) + size * 0.5
        self._rail = rail and leads != {""} and widest < width * WIDEST_RAIL
        self._left = round(widest) if self._rail else 0
        joined = any(passage.causes and passage.after for passage in section.passages)
        self._width = max(size * 4.0, width - self._left - (size * GUTTER if joined else 0))
        self._label, self._inset = 0, 0
        self._pages: list[Page] = []
        self._blocks: list[Block] = []
        self._joints: list[Joint] = []
        self._y = 0.0

    def _label_width(self, row: Row) -> int:
        label = text_width(row.label, self._size, bold=True)
        mark = self._size * (MARK + 0.3) if row.mark else 0
        return round(label + mark + self._size * 0.4) if label or mark else 0

    # Measuring

    def _measured(self, row: Row) -> _Set:
        size = round(self._size * LOUD) if row.loud else self._size
        lines = _lines(row.text, size, self._text_width(row), row.loud or row.heading)
        return _Set(row, lines, size, self._tall(row, size, len(lines)))

    def _tall(self, row: Row, size: int, lines: int) -> float:
        around = 2 * self._down if row.tint else 0
        return lines * size * LINE + around + self._above(row)

    def _above(self, row: Row) -> float:
        """Return the height of the lead, where it stands above its row."""
        return self._size * LEAD_LINE if row.lead and not self._rail else 0

    def _text_width(self, row: Row) -> float:
        tally = sum(
            text_width(str(count), self._size, bold=True) + self._size * (MARK + 0.35)
            for _shape, count in row.tally
        )
        around = 0 if row.heading else 2 * self._inset + self._label
        return max(self._size * 2.0, self._width - around - tally)

    def _together(self, rows: Iterable[_Set]) -> float:
        heights = [each.height for each in rows]
        return sum(heights) + self._size * GAP * max(0, len(heights) - 1)

    # Paging

    def pages(self) -> list[Page]:
        """Return the pages, one at least."""
        for passage in self._section.passages:
            self._put_passage(passage)
        self._turn()
        return self._pages or [Page()]

    def _put_passage(self, passage: Passage) -> None:
        said = list(_rows_of(passage))
        self._label = max((self._label_width(row) for row in said), default=0)
        self._inset = self._across if any(row.tint for row in said) else 0
        whole = self._sentence(passage, passage.causes)
        if self._y and self._y + self._size * BETWEEN + self._together(whole) > self._height:
            self._turn()
        for causes in self._parts(passage):
            rows = self._sentence(passage, causes)
            if self._y:
                self._y += self._size * BETWEEN
                if self._y + self._together(rows) > self._height:
                    self._turn()
            self._put_sentence(rows, passage, causes)

    def _parts(self, passage: Passage) -> Iterator[tuple[Cause, ...]]:
        """Share the causes out so that each part fits a page, if it can at all."""
        if not passage.causes:
            yield ()
        part: list[Cause] = []
        fixed = self._together(map(self._measured, (*passage.before, *passage.after)))
        used = fixed
        for cause in passage.causes:
            more = sum(
                self._measured(row).height + self._size * GAP
                for row in self._lead((cause,), passage)
            )
            if part and used + more > self._height:
                yield tuple(part)
                part, used = [], fixed
            part.append(cause)
            used += more
        if part:
            yield tuple(part)

    def _lead(self, causes: Sequence[Cause], passage: Passage) -> list[Row]:
        """Return the causes, then the reasons, each with the word that leads it."""
        others = passage.others if self._rail else ""
        rows = [
            replace(cause.row, lead=others if place else passage.first)
            for place, cause in enumerate(causes)
        ]
        reasons = [cause.reason for cause in causes if cause.reason is not None]
        if len(causes) == 1:
            reasons = [replace(reason, label="") for reason in reasons]
        return rows + [
            replace(reason, lead=others) if place else reason
            for place, reason in enumerate(reasons)
        ]

    def _sentence(self, passage: Passage, causes: Sequence[Cause]) -> list[_Set]:
        led = self._lead(causes, passage)
        opening, reasons = led[: len(causes)], led[len(causes) :]
        rows = (*passage.before, *opening, *passage.after, *reasons)
        return [self._measured(row) for row in rows]

    def _put_sentence(
        self, rows: Sequence[_Set], passage: Passage, causes: Sequence[Cause]
    ) -> None:
        start, first = len(self._pages), len(self._blocks)
        for each in rows:
            self._put(each)
        if start == len(self._pages) and passage.after:  # no row ran on to another page
            opening = first + len(passage.before)
            target = opening + len(causes)
            self._joints += [
                Joint(opening + place, target, cause.reason is not None)
                for place, cause in enumerate(causes)
            ]

    # Placing

    def _put(self, each: _Set) -> None:
        """Put a row below the others, and on as many pages as its lines need."""
        lines, continued = each.lines, False
        if self._y and self._y + self._tall(each.row, each.size, 1) > self._height:
            self._turn()
        while lines:
            row = replace(each.row, lead="") if continued else each.row
            free = self._height - self._y - self._tall(row, each.size, 0)
            fit = max(1, int(free / (each.size * LINE) + 1e-6))
            self._place(row, lines[:fit], each.size, continued=continued)
            lines, continued = lines[fit:], True
            if lines:
                self._turn()

    def _place(self, row: Row, lines: tuple[str, ...], size: int, *, continued: bool) -> None:
        above = self._above(row)
        top = self._y + above
        height = self._tall(row, size, len(lines)) - above
        lead_at = None
        if row.lead:
            down = self._down if row.tint else 0
            lead_at = (0.0, top + down) if self._rail else (0.0, self._y)
        self._blocks.append(
            Block(
                row,
                Rect(self._left, top, self._width, height),
                lines,
                size,
                self._size,
                self._left + (0 if row.heading else self._inset + self._label),
                self._text_width(row),
                lead_at,
                continued,
            )
        )
        self._y = top + height + self._size * GAP

    def _turn(self) -> None:
        """Begin another page, if there is anything on this one."""
        if self._blocks:
            height = self._blocks[-1].box.bottom
            self._pages.append(Page(tuple(self._blocks), tuple(self._joints), height))
        self._blocks, self._joints, self._y = [], [], 0.0


def _rows_of(passage: Passage) -> Iterator[Row]:
    yield from passage.before
    for cause in passage.causes:
        yield cause.row
        if cause.reason is not None:
            yield cause.reason
    yield from passage.after
