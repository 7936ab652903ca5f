"""The file in the data folder that the running app holds, and where it says how it is reached.

That it runs is not guessed from what the file says: it holds the file, which ends with the
process, also when the process is killed.
"""

import json
import os
from pathlib import Path
from typing import Final, NamedTuple, Self

from facilitator.data_folder import data_folder
from facilitator.holding import hold, is_held

LONGEST: Final = 4_096


class Address(NamedTuple):
    """How the running app is reached."""

    name: str
    """Of its local socket."""
    word: str
    """By which it knows its own user: nobody else can read the file."""


class Claim:
    """Makes this process the one whose window others are taken to, until `release`."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls) -> Self | None:
        """Return the claim of this process; None where another one has it.

        Where the data folder cannot be written to, nobody has it, and this process is not found.
        """
        path = _path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return cls(None)
        try:
            hold(descriptor)
            os.truncate(descriptor, 0)  # what a killed app said leads nowhere
        except OSError as error:
            os.close(descriptor)
            return None if is_held(error) else cls(None)
        return cls(descriptor)

    @classmethod
    def of_nobody(cls) -> Self:
        """Return the claim of a process that others are not taken to."""
        return cls(None)

    @property
    def is_ours(self) -> bool:
        """Whether others are taken to this process."""
        return self._descriptor is not None

    def announce(self, address: Address) -> None:
        """Let others know how this process is reached. A full disk costs only that."""
        if self._descriptor is None:
            return
        try:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, json.dumps(address).encode())
        except OSError:
            self.release()

    def release(self) -> None:
        """Let another process be the one."""
        if self._descriptor is not None:
            try:
                os.truncate(self._descriptor, 0)
            except OSError:
                pass  # the stick is out: what stays on it leads nowhere
            finally:
                os.close(self._descriptor)
                self._descriptor = None


def running_app() -> Address | None:
    """Return how the app that runs is reached; None as long as it has not said so."""
    try:
        with _path().open(encoding="utf-8") as stream:
            said = json.loads(stream.read(LONGEST))
    except (OSError, ValueError):
        return None
    fits = isinstance(said, list) and len(said) == 2 and all(isinstance(each, str) for each in said)
    return Address(*said) if fits else None


def _path() -> Path:
    return data_folder() / "running"
