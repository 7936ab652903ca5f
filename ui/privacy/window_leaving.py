"""Leaving nothing on a computer that was borrowed: asked, done, and said when a workshop closes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.focus import open_over

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.privacy.traces import Known


class WindowLeaving(QObject):
    """Removes what is kept of a workshop once it is closed, where somebody chose that.

    A workshop that another takes the place of leaves nothing either, without being asked about.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._keeps: str = ""
        self._left: Known | None = None
        self.told: list[str] = []
        """What was removed last, or why nothing was, in sentences."""
        self._has_removed = True

    def show(self) -> None:
        """Say what is kept here of the workshop, and offer to leave nothing of it."""
        from ui.privacy.leave_dialog import LeaveDialog

        known = self.known_now()
        if known is None:
            return
        dialog = LeaveDialog(known, self._window.theme, self._window)
        dialog.now.connect(lambda: self._window.unless_day_runs(self.leave_nothing))
        open_over(dialog, self._window.focus_capture)

    def first(self, act: Callable[[], object]) -> None:
        """Do what leaves the workshop, once it was asked whether anything of it stays here."""
        known = self.known_now()
        if known is None or not self._wanted(known):
            act()
            return
        from ui.privacy.closing_dialog import ClosingDialog

        def keep() -> None:
            self._keeps = known.uid
            act()

        dialog = ClosingDialog(known, self._window.theme, self._window)
        dialog.nothing_stays.connect(lambda: self.leave_nothing(act))
        dialog.all_stays.connect(keep)
        open_over(dialog, self._window.focus_capture)

    def must_ask(self) -> bool:
        """Say whether the workshop that is open cannot be left without asking first."""
        known = self.known_now()
        return known is not None and self._wanted(known)

    def leave_nothing(self, then: Callable[[], object] | None = None) -> None:
        """Close the workshop, remove what is kept of it, say so, and go on."""
        from ui.privacy.closing_dialog import ToldDialog
        from ui.privacy.leaving import choose

        known = self.known_now()
        if known is None:
            return
        choose(known.uid, on=True)
        self.told = []
        self._window.show_home()
        if self._window.page is not None:  # what was typed could not be saved, and is there still
            return
        theme, removed = self._window.theme, self._has_removed
        dialog = ToldDialog(known.path, self.told, theme, self._window, removed=removed)
        if then is not None and then != self._window.show_home:
            dialog.finished.connect(lambda _result: QTimer.singleShot(0, self, then))
        self._window.put_message_away()
        open_over(dialog, self._window.focus_capture)

    def left(self) -> None:
        """Hear that the workshop that is open is about to be left; its store is open still."""
        known = self.known_now()
        self._left = known if known is not None and self._wanted(known) else None

    def settle(self) -> None:
        """Remove what is kept of the workshop that was left, unless it is open again."""
        left, self._left, self._keeps = self._left, None, ""
        if left is None:
            return
        now = self.known_now()
        if now is not None and now.uid == left.uid:
            return
        self.told = self._removed(left)
        self._window.say(" ".join(self.told))

    def _removed(self, left: "Known") -> list[str]:
        """Remove what is kept of a workshop, unless that is all there is of it."""
        from facilitator.errors import FacilitatorError
        from facilitator.i18n import _
        from facilitator.privacy.traces import removed
        from ui.privacy.traces import everything_here

        self._has_removed = True
        if left.path.is_file():
            try:
                return removed(everything_here(left))
            except FacilitatorError as error:
                self._has_removed = False
                return [str(error)]
        self._has_removed = False
        gone = _(
            "The workshop’s file is not where it was, so nothing was removed here: what "
            "this computer keeps may be all there is of it. Put its stick in, and try again."
        )
        return [gone]

    def _wanted(self, known: "Known") -> bool:
        from ui.privacy.leaving import leaves_nothing

        return known.uid != self._keeps and leaves_nothing(known.uid)

    def known_now(self) -> "Known | None":
        """Return what is known of the workshop that is open."""
        page = self._window.page
        if page is None:
            return None
        from facilitator.workshop import the_workshop
        from ui.privacy.traces import Known

        with page.store.reading() as session:
            workshop = the_workshop(session)
            return Known(page.store.path, workshop.uid, workshop.title)
