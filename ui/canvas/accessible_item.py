"""What the items of a canvas have in common for assistive technology.

Who owns what: each item has a small QObject, a child of its canvas, that holds the Python side of
Qt's interface for as long as Qt has the other side; both go when the item or the canvas goes.
PySide keeps what a factory returns, so interfaces know the rest only weakly and keep no closed
canvas alive.
"""

from __future__ import annotations

from typing import TypeVar
from weakref import ref

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

Voice = TypeVar("Voice", bound=QObject)


def living(reference: ref[Voice]) -> Voice:
    """Return what an interface speaks for; ReferenceError once its canvas was closed."""
    thing = reference()
    if thing is None:
        message = "The canvas that this speaks for was closed."
        raise ReferenceError(message)
    return thing


class ItemInterface(QAccessibleInterface):
    """A list item without parts, which is worded elsewhere."""

    def role(self) -> QAccessible.Role:
        """Say what it is."""
        return QAccessible.Role.ListItem

    def setText(self, kind: QAccessible.Text, text: str) -> None:  # noqa: N802
        """Refuse: what is on a canvas is worded in its list, its table or its details."""

    def childCount(self) -> int:  # noqa: N802
        """Return 0: it has no parts."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """Return nothing."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """Return that it is no child."""
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """Return nothing."""
        return None


def state_of(**flags: bool) -> QAccessible.State:
    """Return a state in which these flags, such as `selected`, are as they say."""
    state = QAccessible.State()
    for name, value in flags.items():
        setattr(state, name, int(value))
    return state
