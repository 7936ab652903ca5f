"""What a table holds, laid out as cards: arrows go from one to the next, Enter shows it large."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.exercises.cards.face import RADIUS, FacePainter, Look
from ui.exercises.cards.words import Said
from ui.flow import Flow
from ui.layouts import scrolling
from ui.theme import Theme, dress

NARROW: Final = 164
WIDE: Final = 196
AROUND: Final = 26
"""What the margins and the scroll bar of a hand take of its width."""
TALL: Final = 256
LETTERS: Final = 14
GAP: Final = 10
RING: Final = 3
"""The room around a card for the ring that says where the keys are."""
CONTROL: Final = Qt.KeyboardModifier.ControlModifier
STEPS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 0,
    Qt.Key.Key_Up: 0,
}


class Held(NamedTuple):
    """A card in a hand."""

    draw_id: int
    said: Said
    badges: tuple[str, ...] = ()
    """Who holds it, and whether it is on the wall."""


class CardButton(QAbstractButton):
    """One card. Pressed, it is the card that keys and buttons are about."""

    opened = Signal()
    stepped = Signal(int)
    """An arrow was pressed: its key."""
    typed = Signal(str)
    """A letter or a digit: somebody begins to type a code."""

    def __init__(self, theme: Theme, parent: QWidget, letters: float = LETTERS) -> None:
        super().__init__(parent)
        self._letters = letters
        self.held = Held(0, Said(""))
        self._theme = theme
        self._across = theme.px(WIDE)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_card(self, held: Held, theme: Theme) -> None:
        """Show this card from now on."""
        if (held, theme) == (self.held, self._theme):
            return
        self.held, self._theme = held, theme
        self.setAccessibleName(". ".join((held.said.spoken, *held.badges)))
        self.updateGeometry()
        self.update()

    def set_across(self, across: int) -> None:
        """Be so wide."""
        if across != self._across:
            self._across = across
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of a card in a hand."""
        return QSize(self._across, self._theme.px(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card, and a ring where it is chosen: a firm one where the keys are."""
        del event
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        px = self._theme.px
        look = Look(px(self._letters), px(12), px(12))
        face = FacePainter(painter, box, self._theme, look)
        face.paint(self.held.said, self.held.badges, brief=True)
        if self.isChecked() or self.hasFocus():
            colours = self._theme.colours
            colour = colours.accent if self.isChecked() else colours.control
            painter.setPen(QPen(QColor(colour), RING if self.hasFocus() else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter show the card large; arrows go to another card."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            self.opened.emit()
        elif event.key() in STEPS:
            self.stepped.emit(event.key())
        elif begun := begins_code(event):
            self.typed.emit(begun)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show the card large."""
        super().mouseDoubleClickEvent(event)
        self.opened.emit()

    def nextCheckState(self) -> None:  # noqa: N802
        """Stay chosen when pressed again."""
        self.setChecked(True)


def begins_code(event: QKeyEvent) -> str:
    """Return the letter or digit that was typed, if it was one by itself."""
    held = event.modifiers() & (CONTROL | Qt.KeyboardModifier.AltModifier)
    return event.text() if event.text().isalnum() and not held else ""


class HandView(QWidget):
    """The cards of one table. One of them is chosen."""

    typed = Signal(str)
    """Somebody begins to type a code."""

    chosen = Signal(int)
    """Another card is chosen: its draw; 0 where there is none."""
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[CardButton] = []
        self._current = 0
        self._across = theme.px(WIDE)
        self._ground = QWidget(self)
        self._flow = Flow(self._ground, GAP)
        self._flow.setContentsMargins(4, 4, 4, 4)
        self._empty = QLabel(wordWrap=True)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(self._empty, role="heading")
        self._area: QScrollArea = scrolling(self._ground)
        finger = QScroller.ScrollerGestureType.TouchGesture
        QScroller.grabGesture(self._area.viewport(), finger)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty, 1)
        column.addWidget(self._area, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def current(self) -> int:
        """The draw of the card that is chosen; 0 where the hand is empty."""
        return self._current

    def show_hand(self, hand: Sequence[Held], theme: Theme, empty: str) -> None:
        """Show these cards; `empty` is said where there are none."""
        self._theme = theme
        self._fit(len(hand))
        for card, held in zip(self._cards, hand, strict=True):
            card.show_card(held, theme)
        self._empty.setText(empty)
        self._empty.setVisible(not hand)
        self._area.setVisible(bool(hand))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if hand else Qt.FocusPolicy.StrongFocus)
        title = _("What this table holds: {count}").format(count=len(hand)) if hand else empty
        self.setAccessibleName(title)
        ids = [held.draw_id for held in hand]
        self.choose(self._current if self._current in ids else (ids[-1] if ids else 0))

    def _fit(self, count: int) -> None:
        """Have so many cards. The keys stay in the hand where a card goes that had them."""
        had = any(card.hasFocus() for card in self._cards)
        for card in self._cards[count:]:
            self._flow.removeWidget(card)
            card.hide()
            card.deleteLater()
        del self._cards[count:]
        while len(self._cards) < count:
            card = CardButton(self._theme, self._ground)
            card.stepped.connect(self._step)
            card.typed.connect(self.typed)
            card.set_across(self._across)
            card.clicked.connect(self._clicked)
            card.opened.connect(self.opened)
            self._flow.addWidget(card)
            card.show()  # now, so that it can have the keys
            self._cards.append(card)
        if had and not any(card.hasFocus() for card in self._cards):
            (self._cards[-1] if self._cards else self).setFocus()

    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, CardButton):
            self.choose(card.held.draw_id)

    def choose(self, draw_id: int) -> None:
        """Choose a card of this hand."""
        moved = draw_id != self._current
        self._current = draw_id
        had = any(card.hasFocus() for card in self._cards)
        for card in self._cards:
            is_it = card.held.draw_id == draw_id
            card.setChecked(is_it)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_it else Qt.FocusPolicy.ClickFocus)
            if is_it and had:
                card.setFocus()
        if moved:
            QTimer.singleShot(0, self, self._show_current)  # once it has its place
            self.chosen.emit(draw_id)

    def _show_current(self) -> None:
        """Bring the chosen card into sight, in the hand and in whatever the hand scrolls in."""
        card = self._at_current()
        around = card.parentWidget() if isinstance(card, CardButton) else None
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(card, 0, 8)
            around = around.parentWidget()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the card that is chosen in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_current)

    def width_for(self, room: int) -> int:
        """Make the cards as wide as fill this room, and return the width that they then take."""
        narrow, wide = self._theme.px(NARROW), self._theme.px(WIDE)
        columns = max(1, (room - AROUND + GAP) // (narrow + GAP))
        across = (room - AROUND - (columns - 1) * GAP) // columns
        self._across = max(min(narrow, room - AROUND), min(wide, across))
        for card in self._cards:
            card.set_across(self._across)
        return columns * (self._across + GAP) - GAP + AROUND

    def whole_height(self, width: int) -> int:
        """Return how tall it is where nothing of it scrolls."""
        return self._flow.heightForWidth(width) + GAP if self._cards else 0

    def take_keys(self) -> None:
        """Have the keys at the card that is chosen."""
        self._at_current().setFocus(Qt.FocusReason.OtherFocusReason)

    def _at_current(self) -> QWidget:
        own = (card for card in self._cards if card.held.draw_id == self._current)
        return next(own, self)

    def _step(self, pressed: int) -> None:
        """Go from card to card."""
        key = Qt.Key(pressed)
        ids = [card.held.draw_id for card in self._cards]
        step = STEPS[key] or self._line_step(down=key == Qt.Key.Key_Down)
        if self.isRightToLeft() and STEPS[key]:
            step = -step
        to = max(0, min(len(ids) - 1, ids.index(self._current) + step))
        self._cards[to].setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose(ids[to])

    def _line_step(self, *, down: bool) -> int:
        """Return how many cards further the one below, or above, is."""
        first = self._cards[0].y()
        per_line = sum(card.y() == first for card in self._cards)
        return per_line if down else -per_line

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Begin a code in an empty hand, too."""
        if begun := begins_code(event):
            self.typed.emit(begun)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Lay the cards out anew for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._flow.invalidate()
