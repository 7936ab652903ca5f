"""Two laptops come together: nothing is dropped, whichever comes first and however often."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import plan
from facilitator.beginning import import_file
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopDocument
from facilitator.exercises.board import links, notes
from facilitator.merging import merge
from facilitator.merging.order import interleaved
from facilitator.store import Store
from facilitator.workshop import activities, saved_id
from tests.workshops import ACTIONS, Builder, board_of, build, document_of
from ui.cli import main

Script = list[tuple[int, str, int, int, str]]
SHORT = st.lists(ACTIONS, min_size=4, max_size=14)


def go_on(path: Path, script: Script) -> WorkshopDocument:
    """Do more in a workshop, as another laptop does with its copy, and return all of it."""
    with Store.open(path) as store:
        with store.reading() as session:
            builders = [Builder(store, saved_id(each)) for each in activities(session)]
        for which, *action in script:
            builders[which % len(builders)].do(*action)
    return document_of(path)


def two_copies(start: Script, first: Script, second: Script) -> list[WorkshopDocument]:
    """Return what two laptops have after they went apart."""
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "one.workshop"), Path(folder, "other.workshop")
        build(one, start)
        shutil.copy(one, other)
        return [go_on(one, first), go_on(other, second)]


def said(document: WorkshopDocument) -> set[str]:
    """Return every text of every note, and every value that is kept as a difference."""
    texts = {note.text for activity in document.activities for note in activity.notes}
    return texts | {each.other for each in document.differences}


@settings(max_examples=5)
@given(SHORT, SHORT, SHORT)
def test_it_does_not_matter_which_laptop_comes_first_nor_how_often(
    start: Script, first: Script, second: Script
) -> None:
    one, other = two_copies(start, first, second)
    merged = merge(one, other)
    assert merge(other, one) == merged
    assert merge(one, one) == one
    assert merge(merged, merged) == merged
    assert merge(merged, one) == merge(one, merged) == merged
    assert merge(merged, other) == merge(other, merged) == merged


@settings(max_examples=5)
@given(SHORT, SHORT, SHORT)
def test_nothing_is_lost(start: Script, first: Script, second: Script) -> None:
    one, other = two_copies(start, first, second)
    merged = merge(one, other)
    for copy in (one, other):
        for mine, ours in zip(copy.activities, merged.activities, strict=True):
            by_uid = {note.uid: note for note in ours.notes}
            for note in mine.notes:
                kept = by_uid[note.uid]
                values = {each.other for each in merged.differences if each.about == note.uid}
                assert note.text == kept.text or any(note.text in _read(v) for v in values)
                assert {w.role for w in note.wordings} <= {w.role for w in kept.wordings}
                assert all(kept.dots(vote.kind) >= vote.count for vote in note.votes)
            assert len(ours.links) >= len(mine.links)
            assert {p.uid for p in mine.groups} <= {p.uid for p in ours.groups}


def _read(value: str) -> str:
    import json

    return str(json.loads(value))


@settings(max_examples=4)
@given(SHORT, SHORT, SHORT)
def test_what_came_together_is_a_sound_workshop(
    start: Script, first: Script, second: Script
) -> None:
    merged = merge(*two_copies(start, first, second))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "merged.workshop")
        import_file(merged, path)
        again = document_of(path)
    assert merge(again, merged).activities == again.activities


ORDERS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(ORDERS, ORDERS)
def test_two_orders_make_one(one: list[str], other: list[str]) -> None:
    both = interleaved(one, other)
    assert sorted(both) == sorted({*one, *other})
    assert interleaved(other, one) == both
    assert interleaved(both, one) == interleaved(both, other) == both
    assert interleaved(one, one) == one


# By example


def workshop(folder: Path) -> Path:
    path = folder / "one.workshop"
    with plan.begin(path, title="Our street") as store:
        plan.add_activity(store, shipped_source("theory_of_change"))
    return path


def test_two_notes_with_the_same_label_have_their_own_again(tmp_path: Path) -> None:
    one = workshop(tmp_path)
    other = Path(shutil.copy(one, tmp_path / "other.workshop"))
    for path, text in ((one, "Damp hall"), (other, "No bus")):
        with Store.open(path) as store:
            board = board_of(store, 1)
            notes.add_notes(store, board, "now", [text])
            note = notes.add_notes(store, board_of(store, 1), "changes", [f"{text} is better"])[0]
            start = next(iter(board_of(store, 1).notes))
            links.link_notes(store, board_of(store, 1), (start, note), "responds_to", "we care")
    merged = merge(document_of(one), document_of(other))
    (activity,) = merged.activities
    assert sorted(n.id for n in activity.notes) == ["C1", "C2", "N1", "N2"]
    texts = {n.id: n.text for n in activity.notes}
    assert {(texts[link.source], texts[link.target]) for link in activity.links} == {
        ("Damp hall", "Damp hall is better"),
        ("No bus", "No bus is better"),
    }


def test_what_is_private_on_one_laptop_is_private_afterwards(tmp_path: Path) -> None:
    one = workshop(tmp_path)
    with Store.open(one) as store:
        note = notes.add_notes(store, board_of(store, 1), "now", ["Her landlord"])[0]
    other = Path(shutil.copy(one, tmp_path / "other.workshop"))
    with Store.open(other) as store:
        notes.change_note(store, note, visibility="private")
    merged = merge(document_of(one), document_of(other))
    assert merged.activities[0].notes[0].visibility == "private"


def test_different_wordings_are_both_there(tmp_path: Path) -> None:
    one = workshop(tmp_path)
    with Store.open(one) as store:
        note = notes.add_notes(store, board_of(store, 1), "now", ["The hall is cold"])[0]
    other = Path(shutil.copy(one, tmp_path / "other.workshop"))
    for path, text in ((one, "The hall is freezing"), (other, "The hall is damp")):
        with Store.open(path) as store:
            notes.reword(store, note, text)
    merged = merge(document_of(one), document_of(other))
    shown = merged.activities[0].notes[0].text
    (difference,) = [each for each in merged.differences if each.field == "text"]
    assert {shown, _read(difference.other)} == {"The hall is freezing", "The hall is damp"}


def test_workshops_that_know_nothing_of_each_other_stand_side_by_side(tmp_path: Path) -> None:
    documents: list[Any] = []
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        documents.append(document_of(workshop(folder)))
    merged = merge(*documents)
    assert len(merged.activities) == 2
    assert merge(*reversed(documents)) == merged


def test_the_command_line_brings_copies_together_and_leaves_them_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = workshop(tmp_path)
    other = Path(shutil.copy(one, tmp_path / "other.workshop"))
    for path, text in ((one, "Damp hall"), (other, "No bus")):
        with Store.open(path) as store:
            notes.add_notes(store, board_of(store, 1), "now", [text])
    before = one.read_bytes(), other.read_bytes()
    together = tmp_path / "together.workshop"
    command = ["merge", str(one), str(other), "--into", str(together)]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "Copy 1 brings 1 note that no other has." in said
    assert " is N2 from now on." in said
    assert {n.text for n in document_of(together).activities[0].notes} == {"Damp hall", "No bus"}
    assert (one.read_bytes(), other.read_bytes()) == before
    assert main(command) == 1
    assert "already" in capsys.readouterr().err
