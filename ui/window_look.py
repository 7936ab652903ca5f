"""How the window looks: dark or light, how large the text is, and which parts show."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui import theme as look
from ui.focus import open_over
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class WindowLook(QObject):
    """Keeps what people like to see, on this computer, and lets the window follow."""

    def __init__(self, window: "MainWindow", settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        window.commands.running_order.toggled.connect(self._show_running_order)
        window.commands.guide.toggled.connect(self._show_guide)
        window.commands.dark.toggled.connect(self._set_dark)
        window.commands.text_size_chosen.connect(self._set_text_size)

    @property
    def theme(self) -> look.Theme:
        """How everything looks now."""
        return self._settings.theme

    @property
    def lock_after(self) -> int:
        """Minutes after which a workshop with a passphrase locks; 0 for never."""
        return self._settings.lock_after

    def keep_lock_after(self, minutes: int) -> None:
        """Remember after how many minutes it locks."""
        self._settings = self._settings.with_(lock_after=minutes)

    def _show_running_order(self, on: bool) -> None:  # noqa: FBT001
        page = self._window.page
        if page is not None:
            page.show_running_order(on=on)
            self._settings = self._settings.with_(running_order=page.prefers_running_order)

    def _show_guide(self, on: bool) -> None:  # noqa: FBT001
        self._settings = self._settings.with_(guide=on)
        if self._window.page is not None:
            self._window.page.show_guide(on=on)

    def _set_dark(self, on: bool) -> None:  # noqa: FBT001
        self._choose("dark", on)

    def _set_text_size(self, percent: int) -> None:
        self._choose("text_size", percent)

    def show_settings(self) -> None:
        """Ask how somebody likes to read, and let everything follow while they choose."""
        from ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._settings, self._window)
        dialog.chosen.connect(self._choose)
        dialog.chosen.connect(lambda *_chosen: dialog.set_theme(self.theme))
        open_over(dialog, self._window.focus_capture)

    def _choose(self, name: str, value: object) -> None:
        if getattr(self._settings, name) == value:
            return
        self._settings = settings = self._settings.with_(**{name: value})
        self._window.commands.show_settings(settings)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            look.apply(app, settings.theme)
        self._window.set_theme(settings.theme)
