"""A printed page, looked at: painted from the pieces that another process draws."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.printing.preview_worker import Drawn, Piece
from ui.theme import Theme

TILE: Final = 512
"""So many pixels has a piece at most, each way."""
WHOLE: Final = 700_000
"""So many pixels has the picture of a whole page that is there before its pieces are."""
KEPT: Final = 150
AROUND: Final = 12
"""Room around the page, in pixels."""


class PageView(QWidget):
    """Shows one page at a scale; says which pieces of it are wanted."""

    wanted = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._edges = QColor(theme.colours.control), QColor(theme.colours.accent)
        self._marked = False
        self._page, self._size, self._scale = 0, (0.0, 0.0), 1.0
        self._path = Path()
        self._pictures: dict[Piece, QImage] = {}

    def show_file(self, path: Path) -> None:
        """Forget what was seen of another file."""
        self._path, self._size = path, (0.0, 0.0)
        self._pictures.clear()
        self.update()

    def mark(self, *, on: bool) -> None:
        """Show, or not, that keys move this page."""
        self._marked = on
        self.update()

    def show_page(self, page: int, size: tuple[float, float], scale: float) -> None:
        """Show a page, counted from 0, whose size is in mm, at so many pixels a mm."""
        self._page, self._size, self._scale = page, size, scale
        width, height = size
        self.resize(math.ceil(width * scale) + 2 * AROUND, math.ceil(height * scale) + 2 * AROUND)
        self.update()

    def add(self, drawn: Drawn) -> None:
        """Take up a piece that was drawn."""
        if drawn.path != self._path:
            return
        kind = QImage.Format.Format_BGR888
        image = QImage(drawn.data, drawn.width, drawn.height, 3 * drawn.width, kind)
        self._pictures[drawn.piece] = image.copy()
        while len(self._pictures) > KEPT:
            self._pictures.pop(next(iter(self._pictures)))
        self.update()

    @property
    def complete(self) -> bool:
        """Whether all that can be seen is drawn."""
        return bool(self._size[0]) and not self._lacking(self.visibleRegion().boundingRect())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what is drawn already, the whole page first, and ask for the rest."""
        if not self._size[0]:
            return
        painter = QPainter(self)
        width, height = self._size
        page = QRectF(AROUND, AROUND, width * self._scale, height * self._scale)
        painter.fillRect(page, Qt.GlobalColor.white)
        whole = self._pictures.get(self._whole())
        if whole is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, whole)
        ratio = self._ratio
        for piece in self._tiles(event.rect()):
            image = self._pictures.get(piece)
            if image is not None:
                left, top = AROUND + piece.x / ratio, AROUND + piece.y / ratio
                area = QRectF(left, top, image.width() / ratio, image.height() / ratio)
                painter.drawImage(area, image)
        line = 3 if self._marked else 1
        painter.setPen(QPen(self._edges[self._marked], line))
        painter.drawRect(page.adjusted(-line / 2, -line / 2, line / 2, line / 2))
        painter.end()
        lacking = self._lacking(self.visibleRegion().boundingRect())
        if lacking:
            self.wanted.emit(lacking)

    @property
    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def _lacking(self, seen: QRect) -> list[Piece]:
        pieces = [self._whole(), *self._tiles(seen)]
        return [piece for piece in pieces if piece not in self._pictures]

    def _whole(self) -> Piece:
        width, height = self._size
        scale = round(min(math.sqrt(WHOLE / (width * height)), 8.0), 4)
        return Piece(self._page, scale, 0, 0, math.ceil(width * scale), math.ceil(height * scale))

    def _tiles(self, seen: QRect) -> Iterator[Piece]:
        """Yield the pieces that lie where something is to be seen."""
        ratio = self._ratio
        scale = round(self._scale * ratio, 4)
        wide, high = (math.ceil(side * scale) for side in self._size)
        left, top = ((place - AROUND) * ratio for place in (seen.left(), seen.top()))
        right, bottom = left + seen.width() * ratio, top + seen.height() * ratio
        for y in range(max(0, int(top // TILE)) * TILE, min(high, math.ceil(bottom)), TILE):
            for x in range(max(0, int(left // TILE)) * TILE, min(wide, math.ceil(right)), TILE):
                yield Piece(self._page, scale, x, y, TILE, TILE)
