"""Beginning a workshop, adding activities to it, and walking through their steps."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, func, select

from facilitator.clean import Line
from facilitator.decks import BoardDeck, parse_deck
from facilitator.exercises import exercise
from facilitator.exercises.board.entries import checked
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import (
    Activity,
    Progress,
    StoredDeck,
    Workshop,
    WorkshopEntry,
    now,
    saved_id,
    the_workshop,
)


class ActivityEntry(BaseModel):
    """What may be entered about an activity."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    title: Line = ""
    plan: str = ""


def begin(path: Path, **values: Any) -> Store:
    """Create a workshop file and return it open. `values` are fields of WorkshopEntry."""
    entry = checked(WorkshopEntry, values)
    store = Store.create(path)
    with store.progress() as session:
        session.add(Workshop(**entry))
    return store


def change_workshop(store: Store, **values: Any) -> None:
    """Change the workshop's title, place, date, question or language."""
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
        return put_activity(session, deck, deck_source, title)


def put_activity(session: Session, deck: BoardDeck, deck_source: str, title: str = "") -> int:
    """Add an activity within a step that is under way."""
    entry = checked(ActivityEntry, {"title": title or deck.title, "plan": deck.plans[0].key})
    last = session.exec(select(func.max(col(Activity.position)))).one()
    activity = Activity(
        position=0 if last is None else last + 1,
        exercise=deck.exercise,
        deck_id=_store_deck(session, deck, deck_source),
        **entry,
    )
    session.add(activity)
    session.flush()
    return saved_id(activity)


def _store_deck(session: Session, deck: BoardDeck, source: str) -> int:
    query = select(StoredDeck).where(StoredDeck.key == deck.id, StoredDeck.source == source)
    stored = session.exec(query).first()
    if stored is None:
        stored = StoredDeck(key=deck.id, version=deck.version, source=source)
        session.add(stored)
        session.flush()
    return saved_id(stored)


def change_activity(store: Store, activity_id: int, **values: Any) -> None:
    """Change an activity's title, or the plan that it follows."""
    entry = checked(ActivityEntry, values)
    merge = f"activity-{activity_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change activity"), merge=merge) as session:
        activity = session.get_one(Activity, activity_id)
        activity.sqlmodel_update(entry)
        session.add(activity)


def remove_activity(store: Store, activity_id: int) -> None:
    """Delete an activity with all that is in it."""
    with store.step(_("Delete activity")) as session:
        session.delete(session.get_one(Activity, activity_id))


def progress(session: Session, activity_id: int) -> Progress:
    """Return where an activity stands; at its first step, clock stopped, until somebody starts."""
    return session.get(Progress, activity_id) or Progress(activity_id=activity_id)


def go_to_step(store: Store, activity_id: int, step: int) -> None:
    """Take a step of the plan in hand; its clock starts from nothing where one was running."""
    with store.progress() as session:
        at = progress(session, activity_id)
        at.step, at.spent, at.added = step, 0, 0
        at.started = now() if at.started else None
        session.add(at)


def run_clock(store: Store, activity_id: int, *, running: bool) -> None:
    """Start the clock of the step in hand, or pause it."""
    with store.progress() as session:
        at = progress(session, activity_id)
        at.spent = seconds_spent(at)
        at.started = now() if running else None
        session.add(at)


def add_minutes(store: Store, activity_id: int, minutes: int) -> None:
    """Give the step in hand more minutes, or fewer."""
    with store.progress() as session:
        at = progress(session, activity_id)
        at.added += minutes
        session.add(at)


def seconds_spent(at: Progress) -> int:
    """Return how long the step in hand has run, in seconds; never less than nothing."""
    if at.started is None:
        return at.spent
    running = datetime.now(UTC) - datetime.fromisoformat(at.started)
    return at.spent + max(int(running.total_seconds()), 0)
