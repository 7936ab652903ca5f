"""The first sheet of a poster in tiles: how they lie, and how they become one poster."""

from exports.document import INK, MM, Document, Page, Rect
from exports.sheet_code import SheetCode, draw_foot_code, foot_code
from exports.tiles.grid import Grid, row_letter
from exports.tiles.marks import draw_ruler, ruler_width
from exports.type.wrapping import text_width, wrap
from facilitator.i18n import _, ngettext

EDGE = 22.0
"""Beyond the corner markers, and where a ruler has room beside a code on A4."""
BELOW_HEAD = 0.13
"""Where the plans of further pages begin, as a share of the sheet's height."""
HANG = 7.0
"""How far the sentences stand in from their numbers."""


class Plan:
    """Draws the poster in small, with the borders and labels of its tiles."""

    def __init__(self, document: Document, grid: Grid, least: float) -> None:
        self.grid, self.size = grid, least
        self.page: Page = document.add_page(*grid.sheet)
        self.y = EDGE
        self.width = self.page.width - 2 * EDGE

    def draw(self, poster: Page, title: str, place: tuple[int, int]) -> None:
        """Draw the plan of a poster's page; `place` is that page's number, and of how many."""
        number, count = place
        if count > 1:
            title = _("{poster}, page {number} of {count}").format(
                poster=title, number=number, count=count
            )
        if number > 1:  # lower than a running head, which it is not
            self.y = BELOW_HEAD * self.page.height
        self._write("H1", title, 1.6 * self.size, bold=True)
        self._write("P", self._sheets(), self.size)
        if number == 1:
            self._steps()
        self.y += 2
        square = foot_code(self.page)
        if poster.code:
            aloud = self.page.number == 0
            code = SheetCode.read(poster.code)
            own = code._replace(kind=f"{code.kind}-plan", number=self.page.number + 1)
            draw_foot_code(self.page, own, self.size, aloud=aloud)
        foot = max(9.2, 4 + self.size / MM)
        with self.page.artifact():
            bottom = square.bottom - foot
            draw_ruler(self.page, EDGE - 1.5, bottom, foot, self.size)
        self._ruler_words(bottom, foot, square.x - 2)
        end = min(bottom, square.y) - 4
        self._picture(poster, Rect(EDGE, self.y, self.width, end - self.y))

    def _sheets(self) -> str:
        grid, (wide, high) = self.grid, self.grid.poster
        upright = grid.sheet[0] < grid.sheet[1]
        way = _("upright") if upright else _("sideways")
        said = ngettext(
            "{count} sheet of {paper}, {way}, makes a poster of {wide:g} × {high:g} mm: "
            "{columns} side by side, {rows} one below the other.",
            "{count} sheets of {paper}, {way}, make a poster of {wide:g} × {high:g} mm: "
            "{columns} side by side, {rows} one below the other.",
            grid.count,
        )
        return said.format(
            count=grid.count,
            paper=paper_title(grid.how.paper),
            way=way,
            wide=wide,
            high=high,
            columns=grid.columns,
            rows=grid.rows,
        )

    def _sentences(self) -> list[str]:
        return [
            _(
                "Print all sheets at 100 %, never fitted to the page: "
                "the ruler on each is then 100 mm long."
            ),
            _(
                "Cut each sheet along its dashed lines, and leave the strips with the strokes: "
                "they take the glue."
            ),
            _(
                "Row by row, glue the cut edge of each sheet onto the line of the one before, so "
                "that the rings close; then glue the rows below each other, and cut off what "
                "stands out."
            ),
        ]

    def _write(self, kind: str, words: str, size: float, *, bold: bool = False) -> None:
        lines = wrap(words, size, self.width * MM, bold=bold)
        with self.page.tag(kind):
            self.page.text(EDGE, self.y + size / MM, lines, size=size, bold=bold)
        self.y += len(lines) * 1.35 * size / MM + 2

    def _steps(self) -> None:
        with self.page.tag("L"):
            for number, sentence in enumerate(self._sentences(), 1):
                with self.page.tag("LI"):
                    self._step(f"{number}.", sentence)

    def _step(self, number: str, sentence: str) -> None:
        size, page = self.size, self.page
        hang = max(HANG, text_width(number, size, bold=True) / MM + 2)
        lines = wrap(sentence, size, (self.width - hang) * MM)
        with page.tag("Lbl"):
            page.text(EDGE, self.y + size / MM, number, size=size, bold=True)
        with page.tag("LBody"):
            page.text(EDGE + hang, self.y + size / MM, lines, size=size)
        self.y += len(lines) * 1.35 * size / MM + 1

    def _ruler_words(self, top: float, high: float, right: float) -> None:
        left = EDGE + ruler_width() + 3
        words = _("Measure this first.")
        with self.page.tag("P"):
            lines = wrap(words, self.size, (right - left) * MM)
            baseline = top + high / 2 + (0.35 - (len(lines) - 1) * 0.675) * self.size / MM
            self.page.text(left, baseline, lines, size=self.size)

    def _picture(self, poster: Page, room: Rect) -> None:
        wide, high = self.grid.poster
        scale = min(room.width / wide, room.height / high)
        box = Rect(room.x + (room.width - wide * scale) / 2, room.y, wide * scale, high * scale)
        with self.page.tag("Figure", alt=self._alt()):
            self.page.excerpt(box, poster, Rect(0, 0, wide, high))
            self._borders(box, scale)
        self.page.frame("plan", box)

    def _alt(self) -> str:
        grid = self.grid
        rows = (
            _("row {letter}: {first} to {last}").format(
                letter=row_letter(row),
                first=f"{row_letter(row)}1",
                last=f"{row_letter(row)}{grid.columns}",
            )
            for row in range(grid.rows)
        )
        return _("The whole poster in small, with its tiles: {rows}.").format(rows="; ".join(rows))

    def _borders(self, box: Rect, scale: float) -> None:
        """Draw the tiles over the poster, each with its label."""
        page = self.page
        seen = [
            Rect(box.x + x * scale, box.y + y * scale, width * scale, height * scale)
            for x, y, width, height in (tile.seen for tile in self.grid.tiles)
        ]
        for colour, width in (("#FFFFFF", 1.2), (INK, 0.4)):
            for each in seen:
                page.rect(each, stroke=colour, line_width=width)
        for tile, each in zip(self.grid.tiles, seen, strict=True):
            wide = text_width(tile.label, self.size, bold=True) / MM
            x, y = each.x + each.width / 2, each.y + each.height / 2
            high = 1.35 * self.size / MM
            plate = Rect(x - wide / 2 - 1.2, y - high / 2, wide + 2.4, high)
            page.rect(plate, radius=1.2, fill="#FFFFFF", stroke=INK, line_width=0.25)
            baseline = y + 0.35 * self.size / MM
            page.text(x - wide / 2, baseline, tile.label, size=self.size, bold=True)


def paper_title(paper: str) -> str:
    """Return what a paper is called."""
    return {"letter": _("Letter"), "tabloid": _("Tabloid")}.get(paper, paper.upper())
