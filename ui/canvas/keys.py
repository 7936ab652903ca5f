"""What the keyboard does on a board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from ui.canvas.board import BoardCanvas

NUDGE: Final = 8.0
NUDGE_FAR: Final = 40.0

ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class BoardKeys:
    """Selects, moves, opens and deletes cards by key."""

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas = canvas

    def take(self, event: QKeyEvent) -> bool:
        """Use a key, and say whether it was one for the board."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._arrow(*ARROWS[key], control=control, shift=shift)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._first_or_last(last=key == Qt.Key.Key_End)
        elif key == Qt.Key.Key_A and control:
            self._canvas.select(self._canvas.scene.reading_order(), self._canvas.current)
        elif key == Qt.Key.Key_Escape:
            return self._clear()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and not control:
            return self._open()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            return self._delete()
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shift):
            self._canvas.ask_menu()
        else:
            return False
        return True

    def _arrow(self, dx: int, dy: int, *, control: bool, shift: bool) -> None:
        canvas = self._canvas
        if canvas.current is None:
            self._first_or_last(last=False)
        elif control:
            self._go(dx, dy, also=shift)
        else:
            step = NUDGE_FAR if shift else NUDGE
            cards = canvas.scene.cards
            canvas.cards_nudged.emit(
                [
                    (each, cards[each].x + dx * step, cards[each].y + dy * step)
                    for each in canvas.selection
                ]
            )

    def _go(self, dx: int, dy: int, *, also: bool) -> None:
        """Select the nearest card in a direction, or add it."""
        canvas = self._canvas
        nearest = self._nearest(dx, dy)
        if nearest is not None:
            canvas.select([*canvas.selection, nearest] if also else [nearest], nearest)
            canvas.reveal_cards([nearest])

    def _nearest(self, dx: int, dy: int) -> int | None:
        canvas = self._canvas
        here = canvas.scene.box_of(canvas.current or 0)
        if here is None:
            return None
        best: tuple[float, int] | None = None
        for card_id in canvas.scene.reading_order():
            box = canvas.scene.cards[card_id].box
            off_x, off_y = box.x - here.x, box.middle - here.middle
            ahead, aside = (off_x * dx, abs(off_y)) if dx else (off_y * dy, abs(off_x))
            if ahead > 1 and (best is None or ahead + 2 * aside < best[0]):
                best = (ahead + 2 * aside, card_id)
        return best[1] if best else None

    def _first_or_last(self, *, last: bool) -> None:
        order = self._canvas.scene.reading_order()
        if order:
            card_id = order[-1 if last else 0]
            self._canvas.select([card_id])
            self._canvas.reveal_cards([card_id])

    def _clear(self) -> bool:
        """Clear the selection; an Esc with nothing selected is the window's."""
        canvas = self._canvas
        had = canvas.current is not None or canvas.chosen_link is not None
        canvas.select([])
        return had

    def _open(self) -> bool:
        canvas = self._canvas
        if canvas.chosen_link is not None:
            canvas.link_opened.emit(canvas.chosen_link)
        elif canvas.current is not None:
            canvas.card_opened.emit(canvas.current)
        else:
            return False
        return True

    def _delete(self) -> bool:
        canvas = self._canvas
        if canvas.chosen_link is not None:
            canvas.link_delete_asked.emit(canvas.chosen_link)
        elif canvas.selection:
            canvas.delete_asked.emit(canvas.selection)
        else:
            return False
        return True
