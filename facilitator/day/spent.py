"""How long steps have taken: what was saved, and what a clock that runs adds to it."""

from datetime import datetime

from sqlmodel import Session, col, select

from facilitator.day.tables import Progress, StepTime


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


def seconds_counted(
    time: StepTime, started: str | None, now: datetime, minutes: int, *, left: bool
) -> int:
    """Return how long a step of so many minutes has run by now, in seconds.

    `left`: its clock was left running on another date; it counts until the step was to be over.
    """
    spent = seconds_spent(time, started, now)
    return max(min(spent, minutes * 60), time.spent) if left else spent


def is_behind(
    began: str | datetime, spent: int, minutes: int, since: str | datetime | None
) -> bool:
    """Say whether a step that comes later in the plan was done already, out of turn.

    It was, where it began before the step in hand did, at `since`, and took half its time or more:
    somebody who only looked ahead, or went back by one step, has not done it.
    """
    first, then = moment_of(began), None if since is None else moment_of(since)
    return spent * 2 >= minutes * 60 and (then is None or first < then)


def moment_of(time: str | datetime) -> datetime:
    """Return a time as it is kept, as the time that it says."""
    return time if isinstance(time, datetime) else datetime.fromisoformat(time)


def kept(moment: datetime) -> str:
    """Return a time as it is kept: to the second."""
    return moment.isoformat(timespec="seconds")
