"""The list view: the board's rows in the keyboard's and the screen reader's reach."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)

from facilitator.i18n import _
from ui.exercises.board.desk import Desk
from ui.exercises.board.list_cells import Column
from ui.exercises.board.list_delegate import RowDelegate
from ui.exercises.board.list_fit import column_widths, row_height
from ui.exercises.board.list_model import NoteList
from ui.theme import Theme, dress

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ROW: Final = 48
"""A row's usual height: two lines of words."""


class NoteListView(QTableView):
    """Zones with their notes. What keys ask for leaves as signals."""

    notes_selected = Signal(list)
    """list[int], the current note last."""
    details_asked = Signal(int)
    delete_asked = Signal(list)
    link_asked = Signal(int)
    menu_asked = Signal(int, QPoint)
    zone_step = Signal(list, int)
    order_step = Signal(int, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following = False
        self._spanned: list[int] = []
        self._undated = desk.deck.axis is None
        self.notes = NoteList(desk, self)
        self.setModel(self.notes)
        self._delegate = RowDelegate(desk.theme, self)
        self.setFont(desk.theme.measured_font())
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Notes as a list"))
        self.setAccessibleDescription(
            _(
                "F2 or Enter edits the words, Delete removes, Alt with Left or Right moves to "
                "another column, Alt with Up or Down within it, L links, Alt+Enter opens details."
            )
        )
        self._set_up()
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        for told in (
            self.notes.rowsInserted,
            self.notes.rowsRemoved,
            self.notes.rowsMoved,
            self.notes.layoutChanged,
        ):
            told.connect(self._span_headings)
        self.notes.rowsInserted.connect(self._fit_inserted)
        self.notes.dataChanged.connect(self._fit_changed)
        self.notes.layoutChanged.connect(self.fit)

    def _set_up(self) -> None:
        dress(self, role="flat")
        self.setStyleSheet("QTableView::item { padding: 2px 8px; }")
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.WORDS, QHeaderView.ResizeMode.Stretch)
        self.fit()
        self._span_headings()

    def _span_headings(self) -> None:
        """Let each zone's heading run over all columns."""
        wanted = self.notes.headings()
        if wanted != self._spanned:
            self._spanned = wanted
            self.clearSpans()
            for row in wanted:
                self.setSpan(row, 0, 1, len(Column))

    def fit(self) -> None:
        """Make the columns as wide as what is in them, and the rows as high as their words."""
        px, width = self._delegate.theme.px, self.viewport().width()
        for column, wide in column_widths(self.notes, self.font(), px).items():
            self.setColumnWidth(column, wide)
        for column, least in ((Column.WHO, 760), (Column.STATUS, 600), (Column.KIND, 420)):
            self.setColumnHidden(column, width < px(least))
        self.setColumnHidden(Column.YEAR, self._undated)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        if self._fit_rows(0, self.notes.rowCount() - 1):
            self.scrollTo(self.currentIndex())

    def _fit_rows(self, first: int, last: int) -> bool:
        """Give rows the height that their words need, and say whether one had another."""
        room, usual = self.columnWidth(Column.WORDS), self._delegate.theme.px(ROW)
        changed = False
        for row in range(first, last + 1):
            text = self.notes.index(row, Column.WORDS).data() or ""
            height = row_height(text, self.font(), room, usual)
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
                changed = True
        return changed

    def _fit_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._fit_rows(first, last)

    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._fit_rows(first.row(), last.row())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the words the room, where it is short."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Have the current note in sight."""
        super().showEvent(event)
        self.scrollTo(self.currentIndex())

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._delegate.theme = theme
        self.setFont(theme.measured_font())
        self.fit()

    # Selection

    def selected(self) -> list[int]:
        """Return the selected notes, the current one last."""
        found = [self.notes.note_at(index) for index in self.selectionModel().selectedRows()]
        ids = [note.id for note in found if note is not None and note.id is not None]
        current = self.current()
        return sorted(ids, key=lambda note_id: note_id == current)

    def current(self) -> int | None:
        """Return the note that keys act on."""
        note = self.notes.note_at(self.currentIndex())
        return note.id if note is not None else None

    def select_notes(self, note_ids: Sequence[int]) -> None:
        """Select these notes, the last one current, without telling."""
        if any(not self.notes.index_of(note_id).isValid() for note_id in note_ids):
            self.notes.catch_up()
        if set(note_ids) == set(self.selected()):
            return
        self._following = True
        chosen = QItemSelection()
        index = QModelIndex()
        for note_id in note_ids:
            index = self.notes.index_of(note_id)
            chosen.select(index, index.siblingAtColumn(Column.LINKS))
        flags = QItemSelectionModel.SelectionFlag
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        self._following = False

    def flush(self) -> None:
        """Save what is being typed in place, now."""
        editor = QApplication.focusWidget()
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing and editor is not None and self.viewport().isAncestorOf(editor):
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _tell_selection(self) -> None:
        if not self._following:
            self.notes_selected.emit(self.selected())

    def edit_words(self) -> None:
        """Edit the current note's words in place."""
        index = self.currentIndex()
        if self.notes.note_at(index) is not None:
            self.edit(index.siblingAtColumn(Column.WORDS))

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Follow at once from now on."""
        self.notes.catch_up()
        self.notes.at_once = True
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Let rows follow a little later while somebody works elsewhere."""
        self.notes.at_once = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does in this list."""
        current = self.current()
        if current is None or not self._take(event, current):
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent, current: int) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return self._take_alt(key, current)
        if key in ENTER or key == Qt.Key.Key_F2:
            self.edit_words()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.delete_asked.emit(self.selected())
        elif key == Qt.Key.Key_L and not event.modifiers():
            self.link_asked.emit(current)
        else:
            return False
        return True

    def _take_alt(self, key: Qt.Key, current: int) -> bool:
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.zone_step.emit(self.selected(), -1 if key == Qt.Key.Key_Left else 1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.order_step.emit(current, -1 if key == Qt.Key.Key_Up else 1)
        elif key in ENTER:
            self.details_asked.emit(current)
        else:
            return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the note that is there."""
        current = self.current()
        if current is None:
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.center())
        self.menu_asked.emit(current, place)
