"""Where a message lies: over the foot of what shows.

It is never over the question that is asked there, nor over what somebody is typing in.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QWidget

SIDE: Final = 16
GAP: Final = 8
WIDEST: Final = 900
SHARE: Final = 0.5
"""A message hides no more than so much of what it lies over."""
STRIP: Final = 0.25
"""What is so narrow against what a message lies over, is no more than a strip beside it."""
HEAD: Final = "head"
"""The role of a frame at the head of a part, with a question in it."""
FOOT: Final = "foot"
"""The role of a frame at the foot of a part, in which people type."""
_HERE: Final = Qt.FindChildOption.FindDirectChildrenOnly


class Ground(NamedTuple):
    """What a message may lie over, in the coordinates of what holds it."""

    room: QRect
    """All of it, down to what is typed in at its foot."""
    seen: list[QWidget]
    """What it was measured by."""
    most: int
    """How high a message may be: what is longer, scrolls."""

    @property
    def width(self) -> int:
        """How wide a message is here."""
        return min(self.room.width() - 2 * SIDE, WIDEST)

    def spans(self, clear: QRect) -> list[QRect]:
        """Return where a message may lie so that `clear` stays in sight, the best place first."""
        at = QRect(0, self.room.top(), self.width, self.room.height() - GAP)
        at.moveCenter(QPoint(self.room.center().x(), at.center().y()))
        if clear.isEmpty() or not at.intersects(clear.adjusted(0, -GAP, 0, GAP)):
            return [self._low(at)]
        below, above = QRect(at), QRect(at)
        below.setTop(max(at.top(), clear.bottom() + GAP))
        above.setBottom(min(at.bottom(), clear.top() - GAP))
        return [self._low(each) for each in (below, above) if each.isValid()] or [self._low(at)]

    def _low(self, span: QRect) -> QRect:
        return span.adjusted(0, max(0, span.height() - self.most), 0, 0)


def ground(host: QWidget, part: QWidget) -> Ground:
    """Return what of `part` a message in `host` may lie over.

    It is neither the question at its head, nor the bars at its foot.
    """
    room = _within(host, part)
    most = round(room.height() * SHARE)
    ends = [each for each in part.findChildren(QFrame) if each.property("role") in {HEAD, FOOT}]
    for end in sorted(ends, key=lambda each: _within(host, each).bottom(), reverse=True):
        at = _within(host, end)
        if not end.isVisibleTo(part) or at.width() <= room.width() / 2:
            continue
        if end.property("role") == HEAD:
            if at.top() - room.top() <= GAP:
                room.setTop(at.bottom() + 1)
        elif room.top() < at.top() < room.bottom() and room.bottom() - at.bottom() <= GAP:
            room.setBottom(at.top() - 1)
    for strip in _strips(host, part):
        room.setLeft(min(room.left(), strip.left()))
        room.setRight(max(room.right(), strip.right()))
    return Ground(room, [part, *ends], most)


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
