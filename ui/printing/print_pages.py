"""The pages of a dialog that prints: it asks, then prints, then shows what came of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.printing.printed import PrintedFiles, page_of
from ui.printing.progress import Progress
from ui.printing.worker import Sheet
from ui.theme import Theme, dress


class PrintPages(QStackedWidget):
    """Fills a dialog, which says what is asked and does the printing."""

    def __init__(self, dialog: QDialog, theme: Theme) -> None:
        super().__init__()
        self._dialog = dialog
        self.button = QPushButton(_("Print"))
        """Begins to print."""
        dress(self.button, kind="filled")
        self.progress = Progress(_("Printing"))
        self._trouble = QLabel(wordWrap=True)
        dress(self._trouble, role="stop")
        self._printed = PrintedFiles(theme)
        self._printed.left.connect(dialog.accept)

    def ask(self, title: str, body: QWidget) -> None:
        """Ask, under this title, what the body asks."""
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self._dialog.reject)
        asking = page_of(title, body, self._trouble, (self.button, cancel))
        for page in (asking, self.progress, self._printed):
            self.addWidget(page)
        whole = QVBoxLayout(self._dialog)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(self)
        self.button.setDefault(True)  # only inside a dialog does Qt take it up

    def say_nothing_more(self) -> None:
        """Say no more what went wrong before."""
        self._trouble.clear()

    def show_progress(self) -> None:
        """Show that it is being printed."""
        self.setCurrentWidget(self.progress)
        self.progress.begin()

    def fail(self, sentence: str) -> None:
        """Say what went wrong, where it can be asked for again."""
        self._trouble.setText(sentence)
        self._trouble.setAccessibleName(sentence)
        self.setCurrentIndex(0)
        self.button.setFocus()

    def show_printed(
        self,
        sheets: Sequence[Sheet],
        folder: Path,
        left_out: Sequence[str] = (),
        older: int = 0,
    ) -> None:
        """Show what was printed, and what was not."""
        self._printed.show_sheets(sheets, folder, left_out, older)
        self.setCurrentWidget(self._printed)
        self._printed.take_focus()
