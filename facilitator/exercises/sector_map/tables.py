"""The tables of a sector map, and the map as it stands."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Final, cast

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from facilitator.as_written import Listed, Written
from facilitator.clean import Day
from facilitator.decks.sectors import SectorDeck
from facilitator.exercises.board.tables import CASCADE, Board
from facilitator.people import Person
from facilitator.visibility import Visibility
from facilitator.workshop import Row, new_uid, saved_id

PREFIX: Final = "S"
"""Opens the labels of entries."""
KNOWN, NEEDED = "known", "needed"
NOBODY, A_NAME, SPOKEN, WORKING = range(4)
"""Strengths: nobody, we know a name, we have spoken, we are working together."""
_PERSON: Final = f"{Person.__tablename__}.id"


class SectorMap(Row, table=True):
    """What holds for the whole map."""

    __tablename__ = "sector_map"

    activity_id: int = Field(primary_key=True, foreign_key="activity.id", ondelete=CASCADE)
    centre: str = Field(default="", description="What the group calls itself, in the middle.")


class Sector(Row, table=True):
    """A slice of the map, such as the state."""

    __table_args__ = (UniqueConstraint("activity_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE)
    key: str
    title: str
    tint: str = "sky"
    position: int


class SectorRow(Row, table=True):
    """A kind of institution."""

    __tablename__ = "sector_row"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    sector_id: int = Field(foreign_key="sector.id", ondelete=CASCADE, index=True)
    title: str
    examples: str = ""
    compiled: bool = Field(default=False, description="Not from the source's own sheet.")
    position: int


class SectorEntry(Row, table=True):
    """An institution that is here, and what the group makes of it."""

    __tablename__ = "sector_entry"
    __table_args__ = (UniqueConstraint("activity_id", "label"),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE)
    row_id: int = Field(foreign_key="sector_row.id", ondelete=CASCADE, index=True)
    label: str
    here: str = Field(default="", description="What it is here.")
    introducer_id: int | None = Field(default=None, foreign_key=_PERSON, ondelete="SET NULL")
    holder_id: int | None = Field(
        default=None,
        foreign_key=_PERSON,
        ondelete="SET NULL",
        description="Who among us holds the relationship.",
    )
    next_step: str = ""
    review_on: str = Field(sa_type=Written(Day), default="", description="The day, YYYY-MM-DD.")
    table_number: int | None = Field(default=None, description="The table whose map it was on.")
    visibility: str = Field(default="public", sa_type=Written(Visibility))
    stands_with_id: int | None = Field(
        default=None,
        foreign_key="sector_entry.id",
        ondelete="SET NULL",
        index=True,
        description="The entry of another table that is about the same institution.",
    )


class Tie(Row, table=True):
    """Somebody whom the group knows, or needs to know, at an institution."""

    __table_args__ = (UniqueConstraint("entry_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    entry_id: int = Field(foreign_key="sector_entry.id", ondelete=CASCADE, index=True)
    person_id: int = Field(foreign_key=_PERSON, ondelete=CASCADE, index=True)
    kind: str = Field(description="`known` or `needed`.")
    strength: int = Field(default=NOBODY, description="1 to 3 for somebody known, else 0.")


class Conversation(Row, table=True):
    """A conversation that is planned, or was had."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    entry_id: int | None = Field(
        default=None, foreign_key="sector_entry.id", ondelete="SET NULL", index=True
    )
    kind: str = Field(description="`first_contact`, `one_to_one` or `house_meeting`.")
    person_id: int | None = Field(
        default=None,
        foreign_key=_PERSON,
        ondelete="SET NULL",
        description="With whom; the host of a house meeting.",
    )
    introducer_id: int | None = Field(default=None, foreign_key=_PERSON, ondelete="SET NULL")
    planned_on: str = Field(
        sa_type=Written(Day), default="", description="The day, YYYY-MM-DD; empty if open."
    )
    reason: str = Field(default="", description="Why them; the question of a house meeting.")
    held_on: str = Field(
        sa_type=Written(Day), default="", description="The day, YYYY-MM-DD; empty until it was had."
    )
    energy: str = Field(default="", description="What lights them up.")
    overlap: str = Field(default="", description="What we share; the concern of a house meeting.")
    next_step: str = ""
    talking: int | None = Field(
        default=None, description="1: we did all the talking, 3: even, 5: they did."
    )
    self_review: int | None = Field(
        default=None,
        description="How far we kept to what helps, and off what does not: 1 hardly, 4 all along.",
    )
    invited: int | None = None
    came: int | None = None
    offers: str = ""
    next_on: str = Field(
        sa_type=Written(Day),
        default="",
        description="The day on which a house meeting meets again, YYYY-MM-DD.",
    )
    notes: str = Field(default="", description="Only where it was agreed that they may be kept.")
    notes_may_be_kept: bool = False


class Suggestion(Row, table=True):
    """Somebody whom a conversation suggested to talk with next."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    conversation_id: int = Field(foreign_key="conversation.id", ondelete=CASCADE, index=True)
    person_id: int = Field(foreign_key=_PERSON, ondelete=CASCADE, index=True)


class VoiceCommunity(Row, table=True):
    """A community, and the languages in which it wants to be spoken with."""

    __tablename__ = "voice_community"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    name: str
    languages: list[str] = Field(default_factory=list, sa_type=Listed(list[str]))


class TrustedVoice(Row, table=True):
    """Somebody whom a community asks before it asks us."""

    __tablename__ = "trusted_voice"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    community_id: int = Field(foreign_key="voice_community.id", ondelete=CASCADE, index=True)
    person_id: int = Field(foreign_key=_PERSON, ondelete=CASCADE, index=True)
    touchpoint: str = Field(default="", description="Where people meet them.")
    languages: list[str] = Field(default_factory=list, sa_type=Listed(list[str]))
    trained: bool = False
    backup_id: int | None = Field(default=None, foreign_key=_PERSON, ondelete="SET NULL")


class MapBoard(Board):
    """A sector map as it stands. People are read besides: they are the whole workshop's."""

    TABLES: ClassVar[tuple[type[SQLModel], ...]] = (
        *Board.TABLES,
        SectorMap,
        Sector,
        SectorRow,
        SectorEntry,
        Tie,
        Conversation,
        Suggestion,
        VoiceCommunity,
        TrustedVoice,
    )

    SEEN_WITH: ClassVar[Mapping[str, tuple[str, str]]] = {
        "tie": ("sector_entry", "entry_id"),
        "conversation": ("sector_entry", "entry_id"),
        "suggestion": ("conversation", "conversation_id"),
    }

    @property
    def sector_deck(self) -> SectorDeck:
        """The deck that the map began with."""
        return cast("SectorDeck", self.deck)

    @property
    def centre(self) -> str:
        """What stands in the middle; empty until the group, or its deck, says."""
        return self.named or self.sector_deck.centre

    @property
    def named(self) -> str:
        """What the group calls itself, where it has said so: its deck can only say “us”."""
        found = next(iter(self.rows["sector_map"].values()), None)
        return found.centre if found else ""

    @property
    def sectors(self) -> list[Sector]:
        """The sectors, in order."""
        return sorted(self.rows["sector"].values(), key=lambda row: (row.position, row.id))

    def rows_of(self, sector_id: int) -> list[SectorRow]:
        """Return a sector's rows, in order."""
        own = (row for row in self.rows["sector_row"].values() if row.sector_id == sector_id)
        return sorted(own, key=lambda row: (row.position, row.id))

    @property
    def entries(self) -> dict[int, SectorEntry]:
        """Entries by id, in the order they were made."""
        return self.rows["sector_entry"]

    def entries_of(self, row_id: int) -> list[SectorEntry]:
        """Return the entries of a row, in the order they were made."""
        return [entry for entry in self.entries.values() if entry.row_id == row_id]

    @property
    def institutions(self) -> list[SectorEntry]:
        """What is here, once each: entries that do not stand with another one."""
        return [row for row in self.entries.values() if row.stands_with_id not in self.entries]

    def together(self, entry_id: int) -> list[SectorEntry]:
        """Return an institution's entry, and those of other tables that stand with it."""
        return [self.entries[entry_id], *self._with[entry_id]]

    def table_numbers(self, entry_id: int) -> list[int]:
        """Return the tables on whose maps an institution was."""
        found = {row.table_number for row in self.together(entry_id)}
        return sorted(number for number in found if number is not None)

    @property
    def ties(self) -> dict[int, Tie]:
        """Who is known and needed, by id."""
        return self.rows["tie"]

    def ties_of(self, entry_id: int, kind: str) -> list[Tie]:
        """Return who is known, or needed, at an institution: on this entry alone."""
        return [tie for tie in self._tied[entry_id] if tie.kind == kind]

    def strength(self, entry_id: int) -> int:
        """Return the strength of an institution: that of its strongest relationship."""
        known = (tie for row in self.together(entry_id) for tie in self._tied[saved_id(row)])
        return max((tie.strength for tie in known), default=NOBODY)

    def renew(self, mine: Mapping[str, frozenset[int]] | None = None) -> None:
        """Work out anew, when it is next asked, who is tied to what and what stands together."""
        if mine is None or "tie" in mine:
            vars(self).pop("_tied", None)
        if mine is None or any(map(self._stands_with, mine.get("sector_entry", ()))):
            vars(self).pop("_with", None)

    def _stands_with(self, entry_id: int) -> bool:
        """Say whether an entry stands with another one, or did when that was last worked out."""
        row = self.entries.get(entry_id)
        if row is not None and row.stands_with_id is not None:
            return True
        known: dict[int, list[SectorEntry]] = vars(self).get("_with", {})
        return any(each.id == entry_id for rows in known.values() for each in rows)

    @cached_property
    def _tied(self) -> defaultdict[int, list[Tie]]:
        found: defaultdict[int, list[Tie]] = defaultdict(list)
        for tie in self.ties.values():
            found[tie.entry_id].append(tie)
        return found

    @cached_property
    def _with(self) -> defaultdict[int, list[SectorEntry]]:
        found: defaultdict[int, list[SectorEntry]] = defaultdict(list)
        for row in self.entries.values():
            if row.stands_with_id is not None:
                found[row.stands_with_id].append(row)
        return found

    @property
    def conversations(self) -> dict[int, Conversation]:
        """Conversations by id, in the order they were planned."""
        return self.rows["conversation"]
