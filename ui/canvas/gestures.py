"""What a press on a board becomes: a click, moved cards, a link, a rubber band, panning.

A gesture changes nothing but its preview until it is released; then it is told once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from facilitator.board_layout import Rect
from ui.canvas.geometry import curve_to
from ui.canvas.lifted import Lifted
from ui.canvas.pointer import Pointer
from ui.canvas.rows import Arrow

if TYPE_CHECKING:
    from ui.canvas.board import BoardCanvas

SLACK: Final = 4.0
SLACK_TOUCH: Final = 10.0
"""How far a pointer may stray and still click."""

TOGGLE: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Gesture:
    """A press that has not been released yet."""

    def __init__(self, canvas: BoardCanvas, start: Pointer) -> None:
        self.canvas = canvas
        self.start = start
        self.now = start

    def move(self, pointer: Pointer) -> Gesture:
        """Follow the pointer; a click that strays becomes something else."""
        self.now = pointer
        return self

    def release(self) -> None:
        """Complete it."""

    def cancel(self) -> None:
        """Leave everything as it was."""

    def paint(self, painter: QPainter) -> None:
        """Show what releasing would do."""

    @property
    def strayed(self) -> bool:
        """Whether the pointer is too far from its start for a click."""
        moved = self.now.at - self.start.at
        slack = SLACK_TOUCH if self.start.touch else SLACK
        return moved.manhattanLength() > slack


class CardPress(Gesture):
    """A press on a card: selects it, or, dragged, moves all that is selected."""

    def __init__(self, canvas: BoardCanvas, start: Pointer, card_id: int) -> None:
        super().__init__(canvas, start)
        self._card_id = card_id
        self._was_selected = card_id in canvas.selection
        if start.modifiers & TOGGLE:
            canvas.toggle(card_id)
        elif self._was_selected:
            canvas.select(canvas.selection, card_id)
        else:
            canvas.select([card_id])

    def move(self, pointer: Pointer) -> Gesture:
        """Lift the selected cards once the pointer strays."""
        self.now = pointer
        if self.strayed and self._card_id in self.canvas.selection:
            return MoveCards(self.canvas, self.start, self.canvas.selection).move(pointer)
        return self

    def release(self) -> None:
        """Select only this card, if several were and nothing was dragged."""
        if self._was_selected and not self.start.modifiers & TOGGLE:
            self.canvas.select([self._card_id])


class FramePress(Gesture):
    """A press on a group's title: selects its notes, or, dragged, moves them."""

    def __init__(self, canvas: BoardCanvas, start: Pointer, frame_id: int) -> None:
        super().__init__(canvas, start)
        self._members = [
            card_id
            for card_id in canvas.scene.frames[frame_id].card_ids
            if card_id in canvas.scene.cards
        ]
        canvas.select(self._members)

    def move(self, pointer: Pointer) -> Gesture:
        """Lift the whole group once the pointer strays."""
        self.now = pointer
        if self.strayed and self._members:
            return MoveCards(self.canvas, self.start, self._members).move(pointer)
        return self


class MoveCards(Gesture):
    """Cards, also those inside a folded group, held by the pointer."""

    def __init__(self, canvas: BoardCanvas, start: Pointer, card_ids: Sequence[int]) -> None:
        super().__init__(canvas, start)
        self._from = canvas.to_scene(start.at)
        self._card_ids = list(card_ids)
        self._lifted = Lifted(canvas, frozenset(card_ids))
        canvas.lift(self._lifted.card_ids, self._lifted.arrow_ids)

    def _moved(self) -> QPointF:
        moved = self.canvas.to_scene(self.now.at) - self._from
        return QPointF(round(moved.x()), round(moved.y()))

    def release(self) -> None:
        """Tell where the cards are now, all at once."""
        moved = self._moved()
        self.canvas.lift(frozenset(), frozenset())
        cards = self.canvas.scene.cards
        places = [
            (card_id, cards[card_id].x + moved.x(), cards[card_id].y + moved.y())
            for card_id in self._card_ids
            if card_id in cards
        ]
        if places and not moved.isNull():
            self.canvas.cards_moved.emit(places)

    def cancel(self) -> None:
        """Put the cards back."""
        self.canvas.lift(frozenset(), frozenset())

    def paint(self, painter: QPainter) -> None:
        """Show the cards where they are held."""
        moved = self._moved()
        self._lifted.paint(painter, moved.x(), moved.y())


class DrawLink(Gesture):
    """A link from a card's handle to wherever the pointer is."""

    def __init__(self, canvas: BoardCanvas, start: Pointer, source: int) -> None:
        super().__init__(canvas, start)
        self._source = source

    def _target(self) -> int | None:
        at = self.canvas.to_scene(self.now.at)
        target = self.canvas.scene.card_at(at.x(), at.y())
        return None if target == self._source else target

    def release(self) -> None:
        """Ask for the link, if there is a card to link to."""
        target = self._target()
        if target is not None and self._source in self.canvas.scene.cards:
            self.canvas.link_drawn.emit(self._source, target)

    def paint(self, painter: QPainter) -> None:
        """Show the link, and ring the card it would reach."""
        canvas = self.canvas
        source = canvas.scene.box_of(self._source)
        if source is None:
            return
        at = canvas.to_scene(self.now.at)
        target = self._target()
        painter.save()
        painter.translate(canvas.to_view(0, 0))
        painter.scale(canvas.zoom, canvas.zoom)
        curve = curve_to(source, at.x(), at.y())
        arrow = Arrow(0, self._source, target or 0)
        canvas.painter.links.paint_curves(painter, arrow, (curve,), canvas.zoom)
        painter.restore()
        box = canvas.scene.box_of(target) if target is not None else None
        if box is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(canvas.theme.colours.accent), 3.0, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(canvas.box_to_view(box).adjusted(-4, -4, 4, 4), 12, 12)


class ArrowPress(Gesture):
    """A press on a link: selects it."""

    def __init__(self, canvas: BoardCanvas, start: Pointer, arrow_id: int) -> None:
        super().__init__(canvas, start)
        self._arrow_id = arrow_id

    def move(self, pointer: Pointer) -> Gesture:
        """Treat a drag that happens to begin on a link like one from empty ground."""
        self.now = pointer
        if self.strayed:
            return GroundPress(self.canvas, self.start).move(pointer)
        return self

    def release(self) -> None:
        """Select the link."""
        self.canvas.choose_link(self._arrow_id)


class GroundPress(Gesture):
    """A press on empty ground: clears the selection, draws a rubber band, or pans by finger."""

    def move(self, pointer: Pointer) -> Gesture:
        """Begin the band, or panning."""
        self.now = pointer
        if not self.strayed:
            return self
        if self.start.touch or not self.canvas.interactive:
            return Pan(self.canvas, self.start).move(pointer)
        return RubberBand(self.canvas, self.start).move(pointer)

    def release(self) -> None:
        """Clear the selection."""
        if self.canvas.interactive and not self.start.modifiers & TOGGLE:
            self.canvas.select([])


class RubberBand(Gesture):
    """A band over empty ground that selects what it touches."""

    def __init__(self, canvas: BoardCanvas, start: Pointer) -> None:
        super().__init__(canvas, start)
        self._from = canvas.to_scene(start.at)
        self._kept = list(canvas.selection) if start.modifiers & TOGGLE else []

    def _band(self) -> QRectF:
        return QRectF(self._from, self.canvas.to_scene(self.now.at)).normalized()

    def release(self) -> None:
        """Select what the band touches."""
        band = self._band()
        touched = self.canvas.scene.cards_in(Rect(band.x(), band.y(), band.width(), band.height()))
        self.canvas.select([*self._kept, *(each for each in touched if each not in self._kept)])

    def paint(self, painter: QPainter) -> None:
        """Show the band."""
        band = self._band()
        box = self.canvas.box_to_view(Rect(band.x(), band.y(), band.width(), band.height()))
        accent = QColor(self.canvas.theme.colours.accent)
        painter.setPen(QPen(accent, 1.0))
        accent.setAlphaF(0.08)
        painter.setBrush(accent)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


class Pan(Gesture):
    """The ground, held by a finger."""

    def move(self, pointer: Pointer) -> Gesture:
        """Move the board along."""
        moved = pointer.at - self.now.at
        self.now = pointer
        self.canvas.pan(moved.x(), moved.y())
        return self
