"""What lies over the map where people's maps are laid over one another. No single one is in it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import shapely

from facilitator.exercises.community_map.agreement_words import band_title, called, percent
from facilitator.exercises.community_map.bands import polygons_of
from facilitator.exercises.community_map.tables import CommunityBoard, MapPlace
from facilitator.i18n import _
from ui.canvas.map.layers import AreaLook as Look
from ui.canvas.map.layers import (
    Areas,
    Hatch,
    Label,
    Labels,
    Layer,
    Outlines,
    Patch,
    Pin,
    Pins,
    band_layers,
)
from ui.theme import LIGHT

if TYPE_CHECKING:
    from facilitator.exercises.community_map.bands import Band, Polygons, TwoNames
    from facilitator.exercises.community_map.surface import Surface

NAMED_LOOK: Final = Look(
    alpha=0.0, line=LIGHT.amber, width=3.0, casing=2.0, hatch=Hatch.NONE, dashed=True
)
"""Ground with two names: a dashed line, and no fill that would hide the bands."""
FINE: Final = 0.5
"""How far, in cells of the grid on which maps are counted, a painted contour may stray."""
LABELLED: Final = 2
"""So many parts of a band say their share."""
LEAST_PART: Final = 0.002
"""A part that is less of the base map says none."""

LEAST_SEEN: Final = 0.0004
"""Ground with two names that is less of the base map than this is not outlined by itself."""


class Choice(NamedTuple):
    """Whose maps are laid over one another."""

    name: str | None = None
    table: int | None = None
    without: frozenset[int] = frozenset()
    """Drawings that are left out."""

    @property
    def is_everybody(self) -> bool:
        """Whether nobody is left out."""
        return self == EVERYBODY


EVERYBODY: Final = Choice()


def bands_of(surface: "Surface", choice: Choice) -> "list[Band]":
    """Return the bands of these maps; none where they are too few."""
    return surface.bands(choice.name, choice.table, choice.without)


class Clear(NamedTuple):
    """Where shares are not written, because pins are there."""

    spots: Sequence[tuple[float, float]] = ()
    across: float = 0.0
    down: float = 0.0
    """So far from each, in pixels of the map."""


def surface_layers(
    surface: "Surface", choice: Choice, *, careful: bool, clear: Clear | None = None
) -> list[Layer]:
    """Return the bands with the share in the middle of each, and ground with two names.

    `careful`: a name that too few people use is told to nobody.
    """
    bands = bands_of(surface, choice)
    if not bands:
        return []
    areas = [
        (place, polygons, band_title(place))
        for place, polygons in enumerate(_drawn(bands, surface.grid.cell))
    ]
    taken = _taken(clear or Clear())
    shares = [label for band in reversed(bands) for label in _shares(surface, choice, band, taken)]
    named = surface.two_names() if choice.is_everybody else []
    return [
        *band_layers(areas),
        *_named_layers(named, surface, careful=careful),
        Labels(shares),
    ]


def _drawn(bands: "list[Band]", cell: float) -> "list[Polygons]":
    """Return the bands with as many points as can be seen; neighbours still meet."""
    shapes = shapely.coverage_simplify([band.shape for band in bands], cell * FINE)
    parts = [shapely.get_parts(shape).tolist() for shape in shapes]
    return [polygons_of(shapely.MultiPolygon(each)) for each in parts]


def _taken(clear: Clear) -> shapely.Geometry:
    return shapely.union_all(
        [
            shapely.box(x - clear.across, y - clear.down, x + clear.across, y + clear.down)
            for x, y in clear.spots
        ]
    )


def _shares(
    surface: "Surface", choice: Choice, band: "Band", taken: shapely.Geometry
) -> Iterable[Label]:
    width, height = surface.size
    parts = sorted(band.shape.geoms, key=lambda part: -part.area)[:LABELLED]
    for part in parts:
        if part.area < LEAST_PART * width * height:
            continue
        x, y = _inside(part, max(width, height), taken)
        share = surface.share_at(x, y, choice.name, choice.table, choice.without)
        if share:
            yield Label(x, y, percent(share))


def _inside(
    part: shapely.Polygon, side: float, taken: shapely.Geometry | None = None
) -> tuple[float, float]:
    """Return the spot of a part that is farthest from its edges, and from what is taken."""
    free = shapely.difference(part, taken) if taken is not None else part
    found = max(shapely.get_parts(free), key=lambda each: float(each.area), default=part)
    if found.area <= 0:
        found = part
    circle = shapely.maximum_inscribed_circle(found, tolerance=side / 200)
    x, y = shapely.get_coordinates(circle)[0].tolist()
    return x, y


def _named_layers(found: "Sequence[TwoNames]", surface: "Surface", *, careful: bool) -> list[Layer]:
    """Return ground with two names: outlined, and called by both."""
    parts = [each for each in found if not each.shape.is_empty]
    if not parts:
        return []
    side, patches, labels = max(surface.size), [], []
    for number, each in enumerate(parts):
        told = may_be_named(each, surface) or not careful
        words = called(each.names) if told else _("two names")
        x, y = _inside(max(each.shape.geoms, key=lambda part: part.area), side)
        labels.append(Label(x, y, words))
        patches += [
            Patch(f"named-{number}-{part}", rings, words)
            for part, rings in enumerate(_seen_of(each.shape, surface.size))
        ]
    return [Areas(patches, NAMED_LOOK), Labels(labels)]


def _seen_of(shape: shapely.MultiPolygon, size: tuple[float, float]) -> "Polygons":
    """Return the parts of some ground that are more than a speck; the largest always."""
    parts = sorted(shape.geoms, key=lambda part: -part.area)
    least = LEAST_SEEN * size[0] * size[1]
    return polygons_of(shapely.MultiPolygon(parts[:1] + [p for p in parts[1:] if p.area >= least]))


def may_be_named(found: "TwoNames", surface: "Surface") -> bool:
    """Say whether both names are so many people's that the room may be told them."""
    return all(surface.is_enough(name) for name in found.names)


def boundary_layer(board: CommunityBoard) -> Outlines:
    """Return the boundaries beside the drawings."""
    return Outlines([rings for row in board.outlines.values() for rings in row.polygons])


def pin_layer(board: CommunityBoard, *, short: bool = False) -> Pins:
    """Return a board's pins. `short`: only their labels beside them, which the room says aloud."""
    return Pins([_pin(board, place, short=short) for place in board.places.values()])


def _pin(board: CommunityBoard, place: MapPlace, *, short: bool) -> Pin:
    kind = board.community_deck.place_kind(place.kind)
    words = f"{place.label} {place.title}".strip()
    return Pin(
        place.id or 0,
        place.x,
        place.y,
        kind.mark,
        place.label if short else words,
        words,
        private=place.visibility == "private",
    )
