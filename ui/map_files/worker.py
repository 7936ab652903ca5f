"""Looking into the files of maps in a process of its own: a thread would stall the window.

The process keeps the file that it looked into last, so that what is asked next is quick. It can
be ended at any moment; nothing is written.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, speak, spoken

if TYPE_CHECKING:
    from facilitator.base_maps import Frame, Outline, Source
    from facilitator.ground import Ground, Reference

LOOK, FIT, CUT, AREAS, TAKE = "look", "fit", "cut", "areas", "take"
PREVIEW: Final = 1600
"""Pixels of the longer side of what is shown to choose a frame on."""
_STEP: Final = 0.01


@dataclass(frozen=True)
class Order:
    """What is asked about a file, as plain data that travels to another process."""

    what: str
    """LOOK (gives Looked), FIT (width and height of what CUT would keep), CUT (BasePicture),
    AREAS (list of Area), or TAKE (list of Outline)."""
    path: Path
    page: int = 1
    level: int | None = None
    frame: "Frame | None" = None
    ground: "Ground | None" = None
    """Where the map lies that areas are to be laid on, and its size."""
    size: tuple[int, int] = (0, 0)
    numbers: tuple[int, ...] = ()
    """Which of the areas are taken."""
    language: str = field(default_factory=spoken)


class Looked(NamedTuple):
    """What is in a file."""

    kind: str
    size: tuple[int, int]
    title: str
    attribution: str
    notice: str
    page: int
    pages: int
    page_names: tuple[str, ...]
    level: int | None
    levels: tuple[int, ...]
    reference: "Reference | None"
    has_areas: bool
    preview: bytes


class Area(NamedTuple):
    """A named area of a file."""

    name: str
    on_map: bool


def work_away(connection: Connection) -> None:
    """Answer orders, in pairs of a word and what it is about, until nobody asks any more."""
    desk = _Reader()
    while True:
        try:
            order: Order = connection.recv()
        except EOFError:
            return
        speak(order.language)
        try:
            connection.send(_answer(desk, order, connection))
        except BrokenPipeError:
            return


def _answer(desk: "_Reader", order: Order, connection: Connection) -> tuple[str, Any]:
    """Return what came of an order; nobody sees this process, so it says itself what went wrong."""
    try:
        return "done", desk.do(order, _told(connection))
    except FacilitatorError as error:
        return "trouble", str(error)
    except OSError as error:
        message = _("“{name}” cannot be read any more: {why}. Choose it again, or a copy.")
        return "trouble", message.format(name=order.path.name, why=error.strerror or error)
    except MemoryError:
        message = _("“{name}” needs more memory than this computer has; use a smaller copy.")
        return "trouble", message.format(name=order.path.name)
    except Exception as error:
        from ui.trouble import keep_report

        keep_report(error, sys.exc_info()[2])
        message = _(
            "“{name}” could not be read, and a report of it was kept on this computer. Save it "
            "anew, and try again."
        )
        return "trouble", message.format(name=order.path.name)


def _told(connection: Connection) -> Callable[[float], None]:
    """Return what tells how far the work is, no more often than anybody sees."""
    last = -1.0

    def tell(share: float) -> None:
        nonlocal last
        if share >= last + _STEP or share < last:
            last = share
            connection.send(("progress", share))

    return tell


class _Reader:
    """Keeps the file that was asked about last."""

    def __init__(self) -> None:
        self._key: object = None
        self._source: Source | None = None
        self._outlines: list[Outline] = []

    def do(self, order: Order, tell: Callable[[float], None]) -> object:
        """Do what is ordered."""
        source = self._opened(order)
        if order.what == LOOK:
            return self._looked(source, tell)
        if order.what == FIT:
            return source.cut_size(order.frame)
        if order.what == CUT:
            return source.cut(order.frame, progress=tell)
        if order.what == AREAS:
            return self._areas(source, order)
        return [self._outlines_of(source)[number] for number in order.numbers]

    def _opened(self, order: Order) -> "Source":
        from facilitator.base_maps import open_source

        key = order.path, order.page, order.level
        if self._source is None or key != self._key:
            self._source, self._outlines = None, []
            source = open_source(order.path)
            if order.page != source.page:
                source = source.at_page(order.page)
            if order.level is not None and order.level != source.level:
                source = source.at_level(order.level)
            self._source, self._key = source, key
        return self._source

    @staticmethod
    def _looked(source: "Source", tell: Callable[[float], None]) -> Looked:
        from facilitator.base_maps import OutlineSource

        return Looked(
            source.kind,
            source.size,
            source.title,
            source.attribution,
            source.notice,
            source.page,
            source.pages,
            source.page_names,
            source.level,
            source.levels,
            source.reference,
            isinstance(source, OutlineSource),
            source.preview(PREVIEW, tell),
        )

    def _outlines_of(self, source: "Source") -> "list[Outline]":
        from facilitator.base_maps import BaseMapError, OutlineSource

        if not isinstance(source, OutlineSource):
            raise BaseMapError(
                _("This file is a picture; choose a GeoJSON or GeoPackage file for boundaries.")
            )
        if not self._outlines:
            self._outlines = source.outlines()
        return self._outlines

    def _areas(self, source: "Source", order: Order) -> list[Area]:
        return [
            Area(outline.name, _lies_on(outline, order)) for outline in self._outlines_of(source)
        ]


def _lies_on(outline: "Outline", order: Order) -> bool:
    """Tell whether anything of an area is on the map; yes, where nobody said where that lies."""
    if order.ground is None:
        return True
    from facilitator.exercises.community_map.shapes import polygons_of, shape_of, within

    for rings in outline.polygons:
        placed = [order.ground.pixels(ring) for ring in rings]
        low, high = placed[0].min(axis=0), placed[0].max(axis=0)
        apart = (low > order.size).any() or (high < 0).any()
        shape = shape_of([ring.tolist() for ring in placed]) if not apart else None
        if shape is not None and any(True for _part in polygons_of(within(shape, order.size))):
            return True
    return False
