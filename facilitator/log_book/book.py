"""The log book: what people promise, and what they tell of it when they come back."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _
from facilitator.log_book.days import checked_day
from facilitator.log_book.entries import follow_up_entry, promise_entry
from facilitator.log_book.rows import (
    give_to,
    settle,
    the_follow_up,
    the_promise,
    the_reminder,
)
from facilitator.log_book.tables import FollowUp, PaperReminder, Promise
from facilitator.people import PUBLIC_SERVICES, Person, forget_if_unmentioned, known_or_new
from facilitator.store import Store
from facilitator.workshop import Activity, saved_id


class Entry(NamedTuple):
    """A promise, whose it is, and what was told of it since, in that order."""

    promise: Promise
    person: Person | None
    """None where who promised was erased."""
    follow_ups: list[FollowUp]

    @property
    def is_open(self) -> bool:
        """Whether there is still something to hear about."""
        return self.promise.state == "open"


def default_share(voice: str) -> str:
    """Return with whom a promise by this voice is shared unless they say otherwise.

    What public services promise is for everybody to see; nobody else is put on the wall.
    """
    return "room" if voice in PUBLIC_SERVICES else "team"


def today(store: Store) -> date:
    """Return the day it is for the people in the room."""
    return store.clock().astimezone().date()


# Promises


def promise(  # noqa: PLR0913
    store: Store,
    *,
    role: str,
    voice: str = "",
    what: str,
    with_whom: Collection[str] = (),
    first_step: str = "",
    by: str = "",
    activity_id: int | None = None,
    source: str = "",
    community: str = "",
    place: str = "",
    share: str | None = None,
) -> int:
    """Write down what somebody promises and return its id.

    `source` is the card's code or the note's label in the activity, if it came from one. Without
    `share` it is shared as `default_share` says. InvalidEntryError where it does not say who or
    what, or where `by` is no day.
    """
    entry = promise_entry(
        what=what,
        with_whom=with_whom,
        first_step=first_step,
        by=by,
        source=source,
        community=community,
        place=place,
        **({} if share is None else {"share": share}),
    )
    with store.step(_("Promise")) as session:
        person_id = known_or_new(session, role, voice)
        if share is None:
            entry["share"] = default_share(session.get_one(Person, person_id).voice)
        if activity_id is not None and session.get(Activity, activity_id) is None:
            activity_id = None  # it was removed while the promise was being written
        made_on = today(store).isoformat()
        row = Promise(activity_id=activity_id, person_id=person_id, made_on=made_on, **entry)
        session.add(row)
        session.flush()
        return saved_id(row)


def change_promise(store: Store, promise_id: int, **values: Any) -> None:
    """Change a promise; `values` are those of `promise`, but for the activity.

    With another role, or another voice, it becomes somebody else's.
    """
    whose = {key: values.pop(key) for key in ("role", "voice") if key in values}
    entry = promise_entry(**values)
    changed = "-".join(sorted([*entry, *whose]))
    with store.step(_("Change promise"), merge=f"promise-{promise_id}-{changed}") as session:
        row = the_promise(session, promise_id)
        row.sqlmodel_update(entry)
        if whose:
            give_to(session, row, **whose)
        session.add(row)


def remove_promise(store: Store, promise_id: int) -> None:
    """Remove a promise with what was told of it, and the person if nothing else speaks of them."""
    with store.step(_("Remove promise")) as session:
        row = the_promise(session, promise_id)
        person_id = row.person_id
        session.delete(row)
        session.flush()
        forget_if_unmentioned(session, person_id)


def promises(session: Session) -> list[Entry]:
    """Return the entries of the log book in the order in which they were written."""
    everybody = {saved_id(row): row for row in session.exec(select(Person))}
    told: dict[int, list[FollowUp]] = {}
    for follow in session.exec(select(FollowUp).order_by(col(FollowUp.id))):
        told.setdefault(follow.promise_id, []).append(follow)
    return [
        Entry(row, everybody.get(row.person_id or 0), told.get(saved_id(row), []))
        for row in session.exec(select(Promise).order_by(col(Promise.id)))
    ]


def wait(store: Store, promise_id: int, on: bool) -> None:  # noqa: FBT001
    """Let a promise wait while whoever made it is not here, or ask about it again."""
    label = _("Wait for who promised") if on else _("Ask about the promise")
    with store.step(label) as session:
        row = the_promise(session, promise_id)
        row.waits = on
        session.add(row)


# What happened since


def follow_up(  # noqa: PLR0913
    store: Store,
    promise_id: int,
    *,
    outcome: str,
    happened: str = "",
    there: Collection[str] = (),
    learned: str = "",
    surprised: str = "",
    next_step: str = "",
    by: str = "",
) -> int:
    """Write down what somebody tells of their promise today, and return the follow-up's id.

    The promise becomes what the outcome says; one that is still going stays open, to be heard
    about on the day `by`, where one is given. Whoever tells of it is here: it waits no more.
    """
    entry = follow_up_entry(
        outcome=outcome,
        happened=happened,
        there=there,
        learned=learned,
        surprised=surprised,
        next_step=next_step,
    )
    day = checked_day(by)
    with store.step(_("What happened since")) as session:
        row = the_promise(session, promise_id)
        told = FollowUp(promise_id=promise_id, heard_on=today(store).isoformat(), **entry)
        session.add(told)
        row.waits = False
        if day and told.outcome == "still_going":
            row.by = day
        settle(session, row)
        return saved_id(told)


def change_follow_up(store: Store, follow_up_id: int, **values: Any) -> None:
    """Change what was told; `values` are fields of FollowUpEntry."""
    entry = follow_up_entry(**values)
    merge = f"follow-up-{follow_up_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change what happened since"), merge=merge) as session:
        told = the_follow_up(session, follow_up_id)
        told.sqlmodel_update(entry)
        session.add(told)
        settle(session, the_promise(session, told.promise_id))


def remove_follow_up(store: Store, follow_up_id: int) -> None:
    """Remove what was told; the promise is again what was told of it before."""
    with store.step(_("Remove what happened since")) as session:
        told = the_follow_up(session, follow_up_id)
        row = the_promise(session, told.promise_id)
        session.delete(told)
        settle(session, row)


# Reminders of people's own paper


def remind(store: Store, on: str) -> int:
    """Keep the day on which somebody wants to look at their own paper again; nothing else."""
    day = checked_day(on)
    if not day:
        raise InvalidEntryError(_("Say on which day, such as 2026-03-14."))
    with store.step(_("Remind of own paper")) as session:
        row = PaperReminder(remind_on=day)
        session.add(row)
        session.flush()
        return saved_id(row)


def forget_reminder(store: Store, reminder_id: int) -> None:
    """Remove the reminder of somebody's own paper."""
    with store.step(_("Forget reminder")) as session:
        session.delete(the_reminder(session, reminder_id))


def reminders(session: Session) -> list[PaperReminder]:
    """Return the reminders of people's own papers, the next one first."""
    order = select(PaperReminder).order_by(col(PaperReminder.remind_on), col(PaperReminder.id))
    return list(session.exec(order))
