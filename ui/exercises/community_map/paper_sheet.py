"""One photo on its way in: what was found on it, and what a person makes of that."""

from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple

from facilitator.i18n import _
from ui.canvas.map.layers import Areas, Label, Labels, Layer, Patch
from ui.exercises.community_map.paper_words import BY_HAND, pen_look, pen_name
from ui.reading.worker import FoundSheet

Point = tuple[float, float]
DIGITS: Final = 5


class State(StrEnum):
    """How far a photo is."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"
    TAKEN = "taken"
    LEFT = "left"


class Outline(NamedTuple):
    """An area on a sheet, as shares of the map."""

    key: int
    colour: str
    rings: list[list[Point]]


class PaperSheet:
    """What is known of one photo. Nothing of it is in the workshop before it is taken in."""

    def __init__(self, path: Path, page: int = 0) -> None:
        self.path, self.page = path, page
        self.state = State.WAITING
        self.found: FoundSheet | None = None
        self.outlines: list[Outline] = []
        self.values: dict[str, Any] | None = None
        """What was written about it, while somebody looks at another one."""
        self._before: list[list[Outline]] = []
        self._last = 0

    def take(self, found: FoundSheet) -> None:
        """Know what the photo says."""
        self.found, self.page = found, found.page
        self._before, self._last = [], 0
        self.outlines = [self._new(area.colour, area.rings) for area in found.areas]
        self.state = State.READY if found.picture else State.FAILED

    def forget(self) -> None:
        """Know nothing of it again: it is read once more."""
        self.found, self.outlines, self._before = None, [], []
        self.state = State.WAITING

    @property
    def is_open(self) -> bool:
        """Whether somebody has yet to say what becomes of it."""
        return self.state in {State.WAITING, State.READY, State.FAILED}

    @property
    def can_be_looked_at(self) -> bool:
        """Whether there is something to decide now."""
        return self.state in {State.READY, State.FAILED}

    # Outlines

    def drop(self, key: int) -> None:
        """Leave an outline out."""
        self._change([each for each in self.outlines if each.key != key])

    def add(self, ring: list[Point]) -> Outline:
        """Add what somebody drew round."""
        added = self._new(BY_HAND, [ring])
        self._change([*self.outlines, added])
        return added

    def take_back(self) -> bool:
        """Take the last change back, and say whether there was one."""
        if not self._before:
            return False
        self.outlines = self._before.pop()
        return True

    def _change(self, outlines: list[Outline]) -> None:
        self._before.append(self.outlines)
        self.outlines = outlines

    def _new(self, colour: str, rings: list[list[Point]]) -> Outline:
        self._last += 1
        return Outline(self._last, colour, rings)

    def areas_on(self, size: tuple[float, float]) -> list[list[list[Point]]]:
        """Return the areas in the pixels of a map of this size."""
        return [_placed(each.rings, size) for each in self.outlines]

    def layers_on(self, size: tuple[float, float]) -> list[Layer]:
        """Return the outlines, each named by its pen's colour, over a picture of this size."""
        found: list[Layer] = []
        labels = []
        for number, each in enumerate(self.outlines, start=1):
            rings, name = _placed(each.rings, size), pen_name(each.colour)
            words = _("{colour}, {number} of {count}").format(
                colour=name, number=number, count=len(self.outlines)
            )
            found.append(Areas([Patch(each.key, rings, words)], pen_look(each.colour)))
            labels.append(Label(*_middle(rings[0]), name))
        return [*found, Labels(labels)]


def _placed(rings: list[list[Point]], size: tuple[float, float]) -> list[list[Point]]:
    return [[(x * size[0], y * size[1]) for x, y in ring] for ring in rings]


def shares(ring: list[Point], size: tuple[float, float]) -> list[Point]:
    """Return places of a picture as shares of it."""
    wide, high = size
    return [(round(x / wide, DIGITS), round(y / high, DIGITS)) for x, y in ring]


def _middle(ring: list[Point]) -> Point:
    """Return a place inside a ring: the middle of its widest part at half its height."""
    y = (min(at for _x, at in ring) + max(at for _x, at in ring)) / 2
    crossed = []
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y):
            crossed.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
    crossed.sort()
    pieces = list(zip(crossed[::2], crossed[1::2], strict=False)) or [(ring[0][0], ring[0][0])]
    left, right = max(pieces, key=lambda piece: piece[1] - piece[0])
    return (left + right) / 2, y
