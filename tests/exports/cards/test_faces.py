"""What stands on cards, in which order it is read, and how large."""

from collections.abc import Callable

import pytest

from exports.cards import CardPrint, choose_layout, preview, print_blank_cards, print_cards
from exports.document import Document, Path, Text
from exports.pdf import pdf_bytes
from exports.png import rendered
from exports.svg import svg_pages
from facilitator.decks.cards import CardDeck, CardWording
from tests.exports.cards.printed import frames_of, print_of, shipped, small, with_text
from tests.exports.paper_workshops import solid, text_of

ReadsWell = Callable[..., None]
SIDEWAYS = frozenset({"PAG-001"})
"""Codes that lie sideways near a sheet's edge, the checker takes for running heads."""


def few(count: int, deck: str = "power_shifting") -> CardDeck:
    """Return a shipped deck with so many of its cards, of all themes."""
    whole = shipped(deck)
    step = max(1, len(whole.cards) // count)
    return whole.model_copy(update={"cards": whole.cards[::step][:count]})


def in_order(said: str, *parts: str) -> bool:
    said = solid(said)
    places = [said.find(solid(part)) for part in parts]
    return -1 not in places and places == sorted(places)


def test_a_card_leads_with_its_theme_and_is_read_in_order(reads_well: ReadsWell) -> None:
    document, _notices = preview(shipped(), "8-P-A1", CardPrint(choose_layout("a6")))
    reads_well(document)
    said = text_of(pdf_bytes(document))
    card = shipped().card("8-P-A1")
    assert card is not None
    assert said.startswith("Accountability"), "and not with a number"
    assert in_order(
        said,
        "Accountability",
        "for public service leaders",
        "Act",
        card.text,
        "people in the community",
        "30 minutes",
        "8-P-A1",
        "We change the way we understand our accountability",
        "Power Shifting",
        "Title from the original, 2019",
    )


def test_a_derived_theme_says_so_on_its_back() -> None:
    document, _notices = preview(shipped(), "D1-P-A1", CardPrint(choose_layout("poker")))
    said = text_of(pdf_bytes(document))
    assert in_order(said, "Own direction", "D1-P-A1", "Derived theme, not from the original")


def test_the_deck_is_explained_on_a_card_of_its_own() -> None:
    document, _notices = print_of(few(1), "a6", print_shop=True)
    said = solid(text_of(pdf_bytes(document)))
    assert "card-about-1" in frames_of(document)[0]
    assert solid("Draw a card, think, do something") in said
    assert solid("Title from the original, 2019: Examples, Networks,") in said
    assert solid("Own direction, Own solutions, Listening staff, Equals, Open rooms.") in said


def test_what_one_small_card_cannot_hold_goes_on_on_the_next() -> None:
    document, _notices = print_of(few(1), "poker", print_shop=True)
    found = [name for page in frames_of(document) for name in page]
    assert [name for name in found if name.startswith("card-about")] == [
        f"card-about-{number}" for number in (1, 2, 3)
    ]
    said = solid(text_of(pdf_bytes(document)))
    assert solid("About this deck, 3 of 3") in said
    assert solid("Listening staff, Equals, Open rooms.") in said


@pytest.mark.parametrize("size", ["poker", "a7", "tarot", "a6"])
def test_cards_that_need_care_say_so(size: str) -> None:
    for code, words in (
        ("D1-P-R1", "For alone or your own table"),
        ("6-C-A1", "Ask first: other people’s stories"),
    ):
        document, notices = preview(shipped(), code, CardPrint(choose_layout(size)))
        assert not notices
        assert solid(words) in solid(text_of(pdf_bytes(document)))


def test_minutes_stand_on_every_card_and_places_where_there_is_room() -> None:
    for size, has_places in (("poker", False), ("a6", True)):
        document, _notices = preview(shipped(), "6-P-A1", CardPrint(choose_layout(size)))
        said = text_of(pdf_bytes(document))
        assert "30 minutes" in said
        assert ("people in the community" in said) == has_places


@pytest.mark.parametrize(("large", "least"), [(False, 12), (True, 18)])
def test_no_letter_is_smaller_than_the_edition_says(large: bool, least: float) -> None:
    document, _notices = print_of(shipped(), "a6", large=large)
    sizes = {item.size for page in document.pages for item in page.items if isinstance(item, Text)}
    assert min(sizes) >= least


@pytest.mark.parametrize("size", ["poker", "a7", "tarot", "a6"])
@pytest.mark.parametrize("mono", [False, True])
def test_sheets_are_read_aloud(size: str, mono: bool, reads_well: ReadsWell) -> None:
    document, _notices = print_of(few(20), size, mono=mono)
    reads_well(document, skip=SIDEWAYS)


@pytest.mark.parametrize("size", ["a6_a4_edge", "a7_a3"])
def test_other_sheets_are_read_aloud(size: str, reads_well: ReadsWell) -> None:
    document, _notices = print_of(few(24, "look_fors"), size, codes=True)
    reads_well(document, skip=SIDEWAYS)


def test_the_default_needs_no_exception(reads_well: ReadsWell) -> None:
    for more in ({}, {"large": True}, {"codes": True}):
        document, _notices = print_of(few(24), "a6", **more)
        reads_well(document)


def test_without_colour_there_is_black_and_white_only() -> None:
    document, _notices = print_of(small(), "poker", mono=True, codes=True)
    paints = {
        colour
        for page in document.pages
        for item in page.items
        for colour in (
            (item.fill, item.stroke)
            if isinstance(item, Path)
            else (item.colour,)
            if isinstance(item, Text)
            else ()
        )
    }
    assert paints - {None} == {"#000000"} | (paints & {"#1F2430"})
    dark = sum(page.convert("L").histogram()[128] for page in rendered(pdf_bytes(document), dpi=30))
    assert dark < 2_000


def test_blank_cards_have_lines_to_write_on(reads_well: ReadsWell) -> None:
    document = Document("Blank cards")
    print_blank_cards(document, shipped(), CardPrint(choose_layout("poker")))
    reads_well(document)
    assert len(document.pages) == 2
    assert list(frames_of(document)[0]) == [f"card-blank-{n}" for n in range(1, 9)]
    said = text_of(pdf_bytes(document))
    assert said.count("Reflect") == said.count("Act") == 8


def test_other_scripts_and_long_words_stay_whole(reads_well: ReadsWell) -> None:
    for text in ("ہال کی چابی کس کے پاس ہے؟", "আমরা একসাথে রান্না করি", "<b>3 < 5</b> & 🍲"):
        document, notices = print_of(with_text(text), "poker")
        assert not notices
        reads_well(document)
    _document, notices = print_of(with_text("W" * 60), "poker")
    (notice,) = notices
    assert "6-P-R1" in notice
    assert "left out" in notice


def test_a_card_speaks_the_workshops_language_where_its_deck_does() -> None:
    bangla = "আমরা একসাথে রান্না করি"
    deck = with_text("We cook together", also={"bn": CardWording(text=bangla)})
    for language, shows in (("bn", bangla), ("bn-BD", bangla), ("en-GB", "We cook together")):
        document = Document("Cards", language)
        print_cards(document, deck, CardPrint(choose_layout("poker"), print_shop=True))
        (words,) = {
            " ".join(item.lines)
            for page in document.pages
            for item in page.items
            if isinstance(item, Text) and item.size == 14
        }
        assert words == shows


def test_a_sideways_card_is_a_picture_and_an_svg_too() -> None:
    document, _notices = print_of(small(2), "a6")
    (svg, _back) = svg_pages(document)
    assert 'transform="matrix(0 1 -1 0 179 40.5)"' in svg
    assert "Examples" in svg


def test_a_deck_may_have_one_card() -> None:
    document, _notices = print_of(small(1), "poker")
    assert len(document.pages) == 2


def test_a_deck_needs_neither_audiences_nor_kinds(reads_well: ReadsWell) -> None:
    bare = {"audience": "", "kind": "", "minutes": None, "places": []}
    deck = small(3, audiences=[], kinds=[], places=[])
    cards = [card.model_copy(update=bare) for card in deck.cards]
    document, notices = print_of(deck.model_copy(update={"cards": cards}), "tarot")
    assert not notices
    reads_well(document)


def test_cards_look_as_they_did(golden: Callable[..., None]) -> None:
    deck = small(8).model_copy(
        update={"cards": [card for card in shipped().cards if card.code in CHOSEN]}
    )
    golden("cards_poker", print_of(deck, "poker", codes=True)[0], dpi=50)
    golden("cards_a6_mono", print_of(deck, "a6", mono=True)[0], dpi=40)
    golden("cards_tarot_fold", print_of(deck, "tarot", fold=True)[0], dpi=40)


CHOSEN = ("6-C-A1", "9-P-A1", "10-P-R1", "D1-P-R1")
