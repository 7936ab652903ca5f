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
    QWidget,
)

from facilitator.i18n import _
from ui.answering import DONE
from ui.help.worker import HelpOrder, print_away
from ui.other_process import OtherProcess
from ui.printing.folder import FolderLine
from ui.printing.print_pages import PrintPages
from ui.printing.printed import notice
from ui.printing.worker import Sheet
from ui.theme import Theme


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
        self._pages = PrintPages(self, theme)
        self.print_button, self.progress = self._pages.button, self._pages.progress
        self.print_button.clicked.connect(self.begin)
        self.progress.stopped.connect(self._stopped)
        self._pages.ask(self._title, self._asking())
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
        return body

    def begin(self) -> None:
        """Write the PDF."""
        self._pages.say_nothing_more()
        order = HelpOrder(self._quick, self.large_print.isChecked(), self.mono.isChecked())
        self._path = self._where.folder / order.name
        self._process = OtherProcess(partial(print_away, order=order, path=self._path), self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(self._lost)
        self._pages.show_progress()
        self.progress.show_name(order.name)
        self._process.begin()

    def _hear(self, word: str, about: Any) -> None:
        self._end()
        if word != DONE:
            self._pages.fail(about)
            return
        self._pages.show_printed([Sheet(self._path, ())], self._path.parent)

    def _lost(self) -> None:
        self._pages.fail(
            _("Printing ended before it was complete; nothing was printed. Try again.")
        )

    def _stopped(self) -> None:
        self._end()
        self._pages.fail(_("Stopped; nothing was printed."))

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process.deleteLater()
            self._process = None
