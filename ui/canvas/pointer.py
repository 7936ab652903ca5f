"""A mouse or a finger, told apart only by how near it must come."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt


class Pointer(NamedTuple):
    """Where a mouse or a finger is, in viewport pixels."""

    at: QPointF
    modifiers: Qt.KeyboardModifier
    touch: bool = False
