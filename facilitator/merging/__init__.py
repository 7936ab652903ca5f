"""Copies of one workshop, or several tables' files, brought together; nothing is dropped.

Rows are known by their uid. The result is the same whichever copy comes first, and bringing a
copy in a second time changes nothing. Where two copies say different things of one row, one of
them is taken and the other is kept beside it as a difference.
"""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from facilitator.exchange import DifferenceDocument, WorkshopDocument
from facilitator.merging.activities import ActivityMerging
from facilitator.merging.clocks import merged_day, with_one_clock
from facilitator.merging.community_map import with_codes
from facilitator.merging.decks import DecksMerging
from facilitator.merging.log_book import merged_log_book
from facilitator.merging.names import settled
from facilitator.merging.parts import Copies, by_uid
from facilitator.merging.values import Merging

Values = dict[str, Any]


def merge(one: WorkshopDocument, other: WorkshopDocument) -> WorkshopDocument:
    """Return two complete exports as one."""
    one, other = with_one_clock(one, other)
    people = by_uid(one.participants, other.participants)
    codes = settled(people.names("code"), {})
    one, other = (
        with_codes(copy, {each.code: codes[each.uid] for each in copy.participants})
        for copy in (one, other)
    )
    merging, decks = Merging(), DecksMerging(one, other)
    activities = by_uid(decks.activities(one), decks.activities(other))
    about = min(one.workshop.uid, other.workshop.uid)
    merged = [_activity(activities, uid, merging) for uid in activities.order]
    values = {
        "format": "workshop-exchange",
        "version": 1,
        "workshop": merging.part(one.workshop, other.workshop, about),
        "session": max(decks.session(one), decks.session(other)),
        "decks": decks.documents(),
        "day": merged_day(one, other, merged).model_dump(),
        "tables": _known_by("number", one.tables, other.tables, merging, about),
        "participants": [
            {**merging.part(*people.both(uid), uid, leave=("code",)), "code": codes[uid]}
            for uid in people.order
        ],
        "access_needs": _known_by("kind", one.access_needs, other.access_needs, merging, about),
        **merged_log_book(merging, one, other),
        "activities": merged,
    }
    values["differences"] = _differences(merging, [*one.differences, *other.differences])
    return WorkshopDocument.model_validate(values)


def _known_by(
    field: str, one: Iterable[Any], other: Iterable[Any], merging: Merging, about: str
) -> list[Values]:
    """Merge what has no identity beyond one of its fields, such as a table's number."""
    copies = Copies(one, other, lambda part: str(getattr(part, field)))
    return [merging.part(*copies.both(key), about, within=f"{field} {key}") for key in copies.order]


def _activity(activities: Copies, uid: str, merging: Merging) -> Values:
    one, other = activities.both(uid)
    if one is other:
        return dict(_plain(one))
    activity = ActivityMerging(merging, one, other)
    merging.untold |= activity.telling
    return activity.values()


def _plain(part: BaseModel) -> Values:
    return part.model_dump()


def _differences(merging: Merging, known: Iterable[DifferenceDocument]) -> list[Values]:
    """Return every value that was not taken, now or before, each once."""
    found = {(each.about, each.field, each.other) for each in known} | set(merging.others)
    found = {each for each in found if each[:2] not in merging.untold}
    return [
        {"about": about, "field": field, "other": other} for about, field, other in sorted(found)
    ]
