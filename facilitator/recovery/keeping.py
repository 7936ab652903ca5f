"""What an open workshop keeps so that work can go on without its file."""

import os
from collections import deque
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from facilitator import seal
from facilitator.database import connect, driver_errors
from facilitator.files import replacing
from facilitator.inspection import table_names
from facilitator.passphrase import Passphrase
from facilitator.recovery.away import Away, new_away, recovery_folder
from facilitator.recovery.base import Base, HeldBase
from facilitator.recovery.since import Since
from facilitator.shared_pictures import write_whole
from facilitator.undo import Change

_MOST_SEALS: Final = 200


class Keeping:
    """Where a file is, and base and forward log of what it says."""

    def __init__(
        self, path: Path, base: Base | None, uid: str | None, folder: Path | None = None
    ) -> None:
        """`uid`: the workshop's, as far as it is known; `folder`: the user's data folder."""
        self._uid, self._folder = uid, folder
        self._since = Since()
        self._seals: deque[bytes] = deque(maxlen=_MOST_SEALS)
        self._base = base
        self._path = str(path)
        self._identity = _identity(self._path)
        self.seal = b""
        """Of what was saved last."""

    # While the file is there

    def is_there(self) -> bool:
        """Tell whether what lies at the path is still the file that was opened."""
        return _identity(self._path) == self._identity is not None

    def about_to_save(self, digest: bytes) -> None:
        """Note what the file may say from now on, whether saving succeeds or not."""
        self._seals.append(digest)

    def saved(self, changes: Sequence[Change], digest: bytes) -> None:
        """Note what was saved."""
        self.seal = digest
        if self._base is not None:
            self._since.note(changes)

    def lighten(self) -> None:
        """Hold a new base where so much changed that this takes less room."""
        if self._since.is_heavy:
            with suppress(OSError):  # else it goes on as it is
                self._hold(Path(self._path))

    def begin_anew(self) -> None:
        """Hold the file as it is now, and nothing of what it was.

        Where that does not succeed, nothing is held, and a recovery copy can be made only for as
        long as the open file can be read.
        """
        self.let_go()
        if self.is_there():
            with suppress(OSError):
                self._hold(Path(self._path))

    def begin_at(self, path: Path) -> None:
        """Hold the file at this path: this app has just written it."""
        self._path = str(path)
        self._identity = _identity(self._path)
        self.begin_anew()

    def _hold(self, path: Path) -> None:
        base = HeldBase.copy(path, recovery_folder(self._folder))
        self.let_go()
        self._base = base

    def let_go(self) -> None:
        """Hold nothing any more."""
        self._uid = self._since.uid() or self._uid
        base, self._base, self._since = self._base, None, Since()
        if base is not None:
            base.close()

    # Once it is gone

    def recovery_copy(self, connection: Any, key: Passphrase | None) -> Away | None:
        """Write the workshop after its last whole step into a recovery copy; None where none can.

        `connection` is the driver's own to the file that is gone: sometimes it can still be read.
        """
        self._uid = self._since.uid() or self._uid
        away = None
        try:
            away = new_away(Path(self._path), self._uid, self._seals, self._folder)
            with replacing(away.copy) as draft:
                if not (self._from_base(draft, key) or self._from_file(draft, connection, key)):
                    raise OSError
        except driver_errors(OSError, UnicodeDecodeError, ValueError):
            if away is not None:
                with suppress(OSError):
                    away.forget()
            return None
        return away

    def _from_base(self, draft: Path, key: Passphrase | None) -> bool:
        if self._base is None:
            return False
        try:
            self._base.write(draft, key)
            with closing(connect(draft, key)) as connection:
                connection.execute("PRAGMA foreign_keys=OFF").fetchall()
                connection.execute("BEGIN")
                self._since.play(connection)
                seal.renew(connection, table_names(connection))
                whole = seal.digest(connection) == self.seal
                connection.execute("COMMIT")
        except driver_errors(OSError):
            whole = False
        if not whole:
            draft.unlink(missing_ok=True)
        return whole

    def _from_file(self, draft: Path, connection: Any, key: Passphrase | None) -> bool:
        write_whole(connection, draft, key)
        with closing(connect(draft, key)) as copy:
            return seal.digest(copy) == self.seal and seal.holds(copy, table_names(copy))


def _identity(path: str) -> tuple[int, int] | None:
    """Return what tells the file at a path from any other; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 (before each step, and twice as fast)
    except OSError:
        return None
    return found.st_dev, found.st_ino
