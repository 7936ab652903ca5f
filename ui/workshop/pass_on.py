"""Passing the keyboard on: the guide suggests it once an activity, when people have written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from facilitator.decks import SECTOR_MAP, BoardDeck
from facilitator.i18n import _
from ui.commands import CommandButton, Commands
from ui.flow import Flow
from ui.live_day import LiveDay
from ui.theme import dress
from ui.workshop.guide_parts import wrapped
from ui.workshop.walk import Walk


class PassOn(QFrame):
    """One line, with the way to the guest scribe's form; once answered, it does not come back."""

    def __init__(self, day: LiveDay, commands: Commands) -> None:
        super().__init__()
        dress(self, role="panel")
        self._day = day
        self._activity_id = -1
        sentence = _("Whoever types chooses the words. Pass the keyboard on, residents first.")
        self.setAccessibleName(sentence)
        scribe = CommandButton(commands.scribe, text=_("Pass it on…"))
        later = QPushButton(_("Not now"))
        later.setToolTip(_("The guide does not suggest it again in this activity"))
        dress(later, kind="quiet")
        buttons = Flow(spacing=6)
        for button in (scribe, later):
            dress(button, fit="snug")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._answered)
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(4)
        whole.addWidget(wrapped("body", sentence))
        whole.addLayout(buttons)
        self.hide()

    def show_step(self, walk: Walk, deck: BoardDeck) -> None:
        """Suggest it in the step that fits, while people are in the room."""
        self._activity_id = walk.activity_id
        keys = [planned.step for planned in walk.steps]
        fits = walk.number == step_to_pass_on(deck, keys) and not walk.only_looks
        answered = walk.activity_id in self._day.passed_on
        self.setVisible(fits and self._day.is_running and not answered)

    def _answered(self) -> None:
        self._day.passed_on.add(self._activity_id)
        self.hide()


def step_to_pass_on(deck: BoardDeck, keys: list[str]) -> int | None:
    """Return the number of the first step that captures once people have written quietly.

    Where nobody writes quietly, that is the first one that captures.
    """
    steps = [deck.step(key) for key in keys]
    quiet = next((number for number, step in enumerate(steps) if step.role == "quiet"), -1)
    captures = deck.exercise == SECTOR_MAP  # its rows are typed in every step
    return next(
        (
            number
            for number, step in enumerate(steps)
            if number > quiet and (step.zone or captures) and step.role == ""
        ),
        None,
    )
