"""What was planned and what it took, for the coach: plain rows, from the exchange document."""

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.day.document import StepDocument
from facilitator.exchange import ActivityDocument, WorkshopDocument


@dataclass(frozen=True)
class TimingRow:
    """A step as it was planned and as it went; without a step, the whole activity."""

    activity: str
    step: str
    planned: int
    """The coach's minutes."""
    replanned: int
    """What it had in the end, with what was added on the day; 0 where it was left out."""
    actual: int
    """Whole minutes, to the nearest."""
    over: int
    """Actual minutes beyond the coach's; negative where it took less."""
    state: str
    """`done`, `skipped`, `parked`, or empty where it never began."""
    instead: str
    """What was to be done instead, where it was left out."""


def timing_rows(document: WorkshopDocument) -> list[TimingRow]:
    """Return planned against actual minutes: each activity, then its steps."""
    return [row for activity in document.activities for row in _rows(document, activity)]


def _rows(document: WorkshopDocument, activity: ActivityDocument) -> Iterator[TimingRow]:
    deck = document.deck(activity)
    title = activity.title or deck.title
    titles = {step.key: step.title for step in deck.steps}
    steps = [_row(title, titles.get(part.step, part.step), part) for part in activity.steps]
    spent = round(sum(part.spent for part in activity.steps) / 60)
    planned = sum(step.planned for step in steps)
    state = "done" if any(step.state == "done" for step in steps) else ""
    replanned = sum(step.replanned for step in steps)
    yield TimingRow(title, "", planned, replanned, spent, spent - planned, state, "")
    yield from steps


def _row(activity: str, title: str, part: StepDocument) -> TimingRow:
    planned, actual = part.planned or part.minutes, round(part.spent / 60)
    return TimingRow(
        activity=activity,
        step=title,
        planned=planned,
        replanned=0 if part.state else max(part.minutes + part.added, 1),
        actual=actual,
        over=actual - planned,
        state=part.state or ("done" if part.spent else ""),
        instead=part.instead if part.state else "",
    )
