"""The first pages of a pack, for the facilitator: cover, contents, and what was left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from exports.document import MM, Document, Path, Rect, Segment
from exports.flow import Flow
from exports.sheet_code import draw_foot_code
from exports.sheets import QUIET, Job
from exports.structure import DECORATION
from exports.styles import Styles
from exports.text_papers import LEFT, MARGIN, RIGHT
from exports.type.wrapping import text_width, wrap
from facilitator.i18n import _

KEY = "pack"
WIDEST = "0000–0000"
"""Room is left for such page numbers, so that the lines of the contents stay as they are."""
INDENT = 6.0
"""How far the papers of a part stand in from its name, in mm."""
PANEL = 8.0
"""Room around the words on the cover's panel, in mm."""
TOP = 40.0
"""Where the panel of the cover begins, in mm."""


@dataclass
class Line:
    """A line of the contents: what it is, where it begins and ends, and how it is printed."""

    title: str
    anchor: str
    about: str = ""
    first: int = 0
    last: int = 0

    @property
    def pages(self) -> str:
        """The pages of the pack, as people read them."""
        return f"{self.first}–{self.last}" if self.last > self.first else str(self.first)


@dataclass
class Group:
    """A part of the pack, and its papers."""

    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass
class Front:
    """What the first pages say."""

    title: str
    for_whom: str
    how: Sequence[str]
    groups: Sequence[Group]
    left_out: Sequence[str]
    why: str

    def draw(self, job: Job) -> Document:
        """Return the pages, with the numbers that the lines have now."""
        document = job.document(self.title)
        flow = _flow(document, job)
        self._cover(flow, job)
        flow.page_break()
        _contents(flow, self.groups, mono=job.options.mono)
        if self.left_out:
            self._left_out(flow)
        flow.finish()
        for number, page in enumerate(document.pages, 1):
            code, styles = job.code(KEY, number), flow.styles
            draw_foot_code(page, code, styles.text, styles.ink, aloud=number == 1)
        return document

    def _cover(self, flow: Flow, job: Job) -> None:
        """Set what it is, for whom, and how it is printed."""
        head = job.workshop.workshop
        page = flow.page
        flow.y = TOP + PANEL
        flow.heading(1, self.title)
        flow.paragraph(head.title or job.title, bold=True)
        if head.question and head.question != head.title:
            flow.paragraph(head.question)
        flow.paragraph(job.occasion(named=False))
        flow.paragraph(self.for_whom)
        flow.keep(0)
        bottom = flow.y + PANEL - 3 if flow.page is page else flow.bottom
        box = Rect(flow.left - PANEL, TOP, flow.width + 2 * PANEL, bottom - TOP)
        shape: tuple[Segment, ...] = (("R", (*box, 3.0)),)
        panel = Path(DECORATION, shape, fill=flow.styles.shade, stroke=flow.styles.accent)
        page.items.insert(0, panel)  # below the words, whose height is known only now
        flow.y += PANEL
        flow.heading(2, _("How to print it"))
        flow.list(self.how)
        if not self.left_out:
            flow.heading(2, _("What is not in this pack"))
            flow.paragraph(_("Nothing was left out."))

    def _left_out(self, flow: Flow) -> None:
        """Say on a page of its own what was left out: how much, and why, never what it is."""
        flow.page_break()
        flow.heading(2, _("What is not in this pack"))
        flow.paragraph(self.why)
        flow.list(self.left_out)


def _flow(document: Document, job: Job) -> Flow:
    short, long = sorted(job.text_paper)
    mono = job.options.mono
    styles = Styles.large(mono=mono) if job.options.large_print else Styles.clear(mono=mono)
    flow = Flow(
        document,
        replace(styles, margin=MARGIN),
        size=(short, long),
        footer=job.workshop.workshop.title or job.title,
    )
    flow.left, flow.width = LEFT, short - LEFT - RIGHT
    return flow


def _contents(flow: Flow, groups: Sequence[Group], *, mono: bool) -> None:
    """Set every part and its papers, each a link."""
    flow.heading(2, _("Contents"))
    flow.keep(0)
    quiet = flow.styles.ink if mono else QUIET
    with flow.document.tag("TOC"):
        for group in groups:
            with flow.document.tag("TOCI"):
                _name(flow, group.title)
                with flow.document.tag("TOC"):
                    for line in group.lines:
                        with flow.document.tag("TOCI"):
                            _line(flow, line, quiet)


def _name(flow: Flow, title: str) -> None:
    """Set the name of a part, on one page with the first of its papers."""
    size, high = flow.styles.text, flow.styles.line()
    words = wrap(title, size, flow.width * MM, bold=True)
    flow.space(0.5 * high)
    flow.keep(high * (len(words) + 2))
    with flow.page.tag("P"):
        flow.page.text(
            flow.left,
            flow.y + 0.7 * high,
            words,
            size=size,
            leading=flow.styles.leading * size,
            bold=True,
            colour=flow.styles.accent,
        )
    flow.y += high * len(words)


def _line(flow: Flow, line: Line, quiet: str) -> None:
    """Set a line that leads to its paper; behind it, or below, how it is printed."""
    size, high = flow.styles.text, flow.styles.line()
    left, right = flow.left + INDENT, flow.left + flow.width
    room = flow.width - INDENT - text_width(WIDEST, size) / MM - 4
    words = wrap(line.title, size, room * MM)
    ends_at = left + text_width(words[-1], size) / MM + 3
    behind = ends_at + text_width(line.about, size) / MM < left + room
    below = [] if behind else wrap(line.about, size, room * MM)
    flow.keep(high * (len(words) + len(below)))
    page, y = flow.page, flow.y + 0.7 * high
    last = y + (len(words) - 1) * high
    leading, ink = flow.styles.leading * size, flow.styles.ink
    begins = ends_at + (text_width(line.about, size) / MM if behind else -1)
    ends = right - text_width(line.pages, size) / MM - 2
    with page.artifact():
        page.line(begins + 1.5, last, ends, last, stroke=flow.styles.rule, dash=(0.2, 1.6))
    with page.tag("Link", link=f"#{line.anchor}"):
        page.text(left, y, words, size=size, leading=leading, colour=ink)
        if behind:
            page.text(ends_at, last, line.about, size=size, colour=quiet)
        page.text(right, last, line.pages, size=size, colour=ink, align="right")
        if below:
            page.text(left, last + high, below, size=size, leading=leading, colour=quiet)
    flow.y += high * (len(words) + len(below)) + 0.15 * high
