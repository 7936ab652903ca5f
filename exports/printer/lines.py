"""The lines that are measured, each with its number and its small scale."""

from exports.document import MM, Page, Rect
from exports.printer.measuring import LINES, Measure

BLACK = "#000000"
THIN, BASE = 0.12, 0.2
FREE = 7.0
"""What printers do not reach at the edge of paper, in mm, and a little more."""
SHORT, LONG = 2.6, 4.1
"""How long the lines of a small scale are, in mm."""
TYPE = 12.0
BADGE = 3.6


class _Pen:
    """Draws on the front, or as its mirror image on the back; words stay legible."""

    def __init__(self, page: Page, width: float, *, back: bool) -> None:
        self.page, self.width, self.back = page, width, back

    def x(self, x: float) -> float:
        """Return where something lies across."""
        return self.width - x if self.back else x

    def line(self, x: float, y: float, to_x: float, to_y: float, width: float) -> None:
        """Draw a line."""
        self.page.line(self.x(x), y, self.x(to_x), to_y, stroke=BLACK, line_width=width)

    def words(self, x: float, y: float, words: str, *, bold: bool = False) -> None:
        """Set a few letters around a place."""
        baseline = y + 0.36 * TYPE / MM
        self.page.text(
            self.x(x), baseline, words, size=TYPE, bold=bold, colour=BLACK, align="centre"
        )

    def arrow(self, measure: Measure) -> None:
        """Point at the edge of the paper."""
        x, y = measure.mark
        tip, high = FREE, 1.2
        ends = [(tip, y), (tip + 3, y - high), (tip + 3, y + high)]
        if not measure.across:
            ends = [(x, tip), (x - high, tip + 3), (x + high, tip + 3)]
        self.page.polygon([(self.x(x), y) for x, y in ends], fill=BLACK)


def draw_line(page: Page, measure: Measure, width: float, *, back: bool) -> None:
    """Draw a line on a page this wide. Where its small scale begins is the frame `line-1` …."""
    pen = _Pen(page, width, back=back)
    _base(pen, measure)
    _scale(pen, measure)
    x, y = measure.mark
    page.frame(f"line-{measure.number}", Rect(pen.x(x), y, 0, 0))


def _base(pen: _Pen, measure: Measure) -> None:
    """Draw the line itself, from where it is measured; it ends in its number."""
    x, y = measure.mark
    end = measure.line(LINES + 1)
    start = measure.start or ((FREE, y) if measure.across else (x, FREE))
    pen.line(*start, *end, BASE)
    if measure.start is None:
        pen.arrow(measure)
    else:  # the stroke at which the ruler's zero lies
        x, y = start
        to = (x, y + LONG) if measure.across else (x + LONG, y)
        pen.line(x, y, *to, THIN)
    place = (end[0] + BADGE, end[1]) if measure.across else (end[0], end[1] + BADGE)
    pen.page.circle(pen.x(place[0]), place[1], 3.1, stroke=BLACK, line_width=BASE, fill="#FFFFFF")
    pen.words(*place, str(measure.number), bold=True)


def _scale(pen: _Pen, measure: Measure) -> None:
    """Draw the lines of the small scale; 0 and 5 are longer, and say so."""
    for number in range(LINES):
        x, y = measure.line(number)
        long = LONG if number % 5 == 0 else SHORT
        to = (x, y + long) if measure.across else (x + long, y)
        pen.line(x, y, *to, THIN)
        if number % 5 == 0:
            place = (x, y + LONG + 2.6) if measure.across else (x + LONG + 2.2, y)
            pen.words(*place, str(number))
