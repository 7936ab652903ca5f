"""Choosing the file of a map: dropped, or from a dialog. What can be read is said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.layouts import column, row
from ui.theme import Theme, dress

WIDE = 520


class FilePage(QWidget):
    """Asks for a file."""

    choose_wanted = Signal()
    about_wanted = Signal()
    """What the map that is there is called, or whose it is, is to be changed."""

    def __init__(self, theme: Theme, now: str | None) -> None:
        """Say what the base map is called now, if there is one."""
        super().__init__()
        self.choose = QPushButton(_("&Choose a file…"))
        self.choose.clicked.connect(lambda _checked: self.choose_wanted.emit())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        if now is not None:
            said, about = self._now(now)
            whole.addWidget(said)
            whole.addWidget(about, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._drop(theme), 1)

    def _now(self, title: str) -> tuple[QWidget, QWidget]:
        sentence = _("The map now: “{title}”. A new one takes its place; undo brings it back.")
        if not title:
            sentence = _("There is a map. A new one takes its place; undo brings it back.")
        said = _words(sentence.format(title=title))
        about = QPushButton(_("Keep it, and change what it is &called or whose it is…"))
        about.setAutoDefault(False)
        about.clicked.connect(lambda _checked: self.about_wanted.emit())
        return said, about

    def _drop(self, theme: Theme) -> QFrame:
        frame = QFrame()
        dress(frame, role="tile")
        first = QLabel(_("Drop the file of a map here, or choose it"))
        dress(first, role="heading")
        first.setWordWrap(True)
        first.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        kinds = _words(
            _(
                "Pictures and scans (PNG, JPEG, TIFF), a page of a PDF, map tiles (MBTiles), and "
                "outlines (GeoJSON, GeoPackage), which are drawn as a plain map."
            )
        )
        kept = _words(
            _(
                "Nothing is looked up on the internet. Of the file, only the part that you frame "
                "goes into the workshop."
            )
        )
        inside = QWidget()
        inside.setMaximumWidth(theme.px(WIDE))
        rows = column(14)
        rows.addWidget(first)
        rows.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (kinds, kept):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(words)
        inside.setLayout(rows)
        centred = row()
        centred.addStretch(1)
        centred.addWidget(inside, 100)
        centred.addStretch(1)
        whole = QVBoxLayout(frame)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.addStretch(1)
        whole.addLayout(centred)
        whole.addStretch(1)
        return frame


def _words(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role="muted")
    return label
