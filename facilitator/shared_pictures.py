"""Base maps, kept once for all backups of a workshop: a backup holds everything but them.

They lie beside the backups, in a folder `pictures`, each under the SHA-256 of its bytes. The
backups of a workshop with a passphrase hold their base maps themselves.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from facilitator.database import APPLICATION_ID, PLAIN, connect
from facilitator.files import replacing
from facilitator.passphrase import Passphrase

TABLE: Final = "map_picture"
SMALL: Final = 64 * 1024
"""Bytes of pictures that are copied with everything else."""
_DIGEST: Final = re.compile("[0-9a-f]{64}")


def has_large_pictures(connection: Any) -> bool:
    """Say whether a workshop, on the driver's own connection, holds a base map worth sharing."""
    return any(True for _each in _large(connection))


def write_without(connection: Any, target: Path) -> None:
    """Write a new file with everything that a workshop holds, and set its base maps aside.

    They go to the folder `pictures` beside the file; `bring_back` puts them in again.
    """
    aside = {
        row_id for row_id, digest in _large(connection) if _set_aside(connection, digest, target)
    }
    with closing(connect(target, mode="rwc")) as copy:
        copy.execute("PRAGMA synchronous=OFF").fetchall()  # whole or not at all: it is a draft
        _pour(connection, copy, aside)


def write_whole(
    connection: Any, target: Path, key: Passphrase | None, pictures: Path | None = None
) -> None:
    """Write a new file with everything that a workshop holds, under this passphrase or under none.

    It is on the disk when this returns. Base maps that were set aside in the folder `pictures`
    are in it again; OSError where one is missing.
    """
    with closing(connect(target, key, mode="rwc")) as copy:
        _pour(connection, copy, set())
        if pictures is not None:
            for row_id, digest in _empty(copy):
                _fill(copy, row_id, pictures / digest)


def _pour(connection: Any, copy: Any, aside: set[int]) -> None:
    """Put everything that a workshop holds into an empty file, but these base maps."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    copy.execute(f"PRAGMA application_id={APPLICATION_ID}")
    copy.execute(f"PRAGMA user_version={int(version)}")
    copy.execute("PRAGMA foreign_keys=OFF")
    copy.execute("BEGIN")
    for name, sql in _schema(connection):
        copy.execute(sql)
        if name:
            _copy_rows(connection, copy, name, aside if name == TABLE else set())
    copy.execute("COMMIT")


def bring_back(backup: Path, target: Path, key: Passphrase | None = None) -> None:
    """Write a backup, with its base maps in it again, to a place of its own.

    Raises OSError where a picture is missing, or cannot be written.
    """
    with replacing(target) as draft:
        draft.write_bytes(backup.read_bytes())
        with closing(connect(draft, key)) as connection:
            connection.execute("BEGIN")
            for row_id, digest in _empty(connection):
                _fill(connection, row_id, _aside(backup, digest))
            connection.execute("COMMIT")


def _fill(connection: Any, row_id: int, picture: Path) -> None:
    fill = f"UPDATE {TABLE} SET data = ? WHERE id = ?"  # noqa: S608
    connection.execute(fill, (picture.read_bytes(), row_id))


def forget_unused(backups: Iterable[Path]) -> None:
    """Delete the base maps that no backup of these, all in one folder, speaks of."""
    used: set[str] = set()
    folder: Path | None = None
    for backup in backups:
        folder = backup.parent / "pictures"
        if not folder.is_dir():
            return
        if not is_plain(backup):
            continue
        with closing(connect(backup, mode="ro")) as connection:
            used |= {digest for _row_id, digest in _empty(connection)}
    for picture in folder.iterdir() if folder is not None else ():
        if picture.name not in used:
            picture.unlink()


def is_plain(path: Path) -> bool:
    """Tell whether a file has no passphrase."""
    with path.open("rb") as stream:
        return stream.read(len(PLAIN)) == PLAIN


def _large(connection: Any) -> Iterator[tuple[int, str]]:
    """Yield the ids and digests of pictures that are worth sharing."""
    if _has_table(connection):
        where = "length(data) > ?"
        query = f"SELECT id, digest FROM {TABLE} WHERE {where}"  # noqa: S608
        yield from connection.execute(query, (SMALL,)).fetchall()


def _empty(connection: Any) -> list[tuple[int, str]]:
    if not _has_table(connection):
        return []
    query = f"SELECT id, digest FROM {TABLE} WHERE length(data) = 0"  # noqa: S608
    return [(int(row_id), str(digest)) for row_id, digest in connection.execute(query)]


def _has_table(connection: Any) -> bool:
    query = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    return connection.execute(query, (TABLE,)).fetchone() is not None


def _aside(backup: Path, digest: str) -> Path:
    return backup.parent / "pictures" / digest


def _set_aside(connection: Any, digest: str, backup: Path) -> bool:
    """Keep a picture beside the backups; say whether it is there under its own name."""
    if not _DIGEST.fullmatch(digest):
        return False
    place = _aside(backup, digest)
    if place.exists():
        return True
    query = f"SELECT data FROM {TABLE} WHERE digest = ?"  # noqa: S608
    (data,) = connection.execute(query, (digest,)).fetchone()
    if sha256(data).hexdigest() != digest:
        return False
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with replacing(place) as draft:
        draft.write_bytes(data)
    return True


def _schema(connection: Any) -> list[tuple[str, str]]:
    """Return the statements that make a workshop's tables, with their names, then its indexes."""
    query = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    found = connection.execute(query).fetchall()
    tables = [(name, sql) for kind, name, sql in found if kind == "table"]
    return tables + [("", sql) for kind, _name, sql in found if kind != "table"]


def _copy_rows(connection: Any, copy: Any, table: str, aside: set[int]) -> None:
    names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    listed = ", ".join(f'"{name}"' for name in names)
    if aside:
        marks = ", ".join(map(str, sorted(aside)))
        listed = listed.replace('"data"', f"CASE WHEN id IN ({marks}) THEN x'' ELSE data END")
    rows = connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY rowid')  # noqa: S608
    values = ", ".join("?" * len(names))
    copy.executemany(f'INSERT INTO "{table}" VALUES ({values})', rows)  # noqa: S608
