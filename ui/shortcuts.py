"""The shortcut sheet: every command and its keys, as the menu has them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.commands import Menu, said_keys
from ui.theme import Theme, dress


def keys_on_the_board() -> list[tuple[str, str]]:
    """Return the keys that are no commands of a menu."""
    return [
        (_("Add what was typed as a note"), _("Enter")),
        (_("Another line in the same note"), _("Shift+Enter")),
        (_("Capture in the next zone"), _("Tab")),
        (_("Link two notes by their labels: type D3 > C1"), _("Enter")),
        (_("Leave the capture bar"), _("Esc")),
        (_("See what is not for the wall, while it is held"), _("F9")),
        (_("Leave a field, or put away what opened"), _("Esc")),
    ]


class ShortcutSheet(QDialog):
    """Lists the keys, by menu. Arrow keys walk through it, Esc closes it."""

    def __init__(
        self,
        menus: Sequence[Menu],
        theme: Theme,
        parent: QWidget | None,
        others: tuple[str, list[tuple[str, str]]] = ("", []),
    ) -> None:
        """List the keys of menus; and `others` under a title, the keys of what is open."""
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        heading = QLabel(_("Keyboard shortcuts"))
        dress(heading, role="title")
        self.list = self._list(menus, others)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(min(theme.px(600), 1_100), min(theme.px(640), 660))
        self.list.setFocus()

    @staticmethod
    def _list(menus: Sequence[Menu], others: tuple[str, list[tuple[str, str]]]) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setRootIsDecorated(False)
        tree.setHeaderLabels([_("What it does"), _("Keys")])
        tree.setAccessibleName(_("Keyboard shortcuts"))
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        parts = [(title, _rows(actions)) for title, actions in menus]
        for title, rows in [*parts, others, (_("While typing"), keys_on_the_board())]:
            if rows:
                part = QTreeWidgetItem(tree, [plain(title), ""])
                part.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = part.font(0)
                font.setBold(True)
                part.setFont(0, font)
                part.addChildren([QTreeWidgetItem(list(row)) for row in rows])
        tree.expandAll()
        return tree


def _rows(actions: Sequence[QAction]) -> list[tuple[str, str]]:
    named = ((plain(action.text()), said_keys(action)) for action in actions)
    return [(text, keys) for text, keys in named if keys]


def plain(text: str) -> str:
    """Return a menu's text without what is only for the menu."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip("‹› ")
