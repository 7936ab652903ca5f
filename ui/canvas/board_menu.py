"""Which menu of a board is asked for, and where: of a card, a link, a group, or the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QContextMenuEvent

from ui.canvas.pointer import Pointer

if TYPE_CHECKING:
    from ui.canvas.board import BoardCanvas


def ask_for_menu(canvas: BoardCanvas, event: QContextMenuEvent) -> None:
    """Ask for the menu of what is under the pointer, or, by key, of the current card."""
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        ask_for_current(canvas)
        return
    pointer = Pointer(QPointF(event.pos()), event.modifiers())
    at = canvas.to_scene(pointer.at)
    card_id = canvas.scene.card_at(at.x(), at.y())
    arrow_id = canvas.arrow_at(pointer) if card_id is None else None
    if arrow_id is not None:
        canvas.choose_link(arrow_id)
        canvas.link_menu_asked.emit(arrow_id, event.globalPos())
        return
    frame_id = canvas.scene.frame_at(at.x(), at.y()) if card_id is None else None
    if frame_id is not None:
        canvas.frame_menu_asked.emit(frame_id, event.globalPos())
        return
    if card_id is not None and card_id not in canvas.selection:
        canvas.select([card_id])
    canvas.menu_asked.emit(card_id or 0, event.globalPos())


def ask_for_current(canvas: BoardCanvas) -> None:
    """Ask for the menu of the current card or link, at the card."""
    box = canvas.scene.box_of(canvas.current) if canvas.current is not None else None
    at = canvas.box_to_view(box).center() if box else QRectF(canvas.view_rect()).center()
    place = canvas.viewport().mapToGlobal(at.toPoint())
    if canvas.chosen_link is not None:
        canvas.link_menu_asked.emit(canvas.chosen_link, place)
    else:
        canvas.menu_asked.emit(canvas.current or 0, place)
