"""What a presenter's keys, and a clicker's, ask of the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.room.reader import QUESTION

if TYPE_CHECKING:
    from ui.room.view import RoomView

Key = Qt.Key
LEAVE: Final = {Key.Key_Escape, Key.Key_F11}
BLANK: Final = {Key.Key_B, Key.Key_Period}
STEPS: Final = {Key.Key_PageDown: 1, Key.Key_PageUp: -1}
"""What a clicker sends: the next step, the one before."""
FORWARD: Final = {Key.Key_Right, Key.Key_Down, Key.Key_Space}
BACK: Final = {Key.Key_Left, Key.Key_Up, Key.Key_Backspace}


def take_key(view: RoomView, event: QKeyEvent) -> bool:
    """Do what a key says, and tell whether it says anything."""
    key = event.key()
    if key in LEAVE:
        view.close()
    elif key in BLANK:
        view.show_blank(on=not view.blank)
    elif key == Key.Key_O:
        view.show_overview(on=not view.shows_whole)
    elif key in STEPS:
        view.stepped.emit(STEPS[Key(key)])
    elif key in FORWARD:
        view.forward()
    elif key in BACK:
        view.back()
    elif key == Key.Key_Home:
        view.turn_to(QUESTION)
    else:
        return False
    return True
