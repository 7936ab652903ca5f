"""Until when workshops are kept: noted beside their backups, which obey it too.

A recovery copy is never deleted for it, since it may be all there is of the newest work; and what
it says itself goes before what was noted.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.backups import shelf_of
from facilitator.data_folder import data_folder
from facilitator.database import connect, driver_errors
from facilitator.files import replacing
from facilitator.i18n import _, ngettext
from facilitator.recovery.away import Away, not_back_yet
from facilitator.shared_pictures import is_plain

NOTE: Final = "delete-after.json"


class Overdue(NamedTuple):
    """A workshop that was to be deleted by now."""

    shelf: Path
    """The folder of its backups."""
    path: Path | None
    """Where it was last, if that is known."""
    day: str
    """After this day, written YYYY-MM-DD."""

    @property
    def uid(self) -> str:
        """The workshop's, by which its folder is called."""
        return self.shelf.name

    @property
    def there(self) -> bool:
        """Whether its file is where it was."""
        return self.path is not None and self.path.is_file()

    @property
    def waiting(self) -> list[Away]:
        """Its recovery copies, which somebody has to decide about."""
        return [each for each in not_back_yet(_kept_in(self)) if _name_of(each) == self.shelf.name]


def note_until(workshop: Path, uid: str, day: str, folder: Path | None = None) -> None:
    """Note after which day a workshop is to be deleted; a day that was taken back is noted as well.

    A full disk costs a reminder, and no more.
    """
    note = shelf_of(workshop, uid, folder) / NOTE
    if not day and not note.parent.is_dir():
        return
    said = json.dumps([str(workshop), day])
    try:
        if note.is_file() and note.read_text("utf-8") == said:
            return
        note.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with replacing(note) as draft:
            draft.write_text(said, "utf-8")
    except (OSError, ValueError):
        return


def overdue(today: date, folder: Path | None = None) -> list[Overdue]:
    """Return the workshops whose day has passed, as far as this computer knows of them."""
    return [each for each in _known(folder) if each.day < today.isoformat()]


def delete_overdue_backups(found: Iterable[Overdue]) -> str:
    """Delete the backups of workshops whose day has passed; say so in a sentence, if there were."""
    count = 0
    for each in found:
        for copy in (*each.shelf.glob("*.workshop"), *each.shelf.glob("pictures/*")):
            try:
                copy.unlink(missing_ok=True)
            except OSError:
                continue
            count += copy.suffix == ".workshop"
    if not count:
        return ""
    return ngettext(
        "{count} backup of a workshop that is past its day was deleted.",
        "{count} backups of workshops that are past their day were deleted.",
        count,
    ).format(count=count)


def _kept_in(overdue: Overdue) -> Path:
    """Return the data folder in which the backups are."""
    return overdue.shelf.parent.parent


def said_overdue(title: str, day: str) -> str:
    """Return the reminder of a workshop; `day` as people say it."""
    return _("“{title}” was to be deleted after {day}.").format(title=title, day=day)


def _known(folder: Path | None) -> Iterator[Overdue]:
    backups = (folder or data_folder()) / "backups"
    waiting = {_name_of(each): each for each in reversed(not_back_yet(folder))}
    try:
        names = {shelf.name for shelf in backups.iterdir()}
    except OSError:
        names = set()
    for name in sorted(names | waiting.keys()):
        shelf = backups / name
        away = waiting.get(name)
        known = (away and _in_copy(shelf, away)) or _noted(shelf) or _in_backup(shelf)
        if known is not None and known.day:
            yield known if away is None or known.there else known._replace(path=away.home)


def _name_of(away: Away) -> str:
    """Return what the folder of the workshop's backups is called; two copies have a number more."""
    return away.copy.parent.name.partition(" ")[0]


def _in_copy(shelf: Path, away: Away) -> Overdue | None:
    day = _day_in(away.copy)
    return None if day is None else Overdue(shelf, away.home, day)


def _noted(shelf: Path) -> Overdue | None:
    try:
        path, day = json.loads((shelf / NOTE).read_text("utf-8"))
    except (OSError, ValueError, TypeError):
        return None
    if not isinstance(path, str) or not isinstance(day, str) or "\0" in path:
        return None
    return Overdue(shelf, Path(path), day)


def _in_backup(shelf: Path) -> Overdue | None:
    """Return what the newest backup says: one that was made without the window has no note."""
    newest = max(shelf.glob("[0-9]*.workshop"), default=None)
    day = None if newest is None else _day_in(newest)
    return None if day is None else Overdue(shelf, None, day)


def _day_in(copy: Path) -> str | None:
    """Return the day that a copy says; None where that needs a passphrase, or cannot be read."""
    try:
        if not is_plain(copy):
            return None
        with closing(connect(copy, mode="ro")) as connection:
            row = connection.execute("SELECT delete_after FROM workshop LIMIT 1").fetchone()
    except driver_errors(OSError, UnicodeDecodeError):
        return None
    return str(row[0]) if row else None
