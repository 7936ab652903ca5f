"""Gives the ring to assistive technology: a list whose items are people and empty chairs.

Who owns what is told in `ui.canvas.accessible_item`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from weakref import ref

import shiboken6
from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from facilitator.exercises.sector_map.tables import NOBODY
from ui.canvas.accessible_item import ItemInterface, living, state_of

if TYPE_CHECKING:
    from facilitator.exercises.sector_map.ring import Mark
    from ui.exercises.sector_map.ring_canvas import RingCanvas

Seat = tuple[bool, int]
"""What a mark is known by: whether it is a chair, and the first that it stands for."""


def _key(mark: Mark) -> Seat:
    return mark.strength == NOBODY, mark.seats[0]


class MarkVoice(QObject):
    """Stands for one mark of a ring."""

    def __init__(self, ring: RingVoice, key: Seat) -> None:
        super().__init__(ring)
        self.ring, self.key = ring, key
        self.interface: QAccessibleInterface | None = None

    @property
    def mark(self) -> Mark | None:
        """The mark, while it is there."""
        return self.ring.marks.get(self.key)


class RingVoice(QObject):
    """Knows the marks that assistive technology was told of, and tells it where the keys are."""

    def __init__(self, canvas: RingCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.interface: QAccessibleInterface | None = None
        self._voices: dict[Seat, MarkVoice] = {}
        self.marks: dict[Seat, Mark] = {}
        self.follow()

    def follow(self) -> None:
        """Take up the marks as they are now."""
        self.marks = {_key(mark): mark for mark in self.canvas.order.marks}
        for key in self._voices.keys() - self.marks.keys():
            self._voices.pop(key).deleteLater()

    def interface_of(self, mark: Mark) -> QAccessibleInterface | None:
        """Return the interface of a mark."""
        key = _key(mark)
        if key not in self.marks:
            return None
        if key not in self._voices:
            self._voices[key] = MarkVoice(self, key)
        return QAccessible.queryAccessibleInterface(self._voices[key])

    def tell_current(self) -> None:
        """Say where the keys are now, as a list does."""
        current = self.canvas.current
        if not QAccessible.isActive() or current is None or not self.canvas.hasFocus():
            return
        if self.interface_of(current) is not None:
            voice = self._voices[_key(current)]
            QAccessible.updateAccessibility(QAccessibleEvent(voice, QAccessible.Event.Focus))


class MarkInterface(ItemInterface):
    """Somebody known, or an empty chair, as a list item."""

    def __init__(self, voice: MarkVoice) -> None:
        super().__init__()
        self._reference = ref(voice)

    @property
    def _voice(self) -> MarkVoice:
        return living(self._reference)

    def isValid(self) -> bool:  # noqa: N802
        """Say whether it is still there."""
        voice = self._reference()
        return voice is not None and shiboken6.isValid(voice) and voice.mark is not None

    def object(self) -> QObject:
        """Return what stands for it."""
        return self._voice

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the window that the ring is in."""
        return self._voice.ring.canvas.window().windowHandle()

    def state(self) -> QAccessible.State:
        """Say whether it is chosen, or has the focus."""
        canvas, mark = self._voice.ring.canvas, self._voice.mark
        current = mark is not None and mark == canvas.current
        return state_of(
            selectable=True,
            focusable=True,
            selected=current and canvas.entry is not None,
            focused=current and canvas.hasFocus(),
        )

    def text(self, kind: QAccessible.Text) -> str:
        """Say who it is, where, and how well known."""
        mark, words = self._voice.mark, self._voice.ring.canvas.words
        if kind != QAccessible.Text.Name or mark is None or words is None:
            return ""
        return words.mark(mark).replace("\n", ". ")

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        canvas, mark = self._voice.ring.canvas, self._voice.mark
        if mark is None:
            return QRect()
        box = canvas.mark_box(mark)
        return QRect(canvas.mapToGlobal(box.topLeft()), box.size())

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the ring."""
        return QAccessible.queryAccessibleInterface(self._voice.ring.canvas)


class RingInterface(QAccessibleWidget):
    """The ring, as a list: row by row, in each from the middle out."""

    def __init__(self, voice: RingVoice) -> None:
        super().__init__(voice.canvas, QAccessible.Role.List, voice.canvas.accessibleName())
        self._reference = ref(voice)

    @property
    def _voice(self) -> RingVoice:
        return living(self._reference)

    def childCount(self) -> int:  # noqa: N802
        """Return how many marks there are."""
        return len(self._voice.canvas.order.marks)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return a mark, in order."""
        marks = self._voice.canvas.order.marks
        return self._voice.interface_of(marks[index]) if 0 <= index < len(marks) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """Return the place of a mark in the order."""
        voice, marks = child.object(), self._voice.canvas.order.marks
        if isinstance(voice, MarkVoice) and voice.mark in marks:
            return marks.index(voice.mark)
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """Return the mark at a point of the screen."""
        canvas = self._voice.canvas
        mark = canvas.mark_at(QPointF(canvas.mapFromGlobal(QPoint(x, y))))
        return self._voice.interface_of(mark) if mark is not None else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """Return the mark that the keys are at, if the ring has the focus."""
        canvas = self._voice.canvas
        if canvas.current is None or not canvas.hasFocus():
            return None
        return self._voice.interface_of(canvas.current)


@cache
def give_voice_to(kind: type[RingCanvas]) -> None:
    """Have Qt ask here, from now on, when assistive technology meets a ring."""

    def interface_for(_key: str, thing: QObject) -> QAccessibleInterface | None:
        if isinstance(thing, MarkVoice):
            thing.interface = MarkInterface(thing)
            return thing.interface
        if isinstance(thing, kind):
            if thing.voice is None:
                thing.voice = RingVoice(thing)
            thing.voice.interface = RingInterface(thing.voice)
            return thing.voice.interface
        return None

    QAccessible.installFactory(interface_for)
