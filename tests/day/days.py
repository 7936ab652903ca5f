"""Days to run: a simulated clock, plans drawn by chance, and one that a coach might write."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from sqlmodel import select

from facilitator import plan
from facilitator.beginning import new_workshop
from facilitator.day.day_plan import read_day
from facilitator.day.lines import Line
from facilitator.day.spent import a_clock_runs, seconds_spent
from facilitator.day.state import the_day
from facilitator.day.tables import Day, PlannedStep, Progress, StepTime
from facilitator.day.timetable import Timetable, timetable
from facilitator.decks import SessionActivity, TimedStep, parse_deck, shipped_source
from facilitator.decks.writing import deck_source
from facilitator.exchange import WorkshopHead
from facilitator.store import Store
from facilitator.workshop import Activity, activities, saved_id

SATURDAY = "2026-03-14"
KEPT = ("quiet", "break", "closing")


def local(clock: str) -> datetime:
    """Return a time of this Saturday, as the clock on the wall shows it."""
    return datetime.fromisoformat(f"{SATURDAY}T{clock}").astimezone()


@dataclass
class Watch:
    """The clock that the store is given."""

    moment: datetime = field(default_factory=lambda: local("10:00:00").astimezone(UTC))

    def __call__(self) -> datetime:
        return self.moment

    def set(self, clock: str) -> None:
        self.moment = local(clock).astimezone(UTC)

    def go(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self.moment += timedelta(minutes=minutes, seconds=seconds)


@dataclass(frozen=True)
class Part:
    """A step as a test plans it."""

    minutes: int
    least: int | None = None
    can_go: bool = False
    role: str = ""


@dataclass(frozen=True)
class Block:
    """An activity as a test plans it."""

    steps: Sequence[Part]
    starts: str = ""


ROLES = ("", "", "", "quiet", "break", "buffer", "closing")
PARTS = st.builds(
    Part,
    st.integers(1, 45),
    st.none() | st.integers(1, 30),
    st.booleans(),
    st.sampled_from(ROLES),
)
SECONDS = st.integers(0, 59)
PINS = st.none() | st.integers(0, 5 * 60)


@st.composite
def days(draw: st.DrawFn) -> list[Block]:
    """Draw a running order; pins may clash, as a coach's may."""
    blocks = []
    for _number in range(draw(st.integers(1, 4))):
        steps = draw(st.lists(PARTS, min_size=1, max_size=4))
        pin = draw(PINS)
        starts = "" if pin is None else f"{10 + pin // 60:02}:{pin % 60:02}"
        blocks.append(Block(steps, starts))
    return blocks


@st.composite
def drawn_lines(draw: st.DrawFn) -> Timetable:
    """Draw a day at some moment, without a file."""
    start, lines = local("10:00"), []
    begun, here = draw(st.booleans()), draw(st.integers(0, 8))
    for activity, block in enumerate(draw(days())):
        for position, part in enumerate(block.steps):
            number, added = len(lines), draw(st.sampled_from((0, 0, 0, 5, -3)))
            past = begun and number <= here
            line = Line(
                activity,
                position,
                "step",
                max(part.minutes + added, 1),
                part.minutes,
                least=part.least,
                can_go=part.can_go,
                role=part.role,
                state=draw(st.sampled_from(("", "", "", "", "skipped", "parked"))),
                pin=block.starts if position == 0 else "",
                spent=draw(st.integers(0, 3_000)) if past else 0,
                began=start + timedelta(minutes=10 * number) if past else None,
                in_hand=begun and number == here,
                added=added,
            )
            lines.append(line)
    moment = start + timedelta(minutes=draw(st.integers(0, 240)), seconds=draw(SECONDS))
    day = Day(began=start.astimezone(UTC).isoformat()) if begun else Day()
    return timetable(lines, start, moment, day)


def build(path: Path, blocks: Sequence[Block], *, starts: str = "10:00") -> None:
    """Make a workshop file with this running order."""
    source = shipped_source("theory_of_change")
    deck = parse_deck(source)
    keys = [timed.step for timed in deck.plan("vision_first_180").steps]
    head = WorkshopHead(title="Riverside", date=SATURDAY, starts=starts)
    with new_workshop(path, head) as store, store.progress() as session:
        for number, block in enumerate(blocks):
            steps = [
                TimedStep(step=key, minutes=part.minutes, least=part.least, can_go=part.can_go)
                for key, part in zip(keys, block.steps, strict=False)
            ]
            activity_id = plan.put_activity(
                session, deck, source, steps=steps, starts=block.starts, title=f"Part {number}"
            )
            rows = plan.planned_steps(session, activity_id)
            for row, part in zip(rows, block.steps, strict=True):
                row.role = part.role
                session.add(row)


WHOLE_DAY = [
    SessionActivity(kind="talk", title="Welcome", minutes=15, least=10),
    SessionActivity(kind="talk", title="Stories", minutes=40, least=25),
    SessionActivity(
        kind="talk", title="Round", minutes=20, can_go=True, instead="Ask while people eat."
    ),
    SessionActivity(kind="break", title="Tea", minutes=15),
    SessionActivity(kind="buffer", title="Spare time", minutes=10),
    SessionActivity(kind="talk", title="Lunch", minutes=45, starts="12:00"),
    SessionActivity(kind="talk", title="Walk", minutes=30, least=20, can_go=True, instead="Rest."),
    SessionActivity(kind="talk", title="Ideas", minutes=30, least=20),
    SessionActivity(kind="closing", title="Promises", minutes=15),
]
"""10:00 to 14:00; the morning has 20 minutes to spare before lunch."""


def whole_day(path: Path, lines: Sequence[SessionActivity] = WHOLE_DAY) -> None:
    """Make a workshop file of a coach's day."""
    path.write_bytes(_bytes_of_day(*(line.model_dump_json() for line in lines)))


@cache
def _bytes_of_day(*lines: str) -> bytes:
    head = WorkshopHead(title="Riverside", date=SATURDAY, starts="10:00")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "day.workshop")
        with new_workshop(path, head) as store, store.progress() as session:
            for line in map(SessionActivity.model_validate_json, lines):
                deck = line.as_board()
                plan.put_activity(
                    session,
                    deck,
                    deck_source(deck),
                    steps=line.steps_on(deck),
                    title=line.title,
                    starts=line.starts,
                )
        return path.read_bytes()


def opened(path: Path, watch: Watch) -> Store:
    store = Store.open(path)
    store.clock = watch
    return store


def now(store: Store) -> Timetable:
    with store.reading() as session:
        return read_day(session).at(store.clock())


def ids(store: Store) -> list[int]:
    with store.reading() as session:
        return [saved_id(activity) for activity in activities(session)]


def rows(store: Store) -> list[PlannedStep]:
    with store.reading() as session:
        return [step for each in ids(store) for step in plan.planned_steps(session, each)]


def title(store: Store, activity_id: int) -> str:
    with store.reading() as session:
        return session.get_one(Activity, activity_id).title


def spent(store: Store) -> int:
    """Return the seconds that all steps took together."""
    with store.reading() as session:
        since = {(at.activity_id, at.step): at.started for at in session.exec(select(Progress))}
        return sum(
            seconds_spent(time, since.get((time.activity_id, time.position)), store.clock())
            for time in session.exec(select(StepTime))
        )


def running(store: Store) -> int:
    """Return how many clocks run."""
    with store.reading() as session:
        found = [each for each in session.exec(select(Progress)) if each.started is not None]
        assert bool(found) == a_clock_runs(session)
        return len(found)


def has_begun(store: Store) -> bool:
    with store.reading() as session:
        return the_day(session).began is not None
