"""Recovery copies in the user's data folder, each with a note of where its file belongs."""

import json
import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import Any, Final

from facilitator.backups import shelf_of
from facilitator.data_folder import data_folder
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
        """Whether somebody works in the copy now."""
        try:
            WorkshopLock.take(self.copy).release()
        except WorkshopInUseError:
            return True
        except OSError:
            return False
        return False

    def write_note(self) -> None:
        """Write down where the copy belongs. Raises OSError."""
        noted = {"home": str(self.home), "seals": [seal.hex() for seal in self.seals]}
        with replacing(self.copy.with_name(NOTE)) as draft:
            draft.write_text(json.dumps(noted), "utf-8")

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
    return sorted(_found(folder), key=lambda away: away.copy.stat().st_mtime, reverse=True)


def _found(folder: Path | None) -> Iterator[Away]:
    for place in recovery_folder(folder).glob("*/"):
        away = _read(place / NOTE)
        if away is None or not away.is_there:  # its note may be damaged; the work is worth more
            away = next((Away(copy, copy) for copy in place.glob("*.workshop")), None)
        if away is not None:
            yield away
        else:
            _sweep(place)


def _sweep(place: Path) -> None:
    """Delete what a process that was stopped had in hand."""
    with suppress(OSError):
        if place.stat().st_mtime < time() - _SECONDS_TO_WRITE:
            shutil.rmtree(place)


def not_back_at(home: Path, folder: Path | None = None) -> Away | None:
    """Return the recovery copy of the file that belongs here, if one was not put back yet."""
    here = home.resolve()
    return next((each for each in not_back_yet(folder) if each.home == here), None)


def only_here(home: Path) -> str:
    """Return why nothing is removed from this computer that may be all there is."""
    message = _(
        "What was done while “{name}” was away is on this computer alone, so nothing was removed "
        "here: open it and put it back, or save it elsewhere, first."
    )
    return message.format(name=home.name)


def recovery_copies(home: Path, uid: str | None, folder: Path | None = None) -> list[Away]:
    """Return the recovery copies of one workshop that nobody has open."""
    name = shelf_of(home, uid, folder).name
    mine = (each for each in not_back_yet(folder) if each.copy.parent.name.startswith(name))
    return [each for each in mine if not each.is_open]


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
