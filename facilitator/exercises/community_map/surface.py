"""How far people's maps agree: what share of them covers each spot, for everybody or for some.

Nothing is said of fewer maps than the minimum, whatever is chosen. Each person is one map, however
many patches they drew; who drew nothing on the map is not among them.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple, TypeVar

import numpy as np
import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from facilitator.exercises.community_map.bands import (
    LIMITS,
    TWO_FIFTHS,
    Band,
    TwoNames,
    band_of,
    box_of,
    polygons_of,
)
from facilitator.exercises.community_map.contours import Contours, contours
from facilitator.exercises.community_map.drawn import Drawn, drawn_of_board, drawn_of_document
from facilitator.exercises.community_map.overlap import Overlaps
from facilitator.exercises.community_map.raster import LONG_SIDE, Counts, Grid, Trace

__all__ = ["Band", "Drawn", "Surface", "TwoNames", "drawn_of_board", "drawn_of_document", "folded"]

Choice = tuple[str | None, int | None]
Kind = TypeVar("Kind", str, int)
NOBODY: Final[AbstractSet[Hashable]] = frozenset()


class _Map(NamedTuple):
    drawn: Drawn
    folded: str
    trace: Trace


def folded(name: str) -> str:
    """Return a name as names are compared: capitals and spaces make no other name."""
    return " ".join(name.split()).casefold()


class Surface:
    """The maps of a workshop over one another. Another one is put on, or taken off, in place."""

    def __init__(
        self, size: tuple[float, float], minimum: int = 5, long_side: int = LONG_SIDE
    ) -> None:
        self.size = size
        self.minimum = minimum
        self.version = 0
        """Counts what was put on and taken off."""
        self.grid = Grid(size, long_side)
        self._maps: dict[Hashable, _Map] = {}
        self._counts: dict[Choice, Counts] = {}
        self._overlaps = Overlaps(self.grid.rows)
        self._bands: dict[tuple[Choice, frozenset[Hashable]], list[Band]] = {}
        self._two_names: list[TwoNames] | None = None

    def put(self, drawn: Drawn) -> None:
        """Put a map on, instead of one with the same key. What is not on the base map is left."""
        self.remove(drawn.key)
        if shapely.intersection(drawn.area, shapely.box(0, 0, *self.size)).area <= 0:
            return
        trace = self.grid.trace(drawn.area)
        shapely.prepare(drawn.area)
        own = _Map(drawn, folded(drawn.name), trace)
        self._maps[drawn.key] = own
        self._overlaps.put(drawn.key, trace.rows)
        for choice, counts in self._counts.items():
            if _is_of(own, choice):
                counts.put(trace)
        self._forget()

    def remove(self, key: Hashable) -> None:
        """Take a map off, if it is on."""
        own = self._maps.pop(key, None)
        if own is None:
            return
        self._overlaps.remove(key)
        for choice, counts in self._counts.items():
            if _is_of(own, choice):
                counts.remove(own.trace)
        self._forget()

    def _forget(self) -> None:
        self.version += 1
        self._bands.clear()
        self._two_names = None

    # What there is to choose from

    def maps(
        self,
        name: str | None = None,
        table: int | None = None,
        without: AbstractSet[Hashable] = NOBODY,
    ) -> int:
        """Return how many maps are chosen, also where they are too few to say more."""
        return len(self._chosen(name, table, without))

    def is_enough(
        self,
        name: str | None = None,
        table: int | None = None,
        without: AbstractSet[Hashable] = NOBODY,
    ) -> bool:
        """Say whether so many maps are chosen that something may be said of them."""
        return self.maps(name, table, without) >= self.minimum

    def names(self) -> list[tuple[str, int]]:
        """Return the names that enough people use, as most write them, and how many they are."""
        counted = Counter(own.folded for own in self._maps.values() if own.folded)
        told = {self.shown(key): count for key, count in self._tellable(counted).items()}
        return sorted(told.items(), key=lambda each: (-each[1], each))

    def tables(self) -> list[tuple[int, int]]:
        """Return the tables that have enough maps, and how many they have."""
        tables = (own.drawn.table for own in self._maps.values())
        counted = Counter(table for table in tables if table is not None)
        return sorted(self._tellable(counted).items())

    def _tellable(self, counted: "Counter[Kind]") -> "dict[Kind, int]":
        """Return what has enough maps, unless all others would be one map, told by subtracting."""
        found = {key: count for key, count in counted.items() if count >= self.minimum}
        if found and self.maps() - sum(found.values()) == 1:
            del found[min(found, key=lambda key: (found[key], key))]
        return found

    def shown(self, name: str) -> str:
        """Return a name as most people who use it write it."""
        key = folded(name)
        written = Counter(
            " ".join(own.drawn.name.split()) for own in self._maps.values() if own.folded == key
        )
        return min(written, key=lambda each: (-written[each], each), default=name)

    def areas(self, name: str | None = None, table: int | None = None) -> list[BaseGeometry]:
        """Return the areas of these maps, for what is worked out of enough of them."""
        return [own.drawn.area for own in self._chosen(name, table)]

    # What they say

    def bands(
        self,
        name: str | None = None,
        table: int | None = None,
        without: AbstractSet[Hashable] = NOBODY,
    ) -> list[Band]:
        """Return the four bands, the edge first; none where there are fewer maps than minimum."""
        if not self.is_enough(name, table, without):
            return []
        key = (_choice(name, table), frozenset(without))
        if key not in self._bands:
            counts = (
                self._counted(key[0]).without(
                    self._maps[each].trace for each in without if each in self._maps
                )
                if without
                else self._counted(key[0])
            )
            self._bands[key] = self._banded(counts)
        return self._bands[key]

    def share_at(
        self,
        x: float,
        y: float,
        name: str | None = None,
        table: int | None = None,
        without: AbstractSet[Hashable] = NOBODY,
    ) -> float | None:
        """Return which share covers a pixel, in whole hundredths; None where maps are too few."""
        chosen = self._chosen(name, table, without)
        if len(chosen) < self.minimum:
            return None
        return round(_covering(chosen, x, y) / len(chosen), 2)

    def band_at(self, x: float, y: float) -> int | None:
        """Return in which band a pixel is: 0 where no map reaches, 4 in the core, or None."""
        chosen = self._chosen(None, None)
        if len(chosen) < self.minimum:
            return None
        return int(band_of(np.array([_covering(chosen, x, y)], np.int16), len(chosen))[0])

    def core(self, name: str | None = None, table: int | None = None) -> MultiPolygon:
        """Return the ground that three quarters or more cover; nothing of too few maps."""
        bands = self.bands(name, table)
        return bands[-1].shape if bands else MultiPolygon()

    def reached(self, least: float = 0.0) -> BaseGeometry:
        """Return the ground of all bands from this share up."""
        return shapely.union_all([band.shape for band in self.bands() if band.least >= least])

    def mean_overlap(self, name: str | None = None, table: int | None = None) -> float | None:
        """Return the area that two maps share of that which they join to, over all pairs."""
        chosen = self._chosen(name, table)
        if len(chosen) < max(self.minimum, 2):
            return None
        return self._overlaps.mean([own.drawn.key for own in chosen])

    def shared_by_all(self) -> float | None:
        """Return which share of the ground that any map reaches every map covers."""
        if not self.is_enough():
            return None
        covered = self._counted((None, None)).covered
        reached = np.count_nonzero(covered)
        return np.count_nonzero(covered == self.maps()) / reached if reached else 0.0

    def unmarked(self) -> float | None:
        """Return which share of the base map no map reaches."""
        if not self.is_enough():
            return None
        covered = self._counted((None, None)).covered
        return 1 - np.count_nonzero(covered) / covered.size

    def two_names(self) -> list[TwoNames]:
        """Return the ground where, of enough maps over a spot, two names have two fifths each."""
        if self._two_names is None:
            self._two_names = self._twice_named() if self.is_enough() else []
        return self._two_names

    # How it is worked out

    def _chosen(
        self, name: str | None, table: int | None, without: AbstractSet[Hashable] = NOBODY
    ) -> list[_Map]:
        choice = _choice(name, table)
        return [
            own for key, own in self._maps.items() if key not in without and _is_of(own, choice)
        ]

    def _counted(self, choice: Choice) -> Counts:
        if choice not in self._counts:
            chosen = (own.trace for own in self._maps.values() if _is_of(own, choice))
            self._counts[choice] = Counts(self.grid, chosen)
        return self._counts[choice]

    def _banded(self, counts: Counts) -> list[Band]:
        found = contours(band_of(counts.covered, counts.maps), counts)
        shapes = [self._shape(found, label) for label in range(1, len(LIMITS))]
        return [
            Band(least, most, polygons_of(shape), shape)
            for least, most, shape in zip(LIMITS, LIMITS[1:], shapes, strict=False)
        ]

    def _shape(self, found: Contours, label: int) -> MultiPolygon:
        own = found.polygons[found.labels == label]
        return MultiPolygon(shapely.transform(own, self.grid.pixels).tolist())

    def _twice_named(self) -> list[TwoNames]:
        counted = Counter(own.folded for own in self._maps.values() if own.folded)
        part, whole = TWO_FIFTHS
        keys = sorted(key for key, count in counted.items() if whole * count >= part * self.minimum)
        covered = self._counted((None, None)).covered
        box = box_of(covered >= self.minimum)
        over = covered[box]
        first, second = np.zeros((2, *over.shape), dtype=np.int16)
        for number, key in enumerate(keys if len(keys) > 1 else (), 1):
            often = whole * self._counted((key, None)).covered[box] >= part * over
            often &= over >= self.minimum
            second[often & (first > 0)] = number
            first[often & (first == 0)] = number
        both = np.flatnonzero(second)
        pairs = first.reshape(-1)[both] * np.int64(len(keys) + 1) + second.reshape(-1)[both]
        known, label = np.unique(pairs, return_inverse=True)
        labels = np.zeros(covered.shape, dtype=np.uint16)
        held = labels[box].reshape(-1)
        held[both] = label + 1
        labels[box] = held.reshape(over.shape)
        found = contours(labels)
        called: list[TwoNames] = []
        for number, pair in enumerate(known.tolist(), 1):
            one, two = (self.shown(keys[key - 1]) for key in divmod(pair, len(keys) + 1))
            shape = self._shape(found, number)
            called.append(TwoNames((one, two), polygons_of(shape), shape))
        return called


def _choice(name: str | None, table: int | None) -> Choice:
    return (folded(name) if name is not None else None, table)


def _is_of(own: _Map, choice: Choice) -> bool:
    name, table = choice
    return (name is None or own.folded == name) and (table is None or own.drawn.table == table)


def _covering(chosen: Iterable[_Map], x: float, y: float) -> int:
    areas = np.array([own.drawn.area for own in chosen], dtype=np.object_)
    return int(np.count_nonzero(shapely.intersects_xy(areas, x, y)))
