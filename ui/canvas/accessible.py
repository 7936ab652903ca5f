"""Gives a board to assistive technology: a list whose items are the cards.

Qt asks for these when a screen reader is there; without one nothing here is ever made. Who owns
what is told in `ui.canvas.accessible_item`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from weakref import ref

import shiboken6
from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from facilitator.i18n import _
from ui.canvas.accessible_item import ItemInterface, living, state_of
from ui.canvas.rows import Card, Change

if TYPE_CHECKING:
    from ui.canvas.board import BoardCanvas


class CardVoice(QObject):
    """Stands for one card of a canvas."""

    def __init__(self, board: BoardVoice, card_id: int) -> None:
        super().__init__(board)
        self.board = board
        self.card_id = card_id
        self.interface: QAccessibleInterface | None = None


class BoardVoice(QObject):
    """Knows the cards that assistive technology was told of, and tells it what changes."""

    def __init__(self, canvas: BoardCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.interface: QAccessibleInterface | None = None
        self._voices: dict[int, CardVoice] = {}
        canvas.selection_changed.connect(self._tell_selection)
        canvas.scene.listen(self._scene_changed)

    def interface_of(self, card_id: int) -> QAccessibleInterface | None:
        """Return the interface of a card on the board."""
        if not self.canvas.scene.is_shown(card_id):
            return None
        voice = self._voices.get(card_id)
        if voice is None:
            voice = self._voices[card_id] = CardVoice(self, card_id)
        return QAccessible.queryAccessibleInterface(voice)

    def _scene_changed(self, change: Change) -> None:
        if change.kind == "all":
            gone = list(self._voices)
        elif change.kind == "card" and change.id is not None:
            gone = [] if self.canvas.scene.is_shown(change.id) else [change.id]
        else:
            return
        for card_id in gone:
            voice = self._voices.pop(card_id, None)
            if voice is not None:
                voice.deleteLater()

    def _tell_selection(self, card_ids: list[int]) -> None:
        """Say what is selected now, as a list says where its focus went."""
        if not QAccessible.isActive():
            return
        QAccessible.updateAccessibility(
            QAccessibleEvent(self.canvas, QAccessible.Event.SelectionWithin)
        )
        if card_ids and self.canvas.hasFocus() and self.interface_of(card_ids[-1]) is not None:
            voice = self._voices[card_ids[-1]]
            QAccessible.updateAccessibility(QAccessibleEvent(voice, QAccessible.Event.Focus))


class CardInterface(ItemInterface):
    """One card, as a list item."""

    def __init__(self, voice: CardVoice) -> None:
        super().__init__()
        self._reference = ref(voice)

    @property
    def _voice(self) -> CardVoice:
        return living(self._reference)

    def _card(self) -> Card | None:
        return self._voice.board.canvas.scene.cards.get(self._voice.card_id)

    def isValid(self) -> bool:  # noqa: N802
        """Say whether the card is still there."""
        voice = self._reference()
        return voice is not None and shiboken6.isValid(voice) and self._card() is not None

    def object(self) -> QObject:
        """Return what stands for the card."""
        return self._voice

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the window the board is in."""
        return self._voice.board.canvas.window().windowHandle()

    def state(self) -> QAccessible.State:
        """Say whether it is selected, focused, out of sight."""
        canvas, card_id = self._voice.board.canvas, self._voice.card_id
        return state_of(
            selectable=True,
            focusable=True,
            multiSelectable=True,
            selected=card_id in canvas.selection,
            focused=card_id == canvas.current and canvas.hasFocus(),
            offscreen=not canvas.view_rect().intersects(self._rect_in_view()),
        )

    def text(self, kind: QAccessible.Text) -> str:
        """Return the card's whole description."""
        card = self._card()
        if card is None or kind != QAccessible.Text.Name:
            return ""
        return describe(self._voice.board.canvas, card)

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        viewport = self._voice.board.canvas.viewport()
        box = self._rect_in_view()
        return QRect(viewport.mapToGlobal(box.topLeft()), box.size())

    def _rect_in_view(self) -> QRect:
        card = self._card()
        return self._voice.board.canvas.box_to_view(card.box).toRect() if card else QRect()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the board."""
        return QAccessible.queryAccessibleInterface(self._voice.board.canvas)


class BoardInterface(QAccessibleWidget):
    """The board, as a list in reading order: zone by zone, from the top."""

    def __init__(self, voice: BoardVoice) -> None:
        super().__init__(voice.canvas, QAccessible.Role.List, voice.canvas.accessibleName())
        self._reference = ref(voice)

    @property
    def _voice(self) -> BoardVoice:
        return living(self._reference)

    def childCount(self) -> int:  # noqa: N802
        """Return how many cards are shown."""
        return len(self._voice.canvas.scene.reading_order())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return a card, in reading order."""
        order = self._voice.canvas.scene.reading_order()
        return self._voice.interface_of(order[index]) if 0 <= index < len(order) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """Return the place of a card in reading order."""
        voice = child.object()
        order = self._voice.canvas.scene.reading_order()
        if isinstance(voice, CardVoice) and voice.card_id in order:
            return order.index(voice.card_id)
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """Return the card at a point of the screen."""
        canvas = self._voice.canvas
        at = canvas.to_scene(QPointF(canvas.viewport().mapFromGlobal(QPoint(x, y))))
        card_id = canvas.scene.card_at(at.x(), at.y())
        return self._voice.interface_of(card_id) if card_id is not None else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """Return the current card, if the board has the focus."""
        canvas = self._voice.canvas
        if canvas.current is None or not canvas.hasFocus():
            return None
        return self._voice.interface_of(canvas.current)


def describe(canvas: BoardCanvas, card: Card) -> str:
    """Return what is said of a card: its description, or its label and text; then its links."""
    told = card.description or ", ".join(filter(None, (card.label, card.mark[2:], card.text)))
    scene = canvas.scene
    arrows = [scene.arrows[each] for each in sorted(scene.arrows_of([card.id]))]
    leads_to = [arrow.target for arrow in arrows if arrow.source == card.id]
    follows = [arrow.source for arrow in arrows if arrow.target == card.id]
    parts = [told]
    for ids, sentence in (
        (leads_to, _("leads to {labels}")),
        (follows, _("follows from {labels}")),
    ):
        labels = [scene.cards[each].label for each in ids if each in scene.cards]
        if labels:
            parts.append(sentence.format(labels=_listed(labels)))
    return "; ".join(parts)


def _listed(labels: list[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    return _("{first} and {last}").format(first=", ".join(labels[:-1]), last=labels[-1])


@cache
def give_voice_to(kind: type[BoardCanvas]) -> None:
    """Have Qt ask here, from now on, when assistive technology meets a board."""

    def interface_for(_key: str, thing: QObject) -> QAccessibleInterface | None:
        if isinstance(thing, CardVoice):
            thing.interface = CardInterface(thing)
            return thing.interface
        if isinstance(thing, kind):
            if thing.voice is None:
                thing.voice = BoardVoice(thing)
            thing.voice.interface = BoardInterface(thing.voice)
            return thing.voice.interface
        return None

    QAccessible.installFactory(interface_for)
