"""The only module that imports a database driver: connections, and what every one is told.

There are two: SQLite, and SQLCipher for files with a passphrase. They speak the same language,
but the errors of one are not those of the other. The second is imported once it is needed.
"""

import json
import sqlite3
import sys
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
from facilitator.passphrase import SALT_LENGTH, Passphrase

DRIVER: Final[ModuleType] = sqlite3

PLAIN: Final = b"SQLite format 3\0"
"""How a file without a passphrase begins. One with a passphrase begins with its salt."""

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

_CIPHER_LOG: Final = "cipher_log_level=NONE"
"""Else SQLCipher writes to standard error whatever does not open."""
_CIPHER: Final = "cipher_compatibility=4"
"""AES-256, each page with an HMAC-SHA-512 of its own: no flipped bit goes unnoticed."""

_STATEMENTS: Final = 2_000
"""As many statements stay understood. A full cache of SQLCipher's driver only swaps its last one,

and opening a file alone asks some hundred things: with fewer, every step is parsed anew.
"""

_FOREIGN_PRAGMAS: Final = (
    "query_only=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
)
_LARGEST_FOREIGN_VALUE: Final = 64 * 1024 * 1024
_STEPS_BETWEEN_LOOKS: Final = 10_000


def connect(path: Path | None, key: Passphrase | None = None, *, mode: str = "rw") -> Any:
    """Return the driver's own connection to an existing file, or to an empty one in memory.

    The key opens a file that has a passphrase, and gives a new file one. `mode` is SQLite's:
    `rw` never creates a file, `rwc` does, `ro` never writes.
    """
    driver, pragmas = DRIVER, list(_PRAGMAS)
    if path is not None and key is not None and (start := _start(path)) != PLAIN:
        driver = _sqlcipher()
        pragmas[:0] = [_CIPHER_LOG, f'key="{key.raw_key(start)}"', _CIPHER]
    target = ":memory:" if path is None else f"{path.as_uri()}?mode={mode}"
    connection = driver.connect(
        target,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_STATEMENTS,
    )
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _start(path: Path) -> bytes:
    """Return how a file begins: plainly, or with its salt; nothing where it is not there yet."""
    try:
        with path.open("rb") as stream:
            return stream.read(SALT_LENGTH)
    except FileNotFoundError:
        return b""


def _sqlcipher() -> ModuleType:
    import sqlcipher3.dbapi2

    driver: ModuleType = sqlcipher3.dbapi2
    return driver


def is_locked(connection: Any) -> bool:
    """Tell whether this is a connection to a file with a passphrase."""
    return not isinstance(connection, sqlite3.Connection)


def driver_errors(
    *others: type[Exception], kind: str = "DatabaseError"
) -> tuple[type[Exception], ...]:
    """Return what this kind of error is called by each driver that is in use, and others."""
    drivers = (DRIVER, sys.modules.get("sqlcipher3.dbapi2"))
    return (*others, *(getattr(driver, kind) for driver in drivers if driver is not None))


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


def make_empty(path: Path, sql: str, version: int, key: Passphrase | None = None) -> None:
    """Write a new file with these tables and no rows."""
    with closing(connect(path, key, mode="rwc")) as connection:
        connection.executescript(
            f"BEGIN;\n{sql}\nPRAGMA application_id = {APPLICATION_ID};\n"
            f"PRAGMA user_version = {version};\nCOMMIT;"
        )


def under_sqlalchemy(connection: Any) -> Connection:
    """Return the SQLAlchemy side of a driver's connection, with real transactions around DDL.

    Closing it closes the driver's connection too.
    """
    lent = _LENT.set(connection)
    try:
        return _engine(_sqlcipher() if is_locked(connection) else DRIVER).connect()
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
        hide_parameters=True,  # no error report holds what people said
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    if not driver.in_transaction:  # the store begins a step's itself
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


def trouble(error: BaseException) -> Trouble | None:
    """Return what befell the file, or None when the error is about something else."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, UnicodeDecodeError):
        return "damaged"
    if not isinstance(cause, driver_errors()):
        return None
    said = str(cause)
    return next((what for words, what in _TROUBLES.items() if words in said), None)


@contextmanager
def saving() -> Generator[None]:
    """Say in one plain sentence why the disk or the folder did not take what was to be saved."""
    try:
        yield
    except driver_errors(DBAPIError) as error:
        what = trouble(error)
        if what is None:
            raise
        raise FacilitatorError(_sentence(what)) from error


def _sentence(what: Trouble) -> str:
    nothing_lost = _("Nothing that was saved before is lost.")
    sentences: dict[Trouble, str] = {
        "full": _("The disk is full, so this was not saved; make some room and do it again."),
        "busy": _("Another program is using this workshop's file; close it and do this again."),
        "damaged": _(
            "Part of this workshop's file is damaged and cannot be read; open an earlier version."
        ),
    }
    gone = _(
        "This workshop's folder cannot be written to, so this was not saved; "
        "if the file is on a stick, plug it in again, or open the workshop again."
    )
    return f"{sentences.get(what, gone)} {nothing_lost}"
