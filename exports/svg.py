"""A page as SVG, with real text that can be searched, read aloud and edited.

The few glyphs that a page needs are embedded as fonts, so browsers show it as printed; a program
that ignores embedded fonts shows the same words in its own. (Outlines would look the same
everywhere, but nobody could read, search or correct them.)
"""

import base64
from xml.sax.saxutils import escape, quoteattr

from exports.document import MM, Document, Excerpt, Item, Page, Path, Picture, Segment, Text
from exports.pdf.extent import line_start, reads_from_right
from exports.structure import DECORATION
from exports.type.characters import without_controls
from exports.type.fonts import FAMILY, THOUSAND, Face
from exports.type.shaping import set_line

JPEG = b"\xff\xd8"


def svg_pages(document: Document) -> list[str]:
    """Return one SVG file for each page.

    Right-to-left lines are placed by their middle, which is where programs agree that know such
    text and that do not.
    """
    return [_svg(document, page) for page in document.pages]


def _svg(document: Document, page: Page) -> str:
    faces: dict[Face, set[str]] = {}
    body = [_labelled(page, item, _shape(item, faces)) for item in page.items]
    families = ", ".join(dict.fromkeys(_family(face) for face in faces)) or "sans-serif"
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{page.width:g}mm" '
            f'height="{page.height:g}mm" viewBox="0 0 {page.width:g} {page.height:g}" '
            f"xml:lang={quoteattr(document.language)}>",
            f"<title>{escape(without_controls(document.title))}</title>",
            f"<style>{''.join(_font_face(face, faces[face]) for face in faces)}"
            f"text{{font-family:{families},sans-serif;font-kerning:none;white-space:pre}}</style>",
            f'<rect width="{page.width:g}" height="{page.height:g}" fill="#FFFFFF"/>',
            *body,
            "</svg>\n",
        ]
    )


def _labelled(page: Page, item: Item, shape: str) -> str:
    """Give a picture its alternative text, and hide decoration from screen readers."""
    if item.mark == DECORATION:
        return f'<g aria-hidden="true">{shape}</g>'
    element = page.structure.elements[page.owners[item.mark]]
    if element.kind == "Figure":
        return f'<g role="img" aria-label={quoteattr(without_controls(element.alt))}>{shape}</g>'
    return shape


def _shape(item: Item, faces: dict[Face, set[str]]) -> str:
    shape = _upright(item, faces)
    if item.turn is None:
        return shape
    x, y, clockwise = item.turn
    turn = "0 1 -1 0" if clockwise else "0 -1 1 0"
    return f'<g transform="matrix({turn} {x:g} {y:g})">{shape}</g>'


def _upright(item: Item, faces: dict[Face, set[str]]) -> str:
    if isinstance(item, Text):
        return _text(item, faces)
    if isinstance(item, Path):
        return _path(item)
    if isinstance(item, Excerpt):
        return _excerpt(item, faces)
    return _picture(item)


def _text(item: Text, faces: dict[Face, set[str]]) -> str:
    from_right = reads_from_right(item)
    weight = ' font-weight="bold"' if item.bold else ""
    direction = ' direction="rtl"' if from_right else ""
    look = (
        f'font-size="{item.size / MM:.3f}" fill="{item.colour}" '
        f'text-anchor="{"middle" if from_right else "start"}"{weight}{direction}'
    )
    shown: list[str] = []
    for number, words in enumerate(item.lines):
        line = set_line(words, bold=item.bold, right_to_left=from_right)
        for run in line.runs:
            faces.setdefault(run.face, set()).update(run.text)
        half = line.width * item.size / THOUSAND / MM / 2 if from_right else 0
        x = line_start(item, line, right_to_left=from_right) + half
        y = item.y + number * item.leading / MM
        shown.append(f'<text x="{x:.3f}" y="{y:.3f}" {look}>{escape(line.text)}</text>')
    return "".join(shown)


def _path(item: Path) -> str:
    steps = " ".join(_step(segment) for segment in item.segments)
    stroke = ""
    if item.stroke:
        stroke = (
            f' stroke="{item.stroke}" stroke-width="{item.line_width:g}" '
            'stroke-linecap="round" stroke-linejoin="round"'
        )
        if item.dash:
            stroke += f' stroke-dasharray="{" ".join(f"{length:g}" for length in item.dash)}"'
    opacity = f' opacity="{item.opacity:g}"' if item.opacity != 1 else ""
    return f'<path d="{steps}" fill="{item.fill or "none"}"{stroke}{opacity}/>'


def _step(segment: Segment) -> str:
    kind, numbers = segment
    if kind != "R":
        return kind + " ".join(f"{number:.3f}" for number in numbers)
    x, y, width, height, radius = numbers
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        return f"M{x:.3f} {y:.3f}h{width:.3f}v{height:.3f}h{-width:.3f}Z"
    across, down = width - 2 * r, height - 2 * r
    arc = f"a{r:.3f} {r:.3f} 0 0 1"
    return (
        f"M{x + r:.3f} {y:.3f}h{across:.3f}{arc} {r:.3f} {r:.3f}v{down:.3f}"
        f"{arc} {-r:.3f} {r:.3f}h{-across:.3f}{arc} {-r:.3f} {-r:.3f}v{-down:.3f}"
        f"{arc} {r:.3f} {-r:.3f}Z"
    )


def _excerpt(item: Excerpt, faces: dict[Face, set[str]]) -> str:
    x, y, width, height = item.rect
    part = " ".join(f"{length:g}" for length in item.part)
    shapes = "".join(_shape(each, faces) for each in item.page.items)
    return (
        f'<svg x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'viewBox="{part}" preserveAspectRatio="none">{shapes}</svg>'
    )


def _picture(item: Picture) -> str:
    kind = "jpeg" if item.data.startswith(JPEG) else "png"
    data = base64.b64encode(item.data).decode("ascii")
    x, y, width, height = item.rect
    return (
        f'<image x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'preserveAspectRatio="none" href="data:image/{kind};base64,{data}"/>'
    )


def _family(face: Face) -> str:
    return "'Atkinson Hyperlegible Next'" if FAMILY in face.name else f"'{face.name}'"


def _font_face(face: Face, characters: set[str]) -> str:
    data = base64.b64encode(face.web_subset(characters)).decode("ascii")
    weight = "bold" if face.name.endswith("Bold") else "normal"
    return (
        f"@font-face{{font-family:{_family(face)};font-weight:{weight};"
        f"src:url(data:font/ttf;base64,{data})}}"
    )
