"""The help on its key: the window is made when somebody first asks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.focus import give_back

if TYPE_CHECKING:
    from facilitator.help.library import Place
    from ui.help.window import HelpWindow
    from ui.main_window import MainWindow


class HelpDesk(QObject):
    """Opens the help beside what is in front, be it the window or a dialog over it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._help: HelpWindow | None = None
        self._came_from: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reach)

    def show(self) -> None:
        """Show the help at what is in front; it stays open beside that."""
        from ui.help.context import place_for

        action = self._window.commands.help
        if action not in self._window.actions():  # somebody else has the keyboard
            return
        with self._window.calmly():
            self._open(place_for(*self._in_front()))

    def tell(self, error: FacilitatorError) -> None:
        """Say what hinders somebody; where the help has an answer to that, offer it."""
        from facilitator.help import topic_about

        place = topic_about(f"error:{type(error).__name__}")
        if place is None or place.section is None:
            self._window.say(str(error))
        else:
            self._window.say(str(error), _("What to do"), lambda: self._open(place))

    def _open(self, place: "Place") -> None:
        """Show a place beside what is in front."""
        from ui.help.window import HelpWindow

        if self._help is None or not isValid(self._help):
            self._help = HelpWindow(lambda: self._window.theme)
            self._help.left.connect(self._give_back)
        self._came_from = QApplication.focusWidget()
        self._help.show_place(place)
        self._help.open_beside(QApplication.activeWindow() or self._window)

    def _in_front(self) -> Iterator[type]:
        """Yield the kinds of what is open, the nearest first."""
        window = self._window
        front = QApplication.activeModalWidget() or QApplication.activeWindow()
        while front is not None and front is not window:
            yield type(front)
            front = front.parentWidget()
        editor, page = window.decks.editor, window.page
        if editor is not None:
            if editor.cards.cards is not None:
                yield type(editor.cards.cards)
            yield type(editor)
        elif page is not None:
            if page.activity_screen is not None:
                yield type(page.activity_screen)
            yield type(page)
        if window.is_at_home:
            from ui.home.page import Home

            yield Home

    def _reach(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Let the key work in a dialog, too, once the cursor is in one."""
        front = new.window() if new is not None else None
        action = self._window.commands.help
        if isinstance(front, QDialog) and action not in front.actions() and self._is_ours(front):
            front.addAction(action)

    def _is_ours(self, dialog: QWidget) -> bool:
        above: QWidget | None = dialog
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None

    def _give_back(self) -> None:
        came_from = self._came_from
        if came_from is not None and isValid(came_from):
            came_from.window().activateWindow()
            give_back(came_from)

    def leave(self) -> None:
        """Close the help: the window is closed."""
        if self._help is not None and isValid(self._help):
            self._help.left.disconnect(self._give_back)
            self._help.close()
            self._help.deleteLater()
        self._help = None
