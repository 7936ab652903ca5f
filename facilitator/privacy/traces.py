"""What the app keeps of a workshop outside its own file: found, and removed.

Whatever is kept lies in the data folder under the workshop's name, which is its uid; so that a
sort of copy that is added later is found as well.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.backups import shelf_of
from facilitator.data_folder import data_folder
from facilitator.i18n import _, ngettext
from facilitator.shared_pictures import is_plain

LARGEST: Final = 1 << 28
"""A leftover that is larger is not read."""


class Trace(NamedTuple):
    """One sort of thing that is kept of a workshop."""

    held: str
    """What is kept, as the entry of a list; empty where that goes without saying."""
    gone: str
    """That it was removed, in a sentence."""
    remove: Callable[[], object]
    """Raises OSError where that does not succeed."""


def traces_of(workshop: Path, uid: str, folder: Path | None = None) -> list[Trace]:
    """Return what is kept of a workshop: in the data folder, in temporary ones, beside its file.

    The file must be closed: what a process is at work with is not a trace.
    """
    found = [_copies(workshop, uid, folder), _leftovers(workshop, uid)]
    return [trace for trace in found if trace is not None]


def removed(traces: Sequence[Trace]) -> list[str]:
    """Remove what is kept, and return what was removed, and what could not be, in sentences."""
    told: list[str] = []
    for trace in traces:
        try:
            trace.remove()
        except OSError as error:
            sentence = _("Not removed: {what}. {why}.")
            told.append(sentence.format(what=trace.held, why=error.strerror or str(error)))
        else:
            told += [trace.gone] if trace.gone else []
    return told or [_("This computer kept nothing of this workshop.")]


def _copies(workshop: Path, uid: str, folder: Path | None) -> Trace | None:
    """Return the backups, and whatever else is kept under the workshop's name."""
    kept = folder or data_folder()
    names = {shelf_of(workshop, each, kept).name for each in (uid, None)}
    found = [
        each
        for area in _listed(kept)
        if area.is_dir()
        for each in _listed(area)
        if any(each.name.startswith(name) for name in names)
    ]
    count = sum(_workshops_in(each) for each in found)
    if not found:
        return None
    return Trace(
        ngettext("{count} backup", "{count} backups", count).format(count=count),
        ngettext("{count} backup was deleted.", "{count} backups were deleted.", count).format(
            count=count
        ),
        partial(delete, found),
    )


def _workshops_in(place: Path) -> int:
    return sum(1 for _each in place.rglob("*.workshop")) if place.is_dir() else 1


def _leftovers(workshop: Path, uid: str) -> Trace | None:
    """Return what a process that was killed had in hand."""
    beside = [each for each in _listed(workshop.parent) if _is_draft(each) and _is_of(each, uid)]
    temporary = [
        each
        for each in _listed(Path(tempfile.gettempdir()))
        if each.name.startswith("facilitator-") and _holds(each, workshop.name, uid)
    ]
    found = [*beside, *temporary]
    if not found:
        return None
    count = len(found)
    return Trace(
        ngettext(
            "{count} copy that was left behind when the app was stopped",
            "{count} copies that were left behind when the app was stopped",
            count,
        ).format(count=count),
        ngettext(
            "{count} copy that was left behind when the app was stopped was deleted.",
            "{count} copies that were left behind when the app was stopped were deleted.",
            count,
        ).format(count=count),
        partial(delete, found),
    )


def _is_draft(path: Path) -> bool:
    return path.name.startswith(".") and path.suffix == ".draft"


def _holds(folder: Path, name: str, uid: str) -> bool:
    return any(
        _is_of(each, uid) or (each.name == name and not _is_plain(each)) for each in _files(folder)
    )


def _is_plain(path: Path) -> bool:
    """Tell whether a file can be read, and so says itself whose it is."""
    try:
        return is_plain(path)
    except OSError:
        return True


def _is_of(path: Path, uid: str) -> bool:
    try:
        return path.stat().st_size <= LARGEST and uid.encode() in path.read_bytes()
    except OSError:
        return False


def _files(place: Path) -> Iterator[Path]:
    for folder, _folders, names in os.walk(place):
        yield from (Path(folder, name) for name in names)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def delete(found: Iterable[Path]) -> None:
    """Delete files, and folders with what is in them."""
    for each in found:
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink(missing_ok=True)
