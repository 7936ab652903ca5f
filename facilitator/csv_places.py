"""What of a community map stands in the table: places, and what happens here, a row each."""

from collections.abc import Iterator
from typing import Any, Final

from facilitator.decks import BoardDeck
from facilitator.decks.community import CommunityDeck
from facilitator.exchange import ActivityDocument
from facilitator.exercises.community_map.document import (
    CommunityMapDocument,
    DrawingDocument,
    PlaceDocument,
    ProvisionDocument,
)
from facilitator.exercises.community_map.week import day_names
from facilitator.i18n import _

COLUMNS: Final = (
    "longitude",
    "latitude",
    "days",
    "starts",
    "ends",
    "often",
    "place",
    "cost",
    "access",
    "helps",
    "in_the_way",
    "listed",
)
"""The columns that only these rows fill; they follow the others."""
Row = dict[str, Any]


def place_rows(activity: ActivityDocument, deck: BoardDeck) -> Iterator[Row]:
    """Yield a row for each pin, each thing that happens here, and each drawing, without its lines.

    Longitude and latitude are in WGS 84, where somebody said where the map lies.
    """
    if not isinstance(activity, CommunityMapDocument) or not isinstance(deck, CommunityDeck):
        return
    where = _positions(activity)
    for place in activity.places:
        yield {"activity": activity.title, **_place(place, deck), **where.get(place.id, {})}
    for row in activity.provision:
        yield {"activity": activity.title, **_happening(row), **where.get(row.at, {})}
    bands = {band.key: band.title for band in deck.years}
    for drawing in activity.drawings:
        yield {"activity": activity.title, **_drawing(drawing, bands)}


def _positions(activity: CommunityMapDocument) -> dict[str, Row]:
    """Return where pins are on the ground, by their labels."""
    from facilitator.exercises.community_map.base_map import ground_of_document

    ground = ground_of_document(activity) if activity.places else None
    if ground is None:
        return {}
    found = ground.lon_lat([place.pixel for place in activity.places]).tolist()
    return {
        place.id: {"longitude": round(lon, 6), "latitude": round(lat, 6)}
        for place, (lon, lat) in zip(activity.places, found, strict=True)
    }


def _place(place: PlaceDocument, deck: CommunityDeck) -> Row:
    return {
        "label": place.id,
        "zone": deck.place_kind(place.kind).title,
        "kind": _("place"),
        "text": place.label,
        "table": place.table_number,
        "visibility": place.visibility,
    }


def _happening(row: ProvisionDocument) -> Row:
    names = day_names()
    return {
        "label": row.id,
        "kind": _("what happens here"),
        "text": row.what,
        "group": row.group_name,
        "days": "; ".join(names[day] for day in row.days),
        "starts": row.starts,
        "ends": row.ends,
        "often": row.often,
        "place": row.place or row.at,
        "cost": row.cost,
        "access": row.access,
        "helps": row.helps,
        "in_the_way": row.barrier,
        "listed": _("yes") if row.may_be_listed else _("no"),
        "said_at": row.heard_on,
    }


def _drawing(drawing: DrawingDocument, bands: dict[str, str]) -> Row:
    return {
        "label": drawing.participant,
        "kind": _("drawing"),
        "zone": drawing.name,
        "text": drawing.elsewhere,
        "table": drawing.table_number,
        "voices": bands.get(drawing.years, ""),
    }
