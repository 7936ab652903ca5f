"""How long steps took, as a hint for the coach who prepares the next day like this one."""

from sqlmodel import select

from facilitator.day.tables import PlannedStep, StepTime
from facilitator.decks import MOMENT, parse_deck
from facilitator.store import Store
from facilitator.workshop import StoredDeck, activities, saved_id

Taken = dict[tuple[str, str], int]


def minutes_taken(store: Store) -> Taken:
    """Return the minutes of each step that was run.

    The key is the board's id, or a moment's title, and the step's key.
    """
    found: Taken = {}
    with store.reading() as session:
        spent = {(t.activity_id, t.position): t.spent for t in session.exec(select(StepTime))}
        steps = session.exec(select(PlannedStep)).all()
        for activity in activities(session):
            deck = parse_deck(session.get_one(StoredDeck, activity.deck_id).source)
            of = activity.title if deck.exercise == MOMENT else deck.id
            for step in steps:
                seconds = spent.get((step.activity_id, step.position), 0)
                if step.activity_id == saved_id(activity) and seconds:
                    found[of, step.step] = max(1, round(seconds / 60))
    return found
