"""What the cards of a deck of one's own are sorted by: audiences, kinds, themes, and the scale."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal, get_args

from facilitator.decks.card_draft import cards_of
from facilitator.decks.cards import Audience, Card, CardDeck, CardKind, Place, Score, Theme
from facilitator.decks.draft import Draft, changed, key_of
from facilitator.decks.own_board import TINTS, change_board
from facilitator.decks.parts import DeckError
from facilitator.i18n import _, ngettext

Sort = Literal["audiences", "kinds", "themes"]
Mark = Literal["circle", "square", "triangle", "diamond"]
FIELDS: Final[dict[Sort, str]] = {"audiences": "audience", "kinds": "kind", "themes": "theme"}
"""What a card calls each sort of part."""
MARKS: Final[tuple[Mark, ...]] = get_args(Mark)
LONGEST_SHORT: Final = 24
MOST_SCORES: Final = 10
Part = Audience | CardKind | Theme


def change_cards(draft: Draft, key: str, **values: Any) -> Draft:
    """Say something else about a deck of cards: its title, its code, what it is about."""
    code = values.get("code")
    if code is not None:
        values["code"] = code = code.strip().upper()
        if not (2 <= len(code) <= 3 and code.isascii() and code.isalpha()):
            raise DeckError(_("A deck's code is two or three letters; type one such as KT."))
    return change_board(draft, key, **values)


def parts_of(deck: CardDeck, sort: Sort) -> Sequence[Part]:
    """Return the audiences, the kinds or the themes of a deck."""
    parts: Sequence[Part] = getattr(deck, sort)
    return parts


def using(deck: CardDeck, sort: Sort, key: str) -> list[Card]:
    """Return the cards of an audience, a kind or a theme."""
    return [card for card in deck.cards if getattr(card, FIELDS[sort]) == key]


def change_part(draft: Draft, key: str, sort: Sort, number: int, **values: Any) -> Draft:
    """Say something else about an audience, a kind or a theme."""
    short = values.get("short", "")
    if len(short) > LONGEST_SHORT:
        message = _("The short name of a theme has {most} characters at most; shorten it.")
        raise DeckError(message.format(most=LONGEST_SHORT))
    parts = list(parts_of(cards_of(draft, key), sort))
    parts[number] = changed(parts[number], **values)
    return change_board(draft, key, **{sort: parts})


def add_part(draft: Draft, key: str, sort: Sort) -> Draft:
    """Add an audience, a kind or a theme below the others."""
    deck = cards_of(draft, key)
    titles = {
        "audiences": _("people here"),
        "kinds": _("New kind"),
        "themes": _("New theme"),
    }
    part = new_part(deck, sort, titles[sort])
    return change_board(draft, key, **{sort: [*parts_of(deck, sort), part]})


def remove_part(draft: Draft, key: str, sort: Sort, number: int) -> Draft:
    """Take an audience or a kind off the deck and its cards; a theme, while no card has it."""
    deck = cards_of(draft, key)
    parts = list(parts_of(deck, sort))
    gone = parts.pop(number)
    cards = using(deck, sort, gone.key)
    if sort == "themes" and not parts:
        raise DeckError(_("A deck has one theme at least; rename this one."))
    if sort == "themes" and cards:
        message = ngettext(
            "{count} card is about “{title}”; give it another theme first.",
            "{count} cards are about “{title}”; give them another theme first.",
            len(cards),
        )
        raise DeckError(message.format(count=len(cards), title=gone.title))
    field = FIELDS[sort]
    kept = [
        card.model_copy(update={field: ""}) if getattr(card, field) == gone.key else card
        for card in deck.cards
    ]
    return change_board(draft, key, **{sort: parts, "cards": kept})


def move_part(draft: Draft, key: str, sort: Sort, number: int, to: int) -> Draft:
    """Put an audience, a kind or a theme in another place."""
    parts = list(parts_of(cards_of(draft, key), sort))
    parts.insert(to, parts.pop(number))
    return change_board(draft, key, **{sort: parts})


def with_scale(draft: Draft, key: str, titles: Iterable[str]) -> Draft:
    """Rate the cards by steps of these titles, from low to high; none: they are not rated."""
    deck, said = cards_of(draft, key), list(titles)
    if len(said) > MOST_SCORES:
        message = _("A scale has {most} steps at most, from 0 to 9; leave some out.")
        raise DeckError(message.format(most=MOST_SCORES))
    first = deck.scale[0].score if deck.scale else 0
    first = min(first, MOST_SCORES - len(said))
    scale = [Score(score=first + number, title=title) for number, title in enumerate(said)]
    return change_board(draft, key, scale=scale)


def with_places(draft: Draft, key: str, titles: Iterable[str]) -> Draft:
    """Have places of these titles; one whose title stays keeps its key, and its cards."""
    deck = cards_of(draft, key)
    known = {place.title: place.key for place in deck.places}
    places: list[Place] = []
    for title in dict.fromkeys(titles):
        taken = {place.key for place in places} | set(known.values())
        places.append(Place(key=known.get(title) or key_of(title, taken), title=title))
    kept = {place.key for place in places}
    cards = [
        card.model_copy(update={"places": [each for each in card.places if each in kept]})
        for card in deck.cards
    ]
    return change_board(draft, key, places=places, cards=cards)


def new_part(deck: CardDeck, sort: Sort, title: str) -> Part:
    """Return an audience, a kind or a theme of this title that a deck does not have yet."""
    parts = parts_of(deck, sort)
    key = key_of(title, [part.key for part in parts])
    if sort == "kinds":
        return CardKind(key=key, title=title)
    if sort == "themes":
        return Theme(
            key=key, title=title, short=shortened(title), tint=TINTS[len(parts) % len(TINTS)]
        )
    letter = title[:1].upper()
    used = [part for part in parts if isinstance(part, Audience)]
    free = [mark for mark in MARKS if mark not in {part.mark for part in used}]
    mark = free[0] if free else MARKS[len(used) % len(MARKS)]
    taken = letter in {part.letter for part in used} or not letter.isalpha()
    return Audience(key=key, title=title, mark=mark, letter="" if taken else letter)


def shortened(title: str) -> str:
    """Return what a card leads with, of a longer title."""
    if len(title) <= LONGEST_SHORT:
        return title
    words = title[: LONGEST_SHORT + 1].rsplit(" ", 1)[0] if " " in title[:LONGEST_SHORT] else title
    return words[:LONGEST_SHORT].rstrip(" ,;:–-")
