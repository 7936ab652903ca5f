"""How the run of the day is said: clock times, ahead or behind, planned and actual minutes."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from facilitator.day.lines import Clash, Timing
from facilitator.day.timetable import Timetable
from facilitator.i18n import _, ngettext
from ui.wording import said_minutes

Line = tuple[str, str]
"""A text and the role that it is dressed for."""


def said_time(moment: datetime) -> str:
    """Return a time of day as the clock on the wall shows it."""
    return f"{moment.astimezone():%H:%M}"


def said_behind(minutes: int) -> str:
    """Return whether the day is on time, and if not, by how much."""
    if minutes > 0:
        return ngettext("{count} min behind", "{count} min behind", minutes).format(count=minutes)
    if minutes < 0:
        return ngettext("{count} min ahead", "{count} min ahead", -minutes).format(count=-minutes)
    return _("On time")


def said_actual(spent: int, minutes: int) -> str:
    """Return how long something took, given in seconds, of how many minutes it had."""
    return _("{spent} of {minutes}").format(spent=round(spent / 60), minutes=said_minutes(minutes))


def said_state(state: str, spent: int) -> str:
    """Return what became of a step that was set aside, after so many seconds."""
    minutes = round(spent / 60)
    if not minutes:
        return _("parked") if state == "parked" else _("left out")
    words = _("parked after {minutes}") if state == "parked" else _("cut short after {minutes}")
    return words.format(minutes=said_minutes(minutes))


class Part(NamedTuple):
    """An activity on the day: its timings, and what has become of it."""

    timings: Sequence[Timing]

    @property
    def fate(self) -> str:
        """Return `now`, `done`, `to come`, or `left out`; of an activity half done, `to come`.

        Where all of it was set aside, it is done if any of it took time.
        """
        fates = {timing.fate for timing in self.timings}
        for fate in ("now", "to come", "done"):
            if fate in fates:
                return fate
        return "done" if round(self.spent / 60) else "left out"

    @property
    def opens(self) -> Timing:
        """The step that opens what is left of it."""
        return next((each for each in self.timings if each.fate == "to come"), self.timings[0])

    @property
    def minutes(self) -> int:
        """The minutes that it has now, as the plan stands.

        A step that was set aside has those that it took, though no more than it was given.
        """
        return sum(_minutes_now(timing) for timing in self.timings)

    @property
    def spent(self) -> int:
        """The seconds that it took so far."""
        return sum(timing.line.spent for timing in self.timings)


def _minutes_now(timing: Timing) -> int:
    line = timing.line
    if not line.state or timing.fate == "now":
        return line.minutes
    return min(line.minutes, round(line.spent / 60))


def said_part(part: Part, *, timed: bool) -> list[Line]:
    """Return what the running order says of an activity, below its title.

    `timed`: it is known when the day begins, so that clock times mean something.
    """
    fate, opens = part.fate, part.opens
    if fate == "now":
        since = _("Now, since {time}").format(time=said_time(part.timings[0].start))
        return [(since, "accent"), (said_actual(part.spent, part.minutes), "small")]
    if fate == "done" and not part.spent:
        return [(_("Passed over"), "small")]
    if fate == "done":
        return [("✓ " + " · ".join((_("Done"), said_actual(part.spent, part.minutes))), "small")]
    if fate == "left out":
        return [(_("Left out"), "small")]
    if not timed:
        return [(said_minutes(part.minutes), "small")]
    times = [said_time(opens.start)]
    if said_time(opens.planned_start) != times[0]:
        times.append(_("planned {time}").format(time=said_time(opens.planned_start)))
    return [(" · ".join((", ".join(times), said_minutes(part.minutes))), "small")]


def said_pin(pin: str) -> str:
    """Return that an activity is pinned to a time."""
    return _("◆ Pinned to {time}").format(time=pin)


def said_clash(clash: Clash, title: str, pin: str) -> str:
    """Return that a pin would be met late as things stand."""
    return ngettext(
        "“{title}” is pinned to {pin} and would begin {count} minute late.",
        "“{title}” is pinned to {pin} and would begin {count} minutes late.",
        clash.minutes,
    ).format(title=title, pin=pin, count=clash.minutes)


def said_planned_clash(clash: Clash, title: str, pin: str) -> str:
    """Return that the plan itself runs over a pin."""
    return ngettext(
        "The plan runs {count} minute over: “{title}” is pinned to {pin}. "
        "Shorten what comes before it, or move it.",
        "The plan runs {count} minutes over: “{title}” is pinned to {pin}. "
        "Shorten what comes before it, or move it.",
        clash.minutes,
    ).format(title=title, pin=pin, count=clash.minutes)


def clash_sentences(
    table: Timetable, title_of: Callable[[int], str], pin_of: Callable[[int], str]
) -> list[str]:
    """Return every clash in a sentence; what the plan itself gets wrong is said once, as that."""
    planned = {clash.activity_id for clash in table.planned_clashes}
    found = [(said_planned_clash, clash) for clash in table.planned_clashes]
    if table.day.began is not None:
        found += [(said_clash, each) for each in table.clashes if each.activity_id not in planned]
    return [
        say(clash, title_of(clash.activity_id), pin_of(clash.activity_id)) for say, clash in found
    ]
