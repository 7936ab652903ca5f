"""A theory of change: what it leaves open, and how it is read."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from facilitator.beginning import import_file
from facilitator.decks import parse_deck, shipped_source
from facilitator.errors import InvalidEntryError
from facilitator.exchange import WorkshopDocument
from facilitator.exchange_text import read_exchange
from facilitator.exercises.theory_of_change import edits
from facilitator.exercises.theory_of_change.insights import counts, insights, thread
from facilitator.exercises.theory_of_change.questions import questions, timely
from facilitator.exercises.theory_of_change.tables import TheoryBoard
from facilitator.store import Store
from tests.workshops import board_of

ZONES = {"N": "now", "D": "actions", "C": "changes", "V": "vision"}
Drawn = Callable[..., TheoryBoard]


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    """Return a function that makes a board of labels and links such as `D1>C1`."""

    def draw(labels: str, links: str = "", **more: dict[str, Any]) -> TheoryBoard:
        notes = [
            {
                "id": label,
                "zone": ZONES[label[0]],
                "text": f"what {label} says",
                **more.get(label, {}),
            }
            for label in labels.split()
        ]
        ends = [link.split(">") for link in links.split()]
        linked = [{"from": a, "to": b, **more.get(f"{a}_{b}", {})} for a, b in ends]
        document = WorkshopDocument.model_validate(
            {
                "format": "workshop-exchange",
                "version": 1,
                "workshop": {},
                "activities": [{"exercise": "theory_of_change", "notes": notes, "links": linked}],
            }
        )
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.workshop"
        import_file(document, path)
        with Store.open(path, read_only=True) as store:
            board = board_of(store, 1)
        assert isinstance(board, TheoryBoard)
        return board

    return draw


BARRIER = {"kind": "barrier"}
BLOCKS = {"kind": "blocks"}
WHO = {"who": "Families"}


def test_a_barrier_that_nothing_answers(drawn: Drawn) -> None:
    board = drawn("N1 N2 N3 N4 D1", "N2>D1 N4>D1", N1=BARRIER, N2=BARRIER, N4=BARRIER, N4_D1=BLOCKS)
    assert insights(board)["barrier_without_response"] == ["N1", "N4"]


def test_an_activity_that_leads_nowhere(drawn: Drawn) -> None:
    board = drawn("D1 D2 D3 C1", "D1>D2 D3>C1", D3_C1=BLOCKS)
    assert insights(board)["action_leading_nowhere"] == ["D2", "D3"]


def test_a_change_that_no_activity_starts(drawn: Drawn) -> None:
    board = drawn("N1 D1 C1 C2 C3 V1", "D1>C1 C1>C2 N1>C3 C3>V1 C2>V1")
    assert insights(board)["change_without_action"] == ["C3"]


def test_a_change_that_reaches_no_part_of_the_vision(drawn: Drawn) -> None:
    board = drawn("C1 C2 C3 V1", "C1>C2 C2>V1")
    assert insights(board)["change_leading_nowhere"] == ["C3"]


def test_a_vision_that_nothing_leads_to(drawn: Drawn) -> None:
    board = drawn("C1 V1 V2 V3", "C1>V1 C1>V3", C1_V3=BLOCKS)
    assert insights(board)["vision_without_cause"] == ["V2", "V3"]


def test_a_vision_that_no_activity_leads_to(drawn: Drawn) -> None:
    board = drawn("D1 C1 C2 V1 V2 V3", "D1>C1 C1>V1 C2>V2")
    assert insights(board)["vision_without_action"] == ["V2"]


def test_a_jump_from_activity_to_vision(drawn: Drawn) -> None:
    board = drawn("D1 D4 C1 V1 V4", "D1>C1 C1>V1 D1>V1 D4>V4")
    found = insights(board)
    assert found["jump_to_vision"] == ["D1>V1", "D4>V4"]
    assert found["vision_only_by_jump"] == ["V4"]


def test_a_change_that_does_not_say_who(drawn: Drawn) -> None:
    assert insights(drawn("C1 C2", C1=WHO))["change_without_who"] == ["C2"]


def test_a_vision_that_hangs_on_one_link(drawn: Drawn) -> None:
    board = drawn("C1 C2 V1 V2 V3", "C1>V1 C2>V1 C1>V2 C2>V3 C1>V3", C1_V3=BLOCKS)
    assert insights(board)["vision_on_one_path"] == ["V2", "V3"]


def test_doubt_that_nobody_tests(drawn: Drawn) -> None:
    board = drawn(
        "D1 C1 C2 C3",
        "D1>C1 D1>C2 D1>C3",
        D1_C1={"confidence": 1},
        D1_C2={"confidence": 1, "test": "ask at the door"},
        D1_C3={"confidence": 2},
    )
    assert insights(board)["low_confidence_untested"] == ["D1>C1"]


def test_a_loop_is_its_notes_and_not_what_lies_between_two(drawn: Drawn) -> None:
    board = drawn("C1 C2 C3 C4 C5 C6 V1", "C1>C2 C2>C1 C2>C3 C3>C4 C4>C5 C5>C4 C5>V1 C6>C1")
    assert insights(board)["loop"] == ["C1", "C2", "C4", "C5"]
    board = drawn("C1 C2", "C1>C2 C2>C1", C2_C1=BLOCKS)
    assert insights(board)["loop"] == []


def test_everything_on_one_pair_of_shoulders(drawn: Drawn) -> None:
    anna = {"owner": "Hall committee"}
    upper = {"owner": "HALL committee"}
    assert insights(drawn("D1 D2 D3 D4", D1=anna, D2=anna, D3=upper))["one_owner"] == [
        "D1",
        "D2",
        "D3",
    ]
    assert insights(drawn("D1 D2 D3", D1=anna, D2=anna))["one_owner"] == []
    assert (
        insights(drawn("D1 D2 D3", D1=anna, D2=anna, D3={"owner": "Youth club"}))["one_owner"] == []
    )


def test_counts_are_of_all_links(drawn: Drawn) -> None:
    board = drawn("N1 D1 C1", "N1>D1 D1>C1", D1_C1={"because": "of this", "kind": "blocks"})
    assert counts(board) == {"notes": 3, "links": 2, "links_without_because": 1}


def test_an_empty_board_leaves_nothing_open(drawn: Drawn) -> None:
    board = drawn("")
    assert not any(insights(board).values())
    assert questions(board) == []


def test_a_long_chain_is_followed_to_its_end(drawn: Drawn) -> None:
    labels = [f"C{number}" for number in range(1, 1_500)]
    chain = " ".join(f"{a}>{b}" for a, b in itertools.pairwise(labels))
    board = drawn(f"D1 {' '.join(labels)} V1", f"D1>C1 {chain} {labels[-1]}>V1")
    found = insights(board)
    assert found["vision_without_action"] == found["loop"] == found["change_without_action"] == []


# Questions and threads


def test_insights_are_put_to_the_room_as_questions(drawn: Drawn) -> None:
    asked = questions(drawn("N1 N2 C1 V1", "C1>V1", N1=BARRIER, N2=BARRIER, C1=WHO))
    assert [(question.key, question.labels) for question in asked] == [
        ("barrier_without_response", ["N1", "N2"]),
        ("vision_without_action", ["V1"]),
        ("change_without_action", ["C1"]),
        ("vision_on_one_path", ["V1"]),
        ("links_without_because", ["C1", "V1"]),
    ]
    assert all("{" not in question.text for question in asked)
    assert asked[0].text.startswith("N1, N2 keep getting in the way")


def test_every_insight_has_its_question(drawn: Drawn) -> None:
    owned = {"owner": "One"}
    board = drawn(
        "N1 D1 D2 D3 D4 C1 C2 C3 V1 V2 V3",
        "D1>V1 C1>C2 C2>C1 C3>V3 D2>D3",
        N1=BARRIER,
        D1=owned,
        D2=owned,
        D3=owned,
        D2_D3={"confidence": 1},
    )
    asked = {question.key for question in questions(board)}
    assert {key for key, labels in insights(board).items() if labels} <= asked


def test_questions_about_links_wait_until_there_can_be_links(drawn: Drawn) -> None:
    bare, linked = drawn("V1 C1"), drawn("V1 C1", "C1>V1")
    asked = [question.key for question in timely(questions(bare), bare, ["vision", "now"])]
    assert asked == ["change_without_who"]
    for board, done in ((bare, ["vision", "walk_back"]), (linked, ["vision"])):
        assert timely(questions(board), board, done) == questions(board)


def test_many_labels_are_not_read_out_one_by_one(drawn: Drawn) -> None:
    (first, *_more) = questions(drawn(" ".join(f"D{number}" for number in range(1, 10))))
    assert first.text.startswith("D1, D2, D3, D4 and 5 more lead nowhere")
    assert len(first.labels) == 9


def test_one_thread_is_a_note_and_its_route_back(drawn: Drawn) -> None:
    board = drawn("N1 D1 D2 C1 C2 V1 V2", "N1>D1 D1>C1 D2>C1 C1>V1 C2>V2")
    start = board.by_label("V1")
    assert start is not None
    levels = [[note.label for note in level] for level in thread(board, start.id or 0)]
    assert levels == [["N1"], ["D1", "D2"], ["C1"], ["V1"]]


def test_a_thread_that_runs_in_a_circle_ends(drawn: Drawn) -> None:
    board = drawn("C1 C2 V1", "C1>C2 C2>C1 C2>V1")
    start = board.by_label("v1")
    assert start is not None
    levels = [[note.label for note in level] for level in thread(board, start.id or 0)]
    assert levels == [["C1"], ["C2"], ["V1"]]


# What the core team settles


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    import_file(read_exchange(Path(__file__).parents[1] / "cases" / "riverside.json"), path)
    return path


def theory(store: Store) -> TheoryBoard:
    board = board_of(store, 1)
    assert isinstance(board, TheoryBoard)
    return board


def test_what_is_settled_is_kept_field_by_field(riverside: Path) -> None:
    with Store.open(riverside) as store:
        first, *_more = theory(store).notes
        edits.change_settings(store, 1, horizon="2030")
        edits.change_settings(store, 1, enablers=["system_leadership"])
        edits.change_detail(store, first, in_our_control=False)
        edits.change_detail(store, first, judged_by="Residents")
        board = theory(store)
        assert (board.settings.horizon, board.settings.enablers) == ("2030", ["system_leadership"])
        assert board.settings.leading  # what was there stays
        assert (board.details[first].in_our_control, board.details[first].judged_by) == (
            False,
            "Residents",
        )
        for _step in range(4):
            store.undo()
        assert theory(store).settings.horizon == "Spring 2029"
        assert first not in theory(store).details


def test_indicators_come_and_go(riverside: Path) -> None:
    with Store.open(riverside) as store:
        first, *_more = theory(store).notes
        indicator = edits.add_indicator(store, first, sign="More lights on")
        edits.change_indicator(store, indicator, baseline="3", target="30")
        (found,) = theory(store).indicators(first)
        assert (found.sign, found.baseline, found.target) == ("More lights on", "3", "30")
        edits.remove_indicator(store, indicator)
        assert theory(store).indicators(first) == []
        store.undo()
        assert len(theory(store).indicators(first)) == 1


@pytest.mark.parametrize("confidence", [0, 4, "sure"])
def test_confidence_is_1_to_3(riverside: Path, confidence: Any) -> None:
    with Store.open(riverside) as store:
        link, *_more = theory(store).links
        with pytest.raises(InvalidEntryError):
            edits.change_assumption(store, link, confidence=confidence)


@pytest.mark.parametrize(
    ("plan", "zones", "minutes"),
    [
        ("vision_first_180", ["vision", "now", "changes", "actions"], 180),
        ("vision_first_120", ["vision", "now", "changes", "actions"], 120),
        ("situation_first_180", ["now", "vision", "changes", "actions"], 180),
        ("situation_first_120", ["now", "vision", "changes", "actions"], 120),
    ],
)
def test_the_plans_walk_in_their_order_and_take_their_time(
    plan: str, zones: list[str], minutes: int
) -> None:
    deck = parse_deck(shipped_source("theory_of_change"))
    found = deck.plan(plan)
    walked = [deck.step(timed.step).zone for timed in found.steps]
    assert [zone for zone in walked if zone] == zones
    assert found.minutes == minutes
