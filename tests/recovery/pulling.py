"""A stick that is pulled out and put in again: the folder that a workshop lies in goes, and comes.

So it is on every computer but those with Windows, which keeps a folder in use where it is. Real
devices, and real errors of them, are in `devices.py`.
"""

import sys
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from facilitator.database import connect
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from facilitator.workshop import Workshop

needs_moving_folders = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps a folder in use where it is"
)


class Stick:
    """A folder that is there, or is not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pocket = folder.with_name(f"{folder.name} in the pocket")
        folder.mkdir()

    @property
    def workshop(self) -> Path:
        return self.folder / "riverside.workshop"

    @property
    def is_in(self) -> bool:
        return self.folder.exists()

    @property
    def here(self) -> Path:
        """The workshop's file, wherever the stick is."""
        return (self.folder if self.is_in else self._pocket) / self.workshop.name

    def pull(self) -> None:
        self.folder.rename(self._pocket)

    def plug_in(self) -> None:
        self._pocket.rename(self.folder)

    def plug_in_as(self, name: str) -> Path:
        """Put it in under another letter, and return where the workshop is now."""
        self._pocket.rename(self.folder.with_name(name))
        return self.folder.with_name(name) / self.workshop.name


def entitle(store: Store, title: str) -> None:
    """Give the workshop another title, in a step of its own."""
    with store.step(f"Call it {title}") as session:
        session.exec(select(Workshop)).one().title = title


def begin(store: Store, title: str) -> None:
    with store.step("Begin") as session:
        session.add(Workshop(title=title))


def title_of(store: Store) -> str:
    with store.reading() as session:
        return session.exec(select(Workshop.title)).one()


def title_in(path: Path, key: Passphrase | None = None) -> str:
    with Store.open(path, key=key, read_only=True) as store:
        return title_of(store)


def every_row(path: Path, key: Passphrase | None = None) -> dict[str, list[Any]]:
    """Return everything that a file says, the seal as well, as any program sees it."""
    connection = connect(path, key, mode="ro")
    try:
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for (name,) in connection.execute(tables).fetchall()
        }
    finally:
        connection.close()
