"""Lines to write on by hand."""

from exports.document import MM, Rect
from exports.flow import Flow
from exports.places import LINE, name_place
from exports.type.wrapping import text_width, wrap

GAP = 9.0
"""Height of a line to write on, in mm."""


def gap(flow: Flow, label: str, lines: int = 1, step: float = GAP) -> None:
    """Leave lines to write on, the first of them behind a label; a long label stands above."""
    size, right = flow.styles.text, flow.left + flow.width
    words = wrap(label, size, flow.width * MM) if label else []
    beside = len(words) == 1 and text_width(label, size) / MM < flow.width * 0.75
    if words and not beside:
        flow.paragraph(label)
    for line in range(lines):
        flow.keep(step)
        flow.y += step
        left = flow.left
        if beside and line == 0:
            with flow.page.tag("P"):
                flow.page.text(left, flow.y - 1.2, label, size=size, colour=flow.styles.ink)
            left += text_width(label, size) / MM + 2
        name_place(flow.page, LINE, Rect(left, flow.y - step, right - left, step))
        with flow.page.artifact():
            flow.page.line(left, flow.y, right, flow.y, stroke=flow.styles.rule)
