"""The foot of a promise slip: who promised, and when to hear about it, for a phone as well."""

from exports.document import MM, Page, Rect
from exports.log_book.writing import GAP
from exports.qr import modules
from exports.styles import Styles
from exports.type.outlines import draw_outlines
from exports.type.wrapping import text_width, wrap
from facilitator.i18n import _

MARGIN = 10.0
"""Room between a slip's edges and what stands on it, in mm."""
CODE, MODULE = 30.0, 0.42
"""A square is at least this wide, and each of its modules at least that, in mm, for a phone."""


def foot(styles: Styles) -> float:
    """Return the room for the line at the foot of a slip, in mm."""
    return 2 + styles.text / 2


class Ending:
    """The foot of a slip: who promised, and the day, with a square for a phone to read.

    Where there is no day yet, there is a line to write it on.
    """

    def __init__(
        self, styles: Styles, slip: tuple[float, float], who: str, by: str, payload: str
    ) -> None:
        self.styles, self.slip = styles, slip
        self.by, self.payload = by, payload
        size, width = styles.text, slip[0] - 2 * MARGIN
        self.who = wrap(who, size * 1.1, width * MM, bold=True)
        self.side = self.left = 0.0
        self.beside = MARGIN
        if payload:
            self.across, self.dark = modules(payload)  # worked out once: it takes a while
            self.side = max(CODE, self.across * MODULE)
            self.left = MARGIN - self.side * 4 / self.across  # its quiet zone is in the margin
            self.beside = self.left + self.side + 1
        self.width = slip[0] - MARGIN - self.beside
        words = _("Scan to put it in your calendar; it only holds what stands here.")
        self.label = wrap(_("To hear about it on"), size, self.width * MM)
        self.day = wrap(by, size * 1.15, self.width * MM, bold=True)
        self.words = wrap(words, size, self.width * MM)

    @property
    def has_much_to_say(self) -> bool:
        """Whether who promised is told in more words than there is room for here."""
        return len(self.who) > 2

    @property
    def height(self) -> float:
        """The height of all of it, in mm."""
        return len(self.who) * self._line * 1.1 + 3 + self._below

    @property
    def _below(self) -> float:
        """The height of what stands below the rule."""
        lines = len(self.label) + len(self.day) * 1.15 + len(self.words)
        return max(self.side, (lines + 0.5) * self._line) if self.payload else GAP

    @property
    def _line(self) -> float:
        return self.styles.text * 1.25 / MM

    def draw(self, page: Page, *, again: bool) -> None:
        """Draw it at the foot of a slip; `again`: what to do with it was said on an earlier one."""
        size, right = self.styles.text, self.slip[0] - MARGIN
        bottom = self.slip[1] - MARGIN - foot(self.styles) + 2
        y = bottom - self.height
        if self.who:
            y = self._text(page, MARGIN, y, self.who, size * 1.1, bold=True)
        y += 1.5
        with page.artifact():
            page.line(MARGIN, y, right, y, stroke=self.styles.rule)
        y = bottom - self._below
        if not self.payload:
            self._text(page, MARGIN, bottom - self._line - 3, self.label, size, bold=False)
            start = MARGIN + text_width(self.label[0], size) / MM + 2
            with page.artifact():
                page.line(start, bottom - 3, right, bottom - 3, stroke=self.styles.rule)
            return
        y = self._text(page, self.beside, y, self.label, size, bold=False)
        y = self._text(page, self.beside, y, self.day, size * 1.15, bold=True)
        y += self._line * 0.5
        if again:
            self._shapes(page, y)
        else:
            self._text(page, self.beside, y, self.words, size, bold=False)
        self._square(page, Rect(self.left, bottom - self._below, self.side, self.side))

    def _square(self, page: Page, rect: Rect) -> None:
        said = _("A square for a phone’s calendar: to hear about it on {day}.").format(day=self.by)
        with page.tag("Figure", alt=said):
            one = self.side / self.across
            page.path(
                [
                    ("R", (rect.x + x * one, rect.y + y * one, length * one, one, 0.0))
                    for x, y, length in self.dark
                ],
                fill="#000000",
            )
        page.frame(f"calendar-{page.number + 1}", rect)

    def _text(  # noqa: PLR0913
        self, page: Page, x: float, y: float, lines: list[str], size: float, *, bold: bool
    ) -> float:
        """Set lines and return where they end."""
        leading = size * 1.25
        with page.tag("P"):
            page.text(
                x,
                y + size * 0.95 / MM,
                lines,
                size=size,
                leading=leading,
                bold=bold,
                colour=self.styles.ink,
                width=self.slip[0] - MARGIN - x,
            )
        return y + len(lines) * leading / MM

    def _shapes(self, page: Page, y: float) -> None:
        """Draw what to do with the square as shapes: nobody needs to hear it for every slip."""
        size = self.styles.text
        with page.artifact():
            for number, line in enumerate(self.words):
                draw_outlines(
                    page,
                    self.beside,
                    y + size * 0.95 / MM + number * self._line,
                    line,
                    size=size,
                    bold=False,
                    colour=self.styles.ink,
                    width=self.width,
                )
