"""The clock of the step that shows: its ring, and whether it is over."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.commands import Commands
from ui.live_day import LiveDay
from ui.theme import Theme
from ui.workshop.guide_parts import wrapped
from ui.workshop.timer_ring import TimerRing
from ui.workshop.walk import Walk


class StepClock(QWidget):
    """Shows the time of a step, and says what the commands of the clock do for it now."""

    def __init__(self, day: LiveDay, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self._day, self._commands = day, commands
        self._ring = TimerRing(theme)
        self._over = wrapped("small")
        self._over.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._ring)
        column.addWidget(self._over, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_step(self, walk: Walk) -> None:
        """Show the step that shows, and what can be done with its clock."""
        start = _("Continue") if self._day.began(walk.activity_id) else _("Start")
        start = _("Start here") if walk.is_elsewhere else start
        running = self._day.runs(walk.activity_id)
        commands = self._commands
        commands.clock.setText(_("Pause") if running else start)
        commands.clock.setEnabled(not self._day.store.read_only)
        for action in (commands.minute, commands.five_minutes, commands.length):
            action.setEnabled(not walk.only_looks)
        self.tick(walk)

    def tick(self, walk: Walk) -> None:
        """Show how much time is left by now."""
        left, whole = walk.time()
        self._ring.show_time(left, whole)
        over = _("over") if left < 0 else ""
        if over != self._over.text():
            self._over.setText(over)
            self._over.setVisible(bool(over))
