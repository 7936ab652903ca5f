"""How a print, or a hand-over, goes while it does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.layouts import column
from ui.printing.printed import page_of


class Progress(QWidget):
    """Says what is done now, under a title, and lets people stop."""

    stopped = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._now = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(title)
        body = QWidget()
        rows = column(12)
        rows.addWidget(self._now)
        rows.addWidget(bar)
        rows.addStretch(1)
        body.setLayout(rows)
        self.stop_button = QPushButton(_("Stop"))
        self.stop_button.clicked.connect(lambda _checked: self.stopped.emit())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page_of(title, body, QLabel(), (self.stop_button,)))

    def begin(self) -> None:
        """Say that it begins."""
        self._now.setText(_("Getting ready…"))
        self.stop_button.setFocus()

    def show_sentence(self, sentence: str) -> None:
        """Say what happens now."""
        self._now.setText(sentence)

    def show_name(self, name: str) -> None:
        """Say which file is drawn now."""
        self._now.setText(_("Drawing {name}").format(name=name))
