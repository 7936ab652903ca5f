"""Maps for the wall: where everybody's maps agree, and a map for each name that people use."""

import math
from collections.abc import Sequence
from dataclasses import replace

from exports.document import INK, MM, Document, Page, Rect, Segment
from exports.exercises.community_map.arrange import LEAST_MAP, Arranged, arranged, draw_columns
from exports.exercises.community_map.base import MapOf
from exports.exercises.community_map.blocks import Block, Keyed, Listed, Look, Words
from exports.exercises.community_map.frame import Foot, MapFrame
from exports.exercises.community_map.hatching import draw_swatch
from exports.exercises.community_map.surface import SurfaceDrawing, draw_boundary, draw_two_names
from exports.exercises.community_map.together import (
    band_area,
    counted,
    fact_sentences,
    two_names_title,
)
from exports.flow import Flow
from exports.sheet_code import (
    HeadCode,
    draw_foot_code,
    draw_markers,
    inset,
    marker_side,
    qr_side,
)
from exports.sheets import ACCENT, QUIET, STOP, Job
from exports.styles import Styles
from exports.type.wrapping import wrap
from facilitator.decks import Worded
from facilitator.exercises.community_map.agreement_words import CORE, band_title, too_few
from facilitator.exercises.community_map.document import SurfaceDocument
from facilitator.i18n import _

AGREEMENT, NAMES = "agreement", "names"
A3_AREA = 297.0 * 420.0


def agreement_name(job: Job) -> str:
    """Return what the file of the agreement map is called."""
    return _("agreement map {paper}").format(paper=job.options.paper)


def names_name(job: Job) -> str:
    """Return what the file of the maps for each name is called."""
    return _("map per name {paper}").format(paper=job.options.paper)


def has_agreement(job: Job) -> bool:
    """Say whether there is a map, and anybody drew on it."""
    words = MapOf(job)
    return words.document.base_map is not None and words.agreement.maps > 0


def has_names(job: Job) -> bool:
    """Say whether enough people use one name."""
    words = MapOf(job)
    return words.document.base_map is not None and bool(words.named)


def agreement_map(job: Job) -> Document:
    """Return the agreement map; what it says in words goes overleaf where it has no room."""
    document = job.document(_("Agreement map"))
    words = MapOf(job)
    poster = MapPoster(words, document, AGREEMENT)
    everybody = words.everybody
    blocks: list[Block] = (
        [Words(too_few(words.agreement.maps, words.agreement.minimum))]
        if everybody is None
        else legend(poster, everybody)
    )
    poster.draw(job.question, everybody, blocks, said_in_words(words))
    return document


def name_maps(job: Job) -> Document:
    """Return a map for each name that enough people use."""
    document = job.document(_("Map per name"))
    words = MapOf(job)
    poster = MapPoster(words, document, NAMES)
    for surface in words.named:
        poster.draw(surface.name, surface, legend(poster, surface))
    return document


def legend(poster: "MapPoster", surface: SurfaceDocument) -> list[Block]:
    """Return what the bands and lines on a map mean, how many maps, and how large each band is."""
    words, unit, mono = poster.words, poster.unit, poster.mono
    found: list[Block] = [Words(counted(surface), bold=True)]
    for place in range(CORE, -1, -1):
        area = band_area(words, surface, place)
        text = " ·\u00a0".join(part for part in (band_title(place), area) if part)

        def sign(page: Page, box: Rect, place: int = place) -> None:
            draw_swatch(page, place, box, unit, mono=mono)

        found.append(Keyed(text, sign))
    if outlines := words.document.outlines:
        names = ", ".join(each.name for each in outlines[:4])
        found.append(Keyed(names if len(outlines) < 5 else _("Boundaries"), poster.boundary_sign))
    if words.agreement.two_names and not surface.name:
        found.append(Keyed(two_names_title(words.agreement), poster.two_names_sign))
    return found


def said_in_words(words: MapOf) -> list[Block]:
    """Return what the map says in sentences, and why some communities are not on it."""
    found: list[Block] = []
    if facts := fact_sentences(words):
        found.append(Listed(Worded(_("What the maps say")), list(map(Worded, facts))))
    if elsewhere := words.agreement.elsewhere:
        title = _("“Mine is not on this map because\u00a0…”")
        found.append(Listed(Worded(title), list(map(Worded, elsewhere))))
    return found


class MapPoster:
    """Draws pages with a map, and beside it what it means."""

    def __init__(self, words: MapOf, document: Document, key: str) -> None:
        self.words, self.document, self.key = words, document, key
        options = words.job.options
        self.mono = options.mono
        width, height = options.size
        self.unit = math.sqrt(width * height / A3_AREA)
        ink = "#000000" if self.mono else INK
        text = max(options.least, 12.5 * self.unit)
        accent, quiet = (ink, ink) if self.mono else (ACCENT, QUIET)
        self.look = Look(text, ink, accent, quiet)
        self.title = max(1.3 * options.least, 24 * self.unit)

    def draw(
        self,
        heading: str,
        surface: SurfaceDocument | None,
        blocks: Sequence[Block],
        more: Sequence[Block] = (),
        instead: Sequence[Block] = (),
    ) -> None:
        """Add a page with a map; `more` stands beside it where it has room.

        Else it goes overleaf, and `instead` stands beside the map.
        """
        found = self._arranged(heading, [*blocks, *more])
        if more and (found is None or found[0].area < LEAST_MAP * self._paper_area):
            shorter = self._arranged(heading, [*blocks, *instead])
            self._page(heading, surface, [*blocks, *instead], shorter)
            self._overleaf(more)
        else:
            self._page(heading, surface, [*blocks, *more], found)

    @property
    def _paper_area(self) -> float:
        width, height = self.words.job.options.size
        return width * height

    def _page(
        self,
        heading: str,
        surface: SurfaceDocument | None,
        blocks: Sequence[Block],
        found: tuple[Arranged, tuple[float, float]] | None,
    ) -> None:
        if found is None:  # the words alone are more than a page
            self._overleaf([Words(heading, "H1", bold=True), *blocks])
            return
        where, paper = found
        page = self.document.add_page(*paper)
        draw_markers(page)
        edge, corner = inset(page), marker_side(page)
        left = edge + corner + 4
        self._head(page, heading, left)
        at = MapFrame(where.map, self.words.size)
        self.draw_map(page, at, surface)
        draw_columns(page, self.look, where.columns, blocks)
        foot = self._foot(page.width - 2 * left)
        high = max(corner, foot.height())
        foot.draw(page, at, Rect(left, page.height - edge - high, page.width - 2 * left, high))
        code = self.words.job.code(self.key, len(self.document.pages))
        self._code(page).draw(page, page.width - left, edge, code, self.look.ink)

    def draw_map(self, page: Page, at: MapFrame, surface: SurfaceDocument | None) -> None:
        """Draw the map itself."""
        SurfaceDrawing(self.words, at, self.look, self.unit).draw(page, surface)

    def boundary_sign(self, page: Page, box: Rect) -> None:
        """Draw a piece of a boundary."""
        y = box.y + box.height / 2
        ink = "#000000" if self.mono else STOP
        draw_boundary(page, [("M", (box.x, y)), ("L", (box.right, y))], self.unit, ink)

    def two_names_sign(self, page: Page, box: Rect) -> None:
        """Draw a piece of the line round ground with two names."""
        steps: list[Segment] = [("R", (box.x, box.y + 0.4, box.width, box.height - 0.8, 1.2))]
        draw_two_names(page, steps, self.unit, self.look.ink)

    def _arranged(
        self, heading: str, blocks: Sequence[Block]
    ) -> tuple[Arranged, tuple[float, float]] | None:
        short, long = sorted(self.words.job.options.size)
        best: tuple[Arranged, tuple[float, float]] | None = None
        for paper in ((long, short), (short, long)):
            page = Document("").add_page(*paper)
            edge, corner = inset(page), marker_side(page)
            left = edge + corner + 4
            foot = max(corner, self._foot(page.width - 2 * left).height())
            top = edge + self._head_height(page, heading, left)
            zone = Rect(edge, top, page.width - 2 * edge, page.height - edge - foot - 3 - top)
            wide, high = self.words.size
            found = arranged(zone, wide / high, blocks, self.look, 4.6 * self.look.size)
            if found and (best is None or found.area > best[0].area * 1.02):
                best = found, paper
        return best

    def _foot(self, width: float) -> Foot:
        return Foot(self.words, self.look, width, self.words.job.occasion())

    def _code(self, page: Page) -> HeadCode:
        return HeadCode(page, self.look.size)

    def _heading(self, page: Page, heading: str, left: float) -> list[str]:
        room = page.width - 2 * left - self._code(page).width - 4
        return wrap(heading, self.title, room * MM, bold=True)

    def _head_height(self, page: Page, heading: str, left: float) -> float:
        lines = len(self._heading(page, heading, left))
        code = self._code(page).height
        return max(code, 1.18 * lines * self.title / MM, marker_side(page)) + 3

    def _head(self, page: Page, heading: str, left: float) -> None:
        with page.tag("H1"):
            page.text(
                left,
                inset(page) + 0.92 * self.title / MM,
                self._heading(page, heading, left),
                size=self.title,
                leading=1.18 * self.title,
                bold=True,
                colour=self.look.ink,
            )

    def _overleaf(self, blocks: Sequence[Block]) -> None:
        """Set what had no room beside the map on pages of its own."""
        styles = Styles.clear(mono=self.mono)
        size = self.look.size
        margin = max(18.0, 18.0 * self.unit)
        styles = replace(
            styles, text=size, leading=1.35, headings=(1.6 * size, 1.25 * size), margin=margin
        )
        before = len(self.document.pages)
        short, long = sorted(self.words.job.options.size)
        flow = Flow(self.document, styles, size=(short, long), footer=self.document.title)
        edge, side = inset(flow.page), qr_side(flow.page)
        flow.left = edge + marker_side(flow.page) + 6
        flow.width = short - flow.left - edge - side - 4
        for block in blocks:
            if isinstance(block, Listed):
                flow.heading(2, block.title.text, language=block.title.language)
                flow.list((label, [said]) for label, said in block.items)
            elif isinstance(block, Keyed):
                flow.paragraph(block.text, language=block.language)
            elif isinstance(block, Words) and block.kind == "H1":
                flow.heading(1, block.text)
            elif isinstance(block, Words):
                flow.paragraph(block.text, bold=block.bold)
        flow.finish(before)
        for number, page in enumerate(self.document.pages[before:], before + 1):
            draw_foot_code(page, self.words.job.code(self.key, number), size, styles.ink)
