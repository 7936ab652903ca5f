"""On what posters are printed: their size, and in one piece or in tiles that are glued."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from ui.heard import name_choice
from ui.layouts import row
from ui.theme import dress

PAPERS: Final = ("a4", "a3", "a2", "a1", "a0", "letter", "tabloid")
USUAL: Final = "a3"
TILES: Final = ("a4", "a3", "letter", "tabloid")


class NumberField(QSpinBox):
    """A number to choose; scrolling past leaves it as it is."""

    def __init__(self, least: int, most: int, name: str, unit: str = "") -> None:
        super().__init__(minimum=least, maximum=most)
        self.setSuffix(f" {unit}" if unit else "")
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll the page."""
        event.ignore()


class PosterChoice(QWidget):
    """Asks on which paper posters are printed and, where they are tiled, how the tiles overlap."""

    changed = Signal()
    """Another paper was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.paper = QComboBox()
        name_choice(self.paper, _("Poster size"))
        for paper in PAPERS:
            self.paper.addItem(size_title(paper), paper)
        self.paper.setCurrentIndex(PAPERS.index(USUAL))
        self.tile = QComboBox()
        name_choice(self.tile, _("In one piece, or in tiles"))
        self.tile.addItem(_("In one piece"), "")
        for paper in TILES:
            said = _("In tiles on {paper}").format(paper=size_title(paper))
            self.tile.addItem(said, paper)
        margin = _("Margin that the printer leaves white")
        self.overlap = NumberField(10, 15, _("Overlap of the tiles"), _("mm"))
        self.margin = NumberField(5, 10, margin, _("mm"))
        self._sheets = QLabel(wordWrap=True)
        self._sheets.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._sheets, role="muted")
        self._lay_out()
        self.paper.currentIndexChanged.connect(self._paper_chosen)
        self.tile.currentIndexChanged.connect(self._say)
        for box in (self.overlap, self.margin):
            box.valueChanged.connect(self._say)
        self.setFocusProxy(self.paper)
        self._say()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        above = row(12)
        above.addWidget(self.paper)
        above.addWidget(self.tile)
        above.addStretch(1)
        rows.addLayout(above)
        self._how = QWidget()
        how = row(8)
        how.setContentsMargins(0, 0, 0, 0)
        for words, box in ((_("Ov&erlap"), self.overlap), (_("Mar&gin"), self.margin)):
            label = QLabel(words)
            label.setBuddy(box)
            how.addWidget(label)
            how.addWidget(box)
        how.addStretch(1)
        self._how.setLayout(how)
        rows.addWidget(self._how)
        rows.addWidget(self._sheets)

    def options(self) -> dict[str, Any]:
        """Return what was chosen, as fields of PrintOptions."""
        return {
            "paper": self.paper.currentData(),
            "tile": self.tile.currentData(),
            "tile_overlap": self.overlap.value(),
            "tile_margin": self.margin.value(),
        }

    def _paper_chosen(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Say how many sheets a poster takes, where it is tiled."""
        tiled = bool(self.tile.currentData())
        self._how.setVisible(tiled)
        self._sheets.setVisible(tiled)
        if tiled:
            self._sheets.setText(self._said())

    def _said(self) -> str:
        from exports.sheets import PrintOptions
        from exports.tiles import best_grid, tiling

        options = PrintOptions(**self.options())
        paper = size_title(options.tile)
        how = tiling(options)
        if how is None:
            return _("A poster of this size fits on one sheet of {paper}; it stays whole.").format(
                paper=paper
            )
        count = best_grid(how, *options.size).count
        return ngettext(
            "A poster takes {count} sheet of {paper}, and one with the plan.",
            "A poster takes {count} sheets of {paper}, and one with the plan.",
            count,
        ).format(count=count, paper=paper)


def size_title(paper: str) -> str:
    """Return what a paper is called."""
    return {"letter": _("Letter"), "tabloid": _("Tabloid")}.get(paper, paper.upper())
