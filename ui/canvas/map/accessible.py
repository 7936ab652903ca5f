"""Gives a map to assistive technology: a list whose items are pins and areas.

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

from ui.canvas.accessible_item import ItemInterface, living, state_of

if TYPE_CHECKING:
    from ui.canvas.map.canvas import MapCanvas
    from ui.canvas.map.items import MapItem
    from ui.canvas.map.layers import Key

Seat = tuple[str, "Key"]
"""What an item is known by: its kind and its key."""


class ItemVoice(QObject):
    """Stands for one pin or area."""

    def __init__(self, map_voice: MapVoice, seat: Seat) -> None:
        super().__init__(map_voice)
        self.map, self.seat = map_voice, seat
        self.interface: QAccessibleInterface | None = None

    @property
    def item(self) -> MapItem | None:
        """The pin or area, while it is there."""
        return self.map.canvas.item(*self.seat)


class MapVoice(QObject):
    """Knows the items that assistive technology was told of, and tells it which is chosen."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.interface: QAccessibleInterface | None = None
        self._voices: dict[Seat, ItemVoice] = {}

    @property
    def items(self) -> list[MapItem]:
        """What has words."""
        return [item for item in self.canvas.items if item.words]

    def follow(self) -> None:
        """Take up the items as they are now."""
        there = {(item.kind, item.key) for item in self.canvas.items}
        for seat in self._voices.keys() - there:
            self._voices.pop(seat).deleteLater()

    def interface_of(self, item: MapItem) -> QAccessibleInterface | None:
        """Return the interface of an item."""
        seat = (item.kind, item.key)
        if self.canvas.item(*seat) is None:
            return None
        if seat not in self._voices:
            self._voices[seat] = ItemVoice(self, seat)
        return QAccessible.queryAccessibleInterface(self._voices[seat])

    def tell_current(self) -> None:
        """Say which item is chosen now, as a list does."""
        current = self.canvas.current
        if not QAccessible.isActive() or current is None or not self.canvas.hasFocus():
            return
        if self.interface_of(current) is not None:
            voice = self._voices[current.kind, current.key]
            QAccessible.updateAccessibility(QAccessibleEvent(voice, QAccessible.Event.Focus))


class MapItemInterface(ItemInterface):
    """A pin or an area, as a list item."""

    def __init__(self, voice: ItemVoice) -> None:
        super().__init__()
        self._reference = ref(voice)

    @property
    def _voice(self) -> ItemVoice:
        return living(self._reference)

    def isValid(self) -> bool:  # noqa: N802
        """Say whether it is still there."""
        voice = self._reference()
        return voice is not None and shiboken6.isValid(voice) and voice.item is not None

    def object(self) -> QObject:
        """Return what stands for it."""
        return self._voice

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the window that the map is in."""
        return self._voice.map.canvas.window().windowHandle()

    def state(self) -> QAccessible.State:
        """Say whether it is chosen, or has the focus."""
        canvas, item = self._voice.map.canvas, self._voice.item
        current = item is not None and item == canvas.current
        return state_of(
            selectable=True,
            focusable=True,
            selected=current,
            focused=current and canvas.hasFocus(),
        )

    def text(self, kind: QAccessible.Text) -> str:
        """Say what it is."""
        item = self._voice.item
        return item.words if kind == QAccessible.Text.Name and item is not None else ""

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        canvas, item = self._voice.map.canvas, self._voice.item
        if item is None:
            return QRect()
        box = canvas.item_box(item).toAlignedRect()
        return QRect(canvas.viewport().mapToGlobal(box.topLeft()), box.size())

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the map."""
        return QAccessible.queryAccessibleInterface(self._voice.map.canvas)


class MapInterface(QAccessibleWidget):
    """The map, as a list: pins from the top down, then areas."""

    def __init__(self, voice: MapVoice) -> None:
        super().__init__(voice.canvas, QAccessible.Role.List, voice.canvas.accessibleName())
        self._reference = ref(voice)

    @property
    def _voice(self) -> MapVoice:
        return living(self._reference)

    def childCount(self) -> int:  # noqa: N802
        """Return how many items there are."""
        return len(self._voice.items)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return an item, in order."""
        items = self._voice.items
        return self._voice.interface_of(items[index]) if 0 <= index < len(items) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """Return the place of an item in the order."""
        voice, items = child.object(), self._voice.items
        if isinstance(voice, ItemVoice) and voice.item in items:
            return items.index(voice.item)
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """Return the item at a point of the screen."""
        canvas = self._voice.canvas
        item = canvas.item_at(QPointF(canvas.viewport().mapFromGlobal(QPoint(x, y))))
        return self._voice.interface_of(item) if item is not None and item.words else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """Return the item that is chosen, if the map has the focus."""
        current = self._voice.canvas.current
        if current is None or not self._voice.canvas.hasFocus():
            return None
        return self._voice.interface_of(current)


@cache
def give_voice_to(kind: type[MapCanvas]) -> None:
    """Have Qt ask here, from now on, when assistive technology meets a map."""

    def interface_for(_key: str, thing: QObject) -> QAccessibleInterface | None:
        if isinstance(thing, ItemVoice):
            thing.interface = MapItemInterface(thing)
            return thing.interface
        if isinstance(thing, kind):
            if thing.voice is None:
                thing.voice = MapVoice(thing)
            thing.voice.interface = MapInterface(thing.voice)
            return thing.voice.interface
        return None

    QAccessible.installFactory(interface_for)
