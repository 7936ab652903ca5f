"""Card decks: cards by theme, by audience and by kind, and the steps in which they are played."""

from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from facilitator.decks.board import BoardDeck, MisplacedError, once
from facilitator.decks.parts import DeckPart, Key, Minutes, Tint, called, unknown
from facilitator.i18n import _

MOST_CARDS: Final = 1_000
LONGEST_TEXT: Final = 400
OWN_TABLE: Final = "own_table"
"""The care of a card that is for alone or one's own table, and never on the wall."""
CardCode = Annotated[str, Field(pattern=r"^[A-Z0-9]{1,4}(-[A-Z0-9]{1,3}){0,3}$", max_length=8)]
"""What a card is called by who has the paper one; short enough for a square of 12 mm."""


class Audience(DeckPart):
    """Whom cards are for, with the shape that says so without colour."""

    key: Key
    title: str = Field(description="Reads on after 'for', such as 'community leaders'.")
    mark: Literal["circle", "square", "triangle", "diamond"]
    letter: str = Field(default="", max_length=2, description="Stands in the shape.")


class CardKind(DeckPart):
    """What a card asks for, such as to reflect or to act."""

    key: Key
    title: str
    promises: bool = Field(default=False, description="A card of this kind can be promised.")


class Theme(DeckPart):
    """What cards are about."""

    key: Key
    title: str
    short: str = Field(max_length=24, description="What a card leads with.")
    status: str = Field(default="", description="Where the theme comes from; on the back.")
    about: str = ""
    tint: Tint = "lemon"


class Place(DeckPart):
    """Where, or with whom, a card is taken up."""

    key: Key
    title: str


class Score(DeckPart):
    """A step of the scale on which cards are rated. `don't know` is always possible besides."""

    score: int = Field(ge=0, le=9)
    title: str


class CardWording(DeckPart):
    """A card in another language."""

    text: str = Field(min_length=1, max_length=LONGEST_TEXT)


class Card(DeckPart):
    """One card."""

    code: CardCode
    theme: Key
    audience: Key | Literal[""] = ""
    kind: Key | Literal[""] = ""
    text: str = Field(min_length=1, max_length=LONGEST_TEXT)
    minutes: Minutes | None = None
    places: list[Key] = []
    care: Literal["", "own_table"] = Field(
        default="", description="`own_table`: for alone or one's own table, never on the wall."
    )
    asks_consent: bool = Field(
        default=False, description="It leads to other people's stories: ask them first."
    )
    hidden: bool = Field(default=False, description="Neither drawn nor printed.")
    also: dict[str, CardWording] = Field(
        default={}, description="In other languages, by language tag."
    )
    picture: str = Field(default="", description="A picture's name, in the deck's own file.")
    picture_says: str = Field(default="", description="The picture in words.")

    @property
    def is_for_own_table(self) -> bool:
        """Whether it is for alone or one's own table, and nobody else's to read."""
        return self.care == OWN_TABLE


class CardDeck(BoardDeck):
    """A deck of cards. It is run by steps and plans as a board is, and has no zones."""

    exercise: Literal["cards"]
    code: str = Field(pattern=r"^[A-Z]{2,3}$", description="The deck in a card's QR code.")
    about: str = Field(default="", description="The card about this deck.")
    audiences: list[Audience] = []
    kinds: list[CardKind] = []
    themes: list[Theme] = Field(min_length=1)
    places: list[Place] = []
    scale: list[Score] = Field(default=[], description="Where cards are rated: from low to high.")
    cards: list[Card] = Field(min_length=1)

    @model_validator(mode="after")
    def _cards_agree(self) -> Self:
        if len(self.cards) > MOST_CARDS:
            message = _("A deck holds at most {most} cards, and this one has {count}; divide it.")
            why = message.format(most=MOST_CARDS, count=len(self.cards))
            raise MisplacedError(why, "cards", MOST_CARDS)
        shared = _("Two parts share the key “{key}”; give each its own.")
        for name in ("audiences", "kinds", "themes", "places"):
            once((part.key for part in getattr(self, name)), shared, name, "key")
        codes = _("Two cards share the code {key}; give each its own.")
        once((card.code for card in self.cards), codes, "cards", "code")
        twice = _("The scale has the score {key} twice; leave one out.")
        once((str(step.score) for step in self.scale), twice, "scale", "score")
        for at, card in enumerate(self.cards):
            for name, what, known, used in self._used(card):
                for key in used:
                    if key not in known:
                        raise MisplacedError(unknown(what, key, set(known)), "cards", at, name)
        return self

    def _used(self, card: Card) -> Iterator[tuple[str, str, Collection[str], Iterable[str]]]:
        """Yield each field that names parts of the deck: what they are, which exist, which used."""
        yield "theme", _("theme"), self._keys("themes"), [card.theme]
        yield "audience", _("audience"), self._keys("audiences"), filter(None, [card.audience])
        yield "kind", _("kind"), self._keys("kinds"), filter(None, [card.kind])
        yield "places", _("place"), self._keys("places"), card.places

    def _keys(self, name: str) -> list[str]:
        return [part.key for part in getattr(self, name)]

    @property
    def in_play(self) -> list[Card]:
        """The cards that are drawn and printed, in the deck's order."""
        return [card for card in self.cards if not card.hidden]

    @property
    def is_rated(self) -> bool:
        """Whether its cards are rated."""
        return bool(self.scale)

    def card(self, code: str) -> Card | None:
        """Return the card that people call by this code, in any case; None where there is none."""
        wanted = code.strip().upper()
        return next((card for card in self.cards if card.code == wanted), None)

    def theme(self, key: str) -> Theme:
        """Return a theme of this deck."""
        return called(self.themes, key)

    def audience(self, key: str) -> Audience | None:
        """Return an audience of this deck; None for a card that is for everybody."""
        return next((each for each in self.audiences if each.key == key), None)

    def kind(self, key: str) -> CardKind | None:
        """Return a kind of this deck; None for a card without one."""
        return next((each for each in self.kinds if each.key == key), None)

    def place(self, key: str) -> Place:
        """Return a place of this deck."""
        return called(self.places, key)
