"""Where the work goes on: in the file, in its recovery copy, or in another place."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy.exc import DBAPIError

from facilitator import seal
from facilitator.database import driver_errors, is_locked, trouble
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.lock import WorkshopInUseError
from facilitator.opening import Opened, Opening, uid_of
from facilitator.passphrase import Passphrase
from facilitator.recovery import returning
from facilitator.recovery.away import Away
from facilitator.recovery.keeping import Keeping
from facilitator.undo import Change

_FIRST_WAIT: Final = 2.0
_LONGEST_WAIT: Final = 60.0
"""Seconds between two tries to write to a stick that refused."""
_NO_JOURNAL: Final = "unable to open database file"
"""What SQLite says where the folder may not be written to, among other things."""


class Moved(NamedTuple):
    """That work goes on in another place from now on; `refused` that it may have to."""

    where: Literal["copy", "back", "elsewhere", "refused"]
    home: Path
    """The file; in `copy`, where it was."""
    lost: bool = False
    """Whether the step that was at hand is to be done again."""


class Whereabouts:
    """Watches over the file of one store; the store itself moves."""

    def __init__(self, home: Path, opened: Opened, opening: Opening) -> None:
        self.home = home
        self.away: Away | None = None
        self.changed_meanwhile = False
        """Whether the file is back, and somebody else wrote to it."""
        self._refusal: FacilitatorError | None = None
        key = opening.key if is_locked(opened.connection) else None
        self._opening = replace(opening, key=key)
        self._watches = not opened.read_only
        uid = uid_of(opened.connection) if self._watches else None
        self._keeping = Keeping(home, opened.base, uid, opening.data_folder)
        self._at_going = b""
        """The seal of what the file said when it was missed."""
        self._wait, self._next_try = _FIRST_WAIT, 0.0
        if self._watches:
            digest = seal.digest(opened.connection)
            self.about_to_save(digest)
            self.saved([], digest)

    # Step by step

    def about_to_save(self, digest: bytes | None) -> None:
        """Note what the file may say from now on, whether saving succeeds or not."""
        if digest is not None:
            self._keeping.about_to_save(digest)

    def saved(self, changes: list[Change], digest: bytes | None) -> None:
        """Note what was saved."""
        if digest is not None:
            self._keeping.saved(changes, digest)

    def is_lost(self) -> bool:
        """Tell whether the file is not where it was: a look, before each step."""
        if self.away is not None or not self._watches:
            return False
        if not self._keeping.is_there():
            return True
        self._keeping.lighten()
        return False

    def lost_by(self, error: BaseException, connection: Any) -> bool:
        """Tell whether it is the file's being gone that made something fail on its connection.

        A full disk is none of that, and neither is a folder that may not be written to any more.
        But a file that was whole when it was opened, and makes no sense now, is on a device that
        fails.
        """
        what = trouble(error)
        if self.away is not None or not self._watches or what is None:
            return False
        if not self._keeping.is_there():
            return True
        if what == "damaged":  # it may be another file that somebody tries to take in
            return not _is_whole(connection)
        cause = error.orig if isinstance(error, DBAPIError) else error
        return what == "gone" and _NO_JOURNAL not in str(cause)

    def begin_anew(self) -> None:
        """Hold the file as it is now, and nothing of what it was: something went for good."""
        if self.away is None and self._watches:
            self._keeping.begin_anew()

    def locked_anew(self, key: Passphrase | None) -> None:
        """Hold the file that was written anew with this passphrase, or with none."""
        self._opening = replace(self._opening, key=key)
        self._keeping.begin_at(self.home)

    # Away

    def into_copy(self, connection: Any) -> Opened:
        """Write the recovery copy and open it. FacilitatorError where that cannot be."""
        away = self._keeping.recovery_copy(connection, self._opening.key)
        if away is None:
            raise FacilitatorError(_gone_for_good(self.home))
        try:
            opened = returning.open_copy(away, self._opening.key)
        except driver_errors(OSError) as error:
            with suppress(OSError):
                away.forget()
            raise FacilitatorError(_gone_for_good(self.home)) from error
        except WorkshopInUseError as error:  # somebody opened it at once, and has it all
            raise FacilitatorError(_gone_for_good(self.home)) from error
        self.resume(away)
        self._at_going = self._keeping.seal
        return opened

    def resume(self, away: Away) -> None:
        """Know that work goes on in this recovery copy."""
        self.away, self.changed_meanwhile, self._refusal = away, False, None
        self._wait, self._next_try = _FIRST_WAIT, 0.0
        self._keeping.let_go()

    def is_back(self) -> bool:
        """Tell whether there is a file again where it was."""
        away = self.away  # where its note was spoilt, nobody knows where it belongs
        return away is not None and self.home != away.copy and _is_file(self.home)

    @property
    def refusal(self) -> FacilitatorError | None:
        """Why what was done could not be put into the file when that was tried last.

        None where the file is not back, or where somebody else changed it.
        """
        return self._refusal if self._refusal is not None and self.is_back() else None

    def is_worth_a_try(self) -> bool:
        """Tell whether it may be put back now; what refused is not asked all the time."""
        return monotonic() >= self._next_try and not self.changed_meanwhile and self.is_back()

    def back(self, home: Path | None = None) -> Opened:
        """Write the recovery copy over the file, and open that; `home` is where it is now.

        FacilitatorError where that cannot be, now or at all.
        """
        if self.away is None:
            raise FacilitatorError(
                _("This workshop is where it belongs already; go on working in it.")
            )
        self._next_try = monotonic() + self._wait
        self._wait = min(2 * self._wait, _LONGEST_WAIT)
        if self._keeping.seal not in self.away.seals:
            self.away = replace(self.away, seals=(*self.away.seals, self._keeping.seal))
        with suppress(OSError):
            self.away.write_note()  # the stick may be pulled out when all is written
        if home is not None:
            return returning.put_back(replace(self.away, home=home), self._opening)
        self._refusal = None
        try:
            return returning.put_back(self.away, self._opening)
        except returning.ChangedMeanwhileError:
            self.changed_meanwhile = True
            raise
        except FacilitatorError as error:
            self._refusal = error
            raise

    def settle(self, home: Path) -> None:
        """Have left the recovery copy, or a place that refused: the file is here from now on."""
        left, self.away = self.away, None
        self.home, self.changed_meanwhile = home, False
        self._keeping.begin_at(home)
        if left is not None:
            with suppress(OSError):
                left.forget()

    def elsewhere(self, connection: Any, target: Path) -> Opened:
        """Write the whole workshop to another place, and open that."""
        return returning.write_elsewhere(connection, target, self._opening.key)

    def close(self) -> None:
        """Hold nothing any more. Nobody has the copy open any more.

        One in which nothing was done goes, but only if the file is there, whole, and has it all.
        """
        self._keeping.let_go()
        if self.away is not None and self._at_going == self._keeping.seal and self._has_it_all():
            with suppress(OSError):
                self.away.forget()

    def _has_it_all(self) -> bool:
        """Tell whether the file is back and can be read, and says what was saved last.

        A seal covers every row, and so the workshop's uid.
        """
        try:
            said = returning.what_it_says(self.home, self._opening) if self.is_back() else None
        except driver_errors(FacilitatorError, OSError, UnicodeDecodeError):
            return False
        return said is not None and said.seal == self._keeping.seal


def _is_whole(connection: Any) -> bool:
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])
    except driver_errors(UnicodeDecodeError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _gone_for_good(home: Path) -> str:
    message = _(
        "“{name}” is not where it was, and no copy could be made on this computer, so nothing "
        "can be saved; put its stick in again. Nothing that was saved before is lost."
    )
    return message.format(name=home.name)


def not_done(home: Path) -> str:
    """Return what is said where the file went while something was being saved."""
    message = _(
        "The stick or folder with “{name}” is gone, so the last thing was not saved: do it again. "
        "Nothing that was saved before is lost."
    )
    return message.format(name=home.name)
