"""A day that was tried before its date, left running, or that goes on past midnight."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.day import clock
from facilitator.day.late import late_plans
from facilitator.day.state import is_running, is_stale, the_day
from facilitator.day.tables import Day
from facilitator.decks import SessionActivity
from facilitator.errors import FacilitatorError
from facilitator.plan import change_activity, change_workshop
from facilitator.store import Store
from tests.day.days import Watch, has_begun, ids, now, opened, rows, running, spent, whole_day


def at(clock: str, day: int) -> datetime:
    return datetime.fromisoformat(f"2026-03-{day:02}T{clock}").astimezone().astimezone(UTC)


@pytest.fixture
def watch() -> Watch:
    return Watch()


def made(tmp_path: Path, watch: Watch, *lines: SessionActivity) -> Store:
    path = tmp_path / "riverside.workshop"
    whole_day(path, lines) if lines else whole_day(path)
    return opened(path, watch)


@pytest.mark.parametrize("ended", [True, False])
def test_a_day_that_was_tried_before_its_date_begins_anew(
    tmp_path: Path, watch: Watch, ended: bool
) -> None:
    with made(tmp_path, watch) as store:
        every = ids(store)
        watch.moment = at("18:00", 10)
        clock.start(store, every[0])
        assert now(store).behind == 0, "a trial counts from when it began"
        watch.go(minutes=2)
        clock.go_on(store, every[0])
        clock.extend(store, every[1], 5)
        if ended:
            clock.end_day(store)
        watch.moment = at("10:00", 14)
        table = now(store)
        assert table.day.began is None
        assert (table.behind, table.now) == (0, None)
        assert {timing.fate for timing in table.timings} == {"to come"}
        assert clock.start(store, every[0]) is True, "it says that the trial's times are gone"
        watch.go(minutes=3)
        table = now(store)
        assert table.behind == 0
        assert table.now is not None
        assert table.now.line.spent == 3 * 60
        assert spent(store) == 3 * 60
        assert running(store) == 1
        assert clock.start(store, every[1]) is False


def test_looking_through_the_steps_on_another_date_begins_anew_too(
    tmp_path: Path, watch: Watch
) -> None:
    with made(tmp_path, watch) as store:
        every = ids(store)
        watch.moment = at("18:00", 10)
        clock.start(store, every[0])
        watch.moment = at("09:30", 14)
        clock.go_to_step(store, every[0], 0)
        assert not has_begun(store)
        assert (spent(store), running(store)) == (0, 0)


def test_what_was_really_run_keeps_its_times(tmp_path: Path, watch: Watch) -> None:
    with made(tmp_path, watch) as store:
        every = ids(store)
        clock.start(store, every[0])
        watch.go(minutes=18)
        clock.end_day(store)
        watch.moment = at("09:00", 20)
        assert {timing.fate for timing in now(store).timings} == {"done"}
        with pytest.raises(FacilitatorError, match="14 March 2026"):
            clock.start(store, every[0])
        clock.go_to_step(store, every[1], 0)
        assert spent(store) == 18 * 60
        change_workshop(store, date="2026-03-20")
        assert now(store).day.began is None
        assert clock.start(store, every[0]) is True
        assert spent(store) == 0


def test_the_refusal_says_the_day_in_the_language_of_the_sentence(
    tmp_path: Path, watch: Watch
) -> None:
    with made(tmp_path, watch) as store:
        change_workshop(store, language="ar")
        every = ids(store)
        clock.start(store, every[0])
        watch.go(minutes=18)
        clock.end_day(store)
        watch.moment = at("09:00", 20)
        with pytest.raises(FacilitatorError, match="was run on 14 March 2026,"):
            clock.start(store, every[0])


def test_a_clock_that_was_left_running_counts_until_its_step_was_over(
    tmp_path: Path, watch: Watch
) -> None:
    with made(tmp_path, watch) as store:
        every = ids(store)
        clock.start(store, every[0])
        watch.go(minutes=20)
        clock.go_on(store, every[0])
        watch.moment = at("09:00", 17)
        table = now(store)
        assert table.day.ended is not None
        assert [timing.line.spent // 60 for timing in table.timings[:3]] == [20, 40, 0]
        assert late_plans(table) == []
        clock.pause(store)
        assert spent(store) == 60 * 60
        assert running(store) == 0
        with store.reading() as session:
            assert the_day(session).ended == at("11:00", 14).isoformat(timespec="seconds")


def test_without_a_date_only_a_day_that_ended_was_run(tmp_path: Path, watch: Watch) -> None:
    with made(tmp_path, watch) as store:
        change_workshop(store, date="")
        first = ids(store)[0]
        clock.start(store, first)
        watch.moment = at("10:00", 16)
        assert clock.start(store, first) is True
        clock.end_day(store)
        watch.moment = at("10:00", 18)
        with pytest.raises(FacilitatorError, match="new date"):
            clock.start(store, first)


def test_a_day_begins_anew_when_somebody_wants_it_to(tmp_path: Path, watch: Watch) -> None:
    with made(tmp_path, watch) as store:
        every = ids(store)
        clock.start(store, every[0])
        watch.go(minutes=9)
        clock.skip(store, every[2], 0)
        clock.begin_anew(store)
        assert not has_begun(store)
        assert (spent(store), running(store)) == (0, 0)
        assert rows(store)[2].state == "skipped", "the plan stays"
        assert store.undo_label == "Skip step", "it is not undone"


def test_a_day_is_stale_on_another_date_and_half_a_day_later() -> None:
    day = Day(began=at("23:00", 14).isoformat())
    assert not is_stale(Day(), at("10:00", 20))
    assert not is_stale(day, at("02:00", 15))
    assert is_running(day, at("02:00", 15))
    assert is_stale(day, at("11:30", 15))
    assert not is_running(day, at("11:30", 15))
    assert not is_stale(Day(began=at("06:00", 14).isoformat()), at("23:30", 14))


def test_a_pin_after_midnight_is_on_the_next_day(tmp_path: Path, watch: Watch) -> None:
    with made(
        tmp_path,
        watch,
        SessionActivity(kind="talk", title="Watch", minutes=90),
        SessionActivity(kind="closing", title="Home", minutes=10, starts="00:45"),
    ) as store:
        change_workshop(store, starts="23:00")
        watch.moment = at("22:50", 14)
        table = now(store)
        assert (table.behind, table.clashes, table.planned_clashes) == (0, [], [])
        assert table.planned_end.astimezone(UTC) == at("00:55", 15)
        clock.start(store, ids(store)[0])
        watch.moment = at("00:20", 15)
        assert now(store).behind == -10 + 10, "the pin is waited for"


def test_a_late_activity_of_the_same_day_is_not_the_day_before(
    tmp_path: Path, watch: Watch
) -> None:
    with made(tmp_path, watch) as store:
        change_activity(store, ids(store)[-1], starts="22:30")
        assert now(store).clashes == []
        assert now(store).planned_end.astimezone(UTC) == at("22:45", 14)


def test_what_was_to_begin_before_midnight_is_late_after_it(tmp_path: Path, watch: Watch) -> None:
    with made(tmp_path, watch, SessionActivity(kind="talk", title="Watch", minutes=90)) as store:
        change_workshop(store, starts="23:00")
        watch.moment = at("00:05", 15)
        assert now(store).behind == 65
        clock.start(store, ids(store)[0])
        assert now(store).behind == 65
        clock.begin_anew(store)
        watch.moment = at("09:00", 15)
        assert now(store).behind == 0, "after a night, it is planned for the evening"


def test_a_plan_without_a_start_runs_over_no_pin_but_from_one_to_another(
    tmp_path: Path, watch: Watch
) -> None:
    with made(
        tmp_path,
        watch,
        SessionActivity(kind="talk", title="Stories", minutes=40),
        SessionActivity(kind="break", title="Tea", minutes=15, starts="10:30"),
        SessionActivity(kind="talk", title="Round", minutes=30, least=10),
        SessionActivity(kind="closing", title="Promises", minutes=10, starts="11:00"),
    ) as store:
        every = ids(store)
        assert [clash.minutes for clash in now(store).planned_clashes] == [10, 15]
        change_workshop(store, starts="")
        over = now(store).planned_clashes
        assert [(clash.activity_id, clash.minutes) for clash in over] == [(every[3], 15)]
        watch.set("09:40")
        clock.start(store, every[0])
        watch.set("10:25")
        clock.go_on(store, every[0])
        assert [clash.activity_id for clash in now(store).planned_clashes] == [every[3]]
        clock.skip(store, every[2], 0)
        assert now(store).planned_clashes == [], "what was left out is not in the plan any more"
        clock.take_up(store, every[2], 0)
        clock.start(store, every[3])
        assert now(store).planned_clashes == [], "the pin is past"
