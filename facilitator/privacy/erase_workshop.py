"""Erasing a whole workshop: its file, and what it left beside it."""

from contextlib import suppress
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.files import journal_of
from facilitator.i18n import _
from facilitator.lock import WorkshopLock
from facilitator.recovery.away import waiting_copies


def refuse_while_open(workshop: Path, uid: str) -> None:
    """Raise WorkshopInUseError where somebody works on a recovery copy of a workshop now."""
    for away in waiting_copies(uid, workshop):
        with suppress(OSError):
            WorkshopLock.take(away.copy).release()


def erase_file(workshop: Path) -> None:
    """Delete a workshop's file for good.

    WorkshopInUseError where somebody works on it; FacilitatorError where it cannot be deleted.
    """
    if not workshop.is_file():
        message = _(
            "“{name}” is not where it was, so it cannot be erased; put its stick in, and try again."
        )
        raise FacilitatorError(message.format(name=workshop.name))
    try:
        lock = WorkshopLock.take(workshop)
        try:
            workshop.unlink()
            journal_of(workshop).unlink(missing_ok=True)
        finally:
            lock.release()
    except OSError as error:
        message = _(
            "“{name}” cannot be deleted here: {why}. Close it where it is open, and try again."
        )
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=workshop.name, why=why)) from error


def not_reached() -> str:
    """Return what erasing a workshop does not reach."""
    return _(
        "Copies on sticks, in mails and on other computers are not reached, and neither is "
        "paper: delete and shred those yourself."
    )
