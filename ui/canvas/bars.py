"""How far a canvas can be panned, and how little it takes to see something."""

from PySide6.QtCore import QMarginsF, QPointF, QRect, QRectF
from PySide6.QtWidgets import QScrollBar

from ui.canvas.hand import LINE


def set_bar(bar: QScrollBar, value: int, page: int, ends: tuple[float, float] | None) -> None:
    """Have a scroll bar at a value, and let it reach between the ends of what there is to see.

    What lies beyond an end, or has room, stays where it is. Without ends, nothing moves.
    """
    low = high = value
    if ends is not None:
        first, last = round(ends[0]), round(ends[1] - page)
        if not last <= value <= first:
            low, high = min(value, first), max(value, last)
    bar.setRange(low, high)
    bar.setPageStep(page)
    bar.setSingleStep(LINE)
    bar.setValue(value)


def into_sight(seen: QRectF, room: QRect, margins: QMarginsF, ahead: float) -> QPointF:
    """Return by how little one pans to have a box of the viewport between the margins.

    Where that is downwards, `ahead` is how much further, as a share of the height.
    """
    left, top = seen.left() - margins.left(), seen.top() - margins.top()
    right, bottom = room.width() - margins.right(), room.height() - margins.bottom()
    dx = min(0.0, left) or max(0.0, min(seen.right() - right, left))
    dy = min(0.0, top) or max(0.0, min(seen.bottom() - bottom, top))
    if dy > 0 and ahead:
        dy += max(0.0, min(ahead * room.height(), top - dy))
    return QPointF(dx, dy)
