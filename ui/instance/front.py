"""What the open window does when somebody opens the app, or a file, once more."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.i18n import _
from ui.main_window import MainWindow
from ui.message_bar import Question


def come_forward(window: MainWindow, path: Path | None) -> None:
    """Bring the window to the front, and open a file in it.

    Where something is open already, that is asked first: nothing that the room looks at goes away
    because somebody touched a file.
    """
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if path is None or _is_open(window, path):
        return
    if window.is_at_home and not window.is_handed_over() and not QApplication.activeModalWidget():
        window.open_path(path)
        return
    sentence = _("“{name}” is waiting to be opened.").format(name=path.stem)
    window.ask(Question(sentence, _("&Open"), _("&Not now"), partial(window.open_path, path)))


def _is_open(window: MainWindow, path: Path) -> bool:
    page = window.page
    return page is not None and path.resolve() == page.store.path
