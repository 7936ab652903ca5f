"""What can be done with a sector map, each with its keys: in the window's menu and on the table."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.i18n import _
from facilitator.workshop import saved_id
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_commands import TableCommands
from ui.exercises.sector_map.talk_opening import talk_actions


class MapActions(QObject):
    """Every action, made once."""

    def __init__(self, desk: MapDesk, do: TableCommands, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._do, self._screen = desk, do, screen
        views = QActionGroup(self)
        self.table = self._action(_("Table"), "Ctrl+1")
        self.ring = self._action(_("Ring"), "Ctrl+2")
        for action in (self.table, self.ring):
            action.setCheckable(True)
            views.addAction(action)
        self.table.setChecked(True)
        self.details = self._action(_("Details"), "Alt+Return")
        self.details.setCheckable(True)
        self.seat = self._action(_("Type for another table"), "Ctrl+Shift+T")
        self.talk = self._action(_("Conversation…"), "Ctrl+K", self._talk)
        self.besides = talk_actions(screen, desk.store, desk.live)
        self.promise = self._action(_("Promise…"))
        self.centre = self._action(_("Name the middle"), "Shift+F2")
        self.add_row = self._action(_("Add a row…"), "Ctrl+R", do.ask_for_row)
        self.rename = self._action(_("Rename"), None, do.rename)
        self.examples = self._action(_("Change the examples…"), None, do.ask_for_examples)
        self.remove_row = self._action(_("Delete the row"), None, do.remove_row)
        self.add_sector = self._action(_("Add a sector…"), None, do.ask_for_sector)
        self.sector_up = self._action(_("Sector up"), None, lambda: do.step_sector(-1))
        self.sector_down = self._action(_("Sector down"), None, lambda: do.step_sector(1))
        self.remove_sector = self._action(_("Delete the sector"), None, do.remove_sector)
        self.together = self._action(_("Bring together"), None, do.bring_together)
        self.apart = self._action(_("Take apart"), None, do.take_apart)
        self.delete = self._action(
            _("Delete"), None, lambda: do.remove_entries(do.chosen_entries())
        )
        self._writing = (
            self.add_row,
            self.rename,
            self.examples,
            self.remove_row,
            self.add_sector,
            self.sector_up,
            self.sector_down,
            self.remove_sector,
            self.together,
            self.apart,
            self.delete,
            self.promise,
        )
        self.offer()

    def _action(
        self, title: str, key: str | None = None, does: Callable[[], object] | None = None
    ) -> QAction:
        action = QAction(title, self)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        if does is not None:
            action.triggered.connect(lambda _checked=False: does())
        self._screen.addAction(action)
        return action

    def _talk(self) -> None:
        entry_id = self._do.entry_at_hand()
        if entry_id is not None:
            self._desk.conversation_wanted.emit(entry_id)

    def offer(self) -> None:
        """Offer what can be done where the cursor is."""
        board, do = self._desk.map, self._do
        writes = not self._desk.store.read_only
        for action in self._writing:
            action.setEnabled(writes)
        entries = [board.entries[key] for key in do.chosen_entries() if key in board.entries]
        self.offer_entry(is_there=bool(entries))
        self.together.setEnabled(writes and len(entries) > 1)
        self.apart.setEnabled(writes and any(each.stands_with_id for each in entries))
        for action in (self.examples, self.remove_row):
            action.setEnabled(writes and do.row() is not None)
        self.remove_sector.setEnabled(writes and len(board.sectors) > 1)

    def offer_entry(self, *, is_there: bool) -> None:
        """Offer at once what is done with an entry: its keys may follow faster than the menu."""
        writes = not self._desk.store.read_only
        for action in (self.talk, self.promise, self.delete):
            action.setEnabled(writes and is_there)

    def menus(self) -> list[tuple[str, list[QAction]]]:
        """Return the menus of a sector map."""
        self.offer()
        whole = [self.table, self.ring, self.details, self.seat, self.centre, self._line()]
        entry = [self.talk, self.promise, self.together, self.apart, self.delete, self._line()]
        besides = [*self.besides, self._line()]
        return [
            (_("&Map"), [*whole, *entry, *besides, *self._rows(), self._line(), *self._sectors()])
        ]

    def _rows(self) -> list[QAction]:
        return [self.add_row, self.rename, self.examples, self.remove_row]

    def _sectors(self) -> list[QAction]:
        return [self.add_sector, self.sector_up, self.sector_down, self.remove_sector]

    def popup(self) -> QMenu:
        """Return the menu of the line that the cursor is in."""
        self.offer()
        menu = QMenu(self._screen)
        for action in (self.details, self.talk, self.promise, self.together, self.apart):
            if action.isEnabled():
                menu.addAction(action)
        if self.delete.isEnabled():
            menu.addAction(self.delete)
        menu.addSeparator()
        menu.addActions(self._rows())
        self._add_moving(menu)
        menu.addSeparator()
        menu.addActions(self._sectors())
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add_moving(self, menu: QMenu) -> None:
        """Offer the other sectors to the row."""
        row = self._do.row()
        others = [each for each in self._desk.map.sectors if row and each.id != row.sector_id]
        if row is None or not others or self._desk.store.read_only:
            return
        moving = menu.addMenu(_("Move the row to"))
        for sector in others:
            action = moving.addAction(sector.title.replace("&", "&&"))
            sector_id = saved_id(sector)
            action.triggered.connect(lambda _checked=False, to=sector_id: self._do.move_row_to(to))

    def _line(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line
