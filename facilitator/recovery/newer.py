"""A file is to be opened for which newer work may wait on this computer, wherever the file is."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from facilitator.data_folder import data_folder
from facilitator.errors import FacilitatorError
from facilitator.migrations import VERSIONS
from facilitator.opening import Opening
from facilitator.passphrase import Passphrase
from facilitator.recovery.away import Away, not_back_yet
from facilitator.recovery.returning import Said, what_it_says
from facilitator.shared_pictures import is_plain
from facilitator.unreadable import LockedWorkshopError


class Newer(NamedTuple):
    """Work that waits for the workshop in a file."""

    away: Away
    """Its `home` says where it would be put back."""
    moved: bool
    """Whether the file is the one that was gone, and lies in another place now."""


def newer_than(
    path: Path, key: Passphrase | None = None, folder: Path | None = None
) -> Newer | None:
    """Return the work that waits for the workshop in a file, by where it is or what it says.

    None where the file has a passphrase that is to be asked for first. A copy in which there is
    nothing more than in a file that its session left is forgotten.
    """
    here = path.resolve()
    waiting = [] if _is_kept_here(here, folder) else not_back_yet(folder)
    if not waiting:
        return None
    opening = Opening(VERSIONS, folder, key)
    said: Said | None = None
    try:
        said = what_it_says(here, opening)
    except LockedWorkshopError:
        if key is not None:
            return None
        waiting = [each for each in waiting if is_plain(each.copy)]  # it had none when it went
    except FacilitatorError:
        said = None  # it is gone, or damaged
    mine = [each for each in waiting if each.home == here or _is_of(each, said)]
    mine = [each for each in mine if said is None or not _says_no_more(each, said, opening)]
    if not mine:
        return None
    away = min(mine, key=lambda each: (not _is_left_by(each, said), each.home != here))
    if away.home != here and _is_left_by(away, said):
        return Newer(replace(away, home=here), moved=True)
    return Newer(away, moved=False)


def _is_kept_here(here: Path, folder: Path | None) -> bool:
    """Tell whether a file is a copy that the app keeps itself."""
    kept = (folder or data_folder()).resolve()
    return any(here.is_relative_to(kept / name) for name in ("backups", "recovery"))


def _is_left_by(away: Away, said: Said | None) -> bool:
    """Tell whether a file says what the session left, so that the copy has all that is in it."""
    return said is not None and said.uid is not None and said.seal in away.seals


def _is_of(away: Away, said: Said | None) -> bool:
    if said is None or said.uid is None:
        return False
    return _is_left_by(away, said) or away.uid() == said.uid.lower()


def _says_no_more(away: Away, said: Said, opening: Opening) -> bool:
    if said.uid is None or away.is_open:
        return False
    try:
        same = what_it_says(away.copy, opening) == said
    except (FacilitatorError, OSError):
        return False
    if same and said.seal in away.seals:
        with suppress(OSError):
            away.forget()
    return same
