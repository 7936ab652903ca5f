"""Decks: content prepared beforehand, as TOML that a coach can read and write."""

import tomllib
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from facilitator.errors import FacilitatorError
from facilitator.i18n import _

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Tint = Literal["lemon", "mint", "sky", "rose", "lilac"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Kind(_Part):
    """What sort of note it is, with the shape that says so without colour."""

    key: Key
    title: str
    mark: str = Field(max_length=2)


class Zone(_Part):
    """One area of the board."""

    key: Key
    title: str
    one: str = Field(description="What one note here is called, such as 'activity'.")
    prefix: str = Field(pattern=r"^[A-Z]{1,2}$", description="Opens the labels of its notes.")
    tint: Tint
    prompt: str
    kinds: list[Kind] = []
    asks_who: bool = Field(default=False, description="Whether a note here should say who changes.")


class LinkKind(_Part):
    """How one note bears on another, and how that is read aloud."""

    key: Key
    title: str
    reads: str = Field(description="A sentence with {source} and {target}.")
    default_from: list[Key] = Field(default=[], description="Zones whose links are of this kind.")


class Step(_Part):
    """A prompt to the room, and what the facilitator does with it."""

    key: Key
    title: str
    prompt: str
    do: str
    tip: str = ""
    zone: Key | None = Field(default=None, description="Where what people say is captured.")


class TimedStep(_Part):
    """A step in a plan. Minutes are whole."""

    step: Key
    minutes: int = Field(ge=1, le=600)


class Plan(_Part):
    """An order of the steps, with minutes."""

    key: Key
    title: str
    steps: list[TimedStep] = Field(min_length=1)

    @property
    def minutes(self) -> int:
        """The length of the whole plan."""
        return sum(timed.minutes for timed in self.steps)


class Tag(_Part):
    """A second way of sorting notes, across the zones."""

    key: Key
    title: str


class BoardDeck(_Part):
    """A board: zones, prompts, steps and checks."""

    id: Key
    version: int = Field(ge=1)
    exercise: Key
    title: str
    summary: str
    authors: list[str]
    sources: list[str]
    zones: list[Zone] = Field(min_length=1)
    link_kinds: list[LinkKind] = []
    steps: list[Step]
    plans: list[Plan] = Field(min_length=1)
    tags: list[Tag] = []
    checks: list[Literal["empty_cells"]] = []

    @model_validator(mode="after")
    def _names_agree(self) -> "BoardDeck":
        zones = {zone.key for zone in self.zones}
        steps = {step.key for step in self.steps}
        for step in self.steps:
            if step.zone is not None and step.zone not in zones:
                raise ValueError(_unknown("zone", step.zone, zones))
        for plan in self.plans:
            for timed in plan.steps:
                if timed.step not in steps:
                    raise ValueError(_unknown("step", timed.step, steps))
        prefixes = [zone.prefix for zone in self.zones]
        if len(set(prefixes)) < len(prefixes):
            raise ValueError(_("Two zones share a label prefix."))
        return self

    def zone(self, key: str) -> Zone:
        """Return a zone of this board."""
        return next(zone for zone in self.zones if zone.key == key)

    def plan(self, key: str) -> Plan:
        """Return a plan; the first where the key is not one of this deck's."""
        return next((plan for plan in self.plans if plan.key == key), self.plans[0])

    def step(self, key: str) -> Step:
        """Return a step of this board."""
        return next(step for step in self.steps if step.key == key)

    def link_kind(self, key: str) -> LinkKind:
        """Return a link kind of this board."""
        return next(kind for kind in self.link_kinds if kind.key == key)

    def default_link_kind(self, source_zone: str) -> LinkKind:
        """Return the kind that a link from this zone has unless somebody says otherwise."""
        if not self.link_kinds:
            raise DeckError(_("On this board, notes are not linked."))
        own = (kind for kind in self.link_kinds if source_zone in kind.default_from)
        return next(own, self.link_kinds[0])


def _unknown(what: str, key: str, known: set[str]) -> str:
    return _("There is no {what} “{key}” here; there are: {known}.").format(
        what=what, key=key, known=", ".join(sorted(known))
    )


class DeckError(FacilitatorError):
    """A deck that cannot be used, with the reason."""


def parse_deck(source: str) -> BoardDeck:
    """Return the deck written in this TOML, or raise DeckError."""
    try:
        return BoardDeck.model_validate(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        raise DeckError(_("This deck is not written in TOML: {why}.").format(why=error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "deck"
        raise DeckError(
            _("This deck has a mistake at {place}: {why}.").format(place=place, why=first["msg"])
        ) from error


def shipped_decks() -> list[str]:
    """Return the ids of the decks that come with the app."""
    names = (entry.name for entry in files("decks").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def shipped_source(deck_id: str) -> str:
    """Return the TOML of a deck that comes with the app, or raise DeckError."""
    if deck_id not in shipped_decks():
        raise DeckError(_unknown("deck", deck_id, set(shipped_decks())))
    return (files("decks") / f"{deck_id}.toml").read_text("utf-8")
