"""The help on paper: which edition, where the file goes, and what came of it."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.answering import DONE
from ui.help.worker import HelpOrder, print_away
from ui.other_process import OtherProcess
from ui.printing.folder import FolderLine
from ui.printing.printed import PrintedFiles, notice, page_of
from ui.printing.progress import Progress
from ui.printing.worker import Sheet
from ui.theme import Theme, dress


class HelpOnPaper(QDialog):
    """Asks how the quick start or the handbook is printed, and writes it as a PDF."""

    def __init__(self, theme: Theme, parent: QWidget | None, *, quick: bool) -> None:
        """`quick`: the quick start; else the handbook."""
        super().__init__(parent)
        self._quick = quick
        self._title = _("The quick start") if quick else _("The handbook")
        self.setWindowTitle(self._title)
        self._process: OtherProcess | None = None
        self._path = Path()
        self._pages = QStackedWidget()
        self.progress = Progress(_("Printing"))
        self.progress.stopped.connect(self._stopped)
        self._printed = PrintedFiles(theme)
        self._printed.left.connect(self.accept)
        for page in (self._asking(), self.progress, self._printed):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(self._pages)
        self.print_button.setDefault(True)
        self.resize(min(theme.px(520), 1_000), min(theme.px(400), 660))
        self.finished.connect(self._end)

    def _asking(self) -> QWidget:
        what = _("Two sides of A4 for somebody who facilitates for the first time.")
        if not self._quick:
            what = _("Everything that is in the help, with a contents list and page numbers.")
        self.large_print = QCheckBox(_("&Large print"))
        self.mono = QCheckBox(_("&Black and white"))
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(place)
        self._where = FolderLine(Path(documents) if documents else Path.home())
        self.folder = self._where.line
        into = QLabel(_("&Folder"))
        into.setBuddy(self.folder)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(12)
        form.setContentsMargins(0, 4, 0, 4)
        form.addRow(notice(what))
        form.addRow("", self.large_print)
        form.addRow("", self.mono)
        form.addRow(into, self._where)
        body = QWidget()
        body.setLayout(form)
        self._trouble = QLabel(wordWrap=True)
        dress(self._trouble, role="stop")
        self.print_button = QPushButton(_("Print"))
        dress(self.print_button, kind="filled")
        self.print_button.clicked.connect(self.begin)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        return page_of(self._title, body, self._trouble, (self.print_button, cancel))

    def begin(self) -> None:
        """Write the PDF."""
        self._trouble.clear()
        order = HelpOrder(self._quick, self.large_print.isChecked(), self.mono.isChecked())
        self._path = self._where.folder / order.name
        self._process = OtherProcess(partial(print_away, order=order, path=self._path), self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(self._lost)
        self._pages.setCurrentIndex(1)
        self.progress.begin()
        self.progress.show_name(order.name)
        self._process.begin()

    def _hear(self, word: str, about: Any) -> None:
        self._end()
        if word != DONE:
            self._fail(about)
            return
        self._printed.show_sheets([Sheet(self._path, ())], self._path.parent, ())
        self._pages.setCurrentIndex(2)
        self._printed.take_focus()

    def _lost(self) -> None:
        self._fail(_("Printing ended before it was complete; nothing was printed."))

    def _stopped(self) -> None:
        self._end()
        self._fail(_("Stopped; nothing was printed."))

    def _fail(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setAccessibleName(sentence)
        self._pages.setCurrentIndex(0)
        self.print_button.setFocus()

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process.deleteLater()
            self._process = None
