"""A picture of how tenths of a millimetre are read: a ruler below a small printed scale."""

from exports.document import Page, Rect
from exports.printer.measuring import LINES, STEP
from facilitator.i18n import _

EXAMPLE = 25.3
"""What is read in the picture, in mm."""
HEIGHT = 34.0
FIRST, LAST = 23, 36
"""The millimetres of the ruler that show."""
LARGE = 8.0
"""So many times is it larger than on the sheet."""
BLACK, WOOD = "#000000", "#F1EEE7"
TYPE = 12.0


def said() -> str:
    """Return what the picture shows."""
    return _(
        "A ruler along a small scale of ten lines, much enlarged. The scale’s line 0 stands "
        "between 25 and 26 millimetres; its third line after that meets a line of the ruler: "
        "25.3 millimetres."
    )


def draw_reading(page: Page, box: Rect) -> None:
    """Draw it into a box."""
    large = min(LARGE, box.width / (LAST - FIRST + 0.6))
    left, edge = box.x + 0.3 * large, box.y + 15
    page.rect(Rect(box.x, edge, (LAST - FIRST + 0.6) * large, 15), fill=WOOD, stroke=BLACK)
    for place in range(FIRST, LAST + 1):
        x = left + (place - FIRST) * large
        ten, five = place % 10 == 0, place % 5 == 0
        page.line(x, edge, x, edge + (6.5 if ten or five else 4.5), stroke=BLACK, line_width=0.35)
        if five:
            _words(page, x, edge + 11.5, str(place))
    tenths = round(10 * (EXAMPLE % 1))
    for number in range(LINES):
        x = left + (EXAMPLE + STEP * number - FIRST) * large
        meets = number == tenths
        high = 9.0 if number % 5 == 0 or meets else 6.0
        page.line(x, edge, x, edge - high, stroke=BLACK, line_width=1.0 if meets else 0.35)
        if number % 5 == 0 or meets:
            _words(page, x, edge - high - 1.2, str(number), bold=meets)


def _words(page: Page, x: float, y: float, words: str, *, bold: bool = False) -> None:
    page.text(x, y, words, size=TYPE, bold=bold, colour=BLACK, align="centre")
