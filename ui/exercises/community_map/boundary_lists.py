"""The two lists of boundaries: what a file offers, and what lies on the map."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from facilitator.exercises.community_map.tables import MapOutline
from facilitator.i18n import _
from facilitator.workshop import saved_id
from ui.log_book.fields import ENTER
from ui.map_files.worker import Area
from ui.ticks import WideTicks

KEY = Qt.ItemDataRole.UserRole


class OfferedAreas(QListWidget):
    """The areas of a file, each with a tick. Space ticks, Enter adds what is ticked."""

    entered = Signal()
    ticked_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(WideTicks(self))
        self.setAccessibleName(_("Areas in the file"))
        self.setAccessibleDescription(_("Arrows move, Space ticks, Enter adds what is ticked."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.itemChanged.connect(lambda _item: self.ticked_changed.emit())

    def show_areas(self, areas: Sequence[Area], here: Collection[str]) -> None:
        """Show these; those elsewhere, and those that are on the map by name, cannot be ticked."""
        left = self.ticked
        self.blockSignals(True)  # noqa: FBT003
        self.clear()
        for number, area in enumerate(areas):
            item = QListWidgetItem(_said(area, here))
            item.setToolTip(area.name)
            item.setData(KEY, number)
            if area.on_map and area.name not in here:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = Qt.CheckState.Checked if number in left else Qt.CheckState.Unchecked
                item.setCheckState(ticked)
            else:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable)
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003
        self.ticked_changed.emit()

    def search(self, words: str) -> None:
        """Show only names that have these words in them, and what is ticked already."""
        wanted = words.casefold().split()
        first = None
        for at in range(self.count()):
            item = self.item(at)
            found = all(word in item.text().casefold() for word in wanted)
            item.setHidden(not found and int(item.data(KEY)) not in self.ticked)
            if found and first is None:
                first = item
        if first is not None:
            self.setCurrentItem(first)

    @property
    def ticked(self) -> list[int]:
        """The numbers of what is ticked."""
        items = [self.item(at) for at in range(self.count())]
        return [int(i.data(KEY)) for i in items if i.checkState() == Qt.CheckState.Checked]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Add with Enter."""
        if event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class HeldBoundaries(QListWidget):
    """The boundaries on the map. F2 renames one in its place, Delete takes it away."""

    renamed = Signal(int, str)
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Boundaries on this map"))
        self.setAccessibleDescription(_("F2 renames the one that is chosen, Delete removes it."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.itemChanged.connect(
            lambda item: self.renamed.emit(int(item.data(KEY)), str(item.text()))
        )

    def show_outlines(self, outlines: Collection[MapOutline]) -> None:
        """Show these; the one that was chosen stays so, or its neighbour is."""
        place = max(0, self.currentRow())
        self.blockSignals(True)  # noqa: FBT003
        self.clear()
        for outline in outlines:
            item = QListWidgetItem(outline.name)
            item.setData(KEY, saved_id(outline))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003
        if outlines:
            self.setCurrentRow(min(place, len(outlines) - 1))

    @property
    def chosen(self) -> int | None:
        """The id of the boundary that is chosen."""
        item = self.currentItem()
        return None if item is None else int(item.data(KEY))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take away with Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


def _said(area: Area, here: Collection[str]) -> str:
    if area.name in here:
        return _("{name} (is on the map)").format(name=area.name)
    if not area.on_map:
        return _("{name} (lies elsewhere)").format(name=area.name)
    return area.name
