"""Who does what the window's own commands, and home, ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from ui.home.page import Home
    from ui.main_window import MainWindow
    from ui.window_dialogs import WindowDialogs
    from ui.window_look import WindowLook


def window_acts(
    window: MainWindow, dialogs: WindowDialogs, look: WindowLook
) -> Sequence[tuple[QAction, Callable[[], object]]]:
    """Return the commands that are not about the workshop on the screen, and what each one does."""
    commands, files, decks = window.commands, window.files, window.decks
    return (
        (commands.new, files.new_workshop),
        (commands.open, files.ask_for_file),
        (commands.import_, files.ask_for_import),
        (commands.merge, dialogs.ask_what_to_merge),
        (commands.import_deck, decks.ask_for_deck),
        (commands.deck_editor, decks.edit_deck),
        (commands.export, dialogs.ask_where_to_export),
        (commands.print_, dialogs.show_printing),
        (commands.calibrate, dialogs.calibrate_printer),
        (commands.passphrase, dialogs.show_passphrase),
        (commands.lock, window.lock.lock),
        (commands.hand_over, dialogs.show_hand_over),
        (commands.versions, dialogs.show_versions),
        (commands.data, dialogs.show_privacy),
        (commands.share, dialogs.ask_where_to_share),
        (commands.leave_nothing, window.leaving.show),
        (commands.leave, window.go_home),
        (commands.quit, window.close),
        (commands.help, dialogs.help.show),
        (commands.shortcuts, dialogs.show_shortcuts),
        (commands.settings, look.show_settings),
        (commands.tour, dialogs.begin_tour),
        (commands.quick_start, dialogs.print_quick_start),
        (commands.handbook, dialogs.print_handbook),
        (commands.about_app, dialogs.show_about_app),
        (commands.menu, dialogs.show_menu),
    )


def connect_home(home: Home, window: MainWindow, dialogs: WindowDialogs) -> None:
    """Have done what people ask for at home."""
    home.wanted.connect(window.open_path)
    home.decks.begun.connect(window.begin_with)
    home.decks.copied.connect(window.copy_deck)
    home.decks.edited.connect(window.edit_deck_file)
    home.decks.given.connect(window.decks.export_deck)
    home.decks.unwanted.connect(window.decks.bin_deck)
    home.example_wanted.connect(window.files.look_at_example)
    home.erase_wanted.connect(dialogs.erase_overdue)
    home.away_wanted.connect(window.recovery.resume)
