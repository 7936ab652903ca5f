"""Calibrating a printer: print a sheet, measure it, type the lengths; done again any time."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.data_folder import data_folder, workshops_folder
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.focus import open_over
from ui.layouts import row, scrolling
from ui.printing import profiles
from ui.printing.headless import sheet_name
from ui.printing.lengths import Lengths
from ui.printing.posters import size_title
from ui.printing.printed import notice, page_of
from ui.printing.printer_list import PrinterList, Printers
from ui.printing.sheet_job import SheetJob
from ui.theme import Theme, dress
from ui.wording import said_day

PAPERS: Final = ("a4", "letter", "a3", "tabloid")


class CalibrationDialog(QDialog):
    """Asks for a printer and what was measured on its sheet, and keeps it on this computer."""

    kept = Signal(str)
    """The printer that was calibrated, or forgotten."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Calibrate a printer"))
        self._theme = theme
        self._job: SheetJob | None = None
        self._printers = PrinterList(self)
        self._make_parts()
        buttons = (self.forget_button, self.keep_button, self._cancel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(
            page_of(_("Calibrate a printer"), scrolling(self._form()), self._said, buttons)
        )
        self.keep_button.setDefault(True)
        self._connect()
        self.finished.connect(self._end)
        self.resize(min(theme.px(620), 1_100), min(theme.px(680), 690))
        self._show_known()
        self._printers.begin()

    def _make_parts(self) -> None:
        self.printer = QComboBox()
        self.printer.setEditable(True)
        self.printer.addItems(list(profiles.printers()))
        self.printer.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.printer.setMinimumContentsLength(18)
        self.paper = QComboBox()
        for paper in PAPERS:
            self.paper.addItem(size_title(paper), paper)
        self.print_sheet = QPushButton(_("&Print the sheet…"))
        self.save_sheet = QPushButton(_("&Save it as a PDF…"))
        self.lengths = Lengths(self._theme)
        self._day = notice("")
        self._said = QLabel(wordWrap=True)
        self.keep_button = QPushButton(_("Keep"))
        dress(self.keep_button, kind="filled")
        self.forget_button = QPushButton(_("&Forget this printer"))
        self._cancel = QPushButton(_("Cancel"))

    def _form(self) -> QWidget:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setSpacing(12)
        form.setContentsMargins(0, 4, 10, 4)
        form.addRow(
            notice(
                _(
                    "Printers shift and stretch a page a little. Print the sheet once, measure six "
                    "lines on each side with a ruler, and type what you read: then every back, "
                    "tile and map of this printer comes out right."
                )
            )
        )
        form.addRow(_("P&rinter"), self.printer)
        form.addRow(_("P&aper"), self.paper)
        sheet = row()
        for button in (self.print_sheet, self.save_sheet):
            sheet.addWidget(button)
        sheet.addStretch(1)
        form.addRow(_("Sheet"), sheet)
        measured = QLabel(_("&Measured"))
        measured.setBuddy(self.lengths)
        form.addRow(measured)
        form.addRow(self.lengths)
        form.addRow(
            notice(
                _(
                    "On the back, the same edges of the paper count: it is measured from its right "
                    "edge. Leave the back empty where this printer prints one side."
                )
            )
        )
        form.addRow(self._day)
        content = QWidget()
        content.setLayout(form)
        return content

    def _connect(self) -> None:
        self._printers.found.connect(self._show_printers)
        self.printer.currentTextChanged.connect(self._show_known)
        self.paper.currentIndexChanged.connect(self._show_known)
        self.lengths.changed.connect(self._say)
        self.print_sheet.clicked.connect(lambda _checked: self._print())
        self.save_sheet.clicked.connect(lambda _checked: self._ask_where())
        self.keep_button.clicked.connect(lambda _checked: self.keep())
        self.forget_button.clicked.connect(lambda _checked: self._forget())
        self._cancel.clicked.connect(self.reject)

    def _show_printers(self, found: Printers) -> None:
        """Offer the printers of this computer, and leave what was typed meanwhile."""
        typed = self.printer.currentText()
        known = [self.printer.itemText(place) for place in range(self.printer.count())]
        self.printer.addItems([name for name in found.names if name not in known])
        self.printer.setCurrentText(typed or found.usual)

    def _show_known(self) -> None:
        """Show what was measured before of this printer and paper."""
        from exports.sheets import PAPERS as SIZES

        name, paper = self.printer.currentText().strip(), self.paper.currentData()
        known = profiles.printers().get(name, {})
        measured = known.get(paper)
        self.lengths.show_size(SIZES[paper])
        if measured is not None:
            self.lengths.fill(measured.front, measured.back)
            day = said_day(measured.day) or measured.day
            self._day.setText(_("Measured on {day}.").format(day=day))
        self._day.setVisible(measured is not None)
        self.forget_button.setEnabled(bool(known))
        self._say()

    def _say(self) -> None:
        sentence, sound = self.lengths.said()
        self._show(sentence, role="muted" if sound or not sentence else "stop")
        self.keep_button.setEnabled(sound)

    def _show(self, sentence: str, *, role: str) -> None:
        dress(self._said, role=role)
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)

    def keep(self) -> None:
        """Keep what was measured."""
        name = self.printer.currentText().strip()
        front, back = self.lengths.lengths
        try:
            profiles.keep(
                name, self.paper.currentData(), front, back if self.lengths.has_back else ()
            )
        except FacilitatorError as error:
            self._show(str(error), role="stop")
            self.printer.setFocus()
            return
        self.kept.emit(name)
        self.accept()

    def _forget(self) -> None:
        name = self.printer.currentText().strip()
        profiles.forget(name)
        self.lengths.fill((), ())
        self._show_known()
        self._show(_("“{name}” is forgotten.").format(name=name), role="muted")
        self.kept.emit(name)
        self.printer.setFocus()

    # The sheet

    def _print(self) -> None:
        path = data_folder() / "calibration" / sheet_name(self.paper.currentData())
        self._draw(path).done.connect(self._on_printer)

    def _on_printer(self, path: Path) -> None:
        from ui.printing.on_printer import PrinterDialog

        dialog = PrinterDialog([path], self._theme, self, to_file=False)
        open_over(dialog, self.printer.setFocus)

    def _ask_where(self) -> None:
        name = sheet_name(self.paper.currentData())
        dialog = QFileDialog(
            self, _("Where the sheet goes"), str((workshops_folder() or Path.home()) / name)
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.save_to)
        open_over(dialog, self.save_sheet.setFocus)

    def save_to(self, name: str) -> None:
        """Write the sheet into a file."""
        saved = _("The sheet is in “{name}”. Print it at 100 %, on both sides.")
        self._draw(Path(name)).done.connect(
            lambda path: self._show(saved.format(name=path.name), role="muted")
        )

    def _draw(self, path: Path) -> SheetJob:
        self._end_job()
        self._show(_("Drawing the sheet…"), role="muted")
        self._job = SheetJob(path, self.paper.currentData(), self)
        self._job.failed.connect(lambda sentence: self._show(sentence, role="stop"))
        self._job.done.connect(lambda _path: self._say())
        return self._job

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.deleteLater()
            self._job = None

    def _end(self) -> None:
        self._end_job()
        self._printers.end()
