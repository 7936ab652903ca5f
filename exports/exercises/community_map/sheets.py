"""Sheets to draw on: one for each participant, read back from a photo; and one for each table.

A sheet can be drawn again from the workshop alone (`map_sheet_again`), so that a photo of it is
compared with what was printed. Its layout therefore depends on nothing but the base map and its
attribution, the deck, the paper and the edition: never on a title.
"""

from contextlib import suppress
from hashlib import sha256

from exports.document import INK, MM, Document, Page, Rect
from exports.exercises.community_map.arrange import Arranged, arranged, draw_columns
from exports.exercises.community_map.base import MapOf, has_map
from exports.exercises.community_map.blocks import Block, Look, Ticks, ToWrite, Words
from exports.exercises.community_map.frame import Foot, MapFrame, draw_base, draw_edge
from exports.exercises.community_map.sheet_blocks import Identity, Ways, kinds_to_mark
from exports.sheet_code import SheetCode, draw_markers, inset, kind_of, marker_side, workshop_code
from exports.sheets import ACCENT, PAPERS, QUIET, Job, PrintOptions
from exports.type.wrapping import wrap
from facilitator.decks import Worded
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.exercises.community_map.document import CommunityMapDocument
from facilitator.i18n import _

KIND, TABLES = "map", "table_map"
USUAL_SHEETS = 30
"""So many sheets are printed where nobody said how many people are expected."""
MOST_SHEETS = 500
ENOUGH = 0.3
"""The share of a table's sheet that its map should have."""
ATTRIBUTION_LINES = 2
"""Room that is always left for whose the map is."""


def map_sheets_name(job: Job) -> str:
    """Return what the file of everybody's sheets is called."""
    return _("map sheets {paper}").format(paper=paper_name(job))


def places_sheets_name(job: Job) -> str:
    """Return what the file of the tables' sheets is called."""
    return _("sheets for places {paper}").format(paper=paper_name(job))


def paper_name(job: Job) -> str:
    """Return the key of the paper that lies on the tables, such as a4."""
    return next(name for name, size in PAPERS.items() if size == job.table_paper)


def participant_codes(job: Job) -> list[str]:
    """Return the codes that have a sheet each: those in the room, else as many as are expected.

    Codes that nobody was given yet begin after those that have a drawing.
    """
    options = job.options
    if not options.sheets and job.workshop.participants:
        return [each.code for each in job.workshop.participants]
    count = options.sheets or job.workshop.workshop.expected or USUAL_SHEETS
    first = options.first_sheet
    activity = job.activity
    if first == 1 and isinstance(activity, CommunityMapDocument) and activity.agreement is not None:
        first = activity.agreement.first_free
    return [f"P{number}" for number in range(first, first + min(count, MOST_SHEETS))]


def map_sheet_document(job: Job) -> Document:
    """Return a sheet for each participant, to be drawn on."""
    document = job.document(_("Sheets to draw on"))
    sheet = _Sheet(job)
    for number, code in enumerate(participant_codes(job), job.options.first_sheet):
        sheet.draw(document, code, number)
    return document


def map_sheet(job: Job, participant: str, number: int) -> Document:
    """Return one participant's sheet."""
    document = job.document(_("Sheets to draw on"))
    _Sheet(job).draw(document, participant, number)
    return document


def map_sheet_kind(job: Job) -> str:
    """Return the kind that the QR codes of these sheets say, such as `map-a3-9f3c`."""
    return _Sheet(job).kind


def map_sheet_again(workshop: WorkshopDocument, code: SheetCode) -> Document | None:
    """Return the sheet that a code names, as it was printed; its frame `map` holds the base map.

    None where it is another workshop's sheet. Raises FacilitatorError with a sentence where it is
    no sheet of a map, or the map was changed since it was printed. Sheets of one `code.kind` differ
    in nothing but the code: one that was drawn can stand for all of them.
    """
    if code.workshop != workshop_code(workshop):
        return None
    name, _dash, rest = code.kind.partition("-")
    paper = rest.partition("-")[0]
    if name != KIND or paper not in PAPERS or not _is_map(workshop, code.activity):
        raise FacilitatorError(
            _("This is not a sheet on which somebody draws a map; choose one that is.")
        )
    for large in (False, True):
        for mono in (False, True):
            options = PrintOptions(
                paper=paper, large_print=large, mono=mono, blank=True, activity=code.activity
            )
            job = Job(workshop, code.activity, options)
            if has_map(job) and map_sheet_kind(job) == code.kind:
                return map_sheet(job, code.whose, code.number)
    raise FacilitatorError(
        _("This sheet was printed before the map was changed; trace over the photo instead.")
    )


def _is_map(workshop: WorkshopDocument, number: int) -> bool:
    activities = workshop.activities
    if not 1 <= number <= len(activities):
        return False
    return isinstance(activities[number - 1], CommunityMapDocument)


def places_sheets(job: Job) -> Document:
    """Return a large map for each table, on which it marks what there is."""
    document = job.document(_("Sheets for places"))
    tables = [each.number for each in job.workshop.tables] or [1]
    sheet = _PlacesSheet(job)
    for table in sorted(tables):
        sheet.draw(document, str(table), table)
    return document


class _Sheet:
    """Draws sheets that are alike but for whose they are."""

    name = KIND

    def __init__(self, job: Job) -> None:
        self.job, self.words = job, MapOf(job)
        mono, size = job.options.mono, job.options.least
        ink = "#000000" if mono else INK
        self.look = Look(size, ink, ink if mono else ACCENT, ink if mono else QUIET)
        self._at, self._foot_box = self._arranged()
        self.frame = MapFrame(self._at.map, self.words.size)
        self.kind = self._kind()

    def draw(self, document: Document, whose: str, number: int) -> None:
        """Add one sheet."""
        page = document.add_page(*self.paper)
        draw_markers(page)
        self._head(page)
        base = self.words.base
        title = base.title or _("the neighbourhood")
        with page.tag("Figure", alt=self.alt().format(title=title)):
            draw_base(page, self.frame, self.words)
        draw_edge(page, self.frame, self.look)
        code = SheetCode(workshop_code(self.job.workshop), self.job.number, self.kind, number)
        draw_columns(page, self.look, self._at.columns, self.blocks(code._replace(whose=whose)))
        self._foot(page).draw(page, self.frame, self._foot_box)

    def alt(self) -> str:
        """Say what the figure is, by the title of the base map."""
        return _("A map of {title}, to draw on what you call yours.")

    def blocks(self, code: SheetCode) -> list[Block]:
        """Return what stands beside the map."""
        years = [
            (band.key, Worded(band.title, self.job.tongue(band.title)))
            for band in self.words.deck.years
        ]
        found: list[Block] = [
            Identity(code),
            Ways(),
            ToWrite(_("The name I use for it:"), "name"),
            ToWrite(_("Mine is not on this map, because\u00a0…"), "elsewhere"),
        ]
        if years:
            found.append(Ticks(_("I have lived here"), "years", years))
        return [*found, ToWrite(_("What I do there:"), "activities")]

    def heading(self) -> str:
        """Return the one line above everything; read aloud on the first of these sheets only."""
        return _("Colour in what you call yours")

    def _head(self, page: Page) -> None:
        edge, side, look = inset(page), marker_side(page), self.look
        left = edge + side + 4
        room = page.width - 2 * left
        size = 1.3 * look.size
        first, *rest = wrap(self.heading(), size, room * MM, bold=True)
        y = edge + side / 2 + 0.35 * size / MM
        with page.artifact() if page.number else page.tag("H1"):
            words = f"{first} …" if rest else first
            page.text(left, y, words, size=size, bold=True, colour=look.ink)

    def _foot(self, page: Page) -> Foot:
        left = inset(page) + marker_side(page) + 4
        return Foot(self.words, self.look, page.width - 2 * left)

    def _arranged(self) -> tuple[Arranged, Rect]:
        """Return the way up and the arrangement that give the largest map."""
        best: tuple[Arranged, Rect] | None = None
        short, long = sorted(self.job.table_paper)
        for paper in ((long, short), (short, long)):
            found = self._on(paper)
            if found and (best is None or found[0].area > best[0].area * 1.02):
                best, self.paper = found, paper
        if best is None:
            raise FacilitatorError(
                _("A sheet with this map does not fit on this paper; choose a larger one.")
            )
        return best

    def _on(self, paper: tuple[float, float]) -> tuple[Arranged, Rect] | None:
        page = Document("").add_page(*paper)
        edge, side = inset(page), marker_side(page)
        left = edge + side + 4
        foot = max(side, self._foot(page).height(ATTRIBUTION_LINES))
        top = edge + max(side, self.look.line * 1.3) + 2.5
        bottom = page.height - edge - foot - 2.5
        zone = Rect(edge, top, page.width - 2 * edge, bottom - top)
        wide, high = self.words.size
        blocks = self.blocks(SheetCode("", 0, "", 0))
        found = arranged(zone, wide / high, blocks, self.look, self.narrowest())
        if found is None:
            return None
        return found, Rect(left, bottom + 2.5, page.width - 2 * left, foot)

    def narrowest(self) -> float:
        """Return how narrow a column may be: a line has about 24 letters then."""
        return 4.8 * self.look.size

    def _kind(self) -> str:
        job = self.job
        how = [*self.paper, *self.frame.rect]
        printed = ",".join(f"{length:.2f}" for length in how)
        edition = f"{job.options.least}:{job.options.mono}"
        picture = sha256(self.words.base.data).digest()
        return kind_of(self.name, paper_name(job), picture, printed.encode(), edition.encode())


class _PlacesSheet(_Sheet):
    """Draws a map for a table: what there is, and what is in the way."""

    name = TABLES
    lines = 0

    def alt(self) -> str:
        """Say what the figure is."""
        return _("A map of {title}, to mark places on.")

    def heading(self) -> str:
        """Return the one line above everything."""
        return _("What is here that visitors never see?")

    def blocks(self, code: SheetCode) -> list[Block]:
        """Return what stands beside the map."""
        return [
            Identity(code, table=True),
            Words(_("Write a letter on the map for each place, and here what it is.")),
            *kinds_to_mark(self.words, self.lines),
        ]

    def _arranged(self) -> tuple[Arranged, Rect]:
        """Leave as many lines to write on as leave the map large enough, or none."""
        width, height = self.job.table_paper
        for self.lines in (3, 2, 1):
            with suppress(FacilitatorError):
                found = super()._arranged()
                if found[0].area > ENOUGH * width * height:
                    return found
        self.lines = 0
        return super()._arranged()


__all__ = ["map_sheet", "map_sheet_again", "map_sheet_document", "map_sheet_kind", "places_sheets"]
