"""A copy of a workshop for others: made where nothing is yet, and open about what it lacks."""

from pathlib import Path

from facilitator.elsewhere import WorkshopFile
from facilitator.errors import FacilitatorError
from facilitator.files import replacing
from facilitator.hand_over.copying import copy_session
from facilitator.i18n import _


def share_copy(file: WorkshopFile, target: Path, *, lock: str = "") -> list[str]:
    """Write a copy that may go to others, and return what is left out of it, in sentences.

    Never over a file that is there. One that has a passphrase keeps it; `lock` is the key that
    gives one to another.
    """
    if target.suffix.lower() != ".workshop":
        message = _("“{name}” is no name for a workshop; let it end in .workshop.")
        raise FacilitatorError(message.format(name=target.name))
    if target.exists():
        message = _("There is a file “{name}” already; choose another name.")
        raise FacilitatorError(message.format(name=target.name))
    try:
        with replacing(target) as draft:
            left_out = copy_session(file, draft, private=False, lock=lock)
    except OSError as error:
        message = _("“{name}” cannot be made here; choose another folder, or make room.")
        raise FacilitatorError(message.format(name=target.name)) from error
    return left_out or [_("There was nothing to leave out.")]
