"""The agreement of people's maps, drawn over their base map."""

from typing import TYPE_CHECKING

from exports.document import MM, Page, Rect, Segment
from exports.exercises.community_map.base import MapOf
from exports.exercises.community_map.blocks import Look
from exports.exercises.community_map.frame import (
    MapFrame,
    draw_base,
    draw_edge,
    only_polygons,
    segments_of,
    strokes_of,
)
from exports.exercises.community_map.hatching import draw_band, draw_contour
from exports.exercises.community_map.together import aloud, band_label
from exports.sheets import STOP
from exports.type.wrapping import text_width
from facilitator.exercises.community_map.document import SurfaceDocument
from facilitator.i18n import _

if TYPE_CHECKING:
    from shapely import MultiPolygon
    from shapely.geometry.base import BaseGeometry

FINE = 0.12
"""How closely contours are followed, in mm."""
LONGEST = 28
"""A boundary whose name is longer than this has it in the legend only."""
TWO_NAMES_DASH, BOUNDARY_DASH = (1.2, 1.6), (5.0, 1.6, 1.2, 1.6)


class SurfaceDrawing:
    """Draws one surface in one frame. Lengths are in mm; `unit` is how much larger than A3."""

    def __init__(self, words: MapOf, at: MapFrame, look: Look, unit: float) -> None:
        self.words, self.at, self.look, self.unit = words, at, look, unit
        self.mono = words.job.options.mono
        self._taken: list[Rect] = []

    def draw(self, page: Page, surface: SurfaceDocument | None) -> None:
        """Draw the base map and all that lies over it; a map of few has no shares."""
        bands = [self._fine(band.polygons) for band in surface.bands] if surface else []
        everybody = surface is not None and not surface.name
        with page.tag("Figure", alt=aloud(self.words, self.at, surface)):
            draw_base(page, self.at, self.words)
            for place, shape in enumerate(bands):
                draw_band(page, place, shape, self.unit, mono=self.mono)
            for place, shape in enumerate(bands):
                draw_contour(page, place, shape, self.unit, mono=self.mono)
            self._boundaries(page)
            if everybody:
                self._two_names(page)
        draw_edge(page, self.at, self.look)
        for place in range(len(bands) - 1, -1, -1):
            self._label(page, bands[place], band_label(place), bold=True)
        self._boundary_names(page)
        if everybody:
            self._label_two_names(page)

    def _fine(self, polygons: object) -> "MultiPolygon":
        return only_polygons(self.at.shape(polygons).simplify(FINE * self.unit))

    def _boundaries(self, page: Page) -> None:
        """Draw every line once, though two boundaries share it: dashes over dashes are a line."""
        import shapely

        ink = "#000000" if self.mono else STOP
        outlines = self.words.document.outlines
        lines = shapely.union_all([self.at.lines(each.polygons) for each in outlines])
        unit = self.unit if len(outlines) == 1 else 0.7 * self.unit
        draw_boundary(page, strokes_of(shapely.line_merge(lines)), unit, ink)

    def _two_names(self, page: Page) -> None:
        for each in self.words.agreement.two_names:
            draw_two_names(
                page, segments_of(self.at.shape(each.polygons)), self.unit, self.look.ink
            )

    def _label_two_names(self, page: Page) -> None:
        """Say it on the largest two grounds that have room for the words; the legend has it too."""
        grounds = [
            (self.at.shape([rings]), each.names)
            for each in self.words.agreement.two_names
            for rings in each.polygons
        ]
        for shape, names in sorted(grounds, key=lambda each: -each[0].area)[:2]:
            wanted = filter(None, (" / ".join(names), _("two names")))
            room = shape.area * MM**2 / self.look.size
            words = next((each for each in wanted if text_width(each, self.look.size) < room), "")
            if words:
                self._label(page, shape, words)

    def _boundary_names(self, page: Page) -> None:
        outlines = self.words.document.outlines
        for each in outlines:
            if len(each.name) <= LONGEST:
                shape = self.at.shape(each.polygons)
                self._label(page, shape, each.name, bold=False, edge=len(outlines) == 1)

    def _label(
        self,
        page: Page,
        shape: "MultiPolygon",
        words: str,
        *,
        bold: bool = True,
        edge: bool = False,
    ) -> None:
        """Write on a shape where there is room, or nowhere: the legend says it all again."""
        size = self.look.size
        wide, high = text_width(words, size, bold=bold) / MM + 2.4, 1.25 * size / MM
        spot = self._along(shape, wide, high) if edge else self._within(shape, wide, high)
        if spot is None:
            return
        box = Rect(spot[0] - wide / 2, spot[1] - high / 2, wide, high)
        self._taken.append(box)
        with page.artifact():
            page.rect(box, radius=high / 3, fill="#FFFFFF", opacity=0.88)
        colour = STOP if not bold and not self.mono else self.look.ink
        with page.tag("P"):
            y = box.y + high / 2 + 0.35 * size / MM
            page.text(spot[0], y, words, size=size, bold=bold, colour=colour, align="centre")

    def _within(
        self, shape: "MultiPolygon", wide: float, high: float
    ) -> tuple[float, float] | None:
        """Return the roomiest place of a shape for a label of this size."""
        import shapely

        free = only_polygons(
            shapely.difference(self._inside(shape, wide, high), self._full(wide, high))
        )
        if free.is_empty:
            return None
        part = max(free.geoms, key=lambda each: each.area)
        line = shapely.maximum_inscribed_circle(part, tolerance=0.5)
        x, y = shapely.get_coordinates(line)[0].tolist()
        return x, y

    def _along(self, shape: "MultiPolygon", wide: float, high: float) -> tuple[float, float] | None:
        """Return a place on a shape's outline for a label, the highest that is free."""
        import shapely

        line = shapely.difference(self._inside(shape.boundary, wide, high), self._full(wide, high))
        points = shapely.get_coordinates(shapely.segmentize(line, 3.0)).tolist()
        return min(((x, y) for x, y in points), key=lambda at: at[1], default=None)

    def _inside(self, shape: "BaseGeometry", wide: float, high: float) -> "BaseGeometry":
        """Return the part of a shape on which a label's middle may lie, by the frame's edges."""
        import shapely

        room = self.at.rect
        box = shapely.box(
            room.x + wide / 2 + 1,
            room.y + high / 2 + 1,
            room.right - wide / 2 - 1,
            room.bottom - high / 2 - 1,
        )
        return shapely.intersection(shape, box)

    def _full(self, wide: float, high: float) -> "BaseGeometry":
        """Return where the middle of a label may not lie, since others are there."""
        import shapely

        return shapely.union_all(
            [
                shapely.box(
                    each.x - wide / 2 - 1,
                    each.y - high / 2 - 1,
                    each.right + wide / 2 + 1,
                    each.bottom + high / 2 + 1,
                )
                for each in self._taken
            ]
        )


def draw_boundary(page: Page, steps: list[Segment], unit: float, ink: str) -> None:
    """Draw a boundary: dashes and dots, pale beside them."""
    dash = tuple(length * unit for length in BOUNDARY_DASH)
    if steps:
        page.path(steps, stroke="#FFFFFF", line_width=1.9 * unit, opacity=0.85)
        page.path(steps, stroke=ink, line_width=0.9 * unit, dash=dash)


def draw_two_names(page: Page, steps: list[Segment], unit: float, ink: str) -> None:
    """Draw a line round ground that has two names: short dashes, in ink."""
    dash = tuple(length * unit for length in TWO_NAMES_DASH)
    page.path(steps, stroke="#FFFFFF", line_width=1.7 * unit, opacity=0.85)
    page.path(steps, stroke=ink, line_width=0.8 * unit, dash=dash)
