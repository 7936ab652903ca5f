"""Printing on a printer: true size, the right way up, and corrected for that printer.

The printer writes a PDF here, as it would be given to a real one: upright sheets.
"""

import multiprocessing
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest

from exports.pdf import write_pdf
from exports.printer.affine import Affine
from exports.printer.correction import Calibration
from tests.exports.printer.printers import dots, dotted
from ui.printing.spool import SpoolOrder, spool_away

MM = 150 / 25.4
NEAR_ENOUGH = 0.3
A4, SIDEWAYS = (210.0, 297.0), (297.0, 210.0)


def spooled(order: SpoolOrder) -> list[tuple[str, Any]]:
    """Print in a process of its own and return all that it said."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=spool_away, args=(there, order))
    process.start()
    there.close()
    said = []
    while True:
        try:
            said.append(here.recv())
        except EOFError:
            break
    process.join()
    return said


def paper(path: Path, size: tuple[float, float], pages: int, flip: str = "") -> Path:
    document = dotted(size, pages)
    document.flip = "long" if flip == "long" else "short" if flip == "short" else ""
    write_pdf(document, path)
    return path


def sheets(folder: Path) -> list[np.ndarray[Any, Any]]:
    """Return the sides that came out of the printer, as pictures in grey."""
    (printed,) = folder.glob("*as printed.pdf")
    with pypdfium2.PdfDocument(printed) as pdf:
        pictures = []
        for page in pdf:
            width, height = page.get_size()
            assert (width / 72 * 25.4, height / 72 * 25.4) == pytest.approx(A4, abs=0.2)
            pictures.append(page.render(scale=150 / 72, grayscale=True).to_numpy().copy())
    return pictures


def off(picture: np.ndarray[Any, Any], places: Sequence[tuple[float, float]]) -> float:
    """Return how far the square that is worst off lies from where it should be, in mm."""
    worst = 0.0
    dark = 255 - picture.astype(float)
    for x, y in places:
        left, top = max(0, round((x - 2) * MM)), max(0, round((y - 2) * MM))
        part = dark[top : round((y + 2) * MM), left : round((x + 2) * MM)]
        assert part.sum() > 0, f"nothing is printed at {x:.1f}, {y:.1f}"
        down, across = np.indices(part.shape)
        at_x = (left + (across * part).sum() / part.sum() + 0.5) / MM
        at_y = (top + (down * part).sum() / part.sum() + 0.5) / MM
        worst = max(worst, float(np.hypot(at_x - x, at_y - y)))
    return worst


def test_pages_come_out_in_their_true_size(tmp_path: Path) -> None:
    path = paper(tmp_path / "squares.pdf", A4, 2)
    said = spooled(SpoolOrder([path], into=tmp_path))
    assert said[-1] == ("done", 2)
    pictures = sheets(tmp_path)
    assert len(pictures) == 2
    assert all(off(picture, list(dots(A4))) < NEAR_ENOUGH for picture in pictures)


@pytest.mark.parametrize("flip", ["long", "short"])
def test_sideways_pages_are_turned_onto_upright_sheets(tmp_path: Path, flip: str) -> None:
    path = paper(tmp_path / "squares.pdf", SIDEWAYS, 2, flip)
    spooled(SpoolOrder([path], into=tmp_path))
    front, back = sheets(tmp_path)
    turned = [(y, SIDEWAYS[0] - x) for x, y in dots(SIDEWAYS)]
    assert off(front, turned) < NEAR_ENOUGH
    if flip == "short":
        turned = [(A4[0] - x, A4[1] - y) for x, y in turned]
    assert off(back, turned) < NEAR_ENOUGH


def test_each_side_is_moved_against_what_the_printer_does(tmp_path: Path) -> None:
    front, back = Affine(e=2, f=-1.5), Affine(1.01, 0.003, -0.002, 0.995, -1, 0.5)
    known = Calibration(A4, front, back)
    path = paper(tmp_path / "squares.pdf", A4, 2)
    spooled(SpoolOrder([path], into=tmp_path, sides="long", correction=known.numbers))
    inner = [(x, y) for x, y in dots(A4) if 20 < x < 190 and 20 < y < 280]
    for picture, error in zip(sheets(tmp_path), (front, back), strict=True):
        assert off(picture, [error.inverse().at(*place) for place in inner]) < NEAR_ENOUGH


def test_copies_begin_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    path = paper(tmp_path / "squares.pdf", A4, 3, "long")
    said = spooled(SpoolOrder([path], into=tmp_path, copies=2))
    assert said[-1] == ("done", 8)
    empty = [picture.min() > 250 for picture in sheets(tmp_path)]
    assert empty == [False, False, False, True] * 2


def test_a_range_of_pages_takes_whole_sheets(tmp_path: Path) -> None:
    path = paper(tmp_path / "squares.pdf", A4, 6, "long")
    spooled(SpoolOrder([path], into=tmp_path, pages=(2, 5)))
    empty = [picture.min() > 250 for picture in sheets(tmp_path)]
    assert empty == [True, False, False, True]


def test_a_printer_that_is_gone_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = paper(tmp_path / "squares.pdf", A4, 1)
    word, sentence = spooled(SpoolOrder([path], printer="The one in the hall"))[-1]
    assert word == "trouble"
    assert "“The one in the hall” does not answer" in sentence
    assert path.exists()
