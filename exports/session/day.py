"""The day as its papers tell it: which activity is when, step by step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from facilitator.day.document import StepDocument
from facilitator.day.lines import Line, Timing, minutes
from facilitator.day.tables import Day
from facilitator.day.timetable import Timetable, timetable
from facilitator.decks import BoardDeck, Step, Worded
from facilitator.decks.languages import asked_in, believed, told_language
from facilitator.exchange import ActivityDocument, WorkshopDocument

ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class PlannedLine:
    """A step of the day: what it is, how long, and when by the plan as it stands."""

    step: Step | None
    """What the deck says of it; None where the deck does not know it."""
    plan: StepDocument
    timing: Timing
    deck: BoardDeck
    language: str
    """The workshop's."""

    @property
    def title(self) -> str:
        """What the step is called."""
        return self.plan.step if self.step is None else self.step.title

    @property
    def prompts(self) -> list[Worded]:
        """What it asks the room, first in the workshop's language, then in the deck's others.

        Where this workshop asks otherwise, there is that alone.
        """
        if self.plan.prompt or self.step is None:
            return [Worded(self.plan.prompt)]
        return asked_in(self.step, self.deck.language, self.language)

    @property
    def prompt(self) -> str:
        """What it asks the room."""
        return self.prompts[0].text

    @property
    def minutes(self) -> int:
        """How long it is, with what was added on the day."""
        return self.timing.line.minutes

    @property
    def took(self) -> int | None:
        """The whole minutes that it took; None where its clock never ran."""
        return minutes(timedelta(seconds=self.plan.spent)) if self.plan.spent else None


@dataclass(frozen=True)
class PlannedActivity:
    """A line of the running order with its steps."""

    activity: ActivityDocument
    deck: BoardDeck
    lines: Sequence[PlannedLine]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.activity.title or self.deck.title

    @property
    def role(self) -> str:
        """What sort of moment it is, such as a break; nothing for an activity on a board."""
        return self.lines[0].plan.role if len(self.lines) == 1 and not self.deck.zones else ""

    @property
    def roles(self) -> Sequence[str]:
        """What sorts of step it has, each once."""
        return list(dict.fromkeys(line.plan.role for line in self.lines if line.plan.role))

    @property
    def minutes(self) -> int:
        """How long it is without what is left out."""
        return sum(line.minutes for line in self.lines if not line.plan.state)

    @property
    def left_out(self) -> bool:
        """Whether nothing of it is to be run any more."""
        return all(line.plan.state for line in self.lines)


class PlannedDay:
    """The whole day; its clock times are those of the plan as it stands."""

    def __init__(self, workshop: WorkshopDocument) -> None:
        self.workshop = workshop
        known = [(activity, workshop.deck(activity)) for activity in workshop.activities]
        steps = [_steps(activity, deck) for activity, deck in known]
        lines = [
            _line(number, position, step, activity.starts if position == 0 else "")
            for number, (activity, _deck) in enumerate(known)
            for position, step in enumerate(steps[number])
        ]
        start = _start(workshop, lines)
        self.has_times = start is not None
        """Whether there are clock times; without a beginning, there are only minutes."""
        self._start = start or datetime.combine(ANY_DAY, time(), tzinfo=UTC)
        self.times: Timetable = timetable(lines, self._start, self._start, Day())
        timings: Mapping[int, list[Timing]] = {
            number: self.times.of(number) for number in range(len(known))
        }
        self.activities = [
            PlannedActivity(
                activity,
                deck,
                [
                    PlannedLine(
                        _known_step(deck, step.step), step, timing, deck, workshop.workshop.language
                    )
                    for step, timing in zip(steps[number], timings[number], strict=True)
                ],
            )
            for number, (activity, deck) in enumerate(known)
            if steps[number]
        ]

    def tongue(self, deck: BoardDeck, text: str) -> str:
        """Return the language of words of a deck where a reader is to be told it, else nothing."""
        worded = Worded(text, believed(text, deck.language))
        return told_language(worded, self.workshop.workshop.language)

    def clock(self, moment: datetime) -> str:
        """Return a time of day, such as 10:05; or how long after the beginning, such as 0:25."""
        if self.has_times:
            return f"{moment.astimezone():%H:%M}"
        hours, rest = divmod(minutes(moment - self._start), 60)
        return f"{hours}:{rest:02}"

    def begins(self, activity: PlannedActivity) -> str:
        """Return when an activity begins."""
        return self.clock(activity.lines[0].timing.start)

    @property
    def begin(self) -> str:
        """When the day begins."""
        return self.clock(self._start)

    @property
    def end(self) -> str:
        """When it ends."""
        return self.clock(self.times.end)

    @property
    def minutes(self) -> int:
        """How long all of it is, without waiting for a fixed time."""
        return sum(activity.minutes for activity in self.activities)

    @property
    def took(self) -> int | None:
        """The whole minutes that it took; None where no clock ever ran."""
        spent = sum(line.plan.spent for each in self.activities for line in each.lines)
        return minutes(timedelta(seconds=spent)) if spent else None

    def late_for(self) -> Iterator[tuple[PlannedActivity, int]]:
        """Yield the activities whose fixed time the plan runs over, and by how many minutes."""
        for clash in self.times.clashes:
            yield (
                next(
                    each
                    for each in self.activities
                    if each.lines[0].timing.line.activity_id == clash.activity_id
                ),
                clash.minutes,
            )


def _steps(activity: ActivityDocument, deck: BoardDeck) -> list[StepDocument]:
    """Return an activity's plan: its own, else its deck's; every step with its role."""
    own = activity.steps or [
        StepDocument(**timed.model_dump()) for timed in deck.plan(activity.settings.plan).steps
    ]
    known = {step.key: step.role for step in deck.steps}
    return [step.model_copy(update={"role": step.role or known.get(step.step, "")}) for step in own]


def _known_step(deck: BoardDeck, key: str) -> Step | None:
    return next((step for step in deck.steps if step.key == key), None)


def _line(number: int, position: int, step: StepDocument, pin: str) -> Line:
    """Return a step as the plan has it: nothing of it has happened."""
    return Line(
        activity_id=number,
        position=position,
        step=step.step,
        minutes=max(step.minutes + step.added, 1),
        planned=step.planned or step.minutes,
        least=step.least,
        can_go=step.can_go,
        instead=step.instead,
        role=step.role,
        state=step.state,
        pin=pin,
    )


def _start(workshop: WorkshopDocument, lines: Sequence[Line]) -> datetime | None:
    """Return when the day begins: as it says, else when it began, or in time for the first pin.

    What was left out since does not move the beginning.
    """
    head = workshop.workshop
    day = date.fromisoformat(head.date) if head.date else ANY_DAY
    if head.starts:
        return datetime.combine(day, time.fromisoformat(head.starts), tzinfo=UTC)
    if workshop.day.began:
        began = datetime.fromisoformat(workshop.day.began).astimezone()
        if not head.date or began.date() == day:
            return began.replace(second=0, microsecond=0, tzinfo=UTC)
    first = next((number for number, line in enumerate(lines) if line.pin), None)
    if first is None:
        return None
    pinned = datetime.combine(day, time.fromisoformat(lines[first].pin), tzinfo=UTC)
    return pinned - timedelta(minutes=sum(line.minutes for line in lines[:first]))
