"""A community map, as two copies of a workshop have it, made one: nobody's drawing is dropped."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from facilitator.exchange import WorkshopDocument
from facilitator.exercises.board.document import ActivityOnBoard
from facilitator.exercises.community_map.document import (
    BaseMapDocument,
    CommunityMapDocument,
    ProvisionDocument,
)
from facilitator.exercises.community_map.drawings import sheet_caption
from facilitator.merging.names import settled
from facilitator.merging.parts import Copies, by_uid
from facilitator.merging.values import Merging, canonical

Activity = ActivityOnBoard[Any, Any, Any]
Values = dict[str, Any]
PARTS: Final = ("base_map", "outlines", "drawings", "places", "provision", "agreement")
"""What of a community map is merged part by part."""


def merged_community(
    merging: Merging, one: Activity, other: Activity, last: Mapping[str, int]
) -> Values:
    """Return what is on a map; nothing where there is none. `last` is each prefix's last label.

    Everything is known by its uid. Two drawings by one code, which two laptops gave, stay two:
    one of them gets the next code.
    """
    if not isinstance(one, CommunityMapDocument) or not isinstance(other, CommunityMapDocument):
        return {}
    drawings = by_uid(one.drawings, other.drawings)
    photos = by_uid(one.photos, other.photos)
    places = by_uid(one.places, other.places)
    provision = by_uid(one.provision, other.provision)
    codes = settled(drawings.names("participant"), {})
    pins, lines = settled(places.names(), last), settled(provision.names(), last)
    where = _whereabouts(one, other)
    sheets = {**_sheets(one), **_sheets(other)}
    return {
        "base_map": _base_map(one, other),
        "outlines": _all(merging, by_uid(one.outlines, other.outlines)),
        "drawings": [
            {**_drawing(merging, drawings, uid), "participant": codes[uid]}
            for uid in drawings.order
        ],
        "places": [
            {**merging.part(*places.both(uid), uid, leave=("id",)), "id": pins[uid]}
            for uid in places.order
        ],
        "provision": [
            {
                **merging.part(*provision.both(uid), uid, leave=("id", "at")),
                "id": lines[uid],
                "at": pins.get(where.get(uid, ""), ""),
            }
            for uid in provision.order
        ],
        "agreement": None,
        "photos": [
            _photo(merging, photos, uid, codes.get(sheets.get(uid, ""), "")) for uid in photos.order
        ],
    }


def with_codes(document: WorkshopDocument, codes: Mapping[str, str]) -> WorkshopDocument:
    """Return a copy whose drawings, and the photos of their sheets, go by people's codes now.

    `codes` are the new ones by the old ones; who keeps a code may be left out.
    """
    again = {old: new for old, new in codes.items() if old != new}
    maps = [each for each in document.activities if isinstance(each, CommunityMapDocument)]
    if not again or not maps:
        return document
    captions = {sheet_caption(old): sheet_caption(new) for old, new in again.items()}

    def renamed(activity: Activity) -> Activity:
        if not isinstance(activity, CommunityMapDocument):
            return activity
        values = {
            "drawings": [
                each.model_copy(
                    update={"participant": again.get(each.participant, each.participant)}
                )
                for each in activity.drawings
            ],
            "photos": [
                each.model_copy(update={"caption": captions.get(each.caption, each.caption)})
                for each in activity.photos
            ],
        }
        return activity.model_copy(update=values)

    return document.model_copy(update={"activities": [*map(renamed, document.activities)]})


def _sheets(copy: CommunityMapDocument) -> dict[str, str]:
    """Return whose drawing, by its uid, each photograph of a sheet is of, by its own uid."""
    owners = {sheet_caption(each.participant): each.uid for each in copy.drawings}
    return {each.uid: owners[each.caption] for each in copy.photos if each.caption in owners}


def _photo(merging: Merging, photos: Copies, uid: str, code: str) -> Values:
    """Return a photograph; that of a sheet is called after the code of whoever drew on it."""
    both = photos.both(uid)
    if not code:
        return merging.part(*both, uid)
    return {**merging.part(*both, uid, leave=("caption",)), "caption": sheet_caption(code)}


def _all(merging: Merging, copies: Copies) -> list[Values]:
    return [merging.part(*copies.both(uid), uid) for uid in copies.order]


def _drawing(merging: Merging, drawings: Copies, uid: str) -> Values:
    first, last = drawings.both(uid)
    values = merging.part(first, last, uid, leave=("participant", "areas"))
    return {**values, "areas": _all(merging, by_uid(first.areas, last.areas))}


def _whereabouts(one: CommunityMapDocument, other: CommunityMapDocument) -> dict[str, str]:
    """Return the uid of the pin at which something happens, by its own uid."""
    found: dict[str, str] = {}
    for copy in (one, other):
        pins = {place.id: place.uid for place in copy.places}
        for row in copy.provision:
            found[row.uid] = max(found.get(row.uid, ""), _at(row, pins))
    return found


def _at(row: ProvisionDocument, pins: Mapping[str, str]) -> str:
    return pins.get(row.at.upper(), "")


def _base_map(one: CommunityMapDocument, other: CommunityMapDocument) -> BaseMapDocument | None:
    """Return the base map on which more is drawn, with where it lies as far as somebody said."""
    copies = [each for each in (one, other) if each.base_map is not None]
    if not copies:
        return None
    return max(copies, key=_worth).base_map


def _worth(copy: CommunityMapDocument) -> tuple[Any, ...]:
    base = copy.base_map
    if base is None:
        return ()
    digest = sha256(base.data).hexdigest()
    said = canonical(base.model_dump(exclude={"data"}))
    known = bool(base.to_crs), len(base.control_points)
    return len(copy.drawings) + len(copy.places), digest, known, said
