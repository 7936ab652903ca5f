"""A document's items drawn on a ReportLab canvas, in marked stretches."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from exports.document import (
    MM,
    Document,
    Excerpt,
    Item,
    Page,
    Path,
    Picture,
    Text,
    Turn,
)
from exports.pdf.excerpts import Excerpts
from exports.pdf.extent import line_start, reads_from_right
from exports.pdf.fonts import PRIVATE, GlyphTexts, font_name
from exports.pdf.letters import THICK, shapes
from exports.pdf.pictures import picture_reader
from exports.pdf.strokes import look, outline, painted, rgb
from exports.structure import DECORATION, Mark
from exports.type.fonts import THOUSAND, Face, main_face
from exports.type.shaping import Glyph, Line, Run, is_plain, set_line

rl_config.useA85 = 0  # pictures as they are, not a quarter larger in letters
UNMARKED = -1
"""The page of what is shown within others: a picture, without words or a place in the structure."""
THICKENED: Literal[2] = 2
"""The mode in which letters are filled and outlined, for want of a bold face."""


class Painter:
    """Draws the pages of a document, and notes what the later steps need to know."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = GlyphTexts()
        self.backwards: set[Mark] = set()
        self.excerpts = Excerpts()
        self._pictures: dict[bytes, ImageReader] = {}
        self._high = 0.0
        self._file = io.BytesIO()
        self._canvas = Canvas(
            self._file,
            invariant=True,
            pageCompression=0,  # saving packs everything once
            initialFontName=font_name(main_face()),  # type: ignore[arg-type]  # it is a name
        )

    def paint(self) -> bytes:
        """Return the pages as a PDF without structure, then the pages that they show parts of."""
        for page in self.document.pages:
            self._begin(page)
            self._page(page)
            self._canvas.showPage()
        for page in self.excerpts.pages.values():
            self._begin(page)
            for item in page.items:
                self._item(item, UNMARKED)
            self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()

    def _begin(self, page: Page) -> None:
        self._canvas.setPageSize((page.width * MM, page.height * MM))
        self._high = page.height

    def _page(self, page: Page) -> None:
        mark: int | None = None
        kinds = [page.structure.elements[tag].kind for tag in page.owners]
        for item in page.items:
            if item.mark != mark:
                if mark is not None:
                    self._canvas.addLiteral("EMC")
                mark = item.mark
                self._canvas.addLiteral(
                    "/Artifact BMC" if mark == DECORATION else f"/{kinds[mark]}<</MCID {mark}>>BDC"
                )
            self._item(item, page.number)
        if mark is not None:
            self._canvas.addLiteral("EMC")

    @contextmanager
    def _turned(self, turn: Turn) -> Iterator[None]:
        """Turn the paper by a quarter for the length of a block."""
        high, way = self._high, 1 if turn.clockwise else -1
        self._canvas.saveState()
        self._canvas.transform(0, -way, way, 0, *self._at(turn.x, turn.y))
        self._high = 0.0
        yield
        self._high = high
        self._canvas.restoreState()

    def _item(self, item: Item, page: int) -> None:
        if item.turn:
            with self._turned(item.turn):
                self._upright(item, page)
        else:
            self._upright(item, page)

    def _upright(self, item: Item, page: int) -> None:
        if isinstance(item, Text):
            self._text(item, page)
        elif isinstance(item, Path):
            self._path(item)
        elif isinstance(item, Picture):
            self._picture(item)
        else:
            self._excerpt(item, page)

    def _text(self, item: Text, page: int) -> None:
        self._canvas.setFillColorRGB(*rgb(item.colour))
        if page == UNMARKED:
            self._outlined(item)
            return
        if self._plain(item):
            return
        right_to_left = reads_from_right(item)
        last = len(item.lines) - 1
        for number, text in enumerate(item.lines):
            line = set_line(text, bold=item.bold, right_to_left=right_to_left)
            if line.backwards and item.mark != DECORATION:
                self.backwards.add(Mark(page, item.mark))
            start = line_start(item, line, right_to_left=right_to_left)
            x, y = self._at(start, item.y + number * item.leading / MM)
            self._line(line, item, x, y, "" if number == last else " ")

    def _plain(self, item: Text) -> bool:
        """Set lines that need nothing but the main font; False where they need more."""
        if item.align in {"centre", "right"} or (item.align == "start" and item.right_to_left):
            return False
        if not is_plain("".join(item.lines), bold=item.bold):
            return False
        self._canvas.setFont(font_name(main_face(bold=item.bold)), item.size, item.leading)
        block = self._canvas.beginText(*self._at(item.x, item.y))
        block.textLines([f"{line} " for line in item.lines[:-1]])
        block.textOut("".join(item.lines[-1:]))
        self._canvas.drawText(block)
        return True

    def _outlined(self, item: Text) -> None:
        """Draw letters as shapes."""
        self._canvas.setStrokeColorRGB(*rgb(item.colour))
        right_to_left = reads_from_right(item)
        for number, text in enumerate(item.lines):
            line = set_line(text, bold=item.bold, right_to_left=right_to_left)
            start = line_start(item, line, right_to_left=right_to_left)
            x, y = self._at(start, item.y + number * item.leading / MM)
            for run in line.runs:
                thick = item.bold and not run.face.is_bold
                self._canvas.addLiteral(shapes(run, item.size, x, y, thick=thick))
                x += run.width * item.size / THOUSAND

    def _line(self, line: Line, item: Text, x: float, y: float, after: str) -> None:
        """Show a line of a text; `after` is the space at which it was broken."""
        whole = not (line.spells or line.backwards)
        with self._said(line.text if whole else ""):
            for run in line.runs:
                self._run(run, item, x, y, spell=not whole)
                x += run.width * item.size / THOUSAND
        if after and not line.backwards:
            self._canvas.setFont(font_name(main_face()), item.size)
            self._canvas.drawString(x, y, after)

    def _run(self, run: Run, item: Text, x: float, y: float, *, spell: bool) -> None:
        """Show a run. With `spell`, clusters whose glyphs do not say their text are given it.

        It is given in the order in which the glyphs stand, as readers expect that put
        right-to-left text in order themselves.
        """
        self._canvas.setFont(font_name(run.face), item.size)
        thick = item.bold and not run.face.is_bold
        if thick:
            self._canvas.setStrokeColorRGB(*rgb(item.colour))
            self._canvas.setLineWidth(item.size * THICK)
        mode = THICKENED if thick else None
        if run.clusters is None:
            self._canvas.drawString(x, y, run.text, mode)
            return
        em = item.size / THOUSAND
        for said, glyphs in self._spans(run, spell=spell):
            with self._said(said):
                for right, up, shown in _stretches(glyphs, run.face):
                    self._canvas.drawString(x + right * em, y + up * em, shown, mode)

    def _spans(self, run: Run, *, spell: bool) -> list[tuple[str, list[Glyph]]]:
        """Return a shaped run in parts that must be given their text, and parts that say it."""
        spans: list[tuple[str, list[Glyph]]] = [("", [])]
        for cluster in run.clusters or ():
            self.texts.note(run, cluster)
            said = ""
            if spell and not run.spells(cluster):
                said = cluster.text[::-1] if run.backwards else cluster.text
            if said or spans[-1][0]:
                spans.append((said, []))
            spans[-1][1].extend(cluster.glyphs)
        return spans

    @contextmanager
    def _said(self, text: str) -> Iterator[None]:
        """Give text to what is drawn within, unless it says so itself."""
        if text:
            code = text.encode("utf-16-be").hex().upper()
            self._canvas.addLiteral(f"/Span<</ActualText<FEFF{code}>>>BDC")
        yield
        if text:
            self._canvas.addLiteral("EMC")

    def _path(self, item: Path) -> None:
        if not (item.fill or item.stroke):
            return
        drawn = f"{look(item)}\n{outline(item, self._high)} {painted(item)}"
        if item.opacity == 1:
            self._canvas.addLiteral(f"q {drawn} Q")
            return
        self._canvas.saveState()
        self._canvas.setFillAlpha(item.opacity)
        self._canvas.setStrokeAlpha(item.opacity)
        self._canvas.addLiteral(drawn)
        self._canvas.restoreState()

    def _picture(self, item: Picture) -> None:
        if item.data not in self._pictures:
            self._pictures[item.data] = picture_reader(item.data)
        x, y, width, height = item.rect
        picture, corner = self._pictures[item.data], self._at(x, y + height)
        self._canvas.drawImage(picture, *corner, width * MM, height * MM, mask="auto")

    def _excerpt(self, item: Excerpt, page: int) -> None:
        box, part = item.rect, item.part
        across, down = box.width / part.width, box.height / part.height
        corner = self._at(box.x - part.x * across, box.y + (item.page.height - part.y) * down)
        self._canvas.saveState()
        edge = self._canvas.beginPath()
        edge.rect(*self._at(box.x, box.bottom), box.width * MM, box.height * MM)
        self._canvas.clipPath(edge, stroke=0, fill=0)
        self._canvas.transform(across, 0, 0, down, *corner)
        self._canvas.addLiteral(f"/{self.excerpts.name(item.page, page)} Do")
        self._canvas.restoreState()

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """Return a place in points from the bottom left."""
        return round(x * MM, 2), round((self._high - y) * MM, 2)


def _stretches(glyphs: list[Glyph], face: Face) -> list[tuple[int, int, str]]:
    """Join glyphs that follow each other without a step, each stretch with its beginning."""
    found: list[tuple[int, int, str]] = []
    pen: tuple[int, int] | None = None
    for number, x, y in glyphs:
        if (x, y) != pen:
            found.append((x, y, ""))
        right, up, shown = found[-1]
        found[-1] = right, up, shown + chr(PRIVATE + number)
        pen = x + face.advance(number), y
    return found
