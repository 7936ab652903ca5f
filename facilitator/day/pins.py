"""When pinned activities are to begin, and the coach's own times, which follow from that."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from datetime import time as clock_time

from facilitator.day.lines import Line

Span = tuple[datetime, datetime]
Moments = Sequence[datetime | None]


def pin_moments(lines: Iterable[Line], start: datetime) -> Moments:
    """Return for each line the moment that it is pinned to, in the time zone of the start.

    A pin says a time of day: it is the one that is nearest to when its line would begin by the
    plan, so that 00:45 is after midnight where the day begins at 23:00.
    """
    found: list[datetime | None] = []
    at = start
    for line in lines:
        time = clock_time.fromisoformat(line.pin) if line.pin else None
        pin = None if time is None else _nearest(time, at, start.date())
        found.append(pin)
        at = (pin or at) + timedelta(minutes=line.planned)
    return found


def _nearest(time: clock_time, at: datetime, first: date) -> datetime:
    """Return when it is this time nearest to a moment, not before the day's first date."""
    dates = [at.date() + timedelta(days=by) for by in (0, 1, -1)]
    clocks = [datetime.combine(day, time).astimezone() for day in dates if day >= first]
    nearest = min(clocks, key=lambda day: abs(day - at))
    return nearest.astimezone(at.tzinfo)  # summer time may have begun since the start


def planned_spans(lines: Sequence[Line], moments: Moments, start: datetime) -> Iterator[Span]:
    """Yield the coach's times: a pin says when, whatever comes before it."""
    at = start
    for line, pin in zip(lines, moments, strict=True):
        at = pin or at
        end = at + timedelta(minutes=line.planned)
        yield at, end
        at = end


def pins_now(lines: Sequence[Line], moments: Moments) -> list[datetime | None]:
    """Return for each line when it is pinned to begin.

    Where the step that opens a pinned activity was set aside, the next one opens it.
    """
    found: list[datetime | None] = []
    carried: tuple[int, datetime] | None = None
    for line, pin in zip(lines, moments, strict=True):
        if pin is not None:
            carried = (line.activity_id, pin)
        own = carried is not None and carried[0] == line.activity_id
        opens = own and (line.in_hand or not line.state)
        found.append(carried[1] if carried is not None and opens else None)
        carried = None if opens or not own else carried
    return found
