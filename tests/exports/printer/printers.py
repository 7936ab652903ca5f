"""A printer that is simulated, and a person who measures what came out of it with a ruler."""

import io
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2

from exports.document import Document, Page, Path, Rect

Point = tuple[float, float]
MM = 72 / 25.4
STEP = 0.9


@dataclass(frozen=True)
class Side:
    """What a printer does to a side of an upright sheet, each scale as a factor, in degrees."""

    right: float = 0
    down: float = 0
    wide: float = 1
    high: float = 1
    turn: float = 0
    shear: float = 0

    def put(self, x: float, y: float) -> Point:
        """Return where a point comes to lie on the paper."""
        angle, lean = math.radians(self.turn), math.tan(math.radians(self.shear))
        x, y = x * self.wide + y * lean, y * self.high
        across = x * math.cos(angle) - y * math.sin(angle)
        return across + self.right, x * math.sin(angle) + y * math.cos(angle) + self.down


def measured(page: Page, printer: Side, *, back: bool) -> tuple[float, ...]:
    """Return six lengths as a person reads them, to a tenth, off a sheet out of a printer."""
    corner = (page.width - 45, 50.0) if back else (45.0, 50.0)
    lengths = []
    for number in range(1, 7):
        lines = _scale(page, number, mirrored=back)
        assert len(lines) == 10, f"line {number} has a scale of {len(lines)} lines"
        places = [printer.put(*place) for place in lines]
        if number in {1, 2}:
            far = [page.width - x if back else x for x, _y in places]
        elif number in {3, 4}:
            far = [y for _x, y in places]
        else:
            start = printer.put(*corner)
            far = [math.dist(start, place) for place in places]
        lengths.append(_read(far))
    return tuple(lengths)


def _read(places: list[float]) -> float:
    """Return what a vernier shows: the line that meets a line of the ruler says the tenths."""
    tenths = min(range(10), key=lambda line: abs(places[line] - round(places[line])))
    return round(places[tenths]) - tenths + tenths / 10


def _scale(page: Page, number: int, *, mirrored: bool) -> list[Point]:
    """Return where the lines of a printed scale begin, the one marked 0 first."""
    frame = page.frames[f"line-{number}"]
    across = number in {1, 2, 5}
    found = []
    for item in page.items:
        if not isinstance(item, Path) or len(item.segments) != 2:
            continue
        (_move, start), (_line, end) = item.segments
        stands = start[0] == end[0] if across else start[1] == end[1]
        if across:
            away = (frame.x - start[0] if mirrored else start[0] - frame.x, start[1] - frame.y)
        else:
            away = (start[1] - frame.y, start[0] - frame.x)
        length = math.dist(start, end)
        if stands and length < 6 and abs(away[1]) < 0.001 and -0.001 < away[0] < 9:
            found.append((away[0], (start[0], start[1])))
    found.sort()
    assert all(abs(away - STEP * line) < 0.001 for line, (away, _place) in enumerate(found))
    return [place for _away, place in found]


def dotted(size: tuple[float, float], pages: int) -> Document:
    """Return pages with small squares all over, up to their corners."""
    document = Document("Squares")
    for _number in range(pages):
        page = document.add_page(*size)
        with page.artifact():
            for x, y in dots(size):
                page.rect(Rect(x - 0.5, y - 0.5, 1, 1), fill="#000000")
    return document


def dots(size: tuple[float, float]) -> Iterator[Point]:
    """Yield where the squares are."""
    width, height = size
    for x in (1.0, width / 3, width / 2, width - 1):
        for y in (1.0, height / 3, height / 2, height - 1):
            yield x, y


def worst(
    data: bytes, number: int, put: Callable[[float, float], Point], size: tuple[float, float]
) -> float:
    """Return how far the square that is worst off lies from its place, once it is printed."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        page = pdf[number]
        height = page.get_height()
        found = []
        for each in page.get_objects():
            left, bottom, right, top = each.get_bounds()
            found.append(put((left + right) / 2 / MM, (height - (bottom + top) / 2) / MM))
    wanted = list(dots(size))
    assert len(found) == len(wanted)
    return max(min(math.dist(place, each) for each in found) for place in wanted)
