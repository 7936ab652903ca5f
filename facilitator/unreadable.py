"""Why a workshop file is not opened, in one plain sentence."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from facilitator.database import driver_errors, trouble
from facilitator.errors import FacilitatorError
from facilitator.i18n import _


class UnreadableWorkshopError(FacilitatorError):
    """The file is missing, damaged, or none that this app made."""


class LockedWorkshopError(UnreadableWorkshopError):
    """The file has a passphrase that was not given, or it is damaged: nobody can tell which."""


@contextmanager
def plainly(path: Path, instead: str = "") -> Generator[None]:
    """Say in one plain sentence why a file cannot be opened, whatever reading it raises.

    `instead` is what is said of one that makes no sense, where that may have another reason.
    """
    try:
        yield
    except driver_errors(UnicodeDecodeError) as error:
        sentences = {
            "busy": _("“{name}” is being used by another program; close it there and try again."),
            "slow": _("“{name}” takes too long to look through; it may be damaged. Open a backup."),
            "gone": _disk_trouble(),
        }
        sentence = sentences.get(trouble(error) or "", instead or damaged())
        kind = LockedWorkshopError if sentence == instead else UnreadableWorkshopError
        raise kind(sentence.format(name=path.name)) from error
    except OSError as error:
        raise _cannot_read(path, error) from error


def refuse(path: Path, sentence: str) -> NoReturn:
    """Say that a file is not opened, in a sentence that names it."""
    raise UnreadableWorkshopError(sentence.format(name=path.name))


def _cannot_read(path: Path, error: OSError) -> UnreadableWorkshopError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        sentence = _(
            "There is no file “{name}”; it may have been moved, or its stick is out. Look for "
            "it elsewhere, or put the stick in."
        )
    elif isinstance(error, IsADirectoryError):
        sentence = _("“{name}” is a folder, not a workshop; choose a file in it.")
    elif isinstance(error, PermissionError):
        sentence = _("You may not read “{name}”; ask its owner, or open a copy.")
    else:
        sentence = _disk_trouble()
    return UnreadableWorkshopError(sentence.format(name=path.name))


def damaged() -> str:
    """Say that what is left of a file makes no sense."""
    return _("“{name}” is damaged and cannot be read; open an earlier version or a copy.")


def does_not_open() -> str:
    """Say that a passphrase is not the one of a file, as far as anybody can tell."""
    return _("This passphrase does not open “{name}”. Type it again; else the file is damaged.")


def _disk_trouble() -> str:
    return _("“{name}” cannot be read from its disk; try again, or open a copy.")
