"""The first pages of the handbook, and the foot of every page."""

from collections.abc import Mapping

from exports.document import MM, Path, Rect, Segment
from exports.flow import Flow
from exports.handbook.setting import picture_of
from exports.structure import DECORATION
from exports.type.wrapping import text_width, wrap
from facilitator import __version__
from facilitator.help import picture
from facilitator.help.library import topics
from facilitator.help.topic import chapters
from facilitator.i18n import _

TOP, PANEL = 40.0, 9.0
"""Where the panel of the cover begins, and the room around its words, in mm."""
INDENT = 6.0
"""How far topics stand in from their chapter, in mm."""
WIDEST = "0000"
"""Room is left for such a page number."""
ON_COVER = "board"
"""The picture on the cover."""


def cover(flow: Flow, *, mono: bool) -> None:
    """Set what this is."""
    page = flow.page
    flow.y = TOP + PANEL
    flow.heading(1, flow.document.title)
    flow.paragraph(_("Everything for the day, before it and after it, in plain words."), bold=True)
    flow.paragraph(_("The same words are in the app: press F1. They need no network."))
    flow.paragraph(_("Facilitator {version}").format(version=__version__))
    flow.keep(0)
    box = Rect(flow.left - PANEL, TOP, flow.width + 2 * PANEL, flow.y + PANEL - 3 - TOP)
    shape: tuple[Segment, ...] = (("R", (*box, 3.0)),)
    styles = flow.styles
    panel = Path(DECORATION, shape, fill=styles.shade, stroke=styles.accent)
    page.items.insert(0, panel)  # below the words, whose height is known only now
    if picture(ON_COVER) is None:
        return
    data, share, _part = picture_of(ON_COVER, mono=mono)
    shown = Rect(box.x, box.bottom + PANEL, box.width, box.width * share)
    if shown.bottom < flow.bottom:
        with page.artifact():
            page.picture(shown, data)
            page.rect(shown, stroke=styles.rule, line_width=0.25)


def contents(flow: Flow, numbers: Mapping[str, int]) -> None:
    """Set every chapter and its topics, each a link, with its page."""
    flow.heading(2, _("Contents"))
    flow.keep(0)
    with flow.document.tag("TOC"):
        for chapter, title in chapters().items():
            own = [topic for topic in topics() if topic.chapter == chapter]
            if not own:
                continue
            with flow.document.tag("TOCI"):
                flow.space(0.4 * flow.styles.line())
                flow.keep(3 * flow.styles.line())
                _line(flow, title, f"chapter/{chapter}", numbers, bold=True)
                with flow.document.tag("TOC"):
                    for topic in own:
                        with flow.document.tag("TOCI"):
                            _line(flow, topic.title, topic.key, numbers, indent=INDENT)


def _line(  # noqa: PLR0913
    flow: Flow,
    title: str,
    anchor: str,
    numbers: Mapping[str, int],
    *,
    indent: float = 0,
    bold: bool = False,
) -> None:
    """Set a line that leads to its page, dots and the number behind it."""
    styles, size = flow.styles, flow.styles.text
    high = styles.line() * 0.92
    left, right = flow.left + indent, flow.left + flow.width
    number = str(numbers.get(anchor, 0))
    room = flow.width - indent - text_width(WIDEST, size) / MM - 4
    words = wrap(title, size, room * MM, bold=bold)
    flow.keep(high * len(words))
    page, y = flow.page, flow.y + 0.7 * high
    last = y + (len(words) - 1) * high
    begins = left + text_width(words[-1], size, bold=bold) / MM + 2
    ends = right - text_width(number, size, bold=bold) / MM - 2
    with page.artifact():
        page.line(begins, last, ends, last, stroke=styles.rule, dash=(0.2, 1.6))
    with page.tag("Link", link=f"#{anchor}"):
        page.text(left, y, words, size=size, leading=high * MM, bold=bold, colour=styles.ink)
        page.text(right, last, number, size=size, bold=bold, colour=styles.ink, align="right")
    flow.y += high * len(words)


def number_pages(flow: Flow, running: Mapping[int, str]) -> None:
    """Set the foot of every page but the cover: the chapter, and the number."""
    styles = flow.styles
    size, y = styles.text, flow.size[1] - styles.margin
    for page in flow.document.pages[1:]:
        title = running.get(page.number, "")
        words = " · ".join(part for part in (flow.document.title, title) if part)
        with page.artifact():
            page.text(flow.left, y, words, size=size, colour=styles.ink)
            page.text(
                flow.left + flow.width,
                y,
                str(page.number + 1),
                size=size,
                colour=styles.ink,
                align="right",
            )
