"""The folder that is handed over: a draft first, which takes its place at the end, or nothing.

What is in the folder already and not ours stays as it is, also a file of ours that somebody
changed since.
"""

import errno
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import uuid4

from facilitator.errors import FacilitatorError
from facilitator.hand_over.contents import workshop_of
from facilitator.hand_over.names import plain_name
from facilitator.i18n import _

OLD: Final = ".old"
"""Within a draft: what it takes the place of."""


def folder_name(title: str) -> str:
    """Return what a workshop's hand-over folder is called, on any system."""
    return _("{title} - hand-over").format(title=plain_name(title, "Workshop"))


def folder_for(chosen: Path, title: str, uid: str) -> Path:
    """Return the folder that is written where somebody chose one.

    It is that one if it is new, empty or an earlier hand-over of the same workshop; within one
    that holds other things, such as a stick, it is a folder of its own.
    """
    chosen = chosen.absolute()
    if _may_be_filled(chosen, uid):
        return chosen
    if workshop_of(chosen) is not None:
        raise _of_another(chosen)
    own = chosen / folder_name(title)
    if _may_be_filled(own, uid):
        return own
    if workshop_of(own) is not None:
        raise _of_another(own)
    message = _("“{name}” holds other things already; choose another folder.")
    raise FacilitatorError(message.format(name=own.name))


def _of_another(folder: Path) -> FacilitatorError:
    message = _("“{name}” is the hand-over of another workshop; choose another folder.")
    return FacilitatorError(message.format(name=folder.name))


def _may_be_filled(folder: Path, uid: str) -> bool:
    if workshop_of(folder) == uid:
        return True
    with in_a_sentence(folder):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            message = _("“{name}” is no folder; choose another name.")
            raise FacilitatorError(message.format(name=folder.name))
        return not folder.exists() or next(folder.iterdir(), None) is None


@contextmanager
def in_a_sentence(folder: Path) -> Iterator[None]:
    """Say in one sentence why a disk or a folder did not take what was to be written."""
    try:
        yield
    except OSError as error:
        raise FacilitatorError(why_not(folder, error)) from error


def why_not(folder: Path, error: OSError) -> str:
    """Return the sentence that says why nothing was written into a folder."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        why = _("there is no room left; make some, or take another stick")
    elif error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        why = _("it may only be read; choose another folder, or another stick")
    else:
        why = error.strerror or str(error)
    message = _(
        "Nothing was handed over into “{name}”: {why}. Choose another folder, or make room."
    )
    return message.format(name=folder.name or str(folder), why=why)


class Draft:
    """A hidden folder beside or within the one to be, on the same disk."""

    def __init__(self, folder: Path) -> None:
        """Make it; FacilitatorError where that cannot be."""
        self.folder = folder
        self._made = [each for each in (folder, *folder.parents) if not each.exists()]
        home = folder if folder.exists() else folder.parent
        self.path = home / f".hand-over-{uuid4().hex}"
        try:
            with in_a_sentence(folder):
                self.path.mkdir(parents=True)
        except FacilitatorError:
            self.discard()
            raise

    def discard(self) -> None:
        """Let nothing of it stay, nor of the folders that were made for it."""
        shutil.rmtree(self.path, ignore_errors=True)
        for made in self._made:
            try:
                made.rmdir()
            except OSError:  # not there, or not empty any more
                continue

    def settle(self, files: Sequence[str], own: Sequence[str] = ()) -> list[str]:
        """Put every file in its place, all or none; `own` are the older ones that make room.

        Returns where a file that was there stays under another name, in sentences.
        """
        with in_a_sentence(self.folder):
            if not self.folder.exists():
                self.path.rename(self.folder)
                return []
            notices, moves = self._moves(files, own)
            _carry_out(moves)
        shutil.rmtree(self.path, ignore_errors=True)
        _sweep(self.folder, own)
        return notices

    def _moves(
        self, files: Sequence[str], own: Sequence[str]
    ) -> tuple[list[str], list[tuple[Path, Path]]]:
        notices, moves = [], [(self.folder / name, self.path / OLD / name) for name in own]
        ours = {name.casefold() for name in own}
        for name in files:
            place = self.folder / name
            _refuse_way_round(self.folder, place)
            if name.casefold() not in ours and (place.exists() or place.is_symlink()):
                kept = _free(place)
                moves.append((place, kept))
                said = _("“{name}” was changed since; it is kept as “{kept}”.")
                notices.append(said.format(name=name, kept=kept.name))
            moves.append((self.path / name, place))
        return notices, moves


def _refuse_way_round(folder: Path, place: Path) -> None:
    """Raise FacilitatorError where a folder on the way is no folder, but points elsewhere."""
    for step in place.relative_to(folder).parents:
        way = folder / step
        if way != folder and (way.is_symlink() or (way.exists() and not way.is_dir())):
            message = _("“{name}” in this folder is in the way; move it elsewhere first.")
            raise FacilitatorError(message.format(name=way.name))


def _free(place: Path) -> Path:
    number = 1
    while True:
        words = _("kept") if number == 1 else _("kept {number}").format(number=number)
        kept = place.with_name(f"{place.stem} ({words}){place.suffix}")
        if not kept.exists() and not kept.is_symlink():
            return kept
        number += 1


def _carry_out(moves: Sequence[tuple[Path, Path]]) -> None:
    """Move files one after another; where one cannot be moved, put all of them back."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        raise


def _sweep(folder: Path, own: Sequence[str]) -> None:
    """Remove the folders that only older files of ours were in."""
    ways = {way for name in own for way in (folder / name).parents if way.is_relative_to(folder)}
    for way in sorted(ways - {folder}, key=lambda each: -len(each.parts)):
        try:
            way.rmdir()
        except OSError:  # something is in it
            continue
