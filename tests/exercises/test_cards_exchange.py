"""Cards in play travel as exchange JSON: what does not fit its deck is refused in a sentence."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from facilitator.beginning import import_file
from facilitator.check import check
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.exchange_text import exchange_json, parse_exchange
from facilitator.exercises.cards import play, rating
from facilitator.exercises.cards.document import CardsDocument
from facilitator.exercises.cards.insights import insights
from facilitator.export_file import export_file
from facilitator.log_book import book
from facilitator.store import Store
from tests.card_decks import RATED, SMALL
from tests.exercises.card_table import cards, play_cards
from tests.workshops import document_of
from ui.cli import main
from ui.printing.questions import questions_on_paper


def exchange(source: str = RATED, **activity: Any) -> WorkshopDocument:
    values = {
        "format": "workshop-exchange",
        "version": 1,
        "workshop": {"title": "Who decides?"},
        "decks": [{"key": "small", "source": source}],
        "activities": [{"exercise": "cards", "deck": "small", **activity}],
    }
    return parse_exchange(json.dumps(values).encode(), "case.json")


def test_what_was_played_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    document = exchange(
        settings={"themes": ["rooms"], "card": "1-C-A", "sides": True},
        communities=[{"table_number": 2, "name": "Mill Street"}],
        draws=[{"card": "1-c-a", "table_number": 2, "drawn_at_table": 2, "holder": "nurse"}],
        ratings=[{"card": "1-C-R", "score": -1, "count": 2}],
        evidence=[{"card": "1-C-R", "text": "Tea on Mill Street"}],
    )
    import_file(document, path)
    (activity,) = document_of(path).activities
    again = exchange_json(document_of(path))
    assert '"1-C-A"' in again
    assert [draw.holder for draw in activity.draws] == ["nurse"]
    (report,) = check(path).activities
    assert report.counts == {"cards": 9, "drawn": 1, "held": 1, "rated": 1}
    assert report.insights["much_dont_know"] == ["1-C-R"]


@pytest.mark.parametrize(
    ("activity", "why"),
    [
        ({"draws": [{"card": "8-X"}]}, "no card 8-X"),
        ({"evidence": [{"card": "8-X", "text": "Tea"}]}, "no card 8-X"),
        ({"ratings": [{"card": "8-X", "score": 1, "count": 1}]}, "no card 8-X"),
        ({"ratings": [{"card": "1-C-A", "score": 7, "count": 1}]}, "score 7, which is not on"),
        (
            {"ratings": [{"card": "1-C-A", "score": 1, "count": each} for each in (1, 2)]},
            "1-C-A has one score twice at table 0; add up the counts",
        ),
        ({"ratings": [{"card": "1-C-A", "score": 1, "count": 0}]}, "“count” cannot be “0”"),
        (
            {"communities": [{"table_number": 0, "name": "A"}, {"table_number": 0, "name": "B"}]},
            "Table 0 names its community twice",
        ),
        ({"settings": {"themes": ["weather"]}}, "nothing called “weather”"),
        ({"settings": {"card": "8-X"}}, "no card 8-X"),
        ({"notes": [{"id": "N1", "zone": "now", "text": "Damp"}]}, "N1"),
    ],
)
def test_what_does_not_fit_its_deck_is_refused(
    tmp_path: Path, activity: dict[str, Any], why: str
) -> None:
    path = tmp_path / "x.workshop"
    with pytest.raises(FacilitatorError, match=why) as caught:
        import_file(exchange(**activity), path)
    assert "\n" not in str(caught.value)
    assert not path.exists()


def test_cards_need_a_deck_of_cards_and_scores_a_scale(tmp_path: Path) -> None:
    rated = {"ratings": [{"card": "1-C-A", "score": 1, "count": 1}]}
    with pytest.raises(FacilitatorError, match="score 1, which is not on"):
        import_file(exchange(SMALL, **rated), tmp_path / "x.workshop")
    with pytest.raises(FacilitatorError):
        import_file(exchange(deck="theory_of_change"), tmp_path / "y.workshop")


def test_a_card_that_is_for_its_own_table_by_now_leaves_the_wall(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    import_file(exchange(settings={"card": "9-E", "sides": True}), path)
    (activity,) = document_of(path).activities
    assert isinstance(activity, CardsDocument)
    assert (activity.settings.card, activity.settings.sides) == ("", False)


def test_what_is_a_tables_own_stays_unless_everything_leaves(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    with play_cards(path, RATED) as store:
        for table, code in ((1, "1-C-A"), (1, "9-E"), (2, "2-S-A"), (2, "2-C-A")):
            play.draw_code(store, 1, table, code)
        play.trade(store, 1, 3)
        play.hold(store, 4, "the only nurse")
        play.name_community(store, 1, 1, "The women of the hostel")
    out = document_of(path, complete=False)
    (activity,) = out.activities
    assert isinstance(activity, CardsDocument)
    assert [(each.card, each.passed_on, each.holder) for each in activity.draws] == [
        ("1-C-A", 0, ""),
        ("2-S-A", 0, ""),
        ("2-C-A", 0, ""),
    ]
    assert activity.communities == []
    assert {
        "1 card that is for its own table is left out.",
        "Who holds 1 card is left out.",
        "How often 2 cards changed hands is left out.",
        "What 1 table calls its community is left out.",
    } <= set(out.left_out)
    whole = document_of(path)
    assert whole.left_out == []
    (activity,) = whole.activities
    assert isinstance(activity, CardsDocument)
    assert [each.passed_on for each in activity.draws] == [1, 0, 1, 0]
    assert [each.name for each in activity.communities] == ["The women of the hostel"]


def test_a_check_does_not_tell_which_card_nobody_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.workshop"
    with play_cards(path) as store:
        draw = play.draw_code(store, 1, 1, "1-S-R")
        for code in ("2-S-R", "2-C-R"):
            other = play.draw_code(store, 1, 2, code)
            play.trade(store, draw, other)
            play.trade(store, draw, other)
        assert "most_traded_away" in insights(cards(store))
        on_paper = questions_on_paper(store, document_of(path, complete=False))
        assert not any("For you alone" in said for said in on_paper[1])
    (report,) = check(path).activities
    assert "most_traded_away" not in report.insights
    assert "most_traded_away" not in {each.key for each in report.questions}
    for words in ([], ["--json"]):
        assert main(["check", str(path), *words]) == 0
        said = capsys.readouterr().out
        assert "traded" not in said
        assert "For you alone" not in said


def test_the_table_for_spreadsheets_has_a_row_for_what_was_played_and_promised(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.workshop"
    with play_cards(path, RATED) as store:
        play.draw_code(store, 1, 2, "1-C-A", "nurse")
        play.draw_code(store, 1, 2, "9-E")
        rating.rate(store, 1, "1-C-R", 2, "3 3 ?")
        rating.add_evidence(store, 1, "1-C-R", "=1+1 tea on Mill Street", 2)
        rating.add_evidence(store, 1, "1-C-R", "Her landlord", visibility="private")
        for role, voice, what in (("Nurse", "staff", "Ring"), ("Lodger", "resident", "Hide")):
            book.promise(
                store,
                role=role,
                voice=voice,
                what=what,
                by="2026-04-25",
                activity_id=1,
                source="1-C-A",
            )
        book.follow_up(store, 1, outcome="done", happened="They came")
        rows = table(store, tmp_path / "out.csv")
    told = [[row[name] for name in ("kind", "label", "table", "text", "status")] for row in rows]
    assert told == [
        ["card drawn", "1-C-A", "2", "What 1-C-A asks.", "held"],
        ["rating", "1-C-R", "2", "What 1-C-R asks.", ""],
        ["rating", "1-C-R", "2", "What 1-C-R asks.", ""],
        ["example", "1-C-R", "2", "'=1+1 tea on Mill Street", ""],
        ["promise", "", "", "Ring", "done"],
        ["what happened since", "", "", "They came", "done"],
    ]
    assert [(row["score"], row["count"]) for row in rows[1:3]] == [("3", "2"), ("?", "1")]
    promise = rows[4]
    assert (promise["who"], promise["due"], promise["from"]) == ("Nurse", "2026-04-25", "1-C-A")
    assert promise["activity"] == "A small deck"


def table(store: Store, path: Path) -> list[dict[str, str]]:
    export_file(store, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_who_held_which_card_stays_unless_everything_leaves(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    with play_cards(path, RATED) as store:
        play.draw_code(store, 1, 2, "1-C-A", "the only nurse")
        rating.rate(store, 1, "1-C-A", 2, "0", "leader")
        assert cards(store).draws[1].holder == "the only nurse"
    out = exchange_json(document_of(path, complete=False))
    assert "1-C-A" in out
    assert "nurse" not in out
    assert "leader" not in out.replace("community leaders", "")
    assert "the only nurse" in exchange_json(document_of(path))
