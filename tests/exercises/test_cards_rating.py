"""Slips are counted, the spread is shown, and what the cards leave open becomes a question."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from facilitator.errors import InvalidEntryError
from facilitator.exercises.cards import play, rating
from facilitator.exercises.cards.insights import insights
from facilitator.exercises.cards.questions import questions, timely
from facilitator.exercises.cards.rating import Spread
from facilitator.store import Store
from tests.exercises.card_table import cards, look_fors, play_cards
from tests.workshops import document_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with look_fors(tmp_path / "rated.workshop") as opened:
        yield opened


@pytest.fixture
def deck(store: Store) -> list[str]:
    """Return the codes of the deck: the community-led side first."""
    return [card.code for card in cards(store).cards.in_play]


def sides_of(store: Store) -> tuple[list[str], list[str]]:
    every = cards(store).cards.in_play
    community = [card.code for card in every if card.audience == "community_led"]
    return community, [card.code for card in every if card.code not in community]


# Slips


def test_slips_are_counted_and_the_spread_comes_of_them(store: Store, deck: list[str]) -> None:
    code = deck[0]
    rating.rate(store, 1, code, 1, "0 3 3 4 ?")
    rating.rate(store, 1, f" {code.lower()} ", 2, "3,3 ,?\n1", "resident")
    board = cards(store)
    whole = rating.spread(board, code)
    assert whole == Spread(code, {0: 1, 1: 1, 3: 4, 4: 1}, 2, 0, 4)
    assert (whole.width, whole.answered) == (4, 7)
    assert rating.spread(board, code, table_number=1).counts == {0: 1, 3: 2, 4: 1}
    assert rating.spread(board, code, voice="resident").counts == {1: 1, 3: 2}
    nobody = rating.spread(board, deck[1])
    assert (nobody.least, nobody.most, nobody.width, nobody.answered) == (None, None, 0, 0)
    assert rating.spreads(board) == [whole]


def test_spreads_come_in_the_order_of_the_deck(store: Store, deck: list[str]) -> None:
    for code in (deck[9], deck[2], deck[5]):
        rating.rate(store, 1, code, 1, "2 ?")
    assert [each.card for each in rating.spreads(cards(store))] == [deck[2], deck[5], deck[9]]


@pytest.mark.parametrize(
    ("slips", "why"),
    [
        ("", "Type one number for each slip"),
        (" , ", "Type one number for each slip"),
        ("0 3 7", "“7” is not on the scale; type a number from 0 to 4, or [?] for don’t know"),
        ("3 -1", "“-1” is not on the scale"),
        ("33", "“33” is not on the scale"),
        ("three", "“three” is not on the scale"),
        ("2.5", "“2.5” is not on the scale"),
    ],
)
def test_what_is_no_slip_is_refused_whole(
    store: Store, deck: list[str], slips: str, why: str
) -> None:
    with pytest.raises(InvalidEntryError, match=why):
        rating.rate(store, 1, deck[0], 1, slips)
    assert cards(store).ratings == {}


def test_a_question_mark_needs_no_space(store: Store, deck: list[str]) -> None:
    rating.rate(store, 1, deck[0], 1, "3?,?2")
    assert rating.spread(cards(store), deck[0]) == Spread(deck[0], {2: 1, 3: 1}, 2, 2, 3)


def test_ratings_go_step_by_step_and_can_be_cleared(store: Store, deck: list[str]) -> None:
    rating.rate(store, 1, deck[0], 1, "0 3 3")
    assert store.undo_label == "Enter 3 ratings"
    rating.rate(store, 1, deck[0], 1, "4", "staff")
    assert store.undo_label == "Enter a rating"
    rating.rate(store, 1, deck[0], 2, "1")
    rating.clear_ratings(store, 1, deck[0], 1)
    assert rating.spread(cards(store), deck[0]).counts == {1: 1}
    store.undo()
    assert rating.spread(cards(store), deck[0]).counts == {0: 1, 1: 1, 3: 2, 4: 1}


def test_a_deck_without_a_scale_is_not_rated(tmp_path: Path) -> None:
    with (
        play_cards(tmp_path / "x.workshop") as store,
        pytest.raises(InvalidEntryError, match="not rated"),
    ):
        rating.rate(store, 1, "1-C-A", 1, "3")


# Evidence


def test_evidence_is_kept_changed_and_deleted(store: Store, deck: list[str]) -> None:
    seen = rating.add_evidence(store, 1, deck[0].lower(), "\nTea on Mill Street\n", 2)
    private = rating.add_evidence(store, 1, deck[0], "Her landlord", visibility="private")
    rating.change_evidence(store, seen, text="Tea on Mill Street, in May")
    found = [(row.card, row.text, row.table_number) for row in cards(store).evidence.values()]
    assert found == [
        (deck[0], "Tea on Mill Street, in May", 2),
        (deck[0], "Her landlord", None),
    ]
    with pytest.raises(InvalidEntryError, match="Write down what somebody saw"):
        rating.change_evidence(store, seen, text=" ")
    rating.remove_evidence(store, seen)
    assert list(cards(store).evidence) == [private]
    for act in (rating.remove_evidence, partial(rating.change_evidence, text="Tea")):
        with pytest.raises(InvalidEntryError, match="is not here any more"):
            act(store, seen)
    with pytest.raises(InvalidEntryError, match="no card"):
        rating.add_evidence(store, 1, "X9", "Somewhere")


def test_private_evidence_stays(store: Store, deck: list[str]) -> None:
    rating.add_evidence(store, 1, deck[0], "Tea on Mill Street")
    for visibility in ("private", "stays_in_room"):
        rating.add_evidence(store, 1, deck[0], "Her landlord", visibility=visibility)
    out = document_of(store.path, complete=False)
    assert [each.text for each in out.activities[0].evidence] == ["Tea on Mill Street"]
    assert len(document_of(store.path).activities[0].evidence) == 3


def test_an_export_names_no_kind_of_voice_that_fewer_than_five_gave(
    store: Store, deck: list[str]
) -> None:
    rating.rate(store, 1, deck[0], 1, "0 1 1 2 0", "resident")
    rating.rate(store, 1, deck[0], 1, "3 3 3", "staff")
    rating.rate(store, 1, deck[0], 1, "4 4 3", "leader")
    rating.rate(store, 1, deck[1], 1, "4", "leader")
    ratings = document_of(store.path, complete=False).activities[0].ratings
    assert {(each.card, each.voice, each.score): each.count for each in ratings} == {
        (deck[0], "resident", 0): 2,
        (deck[0], "resident", 1): 2,
        (deck[0], "resident", 2): 1,
        (deck[0], "", 3): 4,
        (deck[0], "", 4): 2,
        (deck[1], "", 4): 1,
    }
    whole = document_of(store.path).activities[0].ratings
    assert {each.voice for each in whole} == {"resident", "staff", "leader"}


# What is asked


def asked(store: Store) -> dict[str, str]:
    return {each.key: each.text for each in questions(cards(store))}


def test_nothing_is_asked_before_anything_is_played(store: Store, tmp_path: Path) -> None:
    assert insights(cards(store)) == {}
    assert questions(cards(store)) == []
    with play_cards(tmp_path / "x.workshop") as drawn:
        assert insights(cards(drawn)) == {}
        play.draw(drawn, 1, 1)
        board = cards(drawn)
        assert timely(questions(board), board, []) == []


def test_a_wide_spread_is_something_to_talk_about(store: Store, deck: list[str]) -> None:
    rating.rate(store, 1, deck[0], 1, "0 3")
    rating.rate(store, 1, deck[1], 1, "1 3 ?")
    assert insights(cards(store))["wide_spread"] == [deck[0]]
    assert f"On {deck[0]} the answers lie far apart" in asked(store)["wide_spread"]
    rating.rate(store, 1, deck[1], 2, "4")
    assert insights(cards(store))["wide_spread"] == [deck[0], deck[1]]


def test_a_high_figure_without_an_example_is_asked_for_one(store: Store, deck: list[str]) -> None:
    rating.rate(store, 1, deck[0], 1, "3 4 1")
    rating.rate(store, 1, deck[1], 1, "3 2 1")
    assert insights(cards(store))["rated_high_without_evidence"] == [deck[0]]
    assert asked(store)["rated_high_without_evidence"].startswith(f"{deck[0]} stands high")
    rating.add_evidence(store, 1, deck[0], "Tea on Mill Street")
    assert "rated_high_without_evidence" not in insights(cards(store))


def test_many_who_do_not_know_are_a_finding(store: Store, deck: list[str]) -> None:
    rating.rate(store, 1, deck[0], 1, "2 2 2 2 ? ?")
    rating.rate(store, 1, deck[1], 1, "2 2 2 2 2 ? ?")
    rating.rate(store, 1, deck[2], 1, "2 ?")
    assert insights(cards(store))["much_dont_know"] == [deck[0]]


def test_residents_and_staff_who_see_different_things(store: Store, deck: list[str]) -> None:
    rating.rate(store, 1, deck[0], 1, "1 1 2 1", "resident")
    rating.rate(store, 1, deck[0], 1, "3 3 2 3 3", "staff")
    assert "resident_staff_gap" not in insights(cards(store)), "four residents are too few"
    rating.rate(store, 1, deck[0], 2, "1", "resident")
    assert insights(cards(store))["resident_staff_gap"] == [deck[0]]
    assert "people who live here" in asked(store)["resident_staff_gap"]


def test_one_side_that_stands_high_while_the_other_is_low(store: Store) -> None:
    community, system = sides_of(store)
    rating.rate(store, 1, community[0], 1, "3 4 4")
    rating.rate(store, 1, community[1], 1, "3 2")
    rating.rate(store, 1, system[0], 1, "0 1 1 0")
    assert "one_side_strong" not in insights(cards(store))
    rating.rate(store, 1, system[3], 1, "1 2")
    assert insights(cards(store))["one_side_strong"] == ["community_led>system_enabled"]
    assert "for the community-led side stand high" in asked(store)["one_side_strong"]


def test_what_was_never_drawn_is_asked_about_once_it_could_have_been(tmp_path: Path) -> None:
    with play_cards(tmp_path / "x.workshop") as store:
        play.draw_code(store, 1, 1, "1-S-R")
        assert insights(cards(store))["theme_never_drawn"] == ["money"]
        assert "theme_never_drawn" not in asked(store)
        play.draw_code(store, 1, 1, "1-C-R")
        assert asked(store)["theme_never_drawn"].startswith("Nobody has drawn Money. Is it")
        play.choose(store, 1, themes=["rooms"])
        assert "theme_never_drawn" not in insights(cards(store))


def test_cards_for_one_side_only_and_cards_without_an_act(tmp_path: Path) -> None:
    with play_cards(tmp_path / "x.workshop") as store:
        play.draw_code(store, 1, 1, "1-S-R")
        found = insights(cards(store))
        assert (found["one_audience_only"], found["reflect_without_act"]) == (
            ["services"],
            ["reflect"],
        )
        assert asked(store)["one_audience_only"] == (
            "Every card so far is for public services. "
            "What would one for community leaders ask of us?"
        )
        play.choose(store, 1, kinds=["reflect"], audiences=["services"])
        assert not {"one_audience_only", "reflect_without_act"} & insights(cards(store)).keys()
        play.choose(store, 1)
        play.draw_code(store, 1, 1, "1-C-A")
        assert not {"one_audience_only", "reflect_without_act"} & insights(cards(store)).keys()


def test_a_theme_of_which_one_side_was_read(tmp_path: Path) -> None:
    with play_cards(tmp_path / "x.workshop") as store:
        for code in ("1-S-R", "2-S-R"):
            play.draw_code(store, 1, 1, code)
        assert "one_side_read" not in insights(cards(store))
        play.draw_code(store, 1, 1, "1-C-R")
        assert insights(cards(store))["one_side_read"] == ["money"]
        assert asked(store)["one_side_read"].startswith("Money was read from one side only")


def test_the_card_that_nobody_keeps_is_for_the_facilitator_alone(tmp_path: Path) -> None:
    with play_cards(tmp_path / "x.workshop") as store:
        one, other = play.draw_code(store, 1, 1, "1-S-R"), play.draw_code(store, 1, 1, "2-S-R")
        play.trade(store, one, other)
        assert "most_traded_away" not in insights(cards(store))
        play.swap(store, one)
        assert insights(cards(store))["most_traded_away"] == ["1-S-R"]
        assert asked(store)["most_traded_away"].startswith("For you alone: 1-S-R")
