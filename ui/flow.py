"""Parts side by side, and on the next line where they do not fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget


class Flow(QLayout):
    """Lines of parts. What grows sideways takes what its line has left."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        self._items: list[QLayoutItem] = []
        self._tall: dict[int, int] = {}
        super().__init__(parent)
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take up another part."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return a part."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Let go of a part."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Take no more than the parts need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the width decides how many lines there are."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how tall the lines are in this width."""
        if width not in self._tall:
            self._tall[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._tall[width]

    def invalidate(self) -> None:
        """Measure the parts anew: one of them changed."""
        self._tall.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Put the parts in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the widest part; lines come by the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return room for the largest part."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = _wide(item)
            if not lines or used + self.spacing() + wide > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append(item)
            used += self.spacing() + wide
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.y()
        for line in self._lines(inner.width()):
            wides = self._wides(line, inner.width())
            tall = max(map(_height, line, wides))
            if move:
                self._place(line, wides, QRect(inner.x(), y, inner.width(), tall))
            y += tall + self.spacing()
        bottom = y - self.spacing() if self._shown() else y
        return bottom + margins.bottom() - rect.y()

    def _wides(self, line: list[QLayoutItem], width: int) -> list[int]:
        wides = [min(_wide(item), width) for item in line]
        free = width - sum(wides) - self.spacing() * (len(line) - 1)
        growing = [at for at, item in enumerate(line) if _grows(item)]
        for at in growing:
            wides[at] += max(0, free) // len(growing)
        return wides

    def _place(self, line: list[QLayoutItem], wides: list[int], rect: QRect) -> None:
        x = rect.x()
        parent = self.parentWidget()
        reads = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item, wide in zip(line, wides, strict=True):
            tall = _height(item, wide)
            top = rect.y() + (rect.height() - tall) // 2
            place = QRect(QPoint(x, top), QSize(wide, tall))
            item.setGeometry(QStyle.visualRect(reads, rect, place))
            x += wide + self.spacing()


class Roomy(QWidget):
    """Takes what height there is, and asks for no more than the least that it was given."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the least, whatever is within."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())


def _grows(item: QLayoutItem) -> bool:
    widget = item.widget()
    policy = widget.sizePolicy().horizontalPolicy() if widget else QSizePolicy.Policy.Fixed
    return policy == QSizePolicy.Policy.Expanding


def _wide(item: QLayoutItem) -> int:
    """Return how wide a part has to be; wrapped words that grow need no more than a word."""
    wraps = item.hasHeightForWidth() and _grows(item)
    return (item.minimumSize() if wraps else item.sizeHint()).width()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
