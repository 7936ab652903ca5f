"""How the known points of a map, and what they come to, are said."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facilitator.ground import Ground, in_britain
from facilitator.i18n import _
from facilitator.positions import BRITISH_NATIONAL_GRID, to_lon_lat
from ui.exercises.community_map.base_words import said_length, said_number, said_wide

if TYPE_CHECKING:
    from facilitator.ground import ControlPoint


def as_typed(lon: float, lat: float) -> str:
    """Return a position as it can be typed: easting and northing in Britain, else degrees."""
    if in_britain(lon, lat):
        back = to_lon_lat(BRITISH_NATIONAL_GRID).transform(lon, lat, direction="INVERSE")
        east, north = (round(number) for number in back)
        return f"{east} {north:06d}"
    return f"{lat:.6f}, {lon:.6f}"


def as_read(lon: float, lat: float) -> str:
    """Say how a position was understood, so that a slip is noticed."""
    north = _("{degrees}° north") if lat >= 0 else _("{degrees}° south")
    east = _("{degrees}° east") if lon >= 0 else _("{degrees}° west")
    said = _("Read as {north}, {east}.")
    return said.format(
        north=north.format(degrees=f"{abs(lat):.5f}"), east=east.format(degrees=f"{abs(lon):.5f}")
    )


def off_by(metres: float) -> str:
    """Say how far a point lies from where all of them together put it."""
    if metres < 1:
        return _("Off by less than 1 m.")
    return _("Off by {length}.").format(length=said_length(metres))


def outcome(ground: Ground, size: tuple[int, int]) -> str:
    """Say what the points come to: how wide the map is, and how well they fit."""
    wide, _high = said_wide(ground, (0, 0, *size))
    said = [_("The map is {wide} wide.").format(wide=wide)]
    if ground.error is None:
        said.append(_("Two points always fit; a third one shows how well."))
    else:
        mean = sum(ground.errors) / len(ground.errors)
        length = said_length(mean) if mean >= 1 else _("{number} m").format(number=said_number(1))
        average = _("The known points are off by {length} on average.")
        if mean < 1:
            average = _("The known points are off by less than {length} on average.")
        said.append(average.format(length=length))
    if ground.notice:
        said.append(ground.notice)
    return " ".join(said)


def still_needed(points: "Sequence[ControlPoint]") -> str:
    """Say what is missing before the map lies anywhere."""
    if points:
        return _("One more point, far from the first, and the map has its place.")
    return _("Two points are enough; three or more, far apart, show how well they fit.")
