"""How long the window stands still while it prints a workshop with a large base map."""

import shutil
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from facilitator.store import Store
from tests.benchmarks.figures import Figure, median_ms
from tests.benchmarks.packs import day_workshop, noise
from tests.benchmarks.watching import PATIENCE, pause
from tests.hands import application
from ui.printing.dialog import PrintDialog
from ui.theme import Theme

SIDE = 4_500
"""Pixels of the base map: as JPEG about 20 MB."""
MOST_MS = 50
ROUNDS = 5


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure from pressing Print to the files being shown."""
    application()
    path = day_workshop(folder / "awake.workshop", noise(SIDE))
    out = folder / "awake"
    found = [_longest(path, out) for _round in range(min(rounds, ROUNDS) + 1)][1:]
    still = median_ms([_still(0.5) for _round in range(ROUNDS)])
    size = path.stat().st_size / 1e6
    name = f"longest stand-still while a workshop of {size:.0f} MB is printed"
    floor = "the longest while nothing is done"
    return [Figure(name, median_ms(found), still, floor, most_ms=MOST_MS)]


def _longest(path: Path, out: Path) -> float:
    """Print, and return the longest time in which the window did nothing else, in seconds."""
    shutil.rmtree(out, ignore_errors=True)
    with Store.open(path) as store:
        dialog = PrintDialog(store, Theme())
        dialog.papers.choose(["poster", "agreement", "order"])
        dialog.folder.setText(str(out))
        dialog.open()
        pause(300)
        begin = last = perf_counter()
        longest = 0.0
        dialog.print_button.click()
        while not _shown(dialog):
            QApplication.processEvents()
            now = perf_counter()
            longest, last = max(longest, now - last), now
            if now - begin > 2 * PATIENCE:
                raise TimeoutError(" ".join(each.text() for each in dialog.findChildren(QLabel)))
        dialog.accept()
        dialog.deleteLater()
        pause(50)
    return longest


def _shown(dialog: PrintDialog) -> bool:
    buttons = dialog.findChildren(QPushButton)
    return any(each.text() == "Open folder" and each.isVisible() for each in buttons)


def _still(seconds: float) -> float:
    """Return the longest pause of a window that has nothing to do: what the computer takes."""
    end = perf_counter() + seconds
    longest, last = 0.0, perf_counter()
    while last < end:
        QApplication.processEvents()
        now = perf_counter()
        longest, last = max(longest, now - last), now
    return longest
