"""The file of a store: its one connection, where it is, and its going and coming back.

A stick may be pulled out in mid-session. Then work goes on in a recovery copy, on a connection to
that, until the file is back or the workshop was saved elsewhere.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from facilitator import seal
from facilitator.database import driver_errors, is_locked, saving, trouble, under_sqlalchemy
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.inspection import columns, table_names
from facilitator.opening import Opened, Opening
from facilitator.passphrase import Passphrase
from facilitator.recovery.away import Away
from facilitator.recovery.moving import Moved, Whereabouts, not_done
from facilitator.signal import Signal
from facilitator.undo import ChangeLog, Table

Clock = Callable[[], datetime]
"""Says what time it is, in UTC."""


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


class ReadOnlyWorkshopError(FacilitatorError):
    """This workshop is open for reading only."""


class OpenFile:
    """One `.workshop` file from its opening to `close`. What is done in it is a Store's."""

    def __init__(self, path: Path, opened: Opened, opening: Opening) -> None:
        self.path = path
        """Where the file belongs; while it is `away`, it is not there."""
        self.key = opening.key if is_locked(opened.connection) else None
        """The passphrase; None where the file has none."""
        self.clock: Clock = utc_now
        """By which time is told. Whoever rehearses a day gives another one."""
        self.read_only = opened.read_only
        self.read_only_reason = opened.read_only_reason
        """Why a file that was to be opened for writing was not, in a sentence."""
        self.backup_warning = opened.backup_warning
        """Why there is no backup of this opening, in a sentence."""
        self.moved: Signal[Moved] = Signal()
        """Tells that the file is gone and work goes on in a copy, or that it is back."""
        self._opened = opened
        self._closed = False
        self._whereabouts = Whereabouts(path, opened, opening)
        self._session: Session | None = None
        self._saving: str | None = None
        self._begin_on(opened.connection)

    def _begin_on(self, connection: Any) -> None:
        self._connection = under_sqlalchemy(connection)
        self._log = ChangeLog(connection, [] if self.read_only else logged_tables(connection))

    def close(self) -> None:
        """Let go of the file. Closing twice is harmless.

        A file that is back gets what was done meanwhile; otherwise the recovery copy stays,
        unless the file is there and has it all.
        """
        if self._closed:
            return
        if self._whereabouts.is_back():
            with suppress(FacilitatorError):
                self.put_back()
        self._closed = True
        self._let_go()
        self._whereabouts.close()

    def _let_go(self) -> None:
        for close in (self._connection.close, self._opened.leave.close):
            with suppress(*driver_errors(DBAPIError, OSError)):  # where the stick is out
                close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Where the file is

    @property
    def away(self) -> Away | None:
        """The recovery copy in which work goes on while the file is gone."""
        return self._whereabouts.away

    @property
    def changed_meanwhile(self) -> bool:
        """Whether the file is back, and somebody else wrote to it: it is left alone."""
        return self._whereabouts.changed_meanwhile

    @property
    def not_put_back(self) -> FacilitatorError | None:
        """Why what was done meanwhile could not be put into a file that is back."""
        return self._whereabouts.refusal

    def look(self) -> None:
        """Look for the file while nothing is done: go on without it, or put it back.

        FacilitatorError where it is gone, and no copy can be made.
        """
        if self.read_only or self._closed or self._session is not None:
            return
        self._see_to_file()
        if self._whereabouts.is_worth_a_try():
            with suppress(FacilitatorError):
                self.put_back()

    def put_back(self, home: Path | None = None) -> None:
        """Write what was done meanwhile over the file, and go on there.

        `home` is where the file is now, where that is not where it was. FacilitatorError where it
        is not there, cannot be written, or does not say what was left in it.
        """
        self._refuse_now("putting back")
        home = None if home is None else home.resolve()
        self._go_on_in(self._whereabouts.back(home))
        self.path = home or self.path
        self._whereabouts.settle(self.path)
        self.moved.emit(Moved("back", self.path))

    def save_elsewhere(self, target: Path) -> None:
        """Write the whole workshop to another place, and go on there. What is there stays.

        FacilitatorError where it cannot be written, or where there is a file already.
        """
        self._refuse_now("saving elsewhere")
        self._see_to_file()
        target = target.resolve()
        self._go_on_in(self._whereabouts.elsewhere(self._opened.connection, target))
        self.path = target
        self._whereabouts.settle(target)
        self.moved.emit(Moved("elsewhere", target))

    def _see_to_file(self) -> None:
        """Go on in a recovery copy where the file is gone."""
        if self._whereabouts.is_lost():
            self._move_on(lost=False)

    @contextmanager
    def _moving_on(self) -> Generator[None]:
        """Go on in a recovery copy where the file went meanwhile; what was at hand is not done."""
        try:
            yield
        except driver_errors(DBAPIError) as error:
            if not self._whereabouts.lost_by(error, self._opened.connection):
                if trouble(error) in ("full", "gone", "refused"):
                    self.moved.emit(Moved("refused", self.path))
                raise
            self._move_on(lost=True)
            raise FacilitatorError(not_done(self.path)) from error

    def _move_on(self, *, lost: bool) -> None:
        self._go_on_in(self._whereabouts.into_copy(self._opened.connection))
        self.moved.emit(Moved("copy", self.path, lost))

    def _go_on_in(self, opened: Opened) -> None:
        self._let_go()
        self._opened = opened
        self._begin_on(opened.connection)

    def _refuse_now(self, kind: str) -> None:
        if self.read_only:
            reason = self.read_only_reason or _(
                "This workshop is open for reading only; open it again to change it."
            )
            raise ReadOnlyWorkshopError(reason)
        if self._session is not None:
            raise RuntimeError(f"{kind} began inside {self._saving or 'reading'}")

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

    # Its passphrase

    def lock_with(self, key: Passphrase | None) -> None:
        """Give the file this passphrase, or none. It has the one or the other, never half of it.

        Nobody is told of a change, since no row changes; undo and redo go on.
        """
        self._refuse_now("a passphrase")
        self._see_to_file()
        if self.away is not None:
            message = _(
                "This workshop is in a copy on this computer for now; give it a passphrase once "
                "it is back in its place, or saved elsewhere."
            )
            raise FacilitatorError(message)
        before = self._opened.connection
        try:
            with saving():
                self._opened.lock_with(self.path, self.key, key, self._connection.close)
            self.key = key
        except OSError as error:
            message = _(
                "This workshop cannot be written anew, so it stays as it is: {why}. Make room, "
                "and try again."
            )
            raise FacilitatorError(message.format(why=error.strerror or str(error))) from error
        finally:
            if self._opened.connection is not before:
                self._begin_on(self._opened.connection)
                self._whereabouts.locked_anew(self.key)


def logged_tables(connection: Any) -> list[Table]:
    """Return the tables of a file in which changes are logged: all but the seal."""
    tables: list[Table] = []
    for name in table_names(connection):
        if name == seal.TABLE:
            continue
        found = columns(connection, name)
        tables.append(Table(name, tuple(found), list(found.values()).index(True)))
    return tables
