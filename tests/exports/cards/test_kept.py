"""What a table, or somebody, keeps to themselves is on no paper for others, nor exported."""

from pathlib import Path

import pytest

from exports.exercises.cards.papers import CARDS
from exports.exercises.cards.papers import PAPERS as OF_CARDS
from exports.pack import PrintOptions, print_pack
from exports.session.papers import FACILITATORS_OWN
from exports.session.papers import PAPERS as SESSION
from facilitator.exercises.cards import play, rating
from facilitator.export_file import FORMATS, export_file
from facilitator.log_book import book
from facilitator.people import change_person
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.card_decks import RATED
from tests.exercises.card_table import play_cards
from tests.exports.paper_workshops import solid, text_of
from tests.given_out import text_in

OWN, OWN_SAYS = "9-E", "What 9-E asks."
HOLDER, COMMUNITY = "The only midwife", "The women of the hostel"
LANDLORD, NAME = "Her landlord came at night", "Maureen Quill"
ALONE = "Leave the keys with my sister"


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    path = tmp_path / "evening.workshop"
    with play_cards(path, RATED) as store:
        play.name_community(store, 1, 1, COMMUNITY)
        play.draw_code(store, 1, 1, OWN, HOLDER)
        one, other = (
            play.draw_code(store, 1, 1, "1-C-A", HOLDER),
            play.draw_code(store, 1, 2, "2-S-A"),
        )
        play.trade(store, one, other)
        rating.rate(store, 1, "1-C-R", 1, "0 3 4")
        rating.add_evidence(store, 1, "1-C-R", "Tea on Mill Street")
        for visibility in ("private", "stays_in_room"):
            rating.add_evidence(store, 1, "1-C-R", LANDLORD, visibility=visibility)
        for role, voice, what in (("Nurse", "staff", "Ring back"), ("Lodger", "resident", ALONE)):
            made = book.promise(
                store,
                role=role,
                voice=voice,
                what=what,
                by="2026-04-25",
                activity_id=1,
                source=OWN,
                community=COMMUNITY,
            )
            with store.reading() as session:
                who = book.promises(session)[-1].promise.person_id or 0
            change_person(store, who, name_may_be_held=True, name=NAME)
            book.follow_up(store, made, outcome="still_going", learned="To wait")
    return path


@pytest.mark.parametrize("with_notes", [False, True])
def test_no_paper_of_an_evening_with_cards_tells_what_is_somebodys_own(
    evening: Path, tmp_path: Path, with_notes: bool
) -> None:
    papers = (*SESSION.filled, *SESSION.blank, *OF_CARDS.filled, *OF_CARDS.blank)
    every = tuple(paper.key for paper in papers if paper.key != CARDS)
    with Store.open(evening, read_only=True) as store:
        document = export_document(store, for_facilitator=with_notes)
    own = FACILITATORS_OWN if with_notes else ()
    printed = [
        *print_pack(document, PrintOptions(papers=every), tmp_path / "all"),
        *print_pack(document, PrintOptions(also=own), tmp_path / "usual"),
    ]
    names = " ".join(sheet.path.stem for sheet in printed)
    assert "cards we drew" in names
    assert "evidence" in names
    assert "log book" in names
    assert ("promise slips for the team" in names) == with_notes
    for sheet in printed:
        said = solid(text_of(sheet.path.read_bytes()))
        theirs = with_notes and "for the team" in sheet.path.name
        kept = [HOLDER, LANDLORD, NAME]
        kept += [] if theirs else [OWN_SAYS, COMMUNITY, ALONE]
        if "rating slips" not in sheet.path.name:  # which has every card of the deck
            kept += [] if theirs else [OWN]
        else:
            kept.remove(OWN_SAYS)
        assert not [words for words in kept if solid(words) in said], sheet.path.name


@pytest.mark.parametrize("ending", sorted(FORMATS.keys() - {".geojson"}))  # which is a map alone
def test_no_export_for_others_tells_it_either(evening: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    with Store.open(evening, read_only=True) as store:
        left_out = export_file(store, path)
    assert "1 card that is for its own table is left out." in left_out
    assert "Which community 1 promise is about is left out." in left_out
    text = text_in(path).replace("\r\n ", "")
    for words in (HOLDER, COMMUNITY, LANDLORD, NAME, ALONE):
        assert words not in text
    assert f'"{OWN}"' not in text
    assert f",{OWN}," not in text


def test_a_name_that_may_be_shared_is_in_an_export_and_on_no_paper(
    evening: Path, tmp_path: Path
) -> None:
    with Store.open(evening) as store:
        change_person(store, 1, name_may_be_shared=True)
        document = export_document(store, for_facilitator=True)
        assert [each.name for each in document.people if each.role == "Nurse"] == [NAME]
        assert [each.name for each in document.people if each.role == "Lodger"] == [""]
    for sheet in print_pack(document, PrintOptions(also=FACILITATORS_OWN), tmp_path / "out"):
        assert solid(NAME) not in solid(text_of(sheet.path.read_bytes()))
