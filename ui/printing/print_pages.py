"""The pages of the dialogs that print: the last of them shows what was printed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from facilitator.i18n import _
from ui.printing.printed import PrintedFiles
from ui.printing.work_pages import WorkPages
from ui.printing.worker import Sheet
from ui.theme import Theme


class PrintPages(WorkPages):
    """Fills a dialog, which says what is asked and does the printing."""

    def __init__(self, dialog: QDialog, theme: Theme) -> None:
        super().__init__(dialog, _("Printing"), _("Print"))
        self._printed = PrintedFiles(theme)
        self._printed.left.connect(dialog.accept)

    def ask(self, title: str, body: QWidget) -> None:
        """Ask, under this title, what the body asks."""
        super().ask(title, body)
        self.addWidget(self._printed)

    def show_printed(
        self,
        sheets: Sequence[Sheet],
        folder: Path,
        left_out: Sequence[str] = (),
        older: int = 0,
    ) -> None:
        """Show what was printed, and what was not."""
        self._printed.show_sheets(sheets, folder, left_out, older)
        self.show_result(self._printed)
        self._printed.take_focus()
