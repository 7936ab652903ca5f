"""Parts of an entry under each other, each beside its label."""

from collections.abc import Sequence

from exports.document import MM
from exports.flow import OPENING, Flow
from exports.type.wrapping import text_width, wrap


def rows(flow: Flow, parts: Sequence[tuple[str, str]]) -> None:
    """Set parts that say something, their labels in a column of their own; what is long flows."""
    said = [(label, words) for label, words in parts if words.strip()]
    size, line = flow.styles.text, flow.styles.line()
    widest = max((text_width(label, size, bold=True) for label, _ in said), default=0)
    hang = min(widest / MM + 3, flow.width * 0.4)
    for label, words in said:
        labels = wrap(label, size, hang * MM, bold=True)
        lines = len(wrap(words, size, (flow.width - hang) * MM))
        flow.keep(line * max(len(labels), min(lines, OPENING)))
        below = flow.y + line * len(labels)
        page = flow.page
        with page.tag("P"):
            page.text(
                flow.left,
                flow.y + line / 2 + size * 0.35 / MM,
                labels,
                size=size,
                leading=size * flow.styles.leading,
                bold=True,
                colour=flow.styles.accent,
                width=hang,
            )
        flow.paragraph(words, indent=hang)
        if page is flow.page:
            flow.y = max(flow.y, below)
