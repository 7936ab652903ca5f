"""Board decks: zones, prompts, steps and checks, from which any board runs without Python."""

from collections.abc import Iterable
from typing import Final, Literal, Self

from pydantic import Field, model_validator

from facilitator.decks.parts import (
    DeckError,
    DeckHead,
    DeckPart,
    Key,
    TimedStep,
    Tint,
    called,
    unknown,
)
from facilitator.i18n import _

Check = Literal["empty_cells", "empty_zone", "without_owner", "votes_tied", "silent_period"]
"""What a board can be asked by its deck, without Python."""

MOMENT = "moment"
"""The exercise of a part of the day without a board: a welcome, a break, a closing."""
CARDS: Final = "cards"
"""The exercise in which cards are drawn, answered and rated."""
SECTOR_MAP: Final = "sector_map"
"""The exercise that asks whom a group knows, and whom it needs to know."""
COMMUNITY_MAP: Final = "community_map"
"""The exercise that asks where people say their community is."""
WITHOUT_ZONES = frozenset({MOMENT, CARDS, SECTOR_MAP, COMMUNITY_MAP})
"""The exercises that have no board of notes."""


class MisplacedError(ValueError):
    """What does not agree with the rest of its part, and where: the way to it from there."""

    def __init__(self, sentence: str, *at: str | int) -> None:
        super().__init__(sentence)
        self.at = at


class Kind(DeckPart):
    """What sort of note it is, with the shape that says so without colour."""

    key: Key
    title: str
    mark: str = Field(max_length=2)


class Zone(DeckPart):
    """One area of the board."""

    key: Key
    title: str
    one: str = Field(description="What one note here is called, such as 'activity'.")
    prefix: str = Field(pattern=r"^[A-Z]{1,2}$", description="Opens the labels of its notes.")
    tint: Tint
    prompt: str
    kinds: list[Kind] = []
    asks_who: bool = Field(default=False, description="Whether a note here should say who changes.")
    asks_owner: bool = Field(
        default=False, description="Whether a note here should say who takes it on."
    )
    dated: bool = Field(
        default=True, description="Whether notes here have a year, on a board with a time axis."
    )


class LinkKind(DeckPart):
    """How one note bears on another, and how that is read aloud."""

    key: Key
    title: str
    reads: str = Field(description="A sentence with {source} and {target}.")
    default_from: list[Key] = Field(default=[], description="Zones whose links are of this kind.")


class Step(DeckPart):
    """A prompt to the room, and what the facilitator does with it."""

    key: Key
    title: str
    prompt: str
    do: str
    tip: str = ""
    zone: Key | None = Field(default=None, description="Where what people say is captured.")
    role: Literal["", "quiet", "break", "buffer", "closing"] = Field(
        default="",
        description="Quiet writing, breaks and closings are never squeezed; a buffer goes first.",
    )
    on_paper: str = Field(default="", description="What to put on the tables without a screen.")
    also: dict[str, str] = Field(
        default={}, description="The prompt in other languages, by language tag."
    )
    picture: str = Field(default="", description="A picture's name, in the deck's own file.")
    picture_says: str = Field(default="", description="The picture in words.")


class Plan(DeckPart):
    """An order of the steps, with minutes."""

    key: Key
    title: str
    steps: list[TimedStep] = Field(min_length=1)

    @property
    def minutes(self) -> int:
        """The length of the whole plan."""
        return sum(timed.minutes for timed in self.steps)


class Tag(DeckPart):
    """A second way of sorting notes, across the zones."""

    key: Key
    title: str


class Axis(DeckPart):
    """Time, running down the board: notes with a year stand beside their period."""

    title: str
    first: int = Field(ge=-9_999, le=9_999, description="The year in which the first period opens.")
    last: int = Field(ge=-9_999, le=9_999, description="The year in which the last period opens.")
    step: int = Field(default=10, ge=1, le=1_000, description="How many years a period has.")

    @model_validator(mode="after")
    def _runs_forwards(self) -> Self:
        if not 0 <= (self.last - self.first) // self.step < 100:
            raise MisplacedError(
                _("A time axis runs forwards, over at most 100 periods; change its years."), "last"
            )
        return self

    @property
    def periods(self) -> list[int]:
        """The years in which the periods open, in order."""
        return list(range(self.first, self.last + 1, self.step))

    def covers(self, year: int) -> bool:
        """Say whether a year lies in one of the periods."""
        return self.first <= year < self.periods[-1] + self.step

    def period(self, year: int) -> int:
        """Return the period of a year; the first or the last where it lies outside."""
        opens = self.first + (year - self.first) // self.step * self.step
        last = self.first + (self.last - self.first) // self.step * self.step
        return min(max(opens, self.first), last)


class BoardDeck(DeckHead):
    """A board: zones, prompts, steps and checks."""

    exercise: Key
    zones: list[Zone] = []
    link_kinds: list[LinkKind] = []
    steps: list[Step]
    plans: list[Plan] = Field(min_length=1)
    tags: list[Tag] = []
    axis: Axis | None = None
    checks: list[Check] = []

    @model_validator(mode="after")
    def _names_agree(self) -> Self:
        if not self.zones and self.exercise not in WITHOUT_ZONES:
            raise MisplacedError(_("A board needs a zone; add one."), "zones")
        zones = {zone.key for zone in self.zones}
        for at, step in enumerate(self.steps):
            if step.zone is not None and step.zone not in zones:
                raise MisplacedError(unknown("zone", step.zone, zones), "steps", at, "zone")
        for at, kind in enumerate(self.link_kinds):
            for number, zone in enumerate(kind.default_from):
                if zone not in zones:
                    why = unknown("zone", zone, zones)
                    raise MisplacedError(why, "link_kinds", at, "default_from", number)
        shared = _("Two parts share the key “{key}”; give each its own.")
        for name in ("zones", "steps", "plans", "tags", "link_kinds"):
            once((part.key for part in getattr(self, name)), shared, name, "key")
        prefixes = _("Two zones share the label prefix {key}; give each its own.")
        once((zone.prefix for zone in self.zones), prefixes, "zones", "prefix")
        return self

    @model_validator(mode="after")
    def _plans_have_these_steps(self) -> Self:
        steps = {step.key for step in self.steps}
        twice = _("The plan has a step twice: {key}. Leave one out.")
        for at, plan in enumerate(self.plans):
            for number, timed in enumerate(plan.steps):
                if timed.step not in steps:
                    why = unknown("step", timed.step, steps)
                    raise MisplacedError(why, "plans", at, "steps", number, "step")
            once((timed.step for timed in plan.steps), twice, "plans", at, "steps", "step")
        return self

    def zone(self, key: str) -> Zone:
        """Return a zone of this board."""
        return called(self.zones, key)

    def plan(self, key: str) -> Plan:
        """Return a plan; the first where the key is not one of this deck's."""
        return next((plan for plan in self.plans if plan.key == key), self.plans[0])

    def step(self, key: str) -> Step:
        """Return a step of this board."""
        return called(self.steps, key)

    def link_kind(self, key: str) -> LinkKind:
        """Return a link kind of this board."""
        return called(self.link_kinds, key)

    def default_link_kind(self, source_zone: str) -> LinkKind:
        """Return the kind that a link from this zone has unless somebody says otherwise."""
        if not self.link_kinds:
            raise DeckError(_("On this board, notes are not linked; group them instead."))
        own = (kind for kind in self.link_kinds if source_zone in kind.default_from)
        return next(own, self.link_kinds[0])


def once(keys: Iterable[str], sentence: str, *place: str | int) -> None:
    """Refuse a key that comes twice; the place is that of the list, then the key's name."""
    known: set[str] = set()
    for at, key in enumerate(keys):
        if key in known:
            raise MisplacedError(sentence.format(key=key), *place[:-1], at, place[-1])
        known.add(key)
