"""A part of a sheet's photo, shown beside the field into which it is typed."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

Share = tuple[float, float, float, float]


class Crop(QWidget):
    """Shows what was written in a part of a sheet, as wide as there is room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self._tallest = 120
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_part(self, sheet: QImage, part: QRectF | None, tallest: int) -> None:
        """Show a part of a sheet, given as shares of it; nothing where there is none."""
        self._tallest = tallest
        self._image = QImage()
        if part is not None and not sheet.isNull():
            box = QRectF(
                part.x() * sheet.width(),
                part.y() * sheet.height(),
                part.width() * sheet.width(),
                part.height() * sheet.height(),
            )
            self._image = sheet.copy(box.toAlignedRect() & sheet.rect())
        self.setVisible(not self._image.isNull())
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that its width decides its height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how tall it is in this width."""
        if self._image.isNull():
            return 0
        return min(self._tallest, round(width * self._image.height() / self._image.width()))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it would like."""
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it, whole."""
        del event
        if self._image.isNull():
            return
        size = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), self._image)


def part_around(
    frames: Iterable[Share], left: float = 0.006, right: float = 0.006
) -> QRectF | None:
    """Return the part of a sheet that holds these frames, and a little around; as shares."""
    whole = QRectF()
    for x, y, wide, high in frames:
        whole = whole.united(QRectF(x, y, wide, high))
    if whole.isEmpty():
        return None
    return whole.adjusted(-left, 0.0, right, 0.008) & QRectF(0, 0, 1, 1)
