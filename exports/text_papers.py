"""Papers of running text: how they begin and end, and the lines left to be filled in by hand."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from exports.document import MM, Document, Page, Rect, Text
from exports.flow import Flow
from exports.flow_pages import FOOT
from exports.places import LINE, name_place
from exports.sheet_code import draw_foot_code
from exports.sheets import LARGE_PRINT, Job
from exports.styles import Styles
from exports.type.wrapping import text_width, wrap

LEFT, RIGHT = 24.0, 32.0
"""Margins that leave room for markers and QR code, in mm; at 12 pt a line has about 70 letters."""
WRITING = 9.0
"""Height of a line to write on by hand, in mm."""
MARGIN = 18.0
"""Room above the text and below its page number, in mm."""
NEARLY_EMPTY = 0.3
"""A last page with less on it than this is spared where closer lines are enough for that."""
CLOSER = (1.42, 1.35, 1.28)
"""Distances of baselines to be tried then, in type sizes."""
TO_FILL = "…"
"""Stands in a cell that is still open; the room around it is for handwriting."""


def well_filled(draw: Callable[[Job], Document]) -> Callable[[Job], Document]:
    """Return how to draw a paper without a last page that is nearly empty.

    Its lines are set closer where that spares the page, and stay as they are where it does not.
    """

    @wraps(draw)
    def drawn(job: Job) -> Document:
        document = draw(job)
        if len(document.pages) > 1 and _used(document.pages[-1]) < NEARLY_EMPTY:
            for leading in CLOSER:
                closer = draw(replace(job, leading=leading))
                if len(closer.pages) < len(document.pages):
                    return closer
        return document

    return drawn


def _used(page: Page) -> float:
    """Return how far down a page there is text, from 0 to 1; its number does not count."""
    foot = page.height - MARGIN - FOOT / 2
    ends = (
        item.y + (len(item.lines) - 1) * item.leading / MM
        for item in page.items
        if isinstance(item, Text) and item.y < foot
    )
    return (max(ends, default=MARGIN) - MARGIN) / (foot - MARGIN)


class TextPaper:
    """A text document on A4: what it is, then its parts."""

    def __init__(  # noqa: PLR0913
        self,
        job: Job,
        key: str,
        title: str,
        *,
        landscape: bool = False,
        compact: bool = False,
        wall: float = 0,
    ) -> None:
        """Begin with the title, the question, and where and when.

        `compact`: headings hardly larger than the text, for a sheet that should be one page.
        `wall`: the type size of a sheet that is read from afar, on the paper of the tables.
        """
        self.job = job
        self.key = key
        self.title = title
        self.document: Document = job.document(title)
        options = job.options
        styles = (
            Styles.large(mono=options.mono)
            if options.large_print
            else Styles.clear(mono=options.mono)
        )
        if job.leading:
            styles = replace(styles, leading=job.leading)
        if wall:
            sizes = (1.5 * wall, 1.2 * wall)
            styles = replace(styles, text=wall, headings=sizes, leading=1.3, foot=LARGE_PRINT)
        short, long = sorted(job.table_paper if wall else job.text_paper)
        if compact:
            styles = replace(styles, headings=(styles.headings[1], *[styles.text * 1.1] * 2))
        size = (long, short) if landscape else (short, long)
        footer = job.workshop.workshop.title or job.title
        self.flow = Flow(self.document, replace(styles, margin=MARGIN), size=size, footer=footer)
        self.flow.left = LEFT
        self.flow.width = size[0] - LEFT - RIGHT
        self.flow.heading(1, title)
        self.flow.paragraph(job.question, bold=True)
        named = job.question == job.workshop.workshop.title
        self.flow.paragraph(job.occasion(named=not named))

    def finish(self) -> Document:
        """Set page numbers and codes, and return the document.

        What is left out is said to the person at the printer, never to the room.
        """
        self.flow.y = min(self.flow.y, self.flow.bottom)
        if len(self.document.pages) == 1:
            self.flow.footer = self.title  # the workshop's title is on this page already
        self.flow.finish()
        styles = self.flow.styles
        size = styles.foot or styles.text
        for number, page in enumerate(self.document.pages, 1):
            code, last = self.job.code(self.key, number), number == len(self.document.pages)
            draw_foot_code(page, code, size, styles.ink, aloud=last)
        return self.document

    def together(self, text: str, more: float) -> None:
        """Go on overleaf unless a paragraph and this much below it fit on the page."""
        flow = self.flow
        lines = len(wrap(text, flow.styles.text, flow.width * MM))
        flow.keep(min(lines * flow.styles.line() + more, flow.full))

    def gap(self, words: str, lines: int = 1, indent: float = 0) -> None:
        """Set words with a line behind them, and more lines below, to be filled in by hand."""
        flow = self.flow
        size = flow.styles.text
        step = max(WRITING, flow.styles.line() * 1.1)
        for line in range(lines):
            flow.keep(step)
            flow.y += step if line or not words else step * 0.8
            left = flow.left + indent
            if line == 0 and words:
                with flow.page.tag("P"):
                    flow.page.text(left, flow.y - 1.2, words, size=size, colour=flow.styles.ink)
                left += text_width(words, size) / MM + 2
            right = flow.left + flow.width
            name_place(flow.page, LINE, Rect(left, flow.y - step, right - left, step))
            with flow.page.artifact():
                flow.page.line(left, flow.y, right, flow.y, stroke=flow.styles.rule)
        flow.space(flow.styles.line() * 0.5)
