"""The high contrast edition of any paper: black on white, thick lines, and nothing in grey.

    document = in_high_contrast(paper.draw(job))    # of the black and white edition

It is drawn from the edition in black and white, which tells things apart by shapes and hatching,
and changes how things look but never where they are. Pictures, such as a base map, stay pale
behind what is drawn on them. QR codes and markers stay as they are.
"""

from collections.abc import Sequence
from dataclasses import replace

from exports.document import Document, Excerpt, Item, Page, Path, Segment, Text

BLACK, WHITE = "#000000", "#FFFFFF"
LEAST, SEPARATING = 0.5, 0.7
"""The least width of a line, and of one that separates (a rule, the edge of a box), in mm."""
DARK = 3.0
"""What stands out as much as this from white is black, everything else is white."""
SHEER = 0.9
"""What is less opaque than this is a tint over what is below it, or the pale seam of a line."""


def in_high_contrast(document: Document) -> Document:
    """Return a document in high contrast; it is the same one, changed."""
    for page in document.pages:
        _page(page)
    return document


def contrast(one: str, other: str) -> float:
    """Return how much two colours, as `#RRGGBB`, stand out from each other: 1 to 21 (WCAG)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _page(page: Page) -> None:
    page.items = [changed for item in page.items if (changed := _item(item)) is not None]


def _item(item: Item) -> Item | None:
    if isinstance(item, Text):
        return replace(item, colour=_plain(item.colour))
    if isinstance(item, Path):
        return _path(item)
    if isinstance(item, Excerpt):
        _page(item.page)
    return item


def _plain(colour: str) -> str:
    """Return the one of black and white that a colour is nearer to."""
    return BLACK if contrast(colour, WHITE) >= DARK else WHITE


def _path(path: Path) -> Path | None:
    """Return a shape without greys, or None where nothing but a tint was left of it."""
    fill = path.fill and _plain(path.fill)
    if fill == BLACK and path.opacity < SHEER:  # a tint: the pattern over it says the same
        fill = None
    if not path.stroke:
        return replace(path, fill=fill, opacity=1) if fill else None
    stroke = path.stroke if path.stroke == WHITE else BLACK
    least = SEPARATING if _separates(path.segments) else LEAST
    width = max(path.line_width, least)
    if stroke == WHITE:  # the seam beside a line, which has become thicker
        width = path.line_width + LEAST
    return replace(path, fill=fill, stroke=stroke, line_width=width, opacity=1)


def _separates(segments: Sequence[Segment]) -> bool:
    """Say whether a shape is the edge of a box, or a single straight line."""
    return "".join(kind for kind, _numbers in segments) in {"R", "ML"}
