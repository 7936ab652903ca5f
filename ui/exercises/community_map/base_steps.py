"""The window around steps: a heading, the step, how far the work is, what can be pressed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.exercises.community_map.base_progress import ProgressLine
from ui.layouts import column, row
from ui.log_book.word import Word
from ui.theme import Theme, dress


class Steps:
    """Lays a dialog out for pages that follow one another."""

    def __init__(self, dialog: QDialog, theme: Theme, pages: Sequence[QWidget]) -> None:
        title = QLabel(dialog.windowTitle())
        dress(title, role="title")
        self._which = QLabel()
        dress(self._which, role="muted")
        self._pages = QStackedWidget()
        for page in pages:
            self._pages.addWidget(page)
        self.progress = ProgressLine(theme)
        self.word = Word()
        self.back, self.away = QPushButton(_("&Back")), QPushButton()
        self.on = QPushButton()
        dress(self.on, kind="filled")
        foot, said = row(16), column(8)
        said.addWidget(self.word)
        said.addWidget(self.progress)
        foot.addLayout(said, 1)
        for button in (self.back, self.away, self.on):
            button.setAutoDefault(False)
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        head = row(16)
        head.addWidget(title)
        head.addWidget(self._which, 1)
        whole = QVBoxLayout(dialog)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self._pages, 1)
        whole.addLayout(foot)

    @property
    def step(self) -> int:
        """The page that is shown."""
        return self._pages.currentIndex()

    def show_step(self, number: int, which: str) -> None:
        """Show a page, and say which of the steps it is."""
        self._pages.setCurrentIndex(number)
        self._which.setText(which)

    def offer(self, *, on: str, back: bool, away: str = "") -> None:
        """Offer to go on, under this name or not at all, and to go back."""
        self.on.setText(on)
        self.on.setVisible(bool(on))
        self.back.setVisible(back)
        self.away.setText(away or _("Cancel"))
