"""The ring as a poster: whom we know, how near they are, and where nobody is; then its key."""

import math
from dataclasses import replace

from exports.document import MM, Document, Page, Rect
from exports.exercises.sector_map.ring_shapes import RingDrawing
from exports.exercises.sector_map.ring_space import RingSpace
from exports.exercises.sector_map.words import Institution, MapRow, MapWords
from exports.flow import Flow
from exports.sheet_code import HeadCode, draw_foot_code, draw_markers, foot_code, inset, marker_side
from exports.sheets import Job
from exports.styles import Styles
from exports.type.wrapping import wrap
from facilitator.exercises.sector_map.ring import Ring, RingRow, RingSeat, RingSector, lay_out
from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import A_NAME, NOBODY, SPOKEN, WORKING
from facilitator.i18n import _, ngettext

KEY = "ring"
A3_AREA = 297.0 * 420.0
LINE = 1.3
SMALL = 0.34
"""A ring of a smaller radius, as a share of its space, gives its titles to the key."""


def ring_name(job: Job) -> str:
    """Return what the file of the ring is called."""
    return _("ring {paper}").format(paper=job.options.paper)


def ring_poster(job: Job) -> Document:
    """Return the ring on one sheet, and on others its key: every number's whole words."""
    words = MapWords(job)
    document = job.document(_("Ring"))
    sheet = _Sheet(job, words, document)
    sheet.draw()
    _key(job, words, document, sheet)
    job.notices.append(_("The ring’s numbers are explained on the sheets after it."))
    return document


def ring_of(
    words: MapWords, size: tuple[float, float], text_size: float, *, titles: bool = True
) -> Ring:
    """Lay the ring of a print out; sizes in mm. Seats are counted as `words.seats` has them.

    Without `titles` its rows have their numbers alone: on a small paper that is a larger ring.
    """
    sectors = [
        RingSector(
            place,
            f"{sector.shape} {sector.title}",
            [RingRow(row.number, row.title if titles else "") for row in sector.rows],
        )
        for place, sector in enumerate(words.sectors)
    ]
    seats = [
        RingSeat(number, seat.row.number, seat.known.strength if seat.known else NOBODY)
        for number, seat in enumerate(words.seats)
    ]
    numbers = {row.number: row.number for _sector, row in words.rows}
    return lay_out(sectors, seats, size=size, text_size=text_size, numbers=numbers)


class _Sheet:
    """The sheet with the ring."""

    def __init__(self, job: Job, words: MapWords, document: Document) -> None:
        self.job, self.words, self.document = job, words, document
        height, width = sorted(job.options.size)
        self.page: Page = document.add_page(width, height)
        self.unit = math.sqrt(width * height / A3_AREA)
        self.text = max(job.options.least, 12 * self.unit)
        self.title = max(1.3 * job.options.least, 24 * self.unit)
        self.margin = inset(self.page)
        self.left = self.margin + marker_side(self.page) + 4
        self.right = width - self.left
        self.centre = ""
        """What had no room in the middle, and is said in the key."""

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return LINE * self.text / MM

    def draw(self) -> None:
        """Draw everything, in the order in which it is read."""
        page = self.page
        draw_markers(page)
        head = HeadCode(page, self.text)
        top = self._head(head) + 0.3 * self.line
        foot = self._foot()
        area = Rect(self.margin, top, page.width - 2 * self.margin, foot - top - 0.4 * self.line)
        ring = self._ring(area)
        mono = self.job.options.mono
        least = self.job.options.least
        at = RingSpace(page, ring, self.words, (area.x, area.y), self.text, least, mono=mono)
        self.centre = "" if RingDrawing(at).draw() else self.words.centre
        head.draw(page, self.right, self.margin, self.job.code(KEY, 1))
        page.frame("ring", area)
        if ring.unlabelled:
            self.job.notices.append(
                _("There is no room for all titles on this paper; the key has every one.")
            )

    def _ring(self, area: Rect) -> Ring:
        """Return the ring with titles; with numbers alone where they would leave it small."""
        size, text = (area.width, area.height), self.text / MM
        ring = ring_of(self.words, size, text)
        if ring.unlabelled or ring.radius < SMALL * min(size):
            return ring_of(self.words, size, text, titles=False)
        return ring

    def _head(self, code: HeadCode) -> float:
        """Set the question beside the QR code, and return where it ends."""
        room = self.right - self.left - code.width - 4
        lines = wrap(self.job.question, self.title, room * MM, bold=True)
        with self.page.tag("H1"):
            self.page.text(
                self.left,
                self.margin + 0.92 * self.title / MM,
                lines,
                size=self.title,
                leading=1.18 * self.title,
                bold=True,
            )
        return self.margin + 1.18 * len(lines) * self.title / MM

    def _foot(self) -> float:
        """Say what the signs mean and what this is about, and return where that begins."""
        lines = [*self._legend(), self.job.occasion() or self.job.title]
        width = (self.right - self.left) * MM
        lines = [part for line in lines for part in wrap(line, self.text, width)]
        top = self.page.height - self.margin - len(lines) * self.line
        with self.page.tag("P"):
            self.page.text(
                self.left, top + 0.8 * self.line, lines, size=self.text, leading=LINE * self.text
            )
        return top

    def _legend(self) -> list[str]:
        parts = [_("? an empty chair: nobody yet")]
        for holder, letter in self.words.letters.items():
            own = (own for _sector, _row, own in self.words.institutions if own.known)
            count = sum(each.holder == holder for each in own)
            said = ngettext(
                "{letter}: {count} relationship held by {who}",
                "{letter}: {count} relationships held by {who}",
                count,
            )
            parts.append(said.format(letter=letter, count=count, who=holder))
        return ["   ".join(parts)]


def _key(job: Job, words: MapWords, document: Document, sheet: _Sheet) -> None:
    """Set every row's whole title, and who is known and needed there, by its number."""
    styles = Styles.clear(mono=job.options.mono)
    size = sheet.text
    styles = replace(
        styles,
        text=size,
        leading=1.35,
        headings=(1.6 * size, 1.25 * size),
        margin=max(18.0, 18.0 * sheet.unit),
    )
    footer = _("Key to the ring")
    flow = Flow(document, styles, size=(sheet.page.width, sheet.page.height), footer=footer)
    flow.left = sheet.left + 2
    flow.width = foot_code(flow.page).x - 4 - flow.left
    flow.heading(1, footer)
    if sheet.centre:
        flow.paragraph(_("In the middle: {centre}").format(centre=sheet.centre))
    flow.heading(2, _("Circles: how well we know them"))
    flow.list(_circles())
    for sector in words.sectors:
        if not sector.rows:
            continue
        flow.heading(2, f"{sector.shape} {sector.title}")
        flow.list((str(row.number), _row(row)) for row in sector.rows)
    flow.finish()
    for number, page in enumerate(flow.pages, 2):
        draw_foot_code(page, job.code(KEY, number), size, styles.ink)


def _circles() -> list[tuple[str, str]]:
    """Return what each circle means, from the middle outwards."""
    words = strength_words()
    where = {
        WORKING: _("{strength}: the inner circle"),
        SPOKEN: _("{strength}: the circle between"),
        A_NAME: _("{strength}: the outer circle"),
        NOBODY: _("{strength}: an empty chair on the rim"),
    }
    signs = {NOBODY: "?"}
    return [
        (signs.get(strength, str(strength)), said.format(strength=words[strength]))
        for strength, said in where.items()
    ]


def _row(row: MapRow) -> str:
    return "\n".join([row.title, *(_institution(own) for own in row.institutions)])


def _institution(own: Institution) -> str:
    known = "; ".join(each.words for each in own.known) or _("nobody yet")
    parts = [own.with_origin, known]
    if own.needed:
        parts.append(_("needed: {roles}").format(roles=", ".join(own.needed)))
    if own.holder and own.known:
        parts.append(_("held by {who}").format(who=own.holder))
    return " · ".join(part for part in parts if part)
