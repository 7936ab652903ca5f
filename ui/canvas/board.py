"""The board as a canvas: shows a scene, and says what people ask of it.

It never changes the scene: a drag, a key, a drawn link leave as signals, and come back as rows.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QMarginsF, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from facilitator.board_layout import Rect
from ui.canvas.accessible import BoardVoice, give_voice_to
from ui.canvas.board_paint import BoardPainter
from ui.canvas.canvas import Canvas
from ui.canvas.geometry import common, curves_box, inflated, united
from ui.canvas.gestures import (
    ArrowPress,
    CardPress,
    DrawLink,
    FramePress,
    Gesture,
    GroundPress,
    MoveCards,
    RubberBand,
)
from ui.canvas.headings import Headings
from ui.canvas.keys import BoardKeys
from ui.canvas.look import Look, is_legible
from ui.canvas.period_paint import names_width
from ui.canvas.pointer import Pointer
from ui.canvas.scene import REACH, BoardScene, Change
from ui.theme import Theme

HANDLE_RADIUS: Final = 8.0
HANDLE_HIT: Final = 12.0
HANDLE_HIT_TOUCH: Final = 22.0
LINK_HIT: Final = 6.0
LINK_HIT_TOUCH: Final = 16.0
EDGE: Final = 28
"""A drag so near the viewport's edge, in pixels, scrolls it."""
EDGE_SPEED: Final = 14
REACH_MS: Final = 30
"""The scroll bars follow a board that grew so much later, once for many changes."""

BY_KEY: Final = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class BoardCanvas(Canvas):
    """Shows a BoardScene."""

    selection_changed = Signal(list)
    """list[int], the current card last."""
    cards_moved = Signal(list)
    """list[(id, x, y)], once, when a drag is released."""
    cards_nudged = Signal(list)
    """list[(id, x, y)], at each arrow key."""
    link_drawn = Signal(int, int)
    """Source and target."""
    card_opened = Signal(int)
    frame_opened = Signal(int)
    """A group's title was double-clicked: open it, or close it."""
    delete_asked = Signal(list)
    link_selected = Signal(int)
    link_opened = Signal(int)
    link_delete_asked = Signal(int)
    menu_asked = Signal(int, QPoint)
    """A card, or 0 for the ground, and a place on the screen."""
    link_menu_asked = Signal(int, QPoint)
    frame_menu_asked = Signal(int, QPoint)

    def __init__(
        self,
        scene: BoardScene,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        interactive: bool = True,
    ) -> None:
        super().__init__(theme, parent)
        self.scene = scene
        self.interactive = interactive
        self._selection: list[int] = []
        self._look = Look(large=not interactive)
        self._gesture: Gesture | None = None
        self._hovered: int | None = None
        self._reached: Rect | None = None
        self._focus_by_key = False
        self._keys = BoardKeys(self)
        self._edge_timer = QTimer(self, interval=16)
        self._edge_timer.timeout.connect(self._scroll_at_edge)
        self._reach_timer = QTimer(self, singleShot=True, interval=REACH_MS)
        self._reach_timer.timeout.connect(self.content_moved)
        self.voice: BoardVoice | None = None
        """Made by Qt's asking, when a screen reader is there."""
        give_voice_to(BoardCanvas)
        self._dress()
        scene.listen(self._scene_changed)

    def _dress(self) -> None:
        self.painter = BoardPainter(self.scene, self.theme)
        self._headings = Headings(self.theme, 15 if self.interactive else 22)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        super().set_theme(theme)
        self._dress()

    # Selection

    @property
    def selection(self) -> list[int]:
        """The selected cards, the current one last."""
        return list(self._selection)

    @property
    def current(self) -> int | None:
        """The card that was selected last."""
        return self._selection[-1] if self._selection else None

    @property
    def chosen_link(self) -> int | None:
        """The selected link, if one is."""
        return self._look.chosen_arrow

    def select(self, card_ids: Iterable[int], current: int | None = None) -> None:
        """Select these cards and nothing else."""
        wanted = [card_id for card_id in dict.fromkeys(card_ids) if self.scene.is_shown(card_id)]
        if current in wanted:
            wanted.remove(current)
            wanted.append(current)
        if wanted == self._selection and self._look.chosen_arrow is None:
            return
        self._selection = wanted
        self._show_selection(None)
        self.selection_changed.emit(self.selection)

    def toggle(self, card_id: int) -> None:
        """Add a card to the selection, or take it out."""
        if card_id in self._selection:
            self.select([each for each in self._selection if each != card_id])
        else:
            self.select([*self._selection, card_id])

    def choose_link(self, arrow_id: int | None) -> None:
        """Select a link instead of cards."""
        if arrow_id is None or arrow_id not in self.scene.arrows:
            self.select([])
            return
        had_cards, self._selection = bool(self._selection), []
        self._show_selection(arrow_id)
        if had_cards:
            self.selection_changed.emit([])
        self.link_selected.emit(arrow_id)

    def reveal_cards(self, card_ids: Iterable[int], ahead: float = 0.0) -> None:
        """Pan as little as it takes to see these cards, or further `ahead`, as `reveal` says."""
        around: Rect | None = None
        for card_id in card_ids:
            around = united(around, self.scene.box_of(card_id))
        whole = self.content_box()
        if around is None or whole is None:
            return
        if self.isVisible():  # hidden, it does not know its own size
            self.reveal(common(inflated(around, 8), whole), ahead)

    def _show_selection(self, arrow_id: int | None) -> None:
        strong = set(self.scene.arrows_of(self._selection))
        if arrow_id is not None:
            strong.add(arrow_id)
        self._show(
            replace(
                self._look,
                selected=frozenset(self._selection),
                current=self.current,
                chosen_arrow=arrow_id,
                strong=frozenset(strong),
            )
        )

    def _show(self, look: Look) -> None:
        """Paint again what the change of look changes."""
        old, self._look = self._look, look
        if old.quieter != look.quieter:
            self.spoil()
            return
        cards = (old.selected ^ look.selected) | (old.lifted ^ look.lifted)
        cards |= {each for each in (old.current, look.current) if each is not None}
        arrows = (old.strong ^ look.strong) | (old.hidden_arrows ^ look.hidden_arrows)
        arrows |= {each for each in (old.chosen_arrow, look.chosen_arrow) if each is not None}
        if len(cards) + len(arrows) > 40:
            self.spoil()
            return
        for card_id in cards:
            if (card := self.scene.cards.get(card_id)) is not None:
                self.spoil(inflated(card.box, REACH))
        for arrow_id in arrows:
            if curves := self.scene.curves_of(arrow_id):
                self.spoil(inflated(curves_box(curves), REACH))

    def lift(self, card_ids: frozenset[int], arrow_ids: frozenset[int]) -> None:
        """Leave cards and arrows out of the picture while a gesture paints them."""
        for frame_id in self.scene.folded_around(card_ids | self._look.lifted):
            if (around := self.scene.frame_box(frame_id)) is not None:
                self.spoil(inflated(around, REACH))
        self._show(replace(self._look, lifted=card_ids, hidden_arrows=arrow_ids))
        self.viewport().update()

    # The scene

    def _scene_changed(self, change: Change) -> None:
        self.painter.forget(change)
        if change.kind == "card" and change.id is not None:
            self._drop_if_gone(change.id)
        elif change.kind == "arrow" and change.id is not None:
            self._follow_arrow(change.id)
        elif change.kind == "all":
            self._cancel_gesture()
            self.select([])
        if change.box is not None:
            self.spoil(change.box)
        elif change.kind in {"all", "periods"}:
            self.spoil()
            self._reach_timer.start()
        elif change.kind == "headings":
            self.viewport().update()
        self._reach()

    def _drop_if_gone(self, card_id: int) -> None:
        if card_id in self._look.selected and not self.scene.is_shown(card_id):
            self._cancel_gesture()
            self.select([each for each in self._selection if each != card_id])
        if card_id == self._hovered and not self.scene.is_shown(card_id):
            self._hovered = None

    def _follow_arrow(self, arrow_id: int) -> None:
        arrow = self.scene.arrows.get(arrow_id)
        if arrow is None and arrow_id == self._look.chosen_arrow:
            self.select([])
            return
        strong = arrow is not None and bool({arrow.source, arrow.target} & self._look.selected)
        if strong != (arrow_id in self._look.strong) and arrow_id != self._look.chosen_arrow:
            self._show_selection(self._look.chosen_arrow)

    def _reach(self) -> None:
        """Let the scroll bars reach, presently, what the scene holds now."""
        bounds = self.scene.bounds
        if bounds != self._reached:
            self._reached = bounds
            self._reach_timer.start()

    # Canvas

    def content_box(self) -> Rect | None:
        """Return the box around everything on the board, headings included."""
        around = self.scene.bounds
        for period in self.scene.periods:
            around = united(around, period.box)
        for heading in self.scene.headings:
            y = around.y if around is not None else 16.0
            around = united(around, Rect(heading.x, y, heading.width, 1.0))
        return around

    def margins(self) -> QMarginsF:
        """Return the room around the content: the headings' at the top, and the periods'."""
        top = self._headings.height + 8 if self.scene.headings else 16
        named = not self.interactive and self.scene.periods
        left = names_width(self.scene.periods) if named else 16
        return QMarginsF(left, top, 24, 24)

    def paint_content(self, painter: QPainter, box: Rect, *, whole: bool) -> None:
        """Paint an area of the scene."""
        self.painter.paint(painter, box, self.zoom, self._look, whole=whole)

    def paint_overlay(self, painter: QPainter) -> None:
        """Paint the gesture, the link handle, the headings and the focus."""
        if self._gesture is not None:
            self._gesture.paint(painter)
        else:
            self._paint_handle(painter)
        if self.scene.headings and painter.clipBoundingRect().top() < self._headings.height + 4:
            left = -self.to_view(0, 0).x()
            width = self.viewport().width()
            self._headings.paint(painter, self.scene.headings, self.zoom, left, width)
        if self._focus_by_key and self.hasFocus() and self.current is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.colours.accent), 2.0))
            painter.drawRect(QRectF(self.view_rect()).adjusted(1, 1, -1, -1))

    def fixed_overlay(self) -> QRect | None:
        """Return the band of headings; gestures and the ring of focus may be anywhere."""
        if self._gesture is not None or (self._focus_by_key and self.hasFocus()):
            return None
        return QRect(0, 0, self.viewport().width(), self._headings.height + 4)

    def _handle_card(self) -> int | None:
        """Return the card that shows a handle: the hovered one, or the only one selected."""
        if not self.interactive or not is_legible(self.zoom):
            return None
        if self._hovered is not None:
            return self._hovered
        return self._selection[0] if len(self._selection) == 1 else None

    def _handle_at(self, card_id: int) -> QPointF | None:
        box = self.scene.box_of(card_id)
        return self.to_view(box.right, box.middle) if box else None

    def _paint_handle(self, painter: QPainter) -> None:
        card_id = self._handle_card()
        at = self._handle_at(card_id) if card_id is not None else None
        if at is None:
            return
        colours = self.theme.colours
        painter.setPen(QPen(QColor(colours.paper), 2.0))
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(at, HANDLE_RADIUS, HANDLE_RADIUS)
        painter.setPen(QPen(QColor(colours.on_accent), 1.75))
        painter.drawPolyline(
            [at + QPointF(-1.5, -3.5), at + QPointF(2, 0), at + QPointF(-1.5, 3.5)]
        )

    # Pointing

    def pointer_pressed(self, pointer: Pointer) -> None:
        """Begin the gesture that fits what is pressed."""
        self._cancel_gesture()
        self._gesture = self._gesture_for(pointer)
        self.viewport().update()

    def _gesture_for(self, pointer: Pointer) -> Gesture:
        if not self.interactive:
            return GroundPress(self, pointer)
        at = self.to_scene(pointer.at)
        source = self._handle_hit(pointer)
        if source is not None:
            return DrawLink(self, pointer, source)
        card_id = self.scene.card_at(at.x(), at.y())
        if card_id is not None:
            return CardPress(self, pointer, card_id)
        frame_id = self.scene.frame_at(at.x(), at.y())
        if frame_id is not None:
            return FramePress(self, pointer, frame_id)
        arrow_id = self._arrow_hit(pointer)
        if arrow_id is not None:
            return ArrowPress(self, pointer, arrow_id)
        return GroundPress(self, pointer)

    def _handle_hit(self, pointer: Pointer) -> int | None:
        card_id = self._handle_card()
        at = self._handle_at(card_id) if card_id is not None else None
        if at is None:
            return None
        reach = HANDLE_HIT_TOUCH if pointer.touch else HANDLE_HIT
        off = pointer.at - at
        return card_id if QPointF.dotProduct(off, off) <= reach * reach else None

    def _arrow_hit(self, pointer: Pointer) -> int | None:
        at = self.to_scene(pointer.at)
        tolerance = (LINK_HIT_TOUCH if pointer.touch else LINK_HIT) / self.zoom
        return self.scene.arrow_at(at.x(), at.y(), tolerance)

    def pointer_moved(self, pointer: Pointer, *, pressed: bool) -> None:
        """Carry the gesture on, or hover."""
        if self._gesture is None or not pressed:
            self._hover(pointer)
            return
        self._gesture = self._gesture.move(pointer)
        if isinstance(self._gesture, (MoveCards, DrawLink, RubberBand)):
            near_edge = (
                not self.view_rect()
                .adjusted(EDGE, EDGE + self._headings.height, -EDGE, -EDGE)
                .contains(pointer.at.toPoint())
            )
            if near_edge and not self._edge_timer.isActive():
                self._edge_timer.start()
        self.viewport().update()

    def _hover(self, pointer: Pointer) -> None:
        if not self.interactive:
            return
        if self._handle_hit(pointer) is not None:
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)
            return
        at = self.to_scene(pointer.at)
        hovered = self.scene.card_at(at.x(), at.y())
        if hovered == self._hovered:
            return
        self.viewport().unsetCursor()
        before, self._hovered = self._handle_card(), hovered
        for card_id in {before, self._handle_card()} - {None}:
            spot = self._handle_at(card_id) if card_id is not None else None
            if spot is not None:
                self.viewport().update(QRectF(spot, spot).adjusted(-12, -12, 12, 12).toRect())

    def pointer_released(self, pointer: Pointer) -> None:
        """Complete the gesture."""
        gesture, self._gesture = self._gesture, None
        self._edge_timer.stop()
        if gesture is not None:
            gesture.now = pointer
            gesture.release()
            self.viewport().update()

    def pointer_cancelled(self) -> None:
        """Drop the gesture."""
        self._cancel_gesture()

    def _cancel_gesture(self) -> bool:
        gesture, self._gesture = self._gesture, None
        self._edge_timer.stop()
        if gesture is None:
            return False
        gesture.cancel()
        self.viewport().update()
        return True

    def pointer_doubled(self, pointer: Pointer) -> None:
        """Open the card, the group or the link that is there."""
        if not self.interactive:
            return
        at = self.to_scene(pointer.at)
        card_id = self.scene.card_at(at.x(), at.y())
        frame_id = self.scene.frame_at(at.x(), at.y())
        arrow_id = self._arrow_hit(pointer)
        if card_id is not None:
            self.card_opened.emit(card_id)
        elif frame_id is not None:
            self.frame_opened.emit(frame_id)
        elif arrow_id is not None:
            self.link_opened.emit(arrow_id)

    def _scroll_at_edge(self) -> None:
        """Scroll while a drag rests near the viewport's edge."""
        if self._gesture is None:
            self._edge_timer.stop()
            return
        at, room = self._gesture.now.at, self.view_rect()
        top = self._headings.height + EDGE
        dx = (at.x() < EDGE) - (at.x() > room.width() - EDGE)
        dy = (at.y() < top) - (at.y() > room.height() - EDGE)
        if dx or dy:
            self.pan(dx * EDGE_SPEED, dy * EDGE_SPEED)
        else:
            self._edge_timer.stop()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Say in words what the badges of a card mean, to whoever points at it."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        at = self.to_scene(QPointF(event.pos()))
        card_id = self.scene.card_at(at.x(), at.y())
        card = self.scene.cards[card_id] if card_id is not None and self.interactive else None
        if card is None or not card.hint:
            QToolTip.hideText()
        else:
            around = self.box_to_view(card.box).toRect()
            QToolTip.showText(event.globalPos(), card.hint, self.viewport(), around)
        return True

    # Keys, menu, focus

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key says; Tab is never taken."""
        if event.key() == Qt.Key.Key_Escape and self._cancel_gesture():
            event.accept()
        elif not self.interactive or not self._keys.take(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of what is there, or, by key, of the current card."""
        if not self.interactive:
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.ask_menu()
            return
        pointer = Pointer(QPointF(event.pos()), event.modifiers())
        at = self.to_scene(pointer.at)
        card_id = self.scene.card_at(at.x(), at.y())
        arrow_id = self._arrow_hit(pointer) if card_id is None else None
        if arrow_id is not None:
            self.choose_link(arrow_id)
            self.link_menu_asked.emit(arrow_id, event.globalPos())
            return
        frame_id = self.scene.frame_at(at.x(), at.y()) if card_id is None else None
        if frame_id is not None:
            self.frame_menu_asked.emit(frame_id, event.globalPos())
            return
        if card_id is not None and card_id not in self._selection:
            self.select([card_id])
        self.menu_asked.emit(card_id or 0, event.globalPos())

    def ask_menu(self) -> None:
        """Ask for the menu of the current card, at the card."""
        box = self.scene.box_of(self.current) if self.current is not None else None
        at = self.box_to_view(box).center() if box else QRectF(self.view_rect()).center()
        place = self.viewport().mapToGlobal(at.toPoint())
        if self.chosen_link is not None:
            self.link_menu_asked.emit(self.chosen_link, place)
        else:
            self.menu_asked.emit(self.current or 0, place)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show where the keys go, to somebody who came by key."""
        self._focus_by_key = event.reason() in BY_KEY
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that they go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Let go of what was held."""
        self._cancel_gesture()
        super().hideEvent(event)
