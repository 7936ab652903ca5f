"""The board's menus: what can be done, with its key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.i18n import _, translated
from ui.canvas.board import BoardCanvas
from ui.exercises.board.cards import TINT_SHAPES
from ui.exercises.board.commands import Commands
from ui.exercises.board.desk import Desk


class Actions(QObject):
    """Every action of a board, made once and shown in the window's menus and the board's own."""

    def __init__(
        self, desk: Desk, commands: Commands, canvas: BoardCanvas, screen: QWidget
    ) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        self._do = commands
        self._unmade: list[tuple[QAction, Callable[[], QMenu]]] = []
        """The submenus that nobody has looked into yet."""
        self.list_view = self._action(_("List view"), "Ctrl+L")
        self.list_view.setCheckable(True)
        self.find = self._action(_("Find…"), "Ctrl+F")
        self.capture = self._action(_("Type a note"), "Ctrl+N")
        self.round_table = self._action(_("Round the table"), "Ctrl+Shift+T")
        self.round_table.setCheckable(True)
        self.question = self._action(_("Change the question"))
        self.details = self._action(_("Details…"), "Alt+Return")
        self.zooming = [
            self._action(_("Zoom to fit"), "Ctrl+9", canvas.zoom_to_fit),
            self._action(_("Zoom 100 %"), "Ctrl+0", canvas.zoom_reset),
            self._action(_("Zoom in"), QKeySequence.StandardKey.ZoomIn, canvas.zoom_in),
            self._action(_("Zoom out"), QKeySequence.StandardKey.ZoomOut, canvas.zoom_out),
        ]
        self.shaping = [
            self._action(_("Tidy"), "Ctrl+T", commands.tidy),
            self._action(_("Bring tables together"), None, commands.gather),
        ]
        self.promise = self._action(_("Promise…"))
        self.select_all = self._action(_("Select all"), "Ctrl+A", here_only=True)
        self.delete = self._action(_("Delete"), "Del", commands.remove, here_only=True)
        self._of_notes = self._note_actions()

    def _action(
        self,
        title: str,
        key: str | QKeySequence.StandardKey | None = None,
        does: Callable[[], object] | None = None,
        *,
        here_only: bool = False,
    ) -> QAction:
        """Make an action. `here_only`: its key means something else while somebody types."""
        action = QAction(title, self)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        if here_only:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if does is not None:
            action.triggered.connect(lambda _checked=False: does())
        self._screen.addAction(action)
        return action

    def _note_actions(self) -> list[QAction]:
        do = self._do
        return [
            self.details,
            self._action(_("Link to…"), "Ctrl+K", do.ask_link),
            self.promise,
            self._menu(_("Status"), self._statuses, do.set_status),
            self._menu(_("Column"), self._zones, do.send),
            *self._kind_menu(),
            self._menu(_("Colour"), self._colours, do.colour, self._swatch),
            self._action(_("Group…"), "Ctrl+G", do.ask_group),
            self._action(_("Rename group…"), None, do.ask_rename),
            self._action(_("Ungroup"), "Ctrl+Shift+U", do.ungroup),
            self._action(_("Fold or unfold group"), "Ctrl+Shift+F", do.fold),
            self.delete,
        ]

    def _menu(
        self,
        title: str,
        entries: Callable[[], list[tuple[str, str]]],
        does: Callable[[str], object],
        icon: Callable[[str], QIcon] | None = None,
    ) -> QAction:
        """Return what leads to a submenu, which is made when somebody first looks."""

        def make() -> QMenu:
            menu = QMenu(title, self._screen)
            for key, name in entries():
                action = menu.addAction(name)
                if icon is not None:
                    action.setIcon(icon(key))
                action.triggered.connect(partial(_with_key, does, key))
            return menu

        opens = QAction(title, self)
        self._unmade.append((opens, make))
        return opens

    @property
    def note_actions(self) -> list[QAction]:
        """What can be done to the selected notes, as a menu shows it."""
        unmade, self._unmade = self._unmade, []
        for action, make in unmade:
            action.setMenu(make())
        return self._of_notes

    @staticmethod
    def _statuses() -> list[tuple[str, str]]:
        return [
            ("agreed", _("Read back: agreed")),
            ("differ", _("We see this differently…")),
            ("parked", _("Parked")),
            ("draft", _("Draft")),
        ]

    def _zones(self) -> list[tuple[str, str]]:
        return [(zone.key, translated(zone.title)) for zone in self._desk.deck.zones]

    def _kind_menu(self) -> list[QAction]:
        some = any(zone.kinds for zone in self._desk.deck.zones)
        return [self._menu(_("Kind"), self._kinds, self._do.set_kind)] if some else []

    def _kinds(self) -> list[tuple[str, str]]:
        kinds = [kind for zone in self._desk.deck.zones for kind in zone.kinds]
        titles: dict[str, dict[str, None]] = {}
        for kind in kinds:  # zones may share a kind, and may each call it something else
            titles.setdefault(kind.key, {})[f"{kind.mark}  {translated(kind.title)}"] = None
        entries = [(key, " / ".join(names)) for key, names in titles.items()]
        return [*entries, ("", _("No kind"))]

    @staticmethod
    def _colours() -> list[tuple[str, str]]:
        names = {
            "lemon": _("Lemon"),
            "mint": _("Mint"),
            "sky": _("Sky"),
            "rose": _("Rose"),
            "lilac": _("Lilac"),
        }
        shaped = [(key, f"{TINT_SHAPES[key]}  {name}") for key, name in names.items()]
        return [("", _("As its column")), *shaped]

    def _swatch(self, tint: str) -> QIcon:
        picture = QPixmap(16, 16)
        picture.fill(Qt.GlobalColor.transparent)
        if tint:
            colours = self._desk.theme.tint(tint)
            painter = QPainter(picture)
            painter.setBrush(QColor(colours.fill))
            painter.setPen(QColor(colours.rule))
            painter.drawRect(1, 1, 13, 13)
            painter.end()
        return QIcon(picture)

    # Menus

    def board_actions(self) -> list[QAction]:
        """Return what concerns the whole board."""
        return [
            self.capture,
            self.round_table,
            self.question,
            self.find,
            self.list_view,
            self._separator(),
            *self.zooming,
            self._separator(),
            *self.shaping,
            self.select_all,
        ]

    def _separator(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line

    def menus(self) -> list[tuple[str, list[QAction]]]:
        """Return the menus for the window's menu bar."""
        return [(_("&Board"), self.board_actions()), (_("&Note"), self.note_actions)]

    def enable(self, selected: int, *, grouped: bool) -> None:
        """Offer what can be done with so many selected notes."""
        titles_of_groups = self._of_notes[-4:-1]
        for action in self._of_notes:
            action.setEnabled(bool(selected))
        for action in titles_of_groups:
            action.setEnabled(grouped)

    def popup(self, *, on_note: bool) -> QMenu:
        """Return the menu for a note, or for the ground."""
        menu = QMenu(self._screen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.note_actions if on_note else self.board_actions())
        return menu

    def group_popup(self, group_id: int) -> QMenu:
        """Return the menu of a group, folded or not."""
        do, menu = self._do, QMenu(self._screen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folded = self._desk.board.groups[group_id].collapsed
        fold = _("Unfold group") if folded else _("Fold group")
        menu.addAction(fold, lambda: do.fold_group(group_id))
        menu.addAction(_("Rename group…"), lambda: do.ask_rename_of(group_id))
        menu.addAction(_("Ungroup"), lambda: do.ungroup_all([group_id]))
        return menu


def _with_key(does: Callable[[str], object], key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
    does(key)
