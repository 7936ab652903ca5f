"""Cards in play, in the open exchange format."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from facilitator.clean import Line, Text, Uid
from facilitator.documents import Part
from facilitator.exercises.board.document import (
    ActivityOnBoard,
    LinkDocument,
    NoteDocument,
    SettingsDocument,
)
from facilitator.visibility import Visibility

Code = Annotated[str, Field(min_length=1, max_length=20), AfterValidator(str.upper)]
TableNumber = Annotated[int, Field(ge=0, le=999)]


class CardSettingsDocument(SettingsDocument):
    """Which cards are played, and which one is on the wall."""

    audiences: list[str] = []
    themes: list[str] = []
    kinds: list[str] = []
    card: str = ""
    sides: bool = False


class CommunityDocument(Part):
    """What a table calls 'my community'."""

    uid: Uid = ""
    table_number: TableNumber = 0
    name: Line


class DrawDocument(Part):
    """A card that was drawn."""

    uid: Uid = ""
    card: Code
    table_number: TableNumber = 0
    drawn_at_table: TableNumber = 0
    holder: Line = ""
    held: bool = True
    passed_on: int = Field(default=0, ge=0, le=9_999)


class RatingDocument(Part):
    """How many at a table gave a card this score; -1: do not know."""

    card: Code
    table_number: TableNumber = 0
    voice: Literal["", "resident", "community_group", "staff", "leader"] = ""
    score: int = Field(ge=-1, le=9)
    count: int = Field(ge=1, le=9_999)


class EvidenceDocument(Part):
    """Where somebody has seen what a card says."""

    uid: Uid = ""
    card: Code
    text: Text
    table_number: TableNumber | None = None
    visibility: Visibility = "public"


class CardsDocument(ActivityOnBoard[NoteDocument, LinkDocument, CardSettingsDocument]):
    """A deck of cards in play."""

    exercise: Literal["cards"]
    settings: CardSettingsDocument = CardSettingsDocument()
    communities: list[CommunityDocument] = []
    draws: list[DrawDocument] = []
    ratings: list[RatingDocument] = []
    evidence: list[EvidenceDocument] = []
