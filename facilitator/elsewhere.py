"""A workshop for another process: where its file is, as plain data, and its rows read there.

A whole workshop, with its base maps, is never put together where a window waits for it.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.passphrase import SALT_LENGTH, Passphrase
from facilitator.store import Store


@dataclass(frozen=True)
class WorkshopFile:
    """Where a workshop can be read by another process while this one goes on writing to it."""

    path: Path
    key: str = field(default="", repr=False)
    """What opens it where it is locked, said to that process alone; never the passphrase."""


def file_of(store: Store) -> WorkshopFile:
    """Return where the rows of a store lie: in its file, or in the copy that it works on."""
    path = _copy_of(store) if store.read_only or store.away is not None else store.path
    if store.key is None:
        return WorkshopFile(path)
    with path.open("rb") as stream:
        return WorkshopFile(path, store.key.raw_key(stream.read(SALT_LENGTH)))


def _copy_of(store: Store) -> Path:
    with store.reading() as session:
        rows = session.connection().exec_driver_sql("PRAGMA database_list").all()
    return Path(next(path for _number, name, path in rows if name == "main"))


def key_of(file: WorkshopFile) -> Passphrase | None:
    """Return what opens the file, and locks what is made of it; None where it is not locked."""
    return _FileKey(file.key) if file.key else None


@contextmanager
def opened_there(file: WorkshopFile) -> Generator[Store]:
    """Open a copy of a workshop as it was after its last whole step."""
    with Store.open(file.path, key=key_of(file), read_only=True) as store:
        yield store


class _FileKey(Passphrase):
    """Opens one file, and what is copied from it; nobody knows the passphrase by it."""

    def __init__(self, raw_key: str) -> None:
        super().__init__("")
        self._raw_key = raw_key

    @property
    def is_empty(self) -> bool:
        return not self._raw_key

    def raw_key(self, salt: bytes = b"") -> str:
        return self._raw_key
