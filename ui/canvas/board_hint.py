"""What the badges of a card mean, in words, beside the card that somebody points at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

if TYPE_CHECKING:
    from ui.canvas.board import BoardCanvas


def show_hint(canvas: "BoardCanvas", event: QHelpEvent) -> None:
    """Say what the card under the pointer tells by badges; nothing where there is none."""
    at = canvas.to_scene(QPointF(event.pos()))
    card_id = canvas.scene.card_at(at.x(), at.y())
    card = canvas.scene.cards[card_id] if card_id is not None and canvas.interactive else None
    if card is None or not card.hint:
        QToolTip.hideText()
    else:
        around = canvas.box_to_view(card.box).toRect()
        QToolTip.showText(event.globalPos(), card.hint, canvas.viewport(), around)
