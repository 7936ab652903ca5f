"""What stands beside the map while its known points are set: how, the points, what they come to."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.layouts import column, scrolling
from ui.message_bar import announce
from ui.theme import Theme, dress

WIDE: Final = 360
WIDEST: Final = 540


class PointsPanel(QWidget):
    """Holds the rows; says what they come to where it is always in sight."""

    points_wanted = Signal()
    """The map is to be placed by points, whatever its file says."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._seen: QWidget | None = None
        self.setFixedWidth(min(theme.px(WIDE), WIDEST))
        self._how = _words(
            _(
                "Click a place on the map that you know, such as a crossing, a bridge or a church, "
                "and type its position: a grid reference (SD 7100 0500), easting and northing "
                "(371000 405000), or latitude and longitude (53.5408, -2.4391). Zoom in to hit "
                "it exactly."
            )
        )
        self._known = QLabel(wordWrap=True)
        self._known.setTextFormat(Qt.TextFormat.PlainText)
        self.by_points = QPushButton(_("Place it by &points instead"))
        self.by_points.setAutoDefault(False)
        self.by_points.clicked.connect(lambda _checked: self.points_wanted.emit())
        self._rows = column(12)
        self._tip = _words(
            _(
                "Where to find positions without the internet: the margins of a printed Ordnance "
                "Survey map carry the numbers of the grid; a phone’s compass or satellite app "
                "shows where it stands, outdoors and without a network."
            )
        )
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(14)
        for part in (self._known, self.by_points, self._how):
            inside.addWidget(part)
        inside.addLayout(self._rows)
        inside.addWidget(self._tip)
        inside.addStretch(1)
        self._area = scrolling(content)
        self._area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._see())
        self._box = QFrame()
        dress(self._box, role="panel")
        self._outcome = QLabel(wordWrap=True)
        self._outcome.setTextFormat(Qt.TextFormat.PlainText)
        QVBoxLayout(self._box).addWidget(self._outcome)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._box)

    def show_known(self, sentence: str) -> None:
        """Say that the file itself says where the map lies."""
        known = _("The file of this map says where it lies; nothing has to be done.")
        self._known.setText(f"{known} {sentence}")
        self._turn(known=True)
        self.by_points.setFocus()

    def show_points(self) -> None:
        """Ask for points."""
        self._turn(known=False)

    def _turn(self, *, known: bool) -> None:
        for part in (self._known, self.by_points):
            part.setVisible(known)
        for words in (self._how, self._tip, self._box):
            words.setVisible(not known)

    def clear(self) -> None:
        """Show no points."""
        self._seen = None
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, point: QWidget) -> None:
        """Show another point."""
        self._rows.addWidget(point)
        point.show()  # at once, so that it can take the cursor

    def take(self, point: QWidget) -> None:
        """Show a point no more."""
        self._seen = None
        self._rows.removeWidget(point)
        point.hide()
        point.deleteLater()

    def bring_into_sight(self, point: QWidget) -> None:
        """Have a point in sight, also when its sentence grows, until it is another's turn."""
        self._seen = point
        self._see()

    def _see(self) -> None:
        if self._seen is not None:
            self._area.ensureWidgetVisible(self._seen, 0, 8)

    def say(self, sentence: str) -> None:
        """Say what the points come to."""
        self._show(sentence, "")

    def complain(self, sentence: str, *, stays: bool) -> None:
        """Say why they come to nothing, and where the map `stays` meanwhile, if it had a place."""
        still = _("Until this is put right, the map stays where it was.") if stays else ""
        self._show(f"{sentence} {still}".strip(), "stop")

    def _show(self, sentence: str, role: str) -> None:
        if sentence != self._outcome.text():
            self._outcome.setText(sentence)
            announce(self._outcome, sentence)
        if (self._outcome.property("role") or "") != role:
            dress(self._outcome, role=role)


def _words(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    dress(label, role="muted")
    return label
