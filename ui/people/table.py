"""The people as a table for the keyboard: arrows move, Space ticks, a number seats."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSpinBox,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.i18n import _
from facilitator.participants import MOST_TABLES
from ui.people.model import CODE, TABLE, PeopleModel
from ui.theme import Theme, dress
from ui.ticks import WideTicks

RING, PADDING = 2, 8
Index = QModelIndex | QPersistentModelIndex


class _Cell(WideTicks):
    """Draws a ring around the cell that the keys are about, and edits a table's number."""

    def __init__(self, ring: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._ring = ring

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        whole = QRect(option.rect)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.rect = whole.adjusted(PADDING, 0, 0, 0)
        super().paint(painter, option, index)
        if here:
            painter.save()
            painter.setPen(QPen(self._ring, RING))
            painter.drawRect(whole.adjusted(1, 1, -RING, -RING))
            painter.restore()

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return the field for a table's number; 0 is none."""
        field = QSpinBox(parent, minimum=0, maximum=MOST_TABLES)
        field.setSpecialValueText("–")
        field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        field.setAccessibleName(_("Table"))
        return field


class PeopleTable(QTableView):
    """Shows the people, and is used without the mouse."""

    removal_asked = Signal(list)
    """The codes of the people who are to go."""

    def __init__(self, model: PeopleModel, theme: Theme) -> None:
        super().__init__()
        self._people = model
        self.setModel(model)
        dress(self, role="flat")
        self.setAccessibleName(_("People, by code"))
        self.setAccessibleDescription(
            _("Arrows move, Space says yes or no, a number says which table, Delete removes.")
        )
        self.setItemDelegate(_Cell(QColor(theme.colours.accent), self))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.to_press(36))
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (CODE, TABLE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumHeight(theme.px(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Delete as a wish to remove whoever is selected; Return goes one row down."""
        key = event.key()
        if key == Qt.Key.Key_Delete:
            rows = sorted({index.row() for index in self.selectedIndexes()})
            if rows:
                self.removal_asked.emit([self._people.code(row) for row in rows])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() is QAbstractItemView.State.EditingState:
                return  # the number is about to be taken over
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Have a cell in hand from the beginning."""
        self.begin()
        super().focusInEvent(event)

    def begin(self) -> None:
        """Put the cursor on the first part of the first person, where none was chosen yet."""
        if not self.currentIndex().isValid() and self._people.rowCount():
            self.setCurrentIndex(self._people.index(0, TABLE + 1))
