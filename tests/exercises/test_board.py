"""A board, as a facilitator meets it: words stay, labels stay, and every step can be undone."""

import tempfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import plan
from facilitator.board_layout import NOTE_WIDTH, Rect, note_height
from facilitator.decks import parse_deck, shipped_source
from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exercises.board import groups, links, notes
from facilitator.exercises.board.tables import Board, Note
from facilitator.store import Changes, Store
from tests.chance import draws
from tests.workshops import SCRIPTS, Builder, board_of, rows_of

DECK = shipped_source("theory_of_change")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with plan.begin(tmp_path / "x.workshop", title="What next?") as opened:
        plan.add_activity(opened, DECK)
        yield opened


def board(store: Store) -> Board:
    return board_of(store, 1)


def add(store: Store, zone: str, *texts: str, **more: Any) -> list[int]:
    return notes.add_notes(store, board(store), zone, texts, **more)


def labels(store: Store) -> list[str]:
    return [note.label for note in board(store).notes.values()]


def note(store: Store, note_id: int) -> Note:
    return board(store).notes[note_id]


# Capture


def test_ten_lines_make_ten_notes_in_one_step(store: Store) -> None:
    add(store, "now", *(f"line {number}" for number in range(10)))
    assert labels(store) == [f"N{number}" for number in range(1, 11)]
    assert store.undo_label == "Add 10 notes"
    store.undo()
    assert labels(store) == []


def test_lines_without_words_make_no_note(store: Store) -> None:
    assert add(store, "now", "", "  \t", "\x07") == []
    assert store.undo_label == "Add activity"


def test_notes_stand_below_each_other_in_their_column(store: Store) -> None:
    add(store, "now", "one", "word " * 60, "three")
    add(store, "vision", "four")
    assert no_overlaps(board(store))
    one, long, three, four = board(store).notes.values()
    assert one.x == long.x == three.x < four.x
    assert one.y < long.y < three.y


def test_a_label_is_never_given_again(store: Store) -> None:
    first, _second = add(store, "now", "one", "two")
    notes.remove_notes(store, [first])
    store.undo()
    add(store, "now", "three")
    store.undo()
    add(store, "now", "four")
    assert labels(store) == ["N1", "N2", "N4"]


def test_a_note_that_is_too_long_is_refused_in_a_sentence(store: Store) -> None:
    with pytest.raises(InvalidEntryError, match="at most 20000 characters"):
        add(store, "now", "x" * 20_001)
    assert labels(store) == []


@pytest.mark.parametrize(
    "said", ["<b>&amp;</b>", "שלום עליכם", "নমস্কার", "🌊👩‍👧", "a\nb\tc", "'; DROP TABLE note; --"]
)
def test_words_are_kept_as_they_were_said(store: Store, said: str) -> None:
    (note_id,) = add(store, "now", said)
    assert note(store, note_id).text == said


# Their words stay theirs


def test_what_was_first_said_stays_behind_every_later_wording(store: Store) -> None:
    (note_id,) = add(store, "now", "Nie ma autobusu", language="pl")
    for text in ("There is no bus", "There is no bus after six"):
        notes.reword(store, note_id, text)
    said = board(store).wording(note_id, "said")
    assert said is not None
    assert (said.text, said.language) == ("Nie ma autobusu", "pl")
    assert note(store, note_id).text == "There is no bus after six"
    assert store.undo_label == "Reword note"
    store.undo()  # both saves of one field were one step
    assert note(store, note_id).text == "Nie ma autobusu"
    assert board(store).wording(note_id, "said") is None


def test_a_change_after_it_was_agreed_shows(store: Store) -> None:
    (note_id,) = add(store, "vision", "Nobody eats alone")
    notes.read_back(store, [note_id])
    assert note(store, note_id).status == "agreed"
    assert board(store).wording(note_id, "agreed") is None
    notes.reword(store, note_id, "Nobody eats alone unless they want to")
    agreed = board(store).wording(note_id, "agreed")
    assert agreed is not None
    assert agreed.text == "Nobody eats alone"
    notes.read_back(store, [note_id])
    assert board(store).wording(note_id, "agreed") is None


def test_seeing_it_differently_holds_both_wordings(store: Store) -> None:
    (note_id,) = add(store, "vision", "People are proud of this place")
    notes.see_differently(store, note_id, "I would like it to be ordinary")
    other = board(store).wording(note_id, "differs")
    assert other is not None
    assert note(store, note_id).status == "differ"
    assert note(store, note_id).text == "People are proud of this place"
    assert other.text == "I would like it to be ordinary"
    with pytest.raises(InvalidEntryError):
        notes.see_differently(store, note_id, "  ")


def test_a_note_cannot_lose_its_words(store: Store) -> None:
    (note_id,) = add(store, "now", "one")
    with pytest.raises(InvalidEntryError, match="delete the note"):
        notes.reword(store, note_id, " \n")
    assert note(store, note_id).text == "one"


# Moving, grouping, tidying


def test_a_note_keeps_its_label_when_it_changes_zone(store: Store) -> None:
    (note_id,) = add(store, "now", "one", kind="barrier")
    add(store, "vision", "two")
    notes.send_to_zone(store, board(store), [note_id], "vision")
    moved = note(store, note_id)
    assert (moved.label, moved.zone, moved.kind) == ("N1", "vision", "")
    assert no_overlaps(board(store))
    store.undo()
    assert (note(store, note_id).zone, note(store, note_id).kind) == ("now", "barrier")


def test_a_note_dropped_in_another_column_belongs_there(store: Store) -> None:
    (note_id,) = add(store, "now", "one")
    notes.move_notes(store, board(store), [(note_id, 500.0, 70.0)])
    assert note(store, note_id).zone == "changes"


def test_nudges_of_one_note_are_one_step(store: Store) -> None:
    (note_id,) = add(store, "now", "one")
    before = note(store, note_id).y
    for step in range(1, 6):
        notes.move_notes(store, board(store), [(note_id, 16.0, before + step)], nudge=True)
    store.undo()
    assert note(store, note_id).y == before


def test_five_tables_come_together_and_no_note_is_dropped(store: Store) -> None:
    for table in range(1, 6):
        add(store, "now", f"first of {table}", f"second of {table}", table_number=table)
        add(store, "vision", f"vision of {table}", table_number=table)
    add(store, "now", "of no table")
    before = {n.label: n.text for n in board(store).notes.values()}
    assert groups.gather_tables(store, board(store)) == 10
    after = board(store)
    assert {n.label: n.text for n in after.notes.values()} == before
    assert {g.title for g in after.groups.values()} == {f"Table {n}" for n in range(1, 6)}
    for n in after.notes.values():
        title = None if n.group_id is None else after.groups[n.group_id].title
        assert title == (None if n.table_number is None else f"Table {n.table_number}")
    assert no_overlaps(after)
    store.undo()
    assert board(store).groups == {}


def test_a_group_that_loses_its_last_note_to_another_is_gone(store: Store) -> None:
    ids = add(store, "now", "one", "two")
    first = groups.group_notes(store, board(store), ids, "First")
    second = groups.group_notes(store, board(store), ids, "Second")
    assert list(board(store).groups) == [second]
    store.undo()
    assert list(board(store).groups) == [first]


def test_ungrouping_leaves_the_notes(store: Store) -> None:
    ids = add(store, "now", "one", "two")
    group = groups.group_notes(store, board(store), ids, "First")
    groups.rename_group(store, group, "Better")
    groups.fold_group(store, group, collapsed=True)
    assert board(store).groups[group].title == "Better"
    groups.ungroup(store, group)
    assert [n.group_id for n in board(store).notes.values()] == [None, None]
    store.undo()
    assert board(store).groups[group].collapsed


def test_tidy_can_be_undone_and_leaves_no_overlap(store: Store) -> None:
    ids = [*add(store, "now", "one " * 30, "two"), *add(store, "vision", "three")]
    notes.move_notes(store, board(store), [(note_id, 16.0, 20.0) for note_id in ids[:2]])
    heaped = [(n.x, n.y) for n in board(store).notes.values()]
    groups.tidy_board(store, board(store))
    assert no_overlaps(board(store))
    store.undo()
    assert [(n.x, n.y) for n in board(store).notes.values()] == heaped


def no_overlaps(found: Board) -> bool:
    boxes = [Rect(n.x, n.y, NOTE_WIDTH, note_height(n.text)) for n in found.notes.values()]
    return not any(one.overlaps(other) for one, other in combinations(boxes, 2))


# Links and votes


def test_a_link_is_typed_as_it_is_said(store: Store) -> None:
    add(store, "actions", "one")
    add(store, "changes", "two")
    links.link_typed(store, board(store), "d1>C1: people trust faces they know")
    (link,) = board(store).links.values()
    assert (link.kind, link.because) == ("leads_to", "people trust faces they know")
    assert links.link_typed(store, board(store), "more than > less") is None
    with pytest.raises(InvalidEntryError, match="C9"):
        links.link_typed(store, board(store), "D1 > C9")


def test_the_same_link_twice_and_a_link_to_itself_are_refused(store: Store) -> None:
    one, two = add(store, "actions", "one", "two")
    links.link_notes(store, board(store), (one, two))
    with pytest.raises(InvalidEntryError, match="linked already"):
        links.link_notes(store, board(store), (one, two))
    with pytest.raises(InvalidEntryError, match="itself"):
        links.link_notes(store, board(store), (one, one))
    assert len(board(store).links) == 1


def test_a_board_without_kinds_of_links_says_so(tmp_path: Path) -> None:
    source = shipped_source("keep_amplify_discard_create")
    start, end = source.index("[[link_kinds]]"), source.index("[[tags]]")
    with plan.begin(tmp_path / "x.workshop") as store:
        plan.add_activity(store, source[:start] + source[end:])
        one, two = add(store, "keep", "one", "two")
        with pytest.raises(FacilitatorError, match="not linked"):
            links.link_notes(store, board(store), (one, two))


def test_a_deleted_note_takes_its_links_and_votes_and_undo_brings_all_back(store: Store) -> None:
    one, two = add(store, "actions", "one", "two")
    links.link_notes(store, board(store), (one, two), because="of this")
    notes.vote(store, one, "dot", 3, "resident")
    notes.see_differently(store, one, "otherwise")
    before = board(store).rows
    notes.remove_notes(store, [one])
    after = board(store)
    assert (len(after.notes), len(after.links), len(after.votes), len(after.wordings)) == (
        1,
        0,
        0,
        0,
    )
    store.undo()
    assert board(store).rows == before


def test_dots_are_counted_and_never_fewer_than_none(store: Store) -> None:
    (note_id,) = add(store, "actions", "one")
    for change in (3, -1, -9, 2):
        notes.vote(store, note_id, "dot", change)
    notes.vote(store, note_id, "dot", 4, "resident")
    notes.vote(store, note_id, "concern", 1)
    assert board(store).dots(note_id) == 6
    assert board(store).dots(note_id, "concern") == 1


# Whatever people do


@draws(10)
@given(SCRIPTS)
def test_everything_can_be_undone_and_redone_and_a_view_that_listens_is_current(
    script: list[tuple[int, str, int, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.workshop")
        with plan.begin(path) as store:
            activity_id = plan.add_activity(store, DECK)
            seen = board_of(store, activity_id)
            view = _View(store, seen)
            builder = Builder(store, activity_id)
            for _which, *action in script:
                if action[0] != "undo":
                    builder.do(*action)
            end = board_of(store, activity_id).rows
            assert seen.rows == end
            while store.undo_label != "Add activity":
                store.undo()
            assert not any(board_of(store, activity_id).rows.values())
            assert seen.rows == board_of(store, activity_id).rows
            while store.redo_label:
                store.redo()
            assert board_of(store, activity_id).rows == end
            assert seen.rows == end
            assert [list(rows) for rows in seen.rows.values()] == [
                list(rows) for rows in end.values()
            ]
            assert view.store is store
        assert rows_of(path)["note"] is not None


class _View:
    """Keeps a board current, row by row, as every screen does."""

    def __init__(self, store: Store, seen: Board) -> None:
        self.store = store
        self.seen = seen
        store.changed.connect(self.refresh)

    def refresh(self, changes: Changes) -> None:
        self.seen.follow(changes)


@pytest.mark.parametrize("key", ["theory_of_change", "keep_amplify_discard_create"])
def test_the_steps_of_a_shipped_deck_lead_into_its_zones(key: str) -> None:
    deck = parse_deck(shipped_source(key))
    zones = {zone.key for zone in deck.zones}
    assert {deck.step(timed.step).zone for p in deck.plans for timed in p.steps} >= zones
    assert all(p.minutes > 0 for p in deck.plans)


# Growing


def test_a_note_that_grows_pushes_aside_what_lies_below(store: Store) -> None:
    first, second, third = add(store, "now", "One", "Two", "Three")
    notes.reword(store, first, "A good deal longer than it was, in everybody's words. " * 5)
    assert not any(a.overlaps(b) for a, b in combinations(boxes(store), 2))
    notes.see_differently(store, second, "We would say it at least twice as long. " * 5)
    assert not any(a.overlaps(b) for a, b in combinations(boxes(store), 2))
    below = add(store, "now", "Four")[0]
    notes.see_differently(store, third, "And so would we")
    assert not any(a.overlaps(b) for a, b in combinations(boxes(store), 2))
    assert note(store, below).y > note(store, third).y


def boxes(store: Store) -> list[Rect]:
    here = board(store)
    others = {wording.note_id: wording.text for wording in here.wordings.values()
              if wording.role == "differs"}  # fmt: skip
    return [
        Rect(each.x, each.y, NOTE_WIDTH, note_height(each.text, others.get(note_id, "")))
        for note_id, each in here.notes.items()
    ]


@given(
    drops=st.lists(
        st.tuples(st.integers(0, 7), st.floats(-50, 1100), st.floats(-50, 900)), max_size=6
    )
)
@draws(10)
def test_no_drop_hides_a_note(drops: list[tuple[int, float, float]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        plan.begin(Path(folder) / "x.workshop") as store,
    ):
        plan.add_activity(store, DECK)
        ids = [*add(store, "now", "One", "Two", "Three", "Four words longer " * 9)]
        ids += add(store, "actions", "Five", "Six", "Seven " * 30, "Eight")
        for place, x, y in drops:
            notes.move_notes(store, board(store), [(ids[place], x, y)])
            assert not any(a.overlaps(b) for a, b in combinations(boxes(store), 2))


def test_a_note_dropped_on_the_upper_half_of_another_takes_its_place(store: Store) -> None:
    first, second = add(store, "now", "One", "Two")
    (dragged,) = add(store, "actions", "Mine")
    place = note(store, second)
    notes.move_notes(store, board(store), [(dragged, place.x + 30, place.y + 10)])
    order = sorted((first, second, dragged), key=lambda each: note(store, each).y)
    assert order == [first, dragged, second]
    assert note(store, dragged).x == place.x
    store.undo()
    assert note(store, second).y == place.y
