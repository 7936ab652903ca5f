"""Recovery copies in the user's data folder, each with a note of where its file belongs."""

import json
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import time
from typing import Any, Final
from uuid import UUID

from facilitator.backups import shelf_of
from facilitator.data_folder import data_folder
from facilitator.database import connect, driver_errors
from facilitator.files import replacing
from facilitator.i18n import _
from facilitator.lock import WorkshopInUseError, WorkshopLock

NOTE: Final = "away.json"
_MOST_SEALS: Final = 200
_SECONDS_TO_WRITE: Final = 120
"""A folder without its copy that is older was left behind when the app was stopped."""


@dataclass(frozen=True)
class Away:
    """A workshop whose file is gone, and the copy in which the work went on."""

    copy: Path
    home: Path
    """Where the file was, and where the copy is to be put back."""
    seals: tuple[bytes, ...] = ()
    """What the file may say when it returns, if nobody else changed it: the newest last."""

    @property
    def is_there(self) -> bool:
        """Whether the copy is still there."""
        return self.copy.is_file()

    @property
    def is_open(self) -> bool:
        """Whether somebody works in the copy now. Where nobody does, its lock is not touched."""
        if not self.copy.with_name(f"{self.copy.name}.lock").exists():
            return False
        try:
            WorkshopLock.take(self.copy).release()
        except WorkshopInUseError:
            return True
        except OSError:
            return False
        return False

    def uid(self) -> str | None:
        """Return the uid of its workshop, by its folder's name, or else as the copy says."""
        return _as_uid(self.copy.parent.name.partition(" ")[0]) or _uid_in(self.copy)

    def write_note(self) -> None:
        """Write down where the copy belongs, to the disk itself. Raises OSError."""
        noted = {"home": str(self.home), "seals": [seal.hex() for seal in self.seals]}
        with replacing(self.copy.with_name(NOTE)) as draft, draft.open("xb") as stream:
            stream.write(json.dumps(noted).encode())
            stream.flush()
            os.fsync(stream.fileno())

    def forget(self) -> None:
        """Delete the copy and all that is beside it. Raises OSError."""
        shutil.rmtree(self.copy.parent)


def recovery_folder(folder: Path | None = None) -> Path:
    """Return where recovery copies lie."""
    return (folder or data_folder()) / "recovery"


def new_away(
    home: Path, uid: str | None, seals: Collection[bytes], folder: Path | None = None
) -> Away:
    """Return where a new recovery copy goes, noted; never in the place of another one.

    Its folder is called as that of the workshop's backups, so that whatever looks for what is
    kept of a workshop finds it.
    """
    kept, name = recovery_folder(folder), shelf_of(home, uid, folder).name
    kept.mkdir(parents=True, exist_ok=True, mode=0o700)
    number = 1
    while True:
        place = kept / (name if number == 1 else f"{name} {number}")
        try:
            place.mkdir(mode=0o700)
            break
        except FileExistsError:
            number += 1
    away = Away(place / home.name, home, tuple(seals)[-_MOST_SEALS:])
    away.write_note()
    return away


def not_back_yet(folder: Path | None = None) -> list[Away]:
    """Return the recovery copies that were not put back yet, the one used last first."""
    found: list[tuple[float, Away]] = []
    for away in _found(folder):
        with suppress(OSError):  # another process has just put it back
            found.append((away.copy.stat().st_mtime, away))
    return [away for _used, away in sorted(found, key=lambda each: each[0], reverse=True)]


def _found(folder: Path | None) -> Iterator[Away]:
    for place in recovery_folder(folder).glob("*/"):
        with suppress(OSError):
            if (away := _kept_in(place)) is not None:
                yield away
            else:
                _sweep(place)


def _kept_in(place: Path) -> Away | None:
    """Return the copy in a folder. Its note may be damaged: the work is worth more."""
    noted = _read(place / NOTE)
    if noted is not None and noted.is_there:
        return noted
    copy = next((each for each in sorted(place.iterdir()) if _may_be_a_copy(each)), None)
    if copy is None:
        return None
    return Away(copy, copy) if noted is None else replace(noted, copy=copy)


def _may_be_a_copy(path: Path) -> bool:
    beside = path.name == NOTE or path.name.endswith((".lock", "-journal"))
    return not beside and not _is_draft(path) and path.is_file()


def _is_draft(path: Path) -> bool:
    return path.name.startswith(".") and path.name.endswith((".draft", ".draft-journal"))


def _sweep(place: Path) -> None:
    """Delete what a process that was stopped had in hand; nothing else, ever."""
    if place.stat().st_mtime > time() - _SECONDS_TO_WRITE:
        return
    left = list(place.iterdir())
    if all(each.name == NOTE or _is_draft(each) for each in left):
        for each in left:
            each.unlink()
        place.rmdir()


def only_here(home: Path) -> str:
    """Return why nothing is removed from this computer that may be all there is."""
    message = _(
        "What was done while “{name}” was away is on this computer alone, so nothing was removed "
        "here: open it and put it back, or save it elsewhere, first."
    )
    return message.format(name=home.name)


def waiting_copies(uid: str, path: Path, data_folder: Path | None = None) -> list[Away]:
    """Return the recovery copies of one workshop that wait, also those that somebody has open.

    They are found by the workshop's uid, or by where its file is, or was.
    """
    here, mine = path.resolve(), _as_uid(uid)
    return [
        each
        for each in not_back_yet(data_folder)
        if each.home == here or (mine is not None and each.uid() == mine)
    ]


def recovery_copies(home: Path, uid: str | None, folder: Path | None = None) -> list[Away]:
    """Return the recovery copies of one workshop that nobody has open."""
    name = shelf_of(home, uid, folder).name
    mine = (each for each in not_back_yet(folder) if each.copy.parent.name.startswith(name))
    return [each for each in mine if not each.is_open]


def _as_uid(said: str) -> str | None:
    try:
        return str(UUID(said))
    except ValueError:
        return None


def _uid_in(copy: Path) -> str | None:
    """Return the uid that a file says; None where it has a passphrase, or cannot be read."""
    try:
        with closing(connect(copy, None, mode="ro")) as connection:
            row = connection.execute("SELECT uid FROM workshop LIMIT 1").fetchone()
    except driver_errors(OSError, UnicodeDecodeError):
        return None
    return None if row is None else _as_uid(str(row[0]))


def _read(note: Path) -> Away | None:
    try:
        noted: Any = json.loads(note.read_text("utf-8"))
        home = Path(noted["home"])
        seals = tuple(bytes.fromhex(seal) for seal in noted["seals"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    if "\0" in str(home) or not home.name:
        return None
    return Away(note.with_name(home.name), home, seals)
