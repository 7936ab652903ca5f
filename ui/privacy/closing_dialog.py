"""When a workshop that is to leave nothing here is closed: asked once more, then said."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from ui.message_bar import announce
from ui.privacy.leave_dialog import kept, not_reached
from ui.privacy.told import PrivacyDialog
from ui.privacy.traces import Known
from ui.theme import Theme


class ClosingDialog(PrivacyDialog):
    """Asks whether anything of the workshop is to stay here; Esc goes on working."""

    nothing_stays = Signal()
    all_stays = Signal()

    def __init__(self, known: Known, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Leave nothing here"), theme, parent, QSize(620, 420))
        stays = _("The workshop’s own file stays: {file}.").format(file=known.path)
        self.say(_("Leave nothing of this workshop here?"), [stays, *kept(known), not_reached()])
        self.stay = self.button(_("&Go on working"))
        self.keep = self.button(_("Close and &keep it"))
        self.nothing = self.button(_("&Leave nothing"), "filled")
        self.stay.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self.nothing.clicked.connect(self._leave_nothing)
        self.nothing.setFocus()

    def _keep(self) -> None:
        self.accept()
        self.all_stays.emit()

    def _leave_nothing(self) -> None:
        self.accept()
        self.nothing_stays.emit()


class ToldDialog(PrivacyDialog):
    """Says what was removed, or why nothing was."""

    def __init__(
        self,
        file: Path,
        told: Sequence[str],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        removed: bool = True,
    ) -> None:
        super().__init__(_("Leave nothing here"), theme, parent, QSize(560, 320))
        where = _("The workshop itself is in {file}, as it was.").format(file=file)
        if removed:
            self.say(_("This was removed"), [*told, where])
        else:
            self.say(_("Nothing was removed"), told)
        self.finish = self.button(_("Done"), "filled")
        self.finish.clicked.connect(self.accept)
        self.finish.setFocus()
        announce(self, " ".join(told))
