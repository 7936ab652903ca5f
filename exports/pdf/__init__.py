"""A document as a PDF that everyone can read: tagged, titled, with bookmarks, fonts embedded.

ReportLab draws the pages and embeds the fonts; pikepdf then adds what a screen reader needs, and
packs the file. Equal documents give equal bytes.
"""

import io
from pathlib import Path as FilePath

import pikepdf
from pikepdf import Array, Dictionary, Name

from exports.document import MM, Document, Page, Rect
from exports.pdf.bookmarks import write_outline
from exports.pdf.content import Painter
from exports.pdf.tagging import Tagger, spoken
from exports.type.characters import without_controls

PRODUCER = "Facilitator"


def pdf_bytes(document: Document) -> bytes:
    """Return the document as a PDF/UA-1 file."""
    painter = Painter(document)
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(painter.paint())) as pdf:
        painter.texts.write(pdf)
        painter.excerpts.share(pdf, len(document.pages))
        Tagger(pdf, document, painter.backwards).write()
        write_outline(pdf, document)
        _box_pages(pdf, document)
        _describe(pdf, document)
        pdf.save(
            packed,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return packed.getvalue()


def write_pdf(document: Document, path: FilePath) -> None:
    """Write the document as a PDF/UA-1 file, whole or not at all."""
    data = pdf_bytes(document)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _box_pages(pdf: pikepdf.Pdf, document: Document) -> None:
    """Say where a print shop cuts the pages, and how far their colours reach beyond that."""
    for page, drawn in zip(pdf.pages, document.pages, strict=True):
        if drawn.trim is not None:
            page.TrimBox = _box(drawn, drawn.trim)
        if drawn.bleed is not None:
            page.BleedBox = _box(drawn, drawn.bleed)


def _box(page: Page, rect: Rect) -> Array:
    sides = (rect.x, page.height - rect.bottom, rect.right, page.height - rect.y)
    return Array([round(side * MM, 3) for side in sides])


def _describe(pdf: pikepdf.Pdf, document: Document) -> None:
    pdf.Root.Lang = spoken(document.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"))
    if document.flip:
        edge = "/DuplexFlipLongEdge" if document.flip == "long" else "/DuplexFlipShortEdge"
        pdf.Root.ViewerPreferences.Duplex = Name(edge)
    del pdf.docinfo
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = without_controls(document.title)
        metadata["dc:language"] = {document.language}
        metadata["pdf:Producer"] = PRODUCER
        metadata["pdfuaid:part"] = "1"
