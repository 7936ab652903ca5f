"""What a card says, to the eye and to the ear. Plain data; nothing here knows Qt."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from facilitator.decks.cards import Audience, CardDeck
from facilitator.decks.languages import card_in
from facilitator.exercises.cards.play import OWN_TABLE
from facilitator.exercises.cards.words import cares
from facilitator.i18n import _, ngettext
from facilitator.language_tags import as_typed
from ui.wording import directed, translated

MARKS: Final = {"circle": "●", "square": "■", "triangle": "▲", "diamond": "◆"}
"""The shapes of audiences, as one character each."""


class Said(NamedTuple):
    """A card in the words of its deck."""

    code: str
    theme: str = ""
    """The theme's short name: what a card leads with."""
    title: str = ""
    status: str = ""
    """The theme in full, and where it comes from."""
    tint: str = ""
    audience: str = ""
    mark: str = ""
    letter: str = ""
    kind: str = ""
    text: str = ""
    time: str = ""
    places: str = ""
    cares: tuple[str, ...] = ()
    """What to take care of."""
    promises: bool = False
    is_kept: bool = False
    """Whether its text is kept from sight: it is for its own table."""
    also: str = ""
    """Its words as its deck is spoken, where `text` is in another language."""

    @property
    def spoken(self) -> str:
        """The card as it is read aloud, what it asks for first."""
        head = ", ".join(part for part in (self.kind, self.theme, self.audience) if part)
        foot = ", ".join(part for part in (self.time, self.places, *self.cares, self.code) if part)
        said = f"{self.text} {foot}"
        return as_typed(f"{head}: {said}" if head else said)


def for_whom(audience: Audience | None) -> str:
    """Return whom a card is for."""
    if audience is None:
        return _("for everybody")
    return _("for {audience}").format(audience=translated(audience.title))


def said_card(deck: CardDeck, code: str, *, safe: bool = False, language: str = "") -> Said:
    """Return what a card says, in a language if it has it.

    `safe`: what is for its own table stays out of sight.
    """
    card = deck.card(code)
    if card is None:
        return Said(code, text=_("This deck has no such card any more."))
    theme, kind = deck.theme(card.theme), deck.kind(card.kind)
    audience = deck.audience(card.audience)
    kept = safe and card.care == OWN_TABLE
    first, *rest = (directed(*worded) for worded in card_in(deck, card, language))
    return Said(
        card.code,
        translated(theme.short),
        translated(theme.title),
        translated(theme.status),
        theme.tint,
        for_whom(audience) if deck.audiences else "",
        audience.mark if audience else "",
        audience.letter if audience else "",
        translated(kind.title) if kind and len(deck.kinds) > 1 else "",
        _("For its own table. Hold F9 to read it here.") if kept else first,
        said_time(card.minutes),
        _or_list([translated(deck.place(key).title) for key in card.places]),
        cares(card),
        bool(kind and kind.promises),
        kept,
        "" if kept else "".join(rest),
    )


def said_time(minutes: int | None) -> str:
    """Return how long a card takes; nothing where it does not say."""
    if minutes is None:
        return ""
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def _or_list(parts: Sequence[str]) -> str:
    if len(parts) <= 1:
        return "".join(parts)
    start = ", ".join(parts[:-1])
    return _("{some} or {last}").format(some=start, last=parts[-1])


def said_table(number: int, name: str = "") -> str:
    """Return what a table is called."""
    if not number:
        return _("One to one")
    table = _("Table {number}").format(number=number)
    return f"{table}, {name}" if name else table


def said_empty(*, named: bool) -> str:
    """Return what an empty hand says: what comes first, and then how a card comes into it."""
    if named:
        return _("No card is held here yet. Draw one, or type the code of a paper card.")
    return _(
        "Which community are you thinking of: a whole neighbourhood, or one small group within "
        "it? Name it above, and then draw."
    )
