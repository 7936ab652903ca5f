"""Real files of every kind that a base map comes in, made for a test."""

import json
import sqlite3
import struct
from collections.abc import Iterable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import shapely
from PIL import Image, ImageDraw

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (40, 60, 200), (240, 220, 60)


def quarters(width: int = 300, height: int = 200) -> Image.Image:
    """Return a picture with a different colour in each corner, red first and clockwise."""
    image = Image.new("RGB", (width, height), RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height // 2 - 1), fill=GREEN)
    draw.rectangle((width // 2, height // 2, width, height), fill=BLUE)
    draw.rectangle((0, height // 2, width // 2 - 1, height), fill=YELLOW)
    return image


def textured(width: int = 500, height: int = 400) -> Image.Image:
    """Return a picture in which every spot differs, yet nothing is noisy."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, down, Image.radial_gradient("L").resize((width, height))))


def colours(data: bytes) -> list[tuple[int, ...]]:
    """Return what is in the four corners of an encoded picture, clockwise from the top left."""
    image = Image.open(BytesIO(data)).convert("RGB")
    right, bottom = image.width - 4, image.height - 4
    return [image.getpixel(at) for at in ((3, 3), (right, 3), (right, bottom), (3, bottom))]  # type: ignore[misc]


def geotiff(path: Path, image: Image.Image, keys: dict[int, int], **tags: Any) -> Path:
    """Write a TIFF with these geographic keys; `tags` are t33550=(…) and so on."""
    flat = (1, 1, 0, len(keys), *(n for key, value in keys.items() for n in (key, 0, 1, value)))
    info = {34735: flat, **{int(name[1:]): value for name, value in tags.items()}}
    image.save(path, tiffinfo=info, compression="tiff_lzw")
    return path


def tile(colour: tuple[int, int, int], kind: str = "PNG") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (256, 256), colour).save(stream, kind)
    return stream.getvalue()


def mbtiles(
    path: Path, tiles: Iterable[tuple[int, int, int, bytes | str]], **metadata: str
) -> Path:
    """Write tiles of (zoom, column, row from the south, picture)."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE metadata (name text, value text)")
        connection.execute(
            "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, "
            "tile_data blob)"
        )
        connection.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        connection.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", tiles)
    return path


def geojson(path: Path, *shapes: Any, crs: str = "", **values: Any) -> Path:
    """Write features; each is a geometry as a dictionary or None, or one with its properties."""
    features = []
    for shape in shapes:
        geometry, said = shape if isinstance(shape, tuple) else (shape, {})
        features.append({"type": "Feature", "properties": said, "geometry": geometry})
    whole = {"type": "FeatureCollection", "features": features, **values}
    if crs:
        whole["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(whole), "utf-8")
    return path


def square(lon: float, lat: float, side: float = 0.02) -> dict[str, Any]:
    return dict(shapely.geometry.mapping(shapely.box(lon, lat, lon + side, lat + side)))


def geopackage(
    path: Path, table: str, shapes: dict[str, Any], *, system: int = 4326, envelope: bool = False
) -> Path:
    """Write named geometries as a table of a GeoPackage."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            f"""PRAGMA application_id = {int.from_bytes(b"GPKG")};
            CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT);
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
            CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT,
              organization_coordsys_id INTEGER);
            INSERT INTO gpkg_spatial_ref_sys VALUES ({system}, 'EPSG', {system});
            INSERT INTO gpkg_contents VALUES ('{table}', 'features', '{table.title()}');
            INSERT INTO gpkg_geometry_columns VALUES ('{table}', 'geom', {system});
            CREATE TABLE "{table}" (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT);"""
        )
        for name, shape in shapes.items():
            box = struct.pack("<4d", *(shape.bounds[i] for i in (0, 2, 1, 3))) if envelope else b""
            head = struct.pack("<2sBBi", b"GP", 0, 1 | (2 if envelope else 0), system)
            data = head + box + shapely.to_wkb(shape)
            connection.execute(f'INSERT INTO "{table}" (geom, name) VALUES (?, ?)', (data, name))
    return path


def pdf(path: Path, *sizes: tuple[float, float]) -> Path:
    """Write pages of these sizes in points, each with a red upper left quarter."""
    from pypdfium2 import PdfDocument, raw

    document = PdfDocument.new()
    for width, height in sizes:
        page = document.new_page(width, height)
        shape = raw.FPDFPageObj_CreateNewRect(0, height / 2, width / 2, height / 2)
        raw.FPDFPageObj_SetFillColor(shape, *RED, 255)
        raw.FPDFPath_SetDrawMode(shape, raw.FPDF_FILLMODE_ALTERNATE, False)
        raw.FPDFPage_InsertObject(page, shape)
        raw.FPDFPage_GenerateContent(page)
    document.save(path)
    document.close()
    return path
