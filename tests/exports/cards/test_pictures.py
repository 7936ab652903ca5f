"""The small codes and the pictures on cards, and what only pretends to be a picture."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageFilter
from zxingcpp import read_barcodes

from exports.cards import CardPrint, choose_layout, preview
from exports.cards.styles import SIZES
from exports.document import MM, Document
from exports.pdf import pdf_bytes
from exports.png import rendered
from facilitator.decks.cards import CardDeck
from tests.exports.cards.printed import frames_of, print_of, shipped, small, with_text
from tests.exports.paper_workshops import text_of

ReadsWell = Callable[..., None]


def codes(pages: Any) -> set[str]:
    return {code.text for page in pages for code in read_barcodes(page)}


def test_no_card_is_followed_unless_that_is_asked_for() -> None:
    document, _notices = print_of(small(2), "a6")
    assert not codes(rendered(pdf_bytes(document), dpi=150))


def pictures_of_codes(document: Document, dpi: float) -> Iterator[Image.Image]:
    """Yield each QR code with a little of what is around it, as it is printed."""
    around = 4.0
    with pypdfium2.PdfDocument(pdf_bytes(document)) as pdf:
        for page, drawn, frames in zip(pdf, document.pages, frames_of(document), strict=True):
            for name, box in frames.items():
                if name.startswith("qr-"):
                    out = box.inset(-around)
                    sides = (out.x, drawn.height - out.bottom, drawn.width - out.right, out.y)
                    crop = tuple(side * MM for side in sides)
                    yield page.render(scale=dpi / 72, crop=crop).to_pil().convert("L")


@pytest.mark.parametrize("size", SIZES)
def test_every_code_is_read_back(size: str) -> None:
    document, notices = print_of(shipped(), size, codes=True)
    assert not notices
    found = codes(pictures_of_codes(document, 300))
    assert found == {f"PS/{card.code}" for card in shipped().cards}


@pytest.mark.parametrize("size", SIZES)
def test_a_code_of_twelve_millimetres_is_read_from_a_blurred_picture(size: str) -> None:
    document, _notices = print_of(shipped(), size, codes=True)
    frames = [box for page in frames_of(document) for n, box in page.items() if n[:3] == "qr-"]
    assert {(round(box.width, 2), round(box.height, 2)) for box in frames} == {(12, 12)}
    blur = ImageFilter.GaussianBlur(1)
    found = codes(picture.filter(blur) for picture in pictures_of_codes(document, 150))
    assert found == {f"PS/{card.code}" for card in shipped().cards}


LONGEST = ("MWMW-MWM", "W9-X8-Y7", "88888888", "0-0-0-0")
"""Codes as long as a card may have them, and as many dashes."""


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_code_is_read_from_a_blurred_picture(size: str) -> None:
    deck = small(len(LONGEST))
    cards = [
        card.model_copy(update={"code": code})
        for card, code in zip(deck.cards, LONGEST, strict=True)
    ]
    whole = CardDeck.model_validate({**deck.model_dump(), "code": "WMW", "cards": cards})
    document, _notices = print_of(whole, size, codes=True)
    blur = ImageFilter.GaussianBlur(1)
    found = codes(picture.filter(blur) for picture in pictures_of_codes(document, 150))
    assert found == {f"WMW/{code}" for code in LONGEST}


def png(width: int, height: int, **more: Any) -> bytes:
    file = io.BytesIO()
    Image.new(more.pop("mode", "RGB"), (width, height), **more).save(file, "PNG")
    return file.getvalue()


def with_picture(data: bytes) -> tuple[Document, list[str]]:
    deck = with_text("Who is in it?", picture="street.png", picture_says="Our street in snow")
    return preview(deck, "6-P-R1", CardPrint(choose_layout("a6")), {"street.png": data})


def test_a_picture_keeps_its_shape_and_is_described(reads_well: ReadsWell) -> None:
    document, notices = with_picture(png(2_000, 1_000))
    assert not notices
    reads_well(document)
    (box,) = (box for name, box in frames_of(document)[0].items() if name[:7] == "picture")
    assert box.width == pytest.approx(2 * box.height, rel=0.01)
    assert box.width > 60
    card = frames_of(document)[0]["card-6-P-R1"]
    assert card.x + 4 <= box.x
    assert box.bottom <= card.bottom - 4


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (png(20_000, 10_000, mode="1"), "too many points"),
        (b"no picture at all", "damaged"),
        (png(300, 300)[:200], "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_named_and_the_card_is_printed(
    data: bytes, why: str
) -> None:
    document, notices = with_picture(data)
    (notice,) = notices
    assert "“street.png”" in notice
    assert why in notice
    assert "Who is in it?" in text_of(pdf_bytes(document))
