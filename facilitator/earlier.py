"""Earlier versions of a workshop: its rolling backups, by time and by what changed, and back."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from facilitator import seal
from facilitator.backups import back_up, backups_in, shelf_found
from facilitator.contents import WORDINGS, counted, listed
from facilitator.database import connect, driver_errors
from facilitator.errors import FacilitatorError
from facilitator.file_header import may_be_locked
from facilitator.files import journal_of, replacing
from facilitator.i18n import _
from facilitator.inspection import table_names
from facilitator.lock import WorkshopLock
from facilitator.passphrase import Passphrase
from facilitator.shared_pictures import bring_back
from facilitator.unreadable import plainly

_STAMP: Final = "%Y-%m-%dT%H-%M-%S.%fZ"
Rows = Mapping[str, Mapping[object, object]]
"""By table, each row's identity and what it says."""


class Change(NamedTuple):
    """How many rows of one kind came, changed or went."""

    table: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True)
class EarlierVersion:
    """A workshop as it was at one of its openings."""

    path: Path
    at: datetime
    """In this computer's time."""
    counts: Mapping[str, int] = field(default_factory=dict)
    changes: Sequence[Change] | None = None
    """Against the one before; None where that cannot be told, as for the first."""
    trouble: str = ""
    """Why it cannot be looked at, in a sentence; empty where it can."""

    @property
    def holds(self) -> str:
        """What is in it, in words."""
        parts = [counted(table, count) for table, count in self.counts.items() if count]
        return listed(parts) or _("Nothing yet")


def earlier_versions(
    path: Path, key: Passphrase | None = None, uid: str | None = None
) -> list[EarlierVersion]:
    """Return the backups of a workshop, the newest first, each with what changed in it.

    They are found by the workshop's uid, where that is known, and by where its file is.
    """
    before: Rows | None = None
    found: list[EarlierVersion] = []
    for each in backups_in(shelf_found(path, uid)):
        version, before = _version(each, key, before)
        found.append(version)
    return found[::-1]


def changes_since(version: EarlierVersion, path: Path, key: Passphrase | None) -> list[Change]:
    """Return what changed from an earlier version to the file as it is now."""
    return _changes(_read(version.path, key), _read(path, key))


def changes_aloud(changes: Sequence[Change] | None) -> str:
    """Return what changed, in words."""
    if changes is None:
        return _("The first that is kept")
    parts = [
        sign.format(what=counted(change.table, count))
        for change in changes
        for sign, count in (
            (_("{what} added"), change.added),
            (_("{what} changed"), change.changed),
            (_("{what} removed"), change.removed),
        )
        if count
    ]
    return listed(parts) or _("Nothing that is counted here")


def copy_path(path: Path, version: EarlierVersion) -> Path:
    """Return where a copy of an earlier version goes: next to the file, under a free name."""
    name = _("{name} (as on {when})").format(name=path.stem, when=f"{version.at:%Y-%m-%d %H.%M}")
    number, beside = 1, path.with_name(f"{name}.workshop")
    while beside.exists():
        number += 1
        beside = path.with_name(f"{name} {number}.workshop")
    return beside


def newest_intact(versions: Sequence[EarlierVersion]) -> EarlierVersion | None:
    """Return the newest that can be opened."""
    return next((each for each in versions if not each.trouble), None)


def copy_back(version: EarlierVersion, target: Path, key: Passphrase | None = None) -> None:
    """Write an earlier version, whole with its pictures, to a new file; never over one."""
    if target.exists():
        message = _("There is a file “{name}” already; choose another name.")
        raise FacilitatorError(message.format(name=target.name))
    _plainly_written(target, lambda: bring_back(version.path, target, key))


def put_back(path: Path, version: EarlierVersion, key: Passphrase | None = None) -> None:
    """Put an earlier version in the place of a workshop; as it was, that is kept as a backup.

    Nobody has it open meanwhile. FacilitatorError where nothing was put anywhere.
    """
    with ExitStack() as leave:
        try:
            leave.callback(WorkshopLock.take(path).release)
        except OSError as error:
            raise _not_written(path) from error
        _plainly_written(path, lambda: _put(path, version, key))


def _put(path: Path, version: EarlierVersion, key: Passphrase | None) -> None:
    with replacing(path) as draft:
        bring_back(version.path, draft, key)  # first: the backup may be the next to roll away
        if path.exists():
            _keep(path, key)
        journal_of(path).unlink(missing_ok=True)  # else it would be played into the new file


def _keep(path: Path, key: Passphrase | None) -> None:
    """Keep a file as it is as a backup, also one that is damaged."""
    try:
        with closing(connect(path, key)) as connection:
            uid = _uid(connection)
            back_up(path, uid, connection=connection, key=key)
    except driver_errors(UnicodeDecodeError):
        back_up(path, shelf_found(path, None).name)


def _uid(connection: Any) -> str | None:
    row = connection.execute("SELECT uid FROM workshop LIMIT 1").fetchone()
    return None if row is None else str(row[0])


def _plainly_written(path: Path, write: Callable[[], object]) -> None:
    try:
        write()
    except OSError as error:
        raise _not_written(path) from error
    except driver_errors(UnicodeDecodeError) as error:
        raise FacilitatorError(_damaged()) from error


def _not_written(path: Path) -> FacilitatorError:
    message = _("“{name}” cannot be written here; choose another folder, or make room.")
    return FacilitatorError(message.format(name=path.name))


def show(version: EarlierVersion, key: Passphrase | None) -> Callable[[Path], str]:
    """Return what writes an earlier version to a place where it is only looked at."""

    def make(target: Path) -> str:
        bring_back(version.path, target, key)
        reason = _(
            "This is how the workshop was on {when}; it can be looked at, not changed. Go back "
            "to now to change something."
        )
        return reason.format(when=moment(version.at))

    return make


def moment(at: datetime) -> str:
    """Return a day and a time, as people here write them."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_datetime

    from facilitator.i18n import spoken

    try:
        locale = Locale.parse(spoken().replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return f"{at:%Y-%m-%d %H:%M}"
    pattern = "EEEE d MMMM y, HH:mm" if locale.language == "en" else "long"
    return format_datetime(at, pattern, locale=locale)


def _version(
    path: Path, key: Passphrase | None, before: Rows | None
) -> tuple[EarlierVersion, Rows | None]:
    at = datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
    try:
        rows = _read(path, key)
    except FacilitatorError:
        return EarlierVersion(path, at.astimezone(), trouble=_trouble(path)), before
    counts = {table: len(found) for table, found in rows.items()}
    changes = None if before is None else _changes(before, rows)
    return EarlierVersion(path, at.astimezone(), counts, changes), rows


def _trouble(path: Path) -> str:
    if may_be_locked(path):
        return _("This earlier version has another passphrase, or is damaged; choose another one.")
    return _damaged()


def _damaged() -> str:
    return _("This earlier version is damaged; choose another one.")


def _changes(before: Rows, after: Rows) -> list[Change]:
    found = []
    for table in WORDINGS:
        old, new = before[table], after[table]
        changed = sum(old[each] != new[each] for each in old.keys() & new.keys())
        change = Change(table, len(new.keys() - old.keys()), changed, len(old.keys() - new.keys()))
        if any(change[1:]):
            found.append(change)
    return found


def _read(path: Path, key: Passphrase | None) -> Rows:
    """Return what a file says of what people count, once it was examined; it is only read."""
    with plainly(path), closing(connect(path, key, mode="ro")) as connection:
        connection.execute("BEGIN")
        if not _is_intact(connection):
            raise FacilitatorError(_trouble(path))
        return {table: _rows(connection, table) for table in WORDINGS}


def _is_intact(connection: Any) -> bool:
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        return False
    aside = connection.execute("SELECT 1 FROM map_picture WHERE length(data) = 0").fetchone()
    return aside is not None or seal.holds(connection, table_names(connection))


def _rows(connection: Any, table: str) -> dict[object, object]:
    rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608
    names = [column[0] for column in rows.description]
    place = names.index("uid") if "uid" in names else 0
    return {row[place]: row for row in rows}
