"""Papers of running text: how they begin and end, and the lines left to be filled in by hand."""

from dataclasses import replace

from exports.document import MM, Document, Rect
from exports.flow import Flow
from exports.sheet_code import draw_code, draw_markers, inset, marker_side, qr_side
from exports.sheets import Job
from exports.styles import Styles
from exports.type.wrapping import text_width, wrap
from facilitator.i18n import _

LEFT, RIGHT = 24.0, 32.0
"""Margins that leave room for markers and QR code, in mm; at 12 pt a line has about 70 letters."""
WRITING = 9.0
"""Height of a line to write on by hand, in mm."""
TO_FILL = "…"
"""Stands in a cell that is still open; the room around it is for handwriting."""


class TextPaper:
    """A text document on A4: what it is, then its parts."""

    def __init__(
        self,
        job: Job,
        key: str,
        title: str,
        *,
        landscape: bool = False,
        compact: bool = False,
    ) -> None:
        """Begin with the title, the question, and where and when.

        `compact`: headings hardly larger than the text, for a sheet that should be one page.
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
        short, long = sorted(job.text_paper)
        if compact:
            styles = replace(styles, headings=(styles.headings[1], *[styles.text * 1.1] * 2))
        size = (long, short) if landscape else (short, long)
        footer = job.workshop.workshop.title or job.title
        self.flow = Flow(self.document, replace(styles, margin=18), size=size, footer=footer)
        self.flow.left = LEFT
        self.flow.width = size[0] - LEFT - RIGHT
        self.flow.heading(1, title)
        self.flow.paragraph(job.question, bold=True)
        self.flow.paragraph(job.occasion())

    def finish(self) -> Document:
        """Number the pages and return the document.

        What is left out is said to the person at the printer, never to the room.
        """
        self.flow.y = min(self.flow.y, self.flow.bottom)
        if len(self.document.pages) == 1:
            self.flow.footer = self.title  # the workshop's title is on this page already
        self.flow.finish()
        for number, page in enumerate(self.document.pages, 1):
            draw_markers(page)
            side = qr_side(page)
            edge = inset(page)
            top = page.height - edge - marker_side(page) - 2 - side
            rect = Rect(page.width - edge - side, top, side, side)
            draw_code(page, rect, self.job.code(self.key, number))
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
            with flow.page.artifact():
                right = flow.left + flow.width
                flow.page.line(left, flow.y, right, flow.y, stroke=flow.styles.rule)
        flow.space(flow.styles.line() * 0.5)
