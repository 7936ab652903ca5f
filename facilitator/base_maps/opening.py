"""Telling by its content, never by its name, what a file holds, and opening it."""

from pathlib import Path
from typing import Final

from facilitator.base_maps.form import BaseMapError, Source
from facilitator.i18n import _

ENDINGS: Final = (
    "png", "jpg", "jpeg", "tif", "tiff", "pdf", "mbtiles", "geojson", "json", "gpkg",
)  # fmt: skip
"""Endings that files of base maps usually have, to choose among files by."""

_HEAD: Final = 2048
_TIFF: Final = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_GEOPACKAGE: Final = (b"GPKG", b"GP10", b"GP11")


def open_source(path: Path) -> Source:
    """Open the base map that a file holds, or raise BaseMapError in one plain sentence."""
    path = path.resolve()
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        return _opened(path, head)
    except OSError as error:
        raise BaseMapError(_unreadable(path, error).format(name=path.name)) from error


def _opened(path: Path, head: bytes) -> Source:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        from facilitator.base_maps.png import PngSource

        return PngSource(path)
    if head.startswith(b"\xff\xd8\xff"):
        from facilitator.base_maps.jpeg import JpegSource

        return JpegSource(path)
    if head.startswith(_TIFF):
        from facilitator.base_maps.tiff import TiffSource

        return TiffSource(path)
    if b"%PDF-" in head[:1024]:
        from facilitator.base_maps.pdf import PdfSource

        return PdfSource(path)
    if head.startswith(b"SQLite format 3\0"):
        return _opened_tables(path, head)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        from facilitator.base_maps.geojson import GeojsonSource

        return GeojsonSource(path)
    raise BaseMapError(_unknown(head).format(name=path.name))


def _opened_tables(path: Path, head: bytes) -> Source:
    if head[68:72] in _GEOPACKAGE:
        from facilitator.base_maps.geopackage import GeopackageSource

        return GeopackageSource(path)
    from facilitator.base_maps.mbtiles import MbtilesSource

    return MbtilesSource(path)


def _unknown(head: bytes) -> str:
    if not head:
        return _("“{name}” is empty; it may not have been copied to the end. Copy it again.")
    return _(
        "“{name}” is no map that this app can open; choose a PNG, JPEG, TIFF, PDF, MBTiles, "
        "GeoJSON or GeoPackage file."
    )


def _unreadable(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _(
            "There is no file “{name}”; it may have been moved, or its stick is out. Look for "
            "it elsewhere, or put the stick in."
        )
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return _("“{name}” is a folder; choose the file of a map in it.")
    if isinstance(error, PermissionError):
        return _("You may not read “{name}”; ask its owner, or open a copy.")
    return _("“{name}” cannot be read from its disk; try again, or open a copy.")
