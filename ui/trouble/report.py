"""A report of what went wrong: where in the code, in which versions, and nothing of the content.

What an error says may hold what people wrote, so that it is left out; and so are values.
"""

import sys
import traceback
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from facilitator import __version__
from facilitator.data_folder import data_folder

KEPT: Final = 20
FIRST: Final = 10
LAST: Final = 40
"""So many places are told of a long way to an error, which went in circles."""


def report(error: BaseException, trace: TracebackType | None) -> str:
    """Return where something went wrong: kinds of errors, modules, lines; no message, no values."""
    lines = [*_versions(), ""]
    at: BaseException | None = error
    told: set[int] = set()
    while at is not None and id(at) not in told:
        told.add(id(at))
        lines.append(type(at).__qualname__)
        lines += _way_to(trace if at is error else at.__traceback__)
        at = at.__cause__ or at.__context__
    return "\n".join(lines) + "\n"


def keep_report(error: BaseException, trace: TracebackType | None) -> Path | None:
    """Write a report into the data folder, where people can find and send it; return its path.

    None where nothing can be written.
    """
    folder = data_folder() / "reports"
    path = folder / datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S.%fZ.txt")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(report(error, trace), "utf-8")
        others = sorted(each for each in folder.glob("*.txt") if each != path)
        for old in others[: max(len(others) - KEPT + 1, 0)]:
            old.unlink()
    except OSError:
        return None
    return path


def _way_to(trace: TracebackType | None) -> list[str]:
    places = [
        f"  {frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(trace)
    ]
    if len(places) > FIRST + LAST:
        between = len(places) - FIRST - LAST
        places[FIRST:-LAST] = [f"  … {between} more …"]
    return places


def _versions() -> list[str]:
    import platform  # no first paint waits for it

    frozen = ", as a program" if getattr(sys, "frozen", False) else ""
    return [
        f"Facilitator {__version__}{frozen}",
        f"Python {platform.python_version()}",
        _qt(),
        f"SQLite {_sqlite()}",
        f"System {platform.platform()}",
    ]


def _qt() -> str:
    """Return the versions of Qt and PySide, where there is a window at all."""
    if "PySide6.QtCore" not in sys.modules:
        return "Qt is not in use"
    import PySide6
    from PySide6.QtCore import qVersion

    return f"Qt {qVersion()}, PySide {PySide6.__version__}"


def _sqlite() -> str:
    try:
        from facilitator.database import connect

        with closing(connect(None)) as connection:
            return str(connection.execute("SELECT sqlite_version()").fetchone()[0])
    except Exception as error:  # a report is wanted most where the app is broken
        return f"cannot be asked: {type(error).__qualname__}"
