"""The run of the day as an exchange document, and a document's parts as rows again."""

from typing import Any

from sqlmodel import Session, col, delete, select

from facilitator.day.document import DayDocument, LooseTimeDocument, ProgressDocument, StepDocument
from facilitator.day.spent import step_time
from facilitator.day.state import the_day
from facilitator.day.tables import Day, PlannedStep, Progress, StepTime
from facilitator.exercises.board.exchange import shared
from facilitator.plan import planned_steps


def steps_out(session: Session, activity_id: int) -> list[dict[str, Any]]:
    """Return an activity's plan with the time that each step took."""
    return [
        {
            **shared(step, StepDocument),
            **shared(step_time(session, activity_id, step.position), StepDocument),
        }
        for step in planned_steps(session, activity_id)
    ]


def loose_times_out(session: Session, activity_id: int) -> list[dict[str, Any]]:
    """Return the time that was spent where the plan has no step any more."""
    planned = {step.position for step in planned_steps(session, activity_id)}
    times = session.exec(select(StepTime).where(StepTime.activity_id == activity_id))
    return [shared(time, LooseTimeDocument) for time in times if time.position not in planned]


def progress_out(session: Session, activity_id: int) -> dict[str, Any]:
    """Return where an activity stands."""
    at = session.get(Progress, activity_id)
    return {} if at is None else shared(at, ProgressDocument)


def day_out(session: Session) -> dict[str, Any]:
    """Return how far the day has got."""
    return shared(the_day(session), DayDocument)


def loose_times_in(session: Session, activity_id: int, times: list[LooseTimeDocument]) -> None:
    """Write the time that was spent where the plan has no step any more."""
    session.add_all(StepTime(activity_id=activity_id, **time.model_dump()) for time in times)


def steps_in(session: Session, activity_id: int, steps: list[StepDocument]) -> None:
    """Write a document's plan in place of the one that the deck brings."""
    if not steps:
        return
    session.exec(delete(PlannedStep).where(col(PlannedStep.activity_id) == activity_id))
    for position, part in enumerate(steps):
        time = {"began", "spent", "added"}
        values = part.model_dump(exclude={*time, "planned"})
        planned = part.planned or part.minutes
        own: dict[str, Any] = {"activity_id": activity_id, "position": position}
        session.add(PlannedStep(**own, planned=planned, **values))
        taken = part.model_dump(include=time)
        if any(taken.values()):
            session.add(StepTime(**own, **taken))


def progress_in(session: Session, activity_id: int, part: ProgressDocument) -> None:
    """Write where an activity stands, where that says anything."""
    if part != ProgressDocument():
        session.add(Progress(activity_id=activity_id, **part.model_dump()))


def day_in(session: Session, part: DayDocument) -> None:
    """Write how far the day has got, where this workshop's has not begun."""
    if part != DayDocument() and session.exec(select(Day)).first() is None:
        session.add(Day(**part.model_dump()))
