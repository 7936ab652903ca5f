"""Numbered pages that running text is set on: where it stands, and how much room is left."""

from exports.document import MM, Document, Page
from exports.styles import Styles
from exports.type.wrapping import text_width, wrap
from facilitator.i18n import _

RAISED = 2.1
"""How much higher large page numbers stand, in mm: below them, a line says what the code tells."""
FOOT = 10.0
"""Room below the text for the page number, in lines of which there is one."""


class Pages:
    """Pages of one size, filled from the top down; `y` is where the next part begins."""

    def __init__(
        self, document: Document, styles: Styles, size: tuple[float, float], footer: str
    ) -> None:
        """Begin on a new page; `footer` stands beside its number."""
        self.document = document
        self.styles = styles
        self.size = size
        self.footer = footer
        self.pages: list[Page] = []
        self.left = styles.margin
        self.width = size[0] - 2 * styles.margin
        self.bottom = size[1] - styles.margin - FOOT
        self.y = 0.0
        self.page_break()

    @property
    def page(self) -> Page:
        """The page in hand."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """The height that is left on the page, in mm."""
        return self.bottom - self.y

    @property
    def full(self) -> float:
        """The height of an empty page, in mm."""
        return self.bottom - self.styles.margin

    def page_break(self) -> None:
        """Go on overleaf."""
        self.pages.append(self.document.add_page(*self.size))
        self.y = self.styles.margin

    def space(self, height: float) -> None:
        """Leave some room, though not at the top of a page."""
        if self.y > self.styles.margin:
            self.y += height

    def fitting(self, count: int, leading: float) -> int:
        """Return how many of the lines to set here; a last one is never left alone overleaf."""
        fit = int((self.room + 0.01) * MM / leading)
        if fit >= count:
            return count
        if count - fit == 1 and fit > 2:
            return fit - 1
        return max(1, fit)

    def number(self, before: int) -> None:
        """Say below the text which of how many pages each is; so many others come `before`."""
        size = self.styles.foot or self.styles.text
        y = self.size[1] - self.styles.margin - min(0.35 * max(size - 12, 0), RAISED)
        count = before + len(self.pages)
        for number, page in enumerate(self.pages, before + 1):
            words = _("Page {number} of {count}").format(number=number, count=count)
            room = self.width - text_width(words, size) / MM - 8
            right = self.left + self.width
            with page.artifact():
                page.text(
                    self.left,
                    y,
                    _shortened(self.footer, size, room),
                    size=size,
                    colour=self.styles.ink,
                    width=room,
                )
                page.text(right, y, words, size=size, colour=self.styles.ink, align="right")


def _shortened(text: str, size: float, width: float) -> str:
    """Return as much of a running title as fits on a line; it stands in full on the first page."""
    first, *rest = wrap(text.replace("\n", " "), size, (width - size / MM) * MM) or [""]
    return f"{first} …" if rest else first
