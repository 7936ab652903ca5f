"""Whatever is done in whatever order: no time is lost, and the timetable can be believed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from facilitator import plan
from facilitator.day import clock
from facilitator.day.late import LatePlan, apply_plan, late_plans
from facilitator.day.lines import minutes
from facilitator.day.timetable import Timetable
from facilitator.decks import parse_deck, shipped_source
from facilitator.errors import FacilitatorError
from facilitator.store import Store
from tests.chance import draws
from tests.day.days import (
    KEPT,
    Block,
    Watch,
    build,
    days,
    drawn_lines,
    has_begun,
    ids,
    now,
    opened,
    rows,
    running,
    spent,
)

PLANS = [each.key for each in parse_deck(shipped_source("theory_of_change")).plans]
VERBS = (
    "start",
    "start",
    "pause",
    "extend",
    "skip",
    "park",
    "take_up",
    "go_on",
    "go_on",
    "go_on",
    "go_to_step",
    "late",
    "late",
    "plan",
    "move",
    "undo",
    "redo",
    "end",
)
SCRIPTS = st.lists(
    st.tuples(
        st.floats(0, 40 * 60),
        st.sampled_from(VERBS),
        st.integers(0, 50),
        st.integers(0, 50),
    ),
    min_size=3,
    max_size=20,
)


def do(store: Store, verb: str, number: int, other: int) -> None:
    """Do one thing to the day, as somebody does who may try anything."""
    every = ids(store)
    activity_id = every[number % len(every)]
    own = [row.position for row in rows(store) if row.activity_id == activity_id]
    position = own[other % len(own)]
    here = next((t.line.activity_id for t in now(store).timings if t.fate == "now"), activity_id)
    acts: dict[str, Callable[[], object]] = {
        "start": lambda: clock.start(store, activity_id),
        "pause": lambda: clock.pause(store),
        "extend": lambda: clock.extend(store, activity_id, other - 25),
        "skip": lambda: clock.skip(store, activity_id, position),
        "park": lambda: clock.park(store, activity_id, position),
        "take_up": lambda: clock.take_up(store, activity_id, position),
        "go_on": lambda: clock.go_on(store, here),
        "go_to_step": lambda: clock.go_to_step(store, activity_id, position),
        "late": lambda: replan(store, other),
        "plan": lambda: plan.change_activity(store, activity_id, plan=PLANS[other % len(PLANS)]),
        "move": lambda: plan.move_activity(store, activity_id, other % len(every)),
        "undo": store.undo,
        "redo": store.redo,
        "end": lambda: clock.end_day(store) if number % 4 == 0 else None,
    }
    with suppress(FacilitatorError):  # the last step can neither be skipped nor parked
        acts[verb]()


def replan(store: Store, choice: int) -> None:
    """Apply one of the late plans, and see that it keeps its word."""
    before = now(store)
    plans = late_plans(before)
    assert before.behind > 0 or not plans
    if not plans:
        return
    was, total = states(store), spent(store)
    chosen = plans[choice % len(plans)]
    apply_plan(store, chosen)
    after = now(store)
    assert max(after.behind, 0) == chosen.short_by
    assert (after.end, after.clashes) == (chosen.end, chosen.timetable.clashes)
    check_plan(before, after)
    store.undo()
    assert (states(store), spent(store)) == (was, total)
    store.redo()
    assert spent(store) == total


def states(store: Store) -> list[tuple[int, str]]:
    return [(row.minutes, row.state) for row in rows(store)]


def check_plan(before: Timetable, after: Timetable) -> None:
    """See that a late plan only takes what the coach gave, and makes nothing later."""
    assert after.end <= before.end
    assert after.behind <= before.behind
    assert {c.activity_id for c in after.clashes} <= {c.activity_id for c in before.clashes}
    for old, new in zip(before.timings, after.timings, strict=True):
        line, cut = old.line, new.line
        assert new.start <= old.start
        if line.role in KEPT or old.fate not in ("now", "to come"):
            assert (cut.minutes, cut.state) == (line.minutes, line.state)
        elif cut.state != line.state:
            assert line.can_go or line.role == "buffer"
            assert old.fate == "to come"
        elif cut.minutes != line.minutes:
            least = 1 if line.role == "buffer" else line.least
            assert least is not None
            assert least <= cut.minutes < line.minutes
            assert cut.minutes * 60 >= line.spent


def check(table: Timetable) -> None:
    """See that what is shown of the day can be believed."""
    at = None
    for timing in table.timings:
        assert timing.end >= timing.start
        assert timing.planned_end >= timing.planned_start
        assert timing.line.left >= timedelta()
        assert timing.line.spent >= 0
        assert timing.line.minutes >= 1
        if timing.fate in ("now", "to come"):
            assert at is None or timing.start >= at or timing.fate == "now"
            assert timing.end >= table.moment
            at = timing.end
        if timing.fate == "to come":
            assert timing.start >= table.moment, "what is to come does not lie in the past"
    assert sum(timing.fate == "now" for timing in table.timings) <= 1
    late = {clash.activity_id: clash.minutes for clash in table.clashes}
    for timing in table.timings:
        if timing.pinned is not None and timing.fate == "to come":
            assert timing.start >= timing.pinned, "a pin is waited for"
            over = minutes(timing.start - timing.pinned)
            assert late.get(timing.line.activity_id, 0) == over, "or reported"


@draws(10)
@given(days(), SCRIPTS, st.integers(0, 90))
def test_no_time_is_lost_whatever_is_done(
    blocks: list[Block], script: list[tuple[float, str, int, int]], late: int
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "day.workshop"
        build(path, blocks)
        watch = Watch()
        watch.go(minutes=late)
        with opened(path, watch) as store:
            ran = 0
            for seconds, verb, number, other in script:
                before = watch.moment.replace(microsecond=0)
                watch.go(seconds=seconds)
                passed = int((watch.moment.replace(microsecond=0) - before).total_seconds())
                ran += passed if running(store) else 0
                assert spent(store) == ran, "all the time that a clock ran is in some step"
                check(now(store))
                do(store, verb, number, other)
                assert spent(store) == ran, f"{verb} loses no time, and makes none"
                assert running(store) <= 1
                assert has_begun(store) or ran == 0
                check(now(store))


@draws(5)
@given(days(), SCRIPTS)
def test_pinned_activities_are_met_or_reported_when_their_opening_goes(
    blocks: list[Block], script: list[tuple[float, str, int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "day.workshop"
        build(path, [Block(each.steps, each.starts or "11:30") for each in blocks])
        watch = Watch()
        with opened(path, watch) as store:
            for seconds, verb, number, other in script:
                watch.go(seconds=seconds)
                do(store, verb, number, other)
            table = now(store)
            for activity_id in ids(store):
                fates = [timing.fate for timing in table.of(activity_id)]
                if "to come" in fates and not {"now", "done"} & set(fates):
                    opens = next(t for t in table.of(activity_id) if t.fate == "to come")
                    assert opens.pinned is not None


def pinned_to_come(plan: LatePlan) -> set[int]:
    timings = plan.timetable.timings
    return {each.line.activity_id for each in timings if each.pinned and each.fate == "to come"}


@draws(60)
@given(drawn_lines())
def test_late_plans_take_only_what_the_coach_gave(table: Timetable) -> None:
    check(table)
    plans = late_plans(table)
    assert len(plans) <= 2
    assert bool(table.behind > 0) or not plans
    for each in plans:
        assert each.cuts
        check(each.timetable)
        check_plan(table, each.timetable)
        assert each.short_by == max(each.timetable.behind, 0)
    if len(plans) == 2:
        shorter, fewer = plans
        assert shorter.cuts != fewer.cuts
        if pinned_to_come(shorter) == pinned_to_come(fewer):
            assert shorter.short_by == fewer.short_by, "both give all that is needed and allowed"
        else:
            assert shorter.short_by >= fewer.short_by, "what is left out is not met late"
