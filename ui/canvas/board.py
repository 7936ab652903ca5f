"""The board as a canvas: shows a scene, and says what people ask of it.

It never changes the scene: a drag, a key, a drawn link leave as signals, and come back as rows.
"""

from collections.abc import Iterable
from typing import Final, Literal

from PySide6.QtCore import QEvent, QMarginsF, QPoint, QRect, QRectF, Qt, Signal
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
from PySide6.QtWidgets import QWidget

from facilitator.board_layout import Rect
from ui.canvas.accessible import BoardVoice, give_voice_to
from ui.canvas.board_hint import show_hint
from ui.canvas.board_menu import ask_for_current, ask_for_menu
from ui.canvas.board_paint import BoardPainter
from ui.canvas.canvas import Canvas
from ui.canvas.geometry import common, inflated, united
from ui.canvas.handle import LinkHandle
from ui.canvas.headings import Headings
from ui.canvas.keys import BoardKeys
from ui.canvas.period_paint import names_width
from ui.canvas.pointer import Pointer
from ui.canvas.press import Press
from ui.canvas.scene import BoardScene
from ui.canvas.scene_follower import SceneFollower
from ui.canvas.selection import Selection
from ui.theme import Theme

LINK_HIT: Final = 6.0
LINK_HIT_TOUCH: Final = 16.0

BY_KEY: Final = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}

Thing = Literal["card", "frame", "arrow", "ground"]


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
        self._selection = Selection(self, large=not interactive)
        self.handle = LinkHandle(self)
        self._press = Press(self)
        self._focus_by_key = False
        self._keys = BoardKeys(self)
        self.voice: BoardVoice | None = None
        """Made by Qt's asking, when a screen reader is there."""
        give_voice_to(BoardCanvas)
        self._dress()
        self._follower = SceneFollower(self, self._selection, self._press)

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
        return self._selection.cards

    @property
    def current(self) -> int | None:
        """The card that was selected last."""
        return self._selection.current

    @property
    def chosen_link(self) -> int | None:
        """The selected link, if one is."""
        return self._selection.look.chosen_arrow

    def select(self, card_ids: Iterable[int], current: int | None = None) -> None:
        """Select these cards and nothing else."""
        self._selection.select(card_ids, current)

    def toggle(self, card_id: int) -> None:
        """Add a card to the selection, or take it out."""
        if card_id in self.selection:
            self._selection.drop(card_id)
        else:
            self.select([*self.selection, card_id])

    def choose_link(self, arrow_id: int | None) -> None:
        """Select a link instead of cards."""
        self._selection.choose_link(arrow_id)

    def lift(self, card_ids: frozenset[int], arrow_ids: frozenset[int]) -> None:
        """Leave cards and arrows out of the picture while a gesture paints them."""
        self._selection.lift(card_ids, arrow_ids)

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
        self.painter.paint(painter, box, self.zoom, self._selection.look, whole=whole)

    def paint_overlay(self, painter: QPainter) -> None:
        """Paint the gesture, the link handle, the headings and the focus."""
        if self._press.is_on:
            self._press.paint(painter)
        else:
            self.handle.paint(painter)
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
        if self._press.is_on or (self._focus_by_key and self.hasFocus()):
            return None
        return QRect(0, 0, self.viewport().width(), self._headings.height + 4)

    @property
    def headings_height(self) -> int:
        """How much of the viewport the zones' names cover."""
        return self._headings.height

    # Pointing

    def thing_at(self, pointer: Pointer) -> tuple[Thing, int]:
        """Return what is under the pointer, and its id; the ground has none."""
        at = self.to_scene(pointer.at)
        found: tuple[tuple[Thing, int | None], ...] = (
            ("card", self.scene.card_at(at.x(), at.y())),
            ("frame", self.scene.frame_at(at.x(), at.y())),
            ("arrow", self.arrow_at(pointer)),
        )
        return next(((what, there) for what, there in found if there is not None), ("ground", 0))

    def arrow_at(self, pointer: Pointer) -> int | None:
        """Return the link that is near enough to the pointer."""
        at = self.to_scene(pointer.at)
        tolerance = (LINK_HIT_TOUCH if pointer.touch else LINK_HIT) / self.zoom
        return self.scene.arrow_at(at.x(), at.y(), tolerance)

    def pointer_pressed(self, pointer: Pointer) -> None:
        """Begin the gesture that fits what is pressed."""
        self._press.begin(pointer)

    def pointer_moved(self, pointer: Pointer, *, pressed: bool) -> None:
        """Carry the gesture on, or hover."""
        if self._press.is_on and pressed:
            self._press.move(pointer)
        elif self.interactive:
            self.handle.hover(pointer)

    def pointer_released(self, pointer: Pointer) -> None:
        """Complete the gesture."""
        self._press.release(pointer)

    def pointer_cancelled(self) -> None:
        """Drop the gesture."""
        self._press.cancel()

    def pointer_doubled(self, pointer: Pointer) -> None:
        """Open the card, the group or the link that is there."""
        if not self.interactive:
            return
        opened = {"card": self.card_opened, "frame": self.frame_opened, "arrow": self.link_opened}
        what, there = self.thing_at(pointer)
        if what in opened:
            opened[what].emit(there)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Say in words what the badges of a card mean, to whoever points at it."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        show_hint(self, event)
        return True

    # Keys, menu, focus

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key says; Tab is never taken."""
        if event.key() == Qt.Key.Key_Escape and self._press.cancel():
            event.accept()
        elif not self.interactive or not self._keys.take(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of what is there, or, by key, of the current card."""
        if self.interactive:
            ask_for_menu(self, event)

    def ask_menu(self) -> None:
        """Ask for the menu of the current card, at the card."""
        ask_for_current(self)

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
        self._press.cancel()
        super().hideEvent(event)
