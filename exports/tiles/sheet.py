"""One tile on its sheet: its part of the poster, and the marks by which it is put together."""

from typing import NamedTuple

from exports.document import MM, Document, Page, Rect, Turn
from exports.repeats import OFTEN
from exports.structure import Tag
from exports.tiles.grid import Grid, Tile, row_letter
from exports.tiles.marks import draw_edges, draw_glue, draw_registers, draw_ruler, ruler_width
from exports.tiles.words import together
from exports.type.wrapping import text_width
from facilitator.i18n import _

GAP = 0.4
"""Between the edge of the poster's part and what is written beside it."""
FREE = 2.0
"""The same where there is no strip, but paper that the poster does not reach."""
LABEL = 17.0
"""How large a label is, in pt."""
CLEAR = 5.0
"""What is left free at both ends of a strip, for the register marks."""


class Words(NamedTuple):
    """What is written on white beside the poster: an element's words, or a mark's."""

    text: str
    size: float
    bold: bool = True
    tag: Tag | None = None

    @property
    def wide(self) -> float:
        """How much room it takes, in mm."""
        return text_width(self.text, self.size, bold=self.bold) / MM + 3


class TileSheet:
    """Draws one tile of a poster."""

    def __init__(self, document: Document, grid: Grid, tile: Tile, least: float) -> None:
        self.grid, self.tile = grid, tile
        self.size = least
        self.page: Page = document.add_page(*grid.sheet)
        self.shown = grid.on_sheet(tile, tile.shown)
        self.seen = grid.on_sheet(tile, tile.seen)
        self.right, self.below = grid.right_of(tile), grid.below(tile)
        self.high = grid.how.overlap - 2 * GAP

    def draw(self, poster: Page, texts: list[str], place: tuple[int, int]) -> None:
        """Draw the tile of a poster's page; `place` is that page's number, and of how many."""
        page, tile = self.page, self.tile
        heads = self._heads(place)
        with page.tag("Figure", alt=self._alt(texts)):
            page.excerpt(self.shown, poster, tile.shown)
        with page.artifact():
            self._marks()
        self._labels(heads)
        self._name_frames(poster)

    def _alt(self, texts: list[str]) -> str:
        if not texts:
            return _("Tile {tile} of the poster; nothing is written on it.").format(
                tile=self.tile.label
            )
        return _("Tile {tile} of the poster. On it: {words}").format(
            tile=self.tile.label, words=together(texts)
        )

    def _heads(self, place: tuple[int, int]) -> list[Words]:
        """Open the row's heading, which is read first; return its words, and the tile's label.

        A poster of many pages has its rows on each; more than twice they are not read aloud.
        """
        number, count = place
        label = self.tile.label
        if count > 1:
            label = _("{tile}, page {number}").format(tile=label, number=number)
        found = []
        if self.tile.column == 0:
            row = _("Row {letter}").format(letter=row_letter(self.tile.row))
            if number > OFTEN:
                found.append(Words(row, self.size))
            else:
                with self.page.tag("H2") as tag:
                    found.append(Words(row, self.size, tag=tag))
        return [*found, Words(label, max(self.size, LABEL))]

    def _marks(self) -> None:
        grid, tile = self.grid, self.tile
        cut = tile.column > 0, tile.row > 0
        ends = {
            "left": not cut[0],
            "top": not cut[1],
            "right": not self.right,
            "bottom": not self.below,
        }
        outer = [side for side, ended in ends.items() if ended]
        draw_edges(self.page, self.shown, cut=cut, outer=outer)
        draw_glue(
            self.page,
            self.seen,
            grid.how.overlap,
            right=bool(self.right),
            below=bool(self.below),
        )
        inner = frozenset(side for side, ended in ends.items() if not ended)
        draw_registers(self.page, self.seen, inner=inner)

    # Label and ruler: on a strip that is covered in the end, or beside the poster

    def _labels(self, heads: list[Words]) -> None:
        margin, (width, height) = self.grid.how.margin, self.grid.inner
        left, top = margin + CLEAR, margin + CLEAR
        across = width - self.grid.how.overlap - 2 * CLEAR
        down = height - self.grid.how.overlap - 2 * CLEAR
        below, beside = self.shown.bottom + FREE, self.shown.right + FREE
        room_below = self.below or margin + height - below >= self.high
        if self.below:
            self._band(left, self.seen.bottom + GAP, across, heads, self.below)
        elif room_below:
            self._band(left, below, across, heads, "")
        elif not self.right:
            self._sideways(beside, top, down, heads, "")
        if self.right:
            own, long = ([], self.seen.height - 2 * CLEAR) if room_below else (heads, down)
            self._sideways(self.seen.right + GAP, top, long, own, self.right)

    def _sideways(self, x: float, y: float, long: float, heads: list[Words], onto: str) -> None:
        """Write along a strip at the right, from the top down."""
        with self.page.turned(Turn(x + self.high, y, clockwise=True)):
            self._band(0, 0, long, heads, onto)

    def _band(self, x: float, y: float, long: float, heads: list[Words], onto: str) -> None:
        """Write a tile's label, what is glued here, and the ruler, as far as there is room."""
        end = x + long
        if heads:
            end -= ruler_width()
            with self.page.artifact():
                draw_ruler(self.page, end, y, self.high, self.size)
        for words in heads:
            self._plate(words, x, y)
            x += words.wide
        glued = Words(_("Lay {tile} here").format(tile=onto), self.size, bold=False)
        room = end - x - glued.wide
        if onto and room >= 0:  # without a label, in the middle of the strip
            self._plate(glued, x if heads else x + room / 2, y)

    def _plate(self, words: Words, x: float, y: float) -> None:
        """Write words on white."""
        page = self.page
        with page.artifact():
            page.rect(Rect(x, y, words.wide, self.high), fill="#FFFFFF")
        with page.artifact() if words.tag is None else page.tag(words.tag):
            baseline = y + self.high / 2 + 0.35 * words.size / MM
            page.text(x + 1.5, baseline, words.text, size=words.size, bold=words.bold)

    def _name_frames(self, poster: Page) -> None:
        """Say where the tile and the whole poster lie, and what of the poster is whole here."""
        page, tile, grid = self.page, self.tile, self.grid
        page.frame("tile", self.seen)
        page.frame("poster", grid.on_sheet(tile, Rect(0, 0, *grid.poster)))
        for name, rect in poster.frames.items():
            across = tile.seen.x <= rect.x and rect.right <= tile.seen.right
            if across and tile.seen.y <= rect.y and rect.bottom <= tile.seen.bottom:
                page.frames.setdefault(name, grid.on_sheet(tile, rect))
