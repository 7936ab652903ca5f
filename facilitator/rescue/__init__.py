"""A damaged workshop, as far as it can be read: poured row by row into a new file of ours.

The file itself is only read. One with a passphrase gives nothing: each of its pages is whole or
nothing, and what is left of it are its backups.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facilitator import seal
from facilitator.database import connect, driver_errors
from facilitator.errors import FacilitatorError
from facilitator.file_header import may_be_locked, refuse_misleading_journal
from facilitator.files import journal_of, replacing
from facilitator.i18n import _
from facilitator.migrations import VERSIONS, Version
from facilitator.rescue.finding import Found, find, is_ours
from facilitator.rescue.pouring import drop_senseless, pour
from facilitator.rescue.words import lost_aloud
from facilitator.unreadable import UnreadableWorkshopError, plainly

__all__ = ["Rescued", "can_be_rescued", "repaired_path", "rescue", "shown", "uid_within"]

_VERSION_PLACE: Final = slice(60, 64)


@dataclass(frozen=True)
class Rescued:
    """What came of it."""

    path: Path
    whole: bool
    """Whether everything is there, to the letter."""
    lost: dict[str, int]
    """By table, how many rows are known to have been there and could not be read."""
    vague: frozenset[str]
    """Tables in which there may have been more."""

    def sentences(self) -> list[str]:
        """Return what people should know."""
        if self.whole:
            return [_("Everything that was in it could be read.")]
        return lost_aloud(self.lost, self.vague)


def can_be_rescued(path: Path) -> bool:
    """Tell whether a file, damaged as it may be, is a workshop of ours without a passphrase."""
    if not path.is_file() or may_be_locked(path):
        return False
    return is_ours(path, _version_of(path))


def uid_within(path: Path) -> str | None:
    """Return the uid of the workshop in a damaged file, where it can be read."""
    try:
        rows = find(path, _version_of(path))["workshop"].rows.values()
    except (FacilitatorError, OSError):
        return None
    return next((str(row.values[1]) for row in rows), None)


def shown(path: Path) -> Callable[[Path], str]:
    """Return what writes whatever can be read to a place where it is only looked at."""

    def make(target: Path) -> str:
        told = rescue(path, target).sentences()
        first = _(
            "This file is damaged: what could be read is shown, and cannot be changed. Open a "
            "backup, or a repaired copy, to go on working."
        )
        return " ".join([first, *told])

    return make


def rescue(path: Path, target: Path) -> Rescued:
    """Write whatever can be read of a damaged workshop into a new file, which is never over one.

    UnreadableWorkshopError where it is none of ours, or has a passphrase.
    """
    if target.exists():
        message = _("There is a file “{name}” already; choose another name.")
        raise FacilitatorError(message.format(name=target.name))
    if may_be_locked(path):
        message = _(
            "“{name}” is locked with a passphrase, so nothing of it can be read once it is "
            "damaged; open an earlier version."
        )
        raise UnreadableWorkshopError(message.format(name=path.name))
    refuse_misleading_journal(path)
    with plainly(path), tempfile.TemporaryDirectory(prefix="facilitator-") as folder:
        source = _settled(path, Path(folder))
        version = _version_of(source)
        found = find(source, version)
    try:
        with replacing(target) as draft:
            whole = pour(found, draft, version, path.stem)
            if not whole:
                drop_senseless(draft, found)
    except driver_errors(OSError) as error:
        message = _("“{name}” cannot be made here; choose another folder, or make room.")
        raise FacilitatorError(message.format(name=target.name)) from error
    return _rescued(target, found, whole=whole)


def repaired_path(path: Path) -> Path:
    """Return where the repaired copy goes: next to the file, under a name that is still free."""
    number = 1
    while True:
        name = _("{name} (repaired)") if number == 1 else _("{name} (repaired {number})")
        beside = path.with_name(f"{name.format(name=path.stem, number=number)}.workshop")
        if not beside.exists():
            return beside
        number += 1


def _rescued(target: Path, found: dict[str, Found], *, whole: bool) -> Rescued:
    told = {} if whole else {table: found[table] for table in found if table != seal.TABLE}
    lost = {table: each.lost for table, each in told.items() if each.lost}
    vague = frozenset(table for table, each in told.items() if each.vague)
    return Rescued(target, whole, lost, vague)


def _settled(path: Path, folder: Path) -> Path:
    """Return the file, or a copy in which what a killed process began is rolled back."""
    if not journal_of(path).exists():
        return path
    copy = folder / "copy.workshop"
    shutil.copyfile(path, copy)
    shutil.copyfile(journal_of(path), journal_of(copy))
    try:
        with closing(connect(copy)) as connection:
            connection.execute("PRAGMA user_version").fetchone()
    except driver_errors(UnicodeDecodeError):
        return copy  # as it stands: what the journal said is lost too
    return copy


def _version_of(path: Path) -> Version:
    """Return the version that a file says it has; the newest where that makes no sense."""
    with plainly(path), path.open("rb") as stream:
        number = int.from_bytes(stream.read(100)[_VERSION_PLACE])
    return next((each for each in VERSIONS if each.number == number), VERSIONS[-1])
