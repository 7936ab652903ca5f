"""The open form in which workshops come in, go out and are printed: exchange JSON, version 1."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from facilitator.clean import ClockTime, Day, LanguageTag, Line, Moment, Uid
from facilitator.day.document import DayDocument
from facilitator.decks import BoardDeck, parse_deck, shipped_source
from facilitator.documents import Base64, Part
from facilitator.exercises import EXERCISES, OWN_FORM
from facilitator.exercises.board.document import BoardDocument, MomentDocument
from facilitator.exercises.cards.document import CardsDocument
from facilitator.exercises.community_map.document import CommunityMapDocument
from facilitator.exercises.sector_map.document import SectorMapDocument
from facilitator.exercises.theory_of_change.document import TheoryDocument
from facilitator.log_book.document import PaperReminderDocument, PersonDocument, PromiseDocument


def _form(activity: Any) -> str | None:
    """Return the form in which an activity travels, by its exercise; none where it says none."""
    plain = isinstance(activity, dict)
    key = activity.get("exercise") if plain else getattr(activity, "exercise", None)
    if not isinstance(key, str):
        return None
    return key if key in OWN_FORM or key not in EXERCISES else "board"


ActivityDocument = Annotated[
    Annotated[BoardDocument, Tag("board")]
    | Annotated[TheoryDocument, Tag("theory_of_change")]
    | Annotated[CardsDocument, Tag("cards")]
    | Annotated[SectorMapDocument, Tag("sector_map")]
    | Annotated[CommunityMapDocument, Tag("community_map")]
    | Annotated[MomentDocument, Tag("moment")],
    Discriminator(_form),
]


class WorkshopHead(Part):
    """What a workshop is called, where and when it is, and the question it asks."""

    uid: Uid = ""
    title: Line = ""
    place: Line = ""
    date: Day = ""
    question: Line = ""
    language: LanguageTag = "en-GB"
    starts: ClockTime = ""
    expected: int | None = Field(default=None, ge=1, le=9_999)
    agreement_read: Moment = ""
    delete_after: Day = Field(default="", description="It is to be deleted after this day.")


class PictureDocument(Part):
    """A picture that a deck's steps show."""

    name: str
    data: Base64


class DeckDocument(Part):
    """A deck that does not come with the app, or not in this wording: its TOML."""

    key: str
    source: str
    pictures: list[PictureDocument] = []


class TableDocument(Part):
    """A table in the room."""

    uid: Uid = ""
    number: int = Field(ge=1, le=999)
    name: Line = ""


class ParticipantDocument(Part):
    """Somebody in the room, by code."""

    uid: Uid = ""
    code: Line
    table_number: int | None = Field(default=None, ge=1, le=999)
    joins: bool = True
    keep_notes: bool = False
    quote: bool = False
    photograph: bool = False


class AccessNeedDocument(Part):
    """How many people need something to take part."""

    kind: Line
    count: int = Field(ge=1, le=9_999)


class DifferenceDocument(Part):
    """What another copy of the workshop had where this one has something else."""

    about: Uid
    field: Line
    other: str = Field(max_length=1_000_000, description="The other copy's value, as JSON.")


class WorkshopDocument(Part):
    """A workshop as plain data."""

    format: Literal["workshop-exchange"]
    version: Literal[1]
    workshop: WorkshopHead
    session: str = Field(default="", description="The session deck that it began with.")
    decks: list[DeckDocument] = []
    day: DayDocument = DayDocument()
    tables: list[TableDocument] = []
    participants: list[ParticipantDocument] = []
    access_needs: list[AccessNeedDocument] = []
    people: list[PersonDocument] = []
    promises: list[PromiseDocument] = []
    paper_reminders: list[PaperReminderDocument] = []
    differences: list[DifferenceDocument] = []
    activities: list[ActivityDocument] = []
    left_out: list[str] = Field(default=[], description="What an export kept back, in sentences.")

    def deck(self, activity: ActivityDocument) -> BoardDeck:
        """Return the deck that an activity of this document runs on, or raise DeckError."""
        own = {deck.key: deck.source for deck in self.decks}
        return parse_deck(own.get(activity.deck) or shipped_source(activity.deck))
