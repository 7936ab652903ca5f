"""The pages of a damaged file, read one by one: no schema is believed, and nothing is evaluated.

SQLite stops where a page makes no sense. Here each page, and each row on it, is read by itself
(https://www.sqlite.org/fileformat2.html), so that one bad page loses its own rows and no others.
Whatever does not add up raises ValueError; nothing is ever written.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, NamedTuple, Self

from facilitator.database import PLAIN
from facilitator.errors import FacilitatorError
from facilitator.i18n import _

SIZE_LIMIT: Final = 256 << 20
"""Bytes. Of a larger file, what lies beyond is not looked for."""
TIME_LIMIT: Final = 15.0
"""Seconds that reading may take."""

MOST_ROWS: Final = 200_000
"""More are in no workshop."""

LEAF, BRANCH = 0x0D, 0x05
INDEX_LEAF, INDEX_BRANCH = 0x0A, 0x02
_USUAL_SIZE: Final = 4096
_HEADER: Final = 100
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_COLUMNS: Final = 200

Value = None | int | float | str | bytes
Values = tuple[Value, ...]


class Row(NamedTuple):
    """A row as it lies on its page."""

    id: int
    values: Values


class Leaf(NamedTuple):
    """What is on a page of rows."""

    rows: list[Row]
    beginnings: list[Row]
    """Rows that do not end where they should: their first values."""
    senseless: int
    """So many rows made no sense at all."""


class Pages:
    """A file as pages, counted from 1. A page that the disk does not give is one of zeros."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("rb")
        self._end = monotonic() + TIME_LIMIT
        self.header = self._stream.read(_HEADER)
        self.size = _page_size(self.header)
        reserved = self.header[20] if self.has_header else 0
        self._usable = self.size - reserved
        self.count = -(-min(path.stat().st_size, SIZE_LIMIT) // self.size)
        self._left = 4 * self.count * self.size
        self._rows_left = MOST_ROWS

    @property
    def has_header(self) -> bool:
        """Whether the file begins as one without a passphrase does."""
        return self.header.startswith(PLAIN) and len(self.header) == _HEADER

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stream.close()

    def page(self, number: int) -> bytes:
        """Return the bytes of a page."""
        if monotonic() > self._end:
            raise FacilitatorError(_too_much())
        try:
            self._stream.seek((number - 1) * self.size)
            data = self._stream.read(self.size)
        except OSError:
            data = b""
        return data.ljust(self.size, b"\0")

    def kind(self, number: int) -> int:
        """Return what a page says that it is, by its first byte."""
        return self.page(number)[_start(number)]

    def leaf(self, number: int) -> Leaf:
        """Return the rows of a page."""
        page, found = self.page(number), Leaf([], [], 0)
        for cell in _cells(page, _start(number), 8):
            self._rows_left -= 1
            if self._rows_left < 0:
                raise FacilitatorError(_too_much())
            try:
                found.rows.append(self._row(page, cell))
            except (ValueError, IndexError):
                try:
                    found.beginnings.append(self._beginning(page, cell))
                except (ValueError, IndexError):
                    found = found._replace(senseless=found.senseless + 1)
        return found

    def branch(self, number: int) -> list[int]:
        """Return which pages are below a page of either kind of tree."""
        page, start = self.page(number), _start(number)
        children = [int.from_bytes(page[cell : cell + 4]) for cell in _cells(page, start, 12)]
        return [*children, int.from_bytes(page[start + 8 : start + 12])]

    def row_ids(self, number: int) -> Iterator[int]:
        """Yield which rows a page of an index speaks of."""
        page, start = self.page(number), _start(number)
        inner = page[start] == INDEX_BRANCH
        for cell in _cells(page, start, 12 if inner else 8):
            try:
                length, place = _varint(page, cell + (4 if inner else 0))
                row_id = self._record(self._payload(page, place, length, for_index=True))[-1]
            except (ValueError, IndexError):
                continue
            if isinstance(row_id, int):
                yield row_id

    def _row(self, page: bytes, cell: int) -> Row:
        length, place = _varint(page, cell)
        row_id, place = _varint(page, place)
        return Row(_signed(row_id), self._record(self._payload(page, place, length)))

    def _beginning(self, page: bytes, cell: int) -> Row:
        """Return a row as far as its own page holds it."""
        _length_in_all, place = _varint(page, cell)
        row_id, place = _varint(page, place)
        return Row(_signed(row_id), self._record(page[place:], whole=False))

    def _payload(self, page: bytes, place: int, length: int, *, for_index: bool = False) -> bytes:
        """Return the bytes of a record: as many as are on its page, and the rest elsewhere."""
        usable = self._usable
        self._left -= length
        if length > self.count * self.size or self._left < 0:
            raise ValueError("longer than the file")
        most = (usable - 12) * 64 // 255 - 23 if for_index else usable - 35
        if length <= most:
            return _cut(page, place, length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        if here > most:
            here = least
        parts, missing = [_cut(page, place, here)], length - here
        following = int.from_bytes(_cut(page, place + here, 4))
        while missing > 0:
            if not 1 < following <= self.count:
                raise ValueError("it does not go on")
            more = self.page(following)
            following = int.from_bytes(more[:4])
            parts.append(more[4 : min(usable, 4 + missing)])
            missing -= len(parts[-1])
        return b"".join(parts)

    @staticmethod
    def _record(data: bytes, *, whole: bool = True) -> Values:
        end, place = _varint(data, 0)
        kinds: list[int] = []
        while place < end:
            kind, place = _varint(data, place)
            kinds.append(kind)
            if len(kinds) > _MOST_COLUMNS:
                raise ValueError("too many columns")
        values: list[Value] = []
        for kind in kinds:
            length = _length(kind)
            if not whole and place + length > len(data):
                break
            values.append(_value(kind, _cut(data, place, length)))
            place += length
        if whole and place != len(data):
            raise ValueError("more or less than it says")
        return tuple(values)


def _too_much() -> str:
    return _("This file takes too long to read; open an earlier version instead.")


def _page_size(header: bytes) -> int:
    size = int.from_bytes(header[16:18])
    size = 65_536 if size == 1 else size
    sound = header.startswith(PLAIN) and 512 <= size <= 65_536 and size & (size - 1) == 0
    return size if sound else _USUAL_SIZE


def _start(number: int) -> int:
    return _HEADER if number == 1 else 0


def _cells(page: bytes, start: int, head: int) -> list[int]:
    """Return where the cells of a page begin; none is within its head, or there twice."""
    first = start + head
    count = min(int.from_bytes(page[start + 3 : start + 5]), (len(page) - first) // 2)
    end = first + 2 * count
    places = (int.from_bytes(page[place : place + 2]) for place in range(first, end, 2))
    return list(dict.fromkeys(place for place in places if place >= first))


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next thing begins."""
    number = 0
    for at in range(place, place + 8):
        number = number << 7 | data[at] & 0x7F
        if data[at] < 0x80:
            return number, at + 1
    return number << 8 | data[place + 8], place + 9


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _cut(data: bytes, place: int, length: int) -> bytes:
    if place + length > len(data):
        raise ValueError("it ends too soon")
    return data[place : place + length]


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise ValueError("a kind that is not used")
    return 8 if kind == 7 else _INTEGERS.get(kind, 0)


def _value(kind: int, data: bytes) -> Value:
    if kind >= 12:
        return data.decode() if kind % 2 else data
    if kind == 7:
        return float(struct.unpack(">d", data)[0])
    if kind in _INTEGERS:
        return int.from_bytes(data, signed=True)
    return {0: None, 8: 0, 9: 1}[kind]
