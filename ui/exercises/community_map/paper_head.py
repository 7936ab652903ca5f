"""The line above a sheet: whose it is, all the photos to go to, and how far the reading is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from facilitator.i18n import _
from ui.exercises.community_map.paper_sheet import PaperSheet, State
from ui.exercises.community_map.paper_words import file_words
from ui.exercises.fields import Choice
from ui.layouts import row
from ui.theme import Theme, dress

BAR: Final = 90
LIST: Final = 210
WIDEST: Final = 330
NAME: Final = 300
"""Room for the name of a photo, in pixels."""


class PaperHead(QWidget):
    """Says whose sheet is in hand; photos can be chosen here, and the reading stopped."""

    chosen = Signal(int)
    """A photo, by its place."""
    stopped = Signal()
    on_wanted = Signal()
    """The reading was stopped, and is to go on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.code = QLabel()
        dress(self.code, role="brand")
        self.sheet = QLabel()
        dress(self.sheet, role="heading")
        self.list = Choice([])
        self.list.setAccessibleName(_("Photos"))
        self.list.setPlaceholderText(_("Photos"))
        self.list.setMaximumWidth(min(theme.px(LIST), WIDEST))
        self.list.setMinimumContentsLength(13)
        self.list.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.activated.connect(self.chosen)
        self._far = QLabel()
        dress(self._far, role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(BAR))
        self._bar.setAccessibleName(_("Photos read"))
        self.stop = QPushButton(_("&Stop"))
        self.on = QPushButton(_("R&ead on"))
        for button, signal in ((self.stop, self.stopped), (self.on, self.on_wanted)):
            dress(button, fit="snug")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, to=signal: to.emit())
        line = row(12)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.code)
        line.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        for part in (self._far, self._bar, self.stop, self.on, self.list):
            line.addWidget(part)
        self.setLayout(line)

    def show_title(self, code: str, sheet: str) -> None:
        """Say whose sheet is in hand, and which."""
        self.code.setText(code)
        elide = Qt.TextElideMode.ElideMiddle
        self.sheet.setText(self.sheet.fontMetrics().elidedText(sheet, elide, NAME))

    def show_list(self, sheets: Sequence[PaperSheet], at: int) -> None:
        """Show the photos, each with what became of it."""
        lines = [line_words(sheet) for sheet in sheets]
        for place, line in enumerate(lines):
            if place == self.list.count():
                self.list.addItem(line)
            elif self.list.itemText(place) != line:
                self.list.setItemText(place, line)
        self.list.setCurrentIndex(at)
        self.list.setVisible(bool(lines))

    def show_far(self, read: int, whole: int, *, runs: bool) -> None:
        """Show how many photos were read, while they are, or that it was stopped."""
        waits = read < whole
        self._far.setText(_("{read} of {whole} read").format(read=read, whole=whole))
        self._bar.setRange(0, max(1, whole))
        self._bar.setValue(read)
        for part in (self._far, self._bar):
            part.setVisible(waits)
        self.stop.setVisible(waits and runs)
        self.on.setVisible(waits and not runs)


def line_words(sheet: PaperSheet) -> str:
    """Return what a photo is called in the list, and what became of it."""
    code = sheet.found.whose if sheet.found is not None else ""
    name = code or file_words(sheet.path.name, sheet.page)
    state = {
        State.WAITING: _("not read yet"),
        State.READY: _("to look at"),
        State.FAILED: _("not read"),
        State.TAKEN: _("taken in"),
        State.LEFT: _("left out"),
    }[sheet.state]
    return _("{name} – {state}").format(name=name, state=state)
