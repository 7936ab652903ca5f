"""JPEG: unpacked at a half, a quarter or an eighth where that is enough."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from facilitator.base_maps.form import Size, plain_text
from facilitator.base_maps.raster import (
    MOST_AT_ONCE,
    Box,
    RasterSource,
    bands_of,
    refuse_too_large,
    whole,
)
from facilitator.base_maps.shrinking import shrunk
from facilitator.base_maps.work import Watched, Work

if TYPE_CHECKING:
    from typing import IO

    from PIL.Image import Image

ORIENTATION: Final = 0x0112
COPYRIGHT: Final = 0x8298


class JpegSource(RasterSource):
    """A photograph or a scan."""

    kind = "jpeg"

    def __init__(self, path: Path) -> None:
        """Read its header."""
        from PIL.JpegImagePlugin import JpegImageFile

        with whole(path.name), path.open("rb") as stream:
            image = JpegImageFile(stream)
            said = image.getexif()
            turn, owner = said.get(ORIENTATION), said.get(COPYRIGHT)
        super().__init__(path, image.size, turn if isinstance(turn, int) else 1)
        self.attribution = plain_text(owner)
        if image.info.get("progressive"):
            refuse_too_large(path.name, image.size, MOST_AT_ONCE)

    def _unpack(self, box: Box, size: Size, work: Work) -> "Image":
        from PIL.JpegImagePlugin import JpegImageFile

        width, height = self._raw_size
        share = min(size[0] / (box[2] - box[0]), size[1] / (box[3] - box[1]), 1.0)
        while width * share * height * share > MOST_AT_ONCE:
            share /= 2
        with self._path.open("rb") as stream:
            watched = Watched(stream, self._path.stat().st_size, work.part(0.0, 0.6))
            image = JpegImageFile(cast("IO[bytes]", watched))
            image.draft("RGB", (int(width * share), int(height * share)))
            across, down = image.width / width, image.height / height
            image.load()
        part = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
        return shrunk(bands_of(image), part, size, work.part(0.6, 1.0))
