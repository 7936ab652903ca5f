"""A file is opened for which newer work waits on this computer: which of the two is meant."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from facilitator.earlier import moment
from facilitator.i18n import _
from facilitator.recovery.newer import Newer
from ui.layouts import row, scrolling
from ui.passphrase.fields import plain
from ui.text_button import TextButton
from ui.theme import Theme


class WhichOne(QDialog):
    """Offers the newest work, which is put back, or the file as it is."""

    newest = Signal()
    """What was done while the file was away is meant."""
    file = Signal()
    """The file is meant, as it is; the other waits on."""

    def __init__(
        self, newer: Newer, path: Path, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`path`: of the file that is to be opened."""
        super().__init__(parent)
        away = newer.away
        self.setWindowTitle(_("Newer on this computer"))
        self._theme = theme
        at = datetime.fromtimestamp(away.copy.stat().st_mtime, UTC).astimezone()
        about = _(
            "You went on in a copy on this computer when its stick or folder was gone, on {when}. "
            "That is not back in the file yet."
        )
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(12)
        asked = _("There is newer work for “{name}”").format(name=path.stem)
        self._rows.addWidget(plain(asked, "title"))
        self._rows.addWidget(plain(about.format(when=moment(at)), "body"))
        self.newest_button = self._choice(self.newest, *_newest(newer, path))
        self.file_button = self._choice(
            self.file,
            _("Open the file as it is"),
            _("The newer work stays on this computer; Home lists it."),
        )
        self._rows.addStretch(1)
        close = QPushButton(_("Cancel"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(scrolling(content), 1)
        whole.addLayout(foot)
        self.resize(min(theme.px(560), 1_000), min(theme.px(420), 660))
        self.file_button.setEnabled(path.is_file())
        self.newest_button.setFocus()

    def _choice(self, signal: SignalInstance, title: str, about: str) -> TextButton:
        button = TextButton(self._theme, [(title, "strong"), (about, "muted")])
        button.setAutoDefault(False)
        button.clicked.connect(self.accept)
        button.clicked.connect(lambda _checked: signal.emit())
        self._rows.addWidget(button)
        return button


def _newest(newer: Newer, path: Path) -> tuple[str, str]:
    """Return what the newest work is called, and what becomes of it."""
    home = newer.away.home
    if newer.moved:
        return _("Put it back here"), _(
            "This is the file that was gone, in another place. It gets what you did meanwhile, "
            "and you go on in it."
        )
    if home == path.resolve():
        about = _("It is put back into the file, unless somebody changed that meanwhile.")
    elif home == newer.away.copy:
        about = _("You go on in the copy on this computer. This file stays as it is.")
    else:
        about = _("It belongs in {place}. This file, which is another copy, stays as it is.")
    return _("Go on with the newest"), about.format(place=home)
