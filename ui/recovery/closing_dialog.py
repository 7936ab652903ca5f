"""When the app is closed while a workshop's file is gone: said where the newest work is."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.recovery.moving import Moved
from ui.privacy.told import PrivacyDialog
from ui.recovery.words import not_back
from ui.theme import Theme


class ClosingWhileAway(PrivacyDialog):
    """Asks what to do before the app goes; Esc goes on working."""

    close_now = Signal()
    elsewhere_wanted = Signal()

    def __init__(self, home: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Not back yet"), theme, parent, QSize(620, 320))
        put_in = _(
            "Put the stick in now and it gets everything that you did. Or close, and open "
            "Facilitator here again when you have it: Home offers what waits."
        )
        borrowed = _(
            "On a borrowed laptop, save it elsewhere first: the copy stays on this computer."
        )
        self.say(_("The newest work is on this computer alone"), [not_back(home), put_in, borrowed])
        self.stay = self.button(_("&Go on working"))
        self.close_anyway = self.button(_("&Close all the same"))
        self.elsewhere = self.button(_("&Save elsewhere…"), "filled")
        self.stay.clicked.connect(self.reject)
        self.close_anyway.clicked.connect(self._close)
        self.elsewhere.clicked.connect(self._save_elsewhere)
        self.elsewhere.setFocus()

    def hear(self, moved: Moved) -> None:
        """Go where the file is back, or the work is elsewhere."""
        if moved.where != "copy":
            self.reject()

    def _close(self) -> None:
        self.accept()
        self.close_now.emit()

    def _save_elsewhere(self) -> None:
        self.accept()
        self.elsewhere_wanted.emit()
