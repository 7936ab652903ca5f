"""What stands beside the map on sheets that people draw on."""

import math
from dataclasses import dataclass

from exports.document import MM, Page, Rect
from exports.exercises.community_map.base import MapOf
from exports.exercises.community_map.blocks import Block, Look, set_words
from exports.sheet_code import SheetCode, draw_code, meaning, qr_side
from exports.type.wrapping import text_width, wrap
from facilitator.decks.community import PlaceKind
from facilitator.i18n import _

QR = 26.0
"""The side of the QR code with its quiet zone, in mm: its squares alone take more than 20."""
HEAD = 0.45


@dataclass(frozen=True)
class Identity:
    """Which sheet this is: the QR code, what it says in words, and whose sheet it is, large."""

    code: SheetCode
    table: bool = False
    stretch: int = 0

    def _words(self) -> str:
        return " ".join((meaning(), _("It holds no name and no address.")))

    def _lines(self, look: Look, width: float) -> list[str]:
        return wrap(self._words(), look.size, width * MM)

    def height(self, look: Look, width: float) -> float:
        """Return how high it is."""
        return QR + 1 + len(self._lines(look, width)) * look.line

    def draw(self, page: Page, look: Look, box: Rect) -> None:
        """Draw it."""
        side = max(QR, qr_side(page))
        draw_code(page, Rect(box.x, box.y, side, side), self.code)
        left = box.x + side + 3
        y = box.y + 2.0
        if self.table:
            y = box.y + 0.8 * look.size / MM
            with page.tag("P"):
                page.text(left, y, _("Table"), size=look.size, colour=look.ink)
        room = (box.right - left) * MM
        large = min(34.0, room / max(2.0, 0.62 * len(self.code.whose)))
        with page.tag("P"):
            y += 1.5 + 0.75 * large / MM
            page.text(left, y, self.code.whose, size=large, bold=True, colour=look.ink)
        if not self.table:
            self._table_box(page, look, left, box.y + side - 1)
        set_words(page, look, (box.x, box.y + side + 1), self._lines(look, box.width))

    def _table_box(self, page: Page, look: Look, left: float, bottom: float) -> None:
        with page.tag("P"):
            page.text(left, bottom - 2.2, _("Table"), size=look.size, colour=look.ink)
        wide = text_width(_("Table"), look.size) / MM
        box = Rect(left + wide + 2, bottom - 8, 8, 8)
        with page.artifact():
            page.rect(box, radius=0.8, stroke=look.ink, line_width=0.35)
        page.frame("table", box)


@dataclass(frozen=True)
class Ways:
    """How to draw: coloured in, hatched or drawn round, in one strong colour."""

    stretch: int = 0

    def _lines(self, look: Look, width: float) -> list[str]:
        words = _("Colour in, hatch or draw round it: one thick pen in one strong colour.")
        return wrap(words, look.size, width * MM)

    def _sign(self, look: Look) -> float:
        return 0.85 * look.size

    def height(self, look: Look, width: float) -> float:
        """Return how high it is."""
        return len(self._lines(look, width)) * look.line + 1.5 + self._sign(look)

    def draw(self, page: Page, look: Look, box: Rect) -> None:
        """Draw it."""
        y = box.y + set_words(page, look, (box.x, box.y), self._lines(look, box.width)) + 1.5
        high = self._sign(look)
        wide = 1.7 * high
        step = min(wide + 5, (box.width - wide) / 2)
        alt = _("Three shapes: one filled, one hatched with lines, one as an outline.")
        with page.tag("Figure", alt=alt):
            for number in range(3):
                _way(page, look, Rect(box.x + number * step, y, wide, high), number)


def _way(page: Page, look: Look, box: Rect, number: int) -> None:
    """Draw a small area, drawn in one of the three ways."""
    points = []
    for step in range(28):
        angle = 2 * math.pi * step / 28
        wave = 1 + 0.09 * math.sin(3 * angle + 0.6)
        x = box.x + box.width / 2 * (1 + 0.9 * wave * math.cos(angle))
        y = box.y + box.height / 2 * (1 + 0.9 * wave * math.sin(angle))
        points.append((x, y))
    fill = look.accent if number == 0 else None
    page.polygon(points, fill=fill, stroke=look.accent, line_width=0.9)
    if number == 1:
        import shapely

        from exports.exercises.community_map.frame import strokes_of
        from exports.exercises.community_map.hatching import hatch_lines

        lines = hatch_lines(shapely.Polygon(points).buffer(-0.4), 1.9, 45)
        page.path(strokes_of(lines), stroke=look.accent, line_width=0.6)


@dataclass(frozen=True)
class ToMark:
    """A kind of place: its letter, what is meant, and lines for what is marked."""

    kind: PlaceKind
    lines: int
    language: str = ""

    @property
    def stretch(self) -> int:
        """More room is more lines."""
        return self.lines

    def _title(self, look: Look, width: float) -> list[str]:
        words = f"{self.kind.prefix}  {self.kind.mark} {self.kind.title}"
        return wrap(words, look.size, width * MM, bold=True)

    def height(self, look: Look, width: float) -> float:
        """Return how high it is at least."""
        return len(self._title(look, width)) * look.line + self.lines * look.writing

    def draw(self, page: Page, look: Look, box: Rect) -> None:
        """Draw it: `G1`, `G2` and so on, a line for each."""
        title = self._title(look, box.width)
        how = {"kind": "H2", "bold": True, "language": self.language}
        top = box.y + set_words(page, look, (box.x, box.y), title, **how)  # type: ignore[arg-type]
        if not self.lines:
            return
        count = max(self.lines, int((box.bottom - top) / look.writing))
        step = (box.bottom - top) / count
        page.frame(f"kind-{self.kind.key}", Rect(box.x, top, box.width, box.bottom - top))
        with page.artifact():
            for number in range(1, count + 1):
                y = top + number * step
                page.line(box.x, y, box.right, y, stroke=look.quiet, line_width=0.25)
                label = f"{self.kind.prefix}{number}"
                page.text(box.x, y - 1.4, label, size=look.size, colour=look.quiet)


def kinds_to_mark(words: MapOf, lines: int) -> list[Block]:
    """Return a block for each kind of place, with so many lines to write on at least."""
    job = words.job
    return [ToMark(kind, lines, job.tongue(kind.title)) for kind in words.deck.place_kinds]
