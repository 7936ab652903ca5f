"""The window that locks: when somebody asks for it, and when nobody has touched it for a while."""

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget
from shiboken6 import isValid

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.window_look import WindowLook

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.passphrase.lock_page import LockPage

MINUTE: Final = 60_000
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class WindowLock(QObject):
    """Hides a workshop that has a passphrase until it is typed again; its file stays open.

    While the day runs it never locks by itself. It watches the keyboard only where it may lock.
    """

    def __init__(self, window: "MainWindow", stack: QStackedWidget, look: WindowLook) -> None:
        super().__init__(window)
        self._window, self._stack, self._look = window, stack, look
        self.minute = MINUTE
        """How many milliseconds a minute has. Whoever tries it out has less time."""
        self._shown: LockPage | None = None
        self._actions: list[QAction] = []
        self._dialogs: list[QDialog] = []
        self._title = ""
        self._watches = False
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._nobody_is_there)

    @property
    def is_on(self) -> bool:
        """Whether the window is locked."""
        return self._shown is not None

    @property
    def minutes(self) -> int:
        """After so many minutes without a touch it locks; 0 for never."""
        return self._look.lock_after

    def choose(self, minutes: int) -> None:
        """Lock after so many minutes from now on."""
        self._look.keep_lock_after(minutes)
        self.follow()

    def follow(self) -> None:
        """Watch over the workshop that is open now, or over none."""
        page = self._window.page
        if page is None:
            self._forget()
        watches = page is not None and page.store.key is not None and self.minutes > 0
        app = QCoreApplication.instance()
        if app is not None and watches != self._watches:
            (app.installEventFilter if watches else app.removeEventFilter)(self)
        self._watches = watches
        if watches:
            self._idle.start(self.minutes * self.minute)
        else:
            self._idle.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Begin to wait anew at every touch."""
        if event.type() in _TOUCHES:
            self._idle.start()
        return False

    def _nobody_is_there(self) -> None:
        page = self._window.page
        if self.is_on or page is None:
            return
        if page.day.is_running or self._window.is_handed_over():
            self._idle.start()
            return
        self.lock()

    def lock(self) -> None:
        """Hide everything until the passphrase is typed again."""
        from ui.passphrase.lock_page import LockPage

        window, page = self._window, self._window.page
        if page is None or self.is_on:
            return
        if page.store.key is None:
            window.say(
                _(
                    "This workshop has no passphrase yet, so nothing could unlock it; give it one "
                    "first."
                )
            )
            return
        with suppress(FacilitatorError):  # it stays where it was typed, and is saved on leaving
            page.flush()
        window.put_message_away()
        name = page.store.path.stem
        self._shown = LockPage(name, page.store.key, window.theme)
        self._shown.unlocked.connect(self._unlock)
        self._hide_dialogs()
        page.wall.cover(on=True)
        self._actions = window.actions()
        for action in self._actions:
            window.removeAction(action)
        self._title = window.windowTitle()
        window.show_name(name)
        self._stack.addWidget(self._shown)
        self._stack.setCurrentWidget(self._shown)
        window.activateWindow()
        self._shown.begin()

    def _hide_dialogs(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._dialogs = [each for each in self._window.findChildren(QDialog) if each.isVisible()]
        for dialog in self._dialogs:
            dialog.hide()

    def _unlock(self) -> None:
        page = self._window.page
        if page is None:
            return
        self._stack.setCurrentWidget(page)
        page.wall.cover(on=False)
        self._window.setWindowTitle(self._title)
        self._forget()
        page.focus_capture()
        for dialog in self._dialogs:
            if isValid(dialog):
                dialog.show()
        self._dialogs = []
        self.follow()

    def _forget(self) -> None:
        """Take the page that asks away, and give the window its commands again."""
        shown, self._shown = self._shown, None
        if shown is None:
            return
        self._window.addActions(self._actions)
        if isValid(shown):
            self._stack.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
