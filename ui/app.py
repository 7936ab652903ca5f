"""The app: painted first; what the first paint does not need is imported afterwards."""

import gc
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QObject,
    QStandardPaths,
    Qt,
    QTimer,
    QTranslator,
    Slot,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from facilitator.i18n import _
from ui import theme
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.trouble import stay_calm

AFTERWARDS = (
    "facilitator.exchange_text",
    "ui.beginning",
    "ui.workshop.page",
    "ui.editor.desk",
)
"""Imported while people look at home, so that a tile opens at once."""

SOON_MS = 200
"""By then home is on the screen, whatever the desktop does with a new window."""


class _Start(QObject):
    """What follows the first paint, once."""

    def __init__(self, window: MainWindow, path: Path | None) -> None:
        super().__init__(window)
        self._window, self._path = window, path
        self._begun = False
        self._imports: Thread | None = None
        window.painted.connect(self._carry_on, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _carry_on(self) -> None:
        if self._begun:
            return
        self._begun = True
        self._window.painted.disconnect(self._carry_on)
        if self._path is not None:
            self._window.open_path(self._path)
        QTimer.singleShot(SOON_MS, self, theme.load_fallback_fonts)
        if self._window.page is not None:
            _settle_memory()
        else:
            QTimer.singleShot(SOON_MS, self, self._import)

    @Slot()
    def _import(self) -> None:
        self._imports = Thread(target=_import_afterwards, daemon=True)
        self._imports.start()

    @Slot()
    def finish(self) -> None:
        """Let imports that are under way come to their end."""
        if self._imports is not None:
            self._imports.join()


def _import_afterwards() -> None:
    for name in AFTERWARDS:
        import_module(name)
    _settle_memory()


def _settle_memory() -> None:
    """Leave what was imported out of garbage collection, which could stop a hand that types.

    A workshop makes few cycles and many rows, so that looking through all of them can wait longer.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    gc.enable()


def make_application(settings: Settings) -> QApplication:
    """Return the application, dressed and speaking the user's language."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Facilitator")
    app.setApplicationDisplayName(_("Facilitator"))
    app.setDesktopFileName("facilitator")
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if QLocale().language() != QLocale.Language.English and translator.load(
        QLocale(), "qtbase", "_", folder
    ):
        app.installTranslator(translator)
    theme.apply(app, settings.theme)
    return app


def documents_folder() -> Path:
    """Return where new workshops go."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def run(path: Path | None) -> int:
    """Open the app, on a workshop or at home, and return its exit status once it is closed."""
    gc.disable()  # until everything is imported, as the command line does before this
    settings = Settings.load()
    app = make_application(settings)
    window = MainWindow(settings, documents_folder())
    stay_calm(window.say)
    start = _Start(window, path)
    app.aboutToQuit.connect(start.finish)
    if path is None:
        window.show_home()
    else:
        window.show_opening(path)
    window.show()
    return app.exec()
