"""Setting the help's paragraphs, lists, pictures and tables one after the other."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from PIL import Image

from exports.document import MM, Page, Rect
from exports.flow import OPENING, Flow
from exports.flow_points import BULLET
from exports.flow_table import Column
from exports.handbook.runs import CAP, Line, Run, lines_of
from exports.structure import Tag
from exports.type.shaping import is_right_to_left
from facilitator.errors import FacilitatorError
from facilitator.help import picture
from facilitator.help.blocks import Block, Items, Paragraph, Picture, Span, Spans, Table, plain
from facilitator.i18n import _

Refer = Callable[[str], tuple[str, str]]
"""Says for a link of the help which anchor it leads to, and what stands behind it on paper."""
WHOLE = 960
"""How wide a picture of the whole window is, in pixels."""
SMALLEST = 0.7
"""A picture may be so much smaller than it should be; where it still does not fit, it is overleaf.
"""
HANG = 8.0
"""How far the points of a list stand in, in mm; in larger type, more."""


def nowhere(_link: str) -> tuple[str, str]:
    """Return that a link leads nowhere on this paper."""
    return "", ""


class Setter:
    """Sets what a topic says into a flow."""

    def __init__(self, flow: Flow, *, mono: bool, widest: float, refer: Refer = nowhere) -> None:
        """`widest`: how wide a picture may be, in mm."""
        self._flow, self._mono, self._refer = flow, mono, refer
        self._widest = min(widest, flow.width)

    def set(self, blocks: Sequence[Block]) -> None:
        """Set blocks, one after the other."""
        for block in blocks:
            match block:
                case Paragraph(spans):
                    self.paragraph(spans)
                case Items():
                    self._list(block)
                case Picture(name, alt):
                    self._picture(name, alt)
                case Table(header, rows):
                    self._flow.table(
                        [Column(self._told(cell)) for cell in header],
                        [[self._told(cell) for cell in row] for row in rows],
                    )

    def paragraph(self, spans: Spans, *, bold: bool = False) -> None:
        """Set a paragraph."""
        flow = self._flow
        if is_right_to_left(plain(spans)):
            flow.paragraph(self._told(spans), bold=bold)
            return
        self._lines("P", self._broken(spans, flow.width, bold=bold), flow.left)
        flow.space(flow.styles.line() * 0.4)

    def _list(self, block: Items) -> None:
        flow = self._flow
        labels = [f"{n}." if block.numbered else BULLET for n in range(1, len(block.items) + 1)]
        if any(is_right_to_left(plain(item)) for item in block.items):
            told = map(self._told, block.items)
            flow.list(zip(labels, told, strict=True))
            return
        hang = HANG * max(1.0, flow.styles.text / 14)
        first = self._broken(block.items[0], flow.width - hang)
        flow.keep(self._height(first[:OPENING]))
        with flow.document.tag("L"):
            for label, item in zip(labels, block.items, strict=True):
                lines = self._broken(item, flow.width - hang)
                flow.keep(self._height(lines[:OPENING]))
                with flow.document.tag("LI"):
                    with flow.page.tag("Lbl"):
                        self._put(Run(0, 0, Span(label, bold=True)), flow.left, flow.y)
                    self._lines("LBody", lines, flow.left + hang)
                flow.space(flow.styles.line() * 0.15)
        flow.space(flow.styles.line() * 0.3)

    def _picture(self, name: str, alt: str) -> None:
        data, share, part = picture_of(name, mono=self._mono)
        rule = self._flow.styles.rule
        self._flow.space(1.5)
        self._flow.keep(SMALLEST * part * self._widest * share)
        wide = min(part * self._widest, (self._flow.room - 0.1) / share)

        def draw(page: Page, rect: Rect) -> None:
            box = Rect(rect.x, rect.y, wide, rect.height)
            page.picture(box, data)
            page.rect(box, stroke=rule, line_width=0.25)

        self._flow.figure(wide * share, alt, draw)

    # Words

    def _broken(self, spans: Spans, width: float, *, bold: bool = False) -> list[Line]:
        return lines_of(self._referring(spans), self._flow.styles.text, width, bold=bold)

    def _referring(self, spans: Spans) -> Spans:
        """Return words whose links lead to a place on paper, and say on which page that is."""
        said: list[Span] = []
        for span in spans:
            anchor, behind = self._refer(span.link) if span.link else ("", "")
            said.append(replace(span, link=anchor))
            if behind:
                said.append(Span(f" ({behind})"))
        return tuple(said)

    def _told(self, spans: Spans) -> str:
        return plain(self._referring(spans))

    def _height(self, lines: Sequence[Line]) -> float:
        return len(lines) * self._flow.styles.line()

    def _lines(self, kind: str, lines: list[Line], left: float) -> None:
        """Set lines in one element, over as many pages as they need."""
        flow = self._flow
        flow.keep(self._height(lines[:OPENING]))
        tag: str | Tag = kind
        while lines:
            count = self._fitting(len(lines))
            with flow.page.tag(tag) as tag:
                self._page_of(lines[:count], left, links=_has_links(lines))
            flow.y += count * flow.styles.line()
            lines = lines[count:]
            if lines:
                flow.page_break()

    def _page_of(self, lines: Sequence[Line], left: float, *, links: bool) -> None:
        """Set lines on one page. Beside links, plain words are elements too, in the same order."""
        flow = self._flow
        high = flow.styles.line()
        placed = [(number, run) for number, line in enumerate(lines) for run in line]
        for link, runs in groupby(placed, lambda each: each[1].span.link):
            if link:
                for number, run in runs:
                    with flow.page.tag("Link", link=f"#{link}"):
                        self._put(run, left, flow.y + number * high)
            elif links:
                with flow.page.tag("Span"):
                    self._put_all(runs, left)
            else:
                self._put_all(runs, left)

    def _put_all(self, runs: Iterable[tuple[int, Run]], left: float) -> None:
        for number, run in runs:
            self._put(run, left, self._flow.y + number * self._flow.styles.line())

    def _fitting(self, count: int) -> int:
        """Return how many of the lines to set here; a last one is never left alone overleaf."""
        fit = int((self._flow.room + 0.01) / self._flow.styles.line())
        if fit >= count:
            return count
        return fit - 1 if count - fit == 1 and fit > 2 else max(1, fit)

    def _put(self, run: Run, left: float, top: float) -> None:
        """Set a run in its line; a key has a frame."""
        styles, page = self._flow.styles, self._flow.page
        x, y = left + run.x, top + (styles.line() / 2 + styles.text * 0.35 / MM)
        if run.span.key:
            high = styles.text * 1.15 / MM
            box = Rect(x + 0.2, y - 0.78 * high, run.width - 0.4, high)
            page.rect(box, radius=0.8, fill=styles.shade, stroke=styles.rule, line_width=0.2)
            x += CAP
        colour = styles.accent if run.span.link else styles.ink
        page.text(x, y, run.span.text, size=styles.text, bold=run.bold, colour=colour)


def _has_links(lines: Sequence[Line]) -> bool:
    return any(run.span.link for line in lines for run in line)


@cache
def picture_of(name: str, *, mono: bool) -> tuple[bytes, float, float]:
    """Return a picture of the help, its height as a share of its width, and how wide it is.

    1 is as wide as a picture of the whole window: on paper, letters are as large in a smaller one.
    """
    data = picture(name)
    if data is None:
        message = _("The help’s picture “{name}” is missing; install Facilitator again.")
        raise FacilitatorError(message.format(name=name))
    with Image.open(io.BytesIO(data)) as opened:
        share, part = opened.height / opened.width, min(1.0, opened.width / WHOLE)
        if mono:
            kept = io.BytesIO()
            opened.convert("L").save(kept, "PNG")
            data = kept.getvalue()
    return data, share, part
