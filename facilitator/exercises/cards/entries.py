"""What may be entered while cards are played: checked here, once, before it reaches a table."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from facilitator.clean import Line, Words
from facilitator.decks.cards import Card, CardDeck
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import Voice
from facilitator.i18n import _
from facilitator.visibility import Visibility


class DrawEntry(BaseModel):
    """What may be entered about a card that is drawn."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    table_number: int = Field(default=0, ge=0, le=999)
    holder: Line = ""


class CommunityEntry(BaseModel):
    """What may be entered about what a table calls 'my community'."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    table_number: int = Field(default=0, ge=0, le=999)
    name: Line = ""


class RatingEntry(BaseModel):
    """What may be entered with rating slips."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    table_number: int = Field(default=0, ge=0, le=999)
    voice: Voice | Literal[""] = ""


class EvidenceEntry(BaseModel):
    """What may be entered as evidence. Only what is given is changed."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    text: Words = ""
    table_number: int | None = Field(default=None, ge=0, le=999)
    visibility: Visibility = "public"


def card_called(deck: CardDeck, typed: str) -> Card:
    """Return the card with the code that somebody typed, or raise InvalidEntryError.

    Case does not matter, nor what stands between letters and digits, nor the deck's own code in
    front, as it stands in a card's QR code. A card that the deck hides is not in play.
    """
    card = deck.card(typed) or _alike(deck, typed)
    if card is None:
        message = _(
            "This deck has no card {code}. Look at the code on the card, and type it again."
        )
        raise InvalidEntryError(message.format(code=f"“{typed.strip()[:20]}”"))
    if card.hidden:
        message = _("Card {code} is set aside in this deck; take another.")
        raise InvalidEntryError(message.format(code=card.code))
    return card


def _alike(deck: CardDeck, typed: str) -> Card | None:
    bare = _bare(typed)
    wanted = {bare, bare.removeprefix(deck.code)} - {""}
    found = [card for card in deck.cards if _bare(card.code) in wanted]
    return found[0] if len(found) == 1 else None


def _bare(code: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", code.upper())
