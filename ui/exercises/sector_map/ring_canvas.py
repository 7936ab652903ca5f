"""The ring, painted and chosen from with mouse, finger and keys."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from facilitator.exercises.sector_map.ring import Mark
from facilitator.i18n import _
from ui.exercises.sector_map.ring_accessible import give_voice_to
from ui.exercises.sector_map.ring_paint import Shown
from ui.exercises.sector_map.ring_surface import NEAR, RingSurface
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.exercises.sector_map.ring_accessible import RingVoice

NEAR_FINGER: Final = 22.0
"""How far beside a mark a finger may come, in pixels."""

Key = Qt.Key


class RingCanvas(RingSurface):
    """Shows a ring; `chosen` says which institution somebody chose on it."""

    chosen = Signal(int)
    centre_wanted = Signal()
    """Somebody wants to name the middle."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        give_voice_to(RingCanvas)
        self.voice: RingVoice | None = None
        self._entry: int | None = None
        self._row: int | None = None
        self.current: Mark | None = None
        """The mark that the keys are at."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Ring"))

    @property
    def entry(self) -> int | None:
        """The institution that is chosen."""
        return self._entry

    def select(self, entry_id: int | None) -> None:
        """Choose an institution without telling."""
        self._entry = entry_id
        seats = (seat for seat in self.seating.seats if seat.entry == entry_id)
        self._row = next((seat.row for seat in seats), None)
        if self.current is None or entry_id not in self._entries(self.current):
            self.current = self._of_chosen()
        self._tell()

    def _of_chosen(self) -> Mark | None:
        return self.order.first(lambda mark: self._entry in self._entries(mark))

    def _entries(self, mark: Mark) -> list[int]:
        return [self.seating.seat(seat_id, mark.strength).entry for seat_id in mark.seats]

    def lay_out(self) -> None:
        """Lay the ring out, and stay with whoever the keys are at, or whose chair that was."""
        before = self.current
        super().lay_out()
        if before is not None:
            same = set(before.seats)
            self.current = self.order.first(
                lambda mark: mark.strength == before.strength and not same.isdisjoint(mark.seats)
            )
            self.current = self.current or self._of_chosen()
        if self.voice is not None:
            self.voice.follow()

    def _choose(self, mark: Mark, entry_id: int | None = None) -> None:
        """Choose a mark; one that stands for several is chosen through, one by one."""
        self.current = mark
        entries = list(dict.fromkeys(self._entries(mark)))
        if entry_id is None:
            again = entries.index(self._entry) + 1 if self._entry in entries else 0
            entry_id = entries[again % len(entries)]
        self._entry, self._row = entry_id, mark.row
        self._tell()
        self.chosen.emit(entry_id)

    def _tell(self) -> None:
        self.update()
        if self.voice is not None:
            self.voice.tell_current()

    # Mouse, finger, keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose whoever is there, or the row of a label."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        finger = event.device().type() == QInputDevice.DeviceType.TouchScreen
        mark = self.mark_at(event.position(), NEAR_FINGER if finger else NEAR)
        label = self.label_at(event.position())
        if mark is None and label is not None:
            mark = self.order.next_in_row(label.id, self.current)
        if mark is not None:
            self._choose(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Name the middle."""
        if self.middle_box().contains(event.position().toPoint()):
            self.centre_wanted.emit()
        else:
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk row by row with left and right, in and out with down and up."""
        moves = {
            Key.Key_Right: self.order.next_row,
            Key.Key_Left: self.order.previous_row,
            Key.Key_Up: self.order.further_out,
            Key.Key_Down: self.order.further_in,
            Key.Key_Home: self.order.start,
            Key.Key_End: self.order.end,
        }
        key = Key(event.key())
        if key == Key.Key_F2:
            self.centre_wanted.emit()
        elif key in moves and self.ring.marks:
            mark = moves[key](self.current)
            if mark is not None and (mark != self.current or self._entry is None):
                self._choose(mark, self._entries(mark)[0])
        elif key in {Key.Key_Return, Key.Key_Enter, Key.Key_Space} and self.current is not None:
            self._choose(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show where the keys are; the first time at the start of the first row."""
        super().focusInEvent(event)
        if self.current is None:
            self.current = self._of_chosen() or self.order.start(None)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show it no more."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ring, and what is chosen on it."""
        del event
        painter = QPainter(self)
        self.paint_ground(painter)
        current = self.current if self.hasFocus() else None
        self.painter_of(painter).choice(Shown(self._entry, self._row, current))
