"""Cells of a table for spreadsheet programs: what people typed is never run as a formula."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any, Final

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it, spreadsheet programs take the text for the old code page of their computer."""
RUNS: Final = frozenset("=+-@")
"""What makes a cell a formula, in one program or another; their full-width forms do so, too."""
BREAKS: Final = frozenset("\t\r\n")
"""What may make one at the beginning of a cell, since programs pass over it."""
TEXT_AHEAD: Final = "'"
"""Before a cell, it says that what follows is text."""
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]+)?")
"""A number as people and programs write one, such as -5 or +3,2."""


def table_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return a table with these columns as comma-separated values; what a row lacks is empty."""
    stream = StringIO(newline="")
    writer = csv.DictWriter(stream, columns, restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: safe_cell(value) for name, value in row.items()})
    return BYTE_ORDER_MARK + stream.getvalue()


def safe_cell(value: object) -> str:
    """Return a cell that no spreadsheet program runs as a formula; numbers stay numbers.

    A text that would run begins with an apostrophe, and so does one that began with an apostrophe
    before what would run: without the first one, each is what somebody typed.
    """
    text = "" if value is None else str(value)
    return TEXT_AHEAD + text if _would_run(text) and not _NUMBER.fullmatch(text) else text


def _would_run(text: str) -> bool:
    """Say whether a cell is a formula to some program, which may pass over room and apostrophes."""
    if text.lstrip(TEXT_AHEAD)[:1] in BREAKS:
        return True
    first = next((each for each in text if not _is_passed_over(each)), "")
    return unicodedata.normalize("NFKC", first)[:1] in RUNS if first else False


def _is_passed_over(character: str) -> bool:
    """Say whether a character is room, has no look of its own, or is what we set ourselves."""
    return character == TEXT_AHEAD or unicodedata.category(character)[0] in "ZC"
