"""Cards in play travel as exchange JSON: what does not fit its deck is refused in a sentence."""

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
from tests.card_decks import RATED, SMALL
from tests.exercises.card_table import cards, play_cards
from tests.workshops import document_of


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
        ({"settings": {"card": "9-E"}}, "stays off the wall"),
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
