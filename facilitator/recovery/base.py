"""The workshop as it was at one moment, in files that nobody else can take away."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final, Protocol
from weakref import finalize

from facilitator.database import connect, make_empty
from facilitator.migrations import Version
from facilitator.passphrase import Passphrase
from facilitator.shared_pictures import SMALL, TABLE

_AT_ONCE: Final = 1 << 20
"""Bytes that are copied at once."""


class Base(Protocol):
    """What a recovery copy begins with."""

    def write(self, target: Path, key: Passphrase | None) -> None:
        """Write it to a place of its own. OSError where that does not succeed."""

    def close(self) -> None:
        """Let go of it; then it is nowhere any more."""


class EmptyBase:
    """A workshop that was just made: no file is needed for that."""

    def __init__(self, version: Version) -> None:
        self._version = version

    def write(self, target: Path, key: Passphrase | None) -> None:
        """Write a file without a row."""
        make_empty(target, self._version.sql, self._version.number, key)

    def close(self) -> None:
        """Nothing is held."""


class _Held:
    """A file that stays open, whatever becomes of its name."""

    def __init__(self, stream: IO[bytes]) -> None:
        descriptor = os.dup(stream.fileno())
        self._descriptor = descriptor
        self.close = finalize(self, os.close, descriptor)

    def copy_to(self, target: IO[bytes]) -> None:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        with open(self._descriptor, "rb", closefd=False) as stream:
            shutil.copyfileobj(stream, target, _AT_ONCE)

    def read(self) -> bytes:
        whole = BytesIO()
        self.copy_to(whole)
        return whole.getvalue()


class HeldBase:
    """A file that is held open, with the base maps that are kept beside it.

    Held open, it can be read after its backup has rolled away, and it is gone with this process,
    however that ends.
    """

    def __init__(self, file: _Held, pictures: Mapping[int, _Held]) -> None:
        self._file, self._pictures = file, pictures

    @classmethod
    def backup(cls, backup: Path, connection: Any) -> "HeldBase":
        """Hold a backup of a workshop as it is now, on the driver's own `connection` to it."""
        pictures = {}
        for row_id, digest in _large(connection):
            aside = backup.parent / "pictures" / digest
            if aside.is_file():
                pictures[row_id] = _held(aside)
        return cls(_held(backup), pictures)

    @classmethod
    def copy(cls, path: Path, folder: Path) -> "HeldBase":
        """Hold a copy of a file at rest. It lies in the folder, under no name.

        Nobody else writes to the file meanwhile, and no transaction runs on it here.
        """
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder, suffix=".draft") as stream:
            with path.open("rb") as source:
                shutil.copyfileobj(source, stream, _AT_ONCE)
            stream.flush()
            return cls(_Held(stream), {})

    def write(self, target: Path, key: Passphrase | None) -> None:
        """Write it whole, with its base maps."""
        with target.open("xb") as copy:
            self._file.copy_to(copy)
            copy.flush()
            os.fsync(copy.fileno())
        if not self._pictures:
            return
        with closing(connect(target, key)) as connection:
            connection.execute("BEGIN")
            for row_id, picture in self._pictures.items():
                fill = f"UPDATE {TABLE} SET data = ? WHERE id = ? AND length(data) = 0"  # noqa: S608
                connection.execute(fill, (picture.read(), row_id))
            connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of it; what was under no name is gone."""
        for held in (self._file, *self._pictures.values()):
            held.close()


def _held(path: Path) -> _Held:
    with path.open("rb") as stream:
        return _Held(stream)


def _large(connection: Any) -> list[tuple[int, str]]:
    """Return the base maps that a backup does not hold itself."""
    known = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    if connection.execute(known, (TABLE,)).fetchone() is None:
        return []
    query = f"SELECT id, digest FROM {TABLE} WHERE length(data) > ?"  # noqa: S608
    return [(int(row_id), str(digest)) for row_id, digest in connection.execute(query, (SMALL,))]
