"""The seal: a digest of everything that a file says, kept in the file, by which damage is noticed.

SQLite notices damage to its own bookkeeping; a bit that turns 14 March into 94 March it does not.
The seal is the sum of the hashes of all rows, modulo 2 to the 128th: what a step changes is
subtracted as it was and added as it is, so that sealing costs as much as the step, however large
the file. It is no signature: whoever can write the file can seal it.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, Final

from sqlmodel import Field

from facilitator.undo import Change
from facilitator.workshop import Row

LENGTH: Final = 16
"""Bytes of a seal."""
_ALL: Final = 1 << (8 * LENGTH)
_FIND: Final = "SELECT digest FROM seal WHERE id = 1"
_KEEP: Final = "INSERT OR REPLACE INTO seal (id, digest) VALUES (1, ?)"


class Seal(Row, table=True):
    """The seal, in one row; a file that says nothing may have none."""

    id: int | None = Field(default=None, primary_key=True)
    digest: bytes


TABLE: Final = "seal"
"""The table that is not sealed itself, and of which nothing is undone."""


def holds(connection: Any, tables: Iterable[str]) -> bool:
    """Tell whether a file says what was sealed; `tables` are all that it has.

    Every value is read, so that what cannot be read raises the driver's error here.
    """
    return _kept(connection) == _sum(connection, tables)


def carry(connection: Any, changes: Sequence[Change]) -> bytes | None:
    """Seal what these changes made of the rows, within their transaction.

    Returns the new seal; None where nothing changed.
    """
    if not changes:
        return None
    more = 0
    for change in changes:
        if change.was is not None:
            more -= _row(change.table.name, change.before)
        if change.now is not None:
            more += _row(change.table.name, change.after)
    return _keep(connection, _kept(connection) + more)


def digest(connection: Any) -> bytes:
    """Return the seal that a file has, as it is now; of one that says nothing, the same each time.

    Files with the same seal say the same.
    """
    return (_kept(connection) % _ALL).to_bytes(LENGTH)


def renew(connection: Any, tables: Iterable[str]) -> None:
    """Seal a file as it is now, within a transaction: one that was poured anew."""
    _keep(connection, _sum(connection, tables))


def _kept(connection: Any) -> int:
    row = connection.execute(_FIND).fetchone()
    return int.from_bytes(row[0]) if row else 0


def _keep(connection: Any, seal: int) -> bytes:
    kept = (seal % _ALL).to_bytes(LENGTH)
    connection.execute(_KEEP, (kept,))
    return kept


def _sum(connection: Any, tables: Iterable[str]) -> int:
    rows = (
        _row(table, row)
        for table in tables
        if table != TABLE
        for row in connection.execute(f'SELECT * FROM "{table}" NOT INDEXED')  # noqa: S608
    )
    return sum(rows) % _ALL


def _row(table: str, values: Sequence[Any]) -> int:
    """Return the hash of a row: of its table's name, and of its values with their types.

    Bytes are hashed beside it, and added: a picture that is kept elsewhere for a while, as in
    backups, may be away while other columns of its row change.
    """
    plain = [None if isinstance(value, bytes) else value for value in values]
    seal = _hash(repr((table, plain)).encode("utf-8", "surrogatepass"))
    for place, value in enumerate(values):
        if isinstance(value, bytes):
            seal += _hash(repr((table, values[0], place)).encode(), value)
    return seal


def _hash(*parts: bytes) -> int:
    digest = blake2b(digest_size=LENGTH)
    for part in parts:
        digest.update(part)
    return int.from_bytes(digest.digest())
