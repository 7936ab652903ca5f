"""Promises in a calendar: as a file, and one by one for the square on a printed slip.

No clock is looked at: the same log book gives the same calendar.
"""

from datetime import UTC, date, datetime, time
from hashlib import sha256

from icalendar import Calendar, Event

from facilitator.exchange import WorkshopDocument
from facilitator.i18n import _
from facilitator.log_book.document import PersonDocument, PromiseDocument

MADE_BY = "-//Facilitator//Log book//EN"
SUMMARY_BYTES = 140
"""The most of a summary that a square holds which a phone still reads well."""


def calendar_of(document: WorkshopDocument) -> bytes:
    """Return the calendar of what is still to be heard about, and of reminders of own papers.

    It has what the document has: an export for everybody holds no promise for the team.
    """
    everybody = {person.uid: person for person in document.people}
    calendar = _calendar()
    for promise in document.promises:
        if promise.by and promise.state == "open":
            event = _event(promise)
            if told := "\n".join(_told(document, promise, everybody.get(promise.person))):
                event.add("description", told)
            event.add("transp", "TRANSPARENT")
            calendar.add_component(event)
    for reminder in document.paper_reminders:
        event = Event()
        event.add("uid", reminder.uid or _digest(reminder.remind_on))
        _on(event, reminder.remind_on, reminder.remind_on)
        event.add("summary", _("To look at again: what you wrote on your own paper"))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False))


def event_text(promise: PromiseDocument, person: PersonDocument | None = None) -> str:
    """Return a calendar of one entry, small enough for a square that a phone reads from paper.

    Empty where there is no day. It holds what the slip says: not who, unless `person` is given.
    """
    if not promise.by:
        return ""
    calendar = _calendar()
    event = _event(promise, most=SUMMARY_BYTES)
    if person is not None and person.role:
        event.add("description", _shortened(person.role, SUMMARY_BYTES // 2))
    calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False)).decode()


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    return calendar


def _event(promise: PromiseDocument, most: int = 1_000) -> Event:
    event = Event()
    event.add("uid", promise.uid or _digest(f"{promise.what}\n{promise.by}"))
    _on(event, promise.by, promise.made_on or promise.by)
    what = " ".join(promise.what.split())
    event.add("summary", _shortened(_("To hear about: {what}").format(what=what), most))
    return event


def _on(event: Event, day: str, written: str) -> None:
    """Set the whole day of an event, and the day on which it was written down."""
    stamp = datetime.combine(date.fromisoformat(written), time(), tzinfo=UTC)
    event.add("dtstamp", stamp)
    event.add("dtstart", date.fromisoformat(day))


def _told(
    document: WorkshopDocument, promise: PromiseDocument, person: PersonDocument | None
) -> list[str]:
    """Return what else is known of a promise, line by line."""
    lines = [
        _("Promised by: {who}").format(who=person.role) if person else "",
        _("With: {whom}").format(whom=", ".join(promise.with_whom)) if promise.with_whom else "",
        _("First step: {step}").format(step=promise.first_step) if promise.first_step else "",
        promise.made_at or document.workshop.title,
    ]
    return [line for line in lines if line]


def _shortened(text: str, most: int) -> str:
    """Return a text of at most so many bytes; where it is cut, it ends in an ellipsis."""
    if len(text.encode()) <= most:
        return text
    return text.encode()[: most - 3].decode(errors="ignore").rstrip() + "…"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
