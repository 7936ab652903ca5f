"""The rows of the log book as its steps find them, and what follows when one of them changes."""

from typing import TypeVar

from sqlmodel import Session, SQLModel, col, select

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _
from facilitator.log_book.tables import FollowUp, PaperReminder, Promise
from facilitator.people import Person, forget_if_unmentioned, known_or_new
from facilitator.workshop import saved_id

Found = TypeVar("Found", bound=SQLModel)


def the_promise(session: Session, promise_id: int) -> Promise:
    """Return a promise; InvalidEntryError where it is gone."""
    return _there(
        session.get(Promise, promise_id),
        _("This promise is not in the log book any more; choose another one."),
    )


def the_follow_up(session: Session, follow_up_id: int) -> FollowUp:
    """Return what was told of a promise; InvalidEntryError where it is gone."""
    gone = _("What was told of this promise is not in the log book any more; choose another one.")
    return _there(session.get(FollowUp, follow_up_id), gone)


def the_reminder(session: Session, reminder_id: int) -> PaperReminder:
    """Return a reminder of somebody's own paper; InvalidEntryError where it is gone."""
    gone = _("This reminder is not in the log book any more; choose another one.")
    return _there(session.get(PaperReminder, reminder_id), gone)


def give_to(
    session: Session, row: Promise, role: str | None = None, voice: str | None = None
) -> None:
    """Make a promise that of the person with this role and voice, or those that it had."""
    had = session.get(Person, row.person_id) if row.person_id else None
    if had is not None:
        role = had.role if role is None else role
        voice = had.voice if voice is None else voice
    row.person_id = known_or_new(session, role or "", voice or "")
    session.add(row)
    session.flush()
    if had is not None and saved_id(had) != row.person_id:
        forget_if_unmentioned(session, saved_id(had))


def settle(session: Session, row: Promise) -> None:
    """Let a promise be what was told of it last; open where it is still going, or nothing was."""
    session.flush()
    last = session.exec(
        select(FollowUp).where(FollowUp.promise_id == row.id).order_by(col(FollowUp.id).desc())
    ).first()
    row.state = "open" if last is None or last.outcome == "still_going" else last.outcome
    session.add(row)
    session.flush()


def _there(row: Found | None, gone: str) -> Found:
    if row is None:
        raise InvalidEntryError(gone)
    return row
