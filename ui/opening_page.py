"""The frame of a workshop, painted at once while its file is being opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.theme import GUIDE_WIDTH, RUNNING_ORDER_WIDTH, TOP_BAR, Theme, dress


class OpeningPage(QWidget):
    """Where everything will be, with the name of the file."""

    painted = Signal()
    """After it was painted for the first time."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        bar, side, guide = QFrame(), QFrame(), QFrame()
        dress(bar, role="bar")
        dress(side, role="side")
        dress(guide, role="guide")
        bar.setFixedHeight(max(TOP_BAR, theme.px(36) + 20))
        side.setFixedWidth(theme.px(RUNNING_ORDER_WIDTH))
        guide.setFixedWidth(theme.px(GUIDE_WIDTH))
        title = QLabel(_("Opening {name}…").format(name=name))
        title.setTextFormat(Qt.TextFormat.PlainText)
        dress(title, role="muted")
        QHBoxLayout(bar).addWidget(title)
        parts = QHBoxLayout()
        parts.addWidget(side)
        parts.addStretch(1)
        parts.addWidget(guide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(parts, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint, and say so."""
        super().paintEvent(event)
        self.painted.emit()
