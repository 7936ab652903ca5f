"""Where on Earth something is, as people write it: grid references, metres, degrees.

British National Grid is always taken by the same seven published numbers, never by whichever
grid files a computer happens to have, so that the same reference is the same spot everywhere.
"""

import math
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _

if TYPE_CHECKING:
    from pyproj import Transformer

BRITISH_NATIONAL_GRID: Final = (
    "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy "
    "+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs +type=crs"
)
"""EPSG:27700 by way of the Helmert transformation EPSG:1314, good to about two metres."""

_EAST, _NORTH = 700_000, 1_300_000
_SQUARE: Final = re.compile(r"([A-Z]{2})\s*([\d\s]*)")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_PAIR_OF_THOUSANDS: Final = re.compile(rf"({_THOUSANDS.pattern})[\s;,]+({_THOUSANDS.pattern})")
_PAIR_WITH_COMMAS: Final = re.compile(r"([+-]?\d+,\d+)(?:\s*[;,]\s*|\s+)([+-]?\d+,\d+)")
_DEGREES: Final = re.compile(r"[+-]?\d[^°]*°[^°]*?(?=[\s,;]*[+-]?\d+(?:\.\d+)?°|$)")
_ONE_ANGLE: Final = re.compile(
    r"([+-]?\d+(?:\.\d+)?)\s*[°\s]?\s*(?:(\d+(?:\.\d+)?)\s*['\s]?\s*)?(?:(\d+(?:\.\d+)?)\s*\"?)?"
)
_SPELLINGS: Final = str.maketrans(
    {"º": "°", "˚": "°", "″": '"', "”": '"', "“": '"', "−": "-", "–": "-"}
    | dict.fromkeys("′’‘`´", "'")
)


class Position(NamedTuple):
    """A spot in WGS 84, longitude first."""

    lon: float
    lat: float


def read_position(text: str) -> Position:
    """Return the spot that was written, or raise InvalidEntryError in one plain sentence.

    British grid references (the south-west corner of their square), eastings and northings, and
    degrees, latitude first unless letters say otherwise.
    """
    tidy = " ".join(unicodedata.normalize("NFC", text).translate(_SPELLINGS).upper().split())
    tidy = tidy.replace("''", '"')
    if not tidy:
        raise InvalidEntryError(_how_to_write_it())
    if square := _SQUARE.fullmatch(tidy):
        return _from_grid_reference(*square.groups())
    if re.search(r"[NSEW]", tidy):
        return _from_letters(tidy)
    return _from_two_numbers(_two_numbers(tidy))


def british(easting: float, northing: float) -> Position:
    """Return the spot with this easting and northing."""
    lon, lat = to_lon_lat(BRITISH_NATIONAL_GRID).transform(easting, northing)
    return Position(float(lon), float(lat))


@cache
def to_lon_lat(crs: str) -> "Transformer":
    """Return what takes coordinates (easting or longitude first) to WGS 84, and back."""
    from pyproj import Transformer

    return Transformer.from_crs(crs, "EPSG:4326", always_xy=True)


def _from_grid_reference(letters: str, digits: str) -> Position:
    parts = digits.split()
    figures = "".join(parts)
    whole = 0 < len(figures) <= 10 and len(figures) % 2 == 0
    if not whole or (len(parts) == 2 and len(parts[0]) != len(parts[1])) or len(parts) > 2:
        raise InvalidEntryError(
            _("A grid reference has as many figures east as north; write one such as SJ 7105 0500.")
        )
    east, north = _corner(letters)
    half = len(figures) // 2
    size = 10 ** (5 - half)
    east, north = east + int(figures[:half]) * size, north + int(figures[half:]) * size
    return british(east, north)


def _corner(letters: str) -> tuple[int, int]:
    """Return the south-west corner of a square of 100 km, by its two letters."""
    places = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
    if "I" not in letters:
        large, small = places.index(letters[0]), places.index(letters[1])
        east = ((large - 2) % 5) * 500_000 + (small % 5) * 100_000
        north = (19 - large // 5 * 5) * 100_000 - small // 5 * 100_000
        if 0 <= east < _EAST and 0 <= north < _NORTH:
            return east, north
    raise InvalidEntryError(
        _("There is no square {letters} in the British grid; check the letters.").format(
            letters=letters
        )
    )


def _from_letters(text: str) -> Position:
    """Read two parts that each have a letter for their direction, all before or all after."""
    ahead = bool(re.match(r"[NSEW]", text))
    pattern = r"([NSEW])([^A-Z]+)" if ahead else r"([^A-Z]+)([NSEW])"
    found = re.findall(pattern, text)
    if len(found) != 2 or re.sub(pattern, "", text).strip(" ,;M"):
        if text.count("M") == 2:
            return _from_letters(re.sub(r"M", "", text))
        raise InvalidEntryError(_how_to_write_it())
    named = {(a if ahead else b): (b if ahead else a).strip(" ,;") for a, b in found}
    plain = {letter: _NUMBER.fullmatch(part) for letter, part in named.items()}
    if named.keys() == {"E", "N"} and all(plain.values()):
        east, north = float(named["E"]), float(named["N"])
        if east > 180 or north > 90:
            return _from_metres(east, north)
    south, west = named.keys() & {"N", "S"}, named.keys() & {"E", "W"}
    if len(south) != 1 or len(west) != 1:
        raise InvalidEntryError(_how_to_write_it())
    return _position(_directed(named, south.pop()), _directed(named, west.pop()))


def _directed(named: dict[str, str], letter: str) -> float:
    if named[letter].startswith(("-", "+")):
        raise InvalidEntryError(
            _("A minus and a letter contradict each other; leave one of them out.")
        )
    angle = _angle(named[letter])
    return -angle if letter in "SW" else angle


def _angle(text: str) -> float:
    """Return degrees from degrees, minutes and seconds, of which only the last has decimals."""
    match = _ONE_ANGLE.fullmatch(text.strip(" ,;"))
    if match is None:
        raise InvalidEntryError(_how_to_write_it())
    given = [part for part in match.groups() if part is not None]
    if any("." in part for part in given[:-1]) or any(float(part) >= 60 for part in given[1:]):
        raise InvalidEntryError(_("Minutes and seconds run from 0 to 59; please check them."))
    size = math.fsum(abs(float(part)) / 60**place for place, part in enumerate(given))
    return -size if given[0].startswith("-") else size


def _two_numbers(text: str) -> tuple[float, float]:
    """Return two numbers that stand without letters, however they are set apart."""
    if "°" in text:
        angles = _DEGREES.findall(text)
        if len(angles) == 2:
            return _angle(angles[0]), _angle(angles[1])
    thousands, commas = _PAIR_OF_THOUSANDS.fullmatch(text), _PAIR_WITH_COMMAS.fullmatch(text)
    if thousands and commas and all(float(p.replace(",", ".")) <= 90 for p in commas.groups()):
        raise InvalidEntryError(
            _("It is not clear what the commas in this mean; write 53.541, -2.439 with points.")
        )
    if thousands:
        first, second = (part.replace(",", "") for part in thousands.groups())
        return float(first), float(second)
    if commas:
        first, second = (part.replace(",", ".") for part in commas.groups())
        return float(first), float(second)
    parts = re.split(r"\s*[,;]\s*|\s+", text)
    if len(parts) != 2 or not all(_NUMBER.fullmatch(part) for part in parts):
        raise InvalidEntryError(_how_to_write_it())
    return float(parts[0]), float(parts[1])


def _from_two_numbers(pair: tuple[float, float]) -> Position:
    first, second = pair
    if max(abs(first), abs(second)) < 1000:
        return _position(first, second)
    return _from_metres(first, second)


def _from_metres(east: float, north: float) -> Position:
    if not (0 <= east < _EAST and 0 <= north < _NORTH) or max(east, north) < 1000:
        raise InvalidEntryError(
            _(
                "This is outside the British grid: eastings run from 0 to 700000 and "
                "northings from 0 to 1300000. Check both."
            )
        )
    return british(east, north)


def _position(lat: float, lon: float) -> Position:
    if abs(lat) > 90 or abs(lon) > 180:
        raise InvalidEntryError(
            _("There is no such place; write the latitude, up to 90, first, then the longitude.")
        )
    return Position(lon, lat)


def _how_to_write_it() -> str:
    return _(
        "This could not be read as a place; write a grid reference such as SJ 7105 0500, "
        "metres such as 371000 405000, or degrees such as 53.5408, -2.4391."
    )
