"""What opens over the window: printing, bringing copies together, exporting, and help."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QDialog

from ui import theme as look
from ui.focus import open_over

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class WindowDialogs(QObject):
    """Opens dialogs and the menu. Each dialog is imported when it is first wanted."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def show_printing(self) -> None:
        """Ask what to print, and print it."""
        page = self._window.page
        if page is None:
            return
        from ui.printing.dialog import PrintDialog

        with self._window.calmly():
            page.flush()
            self._open(PrintDialog(page.store, self._window.theme, self._window))

    def ask_what_to_merge(self) -> None:
        """Bring copies of a workshop together in a new file, and open that."""
        from ui.merging.dialog import MergeDialog

        paths = []
        page = self._window.page
        if page is not None:
            page.flush()
            paths = [page.store.path]
        dialog = MergeDialog(paths, self._window.theme, self._window)
        dialog.made.connect(self._window.files.open_now)
        self._open(dialog)

    def ask_where_to_export(self) -> None:
        """Ask for a file, and write the workshop into it."""
        page = self._window.page
        if page is None:
            return
        from ui.exporting import ExportDialog

        with self._window.calmly():
            page.flush()
            dialog = ExportDialog(page.store, self._window)
            dialog.fileSelected.connect(lambda name: self._export_to(name, times=dialog.times))
            self._open(dialog)

    def _export_to(self, name: str, *, times: bool) -> None:
        from ui.exporting import exported

        page = self._window.page
        if page is not None:
            with self._window.calmly():
                self._window.say(exported(page.store, Path(name), times=times))

    def show_shortcuts(self) -> None:
        """Show every command and its keys."""
        from ui.shortcuts import ShortcutSheet

        window = self._window
        menus = window.commands.menus(window.menus())
        page = window.page
        shown = page.activity_screen if page is not None else None
        others = shown.other_keys() if shown is not None else ("", [])
        self._open(ShortcutSheet(menus, window.theme, window, others))

    def show_menu(self) -> None:
        """Open the menu of all commands at the top right."""
        window = self._window
        menu = window.commands.build_menu(window, window.menus())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = QPoint(window.width() - menu.sizeHint().width() - 16, look.TOP_BAR)
        menu.popup(window.mapToGlobal(corner))

    def _open(self, dialog: QDialog) -> None:
        open_over(dialog, self._window.focus_capture)
