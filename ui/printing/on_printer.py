"""Printing on a printer: which one, which pages, how many copies; at 100 %, never fitted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from ui.flow import Flow
from ui.layouts import scrolling
from ui.printing.calibrated import ForPrinter
from ui.printing.page_range import page_range
from ui.printing.posters import NumberField
from ui.printing.printed import notice
from ui.printing.printer_list import Abilities, PrinterList, Printers
from ui.printing.sent import Sent
from ui.printing.spool import SpoolOrder
from ui.printing.spool_job import SpoolJob
from ui.printing.true_papers import PaperSizes
from ui.printing.work_pages import WorkPages
from ui.theme import Theme, dress

MOST_COPIES: Final = 99


class PrinterDialog(QDialog):
    """Asks how PDFs are printed, has them printed in another process, and says what came of it."""

    def __init__(
        self,
        files: Sequence[Path],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        first: int = -1,
        to_file: bool = True,
    ) -> None:
        """Offer all files, or one of them `first`; and a file instead of paper, if `to_file`."""
        super().__init__(parent)
        self.setWindowTitle(_("Print on a printer"))
        self._files, self._to_file = list(files), to_file
        self._written: list[Path] = []
        self._papers = PaperSizes(self)
        self._list = PrinterList(self)
        self._pages = WorkPages(self, _("Printing"), _("Print"))
        self.print_button, self.progress = self._pages.button, self._pages.progress
        self.print_button.setEnabled(False)
        stopped = _("Stopped. What the printer has already, it may print still.")
        self.progress.stopped.connect(lambda: self._pages.fail(stopped))
        self._make_parts(theme)
        self._sent = Sent()
        self._sent.left.connect(self.accept)
        self._pages.ask(_("Print on a printer"), scrolling(self._asking()))
        self._pages.addWidget(self._sent)
        self._connect()
        self.finished.connect(self._end)
        self.resize(min(theme.px(560), 1_000), min(theme.px(600), 660))
        self.what.setCurrentIndex(first + 1 if len(files) > 1 else 0)
        self._what_changed()
        self._list.begin()

    def _make_parts(self, theme: Theme) -> None:
        self.printer = _shrinking()
        self.printer.addItem(_("Looking for printers…"), None)
        self.what = _shrinking()
        if len(self._files) > 1:
            count = len(self._files)
            said = ngettext("{count} file", "All {count} files", count)
            self.what.addItem(said.format(count=count), self._files)
        for path in self._files:
            self.what.addItem(path.name, [path])
        self.range = QLineEdit(placeholderText=_("all, or such as 1-3, 5"))
        self.copies = NumberField(1, MOST_COPIES, _("Copies for each table"))
        self.tables = NumberField(1, MOST_COPIES, _("Tables"))
        self.sides = _shrinking()
        for words, sides in (
            (_("As each paper asks"), "asked"),
            (_("One side only"), ""),
            (_("Both sides, flipped on the long edge"), "long"),
            (_("Both sides, flipped on the short edge"), "short"),
        ):
            self.sides.addItem(words, sides)
        self.for_printer = ForPrinter(theme)
        self._in_all = QLabel()
        dress(self._in_all, role="muted")
        self._warning = notice("")

    def _asking(self) -> QWidget:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setSpacing(12)
        form.setContentsMargins(0, 4, 10, 4)
        form.addRow(_("&Printer"), self.printer)
        form.addRow(_("C&orrected for"), self.for_printer)
        form.addRow(_("&What"), self.what)
        form.addRow(_("Pa&ges"), self.range)
        form.addRow(_("&Copies"), self._copies())
        form.addRow(_("&Sides"), self.sides)
        form.addRow(self._warning)
        form.addRow(notice(_("Everything is printed at 100 %, never fitted to the page.")))
        content = QWidget()
        content.setLayout(form)
        return content

    def _copies(self) -> QWidget:
        """Return the copies, and for how many tables each of them is."""
        label = QLabel(_("for each of so many &tables"))
        label.setBuddy(self.tables)
        line = Flow()
        for part in (self.copies, label, self.tables, self._in_all):
            line.addWidget(part)
        both = QWidget()
        both.setLayout(line)
        both.setFocusProxy(self.copies)
        return both

    def _connect(self) -> None:
        self._list.found.connect(self._show_printers)
        self._list.told.connect(self._show_abilities)
        self._papers.known.connect(self._warn)
        self.printer.currentIndexChanged.connect(self._printer_changed)
        self.what.currentIndexChanged.connect(self._what_changed)
        for box in (self.copies, self.tables):
            box.valueChanged.connect(self._count)
        self.print_button.clicked.connect(self.begin)

    # Asking

    def _show_printers(self, printers: Printers) -> None:
        self.printer.blockSignals(True)  # noqa: FBT003
        self.printer.clear()
        for name in printers.names:
            self.printer.addItem(name, name)
        if self._to_file:
            self.printer.addItem(_("A PDF file, as a printer would get it"), "")
        found = self.printer.count() > 0
        if not found:
            self.printer.addItem(_("No printer was found"), None)
        self.printer.blockSignals(False)  # noqa: FBT003
        self.printer.setCurrentIndex(max(0, self.printer.findData(printers.usual)))
        self.print_button.setEnabled(found)
        self._printer_changed()

    def _printer_changed(self) -> None:
        name = self.printer.currentData()
        self._papers.forget_printer()
        self._warn()
        if name:
            self.for_printer.choose(name)
            self._list.ask_about(name)

    def _show_abilities(self, abilities: Abilities) -> None:
        if abilities.name == self.printer.currentData():
            self._papers.show_printer(abilities)
            self._warn()

    def _what_changed(self) -> None:
        chosen: list[Path] = self.what.currentData()
        self.range.setEnabled(len(chosen) == 1)
        self._papers.ask(chosen)
        self._warn()

    def _warn(self) -> None:
        self._warning.setText(self._papers.warning())
        self._warning.setVisible(bool(self._warning.text()))

    def _count(self) -> None:
        count = self.copies.value() * self.tables.value()
        self._in_all.setText(_("= {count}").format(count=count) if count > 1 else "")

    def order(self) -> SpoolOrder:
        """Return what is to be printed; FacilitatorError where that cannot be."""
        files: list[Path] = self.what.currentData()
        return SpoolOrder(
            files,
            self.printer.currentData() or "",
            into=files[0].parent,
            pages=page_range(self.range.text()) if self.range.isEnabled() else (),
            copies=self.copies.value() * self.tables.value(),
            sides=self.sides.currentData(),
            correction=self.for_printer.correction,
        )

    # Printing

    def begin(self) -> None:
        """Print what was chosen."""
        self._pages.say_nothing_more()
        try:
            order = self.order()
            self._written = [order.output(path) for path in order.files]
            job = SpoolJob(order, self)
        except FacilitatorError as error:
            self._pages.fail(str(error))
            self.range.setFocus()
            return
        job.progressed.connect(self.progress.show_sentence)
        job.finished.connect(self._show_done)
        self._pages.work(job)

    def _show_done(self, sides: int) -> None:
        if not sides:
            nothing = _("There are no such pages; nothing was printed. Choose other pages.")
            self._pages.fail(nothing)
            return
        self._pages.show_result(self._sent)
        if self.printer.currentData():
            self._sent.show_sent(sides, self.printer.currentText())
        else:
            self._sent.show_written(sides, self._written)

    def _end(self) -> None:
        self._list.end()
        self._papers.end()


def _shrinking() -> QComboBox:
    """Return a choice that does not widen its window for a long name."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    return box
