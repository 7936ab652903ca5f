"""Making a large picture smaller while it is read, band by band, so that it never lies in memory.

The result is the same as if the whole picture had been there: bands overlap by as much as the
filter looks around itself.
"""

from collections.abc import Iterable
from math import ceil, floor
from typing import TYPE_CHECKING

from facilitator.base_maps.work import Work

if TYPE_CHECKING:
    from PIL.Image import Image

_COARSE = 4.0


def shrunk(
    bands: Iterable["Image"],
    box: tuple[float, float, float, float],
    size: tuple[int, int],
    work: Work,
) -> "Image":
    """Return the part `box` (left, top, right, bottom) of a picture at another size, in RGB.

    `bands` are the picture's rows from its top on, each as wide as the picture.
    """
    from PIL import Image

    across, down = size
    left, top, right, bottom = box
    step = (bottom - top) / down
    coarse = max(step, (right - left) / across) >= _COARSE
    how = Image.Resampling.BOX if coarse else Image.Resampling.LANCZOS
    reach = ceil(3 * max(1.0, step)) + 1
    result = Image.new("RGB", size, "white")
    held: Image.Image | None = None
    held_top = done = 0
    for band in bands:
        held = band if held is None else _joined(held, band)
        below = held_top + held.height
        ready = down if below >= ceil(bottom) else floor((below - reach - top) / step)
        if ready > done:
            start, end = top + done * step - held_top, top + ready * step - held_top
            part = (left, start, right, min(end, held.height))
            result.paste(held.resize((across, ready - done), how, part), (0, done))
            done = ready
        work.at(below / ceil(bottom))
        if done >= down:
            break
        spare = min(held.height, floor(top + done * step) - reach - held_top)
        if spare > 0:
            held_top += spare
            held = held.crop((0, spare, held.width, held.height)) if spare < held.height else None
    return result


def _joined(above: "Image", below: "Image") -> "Image":
    from PIL import Image

    both = Image.new("RGB", (below.width, above.height + below.height))
    both.paste(above, (0, 0))
    both.paste(below, (0, above.height))
    return both
