"""Sets what the room reads at one size and in one width: row below row, page after page.

Nothing here knows Qt. Pages come one by one, so that whoever has seen enough of them asks for no
more; what was measured is known for the next height.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from facilitator.board_layout import Rect
from facilitator.lettering import text_width, wrap
from ui.room.rows import Block, Cause, Joint, Page, Passage, Row, Section

LINE: Final = 1.2
LEAD_LINE: Final = 1.15
ACROSS: Final = 0.4
DOWN: Final = 0.24
GAP: Final = 0.22
BETWEEN: Final = 0.7
GUTTER: Final = 0.9
MARK: Final = 0.62
LOUD: Final = 1.2
WIDEST_RAIL: Final = 0.45
"""Of the width: where leads are wider, they stand above their rows."""


@lru_cache(maxsize=4_000)
def _lines(text: str, size: int, width: float, bold: bool) -> tuple[str, ...]:  # noqa: FBT001
    return tuple(wrap(text, size, width, bold=bold))


@lru_cache(maxsize=4_000)
def _wide(text: str, size: int) -> float:
    return text_width(text, size, bold=True)


class _Set(NamedTuple):
    """A row with its lines and its height, not yet in its place."""

    row: Row
    lines: tuple[str, ...]
    size: int
    height: float
    text_width: float


class _Measured:
    """What belongs to one passage, measured once: its rows by what leads them."""

    def __init__(self, label: int, inset: int) -> None:
        self.label, self.inset = label, inset
        self.rows: dict[Row, _Set] = {}


class Setter:
    """Sets one section at one size in a strip of one width."""

    def __init__(self, section: Section, width: float, size: int, *, rail: bool) -> None:
        self._section = section
        self._size = size
        self._across, self._down = round(size * ACROSS), round(size * DOWN)
        leads = {row.lead for passage in section.passages for row in _rows_of(passage)}
        leads |= {p.first for p in section.passages}
        leads |= {p.others for p in section.passages} | {""}
        widest = max(_wide(lead, size) for lead in leads) + size * 0.5
        self._rail = rail and leads != {""} and widest < width * WIDEST_RAIL
        self._left = round(widest) if self._rail else 0
        joined = any(passage.causes and passage.after for passage in section.passages)
        self._width = max(size * 4.0, width - self._left - (size * GUTTER if joined else 0))
        self._known: dict[int, _Measured] = {}
        self._now = _Measured(0, 0)
        self._begin(0.0)

    def strips(self, height: float) -> Iterator[Page]:
        """Yield the pages of this height, the next one whenever it is asked for."""
        self._begin(height)
        for number, passage in enumerate(self._section.passages):
            if number not in self._known:
                self._known[number] = self._measure(passage)
            self._now = self._known[number]
            yield from self._put_passage(passage)
        yield from self._turn()

    def _begin(self, height: float) -> None:
        self._height = height
        self._turned = 0
        self._blocks: list[Block] = []
        self._joints: list[Joint] = []
        self._y = 0.0

    # Measuring

    def _measure(self, passage: Passage) -> _Measured:
        said = list(_rows_of(passage))
        label = max((self._label_width(row) for row in said), default=0)
        return _Measured(label, self._across if any(row.tint for row in said) else 0)

    def _label_width(self, row: Row) -> int:
        label = _wide(row.label, self._size) if row.label else 0
        mark = self._size * (MARK + 0.3) if row.mark else 0
        return round(label + mark + self._size * 0.4) if label or mark else 0

    def _measured(self, row: Row) -> _Set:
        found = self._now.rows.get(row)
        if found is None:
            size, width = round(self._size * LOUD) if row.loud else self._size, self._room(row)
            lines = _lines(row.text, size, width, row.loud or row.heading)
            found = _Set(row, lines, size, self._tall(row, size, len(lines)), width)
            self._now.rows[row] = found
        return found

    def _tall(self, row: Row, size: int, lines: int) -> float:
        around = 2 * self._down if row.tint else 0
        return lines * size * LINE + around + self._above(row)

    def _above(self, row: Row) -> float:
        """Return the height of the lead, where it stands above its row."""
        return self._size * LEAD_LINE if row.lead and not self._rail else 0

    def _room(self, row: Row) -> float:
        """Return the width that a row's text has."""
        tally = sum(
            _wide(str(count), self._size) + self._size * (MARK + 0.35)
            for _shape, count in row.tally
        )
        around = 0 if row.heading else 2 * self._now.inset + self._now.label
        return max(self._size * 2.0, self._width - around - tally)

    def _fit(self, rows: Iterable[Row], top: float) -> bool:
        """Say whether rows fit below one another; no more are measured than it takes."""
        used, gap = 0.0, self._size * GAP
        for place, row in enumerate(rows):
            used += self._measured(row).height
            if top + (used + gap * place) > self._height:
                return False
        return True

    # Paging

    def _put_passage(self, passage: Passage) -> Iterator[Page]:
        if self._y:
            below = self._y + self._size * BETWEEN
            if not self._fit(self._sentence(passage, passage.causes), below):
                yield from self._turn()
        for causes in self._parts(passage):
            rows = self._sentence(passage, causes)
            if self._y:
                self._y += self._size * BETWEEN
                if not self._fit(rows, self._y):
                    yield from self._turn()
            yield from self._put_sentence(rows, passage, causes)

    def _parts(self, passage: Passage) -> Iterator[tuple[Cause, ...]]:
        """Share the causes out so that each part fits a page, if it can at all."""
        if not passage.causes:
            yield ()
        part: list[Cause] = []
        gap = self._size * GAP
        heights = [self._measured(row).height for row in (*passage.before, *passage.after)]
        fixed = sum(heights) + gap * max(0, len(heights) - 1)
        used = fixed
        for cause in passage.causes:
            rows = self._lead((cause,), passage)
            more = sum(self._measured(row).height + gap for row in rows)
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
            _led(cause.row, others if place else passage.first)
            for place, cause in enumerate(causes)
        ]
        reasons = [cause.reason for cause in causes if cause.reason is not None]
        if len(causes) == 1:
            reasons = [replace(reason, label="") for reason in reasons]
        return rows + [
            _led(reason, others) if place else reason for place, reason in enumerate(reasons)
        ]

    def _sentence(self, passage: Passage, causes: Sequence[Cause]) -> list[Row]:
        led = self._lead(causes, passage)
        opening, reasons = led[: len(causes)], led[len(causes) :]
        return [*passage.before, *opening, *passage.after, *reasons]

    def _put_sentence(
        self, rows: Sequence[Row], passage: Passage, causes: Sequence[Cause]
    ) -> Iterator[Page]:
        start, first = self._turned, len(self._blocks)
        for row in rows:
            yield from self._put(self._measured(row))
        if start == self._turned and passage.after:  # no row ran on to another page
            opening = first + len(passage.before)
            target = opening + len(causes)
            self._joints += [
                Joint(opening + place, target, cause.reason is not None)
                for place, cause in enumerate(causes)
            ]

    # Placing

    def _put(self, each: _Set) -> Iterator[Page]:
        """Put a row below the others, and on as many pages as its lines need."""
        row, lines, continued = each.row, each.lines, False
        if self._y and self._y + self._tall(each.row, each.size, 1) > self._height:
            yield from self._turn()
        while lines:
            free = self._height - self._y - self._tall(row, each.size, 0)
            fit = max(1, int(free / (each.size * LINE) + 1e-6))
            self._place(each, row, lines[:fit], continued=continued)
            row, lines, continued = _led(row, ""), lines[fit:], True
            if lines:
                yield from self._turn()

    def _place(self, each: _Set, row: Row, lines: tuple[str, ...], *, continued: bool) -> None:
        size, above = each.size, self._above(row)
        top = self._y + above
        height = self._tall(row, size, len(lines)) - above
        lead_at = None
        if row.lead:
            down = self._down if row.tint else 0
            lead_at = (0.0, top + down) if self._rail else (0.0, self._y)
        beside = 0 if row.heading else self._now.inset + self._now.label
        self._blocks.append(
            Block(
                row,
                Rect(self._left, top, self._width, height),
                lines,
                size,
                self._size,
                self._left + beside,
                each.text_width,
                lead_at,
                continued,
            )
        )
        self._y = top + height + self._size * GAP

    def _turn(self) -> Iterator[Page]:
        """Begin another page; the one that is full is there, if anything is on it."""
        if self._blocks:
            height = self._blocks[-1].box.bottom
            yield Page(tuple(self._blocks), tuple(self._joints), height)
            self._turned += 1
        self._blocks, self._joints, self._y = [], [], 0.0


def _led(row: Row, lead: str) -> Row:
    """Return a row with this word before it."""
    return row if row.lead == lead else replace(row, lead=lead)


def _rows_of(passage: Passage) -> Iterator[Row]:
    yield from passage.before
    for cause in passage.causes:
        yield cause.row
        if cause.reason is not None:
            yield cause.reason
    yield from passage.after
