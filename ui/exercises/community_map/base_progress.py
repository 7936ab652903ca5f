"""How far the work on a file is, and stopping it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from facilitator.i18n import _
from ui.message_bar import announce
from ui.theme import Theme, dress


class ProgressLine(QWidget):
    """A sentence, a bar and Stop; hidden while nothing goes on."""

    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said = QLabel()
        dress(self._said, role="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setMinimumWidth(theme.px(120))
        self.stop = QPushButton(_("&Stop"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(lambda _checked: self.stopped.emit())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._said)
        line.addWidget(self.bar, 1)
        line.addWidget(self.stop)
        self.hide()

    def begin(self, sentence: str) -> None:
        """Say what goes on; how far it is, nobody knows yet."""
        self._said.setText(sentence)
        self.bar.setRange(0, 0)
        self.show()
        announce(self, sentence)

    def show_share(self, share: float) -> None:
        """Show how far it is, from 0 to 1."""
        self.bar.setRange(0, 100)
        self.bar.setValue(round(100 * share))
