"""A base map with layers over it, panned and zoomed; nothing is drawn or chosen on it yet."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from facilitator.board_layout import Rect
from facilitator.i18n import _
from ui.canvas.canvas import Canvas
from ui.canvas.hand import WHEEL_NOTCH
from ui.canvas.map.base_image import BaseImage
from ui.canvas.map.furniture import GLASS, MARKS, Furniture, in_room
from ui.canvas.map.layers import WHITE, Areas, Key, Layer, Lines, Outlines, is_sign
from ui.canvas.map.pin_paint import TEXT, SignPainter, Signs
from ui.canvas.map.shape_paint import Shape, Sight, paint_shapes, shapes_of
from ui.canvas.panned import LARGEST
from ui.canvas.picture import Picture
from ui.theme import Theme

FADE: Final = 0.3
"""How much a pale base map is lightened, so that what people drew stands out."""
MOST_FADE: Final = 0.6
AHEAD: Final = 96
"""So many pixels around what is in sight are kept, and painted in one go with it."""
PALE: Final = 0.75
"""A base map less light than this is lightened more."""


class MapSurface(Canvas):
    """Shows a map. The map itself is paper in both themes; only what is around it is dark."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._picture = Picture(AHEAD)
        self._base: BaseImage | None = None
        self._attribution = ""
        self._note = ""
        self._metres: float | None = None
        self._fade: float | None = None
        self._text = self._marks = 0.0
        self._fitting = True
        self._layers: list[Layer] = []
        self._shapes: list[list[Shape]] = []
        self.signs = Signs()
        self._signs_seen = 0
        self._sign_painter: SignPainter | None = None
        self._furniture: tuple[float, Furniture] | None = None
        self._laid: tuple[float, int, Key | None] | None = None
        self.named_pin: Key | None = None
        """The pin whose label shows, whether there is room or not."""
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setMinimumSize(240, 180)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it would like."""
        return QSize(900, 640)

    # What is shown

    def set_base(self, base: BaseImage | None) -> None:
        """Show another base map, whole. The canvas owns none: one may be on several canvases."""
        if self._base is not None:
            self._base.changed.disconnect(self.spoil)
            self._base.failed.disconnect(self._see_problem)
        self._base = base
        if base is not None:
            base.changed.connect(self.spoil)
            base.failed.connect(self._see_problem)
        self.spoil()
        self.zoom_to_fit()

    @property
    def base(self) -> BaseImage | None:
        """The base map that is shown."""
        return self._base

    @property
    def map_size(self) -> tuple[float, float]:
        """The base map's width and height, in its pixels; 0 by 0 where there is none."""
        size = self._base.size if self._base is not None else QSize(0, 0)
        return float(max(0, size.width())), float(max(0, size.height()))

    def set_layers(self, layers: Sequence[Layer]) -> None:
        """Show these layers over the map; one that was shown before is not prepared anew."""
        known = dict(zip(map(id, self._layers), self._shapes, strict=True))
        before = [layer for layer in self._layers if not is_sign(layer)]
        self._shapes = [known.get(id(layer)) or shapes_of(layer) for layer in layers]
        self._layers = list(layers)
        self.signs = Signs.of(layers)
        self._signs_seen += 1
        now = [layer for layer in layers if not is_sign(layer)]
        if len(now) != len(before) or any(a is not b for a, b in zip(now, before, strict=True)):
            self.spoil()
        self.viewport().update()

    @property
    def layers(self) -> Sequence[Layer]:
        """What lies over the map now."""
        return self._layers

    def set_attribution(self, text: str) -> None:
        """Say whose map it is; always in sight."""
        self._attribution = text
        self.viewport().update()

    def set_scale(self, metres_per_pixel: float | None) -> None:
        """Show a scale bar, or none: how many metres one pixel of the base map is."""
        self._metres = metres_per_pixel
        self.viewport().update()

    def set_note(self, text: str) -> None:
        """Say something in the middle, such as why there is no map; an empty text says nothing."""
        self._note = text
        self.viewport().update()

    def set_fade(self, share: float | None) -> None:
        """Lighten the base map: 0 leaves it as it is, 1 is white, None suits how dark it is."""
        self._fade = None if share is None else min(1.0, max(0.0, share))
        self.spoil()

    @property
    def fade(self) -> float:
        """How much the base map is lightened."""
        if self._fade is not None or self._base is None:
            return self._fade or 0.0
        return min(MOST_FADE, FADE + max(0.0, PALE - self._base.lightness))

    def set_text_size(self, pixels: float, marks: float = 0.0) -> None:
        """Write in this size, pins along with it, whatever the theme says: for the wall.

        0 is what the theme says. `marks`: the text size that pins, lines and patterns go with,
        where they are to be smaller than what is written.
        """
        if (pixels, marks) != (self._text, self._marks):
            self._text, self._marks = pixels, marks
            self._forget_signs()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        super().set_theme(theme)
        self._forget_signs()

    def _forget_signs(self) -> None:
        self._sign_painter = None
        self.spoil()

    def _see_problem(self, _problem: str) -> None:
        self.spoil()

    @property
    def text_size(self) -> float:
        """The size of what is written, in pixels."""
        return self._text or float(self.theme.px(TEXT))

    @property
    def mark_size(self) -> float:
        """The text size that pins and patterns go with; a small map has smaller ones."""
        return self._marks or self._text or in_room(self.text_size, MARKS, self.view_rect())

    @property
    def grain(self) -> float:
        """How much larger than designed lines, patterns and pins are."""
        return self.mark_size / TEXT

    # Places

    def to_map(self, at: QPointF) -> tuple[float, float]:
        """Return the place of the map that is at a point of the view, in the map's pixels."""
        place = self.to_scene(at)
        return place.x(), place.y()

    def from_map(self, x: float, y: float) -> QPointF:
        """Return where a place of the map is in the view."""
        return self.to_view(x, y)

    def on_map(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of the map that is nearest to a place perhaps beside it."""
        width, height = self.map_size
        return min(width, max(0.0, x)), min(height, max(0.0, y))

    @property
    def offset(self) -> QPointF:
        """Where the view's top left is, in pixels of the scaled map."""
        return -self.to_view(0.0, 0.0)

    def content_box(self) -> Rect | None:
        """Return the map's box."""
        width, height = self.map_size
        return Rect(0, 0, width, height) if width and height else None

    def margins(self) -> QMarginsF:
        """Leave no more than a hair free around the map."""
        return QMarginsF(8, 8, 8, 8)

    def zoom_to_fit(self, largest: float = LARGEST) -> None:
        """Show the whole map, in the middle, as large as it goes."""
        self._fitting = True
        box = self.content_box()
        if box is not None:
            self.zoom_to(box, largest)
            room = self.view_rect()
            self._look_from(
                -(room.width() - box.width * self.zoom) / 2,
                -(room.height() - box.height * self.zoom) / 2,
            )

    def zoom_reset(self) -> None:
        """Show the whole map."""
        self.zoom_to_fit()

    def set_zoom(self, scale: float, around: QPointF | None = None, *, settled: bool) -> None:
        """Zoom, and from then on stay where somebody looked."""
        self._fitting = False
        super().set_zoom(scale, around, settled=settled)

    def pan(self, dx: float, dy: float) -> None:
        """Move the map by so many pixels, as far as there is something to see."""
        self._fitting = False
        super().pan(dx, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the whole map in sight; where somebody looked closer, keep the middle."""
        super().resizeEvent(event)
        if self._fitting:
            self.zoom_to_fit()
        elif event.oldSize().isValid():
            super().pan(*((event.size() - event.oldSize()) / 2).toTuple())
            self.spoil()  # patterns are finer on a smaller map

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom around the pointer; two fingers on a trackpad pan."""
        trackpad = event.phase() != Qt.ScrollPhase.NoScrollPhase
        if trackpad or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        turned = event.angleDelta()
        notches = (turned.y() or turned.x()) / WHEEL_NOTCH
        self.set_zoom(self.zoom * 1.2**notches, event.position(), settled=False)
        event.accept()

    # Painting

    def paint_content(self, painter: QPainter, box: Rect, *, whole: bool) -> None:
        """Paint an area of the map; the painter is in its pixels."""
        del whole
        ratio, base = self.devicePixelRatioF(), self._base
        if base is not None:
            width, height = self.map_size
            paper = QRectF(0, 0, width, height) & QRectF(box.x, box.y, box.width, box.height)
            painter.fillRect(paper, QColor(WHITE))
            base.paint(painter, box, self.zoom * ratio)
            haze = QColor(WHITE)
            haze.setAlphaF(self.fade)
            painter.fillRect(paper, haze)
            painter.setClipRect(paper, Qt.ClipOperation.IntersectClip)
        painter.scale(1 / self.zoom, 1 / self.zoom)
        sight = Sight(box, self.zoom, ratio)
        for layer, shapes in zip(self._layers, self._shapes, strict=True):
            if isinstance(layer, Areas | Lines | Outlines):
                paint_shapes(painter, shapes, layer.look, self.grain, sight)

    @property
    def sign_painter(self) -> SignPainter:
        """What paints pins and labels, in the size that holds now."""
        wanted = (self.text_size, self.devicePixelRatioF(), self.mark_size)
        if self._sign_painter is None or self._sign_painter.made_for != wanted:
            self._sign_painter = SignPainter(*wanted)
            self._laid = None
        return self._sign_painter

    def paint_overlay(self, painter: QPainter) -> None:
        """Paint what is as large at every zoom: signs, then what stands on the glass."""
        signs, laid = self.sign_painter, (self.zoom, self._signs_seen, self.named_pin)
        if laid != self._laid:
            signs.lay_out(self.signs, self.zoom, self.named_pin, self.patch_at, self.map_size)
            self._laid = laid
        signs.paint(painter, self.signs, self.zoom, self.offset)
        self.paint_hand(painter)
        self._paint_glass(painter)

    def paint_hand(self, painter: QPainter) -> None:
        """Paint what somebody is doing; the painter is in pixels of the view."""

    def _paint_glass(self, painter: QPainter) -> None:
        room = QRectF(self.view_rect())
        size = self._text or in_room(self.text_size, GLASS, room)
        if self._furniture is None or self._furniture[0] != size:
            self._furniture = size, Furniture(size)
        furniture = self._furniture[1]
        furniture.paint(painter, room, self._attribution, (self._metres or 0.0) / self.zoom)
        base = self._base
        problem = base.problem if base is not None else ""
        opening = _("Opening the map …") if base is not None and not base.is_shown else ""
        furniture.paint_note(painter, room, problem or self._note or opening)

    # What is where

    def patch_at(self, x: float, y: float) -> Key | None:
        """Return the uppermost area that may be clicked at a place of the map."""
        for layer, shapes in zip(reversed(self._layers), reversed(self._shapes), strict=True):
            if isinstance(layer, Areas) and layer.clickable:
                for shape in reversed(shapes):
                    if shape.contains(x, y):
                        return shape.key
        return None
