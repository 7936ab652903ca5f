"""A sector map in the open exchange format."""

from typing import Annotated, Literal

from pydantic import Field

from facilitator.clean import Day, Line, SomeLine, Text, Uid
from facilitator.documents import Part
from facilitator.exercises.board.document import (
    ActivityOnBoard,
    Label,
    LinkDocument,
    NoteDocument,
    SettingsDocument,
)
from facilitator.exercises.sector_map.entries import ConversationEntry, ConversationKind
from facilitator.visibility import Visibility

TableNumber = Annotated[int, Field(ge=1, le=999)]


class PersonReference(Part):
    """Somebody: a `role` is a person of its own, `person` the uid of one among `people`."""

    role: Line = ""
    person: Uid = ""


class KnownDocument(PersonReference):
    """Somebody whom the group knows; without a strength, the entry's."""

    uid: Uid = ""
    strength: int | None = Field(default=None, ge=1, le=3)


class NeededDocument(PersonReference):
    """Somebody whom the group needs to know."""

    uid: Uid = ""


class MapSettingsDocument(SettingsDocument):
    """What holds for the whole map."""

    centre: Line = ""


class SectorDocument(Part):
    """A sector."""

    uid: Uid = ""
    key: SomeLine
    title: SomeLine
    tint: Literal["lemon", "mint", "sky", "rose", "lilac"] = "sky"


class RowDocument(Part):
    """A kind of institution; `sector` is a sector's key."""

    uid: Uid = ""
    sector: Line
    title: SomeLine
    examples: Line = ""
    compiled: bool = False


class EntryDocument(Part):
    """An institution that is here. Its `id` is its label; `row` is a row's title."""

    id: Label
    uid: Uid = ""
    sector: SomeLine
    row: SomeLine
    here: Text = ""
    known: list[KnownDocument] = []
    strength: int | None = Field(default=None, ge=0, le=3)
    needed: list[NeededDocument] = []
    introducer: PersonReference | None = None
    holder: PersonReference | None = None
    next_step: Text = ""
    review_on: Day = ""
    table_number: TableNumber | None = None
    visibility: Visibility = "public"
    stands_with: Line = Field(
        default="", description="The label of the entry that is about the same institution."
    )


class ConversationDocument(ConversationEntry, Part):
    """A conversation that is planned, or was had; `entry` is an entry's label."""

    uid: Uid = ""
    entry: str = ""
    kind: ConversationKind
    who: PersonReference | None = None
    introducer: PersonReference | None = None
    suggested: list[NeededDocument] = []


class VoiceDocument(PersonReference):
    """A trusted voice of a community."""

    uid: Uid = ""
    touchpoint: Line = ""
    languages: list[Line] = []
    trained: bool = False
    backup: PersonReference | None = None


class VoiceCommunityDocument(Part):
    """A community with its trusted voices."""

    uid: Uid = ""
    name: SomeLine
    languages: list[Line] = []
    voices: list[VoiceDocument] = []


class SectorMapDocument(ActivityOnBoard[NoteDocument, LinkDocument, MapSettingsDocument]):
    """A sector map. Sectors and rows that it does not list are those of its deck and entries."""

    exercise: Literal["sector_map"]
    deck: str = "sector_map"
    settings: MapSettingsDocument = MapSettingsDocument()
    sectors: list[SectorDocument] = []
    rows: list[RowDocument] = []
    entries: list[EntryDocument] = []
    conversations: list[ConversationDocument] = []
    communities: list[VoiceCommunityDocument] = []
