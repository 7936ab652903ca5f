"""Beginning a workshop, and the lines of its running order."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session, col, delete, func, select

from facilitator.clean import ClockTime, Line, Text
from facilitator.day.tables import PlannedStep, Progress, StepTime
from facilitator.decks import BoardDeck, SessionStep, TimedStep, parse_deck
from facilitator.errors import InvalidEntryError
from facilitator.exercises import exercise
from facilitator.exercises.board.entries import checked
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import (
    Activity,
    StoredDeck,
    Workshop,
    WorkshopEntry,
    activities,
    saved_id,
    the_workshop,
)


class ActivityEntry(BaseModel):
    """What may be entered about a line of the running order."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    title: Line = ""
    plan: str = ""
    starts: ClockTime = ""
    facilitator_notes: Text = ""
    materials: list[Line] = []


class StepEntry(BaseModel):
    """What may be entered about a step of the plan."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    minutes: int = Field(default=1, ge=1, le=600)
    least: int | None = Field(default=None, ge=1, le=600)
    can_go: bool = False
    instead: Line = ""
    prompt: Text = ""


def begin(path: Path, **values: Any) -> Store:
    """Create a workshop file and return it open. `values` are fields of WorkshopEntry."""
    entry = checked(WorkshopEntry, values)
    store = Store.create(path)
    with store.progress() as session:
        session.add(Workshop(**entry))
    return store


def change_workshop(store: Store, **values: Any) -> None:
    """Change what there is about the workshop itself; `values` are fields of WorkshopEntry."""
    entry = checked(WorkshopEntry, values)
    merge = f"workshop-{'-'.join(sorted(entry))}"
    with store.step(_("Change workshop"), merge=merge) as session:
        workshop = the_workshop(session)
        workshop.sqlmodel_update(entry)
        session.add(workshop)


def add_activity(store: Store, deck_source: str, title: str = "") -> int:
    """Add an activity at the end of the running order and return its id.

    The deck is copied into the workshop: what a coach changes later changes nothing here.
    """
    deck = parse_deck(deck_source)
    exercise(deck.exercise)
    with store.step(_("Add activity")) as session:
        return put_activity(session, deck, deck_source, title=title)


def put_activity(
    session: Session,
    deck: BoardDeck,
    deck_source: str,
    *,
    steps: Sequence[TimedStep] = (),
    **values: Any,
) -> int:
    """Add a line to the running order within a step that is under way.

    `values` are fields of ActivityEntry; without `steps` those of the deck's plan are taken.
    """
    plan = deck.plan(values.get("plan", ""))
    entry = checked(
        ActivityEntry, {**values, "title": values.get("title") or deck.title, "plan": plan.key}
    )
    last = session.exec(select(func.max(col(Activity.position)))).one()
    activity = Activity(
        position=0 if last is None else last + 1,
        exercise=deck.exercise,
        deck_id=store_deck(session, deck.id, deck.version, deck_source),
        **entry,
    )
    session.add(activity)
    session.flush()
    put_steps(session, saved_id(activity), deck, steps or plan.steps)
    exercise(deck.exercise).begin(session, saved_id(activity), deck)
    return saved_id(activity)


def put_steps(
    session: Session,
    activity_id: int,
    deck: BoardDeck,
    steps: Iterable[TimedStep],
    *,
    first: int = 0,
) -> None:
    """Write an activity's plan, step by step."""
    for position, timed in enumerate(steps, first):
        session.add(
            PlannedStep(
                activity_id=activity_id,
                position=position,
                planned=timed.minutes,
                role=deck.step(timed.step).role,
                prompt=timed.prompt if isinstance(timed, SessionStep) else "",
                **timed.model_dump(exclude={"prompt"}),
            )
        )
    session.flush()


def store_deck(session: Session, key: str, version: int, source: str) -> int:
    """Return the id of a deck's copy in this file, which is made if it is not there yet."""
    query = select(StoredDeck).where(StoredDeck.key == key, StoredDeck.source == source)
    stored = session.exec(query).first()
    if stored is None:
        stored = StoredDeck(key=key, version=version, source=source)
        session.add(stored)
        session.flush()
    return saved_id(stored)


def change_activity(store: Store, activity_id: int, **values: Any) -> None:
    """Change a line of the running order; another `plan` brings its own steps and minutes.

    Steps on which time was spent stay as they are, with those before them.
    """
    entry = checked(ActivityEntry, values)
    merge = f"activity-{activity_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change activity"), merge=merge) as session:
        activity = session.get_one(Activity, activity_id)
        if entry.get("plan", activity.plan) != activity.plan:
            _take_plan(session, activity, entry["plan"])
        activity.sqlmodel_update(entry)
        session.add(activity)


def _take_plan(session: Session, activity: Activity, key: str) -> None:
    deck = parse_deck(session.get_one(StoredDeck, activity.deck_id).source)
    chosen = deck.plan(key)
    if chosen.key != key:
        raise InvalidEntryError(
            _("This deck has no plan “{key}”; choose another one.").format(key=key)
        )
    activity_id = saved_id(activity)
    kept = _begun(session, activity_id)
    gone = delete(PlannedStep).where(col(PlannedStep.activity_id) == activity_id)
    session.exec(gone.where(col(PlannedStep.position) >= kept))
    had = {step.step for step in planned_steps(session, activity_id)}
    more = [timed for timed in chosen.steps if timed.step not in had]
    put_steps(session, activity_id, deck, more, first=kept)


def _begun(session: Session, activity_id: int) -> int:
    """Return how many steps, from the first on, keep their place because time was spent on them."""
    planned = [step.position for step in planned_steps(session, activity_id)]
    query = select(func.max(StepTime.position)).where(
        StepTime.activity_id == activity_id, col(StepTime.position).in_(planned)
    )
    last = session.exec(query).one()
    return 0 if last is None else int(last) + 1


def change_step(store: Store, step_id: int, **values: Any) -> None:
    """Change the minutes, the prompt, or what may become of one step of the plan."""
    entry = checked(StepEntry, values)
    merge = f"step-{step_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change step"), merge=merge) as session:
        step = session.get_one(PlannedStep, step_id)
        step.sqlmodel_update(entry)
        session.add(step)


def move_activity(store: Store, activity_id: int, place: int) -> None:
    """Move a line to another place in the running order, counted from 0."""
    with store.step(_("Move activity")) as session:
        order = activities(session)
        moved = next(each for each in order if saved_id(each) == activity_id)
        order.remove(moved)
        order.insert(max(place, 0), moved)
        for position, each in enumerate(order):
            each.position = position
            session.add(each)


def remove_activity(store: Store, activity_id: int) -> None:
    """Delete an activity with all that is in it."""
    with store.step(_("Delete activity")) as session:
        session.delete(session.get_one(Activity, activity_id))


def planned_steps(session: Session, activity_id: int) -> list[PlannedStep]:
    """Return an activity's plan, in order."""
    query = select(PlannedStep).where(PlannedStep.activity_id == activity_id)
    return list(session.exec(query.order_by(col(PlannedStep.position))))


def progress(session: Session, activity_id: int) -> Progress:
    """Return where an activity stands; at its first step, clock stopped, until somebody starts."""
    return session.get(Progress, activity_id) or Progress(activity_id=activity_id)
