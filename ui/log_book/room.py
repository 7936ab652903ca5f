"""What we promised, as the room reads it: only what was agreed for everybody, and never a name."""

from facilitator.i18n import _
from facilitator.log_book.book import Entry, promises
from facilitator.store import Store
from ui.room.book import Chapter
from ui.room.rows import Cause, Passage, Row, Section
from ui.wording import said_day

PROMISED = "promised"
"""The chapter's key."""
TABLES = frozenset({"promise", "person"})
"""Where one of these changed, the chapter may be another one."""


def for_the_room(store: Store) -> list[Entry]:
    """Return the open promises that everybody in the room may read."""
    with store.reading() as session:
        return [each for each in promises(session) if each.is_open and each.promise.share == "room"]


def chapters(store: Store) -> list[Chapter]:
    """Return the one chapter; none, where nothing is promised for everybody."""
    return [Chapter(PROMISED, lambda: _section(store))] if for_the_room(store) else []


def _section(store: Store) -> Section:
    title = _("What we promised")
    heading = (Row(title, heading=True),)
    causes = tuple(Cause(_row(each)) for each in for_the_room(store))
    return Section(title, (Passage(causes, before=heading),))


def _row(entry: Entry) -> Row:
    role = entry.person.role if entry.person is not None else ""
    day = said_day(entry.promise.by)
    hear = _("to hear about on {day}").format(day=day) if day else ""
    if entry.promise.waits:
        hear = _("waits until they are here")
    under = ", ".join(part for part in (role, hear) if part)
    text = f"{entry.promise.what}\n– {under}" if under else entry.promise.what
    return Row(text, tint="mint")
