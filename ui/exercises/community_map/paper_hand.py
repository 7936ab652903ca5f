"""A photo that could not be read: why, and helping by hand, by its corners or by tracing."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.canvas.map.base_image import BaseImage
from ui.canvas.map.canvas import MapCanvas
from ui.exercises.board.form import small
from ui.exercises.community_map.paper_corners import CornerKeys, CornersTool
from ui.exercises.community_map.paper_sheet import PaperSheet
from ui.exercises.fields import Choice
from ui.heard import name_choice
from ui.layouts import row, scrolling
from ui.message_bar import announce
from ui.reading.worker import BY_HAND, Look, Order
from ui.theme import Theme, dress

PANEL: Final = 300
WIDEST: Final = 480
KIND: Final = "map"
"""How the kind of this exercise's sheets begins, in their codes."""
MARGIN: Final = 0.14
"""Where the corners are to begin with, as a share of the photo."""
Point = tuple[float, float]


class PaperHand(QWidget):
    """The photo with four corners to move, and beside it whose sheet it is."""

    read_wanted = Signal()
    trace_wanted = Signal()
    skip_wanted = Signal()
    again_wanted = Signal()
    """Reading ended by itself, and is to begin again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._base: BaseImage | None = None
        self._corners: list[Point] = []
        self.canvas = MapCanvas(theme)
        self.canvas.setAccessibleName(_("The photo, with the four corners of its map"))
        self.tool = CornersTool(self)
        self.canvas.set_tool(self.tool)
        keys = CornerKeys(self.tool, self.canvas)
        keys.entered.connect(self.read_wanted)
        keys.skip_wanted.connect(self.skip_wanted)
        self.canvas.said.connect(lambda said: announce(self.canvas, said))
        self.problem = QLabel(wordWrap=True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self._warning = QFrame()
        dress(self._warning, role="look_here")
        self.whose = QComboBox()
        self.whose.setEditable(True)
        self.whose.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        name_choice(self.whose, _("Whose sheet"))
        self.paper = Choice(
            [
                ("", _("as the others")),
                ("a4", "A4"),
                ("a3", "A3"),
                ("a2", "A2"),
                ("a1", "A1"),
                ("a0", "A0"),
                ("letter", _("Letter")),
                ("tabloid", _("Tabloid")),
            ]
        )
        self.paper.setAccessibleName(_("Printed on"))
        self.again = _button(_("Read it a&gain"))
        self.again.clicked.connect(lambda _checked: self.again_wanted.emit())
        self.turn = _button(_("&Turn by a quarter"))
        self.read = _button(_("&Read it so"))
        self.trace = _button(_("Only straighten it, to tr&ace"))
        self._by_hand = QWidget()
        self._lay_out(theme)
        self.turn.clicked.connect(lambda _checked: self._turn())
        self.read.clicked.connect(lambda _checked: self.read_wanted.emit())
        self.trace.clicked.connect(lambda _checked: self.trace_wanted.emit())

    def _lay_out(self, theme: Theme) -> None:
        inside = QVBoxLayout(self._warning)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.problem)
        helping = QVBoxLayout(self._by_hand)
        helping.setContentsMargins(0, 0, 0, 0)
        helping.setSpacing(8)
        helping.addWidget(
            _muted(
                _(
                    "Move the four corners onto those of the map itself, 1 on its own top left. "
                    "Tab or 1 to 4 choose a corner, arrow keys move it, with Shift in small "
                    "steps; plus zooms in. Enter reads the sheet."
                )
            )
        )
        helping.addWidget(self.turn)
        for title, field in ((_("Whose sheet"), self.whose), (_("Printed on"), self.paper)):
            label = small(title, role="section")
            label.setBuddy(field)
            helping.addWidget(label)
            helping.addWidget(field)
        helping.addSpacing(4)
        helping.addWidget(self.read)
        helping.addWidget(self.trace)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(self._warning)
        column.addWidget(self.again)
        column.addWidget(self._by_hand)
        column.addStretch(1)
        panel = scrolling(content)
        panel.setFixedWidth(min(theme.px(PANEL), WIDEST))
        both = row(16)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.canvas, 1)
        both.addWidget(panel)
        self.setLayout(both)

    # What shows

    def show_sheet(self, sheet: PaperSheet, codes: list[str]) -> None:
        """Show why a photo was not read; the photo itself follows."""
        found = sheet.found
        problem = found.problem if found is not None else ""
        self.say_problem(problem)
        self._corners = list(found.corners) if found is not None else []
        self.whose.clear()
        self.whose.addItems(codes)
        self.whose.setCurrentText(found.whose if found is not None else "")
        self.canvas.set_base(None)
        self.tool.set_corners([])
        self.canvas.set_note(_("Opening the photo …"))
        self._by_hand.setVisible(True)
        self.again.setVisible(found is not None and found.lost)
        self.canvas.setFocus()
        announce(self.canvas, f"{problem} {self.tool.words()}")

    def say_problem(self, sentence: str) -> None:
        """Say what hinders."""
        self.problem.setText(sentence)
        self._warning.setVisible(bool(sentence))

    def show_photo(self, look: Look) -> None:
        """Show the photo, or that it is none."""
        self.canvas.set_note("")
        if not look.picture:
            self.say_problem(look.problem)
            self.canvas.set_note(_("There is no picture here."))
            self._by_hand.setVisible(False)
            return
        before, self._base = self._base, BaseImage(look.picture, self)
        self.canvas.set_base(self._base)
        self.canvas.set_fade(0.0)
        if before is not None:
            before.close()
            before.deleteLater()
        near, far = MARGIN, 1 - MARGIN
        wide, high = self.canvas.map_size
        begun = self._corners or [(near, near), (far, near), (far, far), (near, far)]
        self.tool.set_corners([(x * wide, y * high) for x, y in begun])

    @property
    def has_photo(self) -> bool:
        """Whether there is something to be read."""
        return bool(self.tool.corners)

    @property
    def corners(self) -> tuple[Point, ...]:
        """The corners as shares of the photo."""
        wide, high = self.canvas.map_size
        return tuple((x / wide, y / high) for x, y in self.tool.corners)

    @property
    def code(self) -> str:
        """Whose sheet somebody says it is."""
        return self.whose.currentText().strip().upper()

    def order(
        self, sheet: PaperSheet, activity: int, size: tuple[float, float], *, trace: bool
    ) -> Order:
        """Return what is to be read: this sheet, lying so; or only straightened, to trace."""
        return Order(
            BY_HAND,
            sheet.path,
            sheet.page,
            sheet=KIND,
            activity=activity,
            whose=self.code,
            paper=self.paper.currentData() or "",
            corners=self.corners,
            size=(round(size[0]), round(size[1])),
            trace=trace,
        )

    def _turn(self) -> None:
        self.tool.turn()
        self.canvas.setFocus()


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button


def _muted(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    dress(label, role="muted")
    return label
