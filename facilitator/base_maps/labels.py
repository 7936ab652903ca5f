"""Names on a drawn map: inside their areas, never on one another, large enough to read.

A name that fits in its area in no size is set across its borders in the smallest, where no
other name is; otherwise it is left out, and counted.
"""

import json
import unicodedata
from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from facilitator.base_maps.work import Work
from facilitator.lettering import text_width, wrap

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_SIZES: Final = (44, 52, 62, 74, 88)
"""Letter heights, as parts of the picture's longer side; the last is 9 points on A4."""
_LEADING: Final = 1.16
_GRID: Final = 13
_INK: Final = (31, 36, 48)
_HALO: Final = (251, 250, 246)
_MAIN: Final = "AtkinsonHyperlegibleNext-SemiBold.ttf"
_OTHERS: Final = {
    "ARABIC": "NotoNaskhArabic-Regular.ttf",
    "BENGALI": "NotoSansBengali-Regular.ttf",
    "ETHIOPIC": "NotoSansEthiopic-Regular.ttf",
    "GUJARATI": "NotoSansGujarati-Regular.ttf",
    "GURMUKHI": "NotoSansGurmukhi-Regular.ttf",
    "HEBREW": "NotoSansHebrew-Regular.ttf",
    "TAMIL": "NotoSansTamil-Regular.ttf",
}
_REST: Final = "NotoSans-Bold.ttf"


class Label(NamedTuple):
    """A name, and the shape on the picture that has it."""

    text: str
    shape: Any
    area: float


class _Setting(NamedTuple):
    """A name in lines, in one size."""

    lines: list[str]
    size: int
    width: float
    height: float

    def around(self, x: float, y: float) -> tuple[float, float, float, float]:
        return x - self.width / 2, y - self.height / 2, x + self.width / 2, y + self.height / 2


class Sheet:
    """A picture, and where on it names already are."""

    def __init__(self, image: "Image") -> None:
        """Begin without names."""
        self.image = image
        self.taken: list[tuple[float, float, float, float]] = []
        self._fonts: dict[tuple[str, int], FreeTypeFont] = {}

    def free(self, box: tuple[float, float, float, float]) -> bool:
        """Tell whether a box is on the picture and on no name."""
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self.image.width or bottom > self.image.height:
            return False
        return not any(
            left < there[2] and right > there[0] and top < there[3] and bottom > there[1]
            for there in self.taken
        )

    def write(self, setting: _Setting, x: float, y: float) -> None:
        """Write a name around a spot, with a rim that keeps it clear of borders."""
        from PIL import ImageDraw

        self.taken.append(setting.around(x, y))
        draw = ImageDraw.Draw(self.image)
        font = self._font("".join(setting.lines), setting.size)
        draw.multiline_text(
            (x, y),
            "\n".join(setting.lines),
            fill=_INK,
            font=font,
            anchor="mm",
            align="center",
            spacing=setting.size * (_LEADING - 1),
            stroke_width=max(1, setting.size // 12),
            stroke_fill=_HALO,
        )

    def _font(self, text: str, size: int) -> "FreeTypeFont":
        from PIL import ImageFont

        name = font_for(text)
        if (name, size) not in self._fonts:
            self._fonts[name, size] = ImageFont.truetype(BytesIO(_font_data(name)), size)
        return self._fonts[name, size]


def set_labels(
    sheet: Sheet, labels: list[Label], points: list[tuple[float, float]], work: Work
) -> int:
    """Write as many names as fit, none on a point, and return how many did not."""
    longest = max(sheet.image.size)
    clear = longest / 200
    sizes = [max(8, longest // part) for part in _SIZES]
    for x, y in points:
        sheet.taken.append((x - clear, y - clear, x + clear, y + clear))
    waiting = []
    for done, label in enumerate(labels):
        work.at(done / len(labels))
        if not _set_inside(sheet, label, sizes):
            waiting.append(label)
    return sum(not _set_across(sheet, label, sizes[-1]) for label in waiting)


def font_for(text: str) -> str:
    """Return the file of the font that has the characters of a name."""
    strangers = [character for character in text if character not in _main_characters()]
    if not strangers:
        return _MAIN
    scripts = {unicodedata.name(character, "").split(" ")[0] for character in strangers}
    return next((f"fallback/{_OTHERS[s]}" for s in sorted(scripts) if s in _OTHERS), "") or (
        f"fallback/{_REST}"
    )


@cache
def _main_characters() -> frozenset[str]:
    table = json.loads((files("assets") / "fonts" / "advances.json").read_text("ascii"))
    return frozenset(table["bold"])


def _font_data(name: str) -> bytes:
    with as_file(files("assets") / "fonts" / name) as path:
        return path.read_bytes()


def _settings(text: str, size: int) -> list[_Setting]:
    """Return a name on one, two and three lines, where it can be broken so."""
    whole = text_width(text, size, bold=True)
    found: dict[int, _Setting] = {}
    for count in (1, 2, 3):
        words = max(text_width(word, size, bold=True) for word in text.split())
        lines = wrap(text, size, max(words, whole / count * 1.18) + 1, bold=True)
        width = max(text_width(line, size, bold=True) for line in lines) + size * 0.5
        height = (len(lines) * _LEADING + 0.25) * size
        found.setdefault(len(lines), _Setting(lines, size, width, height))
    return [found[count] for count in sorted(found)]


def _set_inside(sheet: Sheet, label: Label, sizes: list[int]) -> bool:
    """Write a name in the largest size in which it is inside its area."""
    import numpy as np
    import shapely

    area = _largest_part(label.shape)
    if area is None:
        return False
    area = shapely.simplify(area, 1.0)
    left, top, right, bottom = area.bounds
    middle = _middle(area)
    grid = (np.arange(_GRID) + 0.5) / _GRID
    xs, ys = np.meshgrid(left + grid * (right - left), top + grid * (bottom - top))
    spots = np.vstack(([middle], np.column_stack((xs.ravel(), ys.ravel()))))
    spots = spots[np.argsort(np.hypot(*(spots - middle).T), kind="stable")]
    shapely.prepare(area)
    for size in sizes:
        for setting in _settings(label.text, size):
            too_large = setting.width > right - left or setting.height > bottom - top
            if too_large or setting.width * setting.height > area.area:
                continue
            across, down = setting.width / 2, setting.height / 2
            x, y = spots.T
            boxes = shapely.box(x - across, y - down, x + across, y + down)
            for at in np.flatnonzero(shapely.contains(area, boxes)):
                if sheet.free(setting.around(*spots[at])):
                    sheet.write(setting, *spots[at])
                    return True
    return False


def _set_across(sheet: Sheet, label: Label, size: int) -> bool:
    """Write a name in the smallest size near its shape, where nothing else is."""
    area = _largest_part(label.shape)
    for setting in _settings(label.text, size)[:: 1 if area is None else -1]:
        spots = _beside(label.shape, setting) if area is None else _around(area, setting)
        for x, y in spots:
            if sheet.free(setting.around(x, y)):
                sheet.write(setting, x, y)
                return True
    return False


def _around(area: Any, setting: _Setting) -> list[tuple[float, float]]:
    x, y = _middle(area)
    rise, reach = setting.height * 0.6, setting.width * 0.4
    return [(x, y), (x, y + rise), (x, y - rise), (x + reach, y), (x - reach, y)]


def _beside(shape: Any, setting: _Setting) -> list[tuple[float, float]]:
    """Return spots that leave a point or a line itself clear."""
    spot = shape.representative_point()
    rise, reach = (setting.height + setting.size) / 2, (setting.width + setting.size) / 2
    return [
        (spot.x, spot.y - rise),
        (spot.x + reach, spot.y),
        (spot.x - reach, spot.y),
        (spot.x, spot.y + rise),
    ]


def _middle(area: Any) -> tuple[float, float]:
    """Return the point of an area that is farthest from its borders."""
    import shapely

    left, top, right, bottom = area.bounds
    tolerance = max(1.0, (right - left + bottom - top) / 100)
    start = shapely.maximum_inscribed_circle(area, tolerance=tolerance).coords[0]
    return float(start[0]), float(start[1])


def _largest_part(shape: Any) -> Any:
    from facilitator.base_maps.features import polygons_in

    parts = polygons_in(shape)
    return max(parts, key=lambda part: part.area) if parts else None
