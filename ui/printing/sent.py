"""What became of a print: it is on its way to the printer, or in files as a printer gets them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from ui.printing.printed import page_of
from ui.theme import dress


class Sent(QWidget):
    """Says in a sentence where the sides are, and opens their folder where that is a folder."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path()
        self._said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._show = QPushButton(_("Open folder"))
        self._show.clicked.connect(lambda _checked: self._open())
        self._leave = QPushButton(_("Close"))
        dress(self._leave, kind="filled")
        self._leave.clicked.connect(self.left)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._said)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page_of(_("Printed"), body, QLabel(), (self._show, self._leave)))

    def show_sent(self, sides: int, printer: str) -> None:
        """Say that so many sides go to a printer."""
        said = ngettext(
            "{count} side is on its way to the printer “{name}”.",
            "{count} sides are on their way to the printer “{name}”.",
            sides,
        )
        self._say(said.format(count=sides, name=printer), to_file=False)

    def show_written(self, sides: int, files: Sequence[Path]) -> None:
        """Say which files hold so many sides."""
        self._folder = files[0].parent
        if len(files) == 1:
            said = ngettext("{count} side is in “{name}”.", "{count} sides are in “{name}”.", sides)
        else:
            said = ngettext(
                "{count} side is in the folder of the PDFs, in files “as printed”.",
                "{count} sides are in the folder of the PDFs, in files “as printed”.",
                sides,
            )
        self._say(said.format(count=sides, name=files[0].name), to_file=True)

    def _say(self, sentence: str, *, to_file: bool) -> None:
        self._said.setText(sentence)
        self._leave.setAccessibleDescription(sentence)
        self._show.setVisible(to_file)
        self._leave.setFocus()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
