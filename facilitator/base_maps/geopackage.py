"""GeoPackage: tables of outlines in a database, each table a page."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Self

from facilitator.base_maps.drawn import DrawnSource
from facilitator.base_maps.features import (
    MOST_FEATURES,
    WGS_84,
    Feature,
    crs_of,
    sound_features,
)
from facilitator.base_maps.form import BaseMapError
from facilitator.base_maps.tables import Tables, tables_of
from facilitator.i18n import _

_ENVELOPES: Final = (0, 32, 48, 48, 64)
_MOST_TABLES: Final = 200
_TABLES: Final = (
    "SELECT c.table_name, c.identifier, g.column_name, g.srs_id FROM gpkg_contents AS c "
    "JOIN gpkg_geometry_columns AS g ON g.table_name = c.table_name "
    "WHERE c.data_type = 'features' ORDER BY c.table_name"
)
_PROJECTION: Final = (
    "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?"
)


class GeopackageSource(DrawnSource):
    """One of the tables of a GeoPackage."""

    kind = "gpkg"

    def __init__(self, path: Path, page: int = 1) -> None:
        """Read all of one table; the first is 1."""
        with tables_of(path) as tables:
            found = _tables(tables, path.name)
            page = min(max(page, 1), len(found))
            features = _features(tables, *found[page - 1][2:], found[page - 1][0], path.name)
        super().__init__(path, features)
        self.page, self.pages = page, len(found)
        self.page_names = tuple(str(label or name) for name, label, _column, _crs in found)
        self.title = self.page_names[page - 1]

    def at_page(self, page: int) -> Self:
        """Return another table of the file."""
        return type(self)(self._path, page)


def _tables(tables: Tables, file_name: str) -> list[tuple[str, str, str, int]]:
    sound = tables.has("gpkg_contents") and tables.has("gpkg_geometry_columns")
    found = tables.rows(_TABLES, most=_MOST_TABLES) if sound else []
    found = [row for row in found if isinstance(row[0], str) and isinstance(row[2], str)]
    if not found:
        message = _("“{name}” holds no outlines; choose a GeoTIFF or MBTiles file for a picture.")
        raise BaseMapError(message.format(name=file_name))
    return found


def _features(
    tables: Tables, column: str, system: int, table: str, file_name: str
) -> list[Feature]:
    quoted = '"{}"'.format(table.replace('"', '""'))
    names = [row[1] for row in tables.rows(f"PRAGMA table_info({quoted})")]
    if column not in names:
        raise BaseMapError(
            _("“{name}” is damaged; copy it again, or save it anew.").format(name=file_name)
        )
    said = [name for name in names if name != column]
    wanted = ", ".join('"{}"'.format(name.replace('"', '""')) for name in [column, *said])
    question = f"SELECT {wanted} FROM {quoted}"  # noqa: S608
    rows = tables.rows(question, most=MOST_FEATURES + 1)
    return sound_features(_found(rows, said, file_name), _crs(tables, system, file_name), file_name)


def _crs(tables: Tables, system: int, file_name: str) -> str:
    if system in {-1, 0}:
        return ""
    found = tables.rows(_PROJECTION, (system,))
    organisation, code = found[0] if found else ("EPSG", system)
    crs = f"{organisation}:{code}".upper()
    return WGS_84 if crs == WGS_84 else crs_of(crs, file_name)


def _found(
    rows: list[Any], said: list[str], file_name: str
) -> Iterator[tuple[Any, dict[str, Any]]]:
    import shapely

    for data, *values in rows:
        if not isinstance(data, bytes):
            continue
        try:
            yield shapely.from_wkb(_wkb(data)), dict(zip(said, values, strict=True))
        except (shapely.errors.ShapelyError, ValueError, struct.error) as error:
            message = _("“{name}” holds shapes whose points make no sense; save it anew.")
            raise BaseMapError(message.format(name=file_name)) from error


def _wkb(data: bytes) -> bytes:
    """Return the geometry after the header of a GeoPackage's geometry."""
    magic, _version, flags, _system = struct.unpack_from("<2sBBi", data)
    envelope = flags >> 1 & 7
    if magic != b"GP" or envelope >= len(_ENVELOPES):
        raise ValueError(magic)
    return data[8 + _ENVELOPES[envelope] :]
