"""How the log book speaks: as a friend would, who would like to hear how it went."""

from collections.abc import Mapping, Sequence

from facilitator.exercises.board.tables import VOICES
from facilitator.i18n import _
from facilitator.log_book.book import Entry
from facilitator.log_book.tables import FollowUp, Promise
from ui.wording import said_day


def whose_voice(voice: str) -> str:
    """Return whose voice a person speaks with, as a choice reads."""
    return {
        "": _("Not said"),
        "resident": _("A resident"),
        "community_group": _("A community group"),
        "staff": _("Staff of public services"),
        "leader": _("A leader in public services"),
    }[voice]


def voices() -> list[tuple[str, str]]:
    """Return the voices to choose from, with none of them first."""
    return [(voice, whose_voice(voice)) for voice in ("", *VOICES)]


def said_outcome(outcome: str) -> str:
    """Return what became of a promise."""
    return {
        "done": _("Done"),
        "changed": _("Changed"),
        "let_go": _("Let go"),
        "still_going": _("Still going"),
    }[outcome]


def said_share(share: str) -> str:
    """Return who may read a promise."""
    return _("for everybody in the room") if share == "room" else _("for the team")


def why_shared(share: str, *, chosen: bool, for_everybody: bool) -> str:
    """Return what follows from whom a promise is shared with, and why that is proposed.

    `chosen`: somebody chose it; `for_everybody`: the note that it comes from is.
    """
    if share == "room":
        why = _("It may be on the wall and in what everybody takes home.")
        proposed = "" if chosen else _("What public services promise is for everybody to see.")
    else:
        why = _("It is in nothing that is shown or printed for others.")
        proposed = _("It is for the team unless whoever promises says otherwise.")
        if not for_everybody:
            proposed = _("It comes from a note that is not for everybody.")
        elif chosen:
            proposed = ""
    return f"{proposed} {why}".strip()


def said_role(entry: Entry) -> str:
    """Return who promised, as a role; with the name, where that may be held."""
    person = entry.person
    if person is None:
        return _("Somebody")
    if person.name and person.name_may_be_held:
        return _("{role} ({name})").format(role=person.role, name=person.name)
    return person.role


def said_when(promise: Promise) -> str:
    """Return when there will be something to hear about a promise."""
    if promise.waits:
        return _("waits until they are here")
    if not promise.by:
        return _("no day yet")
    return _("to hear about on {day}").format(day=said_day(promise.by) or promise.by)


def said_under(entry: Entry) -> str:
    """Return what stands under the words of a promise in a list."""
    promise = entry.promise
    if promise.state == "open":
        parts = [said_role(entry), said_when(promise), said_share(promise.share)]
    else:
        heard = entry.follow_ups[-1].heard_on if entry.follow_ups else ""
        outcome = said_outcome(promise.state)
        parts = [said_role(entry), outcome, said_day(heard), said_share(promise.share)]
    return " · ".join(part for part in parts if part)


def in_full(entry: Entry, places: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return all there is about a promise, as a title and its words each."""
    promise = entry.promise
    made = " · ".join(part for part in (said_day(promise.made_on), promise.made_at) if part)
    person = entry.person
    voice = whose_voice(person.voice) if person is not None and person.voice else ""
    rows = [
        (_("Who"), " · ".join(part for part in (said_role(entry), voice) if part)),
        (_("With whom"), ", ".join(promise.with_whom)),
        (_("First step"), promise.first_step),
        (_("My community"), promise.community),
        (_("Where"), places.get(promise.place, promise.place)),
        (_("It came from"), promise.source),
        (_("Promised"), made),
        *(row for heard in entry.follow_ups for row in _heard(heard)),
    ]
    return [(title, words) for title, words in rows if words]


def _heard(heard: FollowUp) -> Sequence[tuple[str, str]]:
    when = said_day(heard.heard_on)
    told = said_outcome(heard.outcome)
    return (
        (_("Heard about on {day}").format(day=when) if when else _("Heard about"), told),
        (_("What happened"), heard.happened),
        (_("Who was there"), ", ".join(heard.there)),
        (_("Learned"), heard.learned),
        (_("What surprised us"), heard.surprised),
        (_("Next"), heard.next_step),
    )
