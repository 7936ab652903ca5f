"""What happens when something goes wrong that nobody foresaw: a calm sentence, and a report.

The report says where in the code it happened and nothing of what people wrote.
"""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from facilitator import __version__
from facilitator.data_folder import data_folder
from facilitator.errors import FacilitatorError
from facilitator.i18n import _

KEPT: Final = 20

Say = Callable[[str], object]


def report(error: BaseException, trace: TracebackType | None) -> str:
    """Return where something went wrong: kinds of errors, files, lines; no message, no values."""
    lines = [f"Facilitator {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    at: BaseException | None = error
    while at is not None:
        lines.append(type(at).__qualname__)
        frames = traceback.extract_tb(trace if at is error else at.__traceback__)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
        at = at.__cause__ or at.__context__
    return "\n".join(lines) + "\n"


def keep_report(error: BaseException, trace: TracebackType | None) -> None:
    """Write a report into the data folder, where people can find and send it."""
    folder = data_folder() / "reports"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S.%fZ.txt")
        (folder / name).write_text(report(error, trace), "utf-8")
        for old in sorted(folder.glob("*.txt"))[:-KEPT]:
            old.unlink()
    except OSError:
        return


def stay_calm(say: Say) -> None:
    """From now on tell people what went wrong in a sentence, never in a traceback."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, FacilitatorError):
            say(str(error))
        else:
            keep_report(error, trace)
            say(
                _(
                    "That did not work, and a report of it was kept on this computer. "
                    "What you did before is saved."
                )
            )

    sys.excepthook = hook
