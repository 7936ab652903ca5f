"""The clock of the day: one step is in hand at a time, and no time is lost.

What these do is saved and never undone, except that a step is skipped or parked. The store's own
clock says what time it is.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from facilitator.day.tables import Day, PlannedStep, Progress, StepTime
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.plan import planned_steps, progress
from facilitator.store import Store
from facilitator.workshop import Activity, activities, saved_id


def the_day(session: Session) -> Day:
    """Return how far the day has got; not begun, where no clock was ever started."""
    return session.get(Day, 1) or Day()


def is_running(day: Day) -> bool:
    """Say whether people are in the room and the day is under way."""
    return day.began is not None and day.ended is None


def a_clock_runs(session: Session) -> bool:
    """Say whether a clock runs, in whichever activity."""
    return (
        session.exec(select(Progress).where(col(Progress.started).is_not(None))).first() is not None
    )


def step_time(session: Session, activity_id: int, position: int) -> StepTime:
    """Return the time that a step took so far, none where it never ran."""
    query = select(StepTime).where(
        StepTime.activity_id == activity_id, StepTime.position == position
    )
    return session.exec(query).first() or StepTime(activity_id=activity_id, position=position)


def seconds_spent(time: StepTime, started: str | None, now: datetime) -> int:
    """Return how long a step has run by now, in seconds; never less than what was saved."""
    if started is None:
        return time.spent
    running = now - datetime.fromisoformat(started)
    return time.spent + max(int(running.total_seconds()), 0)


def is_behind(
    began: str | datetime, spent: int, minutes: int, since: str | datetime | None
) -> bool:
    """Say whether a step that comes later in the plan was done already, out of turn.

    It was, where it began before the step in hand did, at `since`, and took half its time or more:
    somebody who only looked ahead, or went back by one step, has not done it.
    """
    first, then = _moment(began), None if since is None else _moment(since)
    return spent * 2 >= minutes * 60 and (then is None or first < then)


def _moment(time: str | datetime) -> datetime:
    return time if isinstance(time, datetime) else datetime.fromisoformat(time)


def start(store: Store, activity_id: int) -> None:
    """Start the clock of an activity's step in hand; every other clock stops.

    A step that was set aside is passed over where another one follows in this activity.
    """
    with store.progress() as session:
        moment = _now(store)
        if progress(session, activity_id).started is None:
            _stop_all(session, moment)
            _pass_over_set_aside(session, activity_id)
            _run(session, activity_id, moment)


def pause(store: Store) -> None:
    """Stop whichever clock runs."""
    with store.progress() as session:
        _stop_all(session, _now(store))


def go_to_step(store: Store, activity_id: int, position: int) -> None:
    """Take a step in hand. Where a clock was running, it goes on there."""
    with store.progress() as session:
        _go(session, activity_id, position, _now(store))


def go_on(store: Store, activity_id: int) -> tuple[int, int] | None:
    """Take the next step of the day in hand, in this activity or in the next one.

    Skipped and parked steps are passed over, and so is what was done out of turn. Returns the
    activity's id and the step's position; None at the end of the day, where nothing changes.
    """
    with store.progress() as session:
        following = next_step(session, activity_id)
        if following is not None:
            _go(session, *following, _now(store))
        return following


def next_step(session: Session, activity_id: int) -> tuple[int, int] | None:
    """Return the activity's id and the position of the step after the one in hand."""
    at = progress(session, activity_id).step
    since = step_time(session, activity_id, at).began
    ids = [saved_id(activity) for activity in activities(session)]
    for each in ids[ids.index(activity_id) :]:
        for step in planned_steps(session, each):
            later = each != activity_id or step.position > at
            if later and not step.state and not _was_done(session, step, since):
                return each, step.position
    return None


def _was_done(session: Session, step: PlannedStep, since: str | None) -> bool:
    time = step_time(session, step.activity_id, step.position)
    whole = max(step.minutes + time.added, 1)
    return time.began is not None and is_behind(time.began, time.spent, whole, since)


def extend(store: Store, activity_id: int, minutes: int) -> None:
    """Give the step in hand more minutes, or fewer; it keeps at least one in all."""
    with store.progress() as session:
        at = _stay_in_plan(session, activity_id).step
        planned = _planned(session, activity_id, at)
        time = step_time(session, activity_id, at)
        time.added = max(time.added + minutes, 1 - planned.minutes)
        session.add(time)


def skip(store: Store, activity_id: int, position: int) -> None:
    """Leave a step out. Where it is in hand, the next one is taken in hand."""
    _set_aside(store, activity_id, position, "skipped", _("Skip step"))


def park(store: Store, activity_id: int, position: int) -> None:
    """Put a step off until somebody takes it up again."""
    _set_aside(store, activity_id, position, "parked", _("Park step"))


def take_up(store: Store, activity_id: int, position: int) -> None:
    """Bring back a step that was skipped or parked.

    Where its clock ran before, it begins anew when it runs again; the time that it took stays.
    """
    with store.step(_("Take the step up again")) as session:
        step = _planned(session, activity_id, position)
        step.state = ""
        time = step_time(session, activity_id, position)
        at = progress(session, activity_id)
        if time.began is not None and (at.step != position or at.started is None):
            time.began = None
            session.add(time)
        session.add(step)


def end_day(store: Store) -> None:
    """End the day: the clock stops, and the facilitator's screen shows everything again."""
    with store.progress() as session:
        moment = _now(store)
        _stop_all(session, moment)
        day = the_day(session)
        day.ended = _text(moment)
        session.add(day)


def _set_aside(store: Store, activity_id: int, position: int, state: str, label: str) -> None:
    with store.step(label) as session:
        step = _planned(session, activity_id, position)
        if progress(session, activity_id).step == position and _is_here(session, activity_id):
            following = next_step(session, activity_id)
            if following is None:
                raise FacilitatorError(_("This is the last step; end the day instead."))
            with store.progress():
                _go(session, *following, _now(store))
        step.state = state
        session.add(step)


def _is_here(session: Session, activity_id: int) -> bool:
    """Say whether the day stands in this activity; before it has begun, it does in any."""
    day = the_day(session)
    here = session.get_one(Activity, activity_id).uid
    return not is_running(day) or day.activity == here


def _pass_over_set_aside(session: Session, activity_id: int) -> None:
    at = _stay_in_plan(session, activity_id)
    if _planned(session, activity_id, at.step).state:
        steps = planned_steps(session, activity_id)
        later = (step.position for step in steps if step.position > at.step and not step.state)
        at.step = next(later, at.step)
        session.add(at)
        session.flush()


def _stay_in_plan(session: Session, activity_id: int) -> Progress:
    """Return where an activity stands; at its last step where another plan ended before that."""
    at = progress(session, activity_id)
    last = planned_steps(session, activity_id)[-1].position
    if at.step > last:
        at.step = last
        session.add(at)
        session.flush()
    return at


def _planned(session: Session, activity_id: int, position: int) -> PlannedStep:
    query = select(PlannedStep).where(
        PlannedStep.activity_id == activity_id, PlannedStep.position == position
    )
    return session.exec(query).one()


def _go(session: Session, activity_id: int, position: int, moment: datetime) -> None:
    ran = _stop_all(session, moment)
    at = progress(session, activity_id)
    at.step = position
    session.add(at)
    session.flush()
    if ran:
        _run(session, activity_id, moment)
    elif is_running(day := the_day(session)):
        day.activity = session.get_one(Activity, activity_id).uid
        session.add(day)


def _run(session: Session, activity_id: int, moment: datetime) -> None:
    at = progress(session, activity_id)
    at.started = _text(moment)
    time = step_time(session, activity_id, at.step)
    time.began = time.began or at.started
    day = the_day(session)
    day.began, day.ended = day.began or at.started, None
    day.activity = session.get_one(Activity, activity_id).uid
    session.add_all((at, time, day))
    session.flush()


def _stop_all(session: Session, moment: datetime) -> bool:
    """Stop whichever clock runs, keep the time that it ran, and say whether one did."""
    running = session.exec(select(Progress).where(col(Progress.started).is_not(None))).all()
    for at in running:
        time = step_time(session, at.activity_id, at.step)
        time.spent = seconds_spent(time, at.started, moment)
        at.started = None
        session.add_all((at, time))
    session.flush()
    return bool(running)


def _now(store: Store) -> datetime:
    """Return this second, whole: what one clock loses of it, the next one has."""
    return store.clock().replace(microsecond=0)


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
