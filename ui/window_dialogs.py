"""What opens over the window: printing, bringing copies together, exporting, and help."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QDialog

from ui import theme as look
from ui.focus import open_over
from ui.help.desk import HelpDesk

if TYPE_CHECKING:
    from facilitator.privacy.until import Overdue
    from ui.main_window import MainWindow


class WindowDialogs(QObject):
    """Opens dialogs and the menu. Each dialog is imported when it is first wanted."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.help = HelpDesk(window)
        """The help, beside the window."""

    def show_printing(self) -> None:
        """Ask what to print, and print it."""
        page = self._window.page
        if page is None:
            return
        from ui.printing.dialog import PrintDialog

        with self._window.calmly():
            page.flush()
            self._open(PrintDialog(page.store, self._window.theme, self._window))

    def show_hand_over(self) -> None:
        """Ask what goes into the folder for the stick, and make it."""
        page = self._window.page
        if page is None:
            return
        from ui.hand_over.dialog import HandOverDialog

        with self._window.calmly():
            page.flush()
            self._open(HandOverDialog(page.store, self._window.theme, self._window))

    def show_versions(self) -> None:
        """Show the earlier versions of the workshop that is open, or of a file."""
        from ui.backups.versions import WindowVersions, ask_for_file, uid_of

        window, page = self._window, self._window.page
        if page is None:
            ask_for_file(window)
            return
        with window.calmly():
            page.flush()
            store = page.store
            WindowVersions(window, store.path, store.key).browse(uid_of(store))

    def show_passphrase(self) -> None:
        """Give the workshop a passphrase, another one, or none."""
        window, page = self._window, self._window.page
        if page is None:
            return
        from ui.passphrase.dialog import PassphraseDialog

        def say(told: str) -> None:
            page.show_workshop()
            window.lock.follow()
            window.say(told)

        with window.calmly():
            page.flush()
            dialog = PassphraseDialog(page.store, window.lock.minutes, window.theme, window)
            dialog.changed.connect(say)
            dialog.lock_after_chosen.connect(window.lock.choose)
            self._open(dialog)

    def show_privacy(self) -> None:
        """Show what is held about people, and until when."""
        window, page = self._window, self._window.page
        if page is None:
            return
        from ui.privacy.dialog import PrivacyPanel

        with window.calmly():
            page.flush()
            panel = PrivacyPanel(page.store, window.theme, window, names=not page.safe.hides)
            panel.erase_somebody.connect(page.log_book.show_people)
            panel.share.connect(window.commands.share.trigger)
            panel.leave_nothing.connect(window.leaving.show)
            panel.erase_workshop.connect(self._ask_to_erase)
            self._open(panel)

    def _ask_to_erase(self) -> None:
        from ui.privacy.erase_workshop import erase_from_window

        erase_from_window(self._window)

    def erase_overdue(self, overdue: "Overdue") -> None:
        """Ask whether a workshop that was to be deleted by now is to be erased."""
        from ui.home.overdue import titles
        from ui.privacy.erase_workshop import open_erasing
        from ui.privacy.traces import Known

        if overdue.path is not None:
            title = titles().get(str(overdue.path), "")
            open_erasing(self._window, Known(overdue.path, overdue.uid, title), lambda: True)

    def ask_where_to_share(self) -> None:
        """Ask for a file, and write a copy into it that may go to others."""
        page = self._window.page
        if page is None:
            return
        from ui.privacy.share_dialog import ShareDialog

        with self._window.calmly():
            page.flush()
            self._open(ShareDialog(page.store, self._window.theme, self._window))

    def calibrate_printer(self) -> None:
        """Measure a printer, so that what it prints comes out right."""
        from ui.printing.calibration import CalibrationDialog

        self._open(CalibrationDialog(self._window.theme, self._window))

    def ask_what_to_merge(self) -> None:
        """Bring copies of a workshop together in a new file, and open that."""
        from ui.merging.dialog import MergeDialog

        paths, keys = [], {}
        page = self._window.page
        if page is not None:
            page.flush()
            paths = [page.store.path]
            if page.store.key is not None:
                keys = {page.store.path: page.store.key}
        dialog = MergeDialog(paths, self._window.theme, self._window, keys)
        dialog.made.connect(lambda path, key: self._window.files.open_now(path, key=key))
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
        from ui.exporting import export_to

        page = self._window.page
        if page is not None:
            with self._window.calmly():
                export_to(self._window, page.store, Path(name), times=times)

    def show_shortcuts(self) -> None:
        """Show every command and its keys."""
        from ui.menus import menus
        from ui.shortcuts import ShortcutSheet

        window = self._window
        offered = menus(window.commands, window.menus())
        page = window.page
        shown = page.activity_screen if page is not None else None
        others = shown.other_keys() if shown is not None else ("", [])
        self._open(ShortcutSheet(offered, window.theme, window, others))

    def print_quick_start(self) -> None:
        """Make the quick start, two sides of A4."""
        self._print_help(quick=True)

    def print_handbook(self) -> None:
        """Make the handbook: everything that is in the help."""
        self._print_help(quick=False)

    def _print_help(self, *, quick: bool) -> None:
        from ui.help.printing import HelpOnPaper

        self._open(HelpOnPaper(self._window.theme, self._window, quick=quick))

    def show_about_app(self) -> None:
        """Say what the program is, and on which terms its parts come."""
        from ui.about_app.dialog import AboutApp

        self._open(AboutApp(self._window.theme, self._window))

    def show_menu(self) -> None:
        """Open the menu of all commands at the top right."""
        from ui.menus import build_menu

        window = self._window
        menu = build_menu(window.commands, window, window.menus())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = QPoint(window.width() - menu.sizeHint().width() - 16, look.TOP_BAR)
        menu.popup(window.mapToGlobal(corner))

    def begin_tour(self) -> None:
        """Lead through the window, on a copy of the example."""
        from ui.tour.tour import begin_tour

        begin_tour(self._window)

    def _open(self, dialog: QDialog) -> None:
        open_over(dialog, self._window.focus_capture)
