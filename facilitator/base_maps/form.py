"""What every base map is, wherever it comes from: something with a size, of which a frame is cut.

A source keeps no file open and changes nothing; it may be used in any thread, one at a time.
"""

import html
import math
import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Self, TypeAlias

from facilitator.base_maps.work import Work
from facilitator.errors import FacilitatorError
from facilitator.ground import Reference
from facilitator.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST: Final = 8192
"""Pixels of the longer side of a picture that a workshop keeps."""
_SMALLEST_FRAME: Final = 16
_LONGEST_ATTRIBUTION: Final = 500

Frame: TypeAlias = tuple[float, float, float, float]
"""Left, top, width and height, in pixels of the source."""
Size: TypeAlias = tuple[int, int]
Ring: TypeAlias = tuple[tuple[float, float], ...]


class BaseMapError(FacilitatorError):
    """This file cannot serve as a base map; the sentence says why, and what may help."""


class BasePicture(NamedTuple):
    """The picture that a workshop keeps: PNG or JPEG, without anything else that its file said."""

    media_type: str
    data: bytes
    width: int
    height: int
    reference: Reference | None
    attribution: str
    notice: str = ""


class Outline(NamedTuple):
    """A named area: polygons of rings of (longitude, latitude), outer ring first, not closed."""

    name: str
    polygons: tuple[tuple[Ring, ...], ...]


class Source(ABC):
    """A file that holds a base map, opened."""

    kind: str
    """One of png, jpeg, tiff, pdf, mbtiles, geojson, gpkg."""
    size: Size
    """Width and height in its own pixels: what frames and `reference` are counted in."""
    reference: Reference | None = None
    attribution: str = ""
    notice: str = ""
    """What people should know before they use it, in one sentence, or nothing."""
    page: int = 1
    pages: int = 1
    page_names: tuple[str, ...] = ()
    """What the pages are called, where they have names."""
    level: int | None = None
    levels: tuple[int, ...] = ()
    """Zooms of a set of tiles, the coarsest first."""

    def __init__(self, path: Path) -> None:
        """Remember where the file is, until it is closed; nothing of this is ever stored."""
        self._path = path
        self.title = path.stem

    def at_page(self, page: int) -> Self:
        """Return this source turned to another page; the first is 1."""
        return self

    def at_level(self, level: int) -> Self:
        """Return this source at another zoom."""
        return self

    def preview(
        self,
        longest: int = 1600,
        progress: Callable[[float], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> bytes:
        """Return all of it as a small PNG or JPEG, no longer than this many pixels."""
        from facilitator.base_maps.encoding import encoded

        work = Work(progress, stop)
        width, height = self.size
        image = self._draw((0, 0, width, height), _fitting(width, height, longest), work)
        return encoded(image, work, passing=True)[1]

    def cut(
        self,
        frame: Frame | None = None,
        longest: int = LONGEST,
        progress: Callable[[float], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> BasePicture:
        """Return the picture in a frame, or all of it; what lies beyond the edges is left off.

        `progress` is told shares from 0 to 1. Raises StoppedError soon after `stop` says so.
        """
        from facilitator.base_maps.encoding import encoded

        work = Work(progress, stop)
        left, top, width, height = frame = self._within(frame)
        across, down = self._cut_size(frame, min(longest, LONGEST))
        image = self._draw(frame, (across, down), work.part(0.0, 0.8))
        media_type, data, (across, down) = encoded(image, work.part(0.8, 1.0))
        reference = self._reference_in(frame)
        if reference is not None:
            reference = moved(reference, left, top, width / across, height / down)
        work.at(1.0)
        return BasePicture(
            media_type, data, across, down, reference, self.attribution, self._notice_of_cut()
        )

    def cut_size(self, frame: Frame | None = None) -> Size:
        """Return how many pixels `cut` would keep, unless their bytes were too many."""
        return self._cut_size(self._within(frame), LONGEST)

    @abstractmethod
    def _draw(self, frame: Frame, size: Size, work: Work) -> "Image":
        """Return the frame in RGB at this size, within bounds of memory."""

    def _cut_size(self, frame: Frame, longest: int) -> Size:
        return _fitting(frame[2], frame[3], longest)

    def _reference_in(self, frame: Frame) -> Reference | None:
        return self.reference

    def _notice_of_cut(self) -> str:
        return ""

    def _within(self, frame: Frame | None) -> Frame:
        """Return the part of a frame that is on the map, in whole pixels."""
        width, height = self.size
        if frame is None:
            return (0, 0, width, height)
        if not all(math.isfinite(number) for number in frame):
            raise BaseMapError(_("This frame is not on the map; choose it again."))
        left, top = max(0, round(frame[0])), max(0, round(frame[1]))
        right = min(width, round(frame[0] + frame[2]))
        bottom = min(height, round(frame[1] + frame[3]))
        smallest = min(_SMALLEST_FRAME, width, height)
        if min(right - left, bottom - top) < smallest:
            raise BaseMapError(
                _("This frame is too small, or not on the map; choose a larger part of it.")
            )
        return (left, top, right - left, bottom - top)


class OutlineSource(Source):
    """A file of areas, which is drawn plainly; its areas may also be taken as they are."""

    @abstractmethod
    def outlines(self) -> list[Outline]:
        """Return the areas of the file by name, such as official boundaries."""


def moved(reference: Reference, left: float, top: float, across: float, down: float) -> Reference:
    """Return a georeference for a part of a picture, whose pixels are so many of the whole's."""
    a, b, c, d, e, f = reference.to_crs
    return Reference(
        reference.crs,
        (
            a * across,
            b * down,
            a * left + b * top + c,
            d * across,
            e * down,
            d * left + e * top + f,
        ),
    )


def plain_text(said: object, most: int = _LONGEST_ATTRIBUTION) -> str:
    """Return what a file says about itself as one line, without its HTML."""
    if isinstance(said, bytes):
        said = said.decode("utf-8", "replace")
    if not isinstance(said, str):
        return ""
    words = html.unescape(re.sub(r"<[^<>]*>", " ", said[: most * 10]))
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return line[:most]


def _fitting(width: float, height: float, longest: int) -> Size:
    share = min(1.0, longest / max(width, height))
    return max(1, round(width * share)), max(1, round(height * share))
