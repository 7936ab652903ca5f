"""A file is damaged: what can be done, in plain choices. The file itself stays as it is."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.earlier import EarlierVersion, moment
from facilitator.i18n import _
from facilitator.rescue import repaired_path
from ui.layouts import row, scrolling
from ui.passphrase.fields import plain
from ui.text_button import TextButton
from ui.theme import Theme, dress


class WhatIsLeft(NamedTuple):
    """What there is of a file that does not open."""

    why: str
    """Why it does not, in a sentence."""
    readable: bool
    """Whether something of the file itself can be read."""
    newest: EarlierVersion | None
    """The newest backup that opens."""
    has_versions: bool
    """Whether there are backups at all; a passphrase may have to be asked for."""


class DamagedDialog(QDialog):
    """Offers what there is: to look, to repair a copy, to go on from the newest backup."""

    look = Signal()
    """What can be read is to be looked at."""
    repair = Signal()
    """A repaired copy is to be made next to the file."""
    newest = Signal()
    """A copy of the newest backup is to be opened."""
    browse = Signal()
    """All earlier versions are to be shown."""

    def __init__(
        self,
        path: Path,
        left: WhatIsLeft,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Damaged file"))
        self._theme = theme
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(12)
        stays = _("Nothing is written into this file, whatever you choose.")
        for part in (
            plain(_("“{name}” cannot be opened").format(name=path.stem), "title"),
            plain(left.why, "body"),
            plain(stays, "muted"),
        ):
            self._rows.addWidget(part)
        self.choices: list[TextButton] = []
        if left.readable:
            self._offer_reading(path)
        if (newest := left.newest) is not None:
            self._choice(
                self.newest,
                _("Go on from the newest backup"),
                _("It is from {when}, and opens as a copy next to the damaged file.").format(
                    when=moment(newest.at)
                ),
            )
        self._rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(scrolling(content), 1)
        whole.addLayout(self._foot(with_versions=left.has_versions))
        self.resize(min(theme.px(560), 1_000), min(theme.px(550), 660))
        first = self.choices[0] if self.choices else self._close
        first.setFocus()

    def _offer_reading(self, path: Path) -> None:
        self._choice(
            self.look,
            _("Look at what can be read"),
            _("Opens what is left of it, to read and to print. Nothing can be changed."),
        )
        self._choice(
            self.repair,
            _("Make a repaired copy"),
            _("Writes what can be read into a new file, “{name}”, next to it.").format(
                name=repaired_path(path).stem
            ),
        )

    def _choice(self, signal: SignalInstance, title: str, about: str) -> None:
        button = TextButton(self._theme, [(title, "strong"), (about, "muted")])
        button.setAutoDefault(False)
        button.clicked.connect(self.accept)
        button.clicked.connect(lambda _checked: signal.emit())
        self.choices.append(button)
        self._rows.addWidget(button)

    def _foot(self, *, with_versions: bool) -> QHBoxLayout:
        foot = row()
        if with_versions:
            versions = QPushButton(_("Earlier versions…"))
            versions.setAutoDefault(False)
            dress(versions, kind="quiet")
            versions.clicked.connect(self.accept)
            versions.clicked.connect(lambda _checked: self.browse.emit())
            foot.addWidget(versions)
        foot.addStretch(1)
        self._close = QPushButton(_("Leave it as it is"))
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.reject)
        foot.addWidget(self._close)
        return foot
