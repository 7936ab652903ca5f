"""What is said when a file is gone, and when it is back."""

from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.i18n import _


def is_gone(home: Path, *, lost: bool) -> str:
    """Return that work goes on in a copy; where a step was at hand, that it is to be done again."""
    if lost:
        sentence = _(
            "The stick or folder with “{name}” is gone, and the last thing you did was not saved: "
            "do it again. You are going on in a copy on this computer; put the stick in again, or "
            "save it elsewhere."
        )
    else:
        sentence = _(
            "The stick or folder with “{name}” is gone. You are going on in a copy on this "
            "computer; put the stick in again, or save it elsewhere."
        )
    return sentence.format(name=home.stem)


def is_back(home: Path) -> str:
    """Return that the file is back and has it all."""
    return _("“{name}” is back, and all that you did meanwhile is in it.").format(name=home.stem)


def was_changed(home: Path) -> str:
    """Return that the file is back and was left alone."""
    sentence = _(
        "“{name}” is back, but somebody changed it meanwhile, so it is left alone. Save your copy "
        "beside it, and bring both together later."
    )
    return sentence.format(name=home.stem)


def is_left_alone(home: Path, why: FacilitatorError) -> str:
    """Return that the file is back, and why what was done meanwhile is not in it."""
    from facilitator.store import (  # which a window without a workshop does without
        LockedWorkshopError,
        UnreadableWorkshopError,
        WorkshopInUseError,
    )

    if isinstance(why, WorkshopInUseError):
        sentence = _(
            "“{name}” is back, but it is open elsewhere, so what you did meanwhile is not in it "
            "yet. Close it there and wait a moment, or save your copy elsewhere."
        )
    elif isinstance(why, (LockedWorkshopError, UnreadableWorkshopError)):
        sentence = _(
            "“{name}” is back, but it cannot be read: it is damaged, or has another passphrase "
            "now. So it is left alone, and all your work is safe in the copy on this computer; "
            "save that elsewhere."
        )
    else:
        sentence = _(
            "“{name}” is back, but nothing can be written to it: its disk is full, or may only "
            "be read. All your work is safe in the copy on this computer; make room and wait a "
            "moment, or save it elsewhere."
        )
    return sentence.format(name=home.stem)


def is_elsewhere(path: Path) -> str:
    """Return where the workshop is from now on."""
    return _("You are going on in {file}.").format(file=path)


def is_refused(home: Path) -> str:
    """Return that nothing can be saved where the file is."""
    sentence = _(
        "“{name}” cannot be saved where it is: the disk is full, or may only be read. Nothing "
        "that was saved before is lost. Make room and do it again, or save it elsewhere."
    )
    return sentence.format(name=home.stem)


def on_this_computer(home: Path) -> str:
    """Return what stands over the workshop for as long as its file is gone."""
    sentence = _("On this computer’s copy: the stick or folder with “{name}” is gone.")
    return sentence.format(name=home.stem)


def not_back(home: Path) -> str:
    """Return what Home says of a workshop that is not back yet."""
    sentence = _("“{name}” is not yet back where it belongs: the newest is on this computer.")
    return sentence.format(name=home.stem)
