"""What the log book can be asked, in the words of a friend and never of a manager.

A promise for the team is counted in a question, and neither it nor who made it is named: a
question may be heard by the room.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from facilitator.exercises.board.questions import Question
from facilitator.i18n import _, ngettext
from facilitator.log_book.book import Entry
from facilitator.people import PUBLIC_SERVICES, Person, to_tell

ALONE = "alone"
"""The place of a card that is taken up alone."""
SPOKEN = 3
"""So many people are named in one question."""
NOT_TOLD = "not_told"
"""The key of the question that is about people, by their uids, rather than promises."""


def questions(entries: Sequence[Entry], today: date) -> list[Question]:
    """Return what the log book as a whole leaves open; labels are the promises' uids."""
    return [
        *not_heard_about(entries, today),
        *without_learning(entries),
        *acts_done_alone(entries),
        *one_audience_only(entries),
    ]


def to_hear_about(entries: Sequence[Entry], today: date) -> list[Entry]:
    """Return the entries whose day has come, and of which nothing was heard since then.

    Nobody is asked about the promise of somebody who is not here.
    """
    return [entry for entry in entries if _has_come(entry, today)]


def not_heard_about(entries: Sequence[Entry], today: date) -> list[Question]:
    """Ask about the promises whose day has come."""
    found = to_hear_about(entries, today)
    text = ngettext(
        "There is something to hear about from {people}. What happened?",
        "There is something to hear about from {people}. What happened?",
        len(found),
    )
    return _put("not_heard_about", found, text)


def without_learning(entries: Sequence[Entry]) -> list[Question]:
    """Ask what was learned where it was told what happened, and not yet that."""
    found = [
        entry
        for entry in entries
        if entry.follow_ups and not any(_says(told.learned) for told in entry.follow_ups)
    ]
    text = ngettext(
        "We heard what happened from {people}, and not yet what was learned. What was it?",
        "We heard what happened from {people}, and not yet what they learned. What was it?",
        len(found),
    )
    return _put("without_learning", found, text)


def acts_done_alone(entries: Sequence[Entry]) -> list[Question]:
    """Ask who could come along, once all that was done was done alone."""
    done = [entry for entry in entries if entry.promise.state in {"done", "changed"}]
    if not done or not all(map(_alone, done)):
        return []
    text = ngettext(
        "What was done so far was done alone. Who could come along the next time?",
        "All that was done so far was done alone. Who could come along the next time?",
        len(done),
    )
    return _put("acts_done_alone", done, text)


def one_audience_only(entries: Sequence[Entry]) -> list[Question]:
    """Ask for the other side, where all whose voice is known are from one."""
    voiced = [entry for entry in entries if entry.person is not None and entry.person.voice]
    sides = {entry.person.voice in PUBLIC_SERVICES for entry in voiced if entry.person}
    if len(voiced) < 2 or len(sides) > 1:
        return []
    text = _(
        "So far only people who live here or speak for a group have promised something. What do "
        "public services take on?"
    )
    if sides == {True}:
        text = _(
            "So far only public services have promised something. Is there anything that people "
            "who live here want to take on, or to ask for?"
        )
    return _put("one_audience_only", voiced, text)


def not_told(everybody: Iterable[Person], today: date) -> list[Question]:
    """Ask who tells those whose name somebody else gave; nobody is named in it."""
    waiting = to_tell(everybody)
    if not waiting:
        return []
    count = len(waiting)
    late = waiting[0].tell_by < today.isoformat()
    text = ngettext(
        "Somebody’s name is here because somebody else gave it. Who tells them?",
        "{count} names are here because somebody else gave them. Who tells these people?",
        count,
    )
    if late:
        text = ngettext(
            "Somebody should have heard by now that their name is here. Who tells them?",
            "{count} names are here of which people should have been told by now. Who tells them?",
            count,
        )
    return [Question(NOT_TOLD, [person.uid for person in waiting], text.format(count=count))]


def _has_come(entry: Entry, today: date) -> bool:
    row = entry.promise
    if not entry.is_open or row.waits or not row.by or row.by > today.isoformat():
        return False
    return not any(told.heard_on >= row.by for told in entry.follow_ups)


def _alone(entry: Entry) -> bool:
    with_others = entry.promise.with_whom or any(told.there for told in entry.follow_ups)
    return entry.promise.place == ALONE and not with_others


def _says(text: str) -> bool:
    return bool(text.strip())


def _put(key: str, found: Sequence[Entry], text: str) -> list[Question]:
    """Return a question about these entries, if there are any."""
    labels = [entry.promise.uid for entry in found]
    return [Question(key, labels, text.format(people=_people(found)))] if found else []


def _people(entries: Sequence[Entry]) -> str:
    """Return who made these promises: by role where everybody knows of it, else how many."""
    known = [
        entry.person.role
        for entry in entries
        if entry.promise.share == "room" and entry.person is not None
    ]
    roles = list(dict.fromkeys(known))[:SPOKEN]
    unnamed = [
        entry
        for entry in entries
        if entry.promise.share != "room" or entry.person is None or entry.person.role not in roles
    ]
    more = len({entry.promise.person_id or entry.promise.uid for entry in unnamed})
    if more and roles:
        others = ngettext("{count} more", "{count} more", more).format(count=more)
        return _("{people} and {others}").format(people=", ".join(roles), others=others)
    if more:
        return ngettext("{count} person", "{count} people", more).format(count=more)
    if len(roles) > 1:
        *first, last = roles
        return _("{people} and {others}").format(people=", ".join(first), others=last)
    return "".join(roles)
