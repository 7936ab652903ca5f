"""A moment of the day as the room reads it: what it is, what it asks, and until when it lasts."""

from facilitator.day.lines import Timing
from facilitator.i18n import _
from ui.live_day import LiveDay
from ui.room.rows import Cause, Passage, Row, Section

PAUSES = ("break", "buffer")


def section(title: str, prompt: str, also: str, until: str) -> Section:
    """Return the one page that a moment has."""
    others = map(Row, also.split("\n"))
    rows = (Row(title, loud=True), Row(prompt), *others, Row(until, loud=True))
    return Section("", tuple(Passage((Cause(row),)) for row in rows if row.text))


def following(day: LiveDay, activity_id: int) -> Timing | None:
    """Return the step of the day that comes after this activity; None after the last one."""
    timings = day.timetable.timings
    own = [n for n, each in enumerate(timings) if each.line.activity_id == activity_id]
    later = timings[own[-1] + 1 :] if own else ()
    return next((each for each in later if each.fate == "to come"), None)


def until(day: LiveDay, activity_id: int) -> str:
    """Return until when a moment is expected to last; nothing while its clock stands."""
    own = day.timetable.of(activity_id)
    if not own or not day.runs(activity_id):
        return ""
    then = following(day, activity_id)
    ends = own[-1].end if then is None else then.start
    return said_until(own[-1].line.role, f"{ends.astimezone():%H:%M}", is_last=then is None)


def said_until(role: str, time: str, *, is_last: bool) -> str:
    """Return until when something lasts, as it is said to the room."""
    if is_last:
        return _("We end at {time}").format(time=time)
    if role in PAUSES:
        return _("We go on at {time}").format(time=time)
    return _("Until {time}").format(time=time)


def then_comes(day: LiveDay, activity_id: int) -> str:
    """Return what comes after a moment, for whoever works at the laptop."""
    then = following(day, activity_id)
    title = day.title(then.line.activity_id) if then is not None else ""
    return _("Then: {title}").format(title=title) if title else ""
