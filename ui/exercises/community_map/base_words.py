"""How lengths, sizes and files of maps are said."""

from itertools import pairwise
from math import floor, log10
from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from facilitator.i18n import _, spoken

if TYPE_CHECKING:
    from facilitator.ground import Ground

_PIECES: Final = 8
_MEGABYTE: Final = 1024 * 1024


def said_number(number: float) -> str:
    """Say a number as people write it."""
    try:
        return format_decimal(number, locale=Locale.parse(spoken()))
    except (ValueError, UnknownLocaleError):
        return f"{number:,g}"


def said_length(metres: float) -> str:
    """Say a length, to two digits that count, or to whole metres."""
    if metres < 100:
        return _("{number} m").format(number=said_number(round(metres)))
    digits = 1 - floor(log10(metres))
    rounded = round(metres, digits)
    if rounded < 1000:
        return _("{number} m").format(number=said_number(rounded))
    return _("{number} km").format(number=said_number(rounded / 1000))


def said_megabytes(count: int) -> str:
    """Say how much room bytes take."""
    size = count / _MEGABYTE
    if size < 0.1:
        return _("less than 0.1 MB")
    return _("{number} MB").format(number=said_number(round(size, 1 if size < 10 else None)))


def said_wide(ground: "Ground", box: tuple[float, float, float, float]) -> tuple[str, str]:
    """Say how wide and how high a part of a map (left, top, width, height) is on the ground."""
    left, top, width, height = box
    x, y = left + width / 2, top + height / 2
    shares = [number / _PIECES for number in range(_PIECES + 1)]
    across = [(left + width * share, y) for share in shares]
    down = [(x, top + height * share) for share in shares]
    wide, high = (
        sum(ground.metres_between(a, b) for a, b in pairwise(line)) for line in (across, down)
    )
    return said_length(wide), said_length(high)
