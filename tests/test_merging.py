"""Two laptops come together: nothing is dropped, whichever comes first and however often."""

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import people, plan
from facilitator.beginning import import_file
from facilitator.day import clock, reveal
from facilitator.decks import shipped_source
from facilitator.exchange import ActivityDocument, WorkshopDocument
from facilitator.exercises.board import links, notes
from facilitator.exercises.board.tally import merge_small_voices
from facilitator.merging import merge
from facilitator.merging.order import interleaved
from facilitator.merging.preview import differing, preview
from facilitator.store import Clock, Store, utc_now
from facilitator.workshop import activities, saved_id
from tests.workshops import ACTIONS, Builder, board_of, build, document_of
from ui.cli import main

Script = list[tuple[int, str, int, int, str]]
SHORT = st.lists(ACTIONS, min_size=3, max_size=10)


def ticking(moment: datetime) -> Clock:
    """Return a clock by which more than two minutes pass whenever somebody looks at it."""
    minutes = count(1)
    return lambda: moment + timedelta(seconds=137 * next(minutes))


def go_on(path: Path, script: Script) -> WorkshopDocument:
    """Do more in a workshop, as another laptop does with its copy, and return all of it."""
    with Store.open(path) as store:
        with store.reading() as session:
            builders = [Builder(store, saved_id(each)) for each in activities(session)]
        store.clock = ticking(utc_now())
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


@settings(max_examples=3)
@given(SHORT, SHORT, SHORT)
def test_two_laptops_come_together(start: Script, first: Script, second: Script) -> None:
    one, other = two_copies(start, first, second)
    merged = merge(one, other)
    assert_that_order_and_number_do_not_matter(one, other, merged)
    for copy in (one, other):
        for mine, ours in zip(copy.activities, merged.activities, strict=True):
            assert_that_no_note_is_lost(mine, ours, merged)
            assert_that_no_time_is_lost(mine, ours, merged)
        assert {person.uid for person in copy.participants} <= {p.uid for p in merged.participants}
        assert {table.number for table in copy.tables} <= {t.number for t in merged.tables}
        needs = {need.kind: need.count for need in merged.access_needs}
        assert all(needs[need.kind] >= need.count for need in copy.access_needs)
    assert len({person.code for person in merged.participants}) == len(merged.participants)
    assert_that_it_is_sound(merged)


def assert_that_order_and_number_do_not_matter(
    one: WorkshopDocument, other: WorkshopDocument, merged: WorkshopDocument
) -> None:
    assert merge(other, one) == merged
    assert merge(one, one) == one
    assert merge(merged, merged) == merged
    for copy in (one, other):
        assert merge(merged, copy) == merge(copy, merged) == merged


def assert_that_no_note_is_lost(
    mine: ActivityDocument, ours: ActivityDocument, merged: WorkshopDocument
) -> None:
    by_uid = {note.uid: note for note in ours.notes}
    for note in mine.notes:
        kept = by_uid[note.uid]
        values = [_read(each.other) for each in merged.differences if each.about == note.uid]
        assert note.text == kept.text or any(note.text in value for value in values)
        assert {w.role for w in note.wordings} <= {w.role for w in kept.wordings}
        assert all(kept.dots(kind) >= note.dots(kind) for kind in ("dot", "concern"))
    assert len(ours.links) >= len(mine.links)
    assert {group.uid for group in mine.groups} <= {group.uid for group in ours.groups}
    assert {photo.uid for photo in mine.photos} <= {photo.uid for photo in ours.photos}


def assert_that_no_time_is_lost(
    mine: ActivityDocument, ours: ActivityDocument, merged: WorkshopDocument
) -> None:
    """Say that the plan is whole, one copy's or both's, and that the time on it is there."""
    planned = [step.step for step in ours.steps]
    kept = [_read(each.other) for each in merged.differences if each.about == ours.uid]
    mine_planned = [step.step for step in mine.steps]
    assert planned == mine_planned or any(
        all(f"'{step}'" in value for step in mine_planned) for value in kept
    )
    times = [*ours.steps, *ours.loose_times]
    runs = sum(activity.progress.started is not None for activity in merged.activities)
    assert runs <= 1
    assert all(any(time.spent >= step.spent for time in times) for step in mine.steps if not runs)
    assert {*mine.progress.hidden_zones} <= {*ours.progress.hidden_zones}
    assert ours.progress.dots_hidden or not mine.progress.dots_hidden


def assert_that_it_is_sound(merged: WorkshopDocument) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "merged.workshop")
        import_file(merged, path)
        again = document_of(path)
    assert merge(again, merged).activities == again.activities


def _read(value: str) -> str:
    return str(json.loads(value))


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


Edit = Callable[[Store], object]
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)


def apart(folder: Path, before: Edit, *after: Edit) -> list[WorkshopDocument]:
    """Return copies of one workshop of two activities in which different things were done."""
    one = workshop(folder)
    with Store.open(one) as store:
        plan.add_activity(store, shipped_source("keep_amplify_discard_create"))
        before(store)
    documents = []
    for number, edit in enumerate(after):
        path = Path(shutil.copy(one, folder / f"copy {number}.workshop"))
        with Store.open(path) as store:
            edit(store)
        documents.append(document_of(path))
    return documents


def together(documents: list[WorkshopDocument]) -> WorkshopDocument:
    merged = merge(*documents)
    assert_that_order_and_number_do_not_matter(*documents, merged)
    return merged


def at(minutes: int, edit: Edit) -> Edit:
    """Return what is done so many minutes after nine."""

    def do(store: Store) -> None:
        store.clock = lambda: NINE + timedelta(minutes=minutes)
        edit(store)

    return do


def both(*edits: Edit) -> Edit:
    return lambda store: [edit(store) for edit in edits]


def nothing(store: Store) -> None:
    """Leave a workshop as it is."""


OTHER_PLAN: Edit = lambda store: plan.change_activity(  # noqa: E731
    store, 1, plan="situation_first_180"
)


def test_where_the_plans_differ_one_is_taken_whole_and_the_other_is_kept(tmp_path: Path) -> None:
    one, other = apart(tmp_path, nothing, nothing, OTHER_PLAN)
    merged = together([one, other])
    keys = [[step.step for step in each.activities[0].steps] for each in (one, other, merged)]
    assert keys[2] in keys[:2]
    taken, left = (one, other) if keys[2] == keys[0] else (other, one)
    assert merged.activities[0].settings == taken.activities[0].settings
    values = {each.field: json.loads(each.other) for each in merged.differences}
    assert values.keys() == {"settings.plan", "steps"}
    assert [step["step"] for step in values["steps"]] == [
        step.step for step in left.activities[0].steps
    ]
    (row,) = [each for each in differing(merged) if each.field == "steps"]
    assert row.other.startswith("welcome 15 min, ")
    assert row.taken.startswith("welcome 15 min, ")


def test_the_plan_by_which_the_day_went_is_taken_and_no_time_is_lost(tmp_path: Path) -> None:
    ran = both(at(0, lambda s: clock.start(s, 1)), at(12, lambda s: clock.go_to_step(s, 1, 1)))
    short = both(OTHER_PLAN, ran, at(40, clock.pause))
    one, other = apart(tmp_path, nothing, both(ran, at(15, clock.pause)), short)
    activity = together([one, other]).activities[0]
    assert [step.step for step in activity.steps] == [s.step for s in other.activities[0].steps]
    spent = {step.step: step.spent // 60 for step in activity.steps if step.spent}
    assert spent == {"welcome": 12, "now": 28, "vision": 3}
    assert activity.loose_times == []


def test_numbers_are_compared_as_numbers(tmp_path: Path) -> None:
    merged = together(
        apart(
            tmp_path,
            nothing,
            lambda store: plan.change_step(store, 2, minutes=9),
            lambda store: plan.change_step(store, 2, minutes=100),
        )
    )
    assert merged.activities[0].steps[1].minutes == 100
    assert [(each.field, each.other) for each in merged.differences] == [("step 2.minutes", "9")]


def test_what_is_hidden_stays_hidden_and_a_clock_that_runs_goes_on(tmp_path: Path) -> None:
    hidden = both(lambda s: reveal.hide_zone(s, 1, "now"), lambda s: reveal.hide_dots(s, 1))
    merged = together(
        apart(
            tmp_path,
            nothing,
            both(at(0, lambda s: clock.start(s, 1)), hidden),
            both(lambda s: clock.go_to_step(s, 1, 3), lambda s: reveal.hide_zone(s, 1, "vision")),
        )
    )
    at_work = merged.activities[0].progress
    assert at_work.hidden_zones == ["now", "vision"]
    assert at_work.dots_hidden
    assert (at_work.step, at_work.started) == (0, NINE.isoformat())
    assert merged.day.ended is None


def test_the_further_step_is_in_hand_where_no_clock_runs(tmp_path: Path) -> None:
    edits = [lambda s, step=step: clock.go_to_step(s, 1, step) for step in (2, 4)]
    assert together(apart(tmp_path, nothing, *edits)).activities[0].progress.step == 4


def test_one_clock_runs_on_and_the_other_ran_until_then(tmp_path: Path) -> None:
    merged = together(
        apart(
            tmp_path,
            nothing,
            at(0, lambda s: clock.start(s, 1)),
            at(30, lambda s: clock.start(s, 2)),
        )
    )
    first, second = merged.activities
    assert (first.progress.started, first.steps[0].spent) == (None, 30 * 60)
    assert second.progress.started == (NINE + timedelta(minutes=30)).isoformat()
    assert (merged.day.began, merged.day.activity) == (NINE.isoformat(), second.uid)


def test_time_is_not_counted_twice_where_a_copy_was_made_while_the_clock_ran(
    tmp_path: Path,
) -> None:
    merged = together(
        apart(
            tmp_path,
            at(0, lambda s: clock.start(s, 1)),
            nothing,
            both(
                at(20, lambda s: clock.go_to_step(s, 1, 1)),
                at(50, lambda s: clock.start(s, 2)),
            ),
        )
    )
    first, second = merged.activities
    assert [step.spent // 60 for step in first.steps[:3]] == [20, 30, 0]
    assert first.progress.started is None
    assert second.progress.started == (NINE + timedelta(minutes=50)).isoformat()


def test_the_day_has_ended_when_it_has_everywhere_that_it_began(tmp_path: Path) -> None:
    began: Edit = at(0, lambda s: clock.start(s, 1))
    ended = both(began, at(60, clock.end_day))
    later = both(at(5, lambda s: clock.start(s, 1)), at(70, clock.end_day))
    for number, (first, second, minutes) in enumerate(
        [(ended, nothing, 60), (ended, later, 70), (ended, began, None)]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        day = together(apart(folder, nothing, first, second)).day
        assert day.began == NINE.isoformat()
        due = None if minutes is None else (NINE + timedelta(minutes=minutes)).isoformat()
        assert day.ended == due


def test_small_groups_that_one_copy_counts_together_do_not_come_apart_again(
    tmp_path: Path,
) -> None:
    def voted(store: Store) -> None:
        (note,) = notes.add_notes(store, board_of(store, 1), "now", ["The hall is cold"])
        for voice, number in (("resident", 9), ("staff", 3), ("leader", 1)):
            notes.vote(store, note, "dot", number, voice)

    def fold(store: Store) -> None:
        people = {"resident": 9, "staff": 4, "leader": 1}
        merge_small_voices(store, board_of(store, 1), people)

    def more(store: Store) -> None:
        notes.vote(store, 1, "dot", 2, "staff")
        notes.vote(store, 1, "concern", 1, "leader")

    documents = apart(tmp_path, voted, fold, more)
    merged = together(documents)
    (note,) = merged.activities[0].notes
    assert {(vote.kind, vote.voice): vote.count for vote in note.votes} == {
        ("dot", "resident"): 9,
        ("dot", ""): 6,
        ("concern", ""): 1,
    }
    assert not any("staff" in each.field or "leader" in each.field for each in merged.differences)
    assert any("counts the dots of small groups together" in s for s in preview(documents, merged))


def test_two_people_with_one_code_stay_two_and_the_preview_says_so(tmp_path: Path) -> None:
    def more(store: Store) -> None:
        people.add_participants(store, 1)

    documents = apart(tmp_path, more, more, more)
    merged = together(documents)
    assert sorted(person.code for person in merged.participants) == ["P1", "P2", "P3"]
    (said,) = [each for each in preview(documents, merged) if "P3" in each]
    assert "P2 of copy " in said
    assert "is not the same person as P2 of another copy" in said


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
