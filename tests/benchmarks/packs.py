"""A whole day as people would have filled it: maps, a theory of change, cards and a log book."""

import io
import random
from pathlib import Path
from typing import Any

from PIL import Image

from facilitator.decks.bundle import bundle_for
from facilitator.exchange import WorkshopDocument, WorkshopHead
from facilitator.session import begin_session
from facilitator.store import Store
from facilitator.transfer import import_document
from tests.benchmarks.boards import sentence
from tests.exports.exercises import community_maps, sector_maps

SESSION = "community_of_practice_1_stories"
MAP = 2400, 1800
"""Pixels of the base map."""
OPTIONS: dict[str, Any] = {
    "paper": "a3",
    "cards": "poker",
    "also": ("facilitator", "notes", "links"),
}
"""All that a day leaves on paper, a deck of 120 cards among it."""
PAGES = 60
"""So many there are at the least."""


def day_workshop(path: Path, base_map: bytes = b"", media_type: str = "image/jpeg") -> Path:
    """Make a workshop of a day, always the same one; a base map of one's own makes it large."""
    head = WorkshopHead(title="Riverside", place="St Anne’s hall", date="2026-03-14")
    begin_session(path, bundle_for(SESSION), head)
    picture = base_map or _streets()
    document = {
        "format": "workshop-exchange",
        "version": 1,
        "workshop": {"question": "How might nobody here eat alone?", "expected": 24},
        "tables": [{"number": number} for number in (1, 2, 3, 4)],
        "activities": [
            _theory(),
            {"exercise": "sector_map", **_sector_map()},
            _community_map(picture, media_type),
            {"exercise": "cards", "deck": "power_shifting"},
        ],
    }
    with Store.open(path) as store:
        import_document(store, WorkshopDocument.model_validate(document))
    return path


def noise(side: int) -> bytes:
    """Return a picture that cannot be made small, as an aerial photograph nearly cannot."""
    pixels = random.Random(side).randbytes(side * side * 3)
    file = io.BytesIO()
    Image.frombytes("RGB", (side, side), pixels).save(file, "JPEG", quality=90)
    return file.getvalue()


def _streets() -> bytes:
    file = io.BytesIO()
    drawn = Image.open(io.BytesIO(community_maps.base_map(*MAP)))
    drawn.save(file, "JPEG", quality=90)
    return file.getvalue()


def _theory() -> dict[str, Any]:
    chance = random.Random(60)
    zones = (("N", "now"), ("D", "actions"), ("C", "changes"), ("V", "vision"))
    notes = [
        {"id": f"{prefix}{number}", "zone": zone, "text": sentence(chance)}
        for prefix, zone in zones
        for number in range(1, 16)
    ]
    links = [
        {"from": f"{source}{number}", "to": f"{target}{(number + over) % 15 + 1}"}
        | {"because": sentence(chance, 3, 6)}
        for source, target in (("N", "D"), ("D", "C"), ("C", "V"))
        for number in range(1, 16)
        for over in (0, 3)
    ]
    return {"exercise": "theory_of_change", "notes": notes, "links": links}


def _sector_map() -> dict[str, Any]:
    crowded = sector_maps.crowded(rows=30, people=45).activities[0]
    return crowded.model_dump(mode="json", by_alias=True, include={"rows", "entries"})


def _community_map(picture: bytes, media_type: str) -> dict[str, Any]:
    filled = community_maps.riverside(0).activities[0]
    kept = {"places", "provision", "outlines"}
    return {
        "exercise": "community_map",
        "base_map": {
            "media_type": media_type,
            "data": picture,
            "attribution": community_maps.ATTRIBUTION,
            "crs": "EPSG:27700",
            "to_crs": community_maps.TO_CRS,
        },
        **filled.model_dump(mode="json", by_alias=True, include=kept),
        "drawings": [
            {"name": community_maps.NAMES[number % 5], "areas": [{"rings": [ring]}]}
            for number, ring in enumerate(community_maps.areas(30, MAP))
        ],
    }
