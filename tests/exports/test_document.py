import pickle

import pytest

from exports.document import A4, Document, Rect
from exports.layout import layout
from exports.pdf import pdf_bytes


def one_page() -> Document:
    document = Document("A sheet", "en-GB")
    page = document.add_page(*A4)
    with page.tag("H1"):
        page.text(20, 20, "A sheet")
    page.frame("map", Rect(20, 40, 170, 120.00049))
    page.frame("qr", Rect(170, 260, 20, 20))
    return document


def test_frames_go_to_the_layout_in_mm() -> None:
    assert layout(one_page()) == {
        "pages": [
            {
                "width": 210.0,
                "height": 297.0,
                "frames": {"map": [20, 40, 170, 120.0], "qr": [170, 260, 20, 20]},
            }
        ]
    }


def test_a_worker_process_prints_the_same_bytes() -> None:
    document = one_page()
    assert pdf_bytes(pickle.loads(pickle.dumps(document))) == pdf_bytes(document)


def test_text_that_no_element_announces_is_refused() -> None:
    page = Document("A sheet").add_page(*A4)
    with pytest.raises(ValueError, match="content needs an element"):
        page.text(20, 20, "Who reads this?")


def test_a_picture_without_words_is_refused() -> None:
    page = Document("A sheet").add_page(*A4)
    with pytest.raises(ValueError, match="says what it shows"):
        page.tag("Figure", alt=" ")


def test_an_unknown_element_is_refused() -> None:
    page = Document("A sheet").add_page(*A4)
    with pytest.raises(ValueError, match="Headline is not a structure element"):
        page.tag("Headline")
