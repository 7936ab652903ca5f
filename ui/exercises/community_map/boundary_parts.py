"""How the dialog of boundaries is laid out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from facilitator.i18n import _
from ui.clearable import make_clearable
from ui.exercises.community_map.base_line import EnterLine
from ui.exercises.community_map.base_progress import ProgressLine
from ui.exercises.community_map.boundary_lists import HeldBoundaries, OfferedAreas
from ui.layouts import column, row
from ui.log_book.word import Word
from ui.theme import Theme, dress


class Parts:
    """What can be seen and pressed: on the left a file, on the right the map."""

    def __init__(self, dialog: QDialog, theme: Theme) -> None:
        self.choose = _button(_("&Choose a file…"))
        self.file = _words(
            _(
                "Areas come from a GeoJSON or GeoPackage file, such as the wards of a council. "
                "The boundaries of councils and of national statistics are open data; fetch them "
                "before the day."
            )
        )
        self.search = EnterLine(placeholderText=_("Search the names"))
        self.search.setAccessibleName(_("Search the names of areas"))
        make_clearable(self.search)
        self.offered = OfferedAreas()
        self.add = _button(_("&Add to the map"))
        dress(self.add, kind="filled")
        self.held = HeldBoundaries()
        self.nothing_held = _words(_("No boundary lies on this map yet."))
        self.rename, self.remove = _button(_("&Rename")), _button(_("Re&move"))
        self.place = _button(_("Say &where it lies…"))
        self.nowhere = self._nowhere()
        self.progress = ProgressLine(theme)
        self.word = Word()
        self.away = _button(_("&Done"))
        title = QLabel(_("Boundaries"))
        dress(title, role="title")
        self.intro = _words(
            _(
                "An official boundary over the map shows how far it goes with what people call "
                "theirs. Nobody’s drawing is changed by it."
            )
        )
        both = row(24)
        both.addLayout(self._file(), 3)
        both.addLayout(self._map(), 2)
        foot, said = row(16), column(8)
        said.addWidget(self.word)
        said.addWidget(self.progress)
        foot.addLayout(said, 1)
        foot.addWidget(self.away, 0, Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(dialog)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        for part in (title, self.intro, self.nowhere):
            whole.addWidget(part)
        whole.addLayout(both, 1)
        whole.addLayout(foot)

    def _nowhere(self) -> QFrame:
        box = QFrame()
        dress(box, role="look_here")
        said = QLabel(
            _(
                "Nobody said yet where this map lies, so a boundary cannot find its place. Two "
                "points that you know are enough."
            ),
            wordWrap=True,
        )
        inside = QHBoxLayout(box)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(said, 1)
        inside.addWidget(self.place)
        return box

    def _file(self) -> QVBoxLayout:
        side = column(8)
        head = row(12)
        head.addWidget(_section(_("From a file")), 1)
        head.addWidget(self.choose)
        side.addLayout(head)
        side.addWidget(self.file)
        side.addWidget(self.search)
        side.addWidget(self.offered, 1)
        side.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(0)
        return side

    def _map(self) -> QVBoxLayout:
        side = column(8)
        side.addWidget(_section(_("On this map")))
        side.addWidget(self.nothing_held)
        side.addWidget(self.held, 1)
        buttons = row(8)
        buttons.addWidget(self.rename)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        side.addLayout(buttons)
        side.addStretch(0)
        return side


def _button(title: str) -> QPushButton:
    button = QPushButton(title)
    button.setAutoDefault(False)
    return button


def _words(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    dress(label, role="muted")
    return label


def _section(text: str) -> QLabel:
    label = QLabel(text)
    dress(label, role="heading")
    return label
