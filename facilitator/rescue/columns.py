"""What the tables of ours hold: by this, rows are told apart from what makes no sense."""

import json
import math
import re
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache
from typing import Final, NamedTuple

from facilitator.database import connect
from facilitator.inspection import table_names
from facilitator.migrations import Version
from facilitator.rescue.pages import Row, Value

UUID: Final = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Column(NamedTuple):
    """A column of one of our tables."""

    name: str
    kind: str
    needed: bool
    is_key: bool


Columns = tuple[Column, ...]


@cache
def columns_of(version: Version) -> dict[str, Columns]:
    """Return the tables of a version, in the order in which they are made."""
    with closing(connect(None)) as empty:
        empty.executescript(version.sql)
        return {
            table: tuple(
                Column(name, kind, bool(needed), key == 1)
                for _cid, name, kind, needed, _default, key in empty.execute(
                    f'PRAGMA table_info("{table}")'
                )
            )
            for table in table_names(empty)
        }


def fits(columns: Columns, row: Row) -> bool:
    """Tell whether a row holds what the columns of its table do."""
    return len(row.values) == len(columns) and all(map(_fits, columns, row.values))


def _fits(column: Column, value: Value) -> bool:
    if value is None:
        return column.is_key or not column.needed
    return _HOLDS.get(column.kind, _is_text)(value)


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and "\0" not in value


def _is_json(value: Value) -> bool:
    try:
        json.loads(value if isinstance(value, str) else "")
    except (ValueError, RecursionError):
        return False
    return True


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


_HOLDS: Final[dict[str, Callable[[Value], bool]]] = {
    "INTEGER": lambda value: isinstance(value, int),
    "BOOLEAN": lambda value: value in (0, 1),
    "FLOAT": _is_number,
    "BLOB": lambda value: isinstance(value, bytes),
    "JSON": _is_json,
}
"""What the columns of our tables hold, by their declared types; all others hold text."""


def are_identities(columns: Columns, rows: Iterable[Row]) -> bool:
    """Tell whether these rows begin as those of a table whose rows have a uid."""
    place = next((place for place, column in enumerate(columns) if column.name == "uid"), None)
    return place is not None and all(UUID.fullmatch(str(row.values[place])) for row in rows)
