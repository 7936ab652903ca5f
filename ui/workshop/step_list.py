"""Which step of how many shows, and the list of all of them behind that."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from facilitator.day.lines import Timing
from facilitator.day.tables import PlannedStep
from facilitator.decks import BoardDeck
from facilitator.i18n import _
from ui.theme import dress
from ui.wording import said_minutes, translated
from ui.workshop.day_words import said_actual, said_state
from ui.workshop.walk import Walk


class StepList(QPushButton):
    """Says where the activity stands, and opens the list of its steps."""

    wanted = Signal(int)
    """The number of a step, from 0."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, kind="quiet")
        start = "right" if self.isRightToLeft() else "left"
        self.setStyleSheet(f"padding-{start}: 0; text-align: left;")  # where people begin
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._steps = QMenu(self)
        self.setMenu(self._steps)

    def show_steps(self, walk: Walk, deck: BoardDeck, timings: Sequence[Timing]) -> None:
        """Show the steps of an activity, each with how long it is, or was."""
        at, count = walk.number, len(walk.steps)
        self.setText(_("Step {number} of {count}").format(number=at + 1, count=count))
        self.setAccessibleDescription(_("Opens the list of all steps."))
        self._steps.clear()
        for number, planned in enumerate(walk.steps):
            title = translated(deck.step(planned.step).title)
            text = _("{number}. {title}, {minutes}").format(
                number=number + 1, title=title, minutes=_said_length(planned, timings)
            )
            choose = partial(self.wanted.emit, number)
            action = self._steps.addAction(text.replace("&", "&&"), choose)
            action.setCheckable(True)
            action.setChecked(number == at)


def _said_length(step: PlannedStep, timings: Sequence[Timing]) -> str:
    """Return how long a step is, or was, and whether it was set aside."""
    timing = next((each for each in timings if each.line.position == step.position), None)
    if step.state:
        return said_state(step.state, 0 if timing is None else timing.line.spent)
    if timing is not None and timing.fate == "done" and timing.line.spent:
        return said_actual(timing.line.spent, timing.line.minutes)
    return said_minutes(step.minutes)
