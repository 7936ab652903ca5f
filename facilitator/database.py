"""The only module that imports a database driver: connections, and what every one is told.

The driver is handed on as a module, because it may be another that speaks the same language,
such as `sqlcipher3.dbapi2`, whose errors are not those of `sqlite3`.
"""

import json
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Any, Final, Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from facilitator.errors import FacilitatorError
from facilitator.i18n import _

DRIVER: Final[ModuleType] = sqlite3

APPLICATION_ID: Final = int.from_bytes(b"WkSh")
"""Bytes 68 to 71 of every workshop file: 0x576B5368."""

_PRAGMAS: Final = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "recursive_triggers=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
)
"""At rest one file, durable, erased for good, and wary of what strangers put into a file.

None of them writes into a file of ours.
"""


_FOREIGN_PRAGMAS: Final = (
    "query_only=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
)
_LARGEST_FOREIGN_VALUE: Final = 64 * 1024 * 1024
_STEPS_BETWEEN_LOOKS: Final = 10_000


def connect(path: Path | None, driver: ModuleType = DRIVER, *, mode: str = "rw") -> Any:
    """Return the driver's own connection to an existing file, or to an empty one in memory.

    `mode` is SQLite's: `rw` never creates a file, `rwc` does, `ro` never writes.
    """
    target = ":memory:" if path is None else f"{path.as_uri()}?mode={mode}"
    connection = driver.connect(target, uri=True, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def connect_foreign(path: Path) -> Any:
    """Return a connection to a database of another program, to read it and never to trust it.

    Every question it is asked may take the time that `allow_time` gives, since a view in it may
    have no end. Where the file was left in another journal mode with nothing beside it, it is
    read as it stands; otherwise SQLite would write files beside it.
    """
    with path.open("rb") as stream:
        header = stream.read(20)
    beside = path.with_name(path.name + "-wal")
    settled = header[18:20] == b"\2\2" and not (beside.exists() and beside.stat().st_size)
    target = f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if settled else ''}"
    connection = sqlite3.connect(target, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_FOREIGN_VALUE)
        allow_time(connection, 10)
        for pragma in _FOREIGN_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def allow_time(
    connection: Any, seconds: float, stopped: Callable[[], bool] = lambda: False
) -> None:
    """Let what is asked next take so many seconds, or less where somebody stops it."""
    end = monotonic() + seconds
    connection.set_progress_handler(lambda: monotonic() > end or stopped(), _STEPS_BETWEEN_LOOKS)


def make_empty(path: Path, sql: str, version: int, driver: ModuleType = DRIVER) -> None:
    """Write a new file with these tables and no rows."""
    with closing(connect(path, driver, mode="rwc")) as connection:
        connection.executescript(
            f"BEGIN;\n{sql}\nPRAGMA application_id = {APPLICATION_ID};\n"
            f"PRAGMA user_version = {version};\nCOMMIT;"
        )


def under_sqlalchemy(connection: Any, driver: ModuleType = DRIVER) -> Connection:
    """Return the SQLAlchemy side of a driver's connection, with real transactions around DDL.

    Closing it closes the driver's connection too.
    """
    lent = _LENT.set(connection)
    try:
        return _engine(driver).connect()
    finally:
        _LENT.reset(lent)


_LENT: Final[ContextVar[Any]] = ContextVar("_LENT")
"""The driver's connection that the engine is to take next."""


@cache
def _engine(driver: ModuleType) -> Engine:
    """Return the engine of all files: a statement that one file compiled serves the next."""
    engine = create_engine(
        "sqlite://",
        creator=_LENT.get,
        poolclass=NullPool,
        module=driver,
        json_serializer=as_json,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def as_json(value: object) -> str:
    """Return a value as a column of JSON keeps it."""
    return json.dumps(value, ensure_ascii=False)


Trouble = Literal["full", "gone", "busy", "damaged", "refused", "slow"]

_TROUBLES: Final[dict[str, Trouble]] = {
    "database or disk is full": "full",
    "unable to open database file": "gone",
    "disk I/O error": "gone",
    "database is locked": "busy",
    "database disk image is malformed": "damaged",
    "file is not a database": "damaged",
    "Could not decode to UTF-8": "damaged",
    "malformed database schema": "damaged",
    "attempt to write a readonly database": "refused",
    "interrupted": "slow",
}
"""What SQLite says, by its words: only they are the same in every driver."""


def trouble(error: BaseException, driver: ModuleType = DRIVER) -> Trouble | None:
    """Return what befell the file, or None when the error is about something else."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, UnicodeDecodeError):
        return "damaged"
    if not isinstance(cause, driver.DatabaseError):
        return None
    said = str(cause)
    return next((what for words, what in _TROUBLES.items() if words in said), None)


@contextmanager
def saving(driver: ModuleType = DRIVER) -> Generator[None]:
    """Say in one plain sentence why the disk or the folder did not take what was to be saved."""
    try:
        yield
    except (DBAPIError, driver.DatabaseError) as error:
        what = trouble(error, driver)
        if what is None:
            raise
        raise FacilitatorError(_sentence(what)) from error


def _sentence(what: Trouble) -> str:
    nothing_lost = _("Nothing that was saved before is lost.")
    sentences: dict[Trouble, str] = {
        "full": _("The disk is full, so this was not saved; make some room and do it again."),
        "busy": _("Another program is using this workshop's file; close it and do this again."),
        "damaged": _("Part of this workshop's file is damaged and cannot be read."),
    }
    gone = _(
        "This workshop's folder cannot be written to, so this was not saved; "
        "if the file is on a stick, plug it in again, or open the workshop again."
    )
    return f"{sentences.get(what, gone)} {nothing_lost}"
