"""A board's picture, selection and scroll bars, kept up with its scene."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from facilitator.board_layout import Rect
from ui.canvas.press import Press
from ui.canvas.rows import Change
from ui.canvas.selection import Selection

if TYPE_CHECKING:
    from ui.canvas.board import BoardCanvas

REACH_MS: Final = 30
"""The scroll bars follow a board that grew so much later, once for many changes."""


class SceneFollower:
    """Listens to the scene of a board that is shown."""

    def __init__(self, canvas: "BoardCanvas", selection: Selection, press: Press) -> None:
        self._canvas, self._selection, self._press = canvas, selection, press
        self._reached: Rect | None = None
        self._reach_timer = QTimer(canvas, singleShot=True, interval=REACH_MS)
        self._reach_timer.timeout.connect(canvas.content_moved)
        canvas.scene.listen(self._scene_changed)

    def _scene_changed(self, change: Change) -> None:
        canvas = self._canvas
        canvas.painter.forget(change)
        if change.kind == "card" and change.id is not None:
            self._drop_if_gone(change.id)
        elif change.kind == "arrow" and change.id is not None:
            self._selection.follow_arrow(change.id)
        elif change.kind == "all":
            self._press.cancel()
            canvas.select([])
        if change.box is not None:
            canvas.spoil(change.box)
        elif change.kind in {"all", "periods"}:
            canvas.spoil()
            self._reach_timer.start()
        elif change.kind == "headings":
            canvas.viewport().update()
        self._reach()

    def _drop_if_gone(self, card_id: int) -> None:
        if self._canvas.scene.is_shown(card_id):
            return
        if card_id in self._selection.look.selected:
            self._press.cancel()
            self._selection.drop(card_id)
        self._canvas.handle.leave(card_id)

    def _reach(self) -> None:
        """Let the scroll bars reach, presently, what the scene holds now."""
        bounds = self._canvas.scene.bounds
        if bounds != self._reached:
            self._reached = bounds
            self._reach_timer.start()
