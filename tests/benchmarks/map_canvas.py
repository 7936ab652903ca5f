"""How long a frame takes on a base map of 8,000 × 8,000 pixels, and how much memory that is."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from math import cos, pi, sin
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.canvas import FLOOR, FRAMES, MOST_MS, SIZES, _Plain, _shown
from tests.benchmarks.figures import Figure, alternately, median_ms
from tests.benchmarks.watching import PaintWatch, pause
from tests.hands import application
from ui.canvas.map.base_image import BaseImage
from ui.canvas.map.brush import BrushTool
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.layers import Label, Labels, Outlines, Pin, Pins, band_layers
from ui.theme import Theme

SIDE: Final = 8_000
MOST_MB: Final = 700
CORNERS: Final = 1_500
"""Of each band's outline: as many as 200 drawings leave."""
PINS: Final = 60


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure panning, zooming and colouring in, near, halfway and from afar."""
    application()
    before = _memory()
    data = _map_of(folder / "map.jpg")
    base = BaseImage(data)
    while not base.is_ready:
        QApplication.processEvents()
    found = []
    for size in SIZES:
        found += _at_size(base, size, max(FRAMES, rounds))
    now, most = _memory(), _memory("VmHWM")
    base.close()
    within = "ok" if most < MOST_MB else "over"
    said = f"{now:.0f} MB with it open, {most:.0f} MB at most: {within} ({MOST_MB} MB)"
    floor = found[0].floor
    opened = f"megabytes of memory that it takes, not milliseconds; {said}"
    return [*found, Figure("base map of 8,000 × 8,000 open", now - before, floor, opened)]


def _memory(what: str = "VmRSS") -> float:
    """Return this process's resident memory, in megabytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), 0.0)


def _map_of(path: Path) -> bytes:
    """Return a JPEG with streets and blocks."""
    chance = random.Random(8)
    picture = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    picture.fill(QColor("#F2EFE9"))
    painter = QPainter(picture)
    for colour in ("#CDEBB0", "#AAD3DF", "#D9D0C9", "#E0DFDF"):
        for _block in range(400):
            x, y = chance.randrange(SIDE), chance.randrange(SIDE)
            painter.fillRect(x, y, chance.randint(40, 400), chance.randint(40, 400), QColor(colour))
    for width, colour in ((14, "#F7FABF"), (6, "#FFFFFF"), (3, "#A0A0A0")):
        painter.setPen(QPen(QColor(colour), width))
        for _street in range(200):
            ends = [chance.randrange(SIDE) for _end in range(4)]
            painter.drawLine(*ends)
    painter.end()
    picture.save(str(path), "JPEG", 88)
    return path.read_bytes()


def _at_size(base: BaseImage, size: tuple[int, int], frames: int) -> list[Figure]:
    found = []
    with _shown(_Plain(), size) as plain:
        watch = PaintWatch(plain)
        (times,) = alternately(frames, lambda: watch.seconds(plain.update))
        floor = median_ms(times)
    with _canvas(base, size) as canvas:
        for where, zoom in (("1:1", 1.0), ("half", 0.45), ("all in sight", 0.0)):
            for what in ("pan", "zoom", "colour in"):
                _look(canvas, zoom)
                taken = median_ms(_frames(canvas, what, frames))
                name = f"map: {what} {size[0]}×{size[1]}, {where}"
                found.append(Figure(name, taken, floor, FLOOR, most_ms=MOST_MS))
    return found


@contextmanager
def _canvas(base: BaseImage, size: tuple[int, int]) -> Iterator[MapCanvas]:
    canvas = MapCanvas(Theme())
    canvas.set_base(base)
    rings = [_ring(radius) for radius in (3800, 2900, 2000, 1000)]
    inside = [[ring, *rings[place + 1 : place + 2]] for place, ring in enumerate(rings)]
    canvas.set_layers(
        [
            *band_layers([(place, [area], "") for place, area in enumerate(inside)]),
            Outlines([[_ring(2400)]]),
            Labels([Label(4000, 4000 + 900 * place, f"{place} %") for place in range(4)]),
            Pins([_pin(number) for number in range(PINS)]),
        ]
    )
    canvas.set_attribution("© Contributors")
    canvas.set_scale(0.5)
    canvas.set_tool(BrushTool(40))
    with _shown(canvas, size) as shown:
        assert isinstance(shown, MapCanvas)
        yield shown
    canvas.set_base(None)


def _ring(radius: float) -> list[tuple[float, float]]:
    ring = []
    for corner in range(CORNERS):
        angle = 2 * pi * corner / CORNERS
        away = radius * (1 + 0.04 * sin(23 * angle) + 0.01 * sin(211 * angle))
        ring.append((4000 + away * cos(angle), 4000 + away * sin(angle)))
    return ring


def _pin(number: int) -> Pin:
    angle = number * 2.4
    x, y = 4000 + 60 * number * cos(angle), 4000 + 60 * number * sin(angle)
    return Pin(number, x, y, "●■▲★"[number % 4], f"Place {number}")


def _look(canvas: MapCanvas, zoom: float) -> None:
    canvas.zoom_to_fit()
    if zoom:
        canvas.set_zoom(zoom, settled=True)
    pause(100)


def _frames(canvas: MapCanvas, what: str, count: int) -> list[float]:
    watch, viewport = PaintWatch(canvas.viewport()), canvas.viewport()
    middle, none = viewport.rect().center(), Qt.KeyboardModifier.NoModifier
    button = Qt.MouseButton.MiddleButton if what == "pan" else Qt.MouseButton.LeftButton
    if what == "pan" and canvas.zoom < 0.2:  # where all is in sight there is nowhere to go
        canvas.set_zoom(canvas.zoom * 1.5, settled=True)
        pause(50)
    if what != "zoom":
        QTest.mousePress(viewport, button, none, middle)

    def frame(number: int) -> None:
        back = 1 if number // 10 % 2 == 0 else -1
        if what == "zoom":
            _wheel(viewport, 40 * back)
        else:
            step = (number % 10 if back > 0 else 10 - number % 10) * 17
            QTest.mouseMove(viewport, middle + QPoint(step + 3, step // 2 + 5))

    times = [watch.seconds(lambda n=number: frame(n)) for number in range(count + 3)]
    if what != "zoom":
        QTest.mouseRelease(viewport, button, none, middle)
    return times[3:]


def _wheel(viewport: QWidget, turn: int) -> None:
    at = QPointF(viewport.rect().center())
    event = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
