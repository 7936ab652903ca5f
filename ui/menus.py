"""Which command stands in which menu; what the activity on the screen adds stands among them."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.i18n import _
from ui.commands import Commands, Menu


def menus(commands: Commands, screen: Sequence[Menu] = ()) -> list[Menu]:
    """Return every command under the title of its menu; `screen` are the activity's own."""
    return [
        (_("Workshop"), _workshop(commands)),
        (_("Edit"), [commands.undo, commands.redo]),
        *screen,
        (_("Log book"), _log_book(commands)),
        (_("Guide"), _guide(commands)),
        (_("Taking in"), _taking_in(commands)),
        (_("View"), _view(commands)),
        (_("Text size"), commands.text_sizes.actions()),
        (_("Help"), _help(commands)),
    ]


def build_menu(commands: Commands, parent: QWidget, screen: Sequence[Menu] = ()) -> QMenu:
    """Return the menu of all commands."""
    whole = QMenu(parent)
    for title, actions in _joined(menus(commands, screen)):
        part = whole.addMenu(title)
        part.addActions(actions)
    return whole


def _workshop(commands: Commands) -> list[QAction]:
    return [
        commands.new,
        commands.open,
        commands.import_,
        commands.merge,
        commands.differences,
        commands.import_deck,
        commands.deck_editor,
        commands.about,
        commands.people,
        commands.passphrase,
        commands.lock,
        commands.take_up,
        commands.export,
        commands.print_,
        commands.calibrate,
        commands.hand_over,
        commands.data,
        commands.share,
        commands.leave_nothing,
        commands.versions,
        commands.leave,
        commands.quit,
    ]


def _log_book(commands: Commands) -> list[QAction]:
    return [
        commands.promise,
        commands.log_book,
        commands.what_happened,
        commands.promised,
        commands.people_by_role,
    ]


def _guide(commands: Commands) -> list[QAction]:
    return [
        commands.next_step,
        commands.previous_step,
        commands.clock,
        commands.minute,
        commands.five_minutes,
        commands.length,
        commands.skip,
        commands.park,
        commands.late,
        commands.end_day,
        commands.paper,
    ]


def _taking_in(commands: Commands) -> list[QAction]:
    return [
        commands.catch_up,
        commands.tally,
        commands.photos,
        commands.read_back,
        commands.scribe,
    ]


def _view(commands: Commands) -> list[QAction]:
    return [
        commands.room_view,
        commands.blank,
        commands.reveal,
        commands.reveal_dots,
        commands.room_settings,
        commands.running_order,
        commands.guide,
        commands.next_pane,
        commands.previous_pane,
        commands.dark,
        commands.settings,
    ]


def _help(commands: Commands) -> list[QAction]:
    return [
        commands.help,
        commands.tour,
        commands.shortcuts,
        commands.quick_start,
        commands.handbook,
        commands.about_app,
    ]


def _joined(menus: Sequence[Menu]) -> list[Menu]:
    """Return the menus with those of the same title made one."""
    by_title: dict[str, list[QAction]] = {}
    for title, actions in menus:
        by_title.setdefault(title, []).extend(actions)
    return list(by_title.items())
