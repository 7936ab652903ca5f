"""What lies over a base map, as plain data. A canvas paints layers in the order it is given them.

Shapes (`Areas`, `Lines`, `Outlines`) go under everything that is written or marked (`Labels`,
`Pins`, `Crosses`), whatever the order. A layer is never changed: another one is shown instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ui.theme import LIGHT

Key = int | str
Point = tuple[float, float]
Ring = Sequence[Sequence[float]]
"""Places [x, y] one after the other, the first not repeated."""
Rings = Sequence[Ring]
"""An area: first outer, the rest holes."""

DEEP: Final = "#0F4744"
"""The accent's darkest relative: contours and hatching on every ground."""
WHITE: Final = "#FFFFFF"


class Hatch(StrEnum):
    """What tells areas apart without colour, from the lightest to the darkest."""

    NONE = "none"
    DOTS = "dots"
    SPARSE = "sparse"
    DENSE = "dense"
    CROSS = "cross"


@dataclass(frozen=True)
class AreaLook:
    """How areas look. Widths are pixels on the screen."""

    fill: str = LIGHT.accent
    alpha: float = 0.28
    line: str = DEEP
    width: float = 2.5
    casing: float = 1.5
    """How far white shows on either side of the line."""
    hatch: Hatch = Hatch.NONE
    dashed: bool = False


OWN_LOOK: Final = AreaLook()
"""The drawing in hand."""
CORE_LOOK: Final = AreaLook(alpha=0.3, width=3.5, hatch=Hatch.CROSS)
EDGE_LOOK: Final = AreaLook(alpha=0.0, width=4.0, casing=2.0, dashed=True)
"""A line where somebody says that it stops."""
OFFICIAL_LOOK: Final = AreaLook(alpha=0.0, line=LIGHT.terracotta, width=4.0, casing=2.0)

BAND_LOOKS: Final = (
    AreaLook(alpha=0.12, width=1.4, casing=1.0, hatch=Hatch.DOTS),
    AreaLook(alpha=0.26, width=1.6, casing=1.0, hatch=Hatch.SPARSE),
    AreaLook(alpha=0.42, width=1.8, casing=1.0, hatch=Hatch.DENSE),
    AreaLook(alpha=0.62, width=4.0, casing=2.0, hatch=Hatch.CROSS),
)
"""Under a quarter, a quarter to half, half to three quarters, three quarters and over."""


@dataclass(frozen=True)
class Patch:
    """One area that may be clicked."""

    key: Key
    rings: Rings
    words: str = ""
    """What it is, said aloud; without words it is not in the list for assistive technology."""


@dataclass(frozen=True)
class Areas:
    """Areas that look alike."""

    patches: Sequence[Patch]
    look: AreaLook = OWN_LOOK
    clickable: bool = True


@dataclass(frozen=True)
class Lines:
    """Open lines."""

    lines: Sequence[Ring]
    look: AreaLook = EDGE_LOOK


@dataclass(frozen=True)
class Outlines:
    """Official boundaries, thick over everything else that is filled."""

    areas: Sequence[Rings]
    look: AreaLook = OFFICIAL_LOOK


@dataclass(frozen=True)
class Label:
    """A few words inside an area, such as a percentage; the place is their middle."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Labels:
    """Words on the map; one that would touch another is left out, the first wins."""

    labels: Sequence[Label]


@dataclass(frozen=True)
class Pin:
    """A place somebody marked. `mark` is its kind's shape, such as ● or ★."""

    key: Key
    x: float
    y: float
    mark: str = "●"
    label: str = ""
    words: str = ""
    """What it is, said aloud; its label where there are none."""
    private: bool = False
    """Ringed with dashes."""


@dataclass(frozen=True)
class Pins:
    """Places. Labels stand beside them where there is room, or not at all."""

    pins: Sequence[Pin]
    labels: bool = True


@dataclass(frozen=True)
class Cross:
    """A control point: a numbered cross."""

    number: int
    x: float
    y: float


@dataclass(frozen=True)
class Crosses:
    """Control points."""

    crosses: Sequence[Cross] = field(default_factory=tuple)


Layer = Areas | Lines | Outlines | Labels | Pins | Crosses


def band_layers(bands: Iterable[tuple[int, Sequence[Rings], str]]) -> list[Areas]:
    """Return the layers of an agreement surface.

    A band is its number, 0 for under a quarter to 3 for the core, its areas, and what it is
    called aloud.
    """
    return [
        Areas(
            [Patch(f"band-{number}-{part}", rings, words) for part, rings in enumerate(areas)],
            BAND_LOOKS[number],
        )
        for number, areas, words in sorted(bands, key=lambda band: band[0])
    ]


def is_sign(layer: Layer) -> bool:
    """Say whether a layer is painted as large at every zoom."""
    return not isinstance(layer, Areas | Lines | Outlines)
