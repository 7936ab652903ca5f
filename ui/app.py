"""The app: painted first; what the first paint does not need is imported afterwards."""

import gc
import sys
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QObject,
    QSettings,
    QStandardPaths,
    Qt,
    QTimer,
    QTranslator,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from facilitator.data_folder import (
    clear_leftovers,
    data_folder,
    portable_folder,
    workshops_folder,
)
from facilitator.i18n import ENGLISH, _, language_asked_for, reads_from_right, speak, spoken
from ui import theme
from ui.afterwards import import_beside, wait_for_imports
from ui.instance.application import Application
from ui.instance.claim import Claim
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.trouble.calm import stay_calm

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

    def __init__(self, window: MainWindow, path: Path | None, claim: Claim) -> None:
        super().__init__(window)
        self._window, self._path, self._claim = window, path, claim
        self._begun = False
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
        QTimer.singleShot(SOON_MS, self, self._listen)

    @Slot()
    def _listen(self) -> None:
        """Hear from now on what others open who were started after this, and go on importing.

        Not both at once: two threads that import may wait for each other.
        """
        from ui.instance.listener import Listener

        Listener(self._claim, self).wanted.connect(self._come_forward)
        clear_leftovers()
        app = QApplication.instance()
        if isinstance(app, Application):
            app.file_wanted.connect(self._take_files)
            self._take_files()
        if self._window.page is None:
            import_beside(AFTERWARDS, _settle_memory)
        elif not gc.isenabled():
            _settle_memory()

    @Slot()
    def _take_files(self) -> None:
        app = QApplication.instance()
        if isinstance(app, Application):
            for path in app.take_files():
                self._come_forward(path)

    @Slot(object)
    def _come_forward(self, path: Path | None) -> None:
        wait_for_imports()
        from ui.instance.front import come_forward

        come_forward(self._window, path)


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
        app = Application(sys.argv[:1])
    if portable_folder() is not None:
        _keep_together()
    speak_as_asked(app)
    app.setApplicationName("Facilitator")
    app.setApplicationDisplayName(_("Facilitator"))
    app.setDesktopFileName("facilitator")
    app.setWindowIcon(QIcon(str(files("assets") / "icons" / "app" / "facilitator-128.png")))
    theme.apply(app, settings.theme)
    return app


def speak_as_asked(app: QApplication) -> None:
    """Have the window read and count as the language does that the app speaks.

    Where the environment names no language, as on Windows and macOS, the desktop's is spoken.
    """
    if not language_asked_for() and spoken() == ENGLISH:
        speak(QLocale.system().uiLanguages()[0].replace("-", "_"))
    locale = QLocale(spoken())
    QLocale.setDefault(locale)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if locale.language() != QLocale.Language.English and translator.load(
        locale, "qtbase", "_", folder
    ):
        app.installTranslator(translator)
    from_right = Qt.LayoutDirection.RightToLeft
    app.setLayoutDirection(
        from_right if reads_from_right(spoken()) else Qt.LayoutDirection.LeftToRight
    )


def _keep_together() -> None:
    """Let Qt remember nothing outside a portable program, nor the desktop what was opened."""
    settings = str(data_folder() / "qt")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, settings)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def documents_folder() -> Path:
    """Return where new workshops go."""
    if (beside := workshops_folder()) is not None:
        return beside
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def run(path: Path | None, claim: Claim) -> int:
    """Open the app, on a workshop or at home, and return its exit status once it is closed.

    Who opens another file meanwhile finds it by its `claim`.
    """
    gc.disable()  # until everything is imported, as the command line does before this
    settings = Settings.load()
    app = make_application(settings)
    window = MainWindow(settings, documents_folder())
    window.resize(window.size().boundedTo(window.screen().availableSize()))
    stay_calm(window)
    _Start(window, path, claim)
    app.aboutToQuit.connect(wait_for_imports)
    if path is None:
        window.show_home()
    else:
        window.show_opening(path)
    window.show()
    try:
        return app.exec()
    finally:
        claim.release()
