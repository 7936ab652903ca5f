"""A promise: the cursor goes straight to where a key leads.

Whatever has it for a moment on the way, a screen reader says; and a window that comes and goes
takes it away altogether.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.access.keyboard import Keyboard
from tests.access.walk import name_of

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""
TURNS = {
    "Our theory of change": (
        ("Ctrl+L", "Notes as a list"),
        ("Ctrl+L", "Board"),
        ("Ctrl+F", "Find notes"),
        ("Escape", "Board"),
    ),
    "Who we know": (
        ("Ctrl+2", "Ring"),
        ("F2", "What we call ourselves"),
        ("Escape", "Ring"),
        ("Ctrl+1", "Sector map as a table"),
        ("Alt+Return", "Next step"),
        ("Escape", "Sector map as a table"),
    ),
    "Where we say we are": (
        ("Ctrl+1", "Map"),
        ("Ctrl+4", "What happens here"),
        ("Ctrl+3", "Map"),
        ("Ctrl+2", "All maps"),
        ("Ctrl+1", "Map"),
    ),
}
"""By line of the day: a key, and what has the cursor then."""


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    """Open the finished example from home, with keys."""
    with Keyboard.at_home(tmp_path) as keys:
        keys.open_example()
        yield keys


class Windows(QObject):
    """Sees every window that comes, for however short a time, but for dialogs and menus."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, QDialog | QMenu)
        ):
            self.seen.append(type(watched).__name__)
        return False


def passed(keys: Keyboard, act: Callable[[], object]) -> list[str]:
    """Return what had the cursor, one after the other, while somebody did something."""
    found: list[str] = []

    def follow(_before: QWidget | None, now: QWidget | None) -> None:
        found.append(name_of(now) if now is not None else "nothing")

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(follow)
    act()
    keys.rest(50)
    app.focusChanged.disconnect(follow)
    return found


@pytest.mark.parametrize("line", TURNS)
def test_nothing_else_has_the_cursor_in_between(keys: Keyboard, line: str) -> None:
    keys.open_activity(line)
    for pressed, leads_to in TURNS[line]:
        found = passed(keys, lambda pressed=pressed: keys.press(pressed))  # type: ignore[misc]
        others = [name for name in found if not name.startswith(leads_to)]
        assert keys.here.startswith(leads_to), pressed
        assert not others, f"{pressed} in {line}"


def test_no_window_comes_and_goes_while_the_day_is_gone_through(
    keys: Keyboard, qapp: QApplication
) -> None:
    windows = Windows(qapp)
    for line in ("Who we know", "Soup", "What each of us can shift", "Where we say we are"):
        keys.open_activity(line)
        keys.rest(400)  # the next line of the day is made ready meanwhile
    qapp.removeEventFilter(windows)
    assert windows.seen == []
