"""What a spreadsheet puts on the clipboard, or into a CSV file: rows of cells."""

import re
from collections.abc import Iterator

Row = tuple[int, list[str]]
"""A row's number, as a spreadsheet counts, and its cells."""


def rows_of(text: str, mark: str = "\t") -> Iterator[Row]:
    """Yield the rows that say something. Quotation marks around a whole cell are taken off it.

    A quotation mark that nothing closes is part of the text, so that it cannot swallow rows.
    """
    cell = re.compile(rf'"((?:[^"]|"")*+)"(?=[{mark}\n]|\Z)|([^{mark}\n]*)')
    at, number = 0, 1
    cells: list[str] = []
    while at <= len(text):
        found = cell.match(text, at)
        assert found, "it matches nothing as well"  # noqa: S101
        quoted = found[1]
        cells.append((found[2] if quoted is None else quoted.replace('""', '"')).strip())
        at = found.end()
        if text[at : at + 1] == mark:
            at += 1
            continue
        if any(cells):
            yield number, cells
        at, number, cells = at + 1, number + 1, []
