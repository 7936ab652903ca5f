"""A board with a time axis: a year that is typed is kept, and notes stand beside their period."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import plan
from facilitator.beginning import import_file
from facilitator.board_bands import Dated, banded
from facilitator.board_layout import MARGIN, NOTE_WIDTH, Rect, note_height
from facilitator.csv_table import csv_text
from facilitator.decks import Axis, shipped_source
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board import groups, notes
from facilitator.exercises.board.banding import bands_of
from facilitator.exercises.board.tables import Board, Note
from facilitator.exercises.board.years import period_title, year_of, year_typed
from facilitator.store import Store
from tests.workshops import board_of, document_of, rows_of

DECK = shipped_source("timeline_roots_feelings")
AXIS = Axis(title="When", first=1950, last=2020, step=10)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with plan.begin(tmp_path / "x.workshop", title="How did we get here?") as opened:
        plan.add_activity(opened, DECK)
        yield opened


def board(store: Store) -> Board:
    return board_of(store, 1)


def add(store: Store, zone: str, *texts: str, **more: Any) -> list[int]:
    return notes.add_notes(store, board(store), zone, texts, **more)


def note(store: Store, note_id: int) -> Note:
    return board(store).notes[note_id]


def order(store: Store, zone: str = "social") -> list[str]:
    return [each.label for each in board(store).in_zone(zone)]


def height(now: Board, each: Note) -> float:
    other = now.wording(each.id or 0, "differs") if each.status == "differ" else None
    return note_height(each.text, other.text if other else "")


def assert_beside_their_years(store: Store) -> None:
    """Every note stands in the band of its year, and none covers another."""
    now = board(store)
    axis = now.deck.axis
    assert axis is not None
    bands = {band.period: band for band in bands_of(now)}
    boxes = []
    for each in now.notes.values():
        boxes.append(Rect(each.x, each.y, NOTE_WIDTH, height(now, each)))
        if now.deck.zone(each.zone).dated:
            band = bands[None if each.year is None else axis.period(each.year)]
            assert band.y < each.y < boxes[-1].bottom < band.bottom
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(above.bottom == below.y for above, below in pairwise(bands.values()))


# Typing a year


@pytest.mark.parametrize(
    ("typed", "year", "words"),
    [
        ("1984 The mill closed", 1984, "The mill closed"),
        ("1984: The mill closed", 1984, "The mill closed"),
        ("1984 – the mill", 1984, "the mill"),
        ("1984, the mill", 1984, "the mill"),
        ("1984\nThe mill", 1984, "The mill"),
        ("1980s Half the shops went", 1980, "1980s Half the shops went"),
        ("late 1970s: strikes", 1970, "late 1970s: strikes"),
        ("c. 1960 the flood", 1960, "c. 1960 the flood"),
        ("In 1984 the mill closed", 1984, "In 1984 the mill closed"),
        ("1984–86 strike", 1984, "1984–86 strike"),
        ("1984? The baths", 1984, "1984? The baths"),
        ("1984", 1984, "1984"),
        ("1921 The hall was built", 1921, "The hall was built"),
    ],
)
def test_a_year_that_opens_a_note_is_when_it_happened(typed: str, year: int, words: str) -> None:
    assert year_typed(typed, AXIS) == (year, words)


@pytest.mark.parametrize(
    "typed",
    [
        "The mill closed",
        "1500 jobs went",
        "19845 bricks",
        "1984a",
        "1,984 people",
        "2400 bricks",
        "",
    ],
)
def test_other_numbers_stay_words(typed: str) -> None:
    assert year_typed(typed, AXIS) is None


@given(st.text())
def test_no_words_are_lost_however_a_note_opens(text: str) -> None:
    found = year_typed(f"1984 {text}", AXIS)
    assert found is None or (
        found.year == 1984 and text.strip(" \t:,;.–—-\n").strip() in found.words
    )


@pytest.mark.parametrize(
    ("typed", "year"),
    [("1984", 1984), (" 1980s", 1980), ("c. 1960", 1960), ("-500", -500), ("", None)],
)
def test_where_only_a_year_belongs_it_is_read(typed: str, year: int | None) -> None:
    assert year_of(typed) == year


@pytest.mark.parametrize("typed", ["last year", "12345", "1984 mill"])
def test_where_only_a_year_belongs_other_words_are_refused(typed: str) -> None:
    with pytest.raises(InvalidEntryError, match="is no year"):
        year_of(typed)


@pytest.mark.parametrize(
    ("first", "step", "title"),
    [
        (1980, 10, "1980s"),
        (1984, 1, "1984"),
        (1900, 25, "1900–1924"),
        (-500, 100, "500 BC to 401 BC"),
    ],
)
def test_periods_are_called_what_people_call_them(first: int, step: int, title: str) -> None:
    axis = Axis(title="When", first=first, last=first, step=step)
    assert period_title(axis, first) == title


# Where notes stand


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2),
            st.none() | st.integers(1900, 2060),
            st.integers(-9, 9),
            st.sampled_from([64.0, 82.0, 300.0]),
            st.none() | st.integers(0, 2),
        ),
        max_size=24,
    )
)
def test_bands_hold_their_notes_and_nothing_overlaps(rows: list[tuple[Any, ...]]) -> None:
    given_ = [
        Dated(number, c, y, top, h, g, c < 2) for number, (c, y, top, h, g) in enumerate(rows)
    ]
    places, bands = banded(AXIS, given_)
    assert set(places) == set(range(len(rows)))
    boxes = {n.id: Rect(*places[n.id], NOTE_WIDTH, n.height) for n in given_}
    assert not any(one.overlaps(other) for one, other in combinations(boxes.values(), 2))
    assert bands[0].y == MARGIN
    assert all(above.bottom == below.y for above, below in pairwise(bands))
    by_period = {band.period: band for band in bands}
    for each in given_:
        if each.dated and each.group is None:
            band = by_period[None if each.year is None else AXIS.period(each.year)]
            assert band.y < boxes[each.id].y
            assert boxes[each.id].bottom < band.bottom
    again = banded(AXIS, [n._replace(y=places[n.id].y) for n in given_])
    assert again == (places, bands), "what is laid out stays as it is"


def test_notes_come_by_their_years_whatever_the_order_of_telling(store: Store) -> None:
    add(store, "social", "1984 The mill", "1954 The baths", "The fair", "1987 The bus")
    add(store, "political", "1985: A law")
    add(store, "roots", "1984 is when we stopped talking")
    assert order(store) == ["S2", "S1", "S4", "S3"]
    assert [each.year for each in board(store).in_zone("social")] == [1954, 1984, 1987, None]
    (root,) = board(store).in_zone("roots")
    assert (root.year, root.text, root.y) == (None, "1984 is when we stopped talking", MARGIN)
    assert_beside_their_years(store)


def test_a_note_and_its_place_are_one_step_to_undo(store: Store) -> None:
    add(store, "social", "1984 The mill", "2004 The stall")
    before = rows_of(store.path)
    add(store, "social", "1951 Street party")
    assert order(store) == ["S3", "S1", "S2"]
    store.undo()
    after = rows_of(store.path)
    assert after["note"] == before["note"]
    store.redo()
    assert order(store) == ["S3", "S1", "S2"]
    assert_beside_their_years(store)


def test_another_year_leads_to_another_place(store: Store) -> None:
    mill, stall = add(store, "social", "1984 The mill", "2004 The stall")
    notes.change_note(store, stall, year=1954)
    assert order(store) == ["S2", "S1"]
    notes.change_note(store, stall, year=None)
    assert order(store) == ["S1", "S2"]
    assert note(store, stall).text == "The stall"
    assert_beside_their_years(store)
    store.undo()
    assert note(store, stall).year in {1954, 2004}
    assert_beside_their_years(store)
    assert note(store, mill).year == 1984


def test_a_note_that_is_dragged_stays_beside_its_year(store: Store) -> None:
    mill, _bus, baths = add(store, "social", "1984 The mill", "1984 The bus", "1954 The baths")
    now = board(store)
    notes.move_notes(store, now, [(mill, now.notes[mill].x + 240, MARGIN)])
    assert note(store, mill).zone == "political"
    assert note(store, mill).year == 1984
    assert_beside_their_years(store)
    now = board(store)
    notes.move_notes(store, now, [(baths, now.notes[baths].x, 9_000.0)])
    assert order(store) == ["S3", "S2"]
    assert_beside_their_years(store)


def test_whatever_makes_a_note_higher_leaves_it_in_its_band(store: Store) -> None:
    mill, bus, baths = add(store, "social", "1984 The mill", "1985 The bus", "1994 The baths")
    notes.reword(store, mill, "The mill, and everything that hung on it. " * 8)
    assert_beside_their_years(store)
    notes.see_differently(store, bus, "It was sold twice over, some of us say. " * 5)
    assert_beside_their_years(store)
    notes.set_status(store, [bus], "draft")
    assert_beside_their_years(store)
    notes.remove_notes(store, [mill])
    assert_beside_their_years(store)
    notes.send_to_zone(store, board(store), [baths], "personal")
    assert_beside_their_years(store)


def test_groups_stand_together_beside_their_earliest_year(store: Store) -> None:
    first, _other, last = add(store, "social", "1984 The mill", "1986 The bus", "1994 The shops")
    group = groups.group_notes(store, board(store), [first, last], "Closed")
    assert order(store) == ["S1", "S3", "S2"]
    groups.ungroup(store, group)
    assert order(store) == ["S1", "S2", "S3"]
    assert_beside_their_years(store)


def test_tables_are_brought_together_period_by_period(store: Store) -> None:
    add(store, "social", "1984 The mill", "1988 The bus", "1994 The shops", table_number=2)
    assert groups.gather_tables(store, board(store)) == 2
    now = board(store)
    assert [each.group_id for each in now.in_zone("social")] == [1, 1, 2]
    assert groups.tidy_board(store, now) == 0


def test_years_travel_in_the_exchange_format_and_the_table(store: Store, tmp_path: Path) -> None:
    add(store, "social", "1984 The mill", "2004 The stall", "The fair")
    store.close()
    document = document_of(store.path)
    assert [each.year for each in document.activities[0].notes] == [1984, 2004, None]
    assert "1984" in csv_text(document).splitlines()[1]
    copy = tmp_path / "copy.workshop"
    import_file(document, copy)
    assert document_of(copy) == document
    for each in document.activities[0].notes:
        each.x = each.y = None
    import_file(document, tmp_path / "laid out.workshop")
    with Store.open(tmp_path / "laid out.workshop") as laid_out:
        assert_beside_their_years(laid_out)


def test_on_a_board_without_an_axis_a_number_is_a_number(tmp_path: Path) -> None:
    with plan.begin(tmp_path / "y.workshop", title="What next?") as store:
        plan.add_activity(store, shipped_source("keep_amplify_discard_create"))
        (note_id,) = add(store, "keep", "1984 chairs")
        assert (note(store, note_id).text, note(store, note_id).year) == ("1984 chairs", None)
        assert bands_of(board(store)) == []
