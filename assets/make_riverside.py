"""Draw the map of invented Riverside, and put it into the sample workshop.

Run `python -m assets.make_riverside` after a change here. The place is nowhere: nobody's street
is on it, and it may be used for anything.
"""

import io
import json
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from exports.document import Document, Page, Rect, Segment
from exports.pdf import pdf_bytes
from exports.png import rendered

SAMPLE = Path(__file__).parent / "samples" / "riverside.json"
SIZE = (280.0, 200.0)
"""In mm; a millimetre is five pixels."""
DPI = 127
COLOURS = 64

GROUND, STREET, WATER, GREEN = "#F4F0E4", "#FFFFFF", "#A9CBE2", "#C9E0B8"
OLD, NEW, SHARED, INK = "#E3D6BC", "#D9DCE4", "#E7BFA3", "#3A4050"

RIVER = [(0, 158), (60, 150), (120, 160), (180, 152), (230, 160), (280, 150)]
SHORE = [(280, 176), (230, 180), (180, 175), (90, 172), (0, 180)]
STREETS = [
    (7.0, [(0, 108), (90, 102), (190, 106), (280, 96)]),
    (4.0, [(60, 0), (66, 60), (70, 103), (73, 138)]),
    (4.0, [(176, 0), (173, 60), (175, 105), (179, 150), (181, 200)]),
    (3.0, [(0, 52), (66, 56), (172, 52), (280, 44)]),
    (2.6, [(20, 54), (24, 107)]),
    (2.6, [(112, 55), (114, 103)]),
    (2.6, [(226, 48), (230, 101)]),
    (2.6, [(68, 128), (176, 126)]),
]
TOWPATH = [(0, 143), (60, 135), (120, 145), (180, 137), (230, 145), (280, 135)]
SHARED_PLACES = [
    (Rect(84, 110, 20, 13), "Hall"),
    (Rect(150, 88, 15, 11), "Shop"),
    (Rect(34, 84, 22, 14), "Surgery"),
    (Rect(122, 62, 32, 22), "School"),
    (Rect(185, 110, 22, 11), "Bus stop"),
    (Rect(236, 112, 24, 14), "Workshops"),
]
NAMES = [
    (30, 106.6, "Wharf Road"),
    (98, 52, "School Lane"),
    (226, 22, "New Side"),
    (30, 52.4, "Old Terraces"),
    (120, 29, "The Park"),
    (122, 168, "River Ley"),
    (22, 133, "Towpath"),
    (231, 190.6, "Allotments"),
    (61, 191.6, "The Meadows"),
    (124, 133.6, "Mill Street"),
]
"""Where the middle of each name stands."""


def draw() -> bytes:
    """Return the map as PNG."""
    document = Document("Riverside")
    page = document.add_page(*SIZE)
    with page.artifact():
        page.rect(Rect(0, 0, *SIZE), fill=GROUND)
        page.path([*_curve(RIVER), ("L", (280, 176)), *_curve(SHORE)[1:], ("Z", ())], fill=WATER)
        page.rect(Rect(74, 8, 92, 38), radius=8, fill=GREEN)
        page.rect(Rect(196, 181, 70, 16), radius=4, fill=GREEN)
        page.rect(Rect(6, 183, 110, 14), radius=6, fill=GREEN)
        _houses(page)
        for width, way in STREETS:
            page.path(_curve(way), stroke=STREET, line_width=width)
        page.path(_curve(TOWPATH), stroke="#8A7A5C", line_width=0.8, dash=(2.4, 1.6))
        for rect, name in SHARED_PLACES:
            page.rect(rect, radius=1.2, fill=SHARED, stroke=INK, line_width=0.3)
            page.text(
                rect.x + rect.width / 2,
                rect.y + rect.height / 2 + 1.6,
                name,
                size=11,
                bold=True,
                colour=INK,
                align="centre",
            )
        for x, y, name in NAMES:
            page.text(x, y, name, size=13, colour=INK, align="centre")
    picture = next(iter(rendered(pdf_bytes(document), dpi=DPI)))
    file = io.BytesIO()
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


def _houses(page: Page) -> None:
    """Draw terraces in rows to the west, and larger blocks to the east."""
    for column in range(7):
        for row in range(4):
            page.rect(Rect(4 + column * 8, 6 + row * 11, 6, 7), fill=OLD)
    for column in range(3):
        for row in range(3):
            page.rect(Rect(29 + column * 12, 60 + row * 7.6, 9, 5), fill=OLD)
            page.rect(Rect(76 + column * 12, 60 + row * 12, 9, 7), fill=OLD)
    for column in range(5):
        for row in range(2):
            page.rect(Rect(184 + column * 19, 4 + row * 28, 13, 9), fill=NEW)
            page.rect(Rect(183 + column * 9 + 14 * (column > 3), 56 + row * 19, 7, 12), fill=NEW)
    for column in range(5):
        page.rect(Rect(108 + column * 13, 110, 10, 10), fill=OLD)
        page.rect(Rect(2 + column * 13, 113, 10, 10), fill=OLD)


def _curve(way: Sequence[tuple[float, float]]) -> list[Segment]:
    """Return a smooth line through these places (Catmull and Rom's)."""
    steps: list[Segment] = [("M", way[0])]
    for number in range(len(way) - 1):
        before, begin, end, after = (
            way[min(max(place, 0), len(way) - 1)] for place in range(number - 1, number + 3)
        )
        steps.append(
            (
                "C",
                (
                    begin[0] + (end[0] - before[0]) / 6,
                    begin[1] + (end[1] - before[1]) / 6,
                    end[0] - (after[0] - begin[0]) / 6,
                    end[1] - (after[1] - begin[1]) / 6,
                    *end,
                ),
            )
        )
    return steps


def main() -> None:
    """Write the map into the sample."""
    document = json.loads(SAMPLE.read_text("utf-8"))
    for activity in document["activities"]:
        if "base_map" in activity:
            activity["base_map"]["data"] = b64encode(draw()).decode("ascii")
    SAMPLE.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
