"""Writing decks: as TOML of their own, or into a TOML text whose comments stay."""

from typing import Any

from facilitator.decks.board import BoardDeck
from facilitator.decks.parts import DeckError
from facilitator.decks.reading import parse_deck, parse_session
from facilitator.decks.session import SessionDeck

Deck = BoardDeck | SessionDeck
Plain = dict[str, Any]


def deck_source(deck: Deck) -> str:
    """Return a deck as TOML for people to read: what is as always is left out."""
    from facilitator.decks.toml import source_of

    return source_of(plain(deck))


def rewritten(source: str, deck: Deck) -> str:
    """Return a deck's text so that it says what `deck` says.

    What did not change stands as it stood, with its comments, order and spacing. A comment goes
    with what stands below it, or beside it; after a change of order it may end up beside another
    neighbour. Where the text cannot be made to say it, the deck is written anew, without comments.
    The text must be a deck of the same kind; DeckError says where it is not.
    """
    old, new = plain(_parsed(source, deck)), plain(deck)
    if old == new:
        return source
    from tomlkit.exceptions import TOMLKitError

    from facilitator.decks.toml import changed

    mark = "\ufeff" if source.startswith("\ufeff") else ""
    ending = "\r\n" if "\r\n" in source else "\n"
    text = source.removeprefix("\ufeff").replace("\r\n", "\n")
    body = text.rstrip("\n")
    try:
        whole = changed(f"{body}\n", old, new).rstrip("\n") + text[len(body) :]
        if _parsed(whole, deck) != deck:
            return deck_source(deck)
    except (DeckError, TOMLKitError, LookupError):  # a text that tomlkit stumbles over
        return deck_source(deck)
    return mark + whole.replace("\n", ending)


def plain(deck: Deck) -> Plain:
    """Return what a deck says, without what is as always."""
    return deck.model_dump(exclude_defaults=True)


def _parsed(source: str, kind: Deck) -> Deck:
    return parse_deck(source) if isinstance(kind, BoardDeck) else parse_session(source)
