"""The stops of the tour: what is pointed at, what is said of it, and what there is to try."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.i18n import _
from ui.commands import CommandButton, Commands, said_keys

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Find = Callable[["MainWindow"], QWidget | None]
State = Callable[["MainWindow"], object]


class Stop(NamedTuple):
    """One stop. What is tried is done when `state` is something else than it was."""

    title: str
    words: str
    find: Find
    """Finds what is pointed at; nothing where it is not in sight."""
    state: State = lambda _window: None
    opens: bool = False
    """Whether it is tried by opening something, and done once that is closed again."""


def stops(commands: Commands) -> Sequence[Stop]:
    """Return the stops in order; the keys are those that the commands have."""
    return (*_in_the_room(commands), *_for_people(commands))


def _in_the_room(commands: Commands) -> Sequence[Stop]:
    return (
        Stop(
            _("The day"),
            _(
                "The frame marks the running order: what is done, and in how many minutes. Each "
                "line opens an activity. This is a copy, so try whatever you like."
            ),
            _part("RunningOrder"),
        ),
        Stop(
            _("What to say now"),
            _(
                "The guide has what you ask the room, what to do, and a clock. Try it: {keys} "
                "takes the next step."
            ).format(keys=_first_key(commands.next_step)),
            _part("Guide"),
            lambda window: None if window.page is None else window.page.guide.step.key,
        ),
        Stop(
            _("What people say"),
            _(
                "Type it as they say it, and press Enter. Tab changes the column. Try it: type a "
                "few words into the line below, and press Enter."
            ),
            _part("CaptureBar"),
            lambda window: _rows(window, "note"),
        ),
        Stop(
            _("What leads to what"),
            _(
                "Say it with the labels that stand on the notes. Try it: type C3 > V4 into the "
                "same line, and press Enter."
            ),
            _part("BoardCanvas"),
            lambda window: _rows(window, "link"),
        ),
        Stop(
            _("Nothing is lost"),
            _(
                "Everything is saved as you go, and every step can be taken back. Try it: {keys}."
            ).format(keys=_first_key(commands.undo)),
            _button(commands.undo),
            lambda window: None if window.page is None else window.page.store.redo_label,
        ),
    )


def _for_people(commands: Commands) -> Sequence[Stop]:
    return (
        Stop(
            _("What the room sees"),
            _(
                "The wall has the question, the clock and the same notes, large, and nothing "
                "private. Try it: {keys} opens it, and closes it again."
            ).format(keys=_first_key(commands.room_view)),
            _button(commands.room_view),
            lambda window: window.page is not None and window.page.wall.is_open,
        ),
        Stop(
            _("When you are late"),
            _(
                "Once the day runs, the guide says how far behind you are. {keys} then shows two "
                "whole plans that bring you to a proper ending, and you choose."
            ).format(keys=_first_key(commands.late)),
            _part("Guide"),
        ),
        Stop(
            _("What people take home"),
            _(
                "Posters, large print, and everything on the printer that is there. Look at it: "
                "{keys}. Esc goes back."
            ).format(keys=_first_key(commands.print_)),
            _button(commands.print_),
            opens=True,
        ),
        Stop(
            _("That is all you need"),
            _(
                "{help} answers “How do I…” wherever you are, and {menu} opens the menu. This "
                "copy of the example stays among your workshops."
            ).format(help=_first_key(commands.help), menu=_first_key(commands.menu)),
            lambda window: None,
        ),
    )


def _first_key(action: QAction) -> str:
    return said_keys(action).partition(",")[0]


def _part(kind: str) -> Find:
    """Find a part of the window by the name of its class: nothing is imported for it."""

    def find(window: "MainWindow") -> QWidget | None:
        parts = window.findChildren(QWidget)
        return next((p for p in parts if type(p).__name__ == kind and p.isVisible()), None)

    return find


def _button(action: QAction) -> Find:
    def find(window: "MainWindow") -> QWidget | None:
        buttons = window.findChildren(CommandButton)
        return next((b for b in buttons if b.command is action and b.isVisible()), None)

    return find


def _rows(window: "MainWindow", table: str) -> int:
    live = None if window.page is None else window.page.live
    return 0 if live is None else len(live.board.rows.get(table, ()))


def something_over() -> bool:
    """Say whether a dialog is open."""
    return QApplication.activeModalWidget() is not None
