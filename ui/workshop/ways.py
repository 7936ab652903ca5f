"""Where the guide leads from the step that shows: on, back, and to where the day is."""

from PySide6.QtCore import QObject

from facilitator.i18n import _
from ui.commands import CommandButton, Commands
from ui.live_day import LiveDay
from ui.theme import dress
from ui.workshop.day_words import said_time
from ui.workshop.guide_parts import Elsewhere, wrapped
from ui.workshop.walk import Walk


class Ways(QObject):
    """Offers the commands that the step has, and says what comes after it."""

    def __init__(self, day: LiveDay, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._day, self._commands = day, commands
        self.elsewhere = Elsewhere()
        """Says that the day is in another activity."""
        self.then = wrapped("small")
        """What comes after this activity."""
        self.next = _snug(CommandButton(commands.next_step, kind="filled"))
        self.end = _snug(CommandButton(commands.end_day, kind="filled"))
        """In the place of `next` where the day has no step more. No clicker's key ends a day."""

    def show(self, walk: Walk) -> bool:
        """Show what can be done with the step; return whether the activity ends with it."""
        commands, store = self._commands, self._day.store
        then, before = walk.next(), walk.previous()
        goes_on = then is not None and then[0] != walk.activity_id
        commands.next_step.setText(_("Go on ›") if goes_on else _("Next step ›"))
        commands.next_step.setEnabled(then is not None)
        commands.previous_step.setEnabled(before is not None)
        state = walk.steps[walk.number].state
        for action in (commands.skip, commands.park):
            action.setEnabled(not store.read_only and not state)
        self._offer_end()
        ends = then is None and not walk.only_looks and commands.end_day.isEnabled()
        self.next.setHidden(ends)
        self.end.setVisible(ends)
        commands.late.setEnabled(not store.read_only)
        said = self._said_then(walk, then) if not walk.only_looks else ""
        self.then.setText(said)
        self.then.setVisible(bool(said))
        self.elsewhere.show_where(self._where() if walk.is_elsewhere else "")
        return then is None or goes_on

    def offer_nothing(self) -> None:
        """Offer none of the commands about a step: no activity is open."""
        commands = self._commands
        for action in (
            commands.next_step,
            commands.previous_step,
            commands.minute,
            commands.five_minutes,
            commands.length,
            commands.skip,
            commands.park,
            commands.late,
            commands.clock,
        ):
            action.setEnabled(False)
        self._offer_end()

    def _offer_end(self) -> None:
        """Let the day end while it runs, whatever is open."""
        can_write = not self._day.store.read_only
        self._commands.end_day.setEnabled(self._day.is_running and can_write)

    def _said_then(self, walk: Walk, then: tuple[int, int] | None) -> str:
        if then is None:
            return _("This is the last step of the day.") if self._day.is_running else ""
        if then[0] == walk.activity_id:
            return ""
        timings = self._day.timetable.of(then[0])
        timing = next((each for each in timings if each.line.position == then[1]), None)
        title = self._day.title(then[0])
        if timing is None or not self._day.is_running:
            return _("Then: {title}").format(title=title)
        words = _("Then: {title}, {time}")
        if timing.pinned is not None and timing.pinned == timing.start:
            words = _("Then: {title}, pinned to {time}")
        return words.format(title=title, time=said_time(timing.start))

    def _where(self) -> str:
        now = self._day.timetable.now
        return "" if now is None else self._day.title(now.line.activity_id)


def _snug(button: CommandButton) -> CommandButton:
    dress(button, fit="snug")
    return button
