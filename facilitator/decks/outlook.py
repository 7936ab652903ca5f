"""A day as it is prepared: when each line starts and ends, and what does not add up.

Nothing is ever moved to fit. What is wrong is said, and the coach decides.
"""

from collections.abc import Iterator, Sequence
from datetime import time
from typing import Final, NamedTuple

from facilitator.decks.draft import Draft
from facilitator.i18n import _, ngettext

STARTS: Final = "10:00"
"""From when a day is counted for which nobody said yet when it starts."""
LONGEST_DAY: Final = 8 * 60
LONGEST_SITTING: Final = 120
"""So many minutes without a break, and people stop listening."""
MIDNIGHT: Final = 24 * 60


class Slot(NamedTuple):
    """A line on the clock, in minutes since midnight."""

    start: int
    end: int
    free: int
    """Minutes without anything before it, since it waits for its pinned time."""

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.end - self.start


class Doubt(NamedTuple):
    """What does not add up, and in which line; -1 is the whole day."""

    line: int
    says: str


def clock_minutes(clock: str) -> int:
    """Return HH:MM as minutes since midnight."""
    moment = time.fromisoformat(clock)
    return moment.hour * 60 + moment.minute


def said_clock(minutes: int) -> str:
    """Return minutes since midnight as HH:MM."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def said_length(minutes: int) -> str:
    """Return a length of time as people say it."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("{count} min", "{count} min", rest).format(count=rest)
    if not rest:
        return ngettext("{count} h", "{count} h", hours).format(count=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def slots(draft: Draft) -> list[Slot]:
    """Return when each line starts and ends. A pinned line starts then, whatever comes before."""
    at = clock_minutes(draft.session.starts or STARTS)
    found = []
    for number, line in enumerate(draft.session.activities):
        start = clock_minutes(line.starts) if line.starts else at
        length = sum(step.minutes for step in draft.steps(number))
        found.append(Slot(start, start + length, max(0, start - at) if number else 0))
        at = start + length
    return found


def counts_from_nowhere(draft: Draft) -> bool:
    """Return whether nobody said when the day starts, so that its times only may be so."""
    return not (draft.session.starts or draft.session.activities[0].starts)


def total(times: Sequence[Slot]) -> int:
    """Return the minutes in which something happens, without any waiting for a pinned time."""
    return sum(slot.minutes for slot in times)


def span(times: Sequence[Slot]) -> int:
    """Return the minutes from the first start to the last end."""
    return max(slot.end for slot in times) - min(slot.start for slot in times)


def doubts(draft: Draft) -> list[Doubt]:
    """Return what does not add up, from the top of the day down."""
    times = slots(draft)
    return [
        *_before_the_day(draft, times),
        *_overlaps(draft, times),
        *_squeezed(draft),
        *_sittings(draft, times),
        *_too_long(times),
    ]


def _before_the_day(draft: Draft, times: Sequence[Slot]) -> Iterator[Doubt]:
    first = draft.session.activities[0]
    starts = draft.session.starts
    if first.starts and starts and first.starts != starts:
        message = _("The day starts at {starts}, but “{title}” is pinned to {pin}.")
        says = message.format(starts=starts, title=draft.title(0), pin=said_clock(times[0].start))
        yield Doubt(0, says)


def _overlaps(draft: Draft, times: Sequence[Slot]) -> Iterator[Doubt]:
    for number in range(1, len(times)):
        over = times[number - 1].end - times[number].start
        if over > 0:
            message = ngettext(
                "“{title}” is pinned to {pin}, but what comes before it ends at {end}: "
                "{count} minute too many.",
                "“{title}” is pinned to {pin}, but what comes before it ends at {end}: "
                "{count} minutes too many.",
                over,
            )
            yield Doubt(
                number,
                message.format(
                    title=draft.title(number),
                    pin=said_clock(times[number].start),
                    end=said_clock(times[number - 1].end),
                    count=over,
                ),
            )


def _squeezed(draft: Draft) -> Iterator[Doubt]:
    message = _("In “{title}”, a step of {minutes} min is to shrink to {least} min.")
    for number in range(len(draft.session.activities)):
        for step in draft.steps(number):
            if step.least is not None and step.least > step.minutes:
                title = draft.title(number)
                says = message.format(title=title, minutes=step.minutes, least=step.least)
                yield Doubt(number, says)


def _sittings(draft: Draft, times: Sequence[Slot]) -> Iterator[Doubt]:
    """Find where people sit too long; a board may have its break among its steps."""
    sat, since, told = 0, 0, False
    for number, line in enumerate(draft.session.activities):
        if times[number].free:
            sat, told = 0, False
        board = draft.board_of(line)
        for step in draft.steps(number):
            if board.step(step.step).role == "break":
                sat, told = 0, False
                continue
            since = since if sat else number
            sat += step.minutes
            if sat > LONGEST_SITTING and not told:
                told = True
                message = _("From “{title}” on, people sit more than two hours without a break.")
                yield Doubt(number, message.format(title=draft.title(since)))


def _too_long(times: Sequence[Slot]) -> Iterator[Doubt]:
    if max(slot.end for slot in times) > MIDNIGHT:
        yield Doubt(-1, _("The day runs past midnight."))
    if span(times) > LONGEST_DAY:
        message = _("The day is {length} long. People give their best for eight hours at most.")
        yield Doubt(-1, message.format(length=said_length(span(times))))
