"""The run of the day as it stands, kept current for every view of it."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.day.day_plan import DayPlan, read_day
from facilitator.day.set_clock import follow_clock
from facilitator.day.spent import a_clock_runs, seconds_counted, step_time
from facilitator.day.state import is_past_trial, is_running, is_stale, the_day
from facilitator.day.tables import Day, PlannedStep, Progress, StepTime
from facilitator.day.timetable import Timetable
from facilitator.decks import BoardDeck, Step, Worded, parse_deck
from facilitator.decks.languages import asked_in, believed
from facilitator.i18n import _, reads_from_right
from facilitator.plan import planned_steps, progress
from facilitator.store import Changes, Store
from facilitator.workshop import Activity, StoredDeck, the_workshop
from ui.mirror import FROM_RIGHT, read_as
from ui.wording import translated

TABLES: Final = frozenset({"workshop", "activity", "planned_step", "progress", "step_time", "day"})
SECOND: Final = 1_000


class LiveDay(QObject):
    """Where the day stands. Asks the file when something changed, and never because time passes.

    A day that began on an earlier date is not running: nothing counts up, and nothing is hidden.
    One that was only tried shows as not begun, as it is when the first thing is done with it.
    """

    changed = Signal()
    """The plan, a clock or the step in hand changed."""
    ticked = Signal()
    """A second passed while a clock runs."""
    began_anew = Signal(str)
    """Says in a sentence that the times of a trial are cleared."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.passed_on: set[int] = set()
        """The activities in which it was answered whether the keyboard is passed on."""
        self._decks: dict[int, BoardDeck] = {}
        self._steps: dict[int, list[PlannedStep]] = {}
        self._at: dict[int, Progress] = {}
        self._times: dict[tuple[int, int], StepTime] = {}
        self._plan: DayPlan | None = None
        self._timetable: Timetable | None = None
        self._minute: datetime | None = None
        self._day, self._date = Day(), ""
        self._runs = False
        self._second = QTimer(self, interval=SECOND)
        self._second.timeout.connect(self._tick)
        store.changed.connect(self._follow)
        self._read_day()

    def close(self) -> None:
        """Follow nothing any more."""
        self._second.stop()
        self.store.changed.disconnect(self._follow)

    @property
    def day(self) -> Day:
        """How far the day has got; not begun, where it was only tried on an earlier date."""
        return Day() if self._was_tried else self._day

    @property
    def is_running(self) -> bool:
        """Whether people are in the room: what is private is not on the screen then."""
        return is_running(self._day, self.store.clock())

    @property
    def _is_stale(self) -> bool:
        return is_stale(self._day, self.store.clock())

    @property
    def _was_tried(self) -> bool:
        return is_past_trial(self._day, self.store.clock(), self._date)

    @property
    def timetable(self) -> Timetable:
        """What happens when, to the minute."""
        minute = self.store.clock().replace(second=0, microsecond=0)
        if self._timetable is None or minute != self._minute:
            if self._plan is None:
                with self.store.reading() as session:
                    self._plan = read_day(session)
            self._timetable = self._plan.at(self.store.clock())
            self._minute = minute
        return self._timetable

    def deck(self, activity: Activity) -> BoardDeck:
        """Return the deck that an activity began with."""
        if activity.deck_id not in self._decks:
            with self.store.reading() as session:
                source = session.get_one(StoredDeck, activity.deck_id).source
            self._decks[activity.deck_id] = parse_deck(source)
        return self._decks[activity.deck_id]

    def title(self, activity_id: int) -> str:
        """Return what an activity is called; nothing where it is on its way out."""
        with self.store.reading() as session:
            activity = session.get(Activity, activity_id)
        return "" if activity is None else translated(activity.title)

    def steps(self, activity_id: int) -> list[PlannedStep]:
        """Return an activity's plan, in order."""
        if activity_id not in self._steps:
            with self.store.reading() as session:
                self._steps[activity_id] = planned_steps(session, activity_id)
        return self._steps[activity_id]

    def at(self, activity_id: int) -> Progress:
        """Return where an activity stands."""
        if activity_id not in self._at:
            with self.store.reading() as session:
                self._at[activity_id] = progress(session, activity_id)
        at = self._at[activity_id]
        if self._was_tried:
            return Progress(**{**at.model_dump(), "step": 0, "started": None})
        return at

    def planned(self, activity_id: int) -> PlannedStep:
        """Return the step of an activity that is in hand; the last one where it is past that."""
        steps = self.steps(activity_id)
        at = self.at(activity_id).step
        return next((step for step in steps if step.position == at), steps[-1])

    def runs(self, activity_id: int) -> bool:
        """Say whether an activity's clock runs."""
        return self.at(activity_id).started is not None and not self._is_stale

    def time(self, activity_id: int) -> tuple[int, int]:
        """Return the seconds left of the step in hand, fewer than none when over, and its whole."""
        planned = self.planned(activity_id)
        time = self._time(activity_id, planned.position)
        whole = max(planned.minutes + time.added, 1)
        started, now = self.at(activity_id).started, self.store.clock()
        spent = seconds_counted(time, started, now, whole, left=self._is_stale)
        return whole * 60 - spent, whole * 60

    def began(self, activity_id: int) -> bool:
        """Say whether the clock of an activity's step in hand ever ran."""
        return self._time(activity_id, self.planned(activity_id).position).began is not None

    def _time(self, activity_id: int, position: int) -> StepTime:
        key = (activity_id, position)
        if self._was_tried:
            return StepTime(activity_id=activity_id, position=position)
        if key not in self._times:
            with self.store.reading() as session:
                self._times[key] = step_time(session, *key)
        return self._times[key]

    def _tick(self) -> None:
        follow_clock(self.store)
        if self._is_stale:  # left running overnight
            self._second.stop()
            self._timetable = None
            self.changed.emit()
        elif self._runs:
            self.ticked.emit()

    def _follow(self, changes: Changes) -> None:
        if TABLES & changes.keys():
            self._steps.clear()
            self._at.clear()
            self._times.clear()
            self._plan = self._timetable = None
            before = self._day.began
            self._read_day()
            if before is not None and self._day.began != before:
                self.began_anew.emit(_("The day begins anew: the times of the trial are cleared."))
            self.changed.emit()

    def _read_day(self) -> None:
        with self.store.reading() as session:
            self._day, self._date = the_day(session), the_workshop(session).date
            self._runs = a_clock_runs(session) and not self._is_stale
        watched = self._runs or self.is_running  # in a pause, too, the computer's clock may be set
        if watched and not self._second.isActive():
            self._second.start()
        elif not watched:
            self._second.stop()


def asked_also(planned: PlannedStep, step: Step, deck: BoardDeck, language: str) -> list[Worded]:
    """Return the same in the deck's other languages.

    There are none where this workshop asks otherwise.
    """
    return [] if planned.prompt else asked_in(step, deck.language, language)[1:]


def asked(planned: PlannedStep, step: Step, deck: BoardDeck, language: str) -> Worded:
    """Return what a step asks the room: in this workshop's words, or else in the deck's.

    The deck's are in the workshop's `language` where it has them in that. This workshop's were
    typed in whatever language somebody likes: they run as their first letter does.
    """
    if planned.prompt:
        said = translated(planned.prompt)
        runs_alike = (read_as(said) == FROM_RIGHT) == reads_from_right(language)
        return Worded(said, believed(said, language) if runs_alike else "")
    return asked_in(step, deck.language, language)[0]
