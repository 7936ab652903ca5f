"""Community maps for tests of paper, on a base map of an invented place."""

import math
import random
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from shapely import Polygon

from facilitator.exchange import WorkshopDocument
from facilitator.exercises.community_map.surface import Drawn, Surface

ATTRIBUTION = "Map: invented for tests; free for everybody"
TO_CRS = [2.0, 0.0, 380_000.0, 0.0, -2.0, 401_000.0]
"""Two metres a pixel, in British National Grid."""
NAMES = ("Riverside", "Riverside", "Riverside", "The Bottoms", "The Bottoms")
SECRET = "A secret of ours"
HELD_BACK = "Not to be listed"


@cache
def base_map(width: int = 1200, height: int = 900) -> bytes:
    """Return a picture of streets, a river and a park, as PNG."""
    picture = Image.new("RGB", (width, height), "#F1EDE2")
    draw = ImageDraw.Draw(picture)
    chance = random.Random(7)
    for column in range(0, width, 75):
        for row in range(0, height, 60):
            box = (column + 9, row + 9, column + 66, row + 51)
            draw.rectangle(box, fill=chance.choice(["#E4DDCB", "#E9E4D6", "#DFE8D4"]))
    draw.ellipse((width * 0.55, height * 0.12, width * 0.83, height * 0.43), fill="#C5DDB4")
    for row in range(0, height, 60):
        draw.line((0, row, width, row), fill="#FFFFFF", width=9)
    for column in range(0, width, 150):
        draw.line((column, 0, column + 60, height), fill="#FFFFFF", width=9)
    draw.line((0, height * 0.62, width, height * 0.5), fill="#F3C98B", width=20)
    river = [(x, height * 0.82 + 45 * math.sin(x / 170)) for x in range(-20, width + 40, 10)]
    draw.line(river, fill="#9CC3DC", width=52, joint="curve")
    font = ImageFont.load_default(size=26)
    places = (("Mill Street", 0.4, 0.53), ("River Ock", 0.15, 0.8), ("Long Park", 0.63, 0.26))
    for words, x, y in places:
        draw.text((x * width, y * height), words, fill="#333333", font=font)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def areas(count: int, size: tuple[int, int] = (1200, 900)) -> list[list[tuple[float, float]]]:
    """Return what so many people call theirs, around one middle."""
    chance = random.Random(11)
    width, height = size
    found = []
    for _person in range(count):
        x = width * (0.5 + chance.gauss(0, 0.05))
        y = height * (0.46 + chance.gauss(0, 0.05))
        across, down = width * chance.uniform(0.13, 0.34), height * chance.uniform(0.13, 0.34)
        turn = chance.uniform(0, 6)
        ring = []
        for step in range(40):
            angle = step * math.tau / 40
            wave = 1 + 0.12 * math.sin(3 * angle + turn)
            ring.append((x + across * wave * math.cos(angle), y + down * wave * math.sin(angle)))
        found.append(ring)
    return found


def agreement(count: int = 23, size: tuple[int, int] = (1200, 900)) -> dict[str, Any]:
    """Return what so many maps say together, as an export without everything has it."""
    surface = Surface(size)
    for number, ring in enumerate(areas(count, size)):
        surface.put(Drawn(number, NAMES[number % len(NAMES)], None, Polygon(ring)))
    names = [None, *(name for name, _count in surface.names())]
    enough = surface.is_enough()
    return {
        "minimum": 5,
        "maps": count,
        "surfaces": [
            {
                "name": name or "",
                "maps": surface.maps(name),
                "bands": [
                    {"from": band.least, "to": band.most, "polygons": band.polygons}
                    for band in surface.bands(name)
                ],
            }
            for name in (names if enough else [])
        ],
        "two_names": [
            {"names": each.names, "polygons": each.polygons} for each in surface.two_names()
        ],
        "elsewhere": [
            "Mine is the people I cook with on Thursdays <b>wherever</b> we meet",
            "I was moved here last month & do not know yet",
        ],
        "facts": {
            **({"cores": 1, "mean_overlap": 0.47, "core_m2": 412_000.0} if enough else {}),
            **({"core_across_m": 900, "core_across_minutes": 11} if enough else {}),
            **({"core_outside_boundary": 0.38, "median_m2": 905_000.0} if enough else {}),
            **({"places_in_core": 3, "places_unreached": 2} if enough else {}),
        },
    }


def places() -> list[dict[str, Any]]:
    """Return pins of every kind; one is private."""
    return [
        {"id": "G1", "kind": "group", "label": "Choir of Mill Street", "pixel": [520, 400]},
        {"id": "G2", "kind": "group", "label": "Allotment <society>", "pixel": [705, 515]},
        {"id": "L1", "kind": "place", "label": "The bench by the lock", "pixel": [380, 690]},
        {"id": "I1", "kind": "institution", "label": "Library", "pixel": [610, 330]},
        {"id": "A1", "kind": "gift", "label": "Mends bicycles", "pixel": [455, 505]},
        {"id": "E1", "kind": "exchange", "label": "Seed swap", "pixel": [560, 420]},
        {"id": "S1", "kind": "story", "label": "Where the flood stopped", "pixel": [300, 700]},
        {"id": "B1", "kind": "barrier", "label": "No crossing", "pixel": [800, 480]},
        {"id": "T1", "kind": "touchpoint", "label": "Bus stop", "pixel": [566, 426]},
        {"id": "V1", "kind": "trusted_voice", "label": "The baker", "pixel": [640, 600]},
        {
            "id": "L2",
            "kind": "place",
            "label": SECRET,
            "pixel": [640, 640],
            "visibility": "private",
        },
    ]


def provision() -> list[dict[str, Any]]:
    """Return what happens here; one is not to be listed."""
    return [
        {"id": "O1", "what": "Lunch together", "group_name": "St Anne’s", "days": ["mon", "wed"]}
        | {"starts": "12:00", "ends": "14:00", "place": "Hall", "at": "L1", "cost": "Free"}
        | {"access": "Step-free", "helps": "Nobody eats alone", "may_be_listed": True},
        {"id": "O2", "what": "Choir", "group_name": "Mill Street choir", "days": ["wed"]}
        | {"starts": "19:30", "often": "every second week", "may_be_listed": True}
        | {"heard_on": "2025-03-01"},
        {"id": "O3", "what": "Repairs & <swaps>", "place": "Library", "may_be_listed": True}
        | {"barrier": "No money for tools"},
        {"id": "O4", "what": HELD_BACK, "days": ["sun"], "starts": "10:00"},
    ]


def workshop(activity: dict[str, Any], **more: Any) -> WorkshopDocument:
    """Return a workshop with one community map."""
    return WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "workshop": {
                "uid": "0c2f7a1e-5a1e",
                "title": "Riverside, spring",
                "place": "St Anne’s hall",
                "date": "2025-03-14",
                "question": "Where do we say our community is?",
                **more,
            },
            "tables": [{"number": 1}, {"number": 2}],
            "activities": [{"exercise": "community_map", **activity}],
        }
    )


def riverside(maps: int = 23, *, placed: bool = True, **activity: Any) -> WorkshopDocument:
    """Return a map on which everything occurs that paper can show."""
    base = {"media_type": "image/png", "data": base_map(), "attribution": ATTRIBUTION}
    if placed:
        base |= {"crs": "EPSG:27700", "to_crs": TO_CRS}
    ward = [[[250, 150], [900, 120], [980, 700], [420, 760], [200, 500]]]
    return workshop(
        {
            "base_map": {**base, "title": "Riverside and Long Park"},
            "outlines": [{"name": "Riverside ward", "polygons": [ward]}],
            "places": places(),
            "provision": provision(),
            "agreement": agreement(maps),
            **activity,
        },
        expected=3,
    )
