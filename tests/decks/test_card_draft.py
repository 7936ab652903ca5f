"""A deck of cards while a coach works on it: cards, what they are sorted by, other languages."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from facilitator.decks.bundle import DeckBundle, bundle_for, read_deck_file, write_deck_file
from facilitator.decks.card_draft import (
    add_card,
    cards_of,
    change_card,
    code_for,
    double_card,
    move_card,
    new_cards,
    remove_card,
    with_card_picture,
    with_cards,
    with_text_in,
    without_card_picture,
)
from facilitator.decks.card_parts import (
    Sort,
    add_part,
    change_cards,
    change_part,
    move_part,
    new_part,
    remove_part,
    shortened,
    with_places,
    with_scale,
)
from facilitator.decks.cards import Audience, Card, CardDeck, Theme
from facilitator.decks.differences import differences
from facilitator.decks.draft import Draft, draft_of, named, new_draft
from facilitator.decks.own_board import own_copy
from facilitator.decks.parts import DeckError
from facilitator.decks.shipped import shipped_source
from facilitator.decks.showing import Picture

KEY = "cards_of_our_own"


@pytest.fixture
def day() -> Draft:
    """A day with a deck of three cards."""
    draft = new_cards(new_draft(), 0)
    for number in range(2):
        draft = add_card(draft, KEY, number)
    return draft


def codes(draft: Draft, key: str = KEY) -> list[str]:
    return [card.code for card in cards_of(draft, key).cards]


def texts(draft: Draft) -> list[str]:
    return [card.text for card in cards_of(draft, KEY).cards]


def picture(width: int = 40) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, 30), "#1B6E6A").save(file, "PNG")
    return file.getvalue()


def test_a_new_deck_of_cards_is_sound(day: Draft, tmp_path: Path) -> None:
    assert day.session.activities[1].deck == KEY
    assert len(set(codes(day))) == 3
    write_deck_file(tmp_path / "ours.deck", named(day).bundle())
    board = read_deck_file(tmp_path / "ours.deck").board(KEY)
    assert isinstance(board, CardDeck)
    assert board == cards_of(day, KEY)


def test_cards_change_move_and_go(day: Draft) -> None:
    day = change_card(day, KEY, 0, text="First", code="f - 1")
    assert (texts(day)[0], codes(day)[0]) == ("First", "F-1")
    day = double_card(day, KEY, 0)
    assert texts(day)[:2] == ["First", "First"]
    assert codes(day)[1] == "F-2", "a code of its own, after the one it was made from"
    day = move_card(change_card(day, KEY, 0, text="Last"), KEY, 0, 3)
    assert texts(day)[-1] == "Last"
    assert len(codes(remove_card(day, KEY, 0))) == 3


def test_hidden_cards_are_not_in_play(day: Draft) -> None:
    day = change_card(day, KEY, 1, hidden=True)
    assert len(cards_of(day, KEY).in_play) == 2


def test_a_card_is_said_in_another_language(day: Draft) -> None:
    day = with_text_in(day, KEY, 0, "cy", "Beth hoffech chi ei ofyn?")
    assert cards_of(day, KEY).cards[0].also["cy"].text.startswith("Beth")
    assert not cards_of(with_text_in(day, KEY, 0, "cy", " "), KEY).cards[0].also


def lone(day: Draft) -> Draft:
    return remove_card(remove_card(remove_card(day, KEY, 0), KEY, 0), KEY, 0)


def same_code(day: Draft) -> Draft:
    return change_card(day, KEY, 1, code=codes(day)[0])


def crowd(day: Draft) -> Draft:
    many = [Card(code=f"{n}", theme="theme", text="x") for n in range(1_001)]
    return with_cards(day, KEY, many)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (lone, "has one card at least"),
        (same_code, "share the code"),
        (crowd, "at most 1000 cards"),
        (lambda day: change_card(day, KEY, 0, text="x" * 401), "this text has 401"),
        (lambda day: change_card(day, KEY, 0, text=""), "The text cannot be empty"),
        (lambda day: change_card(day, KEY, 0, code="what is this"), "is no code for a card"),
        (lambda day: change_card(day, KEY, 0, code=""), "is no code for a card"),
        (lambda day: with_text_in(day, KEY, 0, "cy", "x" * 500), "this text has 500"),
        (lambda day: change_cards(day, KEY, code="X1"), "two or three letters"),
        (lambda day: change_part(day, KEY, "themes", 0, short="x" * 25), "24 characters"),
        (lambda day: remove_part(day, KEY, "themes", 0), "one theme at least"),
        (lambda day: with_scale(day, KEY, "abcdefghijk"), "10 steps at most"),
        (
            lambda day: with_card_picture(day, KEY, 0, Picture("a", b"no picture", "What")),
            "neither PNG nor JPEG",
        ),
        (
            lambda day: with_card_picture(day, KEY, 0, Picture("a", picture(), " ")),
            "Say in words",
        ),
    ],
)
def test_what_a_deck_cannot_be_is_said_in_a_sentence(
    day: Draft, bad: Callable[[Draft], Draft], why: str
) -> None:
    with pytest.raises(DeckError, match=why) as told:
        bad(day)
    assert "\n" not in str(told.value)


def test_codes_go_on_where_the_deck_is() -> None:
    theme = Theme(key="food", title="We eat together", short="Food")
    assert code_for(theme, ()) == "FO-1"
    assert code_for(theme, {"6-P-R1", "6-P-R2"}, "6-P-R1") == "6-P-R3"
    assert code_for(theme, {"X-999"}, "X-999") == "FO-1", "three digits are the most"
    two = theme.model_copy(update={"short": "Own solutions"})
    assert code_for(two, {"OS-1"}) == "OS-2"
    assert code_for(theme.model_copy(update={"short": "Їжа"}), ()) == "C-1"


# What cards are sorted by


def test_a_theme_goes_when_no_card_has_it(day: Draft) -> None:
    day = add_part(day, KEY, "themes")
    with pytest.raises(DeckError, match="3 cards are about “Our first theme”"):
        remove_part(day, KEY, "themes", 0)
    assert len(cards_of(remove_part(day, KEY, "themes", 1), KEY).themes) == 1
    moved = cards_of(move_part(day, KEY, "themes", 1, 0), KEY)
    assert [theme.key for theme in moved.themes] == ["new_theme", "theme"]


@pytest.mark.parametrize(("sort", "field"), [("audiences", "audience"), ("kinds", "kind")])
def test_cards_do_without_an_audience_or_a_kind_that_goes(
    day: Draft, sort: Sort, field: str
) -> None:
    day = add_part(day, KEY, sort)
    parts = getattr(cards_of(day, KEY), sort)
    day = change_card(day, KEY, 0, **{field: parts[-1].key})
    day = remove_part(day, KEY, sort, len(parts) - 1)
    assert getattr(cards_of(day, KEY).cards[0], field) == ""


def test_audiences_have_marks_and_letters_that_tell_them_apart(day: Draft) -> None:
    for title in ("neighbours", "nurses", "police", "traders", "youth"):
        deck = cards_of(day, KEY)
        part = new_part(deck, "audiences", title)
        boards = {KEY: deck.model_copy(update={"audiences": [*deck.audiences, part]})}
        day = replace(day, boards=boards)
    marks = [(each.mark, each.letter) for each in cards_of(day, KEY).audiences]
    assert marks[:2] == [("circle", "N"), ("square", "")]
    assert len({mark for mark, _letter in marks[:4]}) == 4
    assert len(set(marks)) == 5


def test_a_long_theme_is_shortened_at_a_word() -> None:
    assert shortened("Parks and gardens of the whole borough") == "Parks and gardens of the"
    assert shortened("x" * 40) == "x" * 24
    assert shortened("Food") == "Food"


def test_a_scale_is_lines_from_low_to_high(day: Draft) -> None:
    day = with_scale(day, KEY, ["not seen", "tried", "normal"])
    assert [(step.score, step.title) for step in cards_of(day, KEY).scale] == [
        (0, "not seen"),
        (1, "tried"),
        (2, "normal"),
    ]
    assert not cards_of(with_scale(day, KEY, []), KEY).is_rated


def test_places_come_and_go_with_their_cards(day: Draft) -> None:
    day = with_places(day, KEY, ["alone", "with my team", "alone"])
    day = change_card(day, KEY, 0, places=["alone", "with_my_team"])
    day = with_places(day, KEY, ["with my team", "outdoors"])
    deck = cards_of(day, KEY)
    assert [place.key for place in deck.places] == ["with_my_team", "outdoors"]
    assert deck.cards[0].places == ["with_my_team"]


# In a file


def shipped_copy() -> tuple[Draft, str]:
    draft = own_copy(draft_of(bundle_for("power_cards_45")), 0)
    return draft, draft.session.activities[0].deck


def test_a_copy_of_the_cards_that_come_with_the_app_is_all_of_them() -> None:
    draft, key = shipped_copy()
    deck = cards_of(draft, key)
    assert len(deck.cards) == 120
    assert draft.steps(0) == draft_of(bundle_for("power_cards_45")).steps(0)


def test_a_change_leaves_the_rest_of_the_text_alone(tmp_path: Path) -> None:
    source = shipped_source("power_shifting")
    draft, key = shipped_copy()
    text = source.replace('id = "power_shifting"', f'id = "{key}"')
    text = text.replace('code = "6-P-R2"\n', 'code = "6-P-R2"  # Ana likes this one\n')
    bundle = DeckBundle(draft.bundle().session_source, {key: text})
    draft = change_card(draft_of(bundle), key, 3, text="Something else.")
    draft = move_card(change_card(draft, key, 5, text="Another."), key, 1, 8)
    write_deck_file(tmp_path / "ours.deck", draft.bundle())
    written = read_deck_file(tmp_path / "ours.deck")
    assert written.board(key) == cards_of(draft, key)
    kept = written.boards[key]
    assert 'code = "6-P-R2"  # Ana likes this one' in kept
    assert "# We seek examples of what works" in kept
    assert len(kept.splitlines()) == len(text.splitlines())


def test_a_newer_version_names_the_cards_that_changed() -> None:
    draft, key = shipped_copy()
    newer = change_card(draft, key, 0, text="Whose words were missing?")
    newer = remove_card(newer, key, 1)
    said = [str(each) for each in differences(draft.bundle(), newer.bundle())]
    assert any("card “6-P-R1”" in each and "The text changed" in each for each in said)
    assert any("Card “6-P-R2” is gone." in each for each in said)
    assert len(said) == 2


def test_pictures_travel_with_the_cards_that_show_them(day: Draft, tmp_path: Path) -> None:
    shown = with_card_picture(day, KEY, 1, Picture("Our hall", picture(), "A hall with a stage"))
    name = cards_of(shown, KEY).cards[1].picture
    assert name == "our_hall.png"
    write_deck_file(tmp_path / "ours.deck", shown.bundle())
    again = draft_of(read_deck_file(tmp_path / "ours.deck"))
    assert set(again.shown_pictures) == {name}
    assert cards_of(again, KEY).cards[1].picture_says == "A hall with a stage"
    assert not without_card_picture(again, KEY, 1).shown_pictures
    missing = again.bundle()
    with pytest.raises(DeckError, match=r"there is no picture “our_hall\.png”"):
        write_deck_file(tmp_path / "x.deck", DeckBundle(missing.session_source, missing.boards))


def test_an_audience_keeps_its_letter(day: Draft) -> None:
    day = change_part(add_part(day, KEY, "audiences"), KEY, "audiences", 0, letter="Q")
    (audience,) = cards_of(day, KEY).audiences
    assert isinstance(audience, Audience)
    assert audience.letter == "Q"
