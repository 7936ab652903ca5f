"""Decks of cards are read, and one that is none says where and why, in one sentence."""

import pytest

from facilitator.decks import DeckError, parse_deck, shipped_source
from facilitator.decks.cards import CardDeck
from facilitator.decks.languages import card_in
from tests.card_decks import HEAD, SMALL, card_toml


def read(source: str) -> CardDeck:
    deck = parse_deck(source, "file.toml")
    assert isinstance(deck, CardDeck)
    return deck


def refusal(source: str) -> str:
    with pytest.raises(DeckError) as caught:
        parse_deck(source, "file.toml")
    said = str(caught.value)
    assert "\n" not in said
    return said


def line_of(source: str, text: str, *, place: int = 1) -> int:
    lines = [number for number, line in enumerate(source.splitlines(), 1) if text in line]
    return lines[place - 1]


def many(count: int) -> str:
    return HEAD + "".join(
        card_toml(f"{number}-C-R", "rooms", "community", "reflect") for number in range(count)
    )


def test_the_shipped_decks_are_decks_of_cards() -> None:
    power, look_fors = (read(shipped_source(key)) for key in ("power_shifting", "look_fors"))
    assert (len(power.in_play), power.is_rated) == (120, False)
    assert (len(look_fors.in_play), look_fors.is_rated) == (38, True)
    assert [step.score for step in look_fors.scale] == [0, 1, 2, 3, 4]
    for deck in (power, look_fors):
        assert all(card.theme in {theme.key for theme in deck.themes} for card in deck.cards)
        assert not any(theme.short[0].isdigit() for theme in deck.themes)


def test_a_deck_of_one_card_is_a_deck() -> None:
    deck = read(many(1))
    assert [card.code for card in deck.in_play] == ["0-C-R"]


def test_a_hidden_card_is_known_and_not_in_play() -> None:
    deck = read(SMALL)
    assert (len(deck.cards), len(deck.in_play)) == (10, 9)
    assert deck.card("9-h") is not None


def test_a_deck_of_a_thousand_cards_is_read_and_one_more_is_not() -> None:
    assert len(read(many(1_000)).cards) == 1_000
    source = many(1_001)
    line = line_of(source, "[[cards]]", place=1_001)
    assert refusal(source) == (
        f"file.toml, line {line}: A deck holds at most 1000 cards, and this one has 1001; "
        "divide it."
    )


def test_a_deck_of_five_thousand_cards_is_refused() -> None:
    source = many(5_000)
    said = refusal(source)
    assert said.startswith(f"file.toml, line {line_of(source, '[[cards]]', place=1_001)}: ")
    assert "at most 1000 cards, and this one has 5000" in said


WITHOUT_CARDS = HEAD
NO_CARDS = HEAD.replace('title = "A small deck"', 'title = "A small deck"\ncards = []')
ONE = many(1)
THEMES = HEAD[HEAD.index("[[themes]]") : HEAD.index("[[steps]]")]


@pytest.mark.parametrize(
    ("source", "line", "why"),
    [
        (WITHOUT_CARDS, 1, "the key “cards” is missing"),
        (NO_CARDS, line_of(NO_CARDS, "cards = []"), "“cards” must be more than nothing"),
        (ONE.replace(THEMES, ""), 1, "the key “themes” is missing"),
        (
            ONE.replace('theme = "rooms"\n', "", 1),
            line_of(ONE, "[[cards]]"),
            "the key “theme” is missing",
        ),
        (
            ONE.replace('theme = "rooms"', 'theme = "weather"'),
            line_of(ONE, 'theme = "rooms"'),
            "weather",
        ),
        (
            ONE.replace('audience = "community"', 'audience = "comunity"'),
            line_of(ONE, 'audience = "community"'),
            "comunity",
        ),
        (
            ONE.replace('kind = "reflect"', 'kind = "ponder"'),
            line_of(ONE, 'kind = "reflect"'),
            "ponder",
        ),
        (
            ONE + card_toml("0-C-R", "money", "services", "act"),
            line_of(ONE + card_toml("0-C-R", "money", "services", "act"), '"0-C-R"', place=2),
            "Two cards share the code 0-C-R",
        ),
        (
            ONE.replace('code = "0-C-R"', 'code = "zero"'),
            line_of(ONE, 'code = "0-C-R"'),
            "such as 6-P-R1",
        ),
        (ONE.replace('code = "SM"', 'code = "small"'), line_of(ONE, 'code = "SM"'), "such as PS"),
        (
            ONE.replace('text = "What 0-C-R asks."', 'text = ""'),
            line_of(ONE, "asks."),
            "“text” must be more than nothing",
        ),
        (
            ONE.replace("What 0-C-R asks.", "Why? " * 100),
            line_of(ONE, "asks."),
            "“text” must be 400 characters at most",
        ),
        (ONE + "places = ['moon']\n", ONE.count("\n") + 1, "moon"),
        (ONE + "care = 'cold'\n", ONE.count("\n") + 1, "own_table"),
        (ONE + "[cards.also.cy]\ntext = ''\n", ONE.count("\n") + 2, "more than nothing"),
        (
            ONE.replace('short = "Money"', f'short = "{"Money " * 5}"'),
            line_of(ONE, 'short = "Money"'),
            "“short” must be 24 characters at most",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(source: str, line: int, why: str) -> None:
    said = refusal(source)
    assert said.startswith(f"file.toml, line {line}: "), said
    assert why in said


def test_a_scale_has_each_score_once() -> None:
    score = '\n[[scale]]\nscore = 0\ntitle = "never"\n'
    said = refusal(ONE + score + score)
    assert "The scale has the score 0 twice; leave one out." in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("cy", "Pwy?"),
        ("cy-GB", "Pwy?"),
        ("PT_br", "Quem? (BR)"),
        ("pt", "Quem? (BR)"),
        ("pt-PT", "Quem? (BR)"),
        ("en-GB", "What 0-C-R asks."),
        ("", "What 0-C-R asks."),
    ],
)
def test_a_card_is_worded_in_the_language_that_is_nearest(language: str, said: str) -> None:
    also = '[cards.also]\ncy = { text = "Pwy?" }\npt-BR = { text = "Quem? (BR)" }\n'
    deck = read(many(1) + also)
    assert card_in(deck, deck.cards[0], language)[0].text == said
