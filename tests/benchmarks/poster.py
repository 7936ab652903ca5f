"""How long a large poster takes, tagged, beside the same shapes and lines drawn plainly."""

import io
from pathlib import Path as File
from time import perf_counter

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from exports.document import MM, Document, Path, Picture, Text
from exports.exercises import PAPERS
from exports.pdf import pdf_bytes
from exports.sheets import Job, PrintOptions
from facilitator.exchange import WorkshopDocument
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.benchmarks.boards import make_workshop
from tests.benchmarks.figures import Figure, alternately, median_ms

FONTS = File(__file__).parents[2] / "assets" / "fonts"
FLOOR = "the same primitives on a plain ReportLab canvas"


def figures(folder: File, rounds: int) -> list[Figure]:
    """Measure an A1 poster of 200 notes and 200 links."""
    path = make_workshop(folder / "poster.workshop", 200, 200)
    with Store.open(path, read_only=True) as store:
        workshop = export_document(store)
    assert len(workshop.activities[0].notes) == len(workshop.activities[0].links) == 200
    document = _drawn(workshop)
    register_fonts()
    poster, floor = alternately(rounds, lambda: _poster(workshop), lambda: plain(document))
    return [
        Figure(
            "A1 poster, 200 notes and links, tagged", median_ms(poster), median_ms(floor), FLOOR, 4
        )
    ]


def register_fonts() -> None:
    """Read the fonts once: the app, too, keeps them from print to print."""
    for name, weight in (("plain", "Regular"), ("plain-bold", "Bold")):
        file = FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf"
        pdfmetrics.registerFont(TTFont(name, str(file)))


def _drawn(workshop: WorkshopDocument) -> Document:
    activity = workshop.activities[0]
    paper = next(each for each in PAPERS[activity.exercise].filled if each.key == "poster")
    return paper.draw(Job(workshop, 1, PrintOptions(paper="a1")))


def _poster(workshop: WorkshopDocument) -> float:
    begin = perf_counter()
    pdf_bytes(_drawn(workshop))
    return perf_counter() - begin


def plain(document: Document) -> float:
    """Draw a document's shapes, lines and pictures, and return how long that takes."""
    begin = perf_counter()
    paper = canvas.Canvas(io.BytesIO())
    for page in document.pages:
        height = page.height * MM
        paper.setPageSize((page.width * MM, height))
        for item in page.items:
            if item.turn:
                x, y, clockwise = item.turn
                way = 1 if clockwise else -1
                paper.saveState()
                paper.transform(0, -way, way, 0, x * MM, height - y * MM)
            high = 0 if item.turn else height
            if isinstance(item, Text):
                _text(paper, item, high)
            elif isinstance(item, Path):
                _path(paper, item, high)
            elif isinstance(item, Picture):
                _picture(paper, item, high)
            if item.turn:
                paper.restoreState()
        paper.showPage()
    paper.save()
    return perf_counter() - begin


def _text(paper: canvas.Canvas, item: Text, height: float) -> None:
    lines = paper.beginText(item.x * MM, height - item.y * MM)
    lines.setFont("plain-bold" if item.bold else "plain", item.size, item.leading)
    lines.setFillColor(item.colour)
    for line in item.lines:
        lines.textLine(line)
    paper.drawText(lines)


def _picture(paper: canvas.Canvas, item: Picture, height: float) -> None:
    x, y, wide, high = (length * MM for length in item.rect)
    paper.drawImage(ImageReader(io.BytesIO(item.data)), x, height - y - high, wide, high)


def _path(paper: canvas.Canvas, item: Path, height: float) -> None:
    if item.fill:
        paper.setFillColor(item.fill)
    if item.stroke:
        paper.setStrokeColor(item.stroke)
        paper.setLineWidth(item.line_width * MM)
        paper.setDash([part * MM for part in item.dash])
    path = paper.beginPath()
    for kind, numbers in item.segments:
        n = [number * MM for number in numbers]
        if kind == "M":
            path.moveTo(n[0], height - n[1])
        elif kind == "L":
            path.lineTo(n[0], height - n[1])
        elif kind == "C":
            path.curveTo(n[0], height - n[1], n[2], height - n[3], n[4], height - n[5])
        elif kind == "R" and n[4]:
            path.roundRect(n[0], height - n[1] - n[3], n[2], n[3], n[4])
        elif kind == "R":
            path.rect(n[0], height - n[1] - n[3], n[2], n[3])
        else:
            path.close()
    paper.drawPath(path, fill=bool(item.fill), stroke=bool(item.stroke))
