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
from hypothesis import given
from hypothesis import strategies as st

from facilitator import participants, plan
from facilitator.beginning import import_file
from facilitator.day import clock, reveal
from facilitator.decks import shipped_source
from facilitator.exchange import ActivityDocument, WorkshopDocument
from facilitator.exercises.board import links, notes
from facilitator.exercises.board.tally import merge_small_voices
from facilitator.exercises.cards import play, rating
from facilitator.exercises.cards.document import CardsDocument, RatingDocument
from facilitator.exercises.community_map import drawings, paper, places
from facilitator.exercises.community_map.document import CommunityMapDocument
from facilitator.log_book import book
from facilitator.merging import merge
from facilitator.merging.kept import kept_differences, take_other
from facilitator.merging.order import interleaved
from facilitator.merging.preview import differing, differing_aloud, preview
from facilitator.people import Person, change_person
from facilitator.store import Clock, Store, utc_now
from facilitator.visibility import VISIBILITIES
from facilitator.workshop import activities, saved_id
from tests.card_decks import RATED
from tests.chance import draws
from tests.workshops import ACTIONS, Builder, board_of, build, cards_of, document_of
from ui.cli import main

NO_BOARDS = ("cards", "sector_map", "community_map")
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
            boards = [each for each in activities(session) if each.exercise not in NO_BOARDS]
            builders = [Builder(store, saved_id(each)) for each in boards]
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


@draws(2)
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
        assert_that_nothing_played_is_lost(copy, merged)
        assert_that_no_promise_is_lost_or_told(copy, merged)
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


def assert_that_nothing_played_is_lost(copy: WorkshopDocument, merged: WorkshopDocument) -> None:
    (mine,), (ours,) = (
        [each for each in document.activities if isinstance(each, CardsDocument)]
        for document in (copy, merged)
    )
    draws = {draw.uid: draw for draw in ours.draws}
    assert all(draws[draw.uid].passed_on >= draw.passed_on for draw in mine.draws)
    assert all(draws[draw.uid].card == draw.card for draw in mine.draws)
    assert {row.table_number for row in mine.communities} <= {
        row.table_number for row in ours.communities
    }
    counts = {_slips(row): row.count for row in ours.ratings}
    assert all(counts[_slips(row)] >= row.count for row in mine.ratings)
    seen = {row.uid: row for row in ours.evidence}
    for row in mine.evidence:
        order = VISIBILITIES.index
        assert order(seen[row.uid].visibility) >= order(row.visibility)


def _slips(row: RatingDocument) -> tuple[str, int, str, int]:
    return row.card, row.table_number, row.voice, row.score


def assert_that_no_promise_is_lost_or_told(
    copy: WorkshopDocument, merged: WorkshopDocument
) -> None:
    """Say that every promise is there, and that nobody hears more of it than was agreed."""
    people = {person.uid: person for person in merged.people}
    for person in copy.people:
        assert people[person.uid].name == "" or person.name_may_be_held
    promises = {promise.uid: promise for promise in merged.promises}
    for promise in copy.promises:
        ours = promises[promise.uid]
        assert ours.person in people
        assert ours.share == "team" or promise.share == "room"
        assert {told.uid for told in promise.follow_ups} <= {told.uid for told in ours.follow_ups}
        values = [_read(each.other) for each in merged.differences if each.about == promise.uid]
        assert promise.what == ours.what or promise.what in values
    assert {row.uid for row in copy.paper_reminders} <= {r.uid for r in merged.paper_reminders}


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
        participants.add_participants(store, 1)

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


# Cards and the log book


def with_cards(folder: Path, before: Edit, *after: Edit) -> list[WorkshopDocument]:
    """Return copies of a workshop whose third activity plays cards."""
    return apart(folder, both(lambda s: plan.add_activity(s, RATED), before), *after)


def cards_in(document: WorkshopDocument) -> CardsDocument:
    (found,) = [each for each in document.activities if isinstance(each, CardsDocument)]
    return found


def test_what_two_laptops_drew_and_rated_is_there_and_neither_counts_twice(tmp_path: Path) -> None:
    def start(store: Store) -> None:
        play.draw_code(store, 3, 1, "1-C-A", "nurse")
        rating.rate(store, 3, "1-C-R", 1, "0 3 3")

    def first(store: Store) -> None:
        play.draw_code(store, 3, 1, "1-S-A")
        rating.rate(store, 3, "1-C-R", 1, "4")
        rating.rate(store, 3, "1-C-R", 2, "? 2")
        play.name_community(store, 3, 1, "Mill Street")

    def second(store: Store) -> None:
        play.draw_code(store, 3, 2, "1-S-A")
        rating.rate(store, 3, "1-C-R", 1, "3 3")
        play.name_community(store, 3, 2, "The night shift")

    cards = cards_in(together(with_cards(tmp_path, start, first, second)))
    assert sorted((draw.card, draw.table_number) for draw in cards.draws) == [
        ("1-C-A", 1),
        ("1-S-A", 1),
        ("1-S-A", 2),
    ]
    assert {(row.table_number, row.score): row.count for row in cards.ratings} == {
        (1, 0): 1,
        (1, 3): 4,
        (1, 4): 1,
        (2, -1): 1,
        (2, 2): 1,
    }
    assert {row.table_number: row.name for row in cards.communities} == {
        1: "Mill Street",
        2: "The night shift",
    }


def test_drawings_and_sheets_stay_with_whoever_drew_them(tmp_path: Path) -> None:
    def start(store: Store) -> None:
        plan.add_activity(store, shipped_source("community_map"))

    def bring_in(name: str, left: float) -> Edit:
        square = [(left, 10.0), (left + 20, 10.0), (left + 20, 30.0), (left, 30.0)]
        photo = b"\x89PNG\r\n\x1a\n" + name.encode()

        def edit(store: Store) -> None:
            participants.add_participants(store, 1)
            paper.accept_sheet(store, 3, "P1", [[square]], photo=photo, name=name)

        return edit

    def one_more(store: Store) -> None:
        bring_in("Old Town", 100.0)(store)
        drawings.begin_drawing(store, 3, "P9", name="Nobody’s code")

    documents = apart(tmp_path, start, bring_in("Riverside", 10.0), one_more)
    merged = together(documents)
    assert sorted(person.code for person in merged.participants) == ["P1", "P2"]
    owners = {copy.participants[0].uid: map_in(copy).drawings[0].name for copy in documents}
    codes = {owners[person.uid]: person.code for person in merged.participants}
    found = map_in(merged)
    drawn = {each.name: each.participant for each in found.drawings}
    assert drawn == {**codes, "Nobody’s code": "P9"}
    assert len({repr(each.areas) for each in found.drawings}) == 3
    for photo in found.photos:
        (name,) = (name for name in codes if photo.data.endswith(name.encode()))
        assert photo.caption == f"Sheet of {codes[name]}"
        assert photo.visibility == "private"
    assert merged.differences == []


def test_what_copies_say_of_a_map_has_its_code_and_is_told_to_nobody_else(tmp_path: Path) -> None:
    def start(store: Store) -> None:
        activity = plan.add_activity(store, shipped_source("community_map"))
        drawings.begin_drawing(store, activity, "P1", name="Riverside", may_be_shown=True)
        places.add_place(store, board_of(store, activity), "group", 9, 9, title="Choir")  # type: ignore[arg-type]

    def more(store: Store) -> None:
        drawings.change_drawing(store, 1, name="Where gran lived", may_be_shown=False)
        places.change_place(store, 1, title="The choir of old")

    documents = apart(tmp_path, start, nothing, more)
    merged = together(documents)
    assert [each.may_be_shown for each in map_in(merged).drawings] == [False]
    said = " ".join(differing_aloud(merged))
    assert "P1, name: the copies differ." in said
    assert "gran" not in said
    assert "G1, label: “" in said
    path = tmp_path / "merged.workshop"
    import_file(merged, path)
    with Store.open(path) as store:
        with store.reading() as session:
            kept = {(each.about, each.field): each for each in kept_differences(session)}
        assert set(kept) == {("P1", "name"), ("P1", "may_be_shown"), ("G1", "label")}
        assert not kept["P1", "may_be_shown"].can_be_taken
        label = kept["G1", "label"]
        take_other(store, label.id)
    (pin,) = map_in(document_of(path)).places
    assert (pin.id, pin.label) == ("G1", label.other)


def map_in(document: WorkshopDocument) -> CommunityMapDocument:
    (found,) = [each for each in document.activities if isinstance(each, CommunityMapDocument)]
    return found


def test_a_card_is_where_it_was_moved_last_and_never_in_two_places(tmp_path: Path) -> None:
    def start(store: Store) -> None:
        for table, code in ((1, "1-C-A"), (2, "1-S-A"), (3, "2-C-A"), (3, "2-S-A")):
            play.draw_code(store, 3, table, code, f"table {table}")

    def traded(store: Store) -> None:
        play.trade(store, 1, 2)

    def told(store: Store) -> None:
        play.hold(store, 1, "somebody else")
        play.put_back(store, 3)
        play.hold(store, 4, "the caretaker")

    def other(store: Store) -> None:
        play.hold(store, 4, "the baker")

    merged = together(with_cards(tmp_path, start, both(traded, other), told))
    found = {draw.card: draw for draw in cards_in(merged).draws}
    assert (found["1-C-A"].table_number, found["1-C-A"].holder) == (2, "table 2")
    assert (found["1-S-A"].table_number, found["1-S-A"].holder) == (1, "table 1")
    assert not found["2-C-A"].held
    (said,) = differing(merged)
    assert (said.about, said.field) == ("2-S-A", "holder")
    assert {said.taken, said.other} == {"the baker", "the caretaker"}


def test_a_promise_for_the_team_stays_with_the_team(tmp_path: Path) -> None:
    def start(store: Store) -> None:
        book.promise(store, role="nurse", voice="staff", what="Ring the hall", share="room")

    def team(store: Store) -> None:
        book.change_promise(store, 1, share="team", what="Ring Ada at the hall")

    def room(store: Store) -> None:
        book.change_promise(store, 1, what="Ring the hall on Monday")
        book.promise(store, role="neighbour", what="Bring tea")

    documents = with_cards(tmp_path, start, team, room)
    merged = together(documents)
    assert [(promise.share, promise.state) for promise in merged.promises] == [("team", "open")] * 2
    said = {each.field: {each.taken, each.other} for each in differing(merged)}
    assert said["what"] == {"Ring Ada at the hall", "Ring the hall on Monday"}
    assert said["share"] == {"room", "team"}
    assert "Copy 2 brings 1 promise that no other has." in preview(documents, merged)


def test_what_was_told_on_both_laptops_is_there_and_the_last_word_counts(tmp_path: Path) -> None:
    def start(store: Store) -> None:
        book.promise(store, role="nurse", what="Ring the hall")

    def first(store: Store) -> None:
        book.follow_up(store, 1, outcome="done", learned="They like tea")

    def second(store: Store) -> None:
        book.follow_up(store, 1, outcome="still_going", surprised="Nobody answered")

    days = [at(0, first), at(3 * 24 * 60, second)]
    (promise,) = together(with_cards(tmp_path, start, *days)).promises
    assert {told.outcome for told in promise.follow_ups} == {"done", "still_going"}
    assert promise.state == "open"


def test_a_name_is_held_only_where_both_copies_may_hold_it(tmp_path: Path) -> None:
    def start(store: Store) -> None:
        book.promise(store, role="nurse", what="Ring the hall")
        change_person(store, 1, name_may_be_held=True, name="Ada Quill")

    def other(store: Store) -> None:
        change_person(store, 1, name="Ada Quill-Moss")

    def withdrawn(store: Store) -> None:
        change_person(store, 1, name_may_be_held=False)

    one, changed, gone = with_cards(tmp_path, start, nothing, other, withdrawn)
    both_names = together([one, changed])
    assert len(differing(both_names)) == 1
    merged = merge(both_names, gone)
    assert merged == merge(gone, both_names)
    assert [(person.name, person.name_may_be_held) for person in merged.people] == [("", False)]
    assert "Quill" not in merged.model_dump_json()


def test_a_difference_about_a_promise_can_be_taken_after_all(tmp_path: Path) -> None:
    def start(store: Store) -> None:
        book.promise(store, role="nurse", what="Ring the hall")
        play.draw_code(store, 3, 1, "1-C-A")

    edits: list[Edit] = [
        lambda store, what=what: book.change_promise(store, 1, what=what)  # type: ignore[misc]
        for what in ("Ring the hall on Monday", "Ring the hall on Tuesday")
    ]
    merged = together(with_cards(tmp_path, start, *edits))
    path = tmp_path / "together.workshop"
    import_file(merged, path)
    with Store.open(path) as store:
        with store.reading() as session:
            (kept,) = kept_differences(session)
            assert session.get_one(Person, 1).role == "nurse"
        assert (kept.about, kept.field, kept.can_be_taken) == (kept.now, "what", True)
        take_other(store, kept.id)
        with store.reading() as session:
            (entry,) = book.promises(session)
        assert entry.promise.what == kept.other
        board = cards_of(store)
        assert board is not None
        assert [draw.card for draw in play.hand(board, 1)] == ["1-C-A"]
