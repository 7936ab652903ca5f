"""One workshop file, open: steps, undo, and word of what changed.

Every action is one step, saved whole before the next begins; there is nothing else to save. A
store belongs to one thread.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Self

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from facilitator.database import DRIVER, saving, under_sqlalchemy
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.inspection import UnreadableWorkshopError, columns, table_names
from facilitator.lock import WorkshopInUseError
from facilitator.migrations import VERSIONS, Version
from facilitator.opening import Opened, Opening
from facilitator.signal import Signal
from facilitator.undo import Change, ChangeLog, Changes, History, Step, Table, rows_changed

__all__ = [
    "Changes",
    "ReadOnlyWorkshopError",
    "Store",
    "UnreadableWorkshopError",
    "WorkshopInUseError",
]


Clock = Callable[[], datetime]
"""Says what time it is, in UTC."""


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


class ReadOnlyWorkshopError(FacilitatorError):
    """This workshop is open for reading only."""


@dataclass
class _Saved:
    session: Session
    changes: Sequence[Change] = ()


class Store:
    """One `.workshop` file, from `create` or `open` to `close`."""

    def __init__(self, path: Path, opened: Opened, driver: ModuleType) -> None:
        self.path = path
        self.clock: Clock = utc_now
        """By which time is told. Whoever rehearses a day gives another one."""
        self.read_only = opened.read_only
        self.read_only_reason = opened.read_only_reason
        """Why a file that was to be opened for writing was not, in a sentence."""
        self.backup_warning = opened.backup_warning
        """Why there is no backup of this opening, in a sentence."""
        self.changed: Signal[Changes] = Signal()
        """Tells which rows changed, after they are saved."""
        self._driver = driver
        self._opened = opened
        self._connection = under_sqlalchemy(opened.connection, driver)
        self._history = History()
        self._session: Session | None = None
        self._saving: str | None = None
        self._log = ChangeLog(
            opened.connection, [] if self.read_only else _tables(opened.connection)
        )

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        versions: Sequence[Version] = VERSIONS,
        driver: ModuleType = DRIVER,
    ) -> Self:
        """Make a new, empty workshop file and open it; never overwrite one."""
        path = path.resolve()
        return cls(path, Opening(versions, None, driver).create(path), driver)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        versions: Sequence[Version] = VERSIONS,
        data_folder: Path | None = None,
        driver: ModuleType = DRIVER,
    ) -> Self:
        """Open a workshop file: where it is, or a copy of it where it cannot be changed.

        Raises `WorkshopInUseError` where somebody writes to it already, and
        `UnreadableWorkshopError` where it is damaged, missing or not ours. A file that is only
        read is left alone. Backups go to `data_folder`.
        """
        path = path.resolve()
        opened = Opening(versions, data_folder, driver).open(path, read_only=read_only)
        return cls(path, opened, driver)

    def close(self) -> None:
        """Let go of the file. Closing twice is harmless."""
        self._connection.close()
        self._opened.leave.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def step(self, label: str, *, merge: str | None = None) -> Generator[Session]:
        """Run one user action: saved whole, or not at all, and undone as one.

        `label` is what the menu calls it. A step with the same `merge` key as the step before it
        continues that one. A step inside a step is part of it.
        """
        if self._session is not None and self._saving == "step":
            with self._session.begin_nested():
                yield self._session
            return
        with self._transaction("step") as saved:
            yield saved.session
        self._history.record(Step(label, _undoable(saved.changes), merge))
        self._announce(saved.changes)

    @contextmanager
    def progress(self) -> Generator[Session]:
        """Save where people are: the clock, the step in hand. Announced, and never undone.

        Inside a step it is part of that step.
        """
        if self._session is not None and self._saving is not None:
            yield self._session
            return
        with self._transaction("progress") as saved:
            yield saved.session
        self._announce(saved.changes)

    @contextmanager
    def for_good(self) -> Generator[Session]:
        """Save what must not come back: neither it nor anything before it can be undone."""
        with self._transaction("for good") as saved:
            yield saved.session
        self._history.forget()
        self._announce(saved.changes)

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Look something up; nothing is saved. Inside a step it sees what the step has done."""
        if self._session is not None:
            yield self._session
            return
        with saving(self._driver), self._begin() as session, session.no_autoflush:
            yield session

    @property
    def undo_label(self) -> str | None:
        """What the next undo takes back; None when there is nothing."""
        return self._history.done[-1].label if self._history.done else None

    @property
    def redo_label(self) -> str | None:
        """What the next redo does again; None when there is nothing."""
        return self._history.undone[-1].label if self._history.undone else None

    def undo(self) -> None:
        """Take back the newest step, if there is one."""
        self._reverse(self._history.done, self._history.undo)

    def redo(self) -> None:
        """Do the step again that was undone last, if there is one."""
        self._reverse(self._history.undone, self._history.redo)

    def _reverse(self, steps: Sequence[Step], settle: Callable[[Step], None]) -> None:
        if not steps:
            return
        label = steps[-1].label
        try:
            with self._transaction("undo") as saved:
                self._log.take_back(steps[-1].changes)
        except (IntegrityError, self._driver.IntegrityError) as error:
            message = _("“{label}” stays as it is, because something else has taken its place.")
            raise FacilitatorError(message.format(label=label)) from error
        settle(Step(label, _undoable(saved.changes)))
        self._announce(saved.changes)

    @contextmanager
    def _transaction(self, kind: str) -> Generator[_Saved]:
        if self.read_only:
            reason = self.read_only_reason or _("This workshop is open for reading only.")
            raise ReadOnlyWorkshopError(reason)
        if self._session is not None:
            raise RuntimeError(f"{kind} began inside {self._saving or 'reading'}")
        with saving(self._driver), self._begin(kind) as session:
            session.connection()  # begins the transaction
            saved = _Saved(session)
            yield saved
            session.flush()
            saved.changes = self._log.take()
            session.commit()

    @contextmanager
    def _begin(self, kind: str | None = None) -> Generator[Session]:
        session = Session(
            self._connection, expire_on_commit=False, join_transaction_mode="control_fully"
        )
        self._session, self._saving = session, kind
        try:
            with session:
                yield session
        except BaseException:
            self._connection.rollback()  # a commit that failed leaves both transactions open
            self._opened.connection.rollback()
            raise
        finally:
            self._session = self._saving = None

    def _announce(self, changes: Sequence[Change]) -> None:
        if changes:
            self.changed.emit(rows_changed(changes))


def _undoable(changes: Iterable[Change]) -> list[Change]:
    return [change for change in changes if change.undoable()]


def _tables(connection: Any) -> list[Table]:
    tables: list[Table] = []
    for name in table_names(connection):
        found = columns(connection, name)
        tables.append(Table(name, tuple(found), list(found.values()).index(True)))
    return tables
