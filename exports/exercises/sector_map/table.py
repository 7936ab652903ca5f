"""The table of a sector map on A3, in the shape of the source's sheet: filled, and blank."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from exports.document import MM, Document
from exports.exercises.sector_map.words import Institution, MapRow, MapSector, MapWords
from exports.flow import Flow
from exports.flow_table import DENSE_LEADING, DENSE_PADDING, LEADING, PADDING, Cell, Column
from exports.sheets import PAPERS, Job
from exports.styles import Styles
from exports.text_papers import TO_FILL, TextPaper
from facilitator.decks import Worded
from facilitator.exercises.sector_map.seats import COMPILED, strength_words
from facilitator.exercises.sector_map.tables import A_NAME, SPOKEN, WORKING
from facilitator.i18n import _

KEY = "table"
BLANK_KEY = "blank"
MOST_ROW = 24.0
"""The most height of a row to write in, in mm."""


def table_name(job: Job) -> str:
    """Return what the file of the table is called."""
    return _("table {paper}").format(paper=_paper(job))


def blank_name(job: Job) -> str:
    """Return what the file of the blank table is called."""
    return _("blank table {paper}").format(paper=_paper(job))


def _paper(job: Job) -> str:
    return next(name for name, size in PAPERS.items() if size == job.table_paper)


def columns(sector: str = "") -> list[Column]:
    """Return the columns of the source's sheet; the first one names the sector overleaf as well."""
    institutions = _("Institutions")
    if sector:
        institutions = _("{sector}: institutions").format(sector=sector)
    return [
        Column(institutions, 1.8),
        Column(_("Examples"), 1.6),
        Column(_("What there is here"), 2.3),
        Column(_("Whom we know"), 2.2),
        Column(_("Whom we need to know"), 2.0),
    ]


def table(job: Job) -> Document:
    """Return the map as a table; kinds of institution of which there is none stand below it."""
    words = MapWords(job)
    paper = _begin(job, KEY)
    if words.centre:
        paper.flow.paragraph(_("In the middle: {centre}").format(centre=words.centre))
    rows = [row for _sector, row in words.rows if row.institutions]
    _say_what_is_compiled(paper.flow, rows)
    for sector in words.sectors:
        _sector(paper, sector)
    return paper.finish()


def _begin(job: Job, key: str) -> TextPaper:
    paper = TextPaper(job, key, _("Sector map"), landscape=True, wall=job.options.least)
    paper.flow.styles = replace(paper.flow.styles, foot=0)
    return paper


def _sector(paper: TextPaper, sector: MapSector) -> None:
    filled = [row for row in sector.rows if row.institutions]
    empty = [row.title for row in sector.rows if not row.institutions]
    if not sector.rows:
        return
    tongue = paper.job.tongue(sector.title)
    paper.flow.heading(2, f"{sector.shape} {sector.title}", language=tongue)
    if filled:
        rows = [_cells(row) for row in filled]
        named = columns(f"{sector.shape} {sector.title}")
        paper.flow.table(named, rows, row_headers=len(rows) > 1, dense=True)
    if empty:
        listed = ", ".join(empty)
        paper.flow.paragraph(_("Nothing written down yet: {rows}").format(rows=listed))


def _own(job: Job, text: str) -> Cell:
    """Return words of the deck for a cell, or the room for somebody's own where there are none."""
    return [Worded(text, job.tongue(text))] if text else TO_FILL


def _row_name(job: Job, row: MapRow) -> Cell:
    return [Worded(row.marked, job.tongue(row.title))]


def _say_what_is_compiled(flow: Flow, rows: Iterable[MapRow]) -> None:
    if any(row.compiled for row in rows):
        said = _("{sign} compiled, not on the source’s sheet.").format(sign=COMPILED)
        flow.paragraph(said)


def _cells(row: MapRow) -> list[str]:
    several = len(row.institutions) > 1
    return [
        row.marked,
        row.examples,
        "\n".join(own.with_origin for own in row.institutions),
        "\n".join(_known(own, several=several) for own in row.institutions),
        "\n".join(_needed(own, several=several) for own in row.institutions if own.needed),
    ]


def _known(own: Institution, *, several: bool) -> str:
    who = "; ".join(each.words for each in own.known) or _("? nobody yet")
    return f"{own.label} {who}" if several else who


def _needed(own: Institution, *, several: bool) -> str:
    who = "; ".join(own.needed)
    return f"{own.label} {who}" if several else who


def blank_table(job: Job) -> Document:
    """Return the table to be written on: a sheet for each sector, with its rows."""
    words = MapWords(job)
    paper = _begin(job, BLANK_KEY)
    flow = paper.flow
    paper.gap(_("Who we are, in the middle:"))
    flow.paragraph(_scale())
    _say_what_is_compiled(flow, [row for _sector, row in words.rows])
    sectors = [sector for sector in words.sectors if sector.rows]
    tight = _is_tight(flow, sectors)
    for place, sector in enumerate(sectors):
        if place:
            flow.page_break()
        tongue = job.tongue(sector.title)
        flow.heading(2, f"{sector.shape} {sector.title}", language=tongue)
        flow.keep(0)  # the heading stands, so that the room below it is known
        room = flow.room - 2.4 * flow.styles.line()
        lines = _lines(min(room / len(sector.rows), MOST_ROW), flow.styles, dense=tight)
        tall = TO_FILL + "\n" * (lines - 1)
        rows: list[list[Cell]] = [
            [_row_name(job, row), _own(job, row.examples), TO_FILL, TO_FILL, tall]
            for row in sector.rows
        ]
        flow.table(columns(), rows, row_headers=True, dense=tight)
    return paper.finish()


def _is_tight(flow: Flow, sectors: Sequence[MapSector]) -> bool:
    """Say whether any sector needs close rows to be on one sheet: then all look alike."""
    heads = 4.4 * flow.styles.line()  # of the sector, and of the columns
    rooms = [flow.room, *(flow.full for _sector in sectors[1:])]
    return any(
        (room - heads) / len(sector.rows) < _high(2, flow.styles, dense=False)
        for room, sector in zip(rooms, sectors, strict=True)
    )


def _lines(room: float, styles: Styles, *, dense: bool) -> int:
    """Return how many lines the tallest row of at most this height has."""
    return max((n for n in range(2, 7) if _high(n, styles, dense=dense) <= room), default=2)


def _high(lines: int, styles: Styles, *, dense: bool) -> float:
    padding = DENSE_PADDING if dense else PADDING
    leading = min(styles.leading, DENSE_LEADING if dense else LEADING)
    return lines * styles.text * leading / MM + 2 * padding


def _scale() -> str:
    """Say which number to write beside somebody."""
    words = strength_words()
    steps = "   ".join(f"{number} {words[number]}" for number in (A_NAME, SPOKEN, WORKING))
    return _("Beside each person, how well we know them: {steps}").format(steps=steps)
