"""Decks of sector maps: the sectors around a group, and the kinds of institution in each."""

from typing import Literal, Self

from pydantic import Field, model_validator

from facilitator.decks.board import BoardDeck, MisplacedError, once
from facilitator.decks.parts import DeckPart, Key, Tint, unknown
from facilitator.i18n import _


class DeckSector(DeckPart):
    """A sector, such as the state."""

    key: Key
    title: str = Field(min_length=1)
    tint: Tint = "sky"


class DeckRow(DeckPart):
    """A kind of institution, before anybody says which ones there are here."""

    sector: Key
    title: str = Field(min_length=1)
    examples: str = ""
    compiled: bool = Field(default=False, description="Not from the source's own sheet.")


class SectorDeck(BoardDeck):
    """Sectors and rows to begin with. A map is run by steps and plans, and has no zones."""

    exercise: Literal["sector_map"]
    centre: str = Field(default="", description="What stands in the middle until a group says.")
    sectors: list[DeckSector] = Field(min_length=1)
    rows: list[DeckRow] = []
    dos: list[str] = Field(default=[], description="What helps in a conversation.")
    donts: list[str] = Field(default=[], description="What does not.")

    @model_validator(mode="after")
    def _rows_have_sectors(self) -> Self:
        once(
            (part.key for part in self.sectors),
            _("Two parts share the key “{key}”; give each its own."),
            "sectors",
            "key",
        )
        known = {sector.key for sector in self.sectors}
        for at, row in enumerate(self.rows):
            if row.sector not in known:
                raise MisplacedError(unknown(_("sector"), row.sector, known), "rows", at, "sector")
        twice = _("A sector has the row “{key}” twice; leave one out.")
        once((f"{row.sector}: {row.title}" for row in self.rows), twice, "rows", "title")
        return self
