"""What every deck is made of."""

from collections.abc import Iterable
from typing import Annotated, Final, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from facilitator.clean import LanguageTag
from facilitator.errors import FacilitatorError
from facilitator.i18n import _

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Tint = Literal["lemon", "mint", "sky", "rose", "lilac"]
Minutes = Annotated[int, Field(ge=1, le=600)]
USUAL_LANGUAGE: Final = "en"
"""The language of a deck that does not say one."""


class DeckError(FacilitatorError):
    """A deck that cannot be used, with the reason."""


class DeckPart(BaseModel):
    """A part of a deck. A key that it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class DeckHead(DeckPart):
    """What every deck says of itself."""

    id: Key
    version: int = Field(ge=1)
    title: str = Field(min_length=1)
    language: LanguageTag = Field(
        default=USUAL_LANGUAGE, description="BCP 47; what the deck's own words are in."
    )
    summary: str = ""
    authors: list[str] = []
    sources: list[str] = []


class TimedStep(DeckPart):
    """A step in a plan: how long it is, and what may become of it when time runs short.

    A step that says neither `least` nor `can_go` must happen, at its full length.
    """

    step: Key
    minutes: Minutes
    least: Minutes | None = Field(default=None, description="It can shrink to so many minutes.")
    can_go: bool = Field(default=False, description="It can be left out.")
    instead: str = Field(default="", description="What to do instead where it is left out.")


def unknown(what: str, key: str, known: set[str]) -> str:
    """Return the sentence about a key that is not one of the known ones."""
    return _("There is no {what} “{key}” here; choose one of: {known}.").format(
        what=what, key=key, known=", ".join(sorted(known))
    )


class Keyed(Protocol):
    """A part of a deck that has a key."""

    @property
    def key(self) -> str:
        """What rows of a workshop call it."""


K = TypeVar("K", bound=Keyed)


def called(parts: Iterable[K], key: str) -> K:
    """Return the part with this key; raise DeckError where the deck has none."""
    for part in parts:
        if part.key == key:
            return part
    message = _(
        "This workshop names “{key}”, which its deck does not have; open an earlier version or a "
        "copy."
    )
    raise DeckError(message.format(key=key))
