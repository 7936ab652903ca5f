"""A spread, shown: a line for each score with a dot for each slip. Numbers, never an average."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.lettering import text_width
from ui.heard import be_heard_as
from ui.theme import Theme, house_font

LINE: Final = 25
DOT: Final = 12
LEAST: Final = 200


class Line(NamedTuple):
    """One score: how many gave it, at this table and elsewhere."""

    score: str
    title: str
    here: int
    elsewhere: int

    @property
    def given(self) -> int:
        """How many gave it at all."""
        return self.here + self.elsewhere


class SpreadStrip(QWidget):
    """Lines from the highest score to the lowest, and who does not know apart."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[Line] = []
        self._wide = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        be_heard_as(self, QAccessible.Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spread(self, lines: list[Line], *, wide: bool, theme: Theme) -> None:
        """Show these lines; `wide` where the scores are far apart."""
        self._lines, self._wide, self._theme = lines, wide, theme
        said = [
            _("{score} {title}: {count}").format(
                score=line.score, title=line.title, count=line.given
            )
            for line in lines
        ]
        if wide:
            said.insert(0, _("Far apart: talk about it"))
        self.setAccessibleName(_("The spread. {lines}").format(lines=". ".join(said)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for every line."""
        px = self._theme.px
        gap = px(8) if self._lines else 0
        return QSize(px(LEAST), px(LINE) * len(self._lines) + gap)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: lines are not left out."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint dots that are filled for this table, and rings for the others."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        titles = [f"{line.score}  {line.title}" for line in self._lines]
        left = max((text_width(title, px(14)) for title in titles), default=0) + px(16)
        y = 0.0
        for number, (line, title) in enumerate(zip(self._lines, titles, strict=True)):
            if number == len(self._lines) - 1:
                y += px(8)
            self._paint_line(painter, line, title, QRectF(0, y, self.width(), px(LINE)), left)
            y += px(LINE)

    def _paint_line(
        self, painter: QPainter, line: Line, title: str, box: QRectF, left: float
    ) -> None:
        px, colours = self._theme.px, self._theme.colours
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(house_font(px(14)))
        painter.setPen(QColor(colours.ink if line.given else colours.muted))
        painter.drawText(box, middle, title)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(box.bottomLeft() + _down(left), box.bottomRight())
        number = str(line.given) if line.given else ""
        painter.setFont(house_font(px(15), QFont.Weight.Bold))
        painter.setPen(QColor(colours.ink))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, number)
        self._dots(painter, line, box, left)

    def _dots(self, painter: QPainter, line: Line, box: QRectF, left: float) -> None:
        """Paint the dots, closer together where there are many."""
        px, colours = self._theme.px, self._theme.colours
        room = box.width() - left - px(36)
        pitch = min(px(DOT + 4), room / max(1, line.given))
        side = min(px(DOT), max(3.0, pitch * 0.8))
        for at in range(line.given):
            painter.setPen(QPen(QColor(colours.accent), max(1.5, side * 0.15)))
            painter.setBrush(QColor(colours.accent if at < line.here else colours.paper))
            top = box.center().y() - side / 2
            painter.drawEllipse(QRectF(left + at * pitch + 1, top, side, side))


def _down(x: float) -> QPointF:
    return QPointF(x, 0)
