"""The laptop stays awake while people are in the room, wherever the system lets itself be asked.

Where it does not, nothing is said: the facilitator moves the mouse, as ever.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from facilitator.i18n import _
from ui.live_day import LiveDay

Release = Callable[[], object]
CONTINUOUS: Final = 0x80000000
SYSTEM_AND_DISPLAY: Final = 0x00000003
SCREEN_SAVER: Final = "org.freedesktop.ScreenSaver"
BUS: Final = "facilitator-awake"


if sys.platform == "win32":

    def keep_awake() -> Release:
        """Ask the system to stay awake, and return what takes that back."""
        set_state = ctypes.windll.kernel32.SetThreadExecutionState
        set_state(CONTINUOUS | SYSTEM_AND_DISPLAY)
        return lambda: set_state(CONTINUOUS)

elif sys.platform == "darwin":

    def keep_awake() -> Release:
        """Run the system's own command, which goes when the app does."""
        command = ["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())]
        try:
            process = subprocess.Popen(command)  # noqa: S603
        except OSError:
            return lambda: None

        def release() -> None:
            process.terminate()
            process.wait()

        return release

else:

    def keep_awake() -> Release:
        """Ask the desktop over the session's bus; it forgets when the connection closes."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, BUS)
        if bus.isConnected():
            wish = QDBusMessage.createMethodCall(
                SCREEN_SAVER, "/org/freedesktop/ScreenSaver", SCREEN_SAVER, "Inhibit"
            )
            wish.setArguments(["Facilitator", _("A workshop is under way")])
            bus.send(wish)
        return lambda: QDBusConnection.disconnectFromBus(BUS)


class Awake(QObject):
    """Keeps the system from sleeping and the screen from going dark while the day runs."""

    def __init__(
        self,
        day: LiveDay,
        parent: QObject | None = None,
        hold: Callable[[], Release] = keep_awake,
    ) -> None:
        super().__init__(parent)
        self._day, self._hold = day, hold
        self._release: Release | None = None
        day.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._day.is_running and self._release is None:
            self._release = self._hold()
        elif not self._day.is_running:
            self.let_go()

    def let_go(self) -> None:
        """Let the system sleep again when it likes."""
        release, self._release = self._release, None
        if release is not None:
            release()
