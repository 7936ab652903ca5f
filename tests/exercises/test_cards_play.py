"""Cards are drawn, traded, put back and shown; nobody draws a card twice, and none is lost."""

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import InvalidEntryError
from facilitator.exercises.cards import play
from facilitator.exercises.cards.tables import CardsBoard, Draw
from facilitator.store import Store
from tests.card_decks import CARDS, RATED
from tests.chance import draws
from tests.exercises.card_table import cards, play_cards
from tests.playing import ON_CARDS, play_on
from tests.workshops import NUMBERS, TEXTS, document_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with play_cards(tmp_path / "x.workshop") as opened:
        yield opened


def held(store: Store, table_number: int) -> list[str]:
    return [row.card for row in play.hand(cards(store), table_number)]


def row(store: Store, draw_id: int) -> Draw:
    return cards(store).draws[draw_id]


# Drawing


def test_a_table_draws_every_card_once_and_then_hears_that_none_is_left(store: Store) -> None:
    for _number in range(9):
        play.draw(store, 1, 3)
    assert sorted(held(store, 3)) == sorted([*CARDS, "9-E"])
    with pytest.raises(InvalidEntryError, match="No such card is left for this table"):
        play.draw(store, 1, 3)
    assert len(cards(store).draws) == 9


def test_tables_draw_from_decks_of_their_own(store: Store) -> None:
    for _number in range(9):
        play.draw(store, 1, 1)
    assert len(play.pile(cards(store), 2)) == 9
    play.draw(store, 1, 2)
    assert play.tables_in_play(cards(store)) == [1, 2]


def test_what_is_named_is_what_is_drawn(store: Store) -> None:
    for audience, kind, theme, code in (
        ("services", "act", "money", "2-S-A"),
        ("community", "reflect", "rooms", "1-C-R"),
    ):
        of = {"audience": audience, "kind": kind, "theme": theme}
        draw = play.draw(store, 1, 1, **of, holder=" a  neighbour ")
        assert (row(store, draw).holder, row(store, draw).drawn_at_table) == ("a neighbour", 1)
        assert code in held(store, 1)


def test_the_room_chooses_what_is_played(store: Store) -> None:
    play.choose(store, 1, audiences=["community"], kinds=["act", "reflect"])
    left = [card.code for card in play.pile(cards(store), 1)]
    assert left == ["1-C-R", "1-C-A", "2-C-R", "2-C-A"]
    assert cards(store).choice.kinds == ["reflect", "act"]
    play.choose(store, 1, audiences=["community"])
    assert len(play.pile(cards(store), 1)) == 5, "a card for everybody is for them as well"
    play.choose(store, 1)
    assert len(play.pile(cards(store), 1)) == 9
    with pytest.raises(InvalidEntryError, match="nothing called “weather”"):
        play.choose(store, 1, themes=["weather"])


def test_one_undo_takes_back_one_choice(store: Store) -> None:
    play.choose(store, 1, audiences=["community"])
    play.choose(store, 1, audiences=["community"], themes=["rooms"])
    play.choose(store, 1, audiences=["community"], themes=["money"])
    play.choose(store, 1, audiences=["community"], themes=["money"], kinds=["act"])
    store.undo()
    assert (cards(store).choice.themes, cards(store).choice.kinds) == (["money"], [])
    store.undo()
    assert (cards(store).choice.audiences, cards(store).choice.themes) == (["community"], [])
    store.undo()
    assert cards(store).choice.audiences == []


def test_the_same_chance_draws_the_same_cards(store: Store) -> None:
    drawn = []
    for table in (1, 2):
        chance = random.Random(7)
        ids = [play.draw(store, 1, table, chance=chance) for _number in range(4)]
        drawn.append([row(store, each).card for each in ids])
    assert drawn[0] == drawn[1]


def test_chance_is_even_enough(store: Store) -> None:
    chance = random.Random(1)
    for table in range(1, 46):
        play.draw(store, 1, table, chance=chance)
    found = Counter(draw.card for draw in cards(store).draws.values())
    assert len(found) == 9
    assert max(found.values()) < 12


# By code


@pytest.mark.parametrize(
    "typed", ["1-C-A", " 1-c-a ", "1 c a", "1ca", "1–C–A", "SM 1-C-A", "sm1ca"]
)
def test_a_card_of_the_paper_deck_is_taken_by_its_code(store: Store, typed: str) -> None:
    draw = play.draw_code(store, 1, 2, typed, "P3")
    assert (row(store, draw).card, row(store, draw).holder) == ("1-C-A", "P3")
    assert "1-C-A" not in [card.code for card in play.pile(cards(store), 2)]


def test_a_code_that_cannot_be_taken_says_why(store: Store) -> None:
    play.draw_code(store, 1, 1, "1-C-A")
    traded, other = play.draw_code(store, 1, 1, "1-C-R"), play.draw_code(store, 1, 2, "2-C-R")
    play.trade(store, traded, other)
    for typed, why in (
        ("7-X", "no card “7-X”"),
        ("", "no card “”"),
        ("9-H", "9-H is set aside"),
        ("1-C-A", "holds card 1-C-A already"),
        ("1-C-R", "traded card 1-C-R away; table 2 has it"),
        ("2-C-R", "holds card 2-C-R already"),
    ):
        with pytest.raises(InvalidEntryError, match=why):
            play.draw_code(store, 1, 1, typed)
    assert len(cards(store).draws) == 3


def test_a_card_that_was_put_back_can_be_taken_up_again_by_its_code(store: Store) -> None:
    first = play.draw_code(store, 1, 1, "1-C-A")
    play.put_back(store, first)
    assert held(store, 1) == []
    assert play.draw_code(store, 1, 1, "1-C-A", "the caretaker") == first
    assert held(store, 1) == ["1-C-A"]
    assert row(store, first).holder == "the caretaker"


# Trading


def test_cards_that_are_traded_change_hands_between_people_and_tables(store: Store) -> None:
    one = play.draw_code(store, 1, 1, "1-C-A", "nurse")
    two = play.draw_code(store, 1, 1, "1-S-A", "neighbour")
    three = play.draw_code(store, 1, 2, "2-S-A")
    play.trade(store, one, two)
    assert (row(store, one).holder, row(store, two).holder) == ("neighbour", "nurse")
    play.trade(store, one, three)
    assert held(store, 1) == ["1-S-A", "2-S-A"]
    assert held(store, 2) == ["1-C-A"]
    assert [row(store, each).passed_on for each in (one, two, three)] == [2, 1, 1]
    store.undo()
    assert held(store, 2) == ["2-S-A"]
    play.put_back(store, two)
    for pair in ((one, one), (one, two), (one, 99)):
        with pytest.raises(InvalidEntryError):
            play.trade(store, *pair)


def test_a_table_is_not_given_a_card_that_it_holds(store: Store) -> None:
    one = play.draw_code(store, 1, 1, "1-C-A")
    play.draw_code(store, 1, 1, "2-S-A")
    same = play.draw_code(store, 1, 2, "1-C-A")
    other = play.draw_code(store, 1, 2, "2-S-A")
    for pair in ((one, other), (other, one), (one, same)):
        with pytest.raises(InvalidEntryError, match=r"Table . holds card .* already"):
            play.trade(store, *pair)
    assert (held(store, 1), held(store, 2)) == (["1-C-A", "2-S-A"], ["1-C-A", "2-S-A"])
    assert row(store, one).passed_on == 0


def test_a_card_is_swapped_for_one_that_asks_the_same_of_the_same_people(store: Store) -> None:
    draw = play.draw_code(store, 1, 1, "1-C-A", "nurse")
    new = play.swap(store, draw)
    assert held(store, 1) == ["2-C-A"]
    assert (row(store, new).holder, row(store, draw).holder) == ("nurse", "")
    assert (row(store, draw).held, row(store, draw).passed_on) == (False, 1)
    again = play.swap(store, new)
    assert row(store, again).card not in {"1-C-A", "2-C-A"}
    store.undo()
    assert held(store, 1) == ["2-C-A"]
    with pytest.raises(InvalidEntryError, match="Nobody holds this card any more"):
        play.swap(store, draw)


def test_everything_has_a_name_to_undo_it_by(store: Store) -> None:
    one = play.draw_code(store, 1, 1, "1-C-A")
    other = play.draw(store, 1, 1)
    labels = [store.undo_label]
    for act in (
        lambda: play.hold(store, one, "n"),
        lambda: play.hold(store, one, "nurse"),
        lambda: play.trade(store, one, other),
        lambda: play.swap(store, other),
        lambda: play.put_back(store, one),
        lambda: play.name_community(store, 1, 1, "Mill"),
        lambda: play.name_community(store, 1, 1, "Mill Street"),
        lambda: play.choose(store, 1, kinds=["act"]),
    ):
        act()
        if store.undo_label != labels[-1]:
            labels.append(store.undo_label)
    assert labels == [
        "Draw a card",
        "Say who holds a card",
        "Trade cards",
        "Swap a card",
        "Put a card back",
        "Name our community",
        "Choose cards",
    ]
    for label in reversed(labels):
        assert store.undo_label == label
        store.undo()
    assert store.undo_label == "Take a card by its code"
    assert held(store, 1) == ["1-C-A"]
    assert row(store, one).holder == ""


def test_a_table_says_what_it_calls_my_community(store: Store) -> None:
    play.name_community(store, 1, 2, "Mill Street")
    play.name_community(store, 1, 0, "the night shift")
    assert cards(store).communities == {2: "Mill Street", 0: "the night shift"}
    assert play.tables_in_play(cards(store)) == [0, 2]
    play.name_community(store, 1, 2, "  ")
    assert cards(store).communities == {0: "the night shift"}
    with pytest.raises(InvalidEntryError):
        play.name_community(store, 1, -1, "nowhere")


# On the wall


def test_the_wall_shows_a_card_and_undo_leaves_it_there(store: Store) -> None:
    play.draw_code(store, 1, 1, "1-C-A")
    play.show_card(store, 1, "1-c-a", sides=True)
    assert store.undo_label == "Take a card by its code"
    store.undo()
    assert (cards(store).on_wall.card, cards(store).on_wall.sides) == ("1-C-A", True)
    play.show_card(store, 1, "2-S-R")
    assert (cards(store).on_wall.card, cards(store).on_wall.sides) == ("2-S-R", False)
    play.show_no_card(store, 1)
    assert cards(store).on_wall.card == ""


def test_a_card_for_ones_own_table_stays_off_the_wall(store: Store) -> None:
    play.show_card(store, 1, "2-S-R")
    with pytest.raises(InvalidEntryError, match="9-E is for alone or one’s own table"):
        play.show_card(store, 1, "9-E")
    assert cards(store).on_wall.card == "2-S-R"


def test_the_two_sides_of_a_theme_lie_side_by_side(store: Store) -> None:
    found = play.sides(cards(store), "rooms", "reflect")
    assert [(side and side.key, [card.code for card in own]) for side, own in found] == [
        ("services", ["1-S-R"]),
        ("community", ["1-C-R"]),
    ]
    everything = play.sides(cards(store), "rooms")
    assert [card.code for card in everything[-1][1]] == ["9-E"]
    assert everything[-1][0] is None
    on_wall = play.sides(cards(store), "rooms", on_wall=True)
    assert [[card.code for card in own] for _side, own in on_wall] == [
        ["1-S-R", "1-S-A"],
        ["1-C-R", "1-C-A"],
    ]


# Whatever people do


@draws(4)
@given(st.lists(st.tuples(st.sampled_from([*ON_CARDS]), NUMBERS, NUMBERS, TEXTS), max_size=25))
def test_everything_can_be_undone_and_redone_and_a_view_that_listens_is_current(
    script: list[tuple[str, int, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, play_cards(Path(folder, "x"), RATED) as store:
        seen = cards(store)
        store.changed.connect(seen.follow)
        for action in script:
            play_on(store, cards(store), 1, action)
        end = cards(store).rows
        assert seen.rows == end
        while store.undo_label != "Add activity":
            store.undo()
        left = cards(store).rows
        assert not any(rows for name, rows in left.items() if name != "card_on_wall")
        while store.redo_label:
            store.redo()
        assert cards(store).rows == end
        assert seen.rows == end


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["draw", "draw", "code", "trade", "back", "swap", "undo", "redo"]),
        st.integers(0, 99),
        st.integers(0, 99),
    ),
    max_size=20,
)


@draws(8)
@given(MOVES)
def test_no_table_draws_a_card_twice_and_nothing_is_lost(moves: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.workshop")
        with play_cards(path) as store:
            before = cards(store).draws
            for move in moves:
                make(store, *move)
                board = cards(store)
                if move[0] not in ("undo", "redo"):
                    assert before.keys() <= board.draws.keys()
                    assert in_hands(before) <= in_hands(board.draws) + (move[0] == "back")
                assert_that_each_table_draws_once(board)
                before = board.draws
        assert len(document_of(path).activities[0].draws) == len(before)


def in_hands(draws: dict[int, Draw]) -> int:
    return sum(draw.held for draw in draws.values())


def assert_that_each_table_draws_once(board: CardsBoard) -> None:
    drawn = [(each.card, each.drawn_at_table) for each in board.draws.values()]
    assert len(set(drawn)) == len(drawn)
    for table in range(3):
        left = {card.code for card in play.pile(board, table)}
        mine = {card for card, at in drawn if at == table}
        here = {each.card for each in play.hand(board, table)}
        assert not left & (mine | here)
        assert len(left | mine | here) == 9


def make(store: Store, move: str, number: int, other: int) -> None:
    ids = list(cards(store).draws)
    pick = [ids[each % len(ids)] for each in (number, other)] if ids else [0, 0]
    chance = random.Random(other)
    acts = {
        "draw": lambda: play.draw(store, 1, number % 3, chance=chance),
        "code": lambda: play.draw_code(store, 1, number % 3, list(CARDS)[other % 8]),
        "trade": lambda: play.trade(store, *pick),
        "back": lambda: play.put_back(store, pick[0]),
        "swap": lambda: play.swap(store, pick[0], chance),
        "undo": lambda: store.undo() if store.undo_label != "Add activity" else None,
        "redo": store.redo,
    }
    try:
        acts[move]()
    except InvalidEntryError:
        return
