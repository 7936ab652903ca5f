"""How long a crowded ring takes: laid out, and painted on the screen."""

import random
from pathlib import Path
from time import perf_counter

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from facilitator.exercises.sector_map.ring import RingRow, RingSector, lay_out
from facilitator.exercises.sector_map.seats import Seat, Seating
from facilitator.exercises.sector_map.tables import NOBODY, WORKING
from tests.benchmarks.figures import Figure, median_ms
from ui.exercises.sector_map.ring_paint import RingPainter
from ui.theme import Theme

ROWS, PEOPLE = 40, 150
SIZE = (1920, 1080)
TEXT = 22.0
LAPTOP = (1000, 620)
SMALL_TEXT = 14.0


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure a ring of 40 rows and 150 people on a wall."""
    del folder
    application = QApplication.instance() or QApplication([])
    seating = crowded()
    floor = median_ms([_circles() for _round in range(rounds)])
    found = [
        Figure(
            f"ring of {ROWS} rows and {PEOPLE} people, laid out",
            median_ms([_laid_out(seating) for _round in range(rounds)]),
            floor,
            "as many circles painted plainly",
            most_ms=50,
        ),
        Figure(
            "the same ring, painted anew on a laptop",
            median_ms([_painted(seating) for _round in range(rounds)]),
            floor,
            "as many circles painted plainly",
        ),
    ]
    del application
    return found


def crowded() -> Seating:
    """Return the seats of a crowded map."""
    chance = random.Random(40)
    sectors = [
        RingSector(
            number,
            f"Sector {number}",
            [RingRow(row, f"Kind of institution {row}") for row in range(first, last)],
        )
        for number, (first, last) in enumerate(((0, 12), (12, 24), (24, ROWS)))
    ]
    places = [(chance.randrange(ROWS), chance.randint(NOBODY, WORKING)) for _ in range(PEOPLE)]
    seats = [
        Seat(number, row, strength, number, number) if strength else Seat(number, row, NOBODY)
        for number, (row, strength) in enumerate(places, 1)
    ]
    return Seating(sectors, seats, {0: "sky", 1: "lemon", 2: "lilac"})


def _laid_out(seating: Seating) -> float:
    begin = perf_counter()
    lay_out(seating.labelled, seating.on_ring, size=SIZE, text_size=TEXT)
    return perf_counter() - begin


def _painted(seating: Seating) -> float:
    ring = lay_out(seating.labelled, seating.on_ring, size=LAPTOP, text_size=SMALL_TEXT)
    picture = QImage(*LAPTOP, QImage.Format.Format_RGB32)
    begin = perf_counter()
    painter = QPainter(picture)
    RingPainter(painter, ring, seating, Theme(), SMALL_TEXT).ground("Us")
    painter.end()
    return perf_counter() - begin


def _circles() -> float:
    picture = QImage(*SIZE, QImage.Format.Format_RGB32)
    begin = perf_counter()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(ROWS + PEOPLE):
        painter.drawEllipse(number * 9, number * 5, 16, 16)
    painter.end()
    return perf_counter() - begin
