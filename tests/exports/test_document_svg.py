import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from exports.document import Document, Rect
from exports.png import png_pages
from exports.svg import svg_pages

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def sheet() -> Document:
    document = Document("A <sheet> & more", "en-GB")
    page = document.add_page(100, 50)
    page.rect(Rect(5, 5, 90, 40), radius=3, fill="#FFF1B8", dash=(1, 2), stroke="#000000")
    with page.tag("H1"):
        page.text(10, 15, ["<b>&amp;", "second 😀 line 你"], size=14, bold=True)
    with page.tag("P"):
        page.text(10, 35, "سلام", size=14, width=80)
    with page.tag("Figure", alt='A square "code"'):
        page.qr(Rect(70, 10, 20, 20), "F1")
    document.add_page(50, 100)
    return document


def test_svg_has_the_true_size_and_the_words_as_typed(sheet: Document) -> None:
    first, second = map(ElementTree.fromstring, svg_pages(sheet))
    assert (first.get("width"), first.get("height")) == ("100mm", "50mm")
    assert second.get("viewBox") == "0 0 50 100"
    assert first.findtext(f"{SVG}title") == "A <sheet> & more"
    words = [text.text for text in first.iter(f"{SVG}text")]
    assert words == ["<b>&amp;", "second 😀 line [U+4F60]", "سلام"]


def test_svg_describes_its_pictures_and_brings_its_fonts(sheet: Document) -> None:
    page = ElementTree.fromstring(svg_pages(sheet)[0])
    labels = [group.get("aria-label") for group in page.iter(f"{SVG}g") if group.get("role")]
    assert labels == ['A square "code"']
    style = page.findtext(f"{SVG}style") or ""
    assert style.count("@font-face") == 3
    assert "url(data:font/ttf;base64," in style


def test_png_has_the_size_that_was_asked_for(sheet: Document) -> None:
    pages = [Image.open(io.BytesIO(data)) for data in png_pages(sheet, dpi=254)]
    assert [page.size for page in pages] == [(1000, 500), (500, 1000)]
    assert pages[0].getpixel((100, 420)) == (255, 241, 184)
