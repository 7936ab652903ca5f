"""From the recovery copy back to where the file belongs, or to another place."""

import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from time import sleep
from typing import Any, NamedTuple, TypeVar

from facilitator import seal
from facilitator.database import connect, driver_errors
from facilitator.errors import FacilitatorError
from facilitator.files import journal_of, replacing
from facilitator.i18n import _
from facilitator.lock import WorkshopInUseError, WorkshopLock
from facilitator.opening import Opened, Opening, uid_of
from facilitator.passphrase import Passphrase
from facilitator.recovery.away import Away
from facilitator.shared_pictures import write_whole

T = TypeVar("T")


def open_copy(away: Away, key: Passphrase | None) -> Opened:
    """Open a recovery copy that was just written."""
    with ExitStack() as leave:
        leave.callback(_patiently(lambda: WorkshopLock.take(away.copy)).release)
        connection = leave.enter_context(closing(connect(away.copy, key)))
        return Opened(connection, leave.pop_all(), read_only=False)


def open_again(away: Away, opening: Opening) -> Opened:
    """Open a recovery copy that waits. FacilitatorError where that cannot be."""
    return _patiently(lambda: opening.open(away.copy, read_only=False))


def _patiently(take: Callable[[], T]) -> T:
    """Take what another process may hold for a moment, to see whether anybody works in it."""
    for _again in range(5):
        with suppress(WorkshopInUseError):
            return take()
        sleep(0.02)
    return take()


class Said(NamedTuple):
    """What a file says, in short."""

    uid: str | None
    seal: bytes


def what_it_says(path: Path, opening: Opening) -> Said:
    """Read a whole file by way of a private copy. FacilitatorError where it cannot be read."""
    opened = opening.open(path, read_only=True)
    with opened.leave:
        return Said(uid_of(opened.connection), seal.digest(opened.connection))


def put_back(away: Away, opening: Opening) -> Opened:
    """Write the recovery copy, which is at rest, over the file that it comes from; open that.

    FacilitatorError where that cannot be, or where the file says what we did not leave there.
    Then all stays as it is.
    """
    home = away.home
    try:
        with ExitStack() as leave:
            if not home.is_file():
                raise _not_there(home)
            leave.callback(WorkshopLock.take(home).release)
            if what_it_says(home, opening).seal not in away.seals:
                raise ChangedMeanwhileError(_changed(home))
            _settle(home, opening.key)
            with replacing(home) as draft:
                _copy(away.copy, draft)
            connection = leave.enter_context(closing(connect(home, opening.key)))
            seal.digest(connection)
            return Opened(connection, leave.pop_all(), read_only=False)
    except driver_errors(OSError) as error:
        raise _not_written(home) from error


class ChangedMeanwhileError(FacilitatorError):
    """The file is back, and somebody else wrote to it."""


def write_elsewhere(connection: Any, target: Path, key: Passphrase | None) -> Opened:
    """Write the whole workshop to another place, and open that; never over a file."""
    if target.suffix.lower() != ".workshop":
        message = _("“{name}” is no name for a workshop; let it end in .workshop.")
        raise FacilitatorError(message.format(name=target.name))
    try:
        with ExitStack() as leave:
            leave.callback(WorkshopLock.take(target).release)
            if target.exists():
                message = _("There is a file “{name}” already; choose another name.")
                raise FacilitatorError(message.format(name=target.name))
            with replacing(target) as draft:
                write_whole(connection, draft, key)
            new = leave.enter_context(closing(connect(target, key)))
            return Opened(new, leave.pop_all(), read_only=False)
    except driver_errors(OSError) as error:
        raise _not_written(target) from error


def beside(home: Path) -> Path:
    """Return a free name next to a file, for what was worked on meanwhile."""
    number = 1
    while True:
        name = _("{name} (went on)") if number == 1 else _("{name} (went on {number})")
        path = home.with_name(f"{name.format(name=home.stem, number=number)}.workshop")
        if not path.exists():
            return path
        number += 1


def _settle(home: Path, key: Passphrase | None) -> None:
    """Roll back what was half written when the stick was pulled out."""
    if journal_of(home).exists():
        with closing(connect(home, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _copy(source: Path, draft: Path) -> None:
    with source.open("rb") as reader, draft.open("xb") as writer:
        shutil.copyfileobj(reader, writer, 1 << 20)
        writer.flush()
        os.fsync(writer.fileno())


def _not_there(home: Path) -> FacilitatorError:
    message = _("“{name}” is not where it was; put the stick in again, or save it elsewhere.")
    return FacilitatorError(message.format(name=home.name))


def _changed(home: Path) -> str:
    message = _(
        "“{name}” is there again, but it was changed meanwhile, so it was left alone; save your "
        "copy beside it, and bring both together later."
    )
    return message.format(name=home.name)


def _not_written(path: Path) -> FacilitatorError:
    message = _("“{name}” cannot be written here; choose another folder, or make room.")
    return FacilitatorError(message.format(name=path.name))
