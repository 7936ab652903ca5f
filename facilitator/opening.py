"""From a path to a connection: locked, examined, brought up to date and backed up; or a copy."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator import backups
from facilitator.database import connect, driver_errors, make_empty
from facilitator.errors import FacilitatorError
from facilitator.file_header import read_version, refuse_misleading_journal
from facilitator.files import copy_as_it_stands, forget_drafts, journal_of, replacing
from facilitator.i18n import _
from facilitator.inspection import connect_examined
from facilitator.lock import WorkshopLock
from facilitator.migrations import Version
from facilitator.passphrase import Passphrase
from facilitator.recovery.base import Base, EmptyBase, HeldBase
from facilitator.shared_pictures import write_whole
from facilitator.unreadable import plainly


@dataclass
class Opened:
    """A workshop file that is open; `leave` closes it, lets go of its lock or drops its copy."""

    connection: Any
    leave: ExitStack
    read_only: bool
    read_only_reason: str | None = None
    backup_warning: str | None = None
    base: Base | None = None
    """What a recovery copy would begin with; whoever takes the file over lets go of it."""

    def lock_with(
        self,
        path: Path,
        old: Passphrase | None,
        new: Passphrase | None,
        let_go: Callable[[], object],
    ) -> None:
        """Put a file with another passphrase, or none, in the place of the one that is open.

        `let_go` closes what stands on the connection, and it, once the new file is written; then
        there is another connection.
        """
        key, closed = old, False
        try:
            with replacing(path) as draft:
                write_whole(self.connection, draft, new)
                closed = True
                let_go()  # Windows replaces no file that is open
            key = new
        finally:
            if closed:
                self.connection = connect(path, key)
                self.leave.callback(self.connection.close)


@dataclass(frozen=True)
class Opening:
    """How files are opened: with which passphrase, in which versions, with backups where."""

    versions: Sequence[Version]
    data_folder: Path | None = None
    key: Passphrase | None = None
    """Of no use, and no harm, where the file has none."""

    def create(self, path: Path) -> Opened:
        """Make a new file of the newest version and open it."""
        newest = self.versions[-1]
        with ExitStack() as leave:
            try:
                leave.callback(WorkshopLock.take(path).release)
                _refuse_to_overwrite(path)
                with replacing(path) as draft:
                    make_empty(draft, newest.sql, newest.number, self.key)
            except driver_errors(OSError) as error:
                message = _("“{name}” cannot be made here; choose another folder, or make room.")
                raise FacilitatorError(message.format(name=path.name)) from error
            connection = leave.enter_context(closing(self._connect(path, path, newest.number)))
            base = EmptyBase(newest)
            return Opened(connection, leave.pop_all(), read_only=False, base=base)

    def open(self, path: Path, *, read_only: bool) -> Opened:
        """Open a file where it is, for writing; or else a private copy of it, for reading."""
        number = read_version(path, self.key)
        refuse_misleading_journal(path)
        with ExitStack() as leave:
            reason = None if read_only else self._take_lock(path, number, leave)
            if read_only or reason is not None:
                connection = self._copy(path, number, leave)
                return Opened(connection, leave.pop_all(), read_only=True, read_only_reason=reason)
            connection = self._in_place(path, number)
            leave.callback(connection.close)
            forget_drafts(path)
            opened = Opened(connection, leave, read_only=False)
            self._back_up(path, opened)
            opened.leave = leave.pop_all()
            return opened

    def show(self, path: Path, make: Callable[[Path], str]) -> Opened:
        """Open for reading what `make` writes to a private place, in the name of a file."""
        with ExitStack() as leave:
            folder = Path(leave.enter_context(tempfile.TemporaryDirectory(prefix="facilitator-")))
            made = folder / path.name
            with plainly(path):
                reason = make(made)
            connection = self._copy(made, read_version(made, self.key), leave)
            return Opened(connection, leave.pop_all(), read_only=True, read_only_reason=reason)

    def _take_lock(self, path: Path, number: int, leave: ExitStack) -> str | None:
        """Take the lock, or return why this file cannot be written."""
        if number > self.versions[-1].number:
            return _(
                "This workshop was made by a newer version of the app, so it can be read "
                "here and not changed; install that version to change it."
            )
        if not _may_write(path):
            return _(
                "This workshop’s file may only be read, so nothing can be changed in it; copy "
                "it to work on it."
            )
        try:
            leave.callback(WorkshopLock.take(path).release)
        except OSError:
            return _(
                "This workshop’s folder cannot be written to, so nothing can be changed in it; "
                "copy the workshop to another folder to work on it."
            )
        return None

    def _connect(self, path: Path, named: Path, number: int) -> Any:
        version = next(
            (version for version in self.versions if version.number == number), self.versions[-1]
        )
        return connect_examined(path, named, version, self.key)

    def _in_place(self, path: Path, number: int) -> Any:
        if journal_of(path).exists():  # opening rolls it back, so it is tried on a copy first
            with ExitStack() as trial:
                self._copy(path, number, trial)
        connection = self._connect(path, path, number)
        if number == self.versions[-1].number:
            return connection
        with closing(connection):
            uid = uid_of(connection)
        try:
            backups.keep(path, uid, number, self.data_folder)
        except OSError as error:
            raise FacilitatorError(_cannot_back_up()) from error
        self._upgrade(path, number)
        return self._connect(path, path, self.versions[-1].number)

    def _copy(self, path: Path, number: int, leave: ExitStack) -> Any:
        folder = leave.enter_context(tempfile.TemporaryDirectory(prefix="facilitator-"))
        with plainly(path):
            copy = copy_as_it_stands(path, Path(folder), self.key)
        connection = self._connect(copy, path, number)
        if number < self.versions[-1].number:
            connection.close()
            self._upgrade(copy, number)
            connection = self._connect(copy, path, self.versions[-1].number)
        leave.callback(connection.close)
        return connection

    def _upgrade(self, path: Path, number: int) -> None:
        from facilitator.migrations.upgrade import upgrade  # Alembic costs 0.1 s

        upgrade(path, number, self.versions, self.key)

    def _back_up(self, path: Path, opened: Opened) -> None:
        """Keep a backup, and hold it; note a warning where that did not succeed."""
        connection = opened.connection
        try:
            backup = backups.back_up(
                path, uid_of(connection), self.data_folder, connection=connection, key=self.key
            )
            opened.base = HeldBase.backup(backup, connection)
        except OSError:
            opened.backup_warning = _cannot_back_up()


def _may_write(path: Path) -> bool:
    try:
        path.open("r+b").close()
    except OSError:
        return False
    return True


def _refuse_to_overwrite(path: Path) -> None:
    if path.exists():
        message = _("There is a file “{name}” already; choose another name.")
        raise FacilitatorError(message.format(name=path.name))


def uid_of(connection: Any) -> str | None:
    """Return the workshop's uid, on the driver's own connection."""
    try:
        row = connection.execute("SELECT uid FROM workshop LIMIT 1").fetchone()
    except driver_errors():
        return None  # a version without it; the path tells workshops apart
    return None if row is None else str(row[0])


def _cannot_back_up() -> str:
    return _(
        "No backup of this workshop could be made; the disk may be full. Make some room, and "
        "try again."
    )
