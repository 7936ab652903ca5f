"""A sector map's rows as an exchange document; `SectorMapImport` makes them rows again."""

from collections.abc import Mapping

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


class SectorMapExport(BoardExport):
    """Adds the map. Conversations leave only with everything else."""

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
        if not complete:
            self.left_out["conversations"] = len(board.conversations)

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
                self._conversation(row) for row in board.conversations.values() if self._complete
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

    def _conversation(self, row: Conversation) -> Values:
        entry = self.board.entries.get(row.entry_id or 0)
        return {
            **shared(row, ConversationDocument),
            "entry": entry.label if entry else "",
            "who": None if row.person_id is None else self._person(row.person_id),
            **self._people_of(row),
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
