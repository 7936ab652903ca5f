"""The window in which sheets come back from paper: pages, buttons, choosing and dropping."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.exercises.community_map.paper_end import PaperNote
from ui.exercises.community_map.paper_files import PaperFiles, dropped_paths, kinds_of_files
from ui.exercises.community_map.paper_hand import PaperHand
from ui.exercises.community_map.paper_head import PaperHead
from ui.exercises.community_map.paper_review import PaperReview
from ui.focus import open_over
from ui.layouts import row
from ui.log_book.fields import ENTER, enter_presses
from ui.log_book.word import Word
from ui.theme import Theme, dress

WIDEST: Final = 1_240
HIGHEST: Final = 690


class PaperWindow(QDialog):
    """Holds the parts; what follows on what is said by who inherits it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bring in from paper"))
        self.head, self.files = PaperHead(theme), PaperFiles(theme)
        self.review, self.hand, self.note = PaperReview(theme), PaperHand(theme), PaperNote()
        self.word = Word()
        self.take_button = QPushButton(_("&Take in"))
        dress(self.take_button, kind="filled")
        self.skip_button = QPushButton(_("&Leave out"))
        self.more_button = QPushButton(_("&More photos…"))
        self.close_button = QPushButton(_("Close"))
        self._lay_out()
        self.files.photos_wanted.connect(self._ask_photos)
        self.files.folder_wanted.connect(self._ask_folder)
        self.more_button.clicked.connect(lambda _checked: self._ask_photos())
        self.setAcceptDrops(True)
        self.resize(min(theme.px(1_060), WIDEST), min(theme.px(680), HIGHEST))

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        for page in (self.files, self.review, self.hand, self.note):
            self.pages.addWidget(page)
        foot = row()
        foot.addWidget(self.word, 1)
        for button in (self.close_button, self.more_button, self.skip_button, self.take_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 12, 20, 12)
        whole.setSpacing(8)
        whole.addWidget(self.head)
        whole.addWidget(self.pages, 1)
        whole.addLayout(foot)

    def bring(self, paths: Iterable[Path]) -> None:
        """Have photos read: files, and those in folders."""
        raise NotImplementedError

    def _ask_photos(self) -> None:
        dialog = QFileDialog(self, _("Choose the photos of sheets"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(kinds_of_files())
        self._ask(dialog)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, _("Choose the folder of the photos"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.filesSelected.connect(lambda names: self.bring([Path(name) for name in names]))
        open_over(dialog, self.close_button.setFocus)

    # Dropping, and keys

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files and folders."""
        if dropped_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Read what was dropped, whatever is shown."""
        if paths := dropped_paths(event):
            event.acceptProposedAction()
            self.bring(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button that has the cursor; nothing else."""
        if not enter_presses(event, self.focusWidget()) and event.key() not in ENTER:
            super().keyPressEvent(event)
