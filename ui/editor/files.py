"""Asks for files: where a deck is to be written, which deck or picture to take in."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.decks.bundle import ENDING
from facilitator.file_names import file_title
from facilitator.i18n import _


class ExportDeckDialog(QFileDialog):
    """Asks where to write a deck."""

    def __init__(self, title: str, folder: Path, parent: QWidget) -> None:
        super().__init__(parent, _("Export the deck"), str(folder.parent))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilter(_("Session decks (*.deck)"))
        self.setDefaultSuffix(ENDING.removeprefix("."))
        self.selectFile(f"{file_title(title) or _('Deck')}{ENDING}")


class OpenDeckDialog(QFileDialog):
    """Asks for a deck that there is."""

    def __init__(self, title: str, folder: Path, parent: QWidget) -> None:
        super().__init__(parent, title, str(folder.parent))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.setNameFilter(_("Session decks (*.deck *.toml)"))


class OpenPictureDialog(QFileDialog):
    """Asks for a picture that a step is to show."""

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent, _("Choose a picture"), str(folder.parent))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.setNameFilter(_("Pictures (*.png *.jpg *.jpeg)"))
