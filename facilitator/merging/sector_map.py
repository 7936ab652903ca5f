"""A sector map, as two copies of a workshop have it, made one: nobody's entry is dropped."""

from collections.abc import Mapping
from typing import Any, Final

from facilitator.exercises.board.document import ActivityOnBoard
from facilitator.exercises.sector_map.document import (
    ConversationDocument,
    EntryDocument,
    SectorMapDocument,
)
from facilitator.merging.map_rows import MapRows
from facilitator.merging.names import settled
from facilitator.merging.parts import Copies, by_uid
from facilitator.merging.relations import Relations
from facilitator.merging.standing import standing_with
from facilitator.merging.values import Merging

Activity = ActivityOnBoard[Any, Any, Any]
Values = dict[str, Any]
PARTS: Final = ("sectors", "rows", "entries", "conversations", "communities")
"""What of a sector map is merged part by part."""
_ENTRY_APART: Final = ("id", "sector", "row", "known", "needed", "strength", "stands_with")
_TALK_APART: Final = ("entry", "suggested")


def merged_map(merging: Merging, one: Activity, other: Activity, last: Mapping[str, int]) -> Values:
    """Return what is on a map; nothing where there is none. `last` is each prefix's last label.

    Sectors are known by their keys; rows, entries, conversations and communities by uid, and two
    rows of a sector with one title are one row. Who is known in one copy is known.
    """
    if not isinstance(one, SectorMapDocument) or not isinstance(other, SectorMapDocument):
        return {}
    return _MapMerging(merging, one, other, last).values()


class _MapMerging:
    def __init__(
        self,
        merging: Merging,
        one: SectorMapDocument,
        other: SectorMapDocument,
        last: Mapping[str, int],
    ) -> None:
        self._merging, self._one, self._other = merging, one, other
        self._entries = by_uid(one.entries, other.entries)
        self._labels = settled(self._entries.names(), last)
        self._uids = [{entry.id: entry.uid for entry in copy.entries} for copy in (one, other)]
        self._about = {
            id(talk): uids.get(talk.entry.upper(), "")
            for copy, uids in zip((one, other), self._uids, strict=True)
            for talk in copy.conversations
        }
        self._rows = MapRows(merging, one, other)
        self._relations = Relations(merging)

    def values(self) -> Values:
        talks = by_uid(self._one.conversations, self._other.conversations)
        places = {uid: self._rows.place(*self._entries.both(uid)) for uid in self._entries.order}
        leaders = standing_with(
            places,
            [
                {
                    entry.uid: uids[entry.stands_with]
                    for entry in copy.entries
                    if entry.stands_with in uids
                }
                for copy, uids in zip((self._one, self._other), self._uids, strict=True)
            ],
        )
        return {
            "sectors": self._rows.sectors(),
            "rows": self._rows.rows(),
            "entries": [
                {
                    **self._entry(*self._entries.both(uid)),
                    **self._rows.written(places[uid]),
                    "id": self._labels[uid],
                    "stands_with": self._labels.get(leaders.get(uid, ""), ""),
                }
                for uid in self._entries.order
            ],
            "conversations": [self._conversation(*talks.both(uid)) for uid in talks.order],
            "communities": self._communities(),
        }

    def _entry(self, one: EntryDocument, other: EntryDocument) -> Values:
        values = self._merging.part(one, other, one.uid, leave=_ENTRY_APART)
        known, needed = self._relations.ties(one, other)
        strength = max((tie["strength"] or 0 for tie in known), default=0)
        return {**values, "known": known, "needed": needed, "strength": strength}

    def _conversation(self, one: ConversationDocument, other: ConversationDocument) -> Values:
        """Return a conversation; its notes only where both copies may keep them."""
        values = self._merging.part(one, other, one.uid, leave=_TALK_APART)
        if not values["notes_may_be_kept"]:
            values["notes"] = ""
            self._merging.untold.add((one.uid, "notes"))
        about = max(self._about[id(one)], self._about[id(other)])
        suggested = self._relations.people(one.uid, one.suggested, other.suggested)
        return {**values, "entry": self._labels.get(about, ""), "suggested": suggested}

    def _communities(self) -> list[Values]:
        communities = by_uid(self._one.communities, self._other.communities)
        merged = []
        for uid in communities.order:
            one, other = communities.both(uid)
            voices = by_uid(one.voices, other.voices)
            values = self._merging.part(one, other, uid, leave=("voices",))
            merged.append({**values, "voices": self._all(voices)})
        return merged

    def _all(self, copies: Copies) -> list[Values]:
        return [self._merging.part(*copies.both(uid), uid) for uid in copies.order]
