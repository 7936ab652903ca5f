"""At the door: is this file one that we made, and whole? It may come from a stranger.

Nothing in the file is believed before its header, its schema and its pages have been looked at,
in this order: SQLite evaluates what a schema says, so only a schema of ours is let in.
"""

import re
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any, Final

from facilitator import seal
from facilitator.database import connect, is_locked
from facilitator.i18n import _
from facilitator.migrations import Version
from facilitator.passphrase import Passphrase
from facilitator.unreadable import damaged, plainly, refuse

TIME_LIMIT: Final = 30.0
"""Seconds that looking at a file may take."""

_PLAIN: Final = re.compile(r"CREATE (TABLE|INDEX|UNIQUE INDEX) ")
_EVALUATED: Final = re.compile(r"\b(CHECK|GENERATED|AS|WHERE)\b", re.IGNORECASE)
_STEPS_BETWEEN_LOOKS: Final = 10_000

_LONGEST_TEXT: Final = 16_000_000
_LARGEST_PICTURE: Final = 64 << 20
"""No text, and no picture, that this app writes is larger: that of a map has 50 MB at the most."""
_LARGEST_INTEGER: Final = 2**31 - 1
_FARTHEST: Final = 1e9
"""Where anything lies on a board or a map, as entries and documents bound it; infinity kills Qt."""

_FITS: Final = {
    "INTEGER": f"typeof(?) = 'integer' AND ? BETWEEN {-_LARGEST_INTEGER} AND {_LARGEST_INTEGER}",
    "FLOAT": f"typeof(?) IN ('real', 'integer') AND abs(?) <= {_FARTHEST}",
    "BOOLEAN": "? IN (0, 1)",
    "VARCHAR": f"typeof(?) = 'text' AND length(?) <= {_LONGEST_TEXT}",
    "JSON": f"length(?) <= {_LONGEST_TEXT} AND json_valid(?)",
    "BLOB": f"typeof(?) = 'blob' AND length(?) <= {_LARGEST_PICTURE}",
}
"""What the columns of our tables hold, by their declared types."""


def connect_examined(
    path: Path, named: Path, version: Version, key: Passphrase | None = None
) -> Any:
    """Connect to a file, if its schema is ours to the letter and its pages and texts are whole.

    `named` is what people call the file where `path` is a copy. A file that is newer than
    `version` passes when it has all that we know.
    """
    with plainly(named), ExitStack() as stack:
        connection = stack.enter_context(closing(connect(path, key)))
        end = monotonic() + TIME_LIMIT
        connection.set_progress_handler(lambda: monotonic() > end, _STEPS_BETWEEN_LOOKS)
        _examine(connection, named, version)
        connection.set_progress_handler(None, 0)
        stack.pop_all()
        return connection


def _examine(connection: Any, path: Path, version: Version) -> None:
    number = connection.execute("PRAGMA user_version").fetchone()[0]
    ours = (
        schema(connection) == schema_of(version)
        if number == version.number
        else (number > version.number and _covers(connection, version))
    )
    if not ours:
        refuse(
            path,
            _(
                "“{name}” holds things that this app did not put there; not opened. Open a backup "
                "or a copy."
            ),
        )
    if is_locked(connection) and connection.execute("PRAGMA cipher_integrity_check").fetchone():
        refuse(path, damaged())
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        refuse(path, damaged())
    for table in table_names(connection):
        if connection.execute(_misfits(connection, table)).fetchone() is not None:
            refuse(path, damaged())
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        refuse(path, damaged())
    # Every value is read once: here rather than in front of thirty people. A newer app may seal
    # in another way.
    if not seal.holds(connection, table_names(connection)) and number == version.number:
        refuse(path, damaged())


def _misfits(connection: Any, table: str) -> str:
    """Return a query for rows that hold what their columns do not; SQLite takes anything."""
    types = connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    wrong = [
        f'("{name}" IS NOT NULL AND NOT ({_FITS[kind]}))'.replace("?", f'"{name}"')
        for _cid, name, kind, *_rest in types
        if kind in _FITS
    ]
    return f'SELECT 1 FROM "{table}" WHERE {" OR ".join(wrong or ["0"])} LIMIT 1'  # noqa: S608


def schema(connection: Any) -> frozenset[tuple[str, ...]]:
    """Return everything that a file defines, spelt so that equal things are equal."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return frozenset(
        (kind, name, table, " ".join((sql or "").split()))
        for kind, name, table, sql in rows
        if not (kind == "index" and sql is None)  # SQLite's own, for the constraints of a table
    )


@cache
def schema_of(version: Version) -> frozenset[tuple[str, ...]]:
    """Return everything that a new file of this version defines."""
    with closing(connect(None)) as empty:
        empty.executescript(version.sql)
        return schema(empty)


def table_names(connection: Any) -> list[str]:
    """Return the tables of a file, in the order in which they were made."""
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    return [name for (name,) in rows]


def columns(connection: Any, table: str) -> dict[str, bool]:
    """Return the columns of a table, in order, and whether each is its primary key."""
    rows = connection.execute(f'PRAGMA table_xinfo("{table}")')
    return {name: key == 1 for _cid, name, _type, _null, _default, key, _hidden in rows}


def _covers(connection: Any, version: Version) -> bool:
    """Tell whether a newer file still has all that we know, and nothing that runs by itself."""
    found = schema(connection)
    if any(not _PLAIN.match(sql) or _EVALUATED.search(sql) for *_names, sql in found):
        return False
    with closing(connect(None)) as ours:
        ours.executescript(version.sql)
        return all(
            columns(ours, table).keys() <= columns(connection, table).keys()
            for table in table_names(ours)
        )
