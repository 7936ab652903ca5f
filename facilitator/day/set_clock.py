"""What becomes of a day that is under way where somebody sets the computer's clock."""

from datetime import timedelta

from sqlmodel import Session, col, select

from facilitator.day.spent import kept, moment_of
from facilitator.day.state import is_running, the_day
from facilitator.day.steady import LEAST, SteadyClock
from facilitator.day.tables import Progress, StepTime
from facilitator.store import Store


def follow_clock(store: Store) -> None:
    """Move the times of a day that is under way along with the computer's clock, where it was set.

    So every step has taken as long as it did, whatever the clock said meanwhile. Where that said
    a time to come when the step began, and nobody saw it being set, the step goes on from now.
    """
    clock = store.clock
    if not isinstance(clock, SteadyClock) or store.read_only:
        return
    is_first, jump = not clock.was_asked, clock.jump()
    if not jump and not is_first:
        return
    with store.reading() as session:
        day, before = the_day(session), clock() - jump
        at = session.exec(select(Progress.started).where(col(Progress.started).is_not(None))).all()
    if not is_running(day, before):
        return
    ahead = max((moment_of(each) for each in at if each is not None), default=before) - before
    jump -= max(ahead, timedelta()) if ahead.total_seconds() >= LEAST else timedelta()
    if jump:
        with store.progress() as session:
            _move(session, jump)


def _move(session: Session, by: timedelta) -> None:
    """Move all that says when something began."""
    day = the_day(session)
    day.began = _moved(day.began, by)
    times = session.exec(select(StepTime).where(col(StepTime.began).is_not(None))).all()
    running = session.exec(select(Progress).where(col(Progress.started).is_not(None))).all()
    for time in times:
        time.began = _moved(time.began, by)
    for at in running:
        at.started = _moved(at.started, by)
    session.add_all((day, *times, *running))
    session.flush()


def _moved(time: str | None, by: timedelta) -> str | None:
    return None if time is None else kept(moment_of(time) + by)
