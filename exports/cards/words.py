"""What stands on a card, as words: its front, and the back of its theme."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.lists import format_list

from exports.cards.pictures import PrintablePicture
from facilitator.decks import Worded
from facilitator.decks.cards import Audience, Card, CardDeck
from facilitator.decks.languages import card_in, own_words, told_language
from facilitator.i18n import _, ngettext, translated


@dataclass(frozen=True)
class Face:
    """The front of a card. Empty is what it does not say.

    `notice` is what its reader must know before they use it; `key` names its frame.
    """

    key: str
    name: str
    text: str
    audience: str = ""
    mark: Audience | None = None
    kind: str = ""
    minutes: str = ""
    places: str = ""
    notice: str = ""
    code: str = ""
    tint: str = ""
    payload: str = ""
    picture: bytes = b""
    picture_shape: float = 1
    picture_says: str = ""
    language: str = ""
    """That of the text, where it is not the paper's; `tongue` is that of the deck's other words."""
    tongue: str = ""


@dataclass(frozen=True)
class Reverse:
    """The back of a card: its theme, where that comes from, and the deck."""

    key: str
    title: str
    status: str
    deck: str
    motif: tuple[Literal["circle", "square", "triangle", "diamond"], ...] = ()
    tongue: str = ""
    """The language of its words, where it is not the paper's."""

    @property
    def foot(self) -> str:
        """What stands below the title."""
        return "\n".join(part for part in (self.deck, self.status) if part)


def face(
    deck: CardDeck, card: Card, *, picture: PrintablePicture | None = None, language: str = "en-GB"
) -> Face:
    """Return what the front of a card says, in a language if the deck has it in that."""
    audience, kind = deck.audience(card.audience), deck.kind(card.kind)
    theme = deck.theme(card.theme)
    said = said_on(deck, card, language)
    return Face(
        key=card.code,
        name=translated(theme.short),
        text=said.text,
        audience=for_whom(audience),
        mark=audience,
        kind=translated(kind.title) if kind else "",
        minutes=_minutes(card),
        places=_either([translated(deck.place(key).title) for key in card.places], language),
        notice=_notice(card),
        code=card.code,
        tint=theme.tint,
        payload=f"{deck.code}/{card.code}",
        picture=picture.data if picture else b"",
        picture_shape=picture.shape if picture else 1,
        picture_says=card.picture_says,
        language=told_language(said, language),
        tongue=tongue(deck, theme.short, language),
    )


def reverse(deck: CardDeck, theme_key: str, language: str) -> Reverse:
    """Return what the back of a theme's cards says."""
    theme = deck.theme(theme_key)
    title, status = translated(theme.title), translated(theme.status)
    own = tongue(deck, theme.title, language)
    return Reverse(theme_key, title, status, translated(deck.title), motif(deck), own)


def said_on(deck: CardDeck, card: Card, language: str) -> Worded:
    """Return what a card says: in this language if it has it, else as its deck is spoken."""
    return card_in(deck, card, language)[0]


def tongue(deck: CardDeck, text: str, around: str) -> str:
    """Return the language of a deck's own words on a paper in another; else nothing."""
    return told_language(own_words(text, deck.language), around)


def coded(deck: CardDeck, card: Card, around: str) -> Worded:
    """Return a card's code and what it says, with its language where that is to be told."""
    said = said_on(deck, card, around)
    return Worded(f"{card.code}\u2002{said.text}", told_language(said, around))


def scale_words(deck: CardDeck, around: str) -> list[Worded]:
    """Return the steps by which a deck's cards are rated, each with its score before it."""
    return [
        Worded(f"{step.score} {translated(step.title)}", tongue(deck, step.title, around))
        for step in deck.scale
    ]


def in_a_row(words: Iterable[Worded]) -> list[Worded]:
    """Return short words as they follow each other on a line: one line for each language."""
    return [
        Worded(" · ".join(each.text for each in own), language)
        for language, own in groupby(words, key=lambda each: each.language)
    ]


def for_whom(audience: Audience | None) -> str:
    """Return whom a card is for; nothing where it is for everybody."""
    if audience is None:
        return ""
    return _("for {audience}").format(audience=translated(audience.title))


def motif(deck: CardDeck) -> tuple[Literal["circle", "square", "triangle", "diamond"], ...]:
    """Return the shapes of whom a deck's cards are for."""
    return tuple(audience.mark for audience in deck.audiences[:3])


def _minutes(card: Card) -> str:
    if card.minutes is None:
        return ""
    return ngettext("{count} minute", "{count} minutes", card.minutes).format(count=card.minutes)


def _notice(card: Card) -> str:
    said = [_("For alone or your own table")] if card.is_for_own_table else []
    if card.asks_consent:
        said.append(_("Ask first: other people’s stories"))
    return "\n".join(said)


def _either(places: list[str], language: str) -> str:
    """Return places as people say them: This, that or the other."""
    try:
        said = format_list(places, style="or", locale=Locale.parse(language.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        said = ", ".join(places)
    return said[:1].upper() + said[1:]
