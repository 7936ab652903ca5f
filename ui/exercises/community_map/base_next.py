"""What may follow once a base map is chosen: saying where it lies, taking boundaries from it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.theme import Theme, dress

WIDE = 560


class NextPage(QWidget):
    """Says that the map is in, and offers what goes with it."""

    points_wanted = Signal()
    areas_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._points = QLabel(
            _(
                "Nobody said yet where it lies. Drawing works without that; areas, distances and "
                "open data need two or more points that you know."
            ),
            wordWrap=True,
        )
        self.points = QPushButton(_("Say &where it lies…"))
        self.points.clicked.connect(lambda _checked: self.points_wanted.emit())
        self._areas = QLabel(
            _(
                "Its file holds areas by name. One of them can lie over the map as the official "
                "boundary, to compare with what people draw."
            ),
            wordWrap=True,
        )
        self.areas = QPushButton(_("Use its areas as &boundaries…"))
        self.areas.clicked.connect(lambda _checked: self.areas_wanted.emit())
        self._notice = QLabel(wordWrap=True)
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._notice, role="muted")
        title = QLabel(_("The map is in."))
        dress(title, role="heading")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(12)
        parts = (title, self._notice, self._points, self.points, self._areas, self.areas)
        for part in parts:
            if isinstance(part, QPushButton):
                part.setAutoDefault(False)
                whole.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                part.setMaximumWidth(theme.px(WIDE))
                whole.addWidget(part)
        whole.addStretch(1)

    def show_offers(self, *, points: bool, areas: bool, notice: str) -> None:
        """Offer these."""
        for part in (self._points, self.points):
            part.setVisible(points)
        for part in (self._areas, self.areas):
            part.setVisible(areas)
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        (self.areas if areas else self.points).setFocus()
