"""The tools that somebody draws with: what each is called, its key, and what it leaves."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from facilitator.exercises.community_map import drawings, strokes
from facilitator.exercises.community_map.tables import AREA, CORE, EDGE
from facilitator.i18n import _
from ui.canvas.map.brush import BrushTool, RubTool
from ui.canvas.map.layers import DEEP
from ui.canvas.map.rounds import EdgeTool, HoleTool, RoundTool
from ui.canvas.map.tool import Tool
from ui.exercises.community_map.desk import CommunityDesk

Place = tuple[float, float]

COLOUR, ROUND, RUB, HOLE, HEART, EDGES = "colour", "round", "rub", "hole", "heart", "edge"
BRUSHES: Final = (COLOUR, RUB, HEART)
"""The tools that have a width."""
BEGUN_WITH: Final = (COLOUR, ROUND)
"""The tools that a drawing can be begun with."""
WIDTHS: Final = (16.0, 32.0, 64.0)
"""Narrow, middle, broad: pixels of the screen."""


class ToolWords(NamedTuple):
    """What a tool is called, its key while the map has the focus, and how it is used."""

    title: str
    key: str
    how: str


def tool_words() -> dict[str, ToolWords]:
    """Return what the tools are called, in the order in which they stand."""
    return {
        COLOUR: ToolWords(_("Colour in"), "B", _("Drag over what you call yours.")),
        ROUND: ToolWords(
            _("Draw round"), "R", _("Drag round it, or click from point to point and back.")
        ),
        RUB: ToolWords(_("Rub out"), "E", _("Drag over what is not yours.")),
        HOLE: ToolWords(_("Cut a hole"), "H", _("Draw round what is not yours in the middle.")),
        HEART: ToolWords(_("Heart of it"), "C", _("Drag over what is most yours.")),
        EDGES: ToolWords(_("Edge line"), "L", _("Drag along where it stops.")),
    }


def width_words() -> tuple[str, str, str]:
    """Return what the widths are called, the narrowest first."""
    return _("Narrow"), _("Middle"), _("Broad")


class HeartTool(BrushTool):
    """Colours in the heart of an area."""

    colour = DEEP

    def words(self) -> str:
        """Say how to colour in the heart."""
        return _("Heart of it. {how}").format(how=super().words())


class DrawTools(QObject):
    """Makes the tools, and puts what they leave into the drawing in hand."""

    ended = Signal()
    """A stroke is in the file."""
    width_changed = Signal(float)
    """The brushes are broader or narrower from now on, in pixels of the screen."""

    def __init__(self, desk: CommunityDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.width = WIDTHS[1]
        self._brushes: dict[str, BrushTool] = {
            COLOUR: BrushTool(self.width, self),
            RUB: RubTool(self.width, self),
            HEART: HeartTool(self.width, self),
        }
        rounds: dict[str, RoundTool] = {
            ROUND: RoundTool(self),
            HOLE: HoleTool(self),
            EDGES: EdgeTool(self),
        }
        self._tools: Mapping[str, Tool] = {**self._brushes, **rounds}
        for key, brush in self._brushes.items():
            brush.stroked.connect(self._stroked_with(key))
            brush.width_changed.connect(self.set_width)
        for key, tool in rounds.items():
            tool.drawn.connect(self._drawn_with(key))

    def __getitem__(self, key: str) -> Tool:
        return self._tools[key]

    def set_width(self, width: float) -> None:
        """Draw broader or narrower, with every brush."""
        for brush in self._brushes.values():
            brush.set_width(width)
        self.width = self._brushes[COLOUR].width
        self.width_changed.emit(self.width)

    # What they leave

    def _stroked_with(self, key: str) -> Callable[[Sequence[Place], float], None]:
        def stroked(line: Sequence[Place], width: float) -> None:
            if key == RUB:
                self._put(lambda drawing_id: self._rub_out(drawing_id, line, width))
            else:
                kind, store = CORE if key == HEART else AREA, self._desk.store
                self._put(lambda one: strokes.paint(store, one, line, width, kind))

        return stroked

    def _drawn_with(self, key: str) -> Callable[[Sequence[Place]], None]:
        store = self._desk.store

        def drawn(points: Sequence[Place]) -> None:
            if key == HOLE:
                self._put(lambda one: self._cut(one, points))
            elif key == EDGES:
                self._put(lambda one: strokes.draw_edge(store, one, points))
            else:
                self._put(lambda one: strokes.draw_round(store, one, points))

        return drawn

    def _put(self, deed: Callable[[int], object]) -> None:
        drawing = self._desk.drawing
        if drawing is None or drawing.id is None:
            return
        drawing_id = drawing.id
        self._desk.act(lambda: deed(drawing_id))
        self.ended.emit()

    def _rub_out(self, drawing_id: int, line: Sequence[Place], width: float) -> None:
        """Rub out areas, and with them each edge line that the rubber touches, as one step."""
        store = self._desk.store
        with store.step(_("Rub out")):
            strokes.rub_out(store, drawing_id, line, width)
            if touched := self._edges_under(drawing_id, line, width):
                drawings.remove_patches(store, touched)

    def _edges_under(self, drawing_id: int, line: Sequence[Place], width: float) -> list[int]:
        edges = self._desk.map.patches_of(drawing_id, EDGE)
        if not edges:
            return []
        from shapely import LineString

        from facilitator.exercises.community_map.shapes import stroke

        rubbed = stroke(line, width)
        return [
            patch.id or 0
            for patch in edges
            if any(rubbed.intersects(LineString(ring)) for ring in patch.rings if len(ring) > 1)
        ]

    def _cut(self, drawing_id: int, ring: Sequence[Place]) -> None:
        if self._desk.map.patches_of(drawing_id):
            strokes.cut_hole(self._desk.store, drawing_id, ring)
        else:
            self._desk.told.emit(_("Colour something in first; then a hole can be cut into it."))
