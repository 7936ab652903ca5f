"""What stands beside a step: own notes and materials, what was left out, what is parked."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from sqlmodel import Session

from facilitator.access import OPENING
from facilitator.day.lines import Timing
from facilitator.day.tables import PlannedStep
from facilitator.decks import BoardDeck
from facilitator.i18n import _
from facilitator.workshop import Activity, has_rows
from ui.live_day import LiveDay
from ui.theme import Theme
from ui.wall_safe import WallSafe
from ui.wording import translated
from ui.workshop.guide_parts import OwnNotes, SetAside
from ui.workshop.walk import Walk


class Asides(QObject):
    """Keeps the rows beside a step true to the day, and to who can see the screen."""

    def __init__(self, day: LiveDay, safe: WallSafe, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._day, self._safe = day, safe
        self.set_aside = SetAside(theme)
        """What was left out before the step, and what can be taken up."""
        self.notes = OwnNotes()
        """What is for the facilitator alone, and what to have at hand."""

    def show_steps(self, walk: Walk, deck: BoardDeck, *, ends_here: bool) -> None:
        """Show what was left out just before, and what waits to be taken up.

        Where the activity ends with this step, that is everything that was parked.
        """
        offered: list[PlannedStep] = []
        planned = walk.steps[walk.number]
        if self._day.store.read_only:
            offered = []
        elif planned.state:
            offered = [planned]
        elif ends_here:
            offered = [step for step in walk.steps if step.state == "parked"]
        rows = [(step.position, _offer(step, deck)) for step in offered]
        self.set_aside.show_steps(_instead(walk, self._day.timetable.timings), rows)

    def show_notes(self, walk: Walk) -> None:
        """Show what is for the facilitator alone, unless others can see the screen."""
        timing, timings = walk.timing, self._day.timetable.timings
        opens = timing is not None and timing == timings[0]
        with self._day.store.reading() as session:
            activity = session.get(Activity, walk.activity_id)
            roles = [*([OPENING] if opens else ()), walk.steps[walk.number].role]
            told = _reminders(session, roles) if has_rows(session, "access_need") else []
        if activity is not None:
            self.notes.show_notes(
                told,
                translated(activity.facilitator_notes),
                [translated(each) for each in activity.materials],
                hides=self._safe.hides,
            )


def _reminders(session: Session, roles: Sequence[str]) -> list[str]:
    from facilitator.participants import reminders  # who is in the room has tables of its own

    return [each for role in roles for each in reminders(session, role)]


def _offer(step: PlannedStep, deck: BoardDeck) -> str:
    title = translated(deck.step(step.step).title)
    if step.state == "parked":
        return _("Parked: {title} – take it up").format(title=title)
    return _("Left out: {title} – take it up again").format(title=title)


def _instead(walk: Walk, timings: Sequence[Timing]) -> list[str]:
    """Return what to do instead of what was left out: just before this step, or this step."""
    timing = walk.timing
    if timing is None:
        return []
    number = list(timings).index(timing)
    found = [timing] if timing.line.state == "skipped" else []
    while number and timings[number - 1].line.state:
        number -= 1
        found.insert(0, timings[number])
    return [
        _("Instead: {instead}").format(instead=translated(each.line.instead))
        for each in found
        if each.line.state == "skipped" and each.line.instead
    ]
