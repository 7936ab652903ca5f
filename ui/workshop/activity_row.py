"""One line of the running order: an activity that can be opened, moved, pinned and removed."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QMargins, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from facilitator.i18n import _
from ui.text_button import Face, TextButton
from ui.theme import Theme
from ui.workshop.day_words import Line, said_pin

MARGINS: Final = QMargins(14, 10, 10, 10)
FOLDED: Final = QMargins(8, 10, 4, 10)


class OrderLine(NamedTuple):
    """An activity as the running order lists it."""

    id: int
    title: str
    pin: str
    said: Sequence[Line]
    is_now: bool


class ActivityRow(TextButton):
    """Pressing it opens the activity; its menu, keys and the mouse move, pin and remove it."""

    unwanted = Signal(object)
    pin_wanted = Signal(object)
    moved = Signal(object, int)
    """The id of the activity, and by how many places: -1 is up."""
    dragged = Signal(object, QPoint)
    """It is held at this point of the screen."""
    dropped = Signal(object, QPoint)

    def __init__(self, theme: Theme, *, read_only: bool = False) -> None:
        super().__init__(theme, face=Face(edge=theme.colours.surface, margins=MARGINS))
        self._read_only = read_only
        self._pressed_at: QPoint | None = None
        self._drags = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        if not read_only:
            self.setAccessibleDescription(
                _("Alt with Up or Down moves it. Delete removes it; undo brings it back.")
            )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def show_activity(self, line: OrderLine, number: int, *, folded: bool) -> None:
        """Stand for this activity; folded, by its number only."""
        self.value = line.id
        pin = [(said_pin(line.pin), "small")] if line.pin else []
        lines = [(line.title, "strong"), *line.said, *pin]
        short = [(str(number), "strong"), (_("now") if line.is_now else "", "accent")]
        self._column.setContentsMargins(FOLDED if folded else MARGINS)
        self.say(short if folded else lines)
        self.setAccessibleName(". ".join(text for text, _role in lines))
        self.setToolTip("\n".join(text for text, _role in lines) if folded else line.title)

    def _show_menu(self, at: QPoint) -> None:
        if not self._read_only:
            self.menu_of_line().popup(self.mapToGlobal(at))

    def menu_of_line(self) -> QMenu:
        """Return what can be done with the activity."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Begin at a fixed time…"), lambda: self.pin_wanted.emit(self.value))
        menu.addAction(_("Move up"), lambda: self.moved.emit(self.value, -1))
        menu.addAction(_("Move down"), lambda: self.moved.emit(self.value, 1))
        menu.addSeparator()
        menu.addAction(_("Remove from the running order"), self._remove)
        return menu

    def _remove(self) -> None:
        self.unwanted.emit(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Delete remove the activity, and Alt with an arrow move it."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Delete and not self._read_only:
            self._remove()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self._read_only:
            self.moved.emit(self.value, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    # Dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where it was taken."""
        self._drags = False
        if event.button() == Qt.MouseButton.LeftButton and not self._read_only:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag it once the mouse has gone far enough to mean it."""
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - self._pressed_at
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._drags = True
        if self._drags:
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.value, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drop it where it is held; otherwise it was a press."""
        self._pressed_at = None
        self.unsetCursor()
        if self._drags:
            self._drags = False
            self.dropped.emit(self.value, event.globalPosition().toPoint())
            return
        super().mouseReleaseEvent(event)
