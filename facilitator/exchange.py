"""The open form in which workshops come in, go out and are printed: exchange JSON, version 1."""

from typing import Annotated, Literal

from pydantic import Field

from facilitator.clean import Day, LanguageTag, Line, Uid
from facilitator.decks import BoardDeck, parse_deck, shipped_source
from facilitator.exercises.board.document import BoardDocument, Part
from facilitator.exercises.theory_of_change.document import TheoryDocument

ActivityDocument = Annotated[BoardDocument | TheoryDocument, Field(discriminator="exercise")]


class WorkshopHead(Part):
    """What a workshop is called, where and when it is, and the question it asks."""

    uid: Uid = ""
    title: Line = ""
    place: Line = ""
    date: Day = ""
    question: Line = ""
    language: LanguageTag = "en-GB"


class DeckDocument(Part):
    """A deck that does not come with the app, or not in this wording: its TOML."""

    key: str
    source: str


class WorkshopDocument(Part):
    """A workshop as plain data."""

    format: Literal["workshop-exchange"]
    version: Literal[1]
    workshop: WorkshopHead
    decks: list[DeckDocument] = []
    activities: list[ActivityDocument] = []
    left_out: list[str] = Field(default=[], description="What an export kept back, in sentences.")

    def deck(self, activity: ActivityDocument) -> BoardDeck:
        """Return the deck that an activity of this document runs on, or raise DeckError."""
        own = {deck.key: deck.source for deck in self.decks}
        return parse_deck(own.get(activity.deck) or shipped_source(activity.deck))
