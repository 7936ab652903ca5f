"""The clock of the day: one step is in hand at a time, and no time is lost.

What these do is saved and never undone, except that a step is skipped or parked. The store's own
clock says what time it is.

A day that began on an earlier date is stale: nothing runs any more. Where it was only tried, the
first thing that is done on another date begins the day anew. A day that was really run keeps its
times until the workshop is given a new date.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select, update

from facilitator.day.set_clock import follow_clock
from facilitator.day.spent import is_behind, kept, seconds_counted, step_time
from facilitator.day.state import is_past_trial, is_running, is_stale, the_day
from facilitator.day.tables import Day, PlannedStep, Progress, StepTime
from facilitator.errors import FacilitatorError
from facilitator.i18n import _, spoken
from facilitator.plan import planned_steps, progress
from facilitator.spoken import spoken_date
from facilitator.store import Store
from facilitator.workshop import Activity, activities, saved_id, the_workshop


class AnotherDateError(FacilitatorError):
    """The day was run on an earlier date: the workshop needs its new one first."""


def begin_anew(store: Store) -> None:
    """Forget how far the day got and how long each step took: it has not begun.

    Every activity stands at its first step again. The plan stays as it is, with what was skipped
    or shortened; and so does what people said.
    """
    with store.progress() as session:
        _begin_anew(session)


def start(store: Store, activity_id: int) -> bool:
    """Start the clock of an activity's step in hand; every other clock stops.

    A step that was set aside is passed over where another one follows in this activity. Where the
    day was only tried on an earlier date, it begins anew. Returns whether it did: the times of the
    trial are gone then. A day that was run on an earlier date is not taken up again.
    """
    with store.progress() as session:
        moment = _now(store)
        anew = _settle(session, moment)
        _refuse_another_date(session, moment)
        if progress(session, activity_id).started is None:
            _stop_all(session, moment)
            _pass_over_set_aside(session, activity_id)
            _run(session, activity_id, moment)
        return anew


def pause(store: Store) -> None:
    """Stop whichever clock runs."""
    with store.progress() as session:
        _stop_all(session, _now(store))


def go_to_step(store: Store, activity_id: int, position: int) -> None:
    """Take a step in hand. Where a clock was running, it goes on there."""
    with store.progress() as session:
        _settle(session, _now(store))
        _go(session, activity_id, position, _now(store))


def go_on(store: Store, activity_id: int) -> tuple[int, int] | None:
    """Take the next step of the day in hand, in this activity or in the next one.

    Skipped and parked steps are passed over, and so is what was done out of turn. Returns the
    activity's id and the step's position; None at the end of the day, where nothing changes.
    """
    with store.progress() as session:
        _settle(session, _now(store))
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
        _settle(session, _now(store))
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
    _settle_first(store)
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
    """End the day: the clock stops, and the facilitator's screen shows everything again.

    A day of an earlier date that nobody ended ended when its last clock is taken to have stopped.
    """
    with store.progress() as session:
        moment = _now(store)
        _stop_all(session, moment)
        day = the_day(session)
        if not is_stale(day, moment):
            day.ended = kept(moment)
            session.add(day)


def _set_aside(store: Store, activity_id: int, position: int, state: str, label: str) -> None:
    _settle_first(store)
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


def _begin_anew(session: Session) -> None:
    session.exec(update(Progress).values(step=0, started=None))
    session.exec(delete(StepTime))
    session.exec(delete(Day))
    session.expire_all()


def _settle_first(store: Store) -> None:
    with store.progress() as session:
        _settle(session, _now(store))


def _settle(session: Session, moment: datetime) -> bool:
    """Leave an earlier date's day behind: a trial begins anew, another day is over.

    Returns whether it begins anew.
    """
    if is_past_trial(the_day(session), moment, the_workshop(session).date):
        _begin_anew(session)
        return True
    if is_stale(the_day(session), moment):
        _stop_all(session, moment)
    return False


def _refuse_another_date(session: Session, moment: datetime) -> None:
    day = the_day(session)
    if day.began is not None and is_stale(day, moment):
        on = datetime.fromisoformat(day.began).astimezone().date()
        words = _(
            "This day was run on {date}, and its times are kept. To run it again, give the "
            "workshop its new date first: then Start begins the day anew."
        )
        raise AnotherDateError(words.format(date=spoken_date(on.isoformat(), spoken())))


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
    at.started = kept(moment)
    time = step_time(session, activity_id, at.step)
    time.began = time.began or at.started
    day = the_day(session)
    day.began, day.ended = day.began or at.started, None
    day.activity = session.get_one(Activity, activity_id).uid
    session.add_all((at, time, day))
    session.flush()


def _stop_all(session: Session, moment: datetime) -> bool:
    """Stop whichever clock runs, keep the time that it ran, and say whether one did.

    One that was left running on an earlier date ran no longer than its step, and then that day
    ended: no other clock goes on in its place.
    """
    running = session.exec(select(Progress).where(col(Progress.started).is_not(None))).all()
    day = the_day(session)
    left = is_stale(day, moment)
    for at in running:
        time = step_time(session, at.activity_id, at.step)
        before, whole = time.spent, _whole(session, at, time)
        time.spent = seconds_counted(time, at.started, moment, whole, left=left)
        if left and day.ended is None and at.started is not None:
            ran = timedelta(seconds=time.spent - before)
            day.ended = kept(datetime.fromisoformat(at.started) + ran)
        at.started = None
        session.add_all((at, time))
    if left:
        day.ended = day.ended or day.began
        session.add(day)
    session.flush()
    return bool(running) and not left


def _whole(session: Session, at: Progress, time: StepTime) -> int:
    """Return the minutes of the step where an activity stands; none where the plan has it not."""
    query = select(PlannedStep).where(
        PlannedStep.activity_id == at.activity_id, PlannedStep.position == at.step
    )
    planned = session.exec(query).first()
    return 0 if planned is None else max(planned.minutes + time.added, 1)


def _now(store: Store) -> datetime:
    """Return this second, whole: what one clock loses of it, the next one has."""
    follow_clock(store)
    return store.clock().replace(microsecond=0)
