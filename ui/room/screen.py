"""The screen that the room view fills: which it is, and what happens when it comes and goes."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _

T = TypeVar("T")


class WallScreen(QObject):
    """Has a window fill the wall's screen, and brings it down when that is unplugged."""

    said = Signal(str)
    """What happened, in a sentence for whoever works at the laptop."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.name: str | None = None
        """Of the screen that is filled; None while it is a mere window."""
        self._lost = False
        application = _application()
        application.screenRemoved.connect(self.lose)
        application.screenAdded.connect(self.take)

    def _window(self) -> QWidget:
        """Return the window, which is not held: it goes when nobody else holds it."""
        window = self.parent()
        if not isinstance(window, QWidget):
            raise TypeError("A wall is filled by a window.")
        return window

    def fill(self, chosen: str, beside: QWidget | None) -> None:
        """Fill the screen that was chosen, the second one, or the only one.

        `beside` is the window people work in.
        """
        window = self._window()
        own = beside.screen() if beside is not None else QGuiApplication.primaryScreen()
        self._fill(wall_screen(own, QGuiApplication.screens(), chosen, QScreen.name))
        window.activateWindow()
        window.setFocus()

    def _fill(self, screen: QScreen) -> None:
        self.name, self._lost = screen.name(), False
        window = self._window()
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()

    def lose(self, screen: QScreen) -> None:
        """Come down as an ordinary window when the projector is unplugged; nothing is lost."""
        window = self._window()
        if not window.isVisible() or screen.name() != self.name:
            return
        self.name, self._lost = None, True
        free = QGuiApplication.primaryScreen().availableGeometry()
        width, height = free.width() // 2, free.height() // 2
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.showNormal()
        window.setGeometry(free.x() + width // 2, free.y() + height // 2, width, height)
        self.said.emit(
            _(
                "The wall’s screen is gone. The room view waits in a window of its own, and goes "
                "back when the screen does. F4 carries on with paper."
            )
        )

    def take(self, screen: QScreen) -> None:
        """Go back to the wall when the projector is plugged in again, or to the one there is."""
        shares = self.name == QGuiApplication.primaryScreen().name() != screen.name()
        if not self._window().isVisible() or not (self._lost or shares):
            return
        self._fill(screen)
        self.said.emit(_("The wall’s screen is back, and the room view is on it."))


def wall_screen(
    own: T, screens: Sequence[T], chosen: str = "", name_of: Callable[[T], str] = str
) -> T:
    """Return the screen of the name that was chosen, or else the first that nobody works on.

    Where there is no other, it is the one that people work on.
    """
    named = next((screen for screen in screens if chosen and name_of(screen) == chosen), None)
    return named or next((screen for screen in screens if screen != own), own)


def _application() -> QGuiApplication:
    found = QGuiApplication.instance()
    if not isinstance(found, QGuiApplication):
        raise TypeError("A room view needs an application with windows.")
    return found
