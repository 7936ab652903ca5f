"""Leave nothing here: what this computer keeps of a workshop, and when that is to go."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from ui.privacy import leaving
from ui.privacy.told import PrivacyDialog, plain
from ui.privacy.traces import Known, everything_here
from ui.theme import Theme
from ui.wrapped_buttons import WrappedTick


class LeaveDialog(PrivacyDialog):
    """Says what is kept, and lets people choose: at every closing, or now."""

    now = Signal()
    """Close the workshop now, and leave nothing."""

    def __init__(self, known: Known, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Leave nothing here"), theme, parent, QSize(640, 520))
        self._known = known
        about = _(
            "For a borrowed computer: when the workshop is closed, everything that the app keeps "
            "of it here goes. Its own file stays where it is: {file}."
        ).format(file=known.path)
        self.say(_("Leave nothing on this computer"), [about, *kept(known)])
        self.this = WrappedTick(_("When I close &this workshop, leave nothing of it here"))
        self.every = WrappedTick(_("The same for &every workshop on this computer"))
        self.this.setChecked(leaving.is_chosen(known.uid))
        self.every.setChecked(leaving.is_chosen(leaving.EVERY))
        self.this.toggled.connect(lambda on: leaving.choose(known.uid, on=on))
        self.every.toggled.connect(lambda on: leaving.choose(leaving.EVERY, on=on))
        beyond = plain(not_reached(), "muted")
        for part in (self.this, self.every, beyond):
            self.lines.insertWidget(self.lines.count() - 1, part)
        self.close_now = self.button(_("Close it &now and leave nothing"))
        self.finish = self.button(_("Done"), "filled")
        self.close_now.clicked.connect(self._now)
        self.finish.clicked.connect(self.accept)
        self.this.setFocus()

    def _now(self) -> None:
        self.accept()
        self.now.emit()


def kept(known: Known) -> list[str]:
    """Return what is kept of a workshop here, as a list of sentences."""
    found = [trace.held for trace in everything_here(known) if trace.held]
    if not found:
        return [_("This computer keeps nothing of it now.")]
    return [_("This computer keeps of it now:"), *(f"–  {each}" for each in found)]


def not_reached() -> str:
    """Return what leaving nothing here does not reach."""
    return _(
        "What you printed or exported stays, and so do copies on sticks. What this computer itself "
        "remembers of files that were opened is not reached, and a deleted file can be found "
        "again with the right tools: a passphrase helps against that."
    )
