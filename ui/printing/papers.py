"""Which papers are printed: the usual ones are ticked, and anybody may choose others."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from facilitator.i18n import _


class PaperChoice(QWidget):
    """A tick box for each paper that these exercises are printed as."""

    changed = Signal()

    def __init__(self, exercises: Iterable[str]) -> None:
        super().__init__()
        from exports.exercises import PAPERS
        from exports.sheets import BLANK, PrintOptions

        self.setAccessibleName(_("Papers"))
        self._boxes: dict[str, QCheckBox] = {}
        self._larger: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for exercise in exercises:
            for paper in PAPERS[exercise].filled:
                usual = paper.usual(PrintOptions())
                if not usual and paper.usual(PrintOptions(large_print=True)):
                    self._larger.append(paper.key)
                self._offer(paper.key, paper.title(), ticked=usual)
        self._offer(BLANK, _("Blank sheets to write on"), ticked=False)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def _offer(self, key: str, title: str, *, ticked: bool) -> None:
        if key in self._boxes:
            return
        box = QCheckBox(title.replace("&", "&&"))
        box.setChecked(ticked)
        box.toggled.connect(self.changed)
        self._boxes[key] = box
        layout = self.layout()
        if layout is not None:
            layout.addWidget(box)
            layout.setAlignment(box, Qt.AlignmentFlag.AlignLeft)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The papers that are ticked."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def choose(self, keys: Iterable[str]) -> None:
        """Tick these papers and no others."""
        wanted = set(keys)
        for key, box in self._boxes.items():
            box.setChecked(key in wanted)

    def print_large(self, on: bool) -> None:  # noqa: FBT001
        """Tick, or not, what belongs to large print."""
        for key in self._larger:
            self._boxes[key].setChecked(on)
