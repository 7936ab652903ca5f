"""The map on a page: its picture in its frame, whose it is, its scale, and where north is."""

from contextlib import AbstractContextManager
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

from exports.document import MM, Page, Rect, Segment
from exports.exercises.community_map.base import MapOf, length_words, round_length
from exports.exercises.community_map.blocks import Look
from exports.structure import Tag
from exports.type.wrapping import text_width, wrap
from facilitator.i18n import _

if TYPE_CHECKING:
    from shapely import MultiPolygon
    from shapely.geometry.base import BaseGeometry

BAR = 45.0
"""The longest that a scale bar is, in mm, where text is 12 pt."""


class MapFrame(NamedTuple):
    """A base map's pixels laid on a box of the page."""

    rect: Rect
    size: tuple[int, int]

    @property
    def mm(self) -> float:
        """The side of a pixel on the page, in mm."""
        return self.rect.width / self.size[0]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a pixel lies on the page."""
        return self.rect.x + x * self.mm, self.rect.y + y * self.mm

    def shape(self, polygons: Any) -> "MultiPolygon":
        """Return rings in pixels as a shape on the page, as far as it is on the map."""
        import shapely

        made = shape_in_pixels(polygons)
        return only_polygons(shapely.intersection(self._placed(made), self.box))

    def lines(self, polygons: Any) -> "BaseGeometry":
        """Return the outlines of polygons in pixels, as far as they are on the map."""
        import shapely

        rings = [ring for rings in polygons for ring in rings if len(ring) > 1]
        made = shapely.MultiLineString([[*ring, ring[0]] for ring in rings])
        return shapely.intersection(self._placed(made), self.box)

    @property
    def box(self) -> "BaseGeometry":
        """The frame as a shape."""
        import shapely

        return shapely.box(self.rect.x, self.rect.y, self.rect.right, self.rect.bottom)

    def _placed(self, shape: "BaseGeometry") -> "BaseGeometry":
        import shapely

        return shapely.transform(shape, lambda at: at * self.mm + (self.rect.x, self.rect.y))


def shape_in_pixels(polygons: Any) -> "BaseGeometry":
    """Return rings in pixels as a shape of them."""
    import shapely

    return shapely.union_all([shapely.make_valid(_polygon(rings)) for rings in polygons])


def _polygon(rings: Any) -> "BaseGeometry":
    import numpy as np
    import shapely

    closed = [np.asarray(ring, float) for ring in rings if len(ring) > 2]
    return shapely.Polygon(closed[0], closed[1:]) if closed else shapely.Polygon()


def only_polygons(shape: "BaseGeometry") -> "MultiPolygon":
    """Return the parts of a shape that have an area."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shape)).tolist()
    return shapely.MultiPolygon([part for part in parts if isinstance(part, shapely.Polygon)])


def segments_of(shape: "MultiPolygon") -> list[Segment]:
    """Return a shape as steps of a path; holes run the other way round, and stay empty."""
    import shapely

    turned = shapely.orient_polygons(shape)
    steps: list[Segment] = []
    for ring in shapely.get_rings(shapely.get_parts(turned)):
        points = shapely.get_coordinates(ring)[:-1].tolist()
        steps += line_segments(points)
        steps.append(("Z", ()))
    return steps


def line_segments(points: list[list[float]]) -> list[Segment]:
    """Return the steps along a line."""
    first, *rest = points
    return [("M", (first[0], first[1])), *(("L", (x, y)) for x, y in rest)]


def strokes_of(shape: "BaseGeometry") -> list[Segment]:
    """Return lines as steps of a path."""
    import shapely

    steps: list[Segment] = []
    for part in shapely.get_parts(shape):
        if isinstance(part, shapely.LineString) and len(part.coords) > 1:
            steps += line_segments(shapely.get_coordinates(part).tolist())
    return steps


def draw_base(page: Page, at: MapFrame, words: MapOf) -> None:
    """Draw the base map in its frame, and name that `map`; within a Figure."""
    page.picture(at.rect, words.picture(max(at.rect.width, at.rect.height)))
    page.frame("map", at.rect)


def draw_edge(page: Page, at: MapFrame, look: Look) -> None:
    """Draw the line around the map."""
    with page.artifact():
        page.rect(at.rect, stroke=look.ink, line_width=0.3)


class Foot:
    """The line below everything: whose the base map is, how long a way is, where north is."""

    def __init__(self, words: MapOf, look: Look, width: float, more: str = "") -> None:
        self.words, self.look = words, look
        self._bar = BAR * look.size / 12
        self._north = 4 + 11.0 * look.size / 12 if words.ground is not None else 0.0
        room = width - 4 - (self._bar + self._north if words.ground is not None else 0.0)
        text = " · ".join(part for part in (words.base.attribution, more) if part)
        self.lines = wrap(text, look.size, room * MM) if text else []

    def height(self, fewest: int = 1) -> float:
        """Return how high it is, room for so many lines at least."""
        return max(fewest, len(self.lines)) * self.look.line

    def draw(self, page: Page, at: MapFrame, box: Rect) -> None:
        """Draw it, from the top of the box down; it is read aloud on the first page only."""
        size, line = self.look.size, self.look.line
        if self.lines:
            with _said_once(page):
                page.text(
                    box.x,
                    box.y + 0.85 * size / MM,
                    self.lines,
                    size=size,
                    leading=line * MM,
                    colour=self.look.ink,
                )
        ground = self.words.ground
        if ground is None or ground.metres_per_pixel <= 0:
            return
        self._draw_bar(page, box, ground.metres_per_pixel / at.mm)
        self._draw_north(page, box, at)

    def _draw_bar(self, page: Page, box: Rect, metres_per_mm: float) -> None:
        look = self.look
        metres = round_length(0.62 * self._bar * metres_per_mm)
        words, length = length_words(metres), metres / metres_per_mm
        right = box.right - self._north
        wide = text_width(words, look.size) / MM
        y = box.y + 0.85 * look.size / MM
        with page.artifact():
            bar = Rect(right - length, y - 0.3 * look.size / MM - 0.6, length, 1.2)
            page.rect(bar, fill=look.ink)
            for x in (bar.x, bar.right - 0.4):
                page.rect(Rect(x, bar.y - 1.2, 0.4, 3.6), fill=look.ink)
        with _said_once(page):
            page.text(right - length - wide - 2, y, words, size=look.size, colour=look.ink)

    def _draw_north(self, page: Page, box: Rect, at: MapFrame) -> None:
        """Draw an arrow to the north, wherever that is on this map."""
        look = self.look
        across, down = _north(self.words, at)
        half = 0.42 * look.size / MM
        x, y = box.right - self._north + 3.5, box.y + 0.62 * look.size / MM
        tip = (x + across * 2 * half, y + down * 2 * half)
        foot = (x - across * half * 1.3, y - down * half * 1.3)
        side = (-down * half * 0.75, across * half * 0.75)
        with page.artifact():
            page.polygon(
                [
                    tip,
                    (foot[0] + side[0], foot[1] + side[1]),
                    (foot[0] - side[0], foot[1] - side[1]),
                ],
                fill=look.ink,
            )
        with _said_once(page):
            page.text(x + 2.2 * half, y + 0.35 * look.size / MM, _("N"), size=look.size, bold=True)


def _said_once(page: Page) -> AbstractContextManager[Tag]:
    """Open a paragraph; on later pages decoration, for it says the same again."""
    return page.artifact() if page.number else page.tag("P")


def _north(words: MapOf, at: MapFrame) -> tuple[float, float]:
    """Return the direction of north on the page, of length 1."""
    ground = words.ground
    if ground is None:
        return 0.0, -1.0
    middle = (at.size[0] / 2, at.size[1] / 2)
    lon, lat = ground.lon_lat([middle])[0].tolist()
    x, y = ground.pixels([(lon, lat + 0.001)])[0].tolist()
    across, down = x - middle[0], y - middle[1]
    length = hypot(across, down) or 1.0
    return across / length, down / length
