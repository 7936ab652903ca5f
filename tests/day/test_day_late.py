"""Running late: a coach's day that begins 25 minutes late, and others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator import plan
from facilitator.day import clock
from facilitator.day.late import LatePlan, apply_plan, late_plans
from facilitator.decks import SessionActivity, shipped_source
from facilitator.errors import FacilitatorError
from facilitator.plan import move_activity, remove_activity
from facilitator.store import Store
from tests.day.days import Watch, ids, local, now, opened, rows, spent, title, whole_day


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def store(tmp_path: Path, watch: Watch) -> Iterator[Store]:
    path = tmp_path / "riverside.workshop"
    whole_day(path)
    with opened(path, watch) as store:
        yield store


def cuts(store: Store, plan: LatePlan) -> dict[str, int]:
    return {title(store, cut.line.activity_id): cut.minutes for cut in plan.cuts}


def day_of(tmp_path: Path, watch: Watch, *lines: SessionActivity) -> Store:
    path = tmp_path / "own.workshop"
    whole_day(path, lines)
    return opened(path, watch)


def test_a_day_that_begins_on_time_needs_no_plan(store: Store, watch: Watch) -> None:
    assert now(store).behind == 0
    assert late_plans(now(store)) == []
    watch.go(seconds=29)
    clock.start(store, ids(store)[0])
    assert now(store).behind == 0


def test_25_minutes_late_before_anybody_came(store: Store, watch: Watch) -> None:
    watch.set("10:25")
    table = now(store)
    assert table.behind == 5, "the spare 20 minutes before lunch are not enough"
    (plan,) = late_plans(table)
    assert cuts(store, plan) == {"Spare time": 5}
    apply_plan(store, plan)
    assert now(store).behind == 0


def test_two_plans_for_the_same_morning(tmp_path: Path, watch: Watch) -> None:
    with day_of(
        tmp_path,
        watch,
        SessionActivity(kind="talk", title="Welcome", minutes=15, least=10),
        SessionActivity(kind="talk", title="Stories", minutes=40, least=25),
        SessionActivity(kind="talk", title="Round", minutes=20, can_go=True, instead="Later."),
        SessionActivity(kind="buffer", title="Spare time", minutes=10),
        SessionActivity(kind="closing", title="Promises", minutes=15, least=1, can_go=True),
    ) as store:
        watch.set("10:25")
        shorter, fewer = late_plans(now(store))
        assert cuts(store, shorter) == {"Welcome": 11, "Stories": 29, "Spare time": 0}
        assert cuts(store, fewer) == {"Round": 0, "Spare time": 5}
        assert (shorter.short_by, fewer.short_by) == (0, 0)
        assert shorter.end == fewer.end == local("11:40")
        watch.set("11:00")
        (shorter,) = late_plans(now(store))
        everything = {"Welcome": 10, "Stories": 25, "Round": 0, "Spare time": 0}
        assert cuts(store, shorter) == everything
        assert shorter.short_by == 10


def test_nothing_to_give_is_no_plan(tmp_path: Path, watch: Watch) -> None:
    quiet = SessionActivity(kind="closing", title="Promises", minutes=15, least=1, can_go=True)
    with day_of(tmp_path, watch, quiet) as store:
        watch.set("10:12")
        assert now(store).behind == 12
        assert late_plans(now(store)) == []


def test_time_is_saved_only_where_a_pin_needs_it(store: Store, watch: Watch) -> None:
    clock.start(store, ids(store)[0])
    watch.set("11:00")
    table = now(store)
    lunch = next(t for t in table.timings if t.pinned is not None)
    assert [clash.minutes for clash in table.clashes] == [25]
    shorter, fewer = late_plans(table)
    assert cuts(store, shorter) == {"Stories": 25, "Spare time": 0}
    assert cuts(store, fewer) == {"Round": 0, "Spare time": 5}
    for each in (shorter, fewer):
        met = next(t for t in each.timetable.timings if t.pinned is not None)
        assert met.start == lunch.pinned
        assert each.end == local("14:00")


def test_a_lunch_that_cannot_be_met_says_by_how_much(store: Store, watch: Watch) -> None:
    clock.start(store, ids(store)[0])
    watch.set("11:40")
    shorter, fewer = late_plans(now(store))
    morning = {"Stories": 25, "Round": 0, "Spare time": 0}
    assert cuts(store, shorter) == {**morning, "Walk": 20, "Ideas": 20}
    assert cuts(store, fewer) == {**morning, "Walk": 0}
    for each in (shorter, fewer):
        assert each.short_by == 20, "at lunch"
        assert [clash.minutes for clash in each.timetable.clashes] == [20]
        assert each.end <= local("14:00")


def test_the_step_in_hand_keeps_what_it_has_taken(tmp_path: Path, watch: Watch) -> None:
    with day_of(
        tmp_path,
        watch,
        SessionActivity(kind="talk", title="Stories", minutes=40, least=10),
        SessionActivity(kind="closing", title="Promises", minutes=15),
    ) as store:
        watch.set("10:30")
        clock.start(store, ids(store)[0])
        watch.set("10:52")
        (plan,) = late_plans(now(store))
        assert cuts(store, plan) == {"Stories": 22}
        assert plan.short_by == 12
        watch.go(seconds=90)
        apply_plan(store, plan)
        assert rows(store)[0].minutes == 24


def test_a_plan_is_one_step_to_undo_and_no_time_goes(store: Store, watch: Watch) -> None:
    clock.start(store, ids(store)[0])
    watch.set("11:00")
    before = [(row.minutes, row.state) for row in rows(store)]
    apply_plan(store, late_plans(now(store))[1])
    assert store.undo_label == "Running late: fewer steps"
    assert now(store).behind == 0
    watch.go(minutes=3)
    store.undo()
    assert [(row.minutes, row.state) for row in rows(store)] == before
    assert spent(store) == 63 * 60


def test_a_plan_that_the_day_has_overtaken_is_refused(store: Store, watch: Watch) -> None:
    every = ids(store)
    clock.start(store, every[0])
    watch.set("11:00")
    plan = late_plans(now(store))[1]
    clock.start(store, every[2])
    with pytest.raises(FacilitatorError, match="moved on"):
        apply_plan(store, plan)
    remove_activity(store, every[2])
    with pytest.raises(FacilitatorError, match="moved on"):
        apply_plan(store, plan)
    assert store.undo_label == "Delete activity"


def test_a_step_left_out_is_passed_over_and_can_be_taken_up(store: Store, watch: Watch) -> None:
    every = ids(store)
    clock.start(store, every[0])
    clock.skip(store, every[1], 0)
    assert clock.go_on(store, every[0]) == (every[2], 0)
    clock.take_up(store, every[1], 0)
    watch.go(minutes=15)
    clock.go_to_step(store, every[1], 0)
    assert now(store).next is not None
    assert clock.go_on(store, every[1]) == (every[3], 0), "the round is done already"


def test_a_parked_step_is_done_at_the_end_and_the_day_goes_on_from_there(
    store: Store, watch: Watch
) -> None:
    every = ids(store)
    clock.start(store, every[0])
    watch.go(minutes=4)
    clock.park(store, every[0], 0)
    watch.go(minutes=38)
    clock.go_on(store, every[1])
    clock.take_up(store, every[0], 0)
    clock.go_to_step(store, every[0], 0)
    fates = [timing.fate for timing in now(store).timings]
    assert fates[:4] == ["now", "done", "to come", "to come"]
    assert now(store).timings[0].line.spent == 4 * 60


def test_looking_ahead_by_mistake_does_nothing_out_of_turn(store: Store, watch: Watch) -> None:
    every = ids(store)
    clock.start(store, every[0])
    watch.go(minutes=15)
    clock.start(store, every[2])
    watch.go(seconds=20)
    clock.start(store, every[1])
    watch.go(minutes=40)
    assert clock.go_on(store, every[1]) == (every[2], 0)


def test_a_part_that_is_set_aside_leaves_its_pin_to_the_next_step(
    store: Store, watch: Watch
) -> None:
    every = ids(store)
    move_activity(store, every[5], 0)
    watch.set("10:10")
    table = now(store)
    assert table.timings[0].start == local("12:00")
    assert [clash.minutes for clash in table.planned_clashes] == []


def test_a_day_begun_on_another_date_is_planned_for_today(store: Store, watch: Watch) -> None:
    watch.moment = watch.moment.replace(day=28)
    table = now(store)
    assert table.behind == 0
    assert table.end.date() == watch.moment.date()


def test_a_plan_of_the_coach_that_runs_over_its_own_pin_is_told(
    tmp_path: Path, watch: Watch
) -> None:
    with day_of(
        tmp_path,
        watch,
        SessionActivity(kind="talk", title="Stories", minutes=40),
        SessionActivity(kind="break", title="Tea", minutes=15, starts="10:30"),
    ) as store:
        assert [clash.minutes for clash in now(store).planned_clashes] == [10]
        assert [clash.minutes for clash in now(store).clashes] == [10]


def test_what_was_deleted_returns_with_its_time(store: Store, watch: Watch) -> None:
    every = ids(store)
    clock.start(store, every[0])
    watch.go(minutes=7)
    clock.pause(store)
    remove_activity(store, every[0])
    clock.start(store, every[1])
    watch.go(minutes=2)
    store.undo()
    assert spent(store) == 9 * 60


def test_another_plan_in_the_middle_keeps_what_was_done(tmp_path: Path, watch: Watch) -> None:
    path = tmp_path / "board.workshop"
    with plan.begin(path) as store:
        board = plan.add_activity(store, shipped_source("theory_of_change"))
    with opened(path, watch) as store:
        clock.start(store, board)
        watch.go(minutes=12)
        clock.go_on(store, board)
        watch.go(minutes=20)
        plan.change_activity(store, board, plan="situation_first_120")
        keys = [row.step for row in rows(store)]
        assert keys[:3] == ["welcome", "vision", "now"]
        assert len(keys) == len(set(keys)) == 8
        done, in_hand, *_rest = now(store).timings
        assert (done.line.step, done.line.spent) == ("welcome", 12 * 60)
        assert (in_hand.line.step, in_hand.line.spent) == ("vision", 20 * 60)
        clock.go_to_step(store, board, 7)
        plan.change_activity(store, board, plan="vision_first_180")
        assert spent(store) == 32 * 60
        assert sum(timing.line.spent for timing in now(store).timings) == 32 * 60


def test_fewer_steps_touches_as_few_as_can_be(tmp_path: Path, watch: Watch) -> None:
    with day_of(
        tmp_path,
        watch,
        SessionActivity(kind="talk", title="Welcome", minutes=15, least=10),
        SessionActivity(kind="talk", title="Stories", minutes=40, least=25),
        SessionActivity(kind="talk", title="Round", minutes=20, can_go=True),
        SessionActivity(kind="talk", title="Ideas", minutes=20, least=10),
    ) as store:
        watch.set("10:20")
        assert cuts(store, late_plans(now(store))[1]) == {"Round": 0}
        watch.set("10:25")
        assert cuts(store, late_plans(now(store))[1]) == {"Round": 0, "Stories": 35}
