"""Which languages a deck speaks, and in which of them something is said first.

A deck has a language of its own, and may have prompts and cards in others beside it (`also`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from facilitator.clean import LANGUAGE_TAG
from facilitator.decks.board import BoardDeck, Step
from facilitator.decks.parts import USUAL_LANGUAGE
from facilitator.decks.session import SessionDeck
from facilitator.i18n import reads_from_right, spoken, translated
from facilitator.language_tags import best_tag, plain_tag, same_language

if TYPE_CHECKING:
    from facilitator.decks.bundle import DeckBundle
    from facilitator.decks.cards import Card, CardDeck

_LATIN: Final = re.compile("[A-Za-z]")
_TAG: Final = re.compile(LANGUAGE_TAG)


class Worded(NamedTuple):
    """Words, and the tag of the language that they are in; empty where nobody knows."""

    text: str
    language: str = ""


def believed(text: str, language: str) -> str:
    """Return a deck's language for a text of its; empty where its letters are of no English."""
    is_usual = same_language(language, USUAL_LANGUAGE)
    return "" if is_usual and not _LATIN.search(text) else language


def told_language(worded: Worded, around: str) -> str:
    """Return the language of words amid others in the language `around`, where it is to be told.

    It goes without saying where it is the same, unless it decides which way they are read.
    """
    same = same_language(worded.language, around) and not reads_from_right(worded.language)
    return "" if same else worded.language


def own_words(text: str, language: str) -> Worded:
    """Return a deck's own words as the app says them, and in which language that is.

    That is the app's where somebody translated them. A deck that says no language is not taken
    for English against its letters.
    """
    said = translated(text)
    if said != text:
        return Worded(said, spoken().replace("_", "-"))
    return Worded(said, believed(text, language))


def asked_in(step: Step, own: str, wanted: str) -> list[Worded]:
    """Return a step's prompt in all its languages, first the one that is wanted if it has it.

    `own` is the language of its deck.
    """
    others = {tag: text for tag, text in step.also.items() if text}
    return _ordered(step.prompt, own, others, wanted)


def card_in(deck: "CardDeck", card: "Card", wanted: str) -> list[Worded]:
    """Return what a card says: first in the language that is wanted, then in the deck's own.

    It is one alone where those are the same, or the card does not have it.
    """
    others = {tag: said.text for tag, said in card.also.items()}
    first, *rest = _ordered(card.text, deck.language, others, wanted)
    wished = best_tag(wanted, (deck.language, *others))
    return [first, *rest[:1]] if wished in others and wished != deck.language else [first]


def _ordered(text: str, own: str, others: Mapping[str, str], wanted: str) -> list[Worded]:
    first = best_tag(wanted, (own, *others))
    said = own_words(text, own)
    also = [Worded(words, tag) for tag, words in others.items()]
    if first in ("", own):
        return [said, *also]
    return [Worded(others[first], first), said, *(each for each in also if each.language != first)]


def board_languages(board: BoardDeck) -> list[str]:
    """Return the tags of the languages in which a board or its cards say anything, its own first.

    What comes with the app speaks the app's language where it is translated.
    """
    return _once([own_words(board.title, board.language).language or board.language, *_also(board)])


def _also(board: BoardDeck) -> Iterator[str]:
    for step in board.steps:
        yield from (tag for tag, text in step.also.items() if text)
    for card in getattr(board, "cards", ()):
        yield from card.also


def bundle_languages(bundle: "DeckBundle") -> list[str]:
    """Return the tags of the languages in which a session deck says anything, its own first."""
    return session_languages(
        bundle.session,
        (bundle.board(line.deck) for line in bundle.session.activities if line.deck),
    )


def session_languages(session: SessionDeck, boards: Iterable[BoardDeck]) -> list[str]:
    """Return the same of a session deck and the boards that it runs on."""
    own = own_words(session.title, session.language).language or session.language
    return _once([own, *(tag for board in boards for tag in board_languages(board))])


def _once(tags: Iterable[str]) -> list[str]:
    """Return tags in their order, each once however it is written."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(plain_tag(tag), tag)
    return list(found.values())


def app_language() -> str:
    """Return the language in which a new deck begins: the one that the app is asked to speak."""
    tag = spoken().replace("_", "-")
    return tag if _TAG.fullmatch(tag) and not same_language(tag, USUAL_LANGUAGE) else USUAL_LANGUAGE


def workshop_language(deck: str, usual: str) -> str:
    """Return the language of a workshop that begins with a deck and has none of its own yet.

    The usual one stays where the deck says no more of it, such as `en` beside `en-GB`.
    """
    return usual if plain_tag(usual).partition("-")[0] == plain_tag(deck) else deck
