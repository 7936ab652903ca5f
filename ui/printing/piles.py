"""Which papers of a pack are printed: all are ticked, and whoever needs less takes ticks away."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from ui.theme import dress

if TYPE_CHECKING:  # only what prints needs it
    from exports.bound.piles import Listed


class PileChoice(QWidget):
    """Lists the papers of a pack, part by part, each with how many copies there are of it."""

    changed = Signal()
    """Another tick, or another pack."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._piles: dict[str, Listed] = {}
        self._without: set[str] = set()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self.setAccessibleName(_("Papers of the pack"))

    def show_piles(self, piles: Sequence["Listed"]) -> None:
        """List these; what was unticked before, stays unticked."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._boxes, self._piles = {}, {}
        part = ""
        for pile in piles:
            if pile.part != part:
                part = pile.part
                heading = QLabel(part, wordWrap=True)
                dress(heading, role="section")
                self._rows.addWidget(heading)
            self._rows.addWidget(self._box(pile))
        self.changed.emit()

    def _box(self, pile: "Listed") -> QCheckBox:
        box = QCheckBox(_named(pile))
        box.setAccessibleDescription(pile.part)
        box.setChecked(pile.key not in self._without)
        box.toggled.connect(self._follow)
        self._boxes[pile.key], self._piles[pile.key] = box, pile
        return box

    def _follow(self) -> None:
        shown = {key for key, box in self._boxes.items() if not box.isChecked()}
        self._without = (self._without - self._boxes.keys()) | shown
        self.changed.emit()

    def show_pages(self, key: str, pages: int) -> None:
        """Say how many pages a pile has, with all its copies."""
        if key in self._boxes:
            self._boxes[key].setText(_named(self._piles[key], pages))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of what is ticked; nothing where all is."""
        ticked = tuple(key for key, box in self._boxes.items() if box.isChecked())
        return ticked if len(ticked) < len(self._boxes) else ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is ticked."""
        return bool(self._boxes) and not any(box.isChecked() for box in self._boxes.values())


def _named(pile: "Listed", pages: int = 0) -> str:
    """Return what a pile is called, and how much of it there is; its pages once they are known."""
    much = ngettext("{count} copy", "{count} copies", pile.copies).format(count=pile.copies)
    if pages:
        counted = ngettext("{count} page", "{count} pages", pages).format(count=pages)
        much = _("{copies}, {pages}").format(copies=much, pages=counted)
    return _("{title} ({much})").format(title=pile.title, much=much).replace("&", "&&")
