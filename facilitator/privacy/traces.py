"""What the app keeps of a workshop outside its own file: found, and removed.

Whatever is kept lies in the data folder under the workshop's name, which is its uid; so that a
sort of copy that is added later is found as well.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from facilitator.backups import shelf_of
from facilitator.data_folder import data_folder
from facilitator.errors import FacilitatorError
from facilitator.files import drafts_of, is_in
from facilitator.i18n import _, ngettext
from facilitator.recovery.away import Away, not_back_yet, only_here, waiting_copies
from facilitator.shared_pictures import is_plain


class Trace(NamedTuple):
    """One sort of thing that is kept of a workshop."""

    held: str
    """What is kept, as the entry of a list; empty where that goes without saying."""
    gone: str
    """That it was removed, in a sentence."""
    remove: Callable[[], object]
    """Raises OSError where that does not succeed."""
    only_here: str = ""
    """Why it must not go unless somebody erases the workshop, in a sentence; empty where it may."""


def traces_of(workshop: Path, uid: str, folder: Path | None = None) -> list[Trace]:
    """Return what is kept of a workshop: in the data folder, in temporary ones, beside its file.

    The file must be closed: what a process is at work with is not a trace.
    """
    kept = folder or data_folder()
    names = {shelf_of(workshop, each, kept).name for each in (uid, None)}
    waiting = waiting_copies(uid, workshop, kept)
    waiting += [
        each
        for each in not_back_yet(kept)
        if each not in waiting and _is_called(each.copy.parent, names)
    ]
    found = [_waiting(waiting), _copies(kept, names, waiting), _leftovers(workshop, uid)]
    return [trace for trace in found if trace is not None]


def removed(traces: Sequence[Trace], *, erases: bool = False) -> list[str]:
    """Remove what is kept, and return what was removed, and what could not be, in sentences.

    FacilitatorError, and nothing is removed, where work is here alone, unless that is what
    somebody `erases`.
    """
    if not erases and (reason := next((each.only_here for each in traces if each.only_here), "")):
        raise FacilitatorError(reason)
    told: list[str] = []
    for trace in traces:
        try:
            trace.remove()
        except OSError as error:
            sentence = _("Not removed: {what}. {why}. Try again later.")
            told.append(sentence.format(what=trace.held, why=error.strerror or str(error)))
        else:
            told += [trace.gone] if trace.gone else []
    return told or [_("This computer kept nothing of this workshop.")]


def _waiting(copies: Sequence[Away]) -> Trace | None:
    """Return the recovery copies, each of which may hold the newest work."""
    if not copies:
        return None
    count = len(copies)
    return Trace(
        ngettext(
            "{count} recovery copy with work that is not in the file yet",
            "{count} recovery copies with work that is not in the file yet",
            count,
        ).format(count=count),
        ngettext(
            "{count} recovery copy, which was not put back, was deleted.",
            "{count} recovery copies, which were not put back, were deleted.",
            count,
        ).format(count=count),
        partial(delete, [each.copy.parent for each in copies]),
        only_here(copies[0].home),
    )


def _copies(kept: Path, names: Collection[str], waiting: Sequence[Away]) -> Trace | None:
    """Return the backups, and whatever else is kept under the workshop's name but what waits."""
    apart = {each.copy.parent for each in waiting}
    found = [
        each
        for area in _listed(kept)
        if area.is_dir()
        for each in _listed(area)
        if _is_called(each, names) and each not in apart
    ]
    count = sum(_workshops_in(each) for each in found)
    if not found:
        return None
    if not count:
        return Trace(_("the folder of its backups"), "", partial(delete, found))
    return Trace(
        ngettext("{count} backup", "{count} backups", count).format(count=count),
        ngettext("{count} backup was deleted.", "{count} backups were deleted.", count).format(
            count=count
        ),
        partial(delete, found),
    )


def _is_called(place: Path, names: Collection[str]) -> bool:
    return any(place.name.startswith(name) for name in names)


def _workshops_in(place: Path) -> int:
    return sum(1 for _each in place.rglob("*.workshop")) if place.is_dir() else 1


def _leftovers(workshop: Path, uid: str) -> Trace | None:
    """Return what a process that was killed had in hand."""
    beside = drafts_of(workshop, holding=uid)
    temporary = [
        each
        for each in _listed(Path(tempfile.gettempdir()))
        if each.name.startswith("facilitator-") and _holds(each, workshop.name, uid)
    ]
    found = [*beside, *temporary]
    if not found:
        return None
    count = sum(not each.name.endswith("-journal") for each in found)
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


def _holds(folder: Path, name: str, uid: str) -> bool:
    return any(
        is_in(each, uid) or (each.name == name and not _is_plain(each)) for each in _files(folder)
    )


def _is_plain(path: Path) -> bool:
    """Tell whether a file can be read, and so says itself whose it is."""
    try:
        return is_plain(path)
    except OSError:
        return True


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
