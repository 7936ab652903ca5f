"""Rolling backups: what a workshop was at each of its last openings, in the user's data folder."""

import filecmp
import os
import shutil
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from facilitator import shared_pictures
from facilitator.data_folder import data_folder
from facilitator.database import connect, driver_errors, is_locked
from facilitator.files import replacing
from facilitator.passphrase import Passphrase

KEPT: Final = 10
_WHERE: Final = "where"
"""Beside the backups: by which paths the workshop was opened, each as a hash of it alone."""
_MOST_PLACES: Final = 20


def backups_of(workshop: Path, uid: str | None, folder: Path | None = None) -> list[Path]:
    """Return the backups of a workshop, the oldest first."""
    return backups_in(shelf_of(workshop, uid, folder))


def backups_in(shelf: Path) -> list[Path]:
    """Return the backups in a folder, the oldest first."""
    return sorted(shelf.glob("[0-9]*.workshop"))


def copies_of(workshop: Path, uid: str | None, folder: Path | None = None) -> list[Path]:
    """Return every copy of a workshop that the app keeps: backups, and older versions.

    So are recovery copies, but for one in which somebody works now.
    """
    from facilitator.recovery.away import recovery_copies  # which knows backups, and this one

    found = sorted(shelf_of(workshop, uid, folder).glob("*.workshop"))
    return found + [away.copy for away in recovery_copies(workshop, uid, folder)]


def shelf_found(workshop: Path, uid: str | None, folder: Path | None = None) -> Path:
    """Return the folder with the copies of a workshop, also where nobody can tell its uid.

    Then it is found by where the file is: of several that were there, the one used last.
    """
    named = shelf_of(workshop, uid, folder)
    if uid is not None and named.is_dir():
        return named
    place = _place(workshop)
    kept = (folder or data_folder()) / "backups"
    shelves = [each.parent for each in kept.glob(f"*/{_WHERE}") if place in _places(each)]
    return (
        max(shelves, key=lambda shelf: [each.name for each in backups_in(shelf)[-1:]])
        if (shelves)
        else named
    )


def _place(workshop: Path) -> str:
    return sha256(os.fsencode(workshop.resolve())).hexdigest()


def _places(where: Path) -> list[str]:
    try:
        return where.read_text("ascii").split()
    except (OSError, UnicodeDecodeError):
        return []


def _remember_place(workshop: Path, shelf: Path) -> None:
    """Write down where the file is, so that its backups are found where its uid is not."""
    known, place = _places(shelf / _WHERE), _place(workshop)
    if shelf.is_dir() and place not in known:
        with replacing(shelf / _WHERE) as draft:
            draft.write_text("\n".join([*known, place][-_MOST_PLACES:]), "ascii")


def back_up(
    workshop: Path,
    uid: str | None,
    folder: Path | None = None,
    *,
    connection: Any = None,
    key: Passphrase | None = None,
) -> Path:
    """Keep a copy of the file as it is now, unless it is the same as at its last opening.

    Returns the copy that is as the file is.

    Workshops are told apart by their uid, which a renamed file keeps, or else by their path.
    A base map is kept once for all backups; the driver's own `connection` to the file says
    whether there is one. Where the file has a passphrase, so have its backups. Raises OSError
    where nothing can be written.
    """
    copy = _back_up(workshop, uid, folder, connection=connection, key=key)
    _remember_place(workshop, shelf_of(workshop, uid, folder))
    return copy


def _back_up(
    workshop: Path,
    uid: str | None,
    folder: Path | None,
    *,
    connection: Any,
    key: Passphrase | None,
) -> Path:
    existing = backups_of(workshop, uid, folder)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S.%fZ")
    target = shelf_of(workshop, uid, folder) / f"{now}.workshop"
    if connection is not None and is_locked(connection):
        relock(workshop, uid, folder, old=None, new=key)  # what an end half-way left in plain words
        existing = backups_of(workshop, uid, folder)
    elif connection is not None and shared_pictures.has_large_pictures(connection):
        return _keep_without_pictures(connection, target, existing)
    if existing and filecmp.cmp(existing[-1], workshop, shallow=False):
        return existing[-1]
    _copy(workshop, target)
    _forget_old(existing)
    return target


def _keep_without_pictures(connection: Any, target: Path, existing: list[Path]) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with replacing(target) as draft:
        shared_pictures.write_without(connection, draft)
    if existing and filecmp.cmp(existing[-1], target, shallow=False):
        target.unlink()
        return existing[-1]
    _forget_old(existing)
    shared_pictures.forget_unused(backups_in(target.parent))
    return target


def _forget_old(existing: list[Path]) -> None:
    for old in existing[: -KEPT + 1]:
        old.unlink()


def keep(workshop: Path, uid: str | None, version: int, folder: Path | None = None) -> Path:
    """Keep a file as it is before it leaves this version of the format. These do not roll."""
    shelf = shelf_of(workshop, uid, folder)
    digest = sha256(workshop.read_bytes()).hexdigest()[:12]
    return _copy(workshop, shelf / f"version-{version}-{digest}.workshop")


def relock(
    workshop: Path,
    uid: str | None,
    folder: Path | None = None,
    *,
    old: Passphrase | None,
    new: Passphrase | None,
) -> tuple[int, int]:
    """Write the copies under `old` anew under `new`; return how many were, and how many deleted.

    Where that does not succeed, one without a passphrase is deleted, and one with another stays
    as it is. Where there is a new passphrase, nothing stays here that has none; but a recovery
    copy is never deleted, since it may be all there is: OSError.
    """
    shelf = shelf_of(workshop, uid, folder)
    written = deleted = 0
    for copy in copies_of(workshop, uid, folder):
        if (old is None) != shared_pictures.is_plain(copy):
            continue
        try:
            with replacing(copy) as draft, closing(connect(copy, old)) as connection:
                shared_pictures.write_whole(connection, draft, new, shelf / "pictures")
            written += 1
        except driver_errors(OSError, UnicodeDecodeError) as error:
            if copy.parent != shelf:
                raise OSError(str(error)) from error
            if old is None:
                copy.unlink()
                deleted += 1
    if new is not None:
        shutil.rmtree(shelf / "pictures", ignore_errors=True)
        for draft in shelf.glob(".*"):
            draft.unlink()
    return written, deleted


def shelf_of(workshop: Path, uid: str | None, folder: Path | None = None) -> Path:
    """Return the folder in which the app keeps copies of a workshop."""
    try:
        name = str(UUID(uid))
    except (TypeError, ValueError):
        name = sha256(os.fsencode(workshop)).hexdigest()
    return (folder or data_folder()) / "backups" / name


def _copy(workshop: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, draft = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".draft")
    os.close(descriptor)
    try:
        shutil.copyfile(workshop, draft)
        Path(draft).replace(target)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
    return target
