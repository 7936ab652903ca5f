"""What a deck asks of any board, without Python, and how that is put to the room."""

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator import plan
from facilitator.beginning import import_file
from facilitator.decks import parse_deck, shipped_decks, shipped_source
from facilitator.exchange import WorkshopDocument
from facilitator.exercises import exercise
from facilitator.exercises.board import groups, notes
from facilitator.exercises.board.alike import near_duplicates
from facilitator.exercises.board.room import shown_in_room
from facilitator.exercises.board.tables import Board, Insights, Note, as_row
from facilitator.merging import merge
from facilitator.store import Store
from tests.workshops import board_of, document_of
from ui.cli import main

DECK = """
id = "shop"
version = 1
exercise = "board"
title = "A shop of our own"
checks = ["empty_zone", "without_owner", "votes_tied", "silent_period"]

[axis]
title = "When"
first = 1990
last = 2010

[[zones]]
key = "ideas"
title = "Ideas"
one = "idea"
prefix = "I"
tint = "mint"
prompt = "What could we sell?"

[[zones]]
key = "first"
title = "First steps"
one = "step"
prefix = "F"
tint = "sky"
prompt = "Who begins?"
asks_owner = true
dated = false

[[steps]]
key = "ideas"
title = "Ideas"
zone = "ideas"
prompt = "What could we sell?"
do = "Write."

[[steps]]
key = "first"
title = "Begin"
zone = "first"
prompt = "Who begins?"
do = "Ask."

[[plans]]
key = "short"
title = "Short"
steps = [{ step = "ideas", minutes = 5 }, { step = "first", minutes = 5 }]
"""
ANY_BOARD = exercise("board")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with plan.begin(tmp_path / "x.workshop", title="What next?") as opened:
        plan.add_activity(opened, DECK)
        yield opened


def board(store: Store) -> Board:
    return board_of(store, 1)


def add(store: Store, zone: str, *texts: str) -> list[int]:
    return notes.add_notes(store, board(store), zone, texts)


def found(store: Store) -> Insights:
    return ANY_BOARD.insights(board(store))


def asked(store: Store, *steps_done: str) -> list[str]:
    now = board(store)
    return [each.text for each in ANY_BOARD.timely(ANY_BOARD.questions(now), now, steps_done)]


def test_an_empty_board_lists_what_is_empty_and_asks_nobody(store: Store) -> None:
    assert found(store) == {
        "empty_zone": ["ideas", "first"],
        "without_owner": [],
        "votes_tied": [],
        "silent_period": ["1990", "2000", "2010"],
    }
    assert asked(store) == []


def test_an_empty_zone_is_asked_about_once_its_step_is_done(store: Store) -> None:
    add(store, "ideas", "Bread")
    assert found(store)["empty_zone"] == ["first"]
    assert asked(store, "ideas") == []
    assert asked(store, "ideas", "first") == [
        "Nothing stands under “First steps” yet. Is there nothing, or has nobody said it?"
    ]


def test_notes_without_an_owner_are_those_where_the_deck_asks_for_one(store: Store) -> None:
    add(store, "ideas", "Bread")
    ring, ask, wait = add(store, "first", "Ring the baker", "Ask for the key", "Wait and see")
    notes.change_note(store, ring, owner="Two neighbours")
    notes.set_status(store, [wait], "parked")
    assert found(store)["without_owner"] == ["F2"]
    assert asked(store) == ["F2 has nobody yet who takes it on. Who would, and who would help?"]
    notes.change_note(store, ask, owner="The choir")
    assert found(store)["without_owner"] == []


def test_a_tie_is_for_the_first_place_of_a_zone(store: Store) -> None:
    bread, soup, tea = add(store, "ideas", "Bread", "Soup", "Tea")
    for note_id, dots in ((bread, 1), (soup, 1)):
        notes.vote(store, note_id, "dot", dots)
    notes.vote(store, tea, "concern", 9)
    assert found(store)["votes_tied"] == [], "one dot makes no first place"
    notes.vote(store, bread, "dot", 2, voice="resident")
    assert found(store)["votes_tied"] == []
    notes.vote(store, tea, "dot", 3)
    assert found(store)["votes_tied"] == ["I1", "I3"]
    assert "I1, I3 share the first place under “Ideas”. What speaks for each of them?" in asked(
        store
    )


def test_a_silent_period_is_asked_about_once_another_is_told(store: Store) -> None:
    add(store, "ideas", "Bread")
    add(store, "first", "1995 was when the baker left")
    assert found(store)["silent_period"] == ["1990", "2000", "2010"], "only where time matters"
    assert asked(store, "first") == [
        "F1 has nobody yet who takes it on. Who would, and who would help?"
    ]
    add(store, "ideas", "2004: a stall in the square", "1931: a shop in every street")
    assert found(store)["silent_period"] == ["1990", "2010"], "1931 is in none of them"
    assert (
        "Some periods are silent: 1990s, 2010s. Who could tell of them, and are they in the room?"
        in asked(store)
    )


@pytest.mark.parametrize("name", shipped_decks())
def test_what_shipped_decks_check_can_be_found(name: str) -> None:
    deck = parse_deck(shipped_source(name))
    if "without_owner" in deck.checks:
        assert any(zone.asks_owner for zone in deck.zones)
    if "silent_period" in deck.checks:
        assert deck.axis is not None
    if "empty_cells" in deck.checks:
        assert deck.tags
    if deck.exercise == "theory_of_change":
        assert not deck.checks, "it looks for more by itself"


# What every board asks by itself

Told = tuple[str, int | None, list[str]]
NOBODY: Told = ("ideas", None, [])
PLAIN = "Bread", "Soup on Fridays", "A tool shed", "Music at dusk", "Bikes to borrow", "Late bus"


def alike(store: Store, *texts: str) -> list[str]:
    """Return which of these texts, among others of their zone, read alike."""
    add(store, "ideas", *texts, *PLAIN)
    return found(store).get("near_duplicates", [])


def fill(store: Store, *told: Told) -> list[int]:
    """Add notes that have nothing in common: the zone, the table, the voices of each."""
    return [
        notes.add_notes(
            store, board(store), zone, [f"word{number}"], table_number=table, voices=voices
        )[0]
        for number, (zone, table, voices) in enumerate(told)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A bench by the river", "Bench by our river!"),
        ("Café for everyone", "CAFE, for everyone…"),
        ("Don’t close the hall", "Don't close the hall"),
        ("Keep the hall open on two evenings", "Keep our hall open two more evenings a week"),
        ("Soup", "The soup"),
        ("We are us", "we are us."),
        ("नदी के किनारे बेंच", "नदी के किनारे, बेंच!"),
        ("河边的长椅", "河边的长椅。"),
        ("Mainc wrth yr afon", "Mainc wrth afon"),
    ],
)
def test_notes_in_almost_the_same_words(store: Store, one: str, other: str) -> None:
    assert alike(store, one, other) == ["I1=I2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A bench by the river", "A bench by the school gate"),
        ("Soup", "Soup kitchen"),
        ("We are us", "I am me"),
        ("?", "!"),
        ("More buses", "Fewer buses"),
        ("1993 Flood", "2007 Flood"),
        ("कि", "की"),
    ],
)
def test_notes_in_other_words_are_left_in_peace(store: Store, one: str, other: str) -> None:
    assert alike(store, one, other) == []


def test_only_a_zone_s_own_notes_are_alike(store: Store) -> None:
    add(store, "first", "A bench by the river")
    assert alike(store, "A bench by the river") == []


def test_alike_notes_that_are_parked_or_stand_together_are_not_brought_up_again(
    store: Store,
) -> None:
    assert alike(store, "Late bus!", "Bread.", "Our bread") == ["I1=I9", "I2=I3=I4"]
    notes.set_status(store, [1], "parked")
    groups.group_notes(store, board(store), [2, 3], "Bread")
    assert found(store)["near_duplicates"] == ["I2=I3=I4"], "one of them stands apart"
    groups.group_notes(store, board(store), [2, 3, 4], "Bread")
    assert "near_duplicates" not in found(store)


def test_alike_notes_are_asked_about_in_one_question(store: Store) -> None:
    add(store, "ideas", *PLAIN, *(f"{text}!" for text in PLAIN[:2]))
    (asked_of,) = [q for q in ANY_BOARD.questions(board(store)) if q.key == "near_duplicates"]
    assert asked_of.labels == ["I1", "I7", "I2", "I8"]
    assert asked_of.text == (
        "Some notes are in almost the same words: I1, I7; I2, I8. "
        "Do they mean the same, or is there more to hear?"
    )
    add(store, "ideas", *(f"{text}!" for text in PLAIN[2:]))
    assert any("I3, I9; and 3 more." in text for text in asked(store))
    for note_id in range(8, 13):
        notes.set_status(store, [note_id], "parked")
    assert (
        "I1, I7 are in almost the same words. Do they mean the same, or is there more to hear?"
        in asked(store)
    )


def test_ten_thousand_notes_are_compared_while_nobody_notices(store: Store) -> None:
    now, chance = board(store), random.Random(7)
    words = [f"w{int(chance.paretovariate(0.6))}" for _each in range(4_000)]
    texts = [" ".join(chance.choices(words, k=chance.randint(4, 14))) for _each in range(9_998)]
    texts += ["A quiet zebra crossing at school", "A quiet zebra crossing at our school, please"]
    add(store, "ideas", "Bread")
    with store.reading() as session:
        query = "SELECT * FROM note"
        (image,) = session.connection().exec_driver_sql(query).mappings()
    now.rows["note"] = {
        number: as_row(Note, {**image, "id": number, "label": f"I{number}", "text": text})
        for number, text in enumerate(texts, 1)
    }
    began = time.process_time()
    near = [[note.label for note in each] for each in near_duplicates(now)]
    assert time.process_time() - began < 1.0, "0.2 on a machine with nothing else to do"
    assert ["I9999", "I10000"] in near


def test_a_table_that_others_have_overtaken(store: Store) -> None:
    fill(store, ("ideas", 1, []), ("ideas", 2, []), NOBODY)
    fill(store, ("first", 3, []), ("first", 3, []), ("first", 1, []))
    assert found(store)["silent_tables"] == ["ideas/3", "first/2"]
    question = "Other tables have spoken; still to be heard: {}. What would they add?"
    both = "table 3 under “Ideas”; table 2 under “First steps”"
    assert question.format(both) in asked(store, "ideas", "first")
    assert question.format("table 3 under “Ideas”") in asked(store, "ideas"), "the rest is to come"
    assert not any("still to be heard" in each for each in asked(store))


def test_one_table_alone_makes_nobody_silent(store: Store) -> None:
    fill(store, *[("ideas", 1, [])] * 5, ("first", 2, []))
    assert "silent_tables" not in found(store)


def test_notes_without_a_resident_where_voices_are_written_down(store: Store) -> None:
    fill(store, *[("ideas", None, ["staff"])] * 3, *[NOBODY] * 3)
    assert "without_resident" not in found(store), "nowhere does a resident's voice stand"
    fill(store, ("ideas", None, ["leader", "resident"]))
    assert found(store)["without_resident"] == ["I1", "I2", "I3"]
    assert (
        "No resident’s voice is in I1, I2, I3 yet. What would somebody who lives here say?"
        in asked(store)
    )


def test_two_voices_are_too_few_to_miss_a_third(store: Store) -> None:
    fill(store, ("ideas", 1, ["staff"]), ("ideas", 1, ["resident"]), *[NOBODY] * 4)
    assert "without_resident" not in found(store)


def test_a_small_board_is_not_searched(store: Store) -> None:
    fill(
        store,
        ("ideas", 1, ["staff"]),
        ("ideas", 2, ["staff"]),
        ("first", 3, ["resident"]),
    )
    add(store, "ideas", "Bread", "Bread")
    always = {"near_duplicates", "silent_tables", "without_resident"}
    assert not always & found(store).keys()
    add(store, "ideas", "Soup")
    assert always <= found(store).keys()
    keys = [question.key for question in ANY_BOARD.questions(board(store))]
    assert keys[-3:] == ["near_duplicates", "silent_tables", "without_resident"]
    assert len(keys) == len(set(keys))


def test_what_the_room_may_not_see_is_not_asked_about(store: Store) -> None:
    add(store, "ideas", *PLAIN)
    notes.add_notes(store, board(store), "ideas", ["Late bus"], visibility="private")
    assert found(store)["near_duplicates"] == ["I6=I7"]
    assert "near_duplicates" not in ANY_BOARD.insights(shown_in_room(board(store)))


def theory(*texts: str) -> WorkshopDocument:
    told = [
        {"id": f"V{number}", "zone": "vision", "text": text, "table_number": 1 + number % 2}
        for number, text in enumerate(texts, 1)
    ]
    told += [{"id": "C1", "zone": "changes", "text": "Lamps lit", "table_number": 3, "who": "Us"}]
    return WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "workshop": {},
            "activities": [{"exercise": "theory_of_change", "notes": told}],
        }
    )


def checked(path: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["check", str(path), "--json"]) == 0
    activities: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["activities"]
    return activities


def test_a_theory_of_change_asks_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "theory.workshop"
    import_file(theory(*PLAIN, "Bread!"), path)
    (activity,) = checked(path, capsys)
    assert activity["insights"]["near_duplicates"] == ["V1=V7"]
    assert activity["insights"]["silent_tables"] == ["vision/3"]
    assert "without_resident" not in activity["insights"]
    with Store.open(path, read_only=True) as store:
        now, method = board(store), exercise("theory_of_change")
        keys = [question.key for question in method.questions(now)]
        assert keys[-2:] == ["near_duplicates", "silent_tables"]
        early = [question.key for question in method.timely(method.questions(now), now, [])]
        assert "silent_tables" not in early
        assert "near_duplicates" in early


def test_what_two_laptops_wrote_alike_shows_once_they_come_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start, other, both = (tmp_path / f"{name}.workshop" for name in ("one", "other", "both"))
    import_file(theory(*PLAIN), start)
    other.write_bytes(start.read_bytes())
    for path, text in ((start, "A bench by the river"), (other, "Bench by our river")):
        with Store.open(path) as store:
            notes.add_notes(store, board(store), "vision", [text])
        (activity,) = checked(path, capsys)
        assert "near_duplicates" not in activity["insights"]
    import_file(merge(document_of(start), document_of(other)), both)
    (activity,) = checked(both, capsys)
    assert activity["insights"]["near_duplicates"] == ["V7=V8"]
