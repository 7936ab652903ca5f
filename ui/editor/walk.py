"""A day, walked through in two minutes: where one is, and what the clock says there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from facilitator.decks.draft import Draft
from facilitator.decks.languages import asked_in
from facilitator.decks.outlook import Slot, said_clock, slots
from facilitator.language_tags import directed
from ui.room.moment import said_until
from ui.wording import translated

WHOLE: Final = 120.0
"""So many seconds the day takes."""
MOMENT: Final = 1.5
"""No step is shown for fewer seconds: one has to read it."""


@dataclass(frozen=True)
class Stop:
    """A step of the day, as one comes past it."""

    line: int
    number: int
    title: str
    """The line's, and the step's where it has several."""
    step: str
    prompt: str
    do: str
    start: int
    """In minutes since midnight."""
    minutes: int
    least: int | None
    can_go: bool
    instead: str
    role: str
    pinned: bool
    also: str = ""
    """The prompt in other languages, each on its line."""
    picture: str = ""
    """The name of what is shown beside it."""
    picture_says: str = ""
    until: str = ""
    """Until when it lasts, as the room reads it, where it is a moment without a board."""


def stops(draft: Draft) -> list[Stop]:
    """Return every step of a day, in order."""
    found, times = [], slots(draft)
    for at, (line, slot) in enumerate(zip(draft.session.activities, times, strict=True)):
        board, start = draft.board_of(line), slot.start
        for number, timed in enumerate(draft.steps(at)):
            step = board.step(timed.step)
            first, *others = (
                directed(*each) for each in asked_in(step, board.language, draft.session.language)
            )
            found.append(
                Stop(
                    line=at,
                    number=number,
                    title=draft.title(at),
                    step=step.title,
                    prompt=translated(timed.prompt) or first,
                    do=step.do,
                    start=start,
                    minutes=timed.minutes,
                    least=timed.least,
                    can_go=timed.can_go,
                    instead=timed.instead,
                    role=step.role,
                    pinned=bool(line.starts) and number == 0,
                    also="" if timed.prompt else "\n".join(others),
                    picture=step.picture,
                    picture_says=step.picture_says,
                    until="" if line.kind == "activity" else _until(step.role, at, times),
                )
            )
            start += timed.minutes
    return found


def _until(role: str, at: int, times: Sequence[Slot]) -> str:
    is_last = at == len(times) - 1
    ends = times[at].end if is_last else times[at + 1].start
    return said_until(role, said_clock(ends), is_last=is_last)


class Walk:
    """Where one is in the day, in seconds since the walk began."""

    def __init__(self, stops: Sequence[Stop]) -> None:
        self.stops = stops
        whole = sum(stop.minutes for stop in stops)
        self._lengths = [max(MOMENT, WHOLE * stop.minutes / whole) for stop in stops]
        self._at = 0
        self._seconds = 0.0

    @property
    def at(self) -> int:
        """The number of the stop that one is at."""
        return self._at

    @property
    def stop(self) -> Stop:
        """The stop that one is at."""
        return self.stops[self._at]

    @property
    def share(self) -> float:
        """How much of the stop is past, from 0 to 1."""
        return min(1.0, self._seconds / self._lengths[self._at])

    @property
    def is_over(self) -> bool:
        """Whether one has come to the end of the day."""
        return self._at == len(self.stops) - 1 and self.share >= 1

    @property
    def clock(self) -> int:
        """The time of day, in minutes since midnight."""
        return self.stop.start + int(self.stop.minutes * self.share)

    @property
    def seconds_left(self) -> int:
        """What the timer of the room shows."""
        return round(self.stop.minutes * 60 * (1 - self.share))

    def go(self, seconds: float) -> None:
        """Walk on for so many seconds."""
        self._seconds += seconds
        while self._seconds >= self._lengths[self._at] and self._at + 1 < len(self.stops):
            self._seconds -= self._lengths[self._at]
            self._at += 1

    def turn_to(self, number: int) -> None:
        """Go to the beginning of a stop; before the first and after the last there is none."""
        self._at = max(0, min(number, len(self.stops) - 1))
        self._seconds = 0.0
