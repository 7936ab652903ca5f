"""How large a board is shown, for as long as nobody has zoomed: its columns fit the window."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, QPointF

from facilitator.board_layout import COLUMN_PITCH
from ui.canvas.board import BoardCanvas
from ui.exercises.board.desk import Desk

SMALLEST_ZOOM: Final = 0.75


class ColumnFit(QObject):
    """Follows the size of a canvas, and leaves alone what somebody zoomed."""

    def __init__(self, canvas: BoardCanvas, desk: Desk, is_narrowed: Callable[[], bool]) -> None:
        """`is_narrowed` says whether something takes the canvas's room for the moment."""
        super().__init__(canvas)
        self._canvas, self._desk, self._is_narrowed = canvas, desk, is_narrowed
        self._given = 0.0
        self._held = False
        canvas.resized.connect(self._fit)

    @contextmanager
    def held(self) -> Generator[None]:
        """Follow nothing while parts are put in place."""
        self._held = True
        try:
            yield
        finally:
            self._held = False

    def _fit(self) -> None:
        canvas = self._canvas
        untouched = self._given in {0.0, canvas.zoom}
        if self._held or self._is_narrowed() or not untouched:
            return
        scale = self._desk.theme.text_scale
        wide = len(self._desk.deck.zones) * COLUMN_PITCH + 8
        bar = canvas.verticalScrollBar().sizeHint().width()  # also before there is one
        fitting = (canvas.width() - bar) / wide
        zoom = max(SMALLEST_ZOOM * scale, min(scale, fitting))
        from_start = not self._given or canvas.is_at_start
        if zoom != self._given:
            self._given = zoom
            margins = canvas.margins()
            corner = QPointF(margins.left(), margins.top())
            canvas.set_zoom(zoom, corner, settled=True)
            self._given = canvas.zoom
        if from_start:
            canvas.look_at_start()
