"""A deck says in which language it is, and that is what the room, the paper and the app go by."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import Dictionary, Pdf

from facilitator.beginning import import_file
from facilitator.decks import DeckError, parse_deck, parse_session, shipped_source
from facilitator.decks.bundle import DeckBundle, bundle_for, read_deck_file, write_deck_file
from facilitator.decks.card_draft import cards_of, new_cards
from facilitator.decks.cards import CardDeck
from facilitator.decks.differences import differences
from facilitator.decks.draft import new_draft, with_head
from facilitator.decks.languages import (
    board_languages,
    bundle_languages,
    card_in,
    own_words,
    workshop_language,
)
from facilitator.decks.library import own_deck
from facilitator.decks.own_board import new_board
from facilitator.decks.sheet_paste import read_sheet
from facilitator.decks.shipped import session_source, shipped_decks, shipped_sessions
from facilitator.decks.showing import with_language
from facilitator.decks.updating import updated
from facilitator.decks.writing import deck_source, rewritten
from facilitator.exchange import WorkshopHead
from facilitator.session import begin_session, session_of
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import the_workshop
from tests.decks.spoken import ARABIC, ARABIC_BOARD, URDU_CARDS
from ui.cli import main

KINDS = {
    "board": "stories",
    "cards": "power_shifting",
    "sector map": "sector_map",
    "community map": "community_map",
}


def urdu() -> CardDeck:
    deck = parse_deck(URDU_CARDS)
    assert isinstance(deck, CardDeck)
    return deck


def spoken_by(path: Path) -> str:
    with Store.open(path) as store, store.reading() as session:
        return the_workshop(session).language


# What a deck says


@pytest.mark.parametrize("deck", KINDS.values(), ids=KINDS)
def test_every_kind_of_deck_says_its_language_or_is_in_english(deck: str) -> None:
    source = shipped_source(deck)
    assert 'language = "en"\n' in source
    assert parse_deck(source.replace('"en"', '"pt-BR"', 1)).language == "pt-BR"
    assert parse_deck(source.replace('language = "en"\n', "", 1)).language == "en"


def test_everything_that_comes_with_the_app_says_its_language() -> None:
    sources = [*map(shipped_source, shipped_decks()), *map(session_source, shipped_sessions())]
    assert all('language = "en"\n' in source for source in sources)


@pytest.mark.parametrize("said", ["English!", "", "e", "en_GB", "العربية"])
def test_what_is_no_tag_is_refused_in_one_sentence(said: str) -> None:
    wanted = "line 6: “language” must be a language by its tag, such as en, bn or pt-BR."
    for read, source in (
        (parse_deck, shipped_source("stories")),
        (parse_session, session_source("sector_map_60")),
    ):
        with pytest.raises(DeckError) as refused:
            read(source.replace('"en"', f'"{said}"', 1), "a.toml")
        assert str(refused.value).endswith(wanted.split(": ", 1)[1])
        assert "\n" not in str(refused.value)


def test_a_misspelt_key_is_told_with_the_one_that_was_meant() -> None:
    source = shipped_source("stories").replace("language", "langauge", 1)
    with pytest.raises(DeckError, match="Did you mean “language”"):
        parse_deck(source)


# Keeping it


def test_a_deck_file_keeps_its_languages(tmp_path: Path) -> None:
    path = tmp_path / "street.deck"
    write_deck_file(path, ARABIC)
    again = read_deck_file(path)
    assert again.session.language == again.board("our_street").language == "ar"
    assert again == ARABIC
    assert own_deck(path).languages == ("ar", "en")


def test_another_language_is_written_into_the_text_and_its_comments_stay() -> None:
    board = parse_deck(ARABIC_BOARD)
    written = rewritten(ARABIC_BOARD, board.model_copy(update={"language": "fa"}))
    assert written == ARABIC_BOARD.replace('language = "ar"', 'language = "fa"')
    old = ARABIC_BOARD.replace('language = "ar"\n', "")
    written = rewritten(old, board.model_copy(update={"title": parse_deck(old).title}))
    assert parse_deck(written) == board
    assert "# لوحة الحي" in written
    assert parse_deck(deck_source(board)) == board


def test_own_boards_follow_their_decks_language_and_others_stay() -> None:
    draft = new_cards(new_board(with_head(new_draft(), language="cy"), 0), 0)
    assert {board.language for board in draft.boards.values()} == {"cy"}
    key = next(iter(draft.boards))
    draft = with_language(draft, "ar")
    assert {board.language for board in draft.boards.values()} == {"ar"}
    own = draft.boards[key].model_copy(update={"language": "ur"})
    draft = with_language(replace(draft, boards={**draft.boards, key: own}), "bn")
    assert draft.session.language == "bn"
    assert sorted(board.language for board in draft.boards.values()) == ["bn", "ur"]


def test_a_newer_version_brings_its_language_and_says_so() -> None:
    newer = DeckBundle(
        ARABIC.session_source.replace('"ar"', '"fa"').replace("version = 1", "version = 2"),
        ARABIC.boards,
    )
    assert "The language changed from “ar” to “fa”." in map(str, differences(ARABIC, newer))
    merged, kept = updated(ARABIC, ARABIC, newer)
    assert merged.session.language == "fa"
    assert not kept


def test_a_spreadsheet_brings_cards_in_several_languages() -> None:
    sheet = read_sheet("Text\tText (en)\tText (pt-BR)\nکون؟\tWho?\t\n", urdu())
    assert not sheet.mistakes
    (card,) = sheet.cards
    assert card.text == "کون؟"
    assert {tag: said.text for tag, said in card.also.items()} == {"en": "Who?"}


@pytest.mark.parametrize("called", ["English", "english", "en"])
def test_a_column_may_call_its_language_by_name(called: str) -> None:
    sheet = read_sheet(f"Text\tText ({called})\nکون؟\tWho?\n", urdu())
    assert [card.also["en"].text for card in sheet.cards] == ["Who?"]
    assert not sheet.left_out


@pytest.mark.parametrize("word", ["new", "Min", "was", "see"])
def test_a_word_in_brackets_is_no_language_that_nobody_meant(word: str) -> None:
    sheet = read_sheet(f"Text\tText ({word})\nکون؟\tWho?\n", urdu())
    assert [card.also for card in sheet.cards] == [{}]
    assert sheet.left_out == [f"Text ({word})"]


def test_a_sheet_says_which_row_is_too_long_in_another_language() -> None:
    sheet = read_sheet(f"Text\tText (en)\nکون؟\t{'Who? ' * 100}\n", urdu())
    assert not sheet.cards
    assert "400" in str(sheet.mistakes[0])


# Which languages there are


def test_a_deck_says_in_which_languages_it_speaks_its_own_first() -> None:
    assert board_languages(urdu()) == ["ur", "en", "bn"]
    assert bundle_languages(ARABIC) == ["ar", "en"]
    assert bundle_languages(bundle_for("sector_map_60")) == ["en"]


def test_an_old_deck_is_not_taken_for_english_against_its_letters() -> None:
    assert own_words("شارعنا", "en").language == ""
    assert own_words("Our street", "en").language == "en"
    assert own_words("WhatsApp", "ar").language == "ar"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [("ur", "آج"), ("en-GB", "Who"), ("bn-IN", "আজ"), ("cy", "آج"), ("ur-PK", "آج")],
)
def test_a_card_is_read_first_in_the_language_of_the_workshop(wanted: str, said: str) -> None:
    deck = urdu()
    first, *rest = card_in(deck, deck.cards[0], wanted)
    assert first.text.startswith(said)
    assert [each.language for each in rest] == ([] if first.language == "ur" else ["ur"])


# A workshop of it


def test_a_workshop_takes_its_decks_language_unless_it_has_one(tmp_path: Path) -> None:
    begin_session(tmp_path / "a.workshop", ARABIC)
    begin_session(tmp_path / "b.workshop", ARABIC, WorkshopHead(title="Day", date="2026-03-01"))
    begin_session(tmp_path / "c.workshop", ARABIC, WorkshopHead(language="fr"))
    begin_session(tmp_path / "d.workshop", bundle_for("sector_map_60"))
    spoken = [spoken_by(tmp_path / f"{name}.workshop") for name in "abcd"]
    assert spoken == ["ar", "ar", "fr", "en-GB"]
    assert workshop_language("en-US", "en-GB") == "en-US"


def test_a_deck_made_of_a_workshop_and_its_exchange_keep_the_languages(tmp_path: Path) -> None:
    begin_session(tmp_path / "a.workshop", ARABIC)
    with Store.open(tmp_path / "a.workshop") as store:
        assert bundle_languages(session_of(store)) == ["ar", "en"]
        document = export_document(store, complete=True)
    assert document.workshop.language == "ar"
    assert [document.deck(each).language for each in document.activities] == ["ar", "ar"]
    import_file(document, tmp_path / "b.workshop")
    with Store.open(tmp_path / "b.workshop") as store:
        again = export_document(store, complete=True)
    assert [again.deck(each).language for each in again.activities] == ["ar", "ar"]


# On paper


def told(path: Path) -> tuple[str, set[tuple[str, str]]]:
    """Return the language of a PDF, and the elements that say one of their own."""
    with Pdf.open(path) as pdf:
        own = {
            (str(each.S), str(each.Lang))
            for each in pdf.objects
            if isinstance(each, Dictionary) and "/S" in each and "/Lang" in each
        }
        return str(pdf.Root.Lang), own


def printed(workshop: Path, *options: str) -> dict[str, Path]:
    out = workshop.with_suffix("")
    assert main(["print", str(workshop), "--out", str(out), *options]) == 0
    return {path.stem.rpartition(" - ")[2]: path for path in out.iterdir()}


def edges(path: Path, word: str) -> tuple[float, float, float]:
    """Return where a word begins and ends across the first page, and the page's width."""
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        at = text.get_text_range().index(word)
        boxes = [text.get_charbox(number) for number in range(at, at + len(word))]
        return min(box[0] for box in boxes), max(box[2] for box in boxes), page.get_width()


def test_a_blank_sheet_of_an_arabic_deck_runs_from_the_right(tmp_path: Path) -> None:
    begin_session(tmp_path / "day.workshop", ARABIC)
    papers = printed(tmp_path / "day.workshop", "--blank", "--activity", "2")
    sheet = next(path for name, path in papers.items() if "blank sheet" in name)
    assert told(sheet) == ("ar", {("/H2", "ar"), ("/P", "ar")})
    _left, right, width = edges(sheet, "WhatsApp")
    assert right > 0.95 * width, "a heading that begins with a Latin word still begins at the right"


def test_an_arabic_deck_in_an_english_workshop_is_marked_as_arabic(tmp_path: Path) -> None:
    head = WorkshopHead(title="Our street", language="en-GB")
    begin_session(tmp_path / "day.workshop", ARABIC, head)
    order = printed(tmp_path / "day.workshop", "--with-notes")["running order with notes"]
    assert told(order) == ("en-GB", {("/H2", "ar"), ("/Span", "ar")})
    with pypdfium2.PdfDocument(order) as pdf:
        said = pdf[0].get_textpage().get_text_range()
    assert said.index("or coffee") < said.rindex("WhatsApp"), "the workshop's language comes first"


def test_cards_are_printed_in_the_workshops_language_and_marked_in_their_own(
    tmp_path: Path,
) -> None:
    deck = tmp_path / "cards.toml"
    deck.write_text(URDU_CARDS, "utf-8")
    workshop = tmp_path / "cards.workshop"
    begin_session(workshop, bundle_for(str(deck)), WorkshopHead(title="Cards", language="en-GB"))
    cards = printed(workshop, "--cards", "a6")["cards a6"]
    language, own = told(cards)
    assert language == "en-GB"
    assert ("/P", "ur") in own, "the card that is in Urdu alone"
    with pypdfium2.PdfDocument(cards) as pdf:
        said = pdf[0].get_textpage().get_text_range()
    assert "Who ate alone today?" in said


def test_an_english_deck_in_an_english_workshop_is_marked_nowhere(tmp_path: Path) -> None:
    begin_session(tmp_path / "day.workshop", bundle_for("stories"))
    for path in printed(tmp_path / "day.workshop", "--blank").values():
        assert told(path) == ("en-GB", set())


def test_cards_of_ones_own_begin_in_the_decks_language() -> None:
    draft = new_cards(with_head(new_draft(), language="pt-BR"), 0)
    assert cards_of(draft, next(iter(draft.boards))).language == "pt-BR"


def test_a_sector_map_in_welsh_is_marked_in_an_english_workshop(tmp_path: Path) -> None:
    deck = tmp_path / "map.toml"
    deck.write_text(shipped_source("sector_map").replace('"en"', '"cy"', 1), "utf-8")
    head = WorkshopHead(title="Who we know", language="en-GB")
    begin_session(tmp_path / "map.workshop", bundle_for(str(deck)), head)
    papers = printed(tmp_path / "map.workshop", "--blank")
    table = next(path for name, path in papers.items() if "table" in name)
    assert told(table) == ("en-GB", {("/H2", "cy"), ("/Span", "cy")})
