"""A sheet to photograph: a map in its frame, markers, code, and lines to write on."""

import io
from functools import cache
from pathlib import Path as File

import numpy as np
from PIL import Image, ImageOps

from exports.document import A3, A4, Document, Rect
from exports.exercises.community_map.sheet_blocks import QR
from exports.map_picture import lightened
from exports.pdf import pdf_bytes
from exports.reading.sheet import SheetPlan, plan_of
from exports.sheet_code import SheetCode, draw_code, draw_markers

MAPS = File(__file__).parents[3] / "shared" / "data" / "maps"
FILES = {"scan": "salford_scan.png", "street": "osm_river.jpg"}
GREY = "grey"
WORKSHOP = "0c2f7a1e"
CODE = SheetCode(WORKSHOP, 2, "map-a4-9f3c", 12, "P12")


def maps() -> list[str]:
    """Return the maps that are there: the grey one always is."""
    return [GREY, *(name for name, file in FILES.items() if (MAPS / file).exists())]


@cache
def base_map(name: str) -> bytes:
    """Return the picture of a map."""
    if name != GREY:
        return (MAPS / FILES[name]).read_bytes()
    file = io.BytesIO()
    Image.fromarray(np.full((700, 1000, 3), 190, np.uint8)).save(file, "PNG")
    return file.getvalue()


def faded(picture: bytes) -> bytes:
    """Return the map as it is printed: what reads a sheet back compares it with that."""
    with Image.open(io.BytesIO(picture)) as opened:
        light = lightened(ImageOps.exif_transpose(opened))
    file = io.BytesIO()
    light.save(file, "PNG")
    return file.getvalue()


@cache
def sheet(name: str, paper: str = "a4") -> Document:
    """Return the sheet of a map, sideways."""
    height, width = {"a4": A4, "a3": A3}[paper]
    picture = faded(base_map(name))
    with Image.open(io.BytesIO(picture)) as opened:
        aspect = opened.width / opened.height
    document = Document("Map")
    page = document.add_page(width, height)
    draw_markers(page)
    draw_code(page, Rect(width - 38, 24, QR, QR), CODE._replace(kind=f"map-{paper}-9f3c"))
    room = Rect(22, 24, width - 62, height - 54)
    across = min(room.width, room.height * aspect)
    frame = Rect(room.x, room.y, across, across / aspect)
    with page.artifact():
        page.picture(frame, picture)
        page.rect(frame, stroke="#4B5261", line_width=0.4)
        page.text(24, 17, "Where is our community? Colour it in, or draw round it.", size=14)
        page.text(24, height - 17, "What do you call it?", size=12)
        page.line(70, height - 16, 200, height - 16, line_width=0.3)
    page.frame("map", frame)
    return document


@cache
def pdf(name: str, paper: str = "a4") -> bytes:
    """Return the sheet of a map as it is printed."""
    return pdf_bytes(sheet(name, paper))


@cache
def plan(name: str, paper: str = "a4") -> SheetPlan:
    """Return what reading needs to know of the sheet of a map."""
    return plan_of(sheet(name, paper))
