"""The back of a card: its theme, where that comes from, and the deck."""

from exports.cards.course import Course, runs_from_right
from exports.cards.layouts import Place
from exports.cards.marks import outline
from exports.cards.styles import ASCENT, DESCENT, CardStyle
from exports.cards.words import Reverse
from exports.document import MM, Page
from exports.sheets import ACCENT
from exports.type.wrapping import wrap

PANEL = 6.0
"""How far the colour stays from an edge that no printer reaches, in mm."""
FRAME = 4.5
"""How far the frame of a back without colour stays from the cut, in mm."""
TITLE_LEADING = 1.2
FAINT = "#3F8783"
"""The shapes behind a title: seen, and not in its way."""


class Back:
    """Draws one back. What is read aloud is given its tags; copies of it are decoration."""

    def __init__(self, page: Page, place: Place, reverse: Reverse, style: CardStyle) -> None:
        self.page = page
        self.place = place
        self.reverse = reverse
        self.style = style
        self.inset = style.inset + 1 + (PANEL if place.bleed == place.rect else 0)
        if style.mono:
            self.inset = max(self.inset, FRAME + 5)
        self.left = place.rect.x + self.inset
        self.measure = place.rect.width - 2 * self.inset
        self.course = Course(place.rect, runs_from_right(reverse.title, reverse.tongue))
        self.ink = style.ink if style.mono else "#FFFFFF"

    def draw(self, key: str) -> None:
        """Draw it behind a card."""
        self.page.frame(f"back-{key}", self.place.rect)
        self._ground()
        foot = self._foot()
        top = self._foot_top(foot)
        size, lines = self._title(top)
        page = self.page
        with page.tag("P", language=self.reverse.tongue):
            self.course.write(
                page,
                self.left,
                self._title_top(size, lines, top) + ASCENT * size / MM,
                lines,
                self.measure,
                size=size,
                leading=TITLE_LEADING * size,
                bold=True,
                colour=self.ink,
            )
        if foot:
            self._set_foot(foot, top)

    def _set_foot(self, lines: list[str], top: float) -> None:
        size = self.style.label
        y, leading = top + ASCENT * size / MM, self.style.line(size) * MM
        with self.page.tag("P", language=self.reverse.tongue):
            self.course.write(
                self.page,
                self.left,
                y,
                lines,
                self.measure,
                size=size,
                leading=leading,
                colour=self.ink,
            )

    def _ground(self) -> None:
        rect, page = self.place.rect, self.page
        if self.style.mono:
            page.rect(rect.inset(FRAME), radius=3, stroke=self.ink, line_width=0.7)
        elif self.place.bleed == rect:
            page.rect(rect.inset(PANEL), radius=3, fill=ACCENT)
        else:
            page.rect(self.place.bleed, fill=ACCENT)
        colour = self.ink if self.style.mono else FAINT
        width = rect.width
        radius = 0.17 * width
        shapes = self.reverse.motif
        x = self.left + radius
        for number, shape in enumerate(shapes):
            middle = self.course.x(x + number * 1.25 * radius)
            steps = outline(shape, middle, rect.y + self.inset + radius, radius)
            page.path(steps, stroke=colour, line_width=width / 90)

    def _foot(self) -> list[str]:
        if not self.reverse.foot:
            return []
        return wrap(self.reverse.foot, self.style.label, self.measure * MM)

    def _foot_top(self, foot: list[str]) -> float:
        label = self.style.label
        high = (len(foot) - 1) * self.style.line(label) + (ASCENT + DESCENT) * label / MM
        return self.place.rect.bottom - self.inset - high

    def _title(self, bottom: float) -> tuple[float, list[str]]:
        """Return the largest size at which the title has room, and its lines."""
        size = self.style.title
        room = bottom - self.style.gap - self._under_motif()
        while True:
            lines = wrap(self.reverse.title, size, self.measure * MM, bold=True)
            whole = " ".join(lines).split() == self.reverse.title.split()
            if (whole and self._high(size, lines) <= room) or size <= self.style.label:
                return size, balanced(self.reverse.title, size, self.measure, lines)
            size -= 1

    def _title_top(self, size: float, lines: list[str], bottom: float) -> float:
        """Return where the title begins: a little below the middle, as far as it goes."""
        rect = self.place.rect
        high = self._high(size, lines)
        wanted = rect.y + 0.56 * rect.height - high / 2
        return max(min(wanted, bottom - self.style.gap - high), self._under_motif())

    def _under_motif(self) -> float:
        shapes = 0.34 * self.place.rect.width + self.style.gap if self.reverse.motif else 0
        return self.place.rect.y + self.inset + shapes

    @staticmethod
    def _high(size: float, lines: list[str]) -> float:
        return ((len(lines) - 1) * TITLE_LEADING + ASCENT + DESCENT) * size / MM


def balanced(text: str, size: float, width: float, lines: list[str]) -> list[str]:
    """Return the same number of lines, of lengths as equal as the words allow."""
    best = lines
    while len(lines) > 1:
        width -= size / MM / 2
        lines = wrap(text, size, width * MM, bold=True)
        if len(lines) != len(best) or " ".join(lines).split() != text.split():
            break
        best = lines
    return best
