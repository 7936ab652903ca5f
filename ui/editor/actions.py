"""What the deck editor can be told to do, with its keys."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from ui.commands import Menu


class EditorActions(QObject):
    """The editor's commands. What each one does is connected by the page."""

    def __init__(self, page: QWidget, lines: QWidget) -> None:
        super().__init__(page)
        self._page, self._lines = page, lines
        self.save = self._action(_("Save"), "Ctrl+S")
        self.export = self._action(_("Export .deck…"), "Ctrl+E")
        self.newer = self._action(_("Import a newer version…"), "Ctrl+Shift+I")
        self.leave = self._action(_("‹ Leave the editor"), "Ctrl+W")
        self.add = self._action(_("Add a line…"), "Ctrl+Return")
        self.duplicate = self._action(_("Double the line"), "Ctrl+D")
        self.remove = self._in_list(_("Remove the line"), "Delete")
        self.up = self._in_list(_("Line up"), "Alt+Up")
        self.down = self._in_list(_("Line down"), "Alt+Down")
        self.step_up = self._action(_("Step up"), "Alt+Shift+Up")
        self.step_down = self._action(_("Step down"), "Alt+Shift+Down")
        self.line = self._action(_("The line"), "Alt+1")
        self.board = self._action(_("Its board"), "Alt+2")
        self.deck = self._action(_("The deck"), "Alt+3")
        self.cards = self._action(_("Edit the cards"), "Alt+4")
        self.preview = self._action(_("What the room sees"), "F11", "F5")
        self.rehearse = self._action(_("Rehearse"), "Ctrl+R")

    def _action(self, text: str, *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._page.addAction(action)
        return action

    def _in_list(self, text: str, key: str) -> QAction:
        """Return a command whose key means something else in a field."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._lines.addAction(action)
        return action

    def menus(self) -> list[Menu]:
        """Return the commands under the title of their menu."""
        return [
            (
                _("Deck"),
                [self.save, self.export, self.newer, self.preview, self.rehearse, self.leave],
            ),
            (
                _("Line"),
                [
                    self.add,
                    self.duplicate,
                    self.remove,
                    self.up,
                    self.down,
                    self.step_up,
                    self.step_down,
                ],
            ),
            (_("View"), [self.line, self.board, self.deck, self.cards]),
        ]
