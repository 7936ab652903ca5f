"""The labels beside a ring: on each side from the top down, outside it, and apart."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import cos, sin, sqrt
from typing import Final, Literal, NamedTuple

from facilitator.board_layout import Rect
from facilitator.exercises.sector_map.ring.parts import ARC, Frame, Label, RingSector
from facilitator.lettering import text_width

LONGEST: Final = 24
"""A label has so many characters at most where it is elided."""
REACH: Final = 1.085
"""Labels stand outside a circle of this radius."""
LINE: Final = 1.3
"""The distance of two labels, in text sizes."""


def elided(text: str, longest: int = LONGEST) -> str:
    """Return a text of so many characters at most; one that was cut ends in an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


class _Wanted(NamedTuple):
    kind: Literal["row", "sector"]
    id: int
    row: int
    """The row beside which it stands."""
    text: str


def labels(
    frame: Frame,
    sectors: Sequence[RingSector],
    angles: Mapping[int, float],
    titles: Mapping[int, str],
    filled: Collection[int],
) -> tuple[Label, ...]:
    """Return the labels beside the ring, on each side from the top down.

    Where there are too many, rows without anybody go without one first.
    """
    found: list[Label] = []
    for on_right in (True, False):
        wanted = [
            each
            for each in _wanted(sectors, angles, titles)
            if (cos(angles[each.row]) >= 0) == on_right
        ]
        wanted.sort(key=lambda each: (sin(angles[each.row]), each.kind == "row"))
        found += _column(frame, _fitting(frame, wanted, filled), angles, on_right=on_right)
    return tuple(found)


def _wanted(
    sectors: Sequence[RingSector], angles: Mapping[int, float], titles: Mapping[int, str]
) -> Iterator[_Wanted]:
    """Yield every label: rows, and sectors above the topmost of their rows."""
    for sector in sectors:
        top = min(sector.rows, key=lambda row: sin(angles[row.id])).id
        yield _Wanted("sector", sector.id, top, elided(sector.title))
        for row in sector.rows:
            yield _Wanted("row", row.id, row.id, titles[row.id])


def _fitting(frame: Frame, wanted: list[_Wanted], filled: Collection[int]) -> list[_Wanted]:
    most = int(frame.size[1] / _line(frame))
    if len(wanted) > most:
        wanted = [each for each in wanted if each.kind == "sector" or each.row in filled]
    return wanted[:most]


def _column(
    frame: Frame, wanted: list[_Wanted], angles: Mapping[int, float], *, on_right: bool
) -> Iterator[Label]:
    """Yield one side's labels, each as near to its spoke as the others let it be."""
    ideal = [frame.at(angles[each.row], REACH)[1] for each in wanted]
    middles = _apart(ideal, _line(frame), _line(frame) / 2, frame.size[1] - _line(frame) / 2)
    for each, middle in zip(wanted, middles, strict=True):
        wide = text_width(each.text, frame.text_size, bold=True)
        x = _edge(frame, middle)
        left = frame.centre[0] + x if on_right else frame.centre[0] - x - wide
        left = min(max(left, 0.0), max(frame.size[0] - wide, 0.0))
        box = Rect(left, middle - _line(frame) / 2, wide, _line(frame))
        at = frame.at(angles[each.row], ARC)
        yield Label(each.kind, each.id, each.text, box, at, on_right)


def fit(
    frame: Frame,
    sectors: Sequence[RingSector],
    angles: Mapping[int, float],
    titles: Mapping[int, str],
) -> bool:
    """Say whether all labels have room beside a ring of this radius."""
    room = frame.size[0] / 2 - frame.text_size / 2
    return all(
        _edge(frame, label.box.y + label.box.height / 2) + label.box.width <= room
        for label in labels(frame, sectors, angles, titles, titles.keys())
    )


def _edge(frame: Frame, middle: float) -> float:
    """Return how far from the centre line a label of this height begins, outside the ring."""
    down = max(0.0, abs(middle - frame.centre[1]) - _line(frame) / 2)
    reach = REACH * frame.radius
    return max(sqrt(max(0.0, reach**2 - down**2)), frame.text_size)


def _line(frame: Frame) -> float:
    """Return the height that a label has to itself."""
    return frame.text_size * LINE


def _apart(ideal: Sequence[float], pitch: float, least: float, most: float) -> list[float]:
    """Return heights in this order, a pitch apart and within bounds, as near to these as may be.

    Neighbours that would touch move apart together, around the middle of where they want to be.
    """
    blocks: list[tuple[float, int]] = []
    for number, wanted in enumerate(ideal):
        blocks.append((wanted - number * pitch, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (low, many), (high, few) = blocks[-2], blocks[-1]
            blocks[-2:] = [((low * many + high * few) / (many + few), many + few)]
    last = most - (len(ideal) - 1) * pitch
    bases = [min(max(base, least), max(last, least)) for base, many in blocks for _ in range(many)]
    return [base + number * pitch for number, base in enumerate(bases)]
