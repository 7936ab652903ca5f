"""Why a photo could not be read, in one plain sentence each."""

from facilitator.errors import FacilitatorError
from facilitator.i18n import _


class UnreadableError(FacilitatorError):
    """A photo that cannot be read; says what happened and what to do."""


def not_a_picture() -> str:
    """Say that a file holds no picture."""
    return _("This file is not a picture that can be read; save it as JPEG or PNG and try again.")


def too_large() -> str:
    """Say that a picture would fill the memory."""
    return _("This picture has too many pixels to read; save a smaller copy and try again.")


def too_small() -> str:
    """Say that a photo has too few points."""
    return _("This picture is too small to read; use the photo in its full size, or go closer.")


def no_code() -> str:
    """Say that there is no sheet to be seen."""
    return _(
        "No sheet was found here; take the photo again with its square code and all four corners."
    )


def not_ours() -> str:
    """Say that a code is about something else."""
    return _(
        "The code in this photo is not on one of our sheets; take one of a sheet that this app "
        "printed."
    )


def other_workshop() -> str:
    """Say that a sheet belongs elsewhere."""
    return _("This sheet belongs to another workshop; open that one to read it.")


def corner_covered(corner: int) -> str:
    """Say which corner cannot be seen; 0 to 3, clockwise from the top left."""
    return (
        _("The top left corner is covered or outside the photo; take it again with all four."),
        _("The top right corner is covered or outside the photo; take it again with all four."),
        _("The bottom right corner is covered or outside the photo; take it again with all four."),
        _("The bottom left corner is covered or outside the photo; take it again with all four."),
    )[corner]


def corners_covered() -> str:
    """Say that too few corners can be seen."""
    return _(
        "More than one corner is covered or outside the photo; take it again with all four corners."
    )


def too_dark() -> str:
    """Say that there was too little light."""
    return _("This photo is too dark; take it again with more light.")


def too_blurred() -> str:
    """Say that a photo is not sharp."""
    return _("This photo is too blurred; hold still, go closer and take it again.")


def two_sheets() -> str:
    """Say that a photo shows more than one sheet."""
    return _("There are two sheets in this photo; take one photo of each.")


def no_square() -> str:
    """Say that corners picked by hand are not those of a map."""
    return _("These are not the four corners of the map; pick them clockwise from its top left.")
