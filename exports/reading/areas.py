"""Areas: from ink to rings. What is filled, hatched or outlined all becomes its inside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from exports.reading.ink import COLOURS

Array: TypeAlias = NDArray[Any]
GAP = 3.5
"""Half of the widest gap, in mm, that is closed: between hatching lines, or in an outline."""
BRIDGES = (2.5, 4.0, 6.0)
"""Half of the gaps, in mm, over which a line that encloses nothing is taken to be closed."""
SPECK = 2.0
"""Ink of fewer square mm that stands alone is dust."""
LEAST_INK = 30.0
"""No area is drawn with less ink than this, in square mm."""
THIN = 3.2
"""What is nowhere further than this from an edge, in mm, is a line, not a filled part."""
HOLE = 4.0
"""A hole in a filled part is meant where a circle of this radius fits in."""
SOLID = 0.6
"""What has ink on more than this share of it is filled."""
LEAST = {"solid": 4.0, "outline": 5.5, "hatched": 7.0}
"""The radius of the circle, in mm, that must fit into what is taken for an area."""
TAIL = 2.5
SAME = 0.6
"""Two areas that share so much of what they cover are one, drawn with two pens."""
MINOR = 0.15
"""A pen with less of the ink than this drew no area of its own there, but may have helped."""
BROAD = 1.6
"""Half of how broad, in mm, a filled part is at least; lines are thinner."""
MIXED = 0.6
"""Ink of which so much lies where two other pens do is what they make together."""
EXACT = 0.2
"""Rings are simplified by no more than this, in mm."""


@dataclass(frozen=True)
class Patch:
    """An area of one pen, as a mask of the map's frame, and how much ink it is made of."""

    pen: int
    mask: Array
    ink: int

    @property
    def colour(self) -> str:
        """The pen's name."""
        return COLOURS[self.pen]


def patches(pens: Array, px: float, scale: float) -> list[Patch]:
    """Return the areas that were drawn; `scale` is how much larger the map is than on an A4."""
    found: list[Patch] = []
    ink = _without_specks((pens != 255).astype(np.uint8), px)
    every = _closed(ink, GAP * px)
    for box, group in _parts(every, round(2 * BRIDGES[-1] * px)):
        here = np.where((group & ink[box]) > 0, pens[box], 255).astype(np.uint8)
        for patch in _of_group(here, px, scale):
            whole = np.zeros_like(ink)
            whole[box] = patch.mask
            found.append(replace(patch, mask=whole))
    found.sort(key=lambda patch: -patch.ink)
    kept: list[Patch] = []
    for patch in found:
        if all(_shared(patch.mask, other.mask) < SAME for other in kept):
            kept.append(patch)
    return kept


def _of_group(pens: Array, px: float, scale: float) -> list[Patch]:
    """Return the areas of ink that hangs together. What few strokes say goes with the others."""
    amounts = np.bincount(pens[pens != 255], minlength=len(COLOURS))[: len(COLOURS)]
    drawn = [int(pen) for pen in np.nonzero(amounts > LEAST_INK * px**2)[0]]
    mixed = _mixed(pens, drawn, amounts, px)
    main = [pen for pen in drawn if amounts[pen] > MINOR * amounts.sum() and pen not in mixed]
    other = (pens != 255) & ~np.isin(pens, main)
    every = _closed((pens != 255).astype(np.uint8), GAP * px)
    found: list[Patch] = []
    for pen in drawn:
        own = pens == pen
        mask = own | _helping(other, own, len(main), px) if pen in main else own
        areas = [] if pen in mixed else _areas(mask, every, px, scale)
        if not areas and pen == amounts.argmax():  # somebody wrote over its line with another pen
            areas = _areas(pens != 255, every, px, scale)
        found += [Patch(pen, area, int((own & (area > 0)).sum())) for area in areas]
    return found


def _helping(other: Array, own: Array, main: int, px: float) -> Array:
    """Return the ink of no pen of its own that is taken to be this pen's: all, if there is one.

    Else what lies among this pen's lines, and what is filled so broadly that two fillings meet.
    """
    if main < 2:
        return other
    among = _grown(_closed(own.astype(np.uint8), GAP * px), px) & other
    return (among | _opened(other.astype(np.uint8), BROAD * px)).astype(bool)


def _mixed(pens: Array, drawn: list[int], amounts: Array, px: float) -> list[int]:
    """Return which pens are none, but what two others make where they lie over each other."""
    if len(drawn) < 3:
        return []
    reach = {pen: _closed((pens == pen).astype(np.uint8), GAP * px) for pen in drawn}
    mixed: list[int] = []
    for pen in sorted(drawn, key=lambda each: amounts[each]):
        others = [reach[each] for each in drawn if each != pen and each not in mixed]
        if len(others) > 1 and (np.sum(others, axis=0)[pens == pen] > 1).mean() > MIXED:
            mixed.append(pen)
    return mixed


def _areas(mask: Array, every: Array, px: float, scale: float) -> list[Array]:
    """Return the areas that the ink of one pen makes, as masks; `every`: where any pen was."""
    ink = _without_specks(mask.astype(np.uint8), px)
    found: list[Array] = []
    for box, part in _parts(_closed(ink, GAP * px), round(2 * BRIDGES[-1] * px)):
        area = _area(part, ink[box] * part, every[box], px, scale)
        if area is not None:
            whole = np.zeros_like(ink)
            whole[box] = area
            found.append(whole)
    return found


def _parts(mask: Array, pad: int) -> Iterator[tuple[tuple[slice, slice], Array]]:
    """Yield what hangs together in a mask: its rows and columns with a margin, and its own mask."""
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(mask)
    for label in range(1, count):
        left, top, wide, high, _size = (int(each) for each in stats[label])
        rows = slice(max(0, top - pad), top + high + pad)
        columns = slice(max(0, left - pad), left + wide + pad)
        yield (rows, columns), (labels[rows, columns] == label).astype(np.uint8)


def _area(part: Array, ink: Array, every: Array, px: float, scale: float) -> Array | None:
    """Return the area that one connected part means; None where it means none."""
    filled = _filled(part, every, px)
    if _depth(filled).max() < LEAST["outline"] * scale * px:
        filled = _bridged(part, px, LEAST["outline"] * scale * px)
    deep = _depth(filled)
    inside = int(filled.sum())
    density = ink.sum() / inside
    outlined = part.sum() < 0.7 * inside
    kind = "solid" if density > SOLID else "outline" if outlined else "hatched"
    if deep.max() < LEAST[kind] * scale * px:
        return None
    if kind != "solid":
        width = _stroke(ink)
        if _edged(filled, ink, deep, width):
            filled = (deep > width / 2).astype(np.uint8)
    opened = _opened(filled, TAIL * px)
    return opened if opened.any() else None


def _filled(part: Array, every: Array, px: float) -> Array:
    """Fill what an outline encloses, and leave the holes that are meant in what is filled.

    Where another pen was in a hole, this one was too: there both look like a third.
    """
    contours, parents = _contours(part)
    thick = cv2.dilate(
        _opened(part, THIN * px), np.ones((3, 3), np.uint8), iterations=max(1, round(px))
    )
    filled = part.copy()
    for contour, parent in zip(contours, parents, strict=True):
        if parent < 0:
            continue
        hole = np.zeros_like(part)
        cv2.drawContours(hole, [contour], -1, 1, cv2.FILLED)
        hole &= 1 - part
        places = contour[:, 0]
        meant = thick[places[:, 1], places[:, 0]].mean() > 0.6 and every[hole > 0].mean() < 0.5
        if not meant or _depth(hole).max() < HOLE * px:
            filled |= hole
    return filled


def _bridged(part: Array, px: float, least: float) -> Array:
    """Return what a line encloses that does not quite meet itself, or leaves the map for a while.

    Closing alone never joins the ends of a thin line: a disc passes between them.
    """
    for reach in BRIDGES:
        grown = _grown(part, reach * px)
        outer, _tree = cv2.findContours(grown, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        whole = np.zeros_like(part)
        cv2.drawContours(whole, outer, -1, 1, cv2.FILLED)
        shrunk = (_depth(whole) > reach * px).astype(np.uint8) | part
        if _depth(shrunk).max() >= least:
            return shrunk
    return part


def _grown(mask: Array, reach: float) -> Array:
    return (cv2.distanceTransform(1 - mask, cv2.DIST_L2, 5) <= reach).astype(np.uint8)


def _stroke(ink: Array) -> float:
    """Return how broad the lines are, in points: their area, over half their edge."""
    contours, _tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    edge = sum(cv2.arcLength(contour, closed=True) for contour in contours)
    return 2 * float(ink.sum()) / max(edge, 1.0)


def _edged(filled: Array, ink: Array, deep: Array, width: float) -> bool:
    """Say whether a line was drawn around it."""
    rim = (filled > 0) & (deep <= max(2.0, 0.8 * width))
    return bool(ink[rim].mean() > 0.7)


def _contours(mask: Array) -> tuple[Sequence[Array], list[int]]:
    """Return the outlines in a mask, and of each hole the number of what it is in, else -1."""
    contours, found = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    tree: Array | None = found  # None where there are none, whatever its type says
    return contours, [] if tree is None else [int(parent) for parent in tree[0][:, 3]]


def _depth(mask: Array) -> Array:
    """Return how far each place is from the mask's edge; the picture's own edge counts."""
    padded = cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT)
    return cv2.distanceTransform(padded, cv2.DIST_L2, 5)[1:-1, 1:-1]


def _closed(mask: Array, reach: float) -> Array:
    """Close gaps up to twice this wide."""
    pad = int(reach) + 2
    padded = cv2.copyMakeBorder(mask, pad, pad, pad, pad, cv2.BORDER_CONSTANT)
    back: Array = cv2.distanceTransform(_grown(padded, reach), cv2.DIST_L2, 5) > reach
    closed: Array = np.maximum(back.astype(np.uint8), padded)
    return closed[pad:-pad, pad:-pad]


def _opened(mask: Array, reach: float) -> Array:
    """Take away what is thinner than twice this."""
    core = (_depth(mask) > reach).astype(np.uint8)
    if not core.any():
        return core
    return ((cv2.distanceTransform(1 - core, cv2.DIST_L2, 5) < reach) & (mask > 0)).astype(np.uint8)


def _without_specks(ink: Array, px: float) -> Array:
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(ink)
    keep = stats[:, cv2.CC_STAT_AREA] >= SPECK * px**2
    keep[0] = False
    return keep.astype(np.uint8)[labels] if count > 1 else ink


def _shared(one: Array, other: Array) -> float:
    joined = np.count_nonzero(one | other)
    return np.count_nonzero(one & other) / joined if joined else 0.0


def rings(mask: Array, px: float) -> list[list[list[tuple[float, float]]]]:
    """Return a mask as areas: lists of rings, the outer first, then holes, in points."""
    contours, parents = _contours(mask)
    areas: dict[int, list[list[tuple[float, float]]]] = {}
    for outer in (True, False):
        for place, (contour, parent) in enumerate(zip(contours, parents, strict=True)):
            if (parent < 0) is not outer:
                continue
            simple = cv2.approxPolyDP(contour, EXACT * px, closed=True)[:, 0]
            if len(simple) < 3:
                continue
            ring = [(float(x) + 0.5, float(y) + 0.5) for x, y in simple]
            if outer:
                areas[place] = [ring]
            elif parent in areas:
                areas[parent].append(ring)
    return list(areas.values())
