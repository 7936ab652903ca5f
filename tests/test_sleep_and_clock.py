"""A clock that jumps, summer time in the middle of the day, a computer that sleeps in a step."""

import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.day import clock
from facilitator.day.results import timing_rows
from facilitator.day.set_clock import follow_clock
from facilitator.day.state import the_day
from facilitator.day.steady import SteadyClock, since_boot
from facilitator.day.timetable import Timetable
from facilitator.exercises.board.tables import Note
from facilitator.store import Store, WorkshopInUseError
from facilitator.transfer import export_document
from tests.day.days import ids, now, running, spent, whole_day
from ui.live_day import LiveDay

ROOT = Path(__file__).parents[1]
DAY = "2026-03-14"

stops = pytest.mark.skipif(sys.platform == "win32", reason="no process can be stopped there")
zones = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set there")


class Desk:
    """A computer's two clocks: one that can be set, and one that only goes on."""

    def __init__(self) -> None:
        self.wall = datetime.fromisoformat(f"{DAY}T10:00").astimezone().astimezone(UTC)
        self.steady = 50_000.0
        self.clock = SteadyClock(lambda: self.wall, lambda: self.steady)

    def go(self, *, minutes: float) -> None:
        """Let time pass, asleep or awake."""
        self.wall += timedelta(minutes=minutes)
        self.steady += minutes * 60

    def set(self, **by: float) -> None:
        """Set the clock, as nobody meant to."""
        self.wall += timedelta(**by)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def store(tmp_path: Path, desk: Desk) -> Iterator[Store]:
    whole_day(tmp_path / "riverside.workshop")
    with Store.open(tmp_path / "riverside.workshop") as store:
        store.clock = desk.clock
        yield store


JUMPS = [{"hours": -1.0}, {"days": 1.0}, {"hours": 1.0}, {"days": -400.0}]


@pytest.mark.parametrize("jump", JUMPS)
def test_a_jump_takes_nothing_from_a_step_and_adds_nothing(
    store: Store, desk: Desk, jump: dict[str, float]
) -> None:
    every = ids(store)
    clock.start(store, every[0])
    desk.go(minutes=10)
    clock.go_on(store, every[0])
    desk.go(minutes=12)
    desk.set(**jump)
    desk.go(minutes=5)
    clock.pause(store)
    assert spent(store) == 27 * 60
    desk.set(**{name: -by for name, by in jump.items()})
    clock.start(store, every[1])
    desk.go(minutes=3)
    clock.end_day(store)
    assert spent(store) == 30 * 60
    rows = timing_rows(export_document(store, complete=True))
    assert [row.actual for row in rows if row.step and row.actual] == [10, 20]
    table = now(store)
    assert all(timing.start <= timing.end for timing in table.timings)


@pytest.mark.parametrize("jump", JUMPS)
def test_the_timer_goes_on_as_if_nothing_had_happened(
    qtbot: QtBot, store: Store, desk: Desk, jump: dict[str, float]
) -> None:
    first = ids(store)[0]
    clock.start(store, first)
    live = LiveDay(store)
    desk.go(minutes=5)
    desk.set(**jump)
    ticks: list[tuple[int, int]] = []
    live.ticked.connect(lambda: ticks.append(live.time(first)))
    qtbot.waitUntil(lambda: bool(ticks))
    assert ticks[0] == (10 * 60, 15 * 60)
    assert live.is_running, "what is private stays hidden"
    live.close()


def test_a_jump_in_a_pause_does_not_end_the_day(qtbot: QtBot, store: Store, desk: Desk) -> None:
    every = ids(store)
    clock.start(store, every[0])
    desk.go(minutes=5)
    clock.pause(store)
    live = LiveDay(store)
    desk.set(days=1)
    qtbot.waitUntil(lambda: live.is_running)
    assert clock.start(store, every[0]) is False, "nothing begins anew"
    desk.go(minutes=1)
    assert spent(store) == 6 * 60
    live.close()


def test_a_clock_that_was_set_back_while_nobody_looked_counts_from_now(
    store: Store, desk: Desk
) -> None:
    first = ids(store)[0]
    clock.start(store, first)
    after = Desk()
    after.set(hours=-3)
    store.clock = after.clock
    follow_clock(store)
    after.go(minutes=4)
    assert spent(store) == 4 * 60
    assert running(store) == 1


def test_a_day_that_is_over_keeps_its_times(store: Store, desk: Desk) -> None:
    first = ids(store)[0]
    clock.start(store, first)
    desk.go(minutes=5)
    clock.end_day(store)
    with store.reading() as session:
        before = the_day(session).model_dump()
    desk.set(hours=-1)
    follow_clock(store)
    with store.reading() as session:
        assert the_day(session).model_dump() == before


def test_a_long_sleep_is_time_that_the_step_took(store: Store, desk: Desk) -> None:
    first = ids(store)[0]
    clock.start(store, first)
    desk.go(minutes=90)
    live = LiveDay(store)
    assert live.time(first) == (-75 * 60, 15 * 60)
    assert live.timetable.behind > 0
    live.close()
    desk.go(minutes=60 * 24)
    live = LiveDay(store)
    left, whole = live.time(first)
    assert (left, whole) == (0, 15 * 60), "left running overnight, it ran until it was over"
    assert not live.is_running
    live.close()


def test_the_two_real_clocks_go_alike() -> None:
    real = SteadyClock()
    begin = since_boot()
    time.sleep(0.05)
    assert since_boot() > begin
    assert real.jump() == timedelta()
    assert abs(real() - datetime.now(UTC)) < timedelta(seconds=5)


# Summer time


@pytest.fixture
def london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@zones
def test_summer_time_begins_in_the_middle_of_the_day(london: None, tmp_path: Path) -> None:
    """The clocks go from 01:00 to 02:00 on 29 March 2026; nobody sits there an hour longer."""
    from facilitator.beginning import new_workshop
    from facilitator.decks import SessionActivity
    from facilitator.decks.writing import deck_source
    from facilitator.exchange import WorkshopHead
    from facilitator.plan import put_activity

    parts = [
        SessionActivity(kind="talk", title="Vigil", minutes=60),
        SessionActivity(kind="talk", title="Walk", minutes=30),
        SessionActivity(kind="talk", title="Breakfast", minutes=30, starts="04:00"),
    ]
    desk = Desk()
    desk.wall = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    head = WorkshopHead(title="Night", date="2026-03-29", starts="00:30")
    with new_workshop(tmp_path / "night.workshop", head) as store:
        with store.progress() as session:
            for part in parts:
                deck = part.as_board()
                put_activity(
                    session,
                    deck,
                    deck_source(deck),
                    steps=part.steps_on(deck),
                    title=part.title,
                    starts=part.starts,
                )
        store.clock = desk.clock
        table = now(store)
        assert clocks(table) == ["00:30", "02:30", "04:00"]
        every = ids(store)
        clock.start(store, every[0])
        desk.go(minutes=60)
        clock.go_on(store, every[0])
        desk.go(minutes=30)
        table = now(store)
        assert spent(store) == 90 * 60
        assert table.behind == 0
        assert clocks(table) == ["00:30", "02:30", "04:00"]
        clock.end_day(store)


def clocks(table: Timetable) -> list[str]:
    """Return when each part begins, as the clock on the wall shows it."""
    return [f"{timing.start.astimezone():%H:%M}" for timing in table.timings]


# Asleep in a step, and two at one file

SLEEPER = """
import sys
from pathlib import Path
from facilitator.store import Store
from facilitator.exercises.board.tables import Note
from sqlmodel import select
with Store.open(Path(sys.argv[1])) as store:
    with store.step("Change every note") as session:
        for note in session.exec(select(Note)):
            note.text = "changed"
            session.add(note)
        session.flush()
        print("in the step", flush=True)
        sys.stdin.readline()
    print("done", flush=True)
    sys.stdin.readline()
"""


@stops
def test_asleep_in_a_step_it_is_in_use_and_the_step_is_whole_afterwards(tmp_path: Path) -> None:
    from sqlmodel import select

    from ui.sample import sample_workshop

    path = sample_workshop(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", SLEEPER, path],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        try:
            assert other.stdout.readline() == "in the step\n"
            os.kill(other.pid, signal.SIGSTOP)
            with pytest.raises(WorkshopInUseError, match="already open on this computer"):
                Store.open(path)
            with Store.open(path, read_only=True) as store, store.reading() as session:
                texts = {note.text for note in session.exec(select(Note))}
            assert "changed" not in texts, "the last whole step"
            os.kill(other.pid, signal.SIGCONT)
            other.stdin.write("go on\n")
            other.stdin.flush()
            assert other.stdout.readline() == "done\n"
            with Store.open(path, read_only=True) as store, store.reading() as session:
                assert {note.text for note in session.exec(select(Note))} == {"changed"}
        finally:
            other.kill()
    Store.open(path).close()


@pytest.mark.parametrize("written", ["1970-01-01T00:00:00+00:00", "2099-01-01T00:00:00+00:00"])
def test_how_old_a_lock_says_it_is_does_not_matter(tmp_path: Path, written: str) -> None:
    path = tmp_path / "riverside.workshop"
    whole_day(path)
    held_by = {"host": platform.node(), "process": os.getpid(), "time": written}
    path.with_name(f"{path.name}.lock").write_text(json.dumps(held_by))
    with Store.open(path), pytest.raises(WorkshopInUseError):
        Store.open(path)


def test_typing_merges_into_one_step_whatever_the_clock_says(store: Store, desk: Desk) -> None:
    from facilitator.workshop import the_workshop

    for number, jump in enumerate(JUMPS):
        desk.set(**jump)
        with store.step("Rename", merge="title") as session:
            workshop = the_workshop(session)
            workshop.title = f"Riverside {number}"
            session.add(workshop)
    store.undo()
    with store.reading() as session:
        assert the_workshop(session).title == "Riverside"
