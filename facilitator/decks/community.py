"""Decks of community maps: what can be marked on them, and how long people have lived here."""

from typing import Literal, Self

from pydantic import Field, model_validator

from facilitator.decks.board import BoardDeck, once
from facilitator.decks.parts import DeckPart, Key, Tint
from facilitator.i18n import _


class PlaceKind(DeckPart):
    """What a pin on the map can be, with the shape that says so without colour."""

    key: Key
    title: str = Field(min_length=1)
    one: str = Field(description="What one is called in a sentence, such as 'a group'.")
    prefix: str = Field(pattern=r"^[A-Z]{1,2}$", description="Opens the labels of its pins.")
    mark: str = Field(max_length=2)
    tint: Tint = "sky"
    asset: bool = Field(default=True, description="Whether it is something that people have.")


class YearsBand(DeckPart):
    """How long somebody has lived here, roughly enough that it tells nobody apart."""

    key: Key
    title: str = Field(min_length=1)


class CommunityDeck(BoardDeck):
    """Kinds of places and bands of years. A map is run by steps and plans, and has no zones."""

    exercise: Literal["community_map"]
    place_kinds: list[PlaceKind] = Field(min_length=1)
    years: list[YearsBand] = []
    minimum: int = Field(
        default=5, ge=3, le=50, description="Of fewer maps than these, no share is ever shown."
    )
    opens: Literal["draw", "provision"] = Field(
        default="draw", description="What is in hand first: the map, or the list of what happens."
    )

    @model_validator(mode="after")
    def _kinds_agree(self) -> Self:
        shared = _("Two parts share the key “{key}”; give each its own.")
        once((part.key for part in self.place_kinds), shared, "place_kinds", "key")
        once((part.key for part in self.years), shared, "years", "key")
        prefixes = _("Two kinds share the label prefix {key}; give each its own.")
        once((part.prefix for part in self.place_kinds), prefixes, "place_kinds", "prefix")
        return self

    def place_kind(self, key: str) -> PlaceKind:
        """Return a kind of place; the first where the key is not one of this deck's."""
        found = (kind for kind in self.place_kinds if kind.key == key)
        return next(found, self.place_kinds[0])
