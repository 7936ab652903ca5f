"""One writer: a lock beside the file, which the window and the command line both honour.

The lock file says which computer and process hold the workshop, and since when. Whether that
process still lives is not guessed from its number: it holds an operating system's lock on the
file as well, which ends with the process, also when the process is killed or the power fails.
"""

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from facilitator.errors import FacilitatorError
from facilitator.holding import hold
from facilitator.i18n import _


class WorkshopInUseError(FacilitatorError):
    """Somebody has this workshop open for writing."""


class WorkshopLock:
    """Holds `name.workshop.lock` from `take` to `release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def take(cls, workshop: Path) -> Self:
        """Lock this workshop, or raise `WorkshopInUseError`.

        A lock that a process of this computer left behind is taken over. One from another
        computer stays: whether that is still at work cannot be seen from here. Raises OSError
        where the folder cannot be written to.
        """
        path = workshop.with_name(f"{workshop.name}.lock")
        while True:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                hold(descriptor)
            except OSError as error:
                held_by = _read(descriptor)
                os.close(descriptor)
                raise _in_use(workshop, path, held_by) from error
            if _is_still(path, descriptor):
                break
            os.close(descriptor)  # its owner let go and removed it in between
        held_by = _read(descriptor)
        if held_by.get("host", platform.node()) != platform.node():
            os.close(descriptor)
            raise _in_use(workshop, path, held_by)
        _write(descriptor)
        return cls(path, descriptor)

    def release(self) -> None:
        """Remove the lock, as far as it is still there."""
        if sys.platform == "win32":  # which does not remove open files
            os.close(self._descriptor)
            self._remove()
        else:
            self._remove_own()
            os.close(self._descriptor)

    def _remove_own(self) -> None:
        try:
            own = _is_still(self._path, self._descriptor)
        except OSError:
            return  # the stick is out
        if own:  # where another stick is in now, the lock there is somebody else's
            self._remove()

    def _remove(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return  # the stick is out; what stays on it is taken over at the next opening


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _read(descriptor: int) -> dict[str, Any]:
    try:
        held_by = json.loads(os.read(descriptor, 4096))
    except (OSError, ValueError):
        return {}
    return held_by if isinstance(held_by, dict) else {}


def _write(descriptor: int) -> None:
    holder = {
        "host": platform.node(),
        "process": os.getpid(),
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.truncate(descriptor, 0)
    os.write(descriptor, json.dumps(holder).encode())


def _in_use(workshop: Path, lock: Path, held_by: dict[str, Any]) -> WorkshopInUseError:
    host = held_by.get("host", platform.node())
    if host == platform.node():
        message = _("“{name}” is already open on this computer; go on working there.")
    else:
        message = _(
            "“{name}” is open on another computer, {host}; close it there. If that computer "
            "stopped without closing it, delete the file “{lock}” and open it again."
        )
    return WorkshopInUseError(message.format(name=workshop.name, host=host, lock=lock.name))
