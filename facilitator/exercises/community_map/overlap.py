"""How much areas overlap, pair by pair: the area that two share, of the area that they join to.

Areas are compared along every second row of the grid, exactly along each; a pair is compared once.
"""

from collections.abc import Collection, Hashable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from facilitator.exercises.community_map.raster import Crossings

Strips = NDArray[np.float32]
STEP = 2


class _Cover(NamedTuple):
    """What an area covers: its first, second … stretch of each row, as far as it has rows."""

    top: int
    begins: Strips
    ends: Strips

    @property
    def area(self) -> float:
        return float((self.ends - self.begins).sum(dtype=np.float64))


class Overlaps:
    """Every area's overlap with every other, worked out when it is first asked for."""

    def __init__(self, rows: int) -> None:
        self._rows = -(-rows // STEP)
        self._covers: dict[Hashable, _Cover] = {}
        self._compared: list[Hashable] = []
        self._pairs: NDArray[np.float64] = np.zeros((0, 0))

    def put(self, key: Hashable, crossings: Crossings) -> None:
        """Take an area in, under a key that is not in use."""
        self._covers[key] = _cover(crossings)

    def remove(self, key: Hashable) -> None:
        """Forget an area."""
        del self._covers[key]
        if key in self._compared:
            place = self._compared.index(key)
            self._compared.pop(place)
            self._pairs = np.delete(np.delete(self._pairs, place, axis=0), place, axis=1)

    def mean(self, keys: Collection[Hashable]) -> float:
        """Return the mean over all pairs of these two or more areas."""
        self._compare()
        wanted = set(keys)
        places = [place for place, key in enumerate(self._compared) if key in wanted]
        among = self._pairs[np.ix_(places, places)]
        return float(among.sum() / (len(places) * (len(places) - 1)))

    def _compare(self) -> None:
        """Compare the areas that are new with each one before them."""
        before = set(self._compared)
        new = [key for key in self._covers if key not in before]
        if not new:
            return
        old = len(self._compared)
        self._compared += new
        pairs = np.zeros((len(self._compared), len(self._compared)))
        pairs[:old, :old] = self._pairs
        every = [self._covers[key] for key in self._compared]
        owner = np.repeat(np.arange(len(every)), [len(cover.begins) for cover in every])
        begins, ends = np.zeros((2, len(owner), self._rows), dtype=np.float32)
        strip = 0
        for cover in every:
            layers, rows = cover.begins.shape
            place = np.s_[strip : strip + layers, cover.top : cover.top + rows]
            begins[place], ends[place] = cover.begins, cover.ends
            strip += layers
        areas = np.array([cover.area for cover in every])
        first = np.searchsorted(owner, np.arange(len(every)))
        room = np.empty((2, len(owner), self._rows), dtype=np.float32)
        for number in range(max(old, 1), len(every)):
            one, strips = every[number], first[number]
            shared = np.zeros(number)
            rows = np.s_[:strips, one.top : one.top + one.begins.shape[1]]
            for begin, end in zip(one.begins, one.ends, strict=True):
                common = np.minimum(ends[rows], end, out=room[0][rows])
                common -= np.maximum(begins[rows], begin, out=room[1][rows])
                np.maximum(common, 0.0, out=common)
                shared += np.bincount(owner[:strips], common.sum(axis=1), number)
            joined = areas[:number] + areas[number] - shared
            found = np.divide(shared, joined, out=np.zeros(number), where=joined > 0)
            pairs[number, :number] = pairs[:number, number] = found
        self._pairs = pairs


def _cover(crossings: Crossings) -> _Cover:
    whole = crossings.line[::2]
    kept = whole % STEP == 0
    row, begin, end = whole[kept] // STEP, crossings.at[::2][kept], crossings.at[1::2][kept]
    if not len(row):
        empty = np.zeros((0, 0), dtype=np.float32)
        return _Cover(0, empty, empty)
    number = np.arange(len(row))
    starts = np.r_[True, row[1:] != row[:-1]]
    layer = number - np.maximum.accumulate(np.where(starts, number, 0))
    top = int(row[0])
    begins, ends = np.zeros((2, int(layer.max()) + 1, int(row[-1]) - top + 1), dtype=np.float32)
    begins[layer, row - top], ends[layer, row - top] = begin, end
    return _Cover(top, begins, ends)
