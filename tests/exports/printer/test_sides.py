"""Which pages are backs is known from the paper itself, and said in its PDF."""

import io

import pikepdf
import pytest

from exports.booklet import booklet
from exports.document import Document
from exports.pdf import pdf_bytes
from exports.printer.correction import flip_of
from tests.exports.cards.printed import print_of, small


def flip(document: Document) -> str:
    with pikepdf.open(io.BytesIO(pdf_bytes(document))) as pdf:
        return flip_of(pdf)


@pytest.mark.parametrize(("fold", "wanted"), [(False, "long"), (True, "")])
def test_cards_have_backs_unless_they_are_folded(fold: bool, wanted: str) -> None:
    document, _notices = print_of(small(4), fold=fold)
    assert flip(document) == wanted


def test_booklets_are_flipped_on_the_short_edge() -> None:
    document = Document("Book")
    for _number in range(4):
        page = document.add_page(148, 210)
        with page.tag("P"):
            page.text(20, 20, "A page")
    assert flip(document) == ""
    assert flip(booklet(document)) == "short"
