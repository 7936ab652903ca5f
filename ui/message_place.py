"""Where a message lies: over the foot of what shows, and never over what somebody is typing in."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QWidget

SIDE: Final = 16
GAP: Final = 8
WIDEST: Final = 900
STRIP: Final = 0.25
"""What is so narrow against what a message lies over, is no more than a strip beside it."""
_HERE: Final = Qt.FindChildOption.FindDirectChildrenOnly


class Ground(NamedTuple):
    """What a message may lie over, in the coordinates of what holds it."""

    room: QRect
    """All of it, down to what is typed in at its foot."""
    seen: list[QWidget]
    """What it was measured by."""

    @property
    def width(self) -> int:
        """How wide a message is here."""
        return min(self.room.width() - 2 * SIDE, WIDEST)

    def place(self, size: QSize, clear: QRect) -> QRect:
        """Return where a message of this size lies so that `clear` stays in sight."""
        at = QRect(QPoint(), size)
        at.moveCenter(self.room.center())
        at.moveBottom(self.room.bottom() - GAP)
        if at.intersects(clear):
            above = at.translated(0, clear.top() - GAP - at.bottom())
            if above.top() >= self.room.top():
                return above
        return at


def ground(host: QWidget, part: QWidget) -> Ground:
    """Return what of `part` a message in `host` may lie over: not the bars at its foot."""
    room = _within(host, part)
    feet: list[QWidget] = [
        frame for frame in part.findChildren(QFrame) if frame.property("role") == "foot"
    ]
    shown = [foot for foot in feet if foot.isVisibleTo(part)]
    for foot in sorted(shown, key=lambda each: _within(host, each).bottom(), reverse=True):
        at = _within(host, foot)
        is_wide = at.width() > room.width() / 2
        if is_wide and room.top() < at.top() < room.bottom() and room.bottom() - at.bottom() <= GAP:
            room.setBottom(at.top() - 1)
    for strip in _strips(host, part):
        room.setLeft(min(room.left(), strip.left()))
        room.setRight(max(room.right(), strip.right()))
    return Ground(room, [part, *feet])


def _strips(host: QWidget, part: QWidget) -> list[QRect]:
    """Return the narrow strips beside a part, such as the running order when it is folded."""
    around = part.parentWidget()
    beside = around.findChildren(QWidget, options=_HERE) if around is not None else []
    narrow = [each for each in beside if each.isVisible() and each.width() <= part.width() * STRIP]
    middle = _within(host, part).center().y()
    found = (_within(host, each) for each in narrow if each is not part)
    return [at for at in found if at.top() < middle < at.bottom()]


def in_hand(host: QWidget) -> tuple[QWidget | None, QRect]:
    """Return what has the cursor, and which part of it is to stay in sight."""
    focus = QApplication.focusWidget()
    if focus is None or not host.isAncestorOf(focus):
        return None, QRect()
    if isinstance(focus, QAbstractItemView):
        cell = focus.visualRect(focus.currentIndex()).intersected(focus.viewport().rect())
        return focus, QRect(focus.viewport().mapTo(host, cell.topLeft()), cell.size())
    if focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        line = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        whole = _within(host, focus)
        if whole.height() > host.height() / 3 and isinstance(line, QRect):
            row = QRect(0, line.top(), whole.width(), line.height())
            return focus, row.translated(whole.topLeft())
        return focus, whole
    whole = _within(host, focus)
    return focus, whole if whole.height() <= host.height() / 3 else QRect()


def _within(host: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(host, QPoint()), widget.size())
