"""What a process that nobody sees tells the window: that it is done, or in a sentence why not."""

import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from facilitator.errors import FacilitatorError
from facilitator.i18n import speak

DONE, TROUBLE = "done", "trouble"


def answer(
    connection: Connection,
    language: str,
    work: Callable[[], object],
    *,
    failed: Callable[[], str],
    refused: Callable[[OSError], str] | None = None,
) -> None:
    """Do the one thing that a process is there for, say what came of it, and say no more.

    `refused` says what a disk or a printer refused; `failed` what nobody foresaw, of which a
    report is kept. Both are asked once the language of the window is spoken.
    """
    speak(language)
    try:
        connection.send(outcome(work, failed=failed, refused=refused))
    finally:
        connection.close()


def outcome(
    work: Callable[[], object],
    *,
    failed: Callable[[], str],
    refused: Callable[[OSError], str] | None = None,
) -> tuple[str, Any]:
    """Return `DONE` and what came of the work, or `TROUBLE` and a sentence."""
    try:
        return DONE, work()
    except FacilitatorError as error:
        return TROUBLE, str(error)
    except Exception as error:
        if refused is not None and isinstance(error, OSError):
            return TROUBLE, refused(error)
        from ui.trouble import keep_report

        keep_report(error, sys.exc_info()[2])
        return TROUBLE, failed()
