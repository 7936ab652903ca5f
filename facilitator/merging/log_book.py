"""People, promises and what happened since, as two copies of a workshop have them, made one."""

from typing import Any

from facilitator.exchange import WorkshopDocument
from facilitator.log_book.document import PersonDocument, PromiseDocument
from facilitator.merging.parts import by_uid
from facilitator.merging.values import Merging
from facilitator.people import OF_A_NAME

Values = dict[str, Any]


def merged_log_book(merging: Merging, one: WorkshopDocument, other: WorkshopDocument) -> Values:
    """Return people, promises and reminders, each known by its uid.

    A promise that is for the team in either copy is for the team. Two people with the same role
    stay two: a neighbour at one table is not the neighbour at another.
    """
    people = by_uid(one.people, other.people)
    promises = by_uid(one.promises, other.promises)
    reminders = by_uid(one.paper_reminders, other.paper_reminders)
    return {
        "people": [_person(merging, *people.both(uid)) for uid in people.order],
        "promises": [_promise(merging, *promises.both(uid)) for uid in promises.order],
        "paper_reminders": [merging.part(*reminders.both(uid), uid) for uid in reminders.order],
    }


def _person(merging: Merging, one: PersonDocument, other: PersonDocument) -> Values:
    """Return a person, whose name is held only where both copies may hold it.

    Where one may not, no copy's name is kept as a difference either.
    """
    values = merging.part(one, other, one.uid)
    if not values["name_may_be_held"]:
        values.update(dict.fromkeys(OF_A_NAME, ""), name_may_be_shared=False)
        merging.untold |= {(one.uid, field) for field in OF_A_NAME}
    return values


def _promise(merging: Merging, one: PromiseDocument, other: PromiseDocument) -> Values:
    """Return a promise with everything that was told of it; it is what was told last."""
    told = by_uid(one.follow_ups, other.follow_ups)
    follow_ups = [merging.part(*told.both(uid), uid) for uid in told.order]
    leave = ("follow_ups", "state") if follow_ups else ("follow_ups",)
    values = merging.part(one, other, one.uid, leave=leave)
    if follow_ups:
        values["state"] = one.state if one.state == other.state else _state(follow_ups)
    return {**values, "follow_ups": follow_ups}


def _state(follow_ups: list[Values]) -> str:
    last = max(enumerate(follow_ups), key=lambda each: (each[1]["heard_on"], each[0]))[1]
    outcome = str(last["outcome"])
    return "open" if outcome == "still_going" else outcome
