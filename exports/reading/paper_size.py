"""At which size a sheet was printed: seen from how much paper lies around it."""

from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from exports.reading.sheet import SheetLayout
from facilitator.i18n import _

Array: TypeAlias = NDArray[Any]
AROUND = 0.12
"""How far beyond the sheet its paper may reach, as a share of its length."""
PX = 2.0
STEP = 0.16
"""Where the paper ends, brightness changes by at least so much."""
TRUE = 0.022
"""A size so near to the true one is the true one."""


def printed_size(grey: Array, from_page: Array, layout: SheetLayout) -> str | None:
    """Say at which size a sheet was printed, where its paper's edges show that it was another."""
    wide, high = layout.width_mm, layout.height_mm
    margin = AROUND * max(wide, high)
    size = round((wide + 2 * margin) * PX), round((high + 2 * margin) * PX)
    to_photo = from_page @ np.array([[1 / PX, 0, -margin], [0, 1 / PX, -margin], [0, 0, 1]])
    flat = cv2.warpPerspective(
        grey, to_photo, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderValue=0
    )
    beyond = cv2.warpPerspective(
        np.full_like(grey, 255), to_photo, size, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    )
    known = np.where(beyond > 0, cv2.GaussianBlur(flat, (0, 0), 1.5).astype(np.float32), np.nan)
    across = _extent(known.T, margin, layout.markers[0].x)
    down = _extent(known, margin, layout.markers[0].y)
    if across is None or down is None:
        return None
    sizes = wide / (wide + across), high / (high + down)
    size_found = float(np.mean(sizes))
    if abs(sizes[0] - sizes[1]) > 0.015 or abs(size_found - 1) < TRUE:
        return None
    return _(
        "This sheet was printed at about {percent} %; it was read all the same. "
        "Next time, print at 100 %."
    ).format(percent=round(100 * size_found))


def _extent(page: Array, margin: float, inset: float) -> float | None:
    """Return by how much paper reaches beyond both ends of a page, along its rows, in mm."""
    ends = [_end(lines, margin, inset) for lines in (page, page[::-1])]
    found = [end for end in ends if end is not None]
    return sum(found) if len(found) == 2 else None


def _end(page: Array, margin: float, inset: float) -> float | None:
    """Return how far beyond the first row of a page its paper ends, in mm; less than 0: before."""
    middle = page[:, page.shape[1] // 4 : -(page.shape[1] // 4) : 24]
    first = round((margin + inset - 2) * PX)
    ends = []
    for line in middle.T:
        paper = np.median(line[first - 6 : first])
        outwards = line[first::-1]
        changed = np.nonzero(np.abs(outwards - paper) > STEP * paper)[0]
        if len(changed) and not np.isnan(outwards[: changed[0] + 3]).any():
            ends.append(changed[0] / PX - inset + 2)
    if len(ends) < 0.6 * middle.shape[1] or np.ptp(np.percentile(ends, (20, 80))) > 5:
        return None
    return float(np.median(ends))
