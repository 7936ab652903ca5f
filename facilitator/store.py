"""One workshop file, open: steps, undo, and word of what changed.

Every action is one step, saved whole before the next begins; there is nothing else to save. A
store belongs to one thread.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from facilitator import seal
from facilitator.database import driver_errors, saving
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.lock import WorkshopInUseError
from facilitator.migrations import VERSIONS, Version
from facilitator.open_file import Clock, OpenFile, ReadOnlyWorkshopError, utc_now
from facilitator.opening import Opened, Opening
from facilitator.passphrase import Passphrase
from facilitator.prepared import DRIVER
from facilitator.recovery.away import Away
from facilitator.recovery.returning import open_again
from facilitator.signal import Signal
from facilitator.undo import Change, Changes, History, Step, rows_changed
from facilitator.unreadable import LockedWorkshopError, UnreadableWorkshopError

__all__ = [
    "Changes",
    "Clock",
    "LockedWorkshopError",
    "ReadOnlyWorkshopError",
    "Store",
    "UnreadableWorkshopError",
    "WorkshopInUseError",
    "utc_now",
]


@dataclass
class _Saved:
    session: Session
    changes: Sequence[Change] = ()


class Store(OpenFile):
    """One `.workshop` file, from `create` or `open` to `close`."""

    def __init__(self, path: Path, opened: Opened, opening: Opening) -> None:
        super().__init__(path, opened, opening)
        self.changed: Signal[Changes] = Signal()
        """Tells which rows changed, after they are saved."""
        self._history = History()

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        key: Passphrase | None = None,
        versions: Sequence[Version] = VERSIONS,
    ) -> Self:
        """Make a new, empty workshop file and open it; never overwrite one."""
        path, opening = path.resolve(), Opening(versions, None, key)
        return cls(path, opening.create(path), opening)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        key: Passphrase | None = None,
        read_only: bool = False,
        versions: Sequence[Version] = VERSIONS,
        data_folder: Path | None = None,
    ) -> Self:
        """Open a workshop file: where it is, or a copy of it where it cannot be changed.

        Raises `WorkshopInUseError` where somebody writes to it already, `LockedWorkshopError`
        where `key` does not open it, and `UnreadableWorkshopError` where it is damaged, missing
        or not ours. A file that is only
        read is left alone. Backups go to `data_folder`.
        """
        path, opening = path.resolve(), Opening(versions, data_folder, key)
        return cls(path, opening.open(path, read_only=read_only), opening)

    @classmethod
    def resume(
        cls,
        away: Away,
        *,
        key: Passphrase | None = None,
        versions: Sequence[Version] = VERSIONS,
        data_folder: Path | None = None,
    ) -> Self:
        """Go on in a recovery copy that was not put back yet, in the name of its file."""
        opening = Opening(versions, data_folder, key)
        opened = open_again(away, opening)
        store = cls(away.home, opened, opening)
        store._whereabouts.resume(away)
        return store

    @classmethod
    def show(
        cls,
        path: Path,
        make: Callable[[Path], str],
        *,
        key: Passphrase | None = None,
        versions: Sequence[Version] = VERSIONS,
    ) -> Self:
        """Open for reading what `make` writes to a private place, in the name of this file.

        So a damaged workshop is looked at, and an earlier version. `make` returns why nothing can
        be changed in it, in a sentence.
        """
        path, opening = path.resolve(), Opening(versions, None, key)
        return cls(path, opening.show(path, make), opening)

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
        self._whereabouts.begin_anew()
        self._announce(saved.changes)

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Look something up; nothing is saved. Inside a step it sees what the step has done."""
        if self._session is not None:
            yield self._session
            return
        self._see_to_file()
        with saving(), self._moving_on(), self._begin() as session, session.no_autoflush:
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
        label, was_away = steps[-1].label, self.away is not None
        try:
            saved = self._taken_back(steps[-1])
        except FacilitatorError:
            if was_away or self.away is None:
                raise
            saved = self._taken_back(steps[-1])  # the file went meanwhile; its copy has it all
        settle(Step(label, _undoable(saved.changes)))
        self._announce(saved.changes)

    def _taken_back(self, step: Step) -> _Saved:
        try:
            with self._transaction("undo") as saved:
                self._log.take_back(step.changes)
        except driver_errors(IntegrityError, kind="IntegrityError") as error:
            message = _(
                "“{label}” stays as it is, because something else has taken its place. Move "
                "that away first."
            )
            raise FacilitatorError(message.format(label=step.label)) from error
        return saved

    @contextmanager
    def _transaction(self, kind: str) -> Generator[_Saved]:
        self._refuse_now(kind)
        self._see_to_file()
        with saving(), self._moving_on(), self._begin(kind) as session:
            connection = self._opened.connection
            connection.execute("BEGIN")  # the session joins in where it is asked for more
            session.info[DRIVER] = connection
            saved = _Saved(session)
            yield saved
            if session.in_transaction():
                session.flush()
            saved.changes = self._log.take()
            digest = seal.carry(connection, saved.changes)
            self._whereabouts.about_to_save(digest)
            if session.in_transaction():
                session.commit()
            if connection.in_transaction:
                connection.commit()
        self._whereabouts.saved(saved.changes, digest)

    def _announce(self, changes: Sequence[Change]) -> None:
        if changes:
            self.changed.emit(rows_changed(changes))


def _undoable(changes: Iterable[Change]) -> list[Change]:
    return [change for change in changes if change.undoable()]
