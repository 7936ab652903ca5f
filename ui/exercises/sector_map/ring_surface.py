"""Where a ring is shown: laid out for the room there is, painted once, and asked who is where."""

from math import hypot
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from facilitator.exercises.sector_map.ring import CENTRE, Label, Mark, Ring, lay_out
from facilitator.exercises.sector_map.seats import Seating
from facilitator.i18n import _
from ui.exercises.sector_map.ring_order import RingOrder
from ui.exercises.sector_map.ring_paint import RingPainter
from ui.exercises.sector_map.ring_words import RingWords
from ui.theme import Theme

TEXT: Final = 14
LINE: Final = 1.3
"""The height of a label, in text sizes."""
OF_WIDTH: Final = 0.016
"""Labels larger than this, of the width, would leave no room for the ring between them."""
NEAR: Final = 6.0
"""How far beside a mark a mouse may come, in pixels."""


class RingSurface(QWidget):
    """Shows a ring. What is chosen on it, whoever builds on this paints over it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seating = Seating([], [], {})
        self.words: RingWords | None = None
        self.ring: Ring = lay_out([], [], size=(1, 1), text_size=TEXT)
        self.order = RingOrder(self.ring)
        self._theme = theme
        self._centre = ""
        self._ground: QPixmap | None = None
        self._text_size = 0
        self.setMinimumSize(240, 200)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it would like."""
        return QSize(900, 640)

    def show_seats(self, seating: Seating, words: RingWords, centre: str) -> None:
        """Show these people and chairs, around this middle."""
        self.seating, self.words, self._centre = seating, words, centre
        self.setAccessibleDescription(
            _("{summary}. {centre} in the middle. Arrow keys walk row by row.").format(
                summary=words.summary(), centre=centre
            )
        )
        self.lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._theme = theme
        self.lay_out()

    def set_text_size(self, pixels: int) -> None:
        """Write in this size, whatever the theme says: for the wall."""
        if pixels != self._text_size:
            self._text_size = pixels
            self.lay_out()

    @property
    def text_size(self) -> float:
        """The size of labels, in pixels: as large as the theme says, while the ring has room."""
        labels = sum(len(sector.rows) + 1 for sector in self.seating.sectors)
        room = min(self.height() / (labels / 2 + 2) / LINE, self.width() * OF_WIDTH)
        return float(self._text_size or max(TEXT, min(self._theme.px(TEXT), int(room))))

    def mark_box(self, mark: Mark) -> QRect:
        """Return where a mark is, in this widget."""
        radius = mark.radius
        return QRectF(mark.x - radius, mark.y - radius, 2 * radius, 2 * radius).toAlignedRect()

    def mark_at(self, at: QPointF, near: float = NEAR) -> Mark | None:
        """Return the mark at a point, or the nearest to it within reach."""
        reached = [
            (hypot(mark.x - at.x(), mark.y - at.y()) - mark.radius, mark)
            for mark in self.ring.marks
        ]
        distance, mark = min(reached, key=lambda each: each[0], default=(near + 1, None))
        return mark if distance <= near else None

    def middle_box(self) -> QRect:
        """Return where the disc in the middle is."""
        (x, y), radius = self.ring.centre, CENTRE * self.ring.radius
        return QRectF(x - radius, y - radius, 2 * radius, 2 * radius).toAlignedRect()

    def lay_out(self) -> None:
        """Lay the ring out for the room there is."""
        self.ring = lay_out(
            self.seating.labelled,
            self.seating.on_ring,
            size=(float(self.width()), float(self.height())),
            text_size=self.text_size,
        )
        self.order = RingOrder(self.ring)
        self._ground = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the ring out for the room there is."""
        super().resizeEvent(event)
        self.lay_out()

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip who is there, whole."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.words_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def words_at(self, at: QPointF) -> str:
        """Say who, or which row, is at a point; nothing where there is nobody."""
        mark, label = self.mark_at(at), self.label_at(at)
        if mark is not None and self.words is not None:
            return self.words.mark(mark)
        return self.seating.titles[label.id] if label is not None else ""

    def label_at(self, at: QPointF) -> Label | None:
        """Return the row's label at a point."""
        rows = (label for label in self.ring.labels if label.kind == "row")
        return next((each for each in rows if QRectF(*each.box).contains(at)), None)

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the ring without what is chosen on it: choosing paints only that again."""
        if self._ground is None:
            self._ground = self._painted()
        painter.drawPixmap(0, 0, self._ground)

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap((self.size().toSizeF() * ratio).toSize())
        ground.setDevicePixelRatio(ratio)
        ground.fill(QColor(self._theme.colours.paper))
        painter = QPainter(ground)
        self.painter_of(painter).ground(self._centre)
        painter.end()
        return ground

    def painter_of(self, painter: QPainter) -> RingPainter:
        """Return what paints this ring."""
        return RingPainter(painter, self.ring, self.seating, self._theme, self.text_size)
