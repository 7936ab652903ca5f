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
        for action in actions:
            if action.isSeparator():
                part.addSeparator()
            else:
                part.addAction(action)
    return whole


def _workshop(commands: Commands) -> list[QAction]:
    c = commands
    return _parted(
        [c.new, c.open, c.import_, c.merge, c.differences],
        [c.import_deck, c.deck_editor],
        [c.about, c.people, c.passphrase, c.lock, c.take_up],
        [c.export, c.print_, c.calibrate, c.hand_over, c.share],
        [c.data, c.versions, c.leave_nothing],
        [c.leave, c.quit],
    )


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
    c = commands
    return _parted(
        [c.room_view, c.blank, c.reveal, c.reveal_dots, c.room_settings],
        [c.running_order, c.guide, c.next_pane, c.previous_pane],
        [c.dark, c.settings],
    )


def _help(commands: Commands) -> list[QAction]:
    return [
        commands.help,
        commands.tour,
        commands.shortcuts,
        commands.quick_start,
        commands.handbook,
        commands.about_app,
    ]


def _parted(*groups: Sequence[QAction]) -> list[QAction]:
    """Return what belongs together, with a line between one group and the next."""
    found: list[QAction] = []
    for group in groups:
        if found:
            line = QAction()
            line.setSeparator(True)
            found.append(line)
        found += group
    return found


def _joined(menus: Sequence[Menu]) -> list[Menu]:
    """Return the menus with those of the same title made one."""
    by_title: dict[str, list[QAction]] = {}
    for title, actions in menus:
        by_title.setdefault(title, []).extend(actions)
    return list(by_title.items())
