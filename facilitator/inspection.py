"""At the door: is this file one that we made, and whole? It may come from a stranger.

Nothing in the file is believed before its header, its schema and its pages have been looked at,
in this order: SQLite evaluates what a schema says, so only a schema of ours is let in.
"""

import re
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, Final, NoReturn

from facilitator import seal
from facilitator.database import (
    APPLICATION_ID,
    PLAIN,
    connect,
    driver_errors,
    is_locked,
    trouble,
)
from facilitator.errors import FacilitatorError
from facilitator.files import copy_as_it_stands, journal_of
from facilitator.i18n import _
from facilitator.migrations import Version
from facilitator.passphrase import Passphrase

SIZE_LIMIT: Final = 4 << 30
"""Bytes. Larger files are not ours."""
TIME_LIMIT: Final = 30.0
"""Seconds that looking at a file may take."""

_HEADER_LENGTH: Final = 100
_LOCKED_PAGE: Final = 4096
_BYTES_BY_CHANCE: Final = 230
"""So many different bytes are in a page of chance at the least; text has far fewer."""
_JOURNAL_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
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


class UnreadableWorkshopError(FacilitatorError):
    """The file is missing, damaged, or none that this app made."""


class LockedWorkshopError(UnreadableWorkshopError):
    """The file has a passphrase that was not given, or it is damaged: nobody can tell which."""


def may_be_locked(path: Path) -> bool:
    """Tell whether a file looks as one with a passphrase does: by chance, from its first byte."""
    try:
        with path.open("rb") as stream:
            return _may_be_locked(path, stream.read(_LOCKED_PAGE), path.stat().st_size)
    except OSError:
        return False


def _may_be_locked(path: Path, page: bytes, size: int) -> bool:
    if page.startswith(PLAIN) or path.suffix.lower() != ".workshop":
        return False
    whole = size % _LOCKED_PAGE == 0 or journal_of(path).exists()
    return whole and len(set(page)) >= _BYTES_BY_CHANCE


def read_version(path: Path, key: Passphrase | None = None) -> int:
    """Return the version that a workshop file says it has; look at nothing but its header."""
    with plainly(path), path.open("rb") as stream:
        page, size = stream.read(_LOCKED_PAGE), path.stat().st_size
    if _may_be_locked(path, page, size):
        return _locked_version(path, size, key)
    header = page[:_HEADER_LENGTH]
    if len(header) < _HEADER_LENGTH or not header.startswith(PLAIN):
        _refuse(
            path,
            _("“{name}” is not a workshop, or it is damaged; try an earlier version or a copy."),
        )
    if int.from_bytes(header[68:72]) != APPLICATION_ID or size > SIZE_LIMIT:
        _refuse(
            path,
            _("“{name}” was made by another program; it is not a workshop. Choose another file."),
        )
    if header[18:20] != b"\1\1":  # another program made it keep a second file beside it
        _refuse(
            path,
            _(
                "“{name}” was changed by another program and cannot be opened safely; open a "
                "backup or a copy."
            ),
        )
    page_size = max(int.from_bytes(header[16:18]), 2)  # 1 stands for 65,536
    if size % page_size and not journal_of(path).exists():
        _refuse(path, _damaged())
    return int.from_bytes(header[60:64])


def _locked_version(path: Path, size: int, key: Passphrase | None) -> int:
    """Return the version within a file that has a passphrase."""
    if key is None:
        raise LockedWorkshopError(
            _(
                "“{name}” is locked with a passphrase, or damaged; type its passphrase, or open "
                "a backup."
            ).format(name=path.name)
        )
    if size > SIZE_LIMIT:
        _refuse(
            path,
            _("“{name}” was made by another program; it is not a workshop. Choose another file."),
        )
    refuse_misleading_journal(path)
    with plainly(path, _does_not_open()):
        try:
            with closing(connect(path, key, mode="ro")) as connection:
                return _number(connection, path)
        except driver_errors() as error:
            if not journal_of(path).exists() or trouble(error) not in ("gone", "refused"):
                raise
        with TemporaryDirectory(
            prefix="facilitator-"
        ) as folder:  # where its journal is rolled back
            copy = copy_as_it_stands(path, Path(folder), key)
            with closing(connect(copy, key)) as connection:
                return _number(connection, path)


def _number(connection: Any, path: Path) -> int:
    """Return the version of a file that was unlocked."""
    asked = ("application_id", "journal_mode", "user_version")
    made_by, journal, number = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked
    )
    if (made_by, journal) != (APPLICATION_ID, "delete"):
        _refuse(
            path,
            _("“{name}” was made by another program; it is not a workshop. Choose another file."),
        )
    return int(number)


def refuse_misleading_journal(path: Path) -> None:
    """Refuse a journal that leads SQLite to other files; ours are about one file."""
    journal = journal_of(path)
    if journal.exists() and journal.read_bytes().endswith(_JOURNAL_MAGIC):
        _refuse(
            path,
            _(
                "“{name}” comes with a journal that this app did not write; not opened. Open a "
                "backup or a copy."
            ),
        )


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
        _refuse(
            path,
            _(
                "“{name}” holds things that this app did not put there; not opened. Open a backup "
                "or a copy."
            ),
        )
    if is_locked(connection) and connection.execute("PRAGMA cipher_integrity_check").fetchone():
        _refuse(path, _damaged())
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        _refuse(path, _damaged())
    for table in table_names(connection):
        if connection.execute(_misfits(connection, table)).fetchone() is not None:
            _refuse(path, _damaged())
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        _refuse(path, _damaged())
    # Every value is read once: here rather than in front of thirty people. A newer app may seal
    # in another way.
    if not seal.holds(connection, table_names(connection)) and number == version.number:
        _refuse(path, _damaged())


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


@contextmanager
def plainly(path: Path, damaged: str = "") -> Generator[None]:
    """Say in one plain sentence why a file cannot be opened, whatever reading it raises.

    `damaged` is what is said of one that makes no sense, where that may have another reason.
    """
    try:
        yield
    except driver_errors(UnicodeDecodeError) as error:
        sentences = {
            "busy": _("“{name}” is being used by another program; close it there and try again."),
            "slow": _("“{name}” takes too long to look through; it may be damaged. Open a backup."),
            "gone": _disk_trouble(),
        }
        sentence = sentences.get(trouble(error) or "", damaged or _damaged())
        kind = LockedWorkshopError if sentence == damaged else UnreadableWorkshopError
        raise kind(sentence.format(name=path.name)) from error
    except OSError as error:
        raise _cannot_read(path, error) from error


def _refuse(path: Path, sentence: str) -> NoReturn:
    raise UnreadableWorkshopError(sentence.format(name=path.name))


def _cannot_read(path: Path, error: OSError) -> UnreadableWorkshopError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        sentence = _(
            "There is no file “{name}”; it may have been moved, or its stick is out. Look for "
            "it elsewhere, or put the stick in."
        )
    elif isinstance(error, IsADirectoryError):
        sentence = _("“{name}” is a folder, not a workshop; choose a file in it.")
    elif isinstance(error, PermissionError):
        sentence = _("You may not read “{name}”; ask its owner, or open a copy.")
    else:
        sentence = _disk_trouble()
    return UnreadableWorkshopError(sentence.format(name=path.name))


def _damaged() -> str:
    return _("“{name}” is damaged and cannot be read; open an earlier version or a copy.")


def _does_not_open() -> str:
    return _("This passphrase does not open “{name}”. Type it again; else the file is damaged.")


def _disk_trouble() -> str:
    return _("“{name}” cannot be read from its disk; try again, or open a copy.")
