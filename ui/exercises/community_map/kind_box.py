"""What a pin can be: a choice for each kind, with its shape, its name and its key."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from facilitator.decks.community import PlaceKind
from facilitator.i18n import _
from ui.canvas.map.marks import mark_path
from ui.exercises.community_map.tool_button import KEY_SIZE, TOOL_WIDTH, ToolButton
from ui.theme import SMALL, Theme
from ui.wording import translated

ACROSS: Final = 3
GAP: Final = 4
MARK: Final = 18.0
KEYS: Final = 9
EDGE: Final = 2
SIZES: Final = (SMALL, 12, 11)
Weight = QFont.Weight


class KindButton(ToolButton):
    """One kind of place, painted with its mark on its tint."""

    def __init__(self, theme: Theme, kind: PlaceKind, key: str) -> None:
        super().__init__(theme, "", translated(kind.title), key)
        self._kind = kind
        self.setAccessibleDescription(_("What the next pin is"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a width in which the whole name stands, at least in the smallest letters."""
        px = self._theme.px
        smallest = QFontMetrics(self._theme.font(SIZES[-1], Weight.DemiBold))
        name = smallest.horizontalAdvance(self.text()) + 2 * EDGE + 1
        return QSize(max(px(TOOL_WIDTH), name), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, mark, name and key; a long name a little smaller."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        theme, scale, room = self._theme, self._theme.text_scale, QRectF(self.rect())
        name = QRectF(EDGE, room.bottom() - 24 * scale, room.width() - 2 * EDGE, 20 * scale)
        self._paint_picture(painter, QPointF(room.center().x(), (name.top() + 4) / 2 + 1), scale)
        colours = theme.colours
        painter.setPen(QColor(colours.ink if self.isEnabled() else colours.control))
        weight = Weight.DemiBold if self.isChecked() else Weight.Medium
        for size in SIZES:
            painter.setFont(theme.font(size, weight))
            if painter.fontMetrics().horizontalAdvance(self.text()) <= name.width():
                break
        elide = Qt.TextElideMode.ElideRight
        said = painter.fontMetrics().elidedText(self.text(), elide, int(name.width()))
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, said)
        painter.setPen(QColor(colours.muted))
        painter.setFont(theme.font(KEY_SIZE, Weight.DemiBold))
        painter.drawText(room.adjusted(0, 4, -7, 0), Qt.AlignmentFlag.AlignRight, self._key)

    def _paint_picture(self, painter: QPainter, middle: QPointF, scale: float) -> None:
        tint = self._theme.tint(self._kind.tint)
        side = MARK * scale
        painter.save()
        painter.translate(middle - QPointF(side / 2, side / 2))
        painter.scale(side, side)
        painter.setPen(QPen(QColor(tint.ink), 0.06))
        painter.setBrush(QColor(tint.rule))
        painter.drawPath(mark_path(self._kind.mark))
        painter.restore()


class KindBox(QWidget):
    """The kinds of place side by side; one of them is what the next pin is."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, kinds: Sequence[PlaceKind]) -> None:
        super().__init__()
        self.keys = [kind.key for kind in kinds]
        """The kinds, in the order of their keys."""
        self._buttons = {
            kind.key: KindButton(theme, kind, str(number) if number <= KEYS else "")
            for number, kind in enumerate(kinds, 1)
        }
        self._one = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._most = ACROSS if len(kinds) != 4 else 2
        self._across = 0
        self._place(self._most)
        for key, button in self._buttons.items():
            self._one.addButton(button)
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))

    def _place(self, across: int) -> None:
        """Put so many kinds side by side."""
        if across == self._across:
            return
        self._across = across
        for number, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, number // across, number % across)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put as many kinds side by side as there is width for their names."""
        super().resizeEvent(event)
        fitting = (self.width() + GAP) // (self._widest() + GAP)
        self._place(max(1, min(self._most, fitting)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as narrow as the kind with the longest name."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def _widest(self) -> int:
        return max((each.sizeHint().width() for each in self._buttons.values()), default=0)

    def show_kind(self, key: str) -> None:
        """Show which kind is chosen."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        for button in self._buttons.values():
            button.set_theme(theme)
