"""The panel beside the map while people draw: who has drawn, and the drawing in hand."""

from typing import Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.exercises.community_map.tables import Drawing
from facilitator.i18n import _, ngettext
from ui.commands import CommandButton
from ui.exercises.board.form import small
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.drawing_form import DrawingForm
from ui.exercises.community_map.drawings_list import DrawingsList
from ui.exercises.community_map.line_list import ROW
from ui.exercises.community_map.tool_box import ToolBox
from ui.layouts import scrolling
from ui.theme import TOUCH_HEIGHT, Theme, dress

KEPT: Final = 440
"""So much of the panel's height is the drawing's in hand, before the list has more lines."""
LEAST_ROWS: Final = 3


class DrawPanel(QFrame):
    """Lays out the list, Next person, the tools and the form.

    Where it is broader than high, who has drawn stands beside the drawing in hand, else over it.
    """

    def __init__(self, desk: CommunityDesk, next_person: QAction) -> None:
        super().__init__()
        dress(self, role="side")
        self._desk = desk
        self._count = small(role="section")
        self.list = DrawingsList(desk)
        self.next = CommandButton(next_person, kind="filled", text=_("Next person  ⏎"))
        self._first = self._hint()
        self._code, self._size = QLabel(), small()
        dress(self._code, role="heading")
        self.put_down = QPushButton(_("Put down"))
        self.put_down.setToolTip(_("Shows no drawing until the next person draws"))
        dress(self.put_down, kind="quiet", fit="snug")
        self.tools = ToolBox(desk.theme)
        self.form = DrawingForm(desk)
        self._lay_out()
        self._enlarge(desk.theme)

    def _hint(self) -> QFrame:
        frame = QFrame()
        dress(frame, role="look_here")
        words = small(
            _(
                "Press Next person, or Enter, and hand over the mouse or the pen. "
                "People draw one after the other, and nobody sees what others drew."
            ),
            role="",
        )
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(words)
        return frame

    def _lay_out(self) -> None:
        self._who = QWidget()
        who = QVBoxLayout(self._who)
        who.setContentsMargins(16, 12, 12, 8)
        who.setSpacing(6)
        for part in (self._count, self.list, self.next):
            who.addWidget(part)
        who.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._code)
        head.addWidget(self._size, 1)
        head.addWidget(self.put_down)
        self._hand = QWidget()
        inner = QVBoxLayout(self._hand)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addLayout(head)
        inner.addWidget(self.tools)
        inner.addWidget(self.form)
        self._below = QWidget()
        either = QVBoxLayout(self._below)
        either.setContentsMargins(16, 4, 12, 12)
        either.setSpacing(0)
        either.addWidget(self._first)
        either.addWidget(self._hand)
        either.addStretch(1)
        self._scroll = scrolling(self._below)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._drawn = scrolling(self._who)
        self._parts.addWidget(self._drawn)
        self._parts.addWidget(self._scroll, 1)

    # What shows

    def show_hand(self, drawing: Drawing | None, size: str) -> None:
        """Show the drawing in hand, with how large it is; or what to do first."""
        there = drawing is not None
        self._first.setVisible(not there and not self._desk.store.read_only)
        self._hand.setVisible(there)
        if drawing is not None:
            self._code.setText(drawing.participant)
            self._size.setText(size)
        self.form.show_drawing(drawing)
        self.show_list()

    def show_size(self, size: str) -> None:
        """Show how large the drawing in hand is."""
        self._size.setText(size)

    def show_list(self) -> None:
        """Show who has drawn."""
        self.list.refresh()
        count = self.list.count
        title = ngettext("{count} drawing", "{count} drawings", count).format(count=count)
        self._count.setText(title if count else _("Drawings"))
        self._share_height()

    def _share_height(self) -> None:
        """Give the list as many lines as there are, or as many as leave room for the rest."""
        px, desk = self._desk.theme.px, self._desk
        self.list.setVisible(self.list.count > 0)
        beside = self._parts.direction() == QBoxLayout.Direction.LeftToRight
        taken = px(KEPT) if desk.drawing is not None else px(280)
        if beside:
            taken = self._count.sizeHint().height() + self.next.sizeHint().height() + 40
        rows = max(1 if beside else LEAST_ROWS, (self.height() - taken) // desk.theme.to_press(ROW))
        height = self.list.height_of(min(rows, max(1, self.list.count)))
        if height != self.list.minimumHeight() or height != self.list.maximumHeight():
            self.list.setFixedHeight(height)
            QTimer.singleShot(0, self.list, self.list.bring_into_sight)
        bar = self._drawn.verticalScrollBar().sizeHint().width()
        self._drawn.setMinimumWidth(self._who.minimumSizeHint().width() + bar)
        high = self._who.sizeHint().height()
        self._drawn.setMinimumHeight(0 if beside else high)
        self._drawn.setMaximumHeight(self.maximumHeight() if beside else high)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand side by side where the panel is broad."""
        super().resizeEvent(event)
        broad = self.width() > self.height()
        way = QBoxLayout.Direction.LeftToRight if broad else QBoxLayout.Direction.TopToBottom
        if way != self._parts.direction():
            self._parts.setDirection(way)
        self._parts.setStretch(0, 1 if broad else 0)
        self._parts.setStretch(1, 2)
        self._share_height()

    def _enlarge(self, theme: Theme) -> None:
        """Make Next person as high as a finger needs, with its frame or without."""
        high = theme.px(TOUCH_HEIGHT)
        self.next.setStyleSheet(
            f"QPushButton {{ min-height: {high - 2}px; }}"
            f"QPushButton:focus {{ min-height: {high - 6}px; }}"
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Leave the map its room: what is too high scrolls, and nothing is cut at its side."""
        px, content = self._desk.theme.px, self._below.minimumSizeHint().width()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return QSize(min(max(px(240), content + bar), 420), min(px(160), 240))

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._enlarge(theme)
        self.list.set_theme(theme)
        self.tools.set_theme(theme)
        self._share_height()
