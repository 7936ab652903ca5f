"""Where a GeoTIFF says it lies: its corner or its matrix, and the number of its projection."""

from collections.abc import Mapping
from typing import Any, Final

from facilitator.errors import InvalidEntryError
from facilitator.ground import Reference, Six, ground_of
from facilitator.i18n import _

_SCALE: Final = 33550
_TIEPOINTS: Final = 33922
_MATRIX: Final = 34264
_KEYS: Final = 34735
_MODEL, _RASTER, _GEOGRAPHIC, _PROJECTED = 1024, 1025, 2048, 3072
_POINT: Final = 2
_OWN: Final = 32767


def where_it_lies(tags: Mapping[int, Any], size: tuple[int, int]) -> tuple[Reference | None, str]:
    """Return what the tags say, and in one sentence why it cannot be used, where it cannot."""
    if _KEYS not in tags and not {_SCALE, _TIEPOINTS, _MATRIX} & tags.keys():
        return None, ""
    keys = _keys(tags.get(_KEYS, ()))
    code, matrix = _code(keys), _matrix(tags)
    if code is None:
        return None, _(
            "This file says where it lies in a map projection that this app does not know; "
            "it is opened as a plain picture, which you can place by clicking known points."
        )
    if matrix is not None:
        if keys.get(_RASTER) == _POINT:
            a, b, c, d, e, f = matrix
            matrix = (a, b, c - (a + b) / 2, d, e, f - (d + e) / 2)
        reference = Reference(f"EPSG:{code}", matrix)
        try:
            ground_of(*reference, size=size)
        except InvalidEntryError:
            matrix = None
        else:
            return reference, ""
    return None, _(
        "What this file says about where it lies makes no sense; it is opened as a plain "
        "picture, which you can place by clicking known points."
    )


def _keys(numbers: Any) -> dict[int, int]:
    """Return the keys whose value is a plain number."""
    rows = [numbers[at : at + 4] for at in range(4, len(numbers) - 3, 4)]
    return {key: value for key, tag, _count, value in rows if tag == 0}


def _code(keys: dict[int, int]) -> int | None:
    """Return the EPSG number of the projection, if it has one that is known."""
    from facilitator.ground import plane_of

    order = (_GEOGRAPHIC, _PROJECTED) if keys.get(_MODEL) == 2 else (_PROJECTED, _GEOGRAPHIC)
    code = next((keys[key] for key in order if key in keys), _OWN)
    if not 0 < code < _OWN:
        return None
    try:
        plane_of(f"EPSG:{code}")
    except InvalidEntryError:
        return None
    return code


def _matrix(tags: Mapping[int, Any]) -> Six | None:
    matrix = tags.get(_MATRIX, ())
    if len(matrix) == 16:
        return tuple(float(matrix[at]) for at in (0, 1, 3, 4, 5, 7))  # type: ignore[return-value]
    scale, tie = tags.get(_SCALE, ()), tags.get(_TIEPOINTS, ())
    if len(scale) < 2 or len(tie) < 6:
        return None
    wide, high = float(scale[0]), float(scale[1])
    column, row, _depth, x, y = (float(number) for number in tie[:5])
    return (wide, 0.0, x - column * wide, 0.0, -high, y + row * high)
