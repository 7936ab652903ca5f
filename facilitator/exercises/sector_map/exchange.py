"""A sector map's rows as an exchange document; `SectorMapImport` makes them rows again."""

from collections.abc import Mapping
from typing import Final

from facilitator.exercises.board.exchange import BoardExport, Values, by_owner, shared
from facilitator.exercises.sector_map.document import (
    ConversationDocument,
    EntryDocument,
    KnownDocument,
    MapSettingsDocument,
    NeededDocument,
    RowDocument,
    SectorDocument,
    VoiceCommunityDocument,
    VoiceDocument,
)
from facilitator.exercises.sector_map.importing import PEOPLE, SectorMapImport
from facilitator.exercises.sector_map.planned import planned
from facilitator.exercises.sector_map.tables import (
    KNOWN,
    NEEDED,
    NOBODY,
    Conversation,
    MapBoard,
    SectorEntry,
    TrustedVoice,
    VoiceCommunity,
)
from facilitator.workshop import saved_id

__all__ = ["SectorMapExport", "SectorMapImport"]

PLANNED: Final = ("uid", "kind", "planned_on", "reason")
"""What a plan says of a conversation, besides who it is with."""


class SectorMapExport(BoardExport):
    """Adds the map.

    Conversations leave only with everything else; on paper, those that are planned do, as far as
    they were planned.
    """

    board: MapBoard

    def __init__(
        self, board: MapBoard, *, complete: bool, people: Mapping[int, str] | None = None
    ) -> None:
        super().__init__(board, complete=complete, people=people)
        self._complete = complete
        self._entries = {
            entry_id: entry
            for entry_id, entry in board.entries.items()
            if complete or entry.visibility == "public"
        }
        self.left_out["entries"] = len(board.entries) - len(self._entries)
        self._ties = by_owner(board.ties.values(), "entry_id")
        self._suggestions = by_owner(board.rows["suggestion"].values(), "conversation_id")
        self._voices = by_owner(board.rows["trusted_voice"].values(), "community_id")
        self._talks = list(board.conversations.values()) if complete else []
        self.left_out["conversations"] = len(board.conversations) - len(self._talks)

    def go_on_paper(self) -> None:
        """Take in the conversations that are still to be had."""
        if not self._complete:
            self._talks = planned(self.board)
            self.left_out["conversations"] = len(self.board.conversations) - len(self._talks)

    def parts(self) -> Values:
        """Return sectors, rows, entries, conversations and trusted voices."""
        board = self.board
        keys = {saved_id(sector): sector.key for sector in board.sectors}
        self._places = {
            saved_id(row): (keys[saved_id(sector)], row.title)
            for sector in board.sectors
            for row in board.rows_of(saved_id(sector))
        }
        return {
            **super().parts(),
            "sectors": [shared(sector, SectorDocument) for sector in board.sectors],
            "rows": [
                {**shared(row, RowDocument), "sector": keys[saved_id(sector)]}
                for sector in board.sectors
                for row in board.rows_of(saved_id(sector))
            ],
            "entries": [self._entry(*each) for each in self._entries.items()],
            "conversations": [
                self._conversation(row) if self._complete else self._plan(row)
                for row in self._talks
            ],
            "communities": [self._community(row) for row in board.rows["voice_community"].values()],
        }

    def settings(self) -> Values:
        """Return the plan, and what the group calls itself."""
        own = next(iter(self.board.rows["sector_map"].values()), None)
        return {**super().settings(), **({} if own is None else shared(own, MapSettingsDocument))}

    def _entry(self, entry_id: int, entry: SectorEntry) -> Values:
        sector, row = self._places[entry.row_id]
        ties, leader = self._ties[entry_id], self._entries.get(entry.stands_with_id or 0)
        return {
            **shared(entry, EntryDocument),
            "id": entry.label,
            "sector": sector,
            "row": row,
            "known": [
                {**shared(tie, KnownDocument), **self._person(tie.person_id)}
                for tie in ties
                if tie.kind == KNOWN
            ],
            "strength": max((tie.strength for tie in ties), default=NOBODY),
            "stands_with": leader.label if leader else "",
            "needed": [
                {**shared(tie, NeededDocument), **self._person(tie.person_id)}
                for tie in ties
                if tie.kind == NEEDED
            ],
            **self._people_of(entry),
        }

    def _plan(self, row: Conversation) -> Values:
        """Return what is planned, and nothing of what may have been said."""
        entry = self.board.entries.get(row.entry_id or 0)
        return {
            **{name: getattr(row, name) for name in PLANNED},
            "entry": entry.label if entry else "",
            "who": None if row.person_id is None else self._person(row.person_id),
            **self._people_of(row),
        }

    def _conversation(self, row: Conversation) -> Values:
        return {
            **shared(row, ConversationDocument),
            **self._plan(row),
            "suggested": [
                {**shared(each, NeededDocument), **self._person(each.person_id)}
                for each in self._suggestions[saved_id(row)]
            ],
        }

    def _community(self, row: VoiceCommunity) -> Values:
        voices = [
            {
                **shared(voice, VoiceDocument),
                **self._person(voice.person_id),
                **self._people_of(voice),
            }
            for voice in self._voices[saved_id(row)]
        ]
        return {**shared(row, VoiceCommunityDocument), "voices": voices}

    def _people_of(self, row: SectorEntry | Conversation | TrustedVoice) -> Values:
        """Return whom a row names besides, by the names that documents have for them."""
        named = {name: getattr(row, f"{name}_id", None) for name in PEOPLE}
        return {
            name: self._person(person_id)
            for name, person_id in named.items()
            if person_id is not None
        }

    def _person(self, person_id: int) -> Values:
        """Return a reference to somebody, who leaves with the map."""
        self.spoken_of.add(person_id)
        return {"person": self.people[person_id]}
