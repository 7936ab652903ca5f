"""One page on the wall, with what stands around it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.lettering import text_width
from ui.canvas.card_text import runs_right_to_left
from ui.room.frame import Line, RoomFrame, Said, furnish
from ui.room.paint import RoomPainter
from ui.room.picture import RoomPicture
from ui.room.rows import Page
from ui.theme import Theme
from ui.workshop.timer_ring import TimerRing

BLANK: Final = "#000000"


class RoomPage(QWidget):
    """Paints a page, its header and its caption. `blank` paints nothing at all."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.frame: RoomFrame = furnish((1, 1), 1, Said())
        self.page = Page()
        self.caption = ""
        self.blank = False
        self.ring = TimerRing(theme, self, minutes_only=True)
        self._picture = RoomPicture()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.theme = theme
        self.ring.set_theme(theme)
        self.update()

    def show_page(self, frame: RoomFrame, page: Page, caption: str) -> None:
        """Show this page in this frame; nothing is painted again where nothing changed."""
        if frame != self.frame:
            self.frame = frame
            if frame.ring is not None:
                self.ring.measure(round(frame.ring.width), frame.figures)
                self.ring.move(round(frame.ring.x), round(frame.ring.y))
        elif page == self.page and caption == self.caption:
            return
        self.page, self.caption = page, caption
        self._show_ring()
        self.update()

    def set_picture(self, data: bytes) -> None:
        """Show this picture on pages that have a place for one; none where it is empty."""
        if self._picture.show(data):
            self.update()

    def set_blank(self, *, blank: bool) -> None:
        """Show nothing, or what there is."""
        self.blank = blank
        self._show_ring()
        self.update()

    def _show_ring(self) -> None:
        self.ring.setVisible(self.frame.ring is not None and not self.blank)

    def _header(self, pen: RoomPainter, line: Line) -> None:
        colour = self.theme.colours.ink if line.bold else self.theme.colours.muted
        x, from_right = line.x, line.from_right or runs_right_to_left(line.text)
        if from_right:
            ring, content = self.frame.ring, self.frame.content
            right = content.right if ring is None else ring.x - line.size
            x = right - text_width(line.text, line.size, bold=line.bold)
        at = QPointF(x, line.y)
        pen.line(line.text, at, line.size, colour, bold=line.bold, from_right=from_right)

    def _air(self) -> float:
        """Return how far down a page that leaves room begins, so that it does not cling."""
        free = self.frame.foot.y - self.frame.content.y - self.page.height
        return min(max(0.0, free * 0.3), self.frame.least * 0.8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint everything but the timer, which paints itself."""
        del event
        painter = QPainter(self)
        colours, frame = self.theme.colours, self.frame
        painter.fillRect(self.rect(), QColor(BLANK if self.blank else colours.paper))
        if self.blank:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = RoomPainter(painter, self.theme)
        for line in frame.header:
            self._header(pen, line)
        if frame.picture is not None:
            self._picture.paint(painter, QRectF(*frame.picture))
        if self.caption and frame.foot.height:
            at = QPointF(frame.foot.right - text_width(self.caption, frame.least), frame.foot.y)
            pen.line(self.caption, at, frame.least, colours.muted, bold=False)
        painter.translate(frame.content.x, frame.content.y + self._air())
        pen.page(self.page)
