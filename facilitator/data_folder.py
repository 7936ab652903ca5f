"""Where the app keeps what belongs to a user and not to a workshop.

Portable, it keeps all of that beside the program, on the stick, and writes nothing elsewhere: a
file `portable.txt` beside the program makes it so. What that file says does not matter.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

PORTABLE: Final = "portable.txt"
SOURCE_PORTABLE: Final = "FACILITATOR_PORTABLE"
"""Names such a file for an app that runs from its source, which has no program to lie beside."""

A_DAY: Final = 24 * 60 * 60


def data_folder() -> Path:
    """Return where the app keeps things for this user.

    That is where FACILITATOR_DATA_DIR says, or beside a portable program, or in the user's folder.
    """
    if chosen := os.environ.get("FACILITATOR_DATA_DIR"):
        return Path(chosen)
    if (portable := portable_folder()) is not None:
        return portable / "Facilitator data"
    from platformdirs import user_data_path

    return user_data_path("Facilitator", appauthor=False)


def portable_folder() -> Path | None:
    """Return the folder with a portable program in it; None where the app is installed."""
    if not getattr(sys, "frozen", False):
        named = Path(os.environ.get(SOURCE_PORTABLE) or os.devnull)
        return named.absolute().parent if named.is_file() else None
    beside = Path(sys.executable).absolute().parent
    if beside.match("*.app/Contents/MacOS"):  # what people see there is the whole bundle
        beside = beside.parents[2]
    return beside if (beside / PORTABLE).is_file() else None


def workshops_folder() -> Path | None:
    """Return where new workshops go beside a portable program; None where it is installed."""
    portable = portable_folder()
    return None if portable is None else portable / "Workshops"


def keep_together() -> None:
    """Keep what is written in passing beside a portable program, too.

    That holds for this process and those that it starts: private copies, and what the libraries
    under Qt remember of fonts.
    """
    if portable_folder() is None:
        return
    temporary, caches = _temporary(), data_folder() / "caches"
    for folder in (temporary, caches):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:  # a stick that may only be read: there is no other place then
            return
    os.environ.update(dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(temporary)))
    os.environ["XDG_CACHE_HOME"] = str(caches)
    tempfile.tempdir = str(temporary)


def clear_leftovers() -> None:
    """Remove the private copies beside a portable program that were left there a day ago or more.

    A program that was killed leaves them, and no computer clears a stick.
    """
    if portable_folder() is None or not (temporary := _temporary()).is_dir():
        return
    for each in temporary.glob("facilitator-*"):
        try:
            is_old = time.time() - each.stat().st_mtime > A_DAY
        except OSError:
            continue
        if is_old:
            shutil.rmtree(each, ignore_errors=True)


def _temporary() -> Path:
    return data_folder() / "temporary"
