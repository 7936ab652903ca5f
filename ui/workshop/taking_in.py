"""What opens over the workshop to take in what people say, or to read it back to them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from facilitator.i18n import _
from ui.focus import open_over
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.theme import Theme
from ui.wall_safe import WallSafe
from ui.workshop.over import Over

if TYPE_CHECKING:  # each is imported when it is first wanted
    from facilitator.exercises.board.reading_back import Seen


class TakingIn(QObject):
    """Opens catch-up, tallies, photographs and read back, each over the page that is open.

    It remembers, for as long as the workshop is open, what was read back, and how many people of
    which kind voted.
    """

    said = Signal(str)

    def __init__(
        self, day: LiveDay, safe: WallSafe, page: QWidget, focus: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._day, self._safe, self._page, self._focus = day, safe, page, focus
        self._seen: dict[int, Seen] = {}
        self._voted: dict[int, dict[str, int]] = {}

    def catch_up(self, live: LiveBoard | None, theme: Theme) -> None:
        """Take in notes from paper, for any step."""
        from ui.workshop.catch_up import CatchUp
        from ui.workshop.catch_up_words import with_boards

        choices = with_boards(self._day.store)
        if not choices:
            self.said.emit(
                _("There is no board in this workshop yet; add an activity with one first.")
            )
        elif self._may_write():
            here = str(live.activity_id) if live is not None else ""
            key = here if here in dict(choices) else choices[0][0]
            self._open(CatchUp(self._over(theme), int(key)))

    def tally(self, live: LiveBoard | None, theme: Theme) -> None:
        """Count dots on the board that is open."""
        if live is not None and self._has_notes(live) and self._may_write():
            from ui.workshop.tally import Tally

            people = self._voted.setdefault(live.activity_id, {})
            self._open(Tally(self._over(theme), live, people))

    def photographs(self, live: LiveBoard | None, theme: Theme) -> None:
        """Show the photographs of the activity that is open."""
        if live is not None:
            from ui.workshop.photos import Photographs

            self._open(Photographs(self._over(theme), live.board.activity))

    def read_back(self, live: LiveBoard | None, theme: Theme) -> None:
        """Say what is new on the board that is open."""
        if live is None or not live.board.deck.zones:
            self.said.emit(_("This part of the day has no board; go to one that has."))
            return
        from facilitator.exercises.board.reading_back import Seen, read_back_since
        from ui.workshop.read_back import ReadBackDialog

        seen = self._seen.get(live.activity_id, Seen())
        read = read_back_since(live.whole, seen, live.hidden)
        dialog = ReadBackDialog(read, theme, self._page)
        activity_id = live.activity_id
        dialog.was_read.connect(lambda: self._seen.update({activity_id: read.seen}))
        self._open(dialog)

    def _over(self, theme: Theme) -> Over:
        return Over(self._day, self._safe, theme, self._page)

    def _open(self, dialog: QDialog) -> None:
        open_over(dialog, self._focus)

    def _has_notes(self, live: LiveBoard) -> bool:
        if not live.board.deck.zones:
            self.said.emit(_("This part of the day has no board; go to one that has."))
        elif not live.whole.notes:
            self.said.emit(_("There are no notes to put dots on yet; write some first."))
        else:
            return True
        return False

    def _may_write(self) -> bool:
        store = self._day.store
        if store.read_only:
            reason = store.read_only_reason
            self.said.emit(
                reason or _("This workshop is open for reading only; open it again to change it.")
            )
        return not store.read_only
