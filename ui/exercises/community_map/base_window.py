"""What the dialogs about a map have in common: files are given to them, and Enter presses."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from facilitator.i18n import _
from ui.focus import open_over
from ui.log_book.fields import ENTER, enter_presses


class MapDialog(QDialog):
    """Takes files that are dropped, if it accepts drops, or chosen."""

    file_given = Signal(Path)

    def ask_for_file(self, title: str, endings: Collection[str], asked: QWidget) -> None:
        """Have a file chosen; the cursor then goes back to what was pressed."""
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = " ".join(f"*.{each}" for ending in endings for each in (ending, ending.upper()))
        dialog.setNameFilters([f"{_('Maps')} ({kinds})", _("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.file_given.emit(Path(name)))
        open_over(dialog, asked.setFocus)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a file."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Hand on what was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_given.emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button that has the cursor; nothing else."""
        if not enter_presses(event, self.focusWidget()) and event.key() not in ENTER:
            super().keyPressEvent(event)


def _dropped(event: QDropEvent) -> Path | None:
    """Return the file that is dropped, if there is one on this computer."""
    urls = event.mimeData().urls()
    return next((Path(url.toLocalFile()) for url in urls if url.isLocalFile()), None)
