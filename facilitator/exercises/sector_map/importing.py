"""A document's sectors, rows, entries, conversations and voices as a map's rows."""

from typing import Any, Final

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.exchange import BoardImport, Values
from facilitator.exercises.board.labels import reserve_labels
from facilitator.exercises.sector_map import sectors
from facilitator.exercises.sector_map.document import (
    ConversationDocument,
    EntryDocument,
    KnownDocument,
    MapSettingsDocument,
    PersonReference,
    SectorMapDocument,
    VoiceCommunityDocument,
)
from facilitator.exercises.sector_map.persons import Adding, add_person
from facilitator.exercises.sector_map.tables import (
    A_NAME,
    KNOWN,
    NEEDED,
    NOBODY,
    PREFIX,
    Conversation,
    SectorEntry,
    SectorMap,
    Suggestion,
    Tie,
    TrustedVoice,
    VoiceCommunity,
)
from facilitator.i18n import _
from facilitator.workshop import saved_id

_add_entry, _add_tie = Adding(SectorEntry), Adding(Tie)
PEOPLE: Final = ("who", "introducer", "holder", "backup")
"""Whom a part of a document names besides."""
_ENTRY_APART: Final = (
    "id",
    "uid",
    "sector",
    "row",
    "known",
    "strength",
    "needed",
    "stands_with",
)


class SectorMapImport(BoardImport):
    """Writes a map. Sectors and rows that are not known yet are added, never refused."""

    def write(self, document: Any) -> None:
        """Write everything that is on the map."""
        super().write(document)
        self._write_map(document)

    def settings(self, settings: MapSettingsDocument) -> None:
        """Write what the group calls itself."""
        if settings.centre:
            self.session.add(SectorMap(activity_id=self.activity_id, centre=settings.centre))

    def _write_map(self, document: SectorMapDocument) -> None:
        rows = sectors.take_in(self.session, self.activity_id, document, self.uids)
        labelled: dict[str, int] = {}
        for entry in document.entries:
            values = entry.model_dump(exclude={*_ENTRY_APART, *PEOPLE})
            labelled[entry.id] = _add_entry(
                self.session,
                activity_id=self.activity_id,
                uid=self.uids.keep(entry.uid),
                row_id=rows[entry.sector, entry.row],
                label=entry.id,
                **self._named(entry, "introducer", "holder"),
                **values,
            )
            self._ties(entry, labelled[entry.id])
        self._stand_together(document, labelled)
        for conversation in document.conversations:
            self._conversation(conversation, labelled)
        for community in document.communities:
            self._community(community)
        numbers = [int(label.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for label in labelled]
        last = max([document.labels.get(PREFIX, 0), *numbers])
        reserve_labels(self.session, self.activity_id, {PREFIX: last})

    def _stand_together(self, document: SectorMapDocument, labelled: dict[str, int]) -> None:
        for entry in document.entries:
            if entry.stands_with:
                row = self.session.get_one(SectorEntry, labelled[entry.id])
                row.stands_with_id = labelled[entry.stands_with]
                self.session.add(row)

    def _ties(self, entry: EntryDocument, entry_id: int) -> None:
        met: set[int] = set()
        for kind, people in ((KNOWN, entry.known), (NEEDED, entry.needed)):
            for part in people:
                person_id = self._person(part)
                if person_id in met:  # known already: whom one knows, one need not look for
                    continue
                met.add(person_id)
                strength = _strength(part, entry) if isinstance(part, KnownDocument) else NOBODY
                _add_tie(
                    self.session,
                    activity_id=self.activity_id,
                    uid=self.uids.keep(part.uid),
                    entry_id=entry_id,
                    person_id=person_id,
                    kind=kind,
                    strength=strength,
                )

    def _conversation(self, part: ConversationDocument, entries: dict[str, int]) -> None:
        values = part.model_dump(exclude={"uid", "entry", "suggested", *PEOPLE})
        if not part.notes_may_be_kept:
            values["notes"] = ""
        row = Conversation(
            activity_id=self.activity_id,
            uid=self.uids.keep(part.uid),
            entry_id=entries.get(part.entry.upper()),
            person_id=None if part.who is None else self._person(part.who),
            **self._named(part, "introducer"),
            **values,
        )
        conversation_id = self._saved(row)
        told: set[int] = set()
        for each in part.suggested:
            person_id = self._person(each)
            if person_id not in told:
                self.session.add(
                    Suggestion(
                        activity_id=self.activity_id,
                        uid=self.uids.keep(each.uid),
                        conversation_id=conversation_id,
                        person_id=person_id,
                    )
                )
            told.add(person_id)

    def _community(self, part: VoiceCommunityDocument) -> None:
        values = part.model_dump(exclude={"uid", "voices"})
        row = VoiceCommunity(activity_id=self.activity_id, uid=self.uids.keep(part.uid), **values)
        community_id = self._saved(row)
        for voice in part.voices:
            own = voice.model_dump(include={"touchpoint", "languages", "trained"})
            person_id, named = self._person(voice), self._named(voice, "backup")
            if named.get("backup_id") == person_id:  # nobody stands in for themselves
                named = {}
            self.session.add(
                TrustedVoice(
                    activity_id=self.activity_id,
                    uid=self.uids.keep(voice.uid),
                    community_id=community_id,
                    person_id=person_id,
                    **named,
                    **own,
                )
            )

    def _named(self, part: Any, *names: str) -> Values:
        found = {name: getattr(part, name) for name in names}
        return {f"{name}_id": self._person(who) for name, who in found.items() if who is not None}

    def _person(self, reference: PersonReference) -> int:
        """Return somebody's id; a role is a person of its own."""
        if reference.person:
            if reference.person not in self.people:
                message = _(
                    "The map speaks of somebody who is not among the people: {uid}. Add them there."
                )
                raise InvalidEntryError(message.format(uid=reference.person))
            return self.people[reference.person]
        return add_person(self.session, uid=self.uids.keep(""), role=reference.role)

    def _saved(self, row: Any) -> int:
        self.session.add(row)
        self.session.flush()
        return saved_id(row)


def _strength(known: KnownDocument, entry: EntryDocument) -> int:
    """Return how strong a relationship is; who is known at all, is known by name."""
    return known.strength or entry.strength or A_NAME
