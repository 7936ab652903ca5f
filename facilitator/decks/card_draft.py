"""A deck of cards of a session deck's own, while a coach works on it: its cards."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, Final

from facilitator.decks.board import CARDS, Plan, Step
from facilitator.decks.cards import (
    LONGEST_TEXT,
    MOST_CARDS,
    Card,
    CardDeck,
    CardKind,
    CardWording,
    Theme,
)
from facilitator.decks.draft import Draft, add_line, changed, key_of
from facilitator.decks.own_board import change_board
from facilitator.decks.parts import DeckError, TimedStep
from facilitator.decks.session import SessionActivity
from facilitator.decks.shipped import shipped_decks
from facilitator.decks.showing import Picture, taken_in
from facilitator.i18n import _

CODE: Final = re.compile(r"[A-Z0-9]{1,4}(-[A-Z0-9]{1,3}){0,3}")
LONGEST_CODE: Final = 8
_NUMBERED: Final = re.compile(r"(.*?)(\d+)")


def cards_of(draft: Draft, key: str) -> CardDeck:
    """Return a deck of cards that belongs to the session deck."""
    deck = draft.boards[key]
    assert isinstance(deck, CardDeck), key  # noqa: S101 - nothing else is offered to edit
    return deck


def new_cards(draft: Draft, after: int) -> Draft:
    """Put an activity on a new deck of cards below a line: one theme, one card, two kinds."""
    title = _("Cards of our own")
    key = key_of(title, {*draft.boards, *shipped_decks()})
    theme = Theme(key="theme", title=_("Our first theme"), short=_("Our theme"))
    kinds = [
        CardKind(key="reflect", title=_("Reflect")),
        CardKind(key="act", title=_("Act"), promises=True),
    ]
    steps = _steps()
    timed = [TimedStep(step=step.key, minutes=minutes) for step, minutes in steps]
    deck = CardDeck(
        id=key,
        version=1,
        exercise=CARDS,
        code="OUR",
        title=title,
        language=draft.session.language,
        kinds=kinds,
        themes=[theme],
        cards=[Card(code=code_for(theme, ()), theme="theme", kind="reflect", text=first_words())],
        steps=[step for step, _minutes in steps],
        plans=[Plan(key="whole", title=_("All of it"), steps=timed)],
    )
    draft = replace(draft, boards={**draft.boards, key: deck})
    return add_line(draft, after, SessionActivity(deck=key))


def first_words() -> str:
    """Return what stands on a card that nobody has written yet."""
    return _("What would you like to ask?")


def _steps() -> list[tuple[Step, int]]:
    draw = Step(
        key="draw",
        title=_("Draw a card each"),
        prompt=_("What does your card ask of you?"),
        do=_("Everybody draws a card and reads it out. Whoever would rather not, draws another."),
    )
    think = Step(
        key="think",
        title=_("Think alone"),
        prompt=_("What comes to mind first, and what after a while?"),
        do=_("Quiet. Thoughts stay with whoever thinks them."),
        role="quiet",
    )
    talk = Step(
        key="talk",
        title=_("Talk in pairs"),
        prompt=_("What will you do, however small?"),
        do=_("Change over at half time. Not to promise is allowed."),
    )
    return [(draw, 5), (think, 3), (talk, 12)]


# Cards


def add_card(draft: Draft, key: str, after: int) -> Draft:
    """Put a card below another one, of the same theme, audience and kind; -1 is above all."""
    cards = list(cards_of(draft, key).cards)
    like = cards[max(after, 0)]
    own = code_for(_theme(draft, key, like), [card.code for card in cards], like.code)
    card = Card(
        code=own, theme=like.theme, audience=like.audience, kind=like.kind, text=first_words()
    )
    return with_cards(draft, key, [*cards[: after + 1], card, *cards[after + 1 :]])


def double_card(draft: Draft, key: str, at: int) -> Draft:
    """Have a card twice, the second one below the first and with a code of its own."""
    cards = list(cards_of(draft, key).cards)
    like = cards[at]
    code = code_for(_theme(draft, key, like), [card.code for card in cards], like.code)
    return with_cards(draft, key, [*cards[: at + 1], changed(like, code=code), *cards[at + 1 :]])


def change_card(draft: Draft, key: str, at: int, **values: Any) -> Draft:
    """Say something else on a card; its code is taken in any case."""
    if "code" in values:
        values["code"] = said_code(values["code"])
    if "text" in values:
        refuse_text(values["text"])
    cards = list(cards_of(draft, key).cards)
    cards[at] = changed(cards[at], **values)
    return with_cards(draft, key, cards)


def remove_card(draft: Draft, key: str, at: int) -> Draft:
    """Take a card out of the deck; the last one stays."""
    cards = list(cards_of(draft, key).cards)
    if len(cards) == 1:
        raise DeckError(_("A deck has one card at least: write this one anew, or add another."))
    del cards[at]
    return with_cards(draft, key, cards)


def move_card(draft: Draft, key: str, at: int, to: int) -> Draft:
    """Put a card in another place, counted without the card itself."""
    cards = list(cards_of(draft, key).cards)
    cards.insert(to, cards.pop(at))
    return with_cards(draft, key, cards)


def with_text_in(draft: Draft, key: str, at: int, tag: str, text: str) -> Draft:
    """Say what is on a card in another language as well; empty, it is not said in that one."""
    refuse_text(text)
    also = {each: said for each, said in cards_of(draft, key).cards[at].also.items() if each != tag}
    if text.strip():
        also[tag] = CardWording(text=text.strip())
    return change_card(draft, key, at, also=also)


def languages_of(deck: CardDeck) -> list[str]:
    """Return the languages in which cards are said besides the deck's own, by tag."""
    return list(dict.fromkeys(tag for card in deck.cards for tag in card.also))


def with_cards(draft: Draft, key: str, cards: Sequence[Card]) -> Draft:
    """Have these cards; more than a deck holds are refused in a sentence."""
    refuse_too_many(len(cards))
    return change_board(draft, key, cards=list(cards))


# Pictures


def with_card_picture(draft: Draft, key: str, at: int, picture: Picture) -> Draft:
    """Show a picture on a card; without words, too large, or without room: DeckError."""
    draft, called, says = taken_in(draft, picture)
    return change_card(draft, key, at, picture=called, picture_says=says)


def without_card_picture(draft: Draft, key: str, at: int) -> Draft:
    """Show no picture on a card any more."""
    return change_card(draft, key, at, picture="", picture_says="")


# What is refused


def refuse_text(text: str) -> None:
    """Raise DeckError where a text is longer than a card."""
    if len(text) > LONGEST_TEXT:
        message = _("A card holds {most} characters, and this text has {count}: shorten it.")
        raise DeckError(message.format(most=LONGEST_TEXT, count=len(text)))


def refuse_too_many(count: int) -> None:
    """Raise DeckError where there are more cards than a deck holds."""
    if count > MOST_CARDS:
        message = _("A deck holds at most {most} cards, and these would be {count}; divide it.")
        raise DeckError(message.format(most=MOST_CARDS, count=count))


def said_code(said: str) -> str:
    """Return a card's code as it is kept, from any way people type one, or raise DeckError."""
    code = "".join(said.split()).upper()
    if len(code) <= LONGEST_CODE and CODE.fullmatch(code):
        return code
    message = _("“{code}” is no code for a card; type letters A to Z and digits, such as F-12.")
    raise DeckError(message.format(code=said.strip()[:20]))


def code_for(theme: Theme, taken: Collection[str], like: str = "") -> str:
    """Return a code that no card has yet: the next one after `like`, else after its theme."""
    counted = _NUMBERED.fullmatch(like)
    stem = counted[1] if counted else f"{_letters(theme.short)}-"
    number = int(counted[2]) if counted else 0
    taken = set(taken)
    for stem_, start in ((stem, number), (f"{_letters(theme.short)}-", 0), ("", 0)):
        for each in range(start + 1, start + MOST_CARDS + 2):
            code = f"{stem_}{each}"
            if len(code) > LONGEST_CODE or not CODE.fullmatch(code):
                break
            if code not in taken:
                return code
    raise DeckError(_("There is no code left for another card; give this one a code of its own."))


def _letters(short: str) -> str:
    plain = unicodedata.normalize("NFKD", short).encode("ascii", "ignore").decode().upper()
    words = re.findall(r"[A-Z0-9]+", plain)
    return ("".join(word[0] for word in words)[:3] if len(words) > 1 else "".join(words)[:2]) or "C"


def _theme(draft: Draft, key: str, card: Card) -> Theme:
    return cards_of(draft, key).theme(card.theme)
