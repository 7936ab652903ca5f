"""At the door: is this file one that we made, and whole? It may come from a stranger.

Nothing in the file is believed before its header, its schema and its pages have been looked at,
in this order: SQLite evaluates what a schema says, so only a schema of ours is let in.
"""

import re
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Any, Final, NoReturn

from facilitator.database import APPLICATION_ID, DRIVER, connect, trouble
from facilitator.errors import FacilitatorError
from facilitator.files import journal_of
from facilitator.i18n import _
from facilitator.migrations import Version

SIZE_LIMIT: Final = 4 << 30
"""Bytes. Larger files are not ours."""
TIME_LIMIT: Final = 30.0
"""Seconds that looking at a file may take."""

_HEADER_LENGTH: Final = 100
_JOURNAL_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_PLAIN: Final = re.compile(r"CREATE (TABLE|INDEX|UNIQUE INDEX) ")
_EVALUATED: Final = re.compile(r"\b(CHECK|GENERATED|AS|WHERE)\b", re.IGNORECASE)
_STEPS_BETWEEN_LOOKS: Final = 10_000

_FITS: Final = {
    "INTEGER": "typeof(?) = 'integer'",
    "FLOAT": "typeof(?) IN ('real', 'integer')",
    "BOOLEAN": "? IN (0, 1)",
    "VARCHAR": "typeof(?) = 'text'",
    "JSON": "json_valid(?)",
    "BLOB": "typeof(?) = 'blob'",
}
"""What the columns of our tables hold, by their declared types."""


class UnreadableWorkshopError(FacilitatorError):
    """The file is missing, damaged, or none that this app made."""


def read_version(path: Path) -> int:
    """Return the version that a workshop file says it has; look at nothing but its header."""
    with plainly(path), path.open("rb") as stream:
        header, size = stream.read(_HEADER_LENGTH), path.stat().st_size
    if len(header) < _HEADER_LENGTH or not header.startswith(b"SQLite format 3\0"):
        _refuse(path, _("“{name}” is not a workshop, or it is damaged; try a backup or a copy."))
    if int.from_bytes(header[68:72]) != APPLICATION_ID or size > SIZE_LIMIT:
        _refuse(path, _("“{name}” was made by another program; it is not a workshop."))
    if header[18:20] != b"\1\1":  # another program made it keep a second file beside it
        _refuse(path, _("“{name}” was changed by another program and cannot be opened safely."))
    page_size = max(int.from_bytes(header[16:18]), 2)  # 1 stands for 65,536
    if size % page_size and not journal_of(path).exists():
        _refuse(path, _damaged())
    return int.from_bytes(header[60:64])


def refuse_misleading_journal(path: Path) -> None:
    """Refuse a journal that leads SQLite to other files; ours are about one file."""
    journal = journal_of(path)
    if journal.exists() and journal.read_bytes().endswith(_JOURNAL_MAGIC):
        _refuse(path, _("“{name}” comes with a journal that this app did not write; not opened."))


def connect_examined(path: Path, named: Path, version: Version, driver: ModuleType = DRIVER) -> Any:
    """Connect to a file, if its schema is ours to the letter and its pages and texts are whole.

    `named` is what people call the file where `path` is a copy. A file that is newer than
    `version` passes when it has all that we know.
    """
    with plainly(named, driver), ExitStack() as stack:
        connection = stack.enter_context(closing(connect(path, driver)))
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
        _refuse(path, _("“{name}” holds things that this app did not put there; not opened."))
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        _refuse(path, _damaged())
    for table in table_names(connection):
        if connection.execute(_misfits(connection, table)).fetchone() is not None:
            _refuse(path, _damaged())
        for _row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608
            pass  # every text is decoded once: here rather than in front of thirty people


def _misfits(connection: Any, table: str) -> str:
    """Return a query for rows that hold what their columns do not; SQLite takes anything."""
    types = connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    wrong = [
        f'("{name}" IS NOT NULL AND NOT {_FITS[kind]})'.replace("?", f'"{name}"')
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


@contextmanager
def plainly(path: Path, driver: ModuleType = DRIVER) -> Generator[None]:
    """Say in one plain sentence why a file cannot be opened, whatever reading it raises."""
    try:
        yield
    except (driver.DatabaseError, UnicodeDecodeError) as error:
        sentences = {
            "busy": _("“{name}” is being used by another program; close it there and try again."),
            "slow": _("“{name}” takes too long to look through; it may be damaged. Open a backup."),
            "gone": _disk_trouble(),
        }
        what = trouble(error, driver)
        _refuse(path, sentences.get(what or "", _damaged()), error)
    except OSError as error:
        raise _cannot_read(path, error) from error


def _refuse(path: Path, sentence: str, cause: Exception | None = None) -> NoReturn:
    raise UnreadableWorkshopError(sentence.format(name=path.name)) from cause


def _cannot_read(path: Path, error: OSError) -> UnreadableWorkshopError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        sentence = _("There is no file “{name}”; it may have been moved, or its stick is out.")
    elif isinstance(error, IsADirectoryError):
        sentence = _("“{name}” is a folder, not a workshop.")
    elif isinstance(error, PermissionError):
        sentence = _("You may not read “{name}”; ask its owner, or open a copy.")
    else:
        sentence = _disk_trouble()
    return UnreadableWorkshopError(sentence.format(name=path.name))


def _damaged() -> str:
    return _("“{name}” is damaged and cannot be read; open a backup or a copy.")


def _disk_trouble() -> str:
    return _("“{name}” cannot be read from its disk; try again, or open a copy.")
