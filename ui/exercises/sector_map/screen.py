"""The screen of a sector map: the table and the ring over the same rows, and the entry at hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.store import Store
from ui.exercises.board.bars import Bars
from ui.exercises.screen import ActivityScreen, PromiseFrom
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.legend import Legend
from ui.exercises.sector_map.map_actions import MapActions
from ui.exercises.sector_map.map_keys import keys_in_the_table, keys_on_the_ring
from ui.exercises.sector_map.table_commands import TableCommands
from ui.exercises.sector_map.table_lines import ENTRY, Line
from ui.exercises.sector_map.table_view import MapTableView
from ui.exercises.sector_map.talk_opening import open_conversations
from ui.exercises.sector_map.top_bar import TopBar
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges, LiveBoard
from ui.theme import Theme

if TYPE_CHECKING:  # imported when they are first wanted
    from ui.exercises.sector_map.entry_panel import EntryPanel
    from ui.exercises.sector_map.ring_view import RingView

BESIDE: Final = 1040
"""From this width on the panel stands beside the table, and shows by itself."""
PANEL: Final = 320
BELOW: Final = 236
FOLLOWS_MS: Final = 80
"""The panel follows the cursor so much later, and holds nobody up who types."""
NARROW: Final = 620
LOW: Final = 440
"""In less height the panel stands in the place of the table, and signs are not explained."""


class MapScreen(ActivityScreen):
    """One sector map, shown and filled in."""

    def __init__(
        self, store: Store, live: LiveBoard, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Sector map"))
        self.desk = MapDesk(store, live, theme, self)
        self._soon = QTimer(self, singleShot=True, interval=FOLLOWS_MS)
        self._soon.timeout.connect(self._catch_up)
        self.table = MapTableView(self.desk)
        self._ring: RingView | None = None
        self._panel: EntryPanel | None = None
        self._wants_panel: bool | None = None  # None until somebody says
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._middle = QSplitter(Qt.Orientation.Horizontal)
        self._middle.setChildrenCollapsible(False)
        self._middle.setHandleWidth(1)
        self._middle.addWidget(self._views)
        self._middle.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bars = Bars(live, column, self._middle, self)
        self.do = TableCommands(self.desk, self.table, self.bars.ask, self)
        self.actions_ = MapActions(self.desk, self.do, self)
        self.top = TopBar(self.actions_)
        self._legend = Legend(self.desk)
        column.addWidget(self.top)
        column.addWidget(self._middle, 1)
        column.addWidget(self._legend)
        self._connect()

    def _connect(self) -> None:
        desk, table, actions = self.desk, self.table, self.actions_
        desk.said.connect(self.said)
        desk.promised.connect(self.promise_wanted)
        desk.conversation_wanted.connect(self._talk)
        self.do.told.connect(self.said)
        table.entry_chosen.connect(self._follow_cursor)
        table.details_asked.connect(self._open_details)
        table.delete_asked.connect(self.do.remove)
        table.move_asked.connect(self.do.step_row)
        table.menu_asked.connect(self._open_menu)
        table.selectionModel().selectionChanged.connect(self._follow_cursor)
        actions.table.triggered.connect(self.show_table)
        actions.ring.triggered.connect(self.show_ring)
        actions.details.triggered.connect(self._toggle_details)
        actions.seat.triggered.connect(self._ask_for_seat)
        actions.promise.triggered.connect(self._promise)
        actions.centre.triggered.connect(self._name_centre)
        self.top.seated.connect(self._seat)
        self.top.seat_given.connect(self.focus_capture)
        self.bars.left.connect(self.focus_capture)
        listen(desk.live.changed, self._follow)

    # What the window asks

    def select_labels(self, labels: Sequence[str]) -> None:
        """Select the entries that these labels name; a row by `sector: row`."""
        for label in labels[:1]:
            line = self._named(label)
            if line is None:
                return
            self.table.go_to(line)
            if self._ring_shown and self._ring is not None and line.kind == ENTRY:
                self._ring.select_entry(line.id)

    def _named(self, label: str) -> Line | None:
        board = self.desk.map
        for key, entry in board.entries.items():
            if entry.label == label:
                return Line(ENTRY, key)
        for key, row in board.rows["sector_row"].items():
            sector = board.rows["sector"].get(row.sector_id)
            if sector is not None and label in {row.title, f"{sector.key}: {row.title}"}:
                return self.table.table.row_lines(key)[0]
        return None

    def focus_capture(self) -> None:
        """Put the cursor where the next thing is typed."""
        if self._ring_shown and self._ring is not None:
            self._ring.setFocus()
        else:
            self.table.begin()

    def promise_in_hand(self) -> PromiseFrom | None:
        """Return the entry at hand, as what a promise comes from."""
        return self.desk.promise_from(self.table.entry_id)

    def menu_actions(self) -> list[tuple[str, list[QAction]]]:
        """Return the menu of a sector map."""
        return self.actions_.menus()

    def other_keys(self) -> tuple[str, list[tuple[str, str]]]:
        """Return the keys of the table, or of the ring."""
        if self._ring_shown:
            return _("On the ring"), keys_on_the_ring()
        return _("In the table"), keys_in_the_table()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.desk.theme = theme
        self.table.set_theme(theme)
        if self._ring is not None:
            self._ring.set_theme(theme)
        if self._panel is not None:
            self._panel.set_theme(theme)
        self._arrange()

    def flush(self) -> None:
        """Save what is being typed."""
        self.table.flush()
        if self._panel is not None:
            self._panel.flush()

    def keep_begun(self) -> None:
        """Keep what somebody began to write: a cell is saved as it stands."""
        self.flush()

    # The two views

    @property
    def _ring_shown(self) -> bool:
        return self._ring is not None and self._views.currentWidget() is self._ring

    def show_table(self) -> None:
        """Show the rows as a table."""
        self.actions_.table.setChecked(True)
        self.table.show()
        self.table.begin()  # else Qt tells of the cursor on a page without a name, in between
        self._views.setCurrentWidget(self.table)
        self._arrange()

    def show_ring(self) -> None:
        """Show the rows as a ring, with the entry at hand chosen."""
        self.flush()
        self.actions_.ring.setChecked(True)
        if self._ring is None:
            from ui.exercises.sector_map.ring_view import RingView

            self._ring = RingView(self.desk.live, self.desk.theme)
            self._ring.said.connect(self.said)
            self._ring.entry_chosen.connect(self._ring_chosen)
            self._views.addWidget(self._ring)
        self._ring.select_entry(self.table.entry_id or None)
        self._ring.show()
        self._ring.setFocus()
        self._views.setCurrentWidget(self._ring)
        self._arrange()

    def _ring_chosen(self, entry_id: int) -> None:
        self.table.go_to(Line(ENTRY, entry_id))

    def _name_centre(self) -> None:
        self.show_ring()
        if self._ring is not None:
            self._ring.name_centre()

    # The entry at hand

    def _follow_cursor(self, *_what: object) -> None:
        self.actions_.offer_entry(is_there=bool(self.table.entry_id))
        self._soon.start()

    def _catch_up(self) -> None:
        """Let the panel and the menu follow the cursor, once the hand rests."""
        entry_id = self.table.entry_id
        if self._panel is not None and not self._panel.isHidden():
            self._panel.show_entry(entry_id)
        elif entry_id and self._wants_panel is None and self._is_wide:
            self._show_panel()
        self.actions_.offer()

    @property
    def _is_wide(self) -> bool:
        return self.width() >= self.desk.theme.px(BESIDE)

    def _show_panel(self) -> "EntryPanel":
        """Show the panel, made when it is first wanted."""
        if self._panel is None:
            from ui.exercises.sector_map.entry_panel import EntryPanel

            panel = self._panel = EntryPanel(self.desk)
            panel.closed.connect(self._panel_closed)
            panel.delete_asked.connect(lambda entry_id: self.do.remove_entries([entry_id]))
            self._middle.addWidget(panel)
            self._middle.setStretchFactor(1, 0)
        self._panel.show_entry(self.table.entry_id)
        self._panel.show()
        self.actions_.details.setChecked(True)
        self._arrange()
        return self._panel

    def _open_details(self) -> None:
        """Show the details, and put the cursor into them."""
        self._wants_panel = True
        panel = self._show_panel()
        panel.begin()

    def _toggle_details(self) -> None:
        if self._panel is None or self._panel.isHidden():
            self._open_details()
        else:
            self._panel.close_panel()

    def _panel_closed(self) -> None:
        self._wants_panel = False
        self.actions_.details.setChecked(False)
        self._views.show()
        self.focus_capture()
        if self._panel is not None:
            self._panel.hide()
        self._arrange()

    def _arrange(self) -> None:
        """Let the panel stand beside the table, or below it where there is little room."""
        px, panel = self.desk.theme.px, self._panel
        self.top.narrow(on=self.width() < px(NARROW))
        low = self.height() < px(LOW)
        self._legend.setVisible(not low and not self._ring_shown)
        if panel is None:
            return
        beside = self._is_wide
        self._views.setVisible(beside or not low or panel.isHidden())
        self._middle.setOrientation(
            Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        )
        whole, part = (self.width(), px(PANEL)) if beside else (self.height(), px(BELOW))
        part = min(part, whole // 2)
        self._middle.setSizes([whole - part, part])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Arrange anew where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    # What people do

    def _open_menu(self, place: QPoint) -> None:
        self.actions_.popup().popup(place)

    def _ask_for_seat(self) -> None:
        self.top.table.setFocus()
        self.top.table.selectAll()

    def _seat(self, number: int) -> None:
        self.desk.table = number or None

    def _talk(self, entry_id: int) -> None:
        open_conversations(self, self.desk.store, self.desk.live, entry_id)

    def _promise(self) -> None:
        self.flush()
        source = self.promise_in_hand()
        if source is not None:
            self.promise_wanted.emit(source)

    def _follow(self, changes: BoardChanges) -> None:
        if SIGHT in changes:
            self.bars.put_away()
        self._soon.start()
