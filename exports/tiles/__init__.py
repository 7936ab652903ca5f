"""A poster in tiles: sheets of a paper that every printer takes, glued to one poster at true size.

    document = tiled(poster, tiling(options), options)

Each page of the poster gives a plan of its tiles, then the tiles row by row. A tile reaches over
its neighbours by the overlap: its right and lower strip takes the glue, and the cut edge of the
next sheet is laid on it. The poster itself is in the file once, however many tiles show it.
"""

from exports.document import Document
from exports.sheets import PAPERS, PrintOptions
from exports.tiles.grid import Grid, Tiling, best_grid
from exports.tiles.plan import Plan
from exports.tiles.sheet import TileSheet
from exports.tiles.words import said_on
from facilitator.errors import FacilitatorError
from facilitator.i18n import _

__all__ = ["SHEETS", "Grid", "Tiling", "best_grid", "tiled", "tiling"]

SHEETS = ("a4", "a3", "letter", "tabloid")
"""The papers on which tiles are printed."""
OVERLAPS, MARGINS = (10.0, 15.0), (5.0, 10.0)
"""The least and the most, in mm."""


def tiling(options: PrintOptions) -> Tiling | None:
    """Return how posters are cut into tiles; None where they are not, or fit on one sheet.

    FacilitatorError where tiles cannot be made as they are asked for.
    """
    if not options.tile:
        return None
    if options.tile not in SHEETS:
        raise FacilitatorError(
            _("Tiles are not printed on “{paper}”; choose one of: {known}.").format(
                paper=options.tile, known=", ".join(SHEETS)
            )
        )
    _check(_("The overlap of tiles"), options.tile_overlap, OVERLAPS)
    _check(_("The margin of tiles"), options.tile_margin, MARGINS)
    width, height = PAPERS[options.tile]
    wide, high = options.size
    if wide <= width and high <= height:
        return None
    return Tiling(options.tile, (width, height), options.tile_overlap, options.tile_margin)


def _check(what: str, length: float, limits: tuple[float, float]) -> None:
    least, most = limits
    if not least <= length <= most:
        raise FacilitatorError(
            _(
                "{what} is from {least:g} to {most:g} mm, not {length:g} mm; choose such a length."
            ).format(what=what, least=least, most=most, length=length)
        )


def tiled(poster: Document, how: Tiling, options: PrintOptions) -> Document:
    """Return a poster in tiles at true size, each page of it after a plan of its tiles."""
    title = _("{poster}, in tiles").format(poster=poster.title)
    document = Document(title, poster.language)
    for number, page in enumerate(poster.pages, 1):
        grid = best_grid(how, page.width, page.height)
        place = (number, len(poster.pages))
        Plan(document, grid, options.least).draw(page, poster.title, place)
        said = said_on(page, grid)
        for tile in grid.tiles:
            TileSheet(document, grid, tile, options.least).draw(page, said[tile.label], place)
    return document
