"""What can be done with the cards of a deck, with its keys."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from ui.commands import Menu


class CardActions(QObject):
    """The commands on cards. What each one does is connected by the page of the cards."""

    def __init__(self, page: QWidget, host: QWidget, cards: QWidget) -> None:
        super().__init__(page)
        self._host, self._list = host, cards
        self.leave = self._action(_("‹ Back to the day"), "Alt+Left")
        self.add = self._action(_("Add a card"), "Ctrl+Return")
        self.double = self._action(_("Double the card"), "Ctrl+D")
        self.hide = self._action(_("Hide the card"), "Ctrl+H")
        self.remove = self._in_list(_("Remove the card"), "Delete")
        self.up = self._in_list(_("Card up"), "Alt+Up")
        self.down = self._in_list(_("Card down"), "Alt+Down")
        self.next = self._action(_("Next card"), "Alt+PgDown")
        self.previous = self._action(_("Previous card"), "Alt+PgUp")
        self.paste = self._in_list(_("Paste cards"), "Ctrl+V")
        self.sheet = self._action(_("From a spreadsheet…"), "Ctrl+Shift+V")
        self.cards = self._action(_("Cards"), "Alt+1")
        self.languages = self._action(_("Another language"), "Alt+2")
        self.deck = self._action(_("About the cards"), "Alt+3")
        self.true_size = self._action(_("True size…"), "F11")

    def _action(self, text: str, key: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._host.addAction(action)
        return action

    def _in_list(self, text: str, key: str) -> QAction:
        """Return a command whose key means something else in a field."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._list.addAction(action)
        return action

    def menus(self) -> list[Menu]:
        """Return the commands under the title of their menu."""
        one = [self.add, self.double, self.hide, self.remove, self.up, self.down]
        return [
            (_("Card"), [*one, self.next, self.previous, self.sheet, self.true_size]),
            (_("Cards"), [self.cards, self.languages, self.deck, self.leave]),
        ]
