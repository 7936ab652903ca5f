"""The asset map: what there is, as pins with marks and labels; its key; and the list of places."""

from collections.abc import Sequence

from exports.document import MM, Document, Page, Rect
from exports.exercises.community_map.base import GIFT, MapOf
from exports.exercises.community_map.blocks import Block, Keyed, Listed
from exports.exercises.community_map.frame import MapFrame, draw_base, draw_edge
from exports.exercises.community_map.hatching import BANDS, draw_contour
from exports.exercises.community_map.poster import MapPoster
from exports.flow_table import Cell, Column
from exports.sheets import TINTS, Job
from exports.text_papers import TextPaper, well_filled
from exports.type.outlines import draw_outlines
from exports.type.wrapping import text_width
from facilitator.decks import Worded
from facilitator.decks.community import PlaceKind
from facilitator.exercises.community_map.agreement_words import CORE
from facilitator.exercises.community_map.document import PlaceDocument, SurfaceDocument
from facilitator.i18n import _, ngettext

ASSETS, LIST = "assets", "places"


def assets_name(job: Job) -> str:
    """Return what the file of the asset map is called."""
    return _("map of places {paper}").format(paper=job.options.paper)


def has_places(job: Job) -> bool:
    """Say whether anything is marked that everybody may see."""
    return bool(MapOf(job).places)


def has_asset_map(job: Job) -> bool:
    """Say whether there is a map with pins on it."""
    words = MapOf(job)
    return words.document.base_map is not None and bool(words.places)


def asset_map(job: Job) -> Document:
    """Return the map with its pins; their words stand beside it, or overleaf."""
    document = job.document(_("Map of places"))
    words = MapOf(job)
    poster = _PinPoster(words, document, ASSETS)
    signs: list[Block] = [poster.sign(kind, own) for kind, own in words.places]
    core: list[Block] = []
    if words.everybody is not None:
        core.append(Keyed(_("The core: 75\u00a0% or more of our maps"), poster.core_sign))
    key: list[Block] = [_keyed(job, kind, own) for kind, own in words.places]
    poster.draw(job.question, words.everybody, core, key, signs)
    _say_gifts(job, words)
    return document


@well_filled
def places_list(job: Job) -> Document:
    """Return the words of every pin as a table."""
    words = MapOf(job)
    paper = TextPaper(job, LIST, _("What there is"))
    columns = [Column(_("On the map"), 1.3), Column(_("What it is"), 3.1), Column(_("Kind"), 1.6)]
    rows: list[list[Cell]] = [
        [label, [text], [_title(job, kind)]]
        for kind, own in words.places
        if kind.key != GIFT
        for label, text in _rows(job, kind, own)
    ]
    if rows:
        paper.flow.table(columns, rows, row_headers=len(rows) > 1)
    for kind, own in words.places:
        if kind.key == GIFT:
            title = _title(job, kind)
            paper.flow.heading(2, title.text, language=title.language)
            paper.flow.list([text] for _label, text in _rows(job, kind, own))
    _say_gifts(job, words)
    return paper.finish()


def _say_gifts(job: Job, words: MapOf) -> None:
    if any(kind.key == GIFT for kind, _own in words.places):
        job.notices.append(
            _("People’s gifts are printed without where they are; see that no names are in them.")
        )


def _title(job: Job, kind: PlaceKind) -> Worded:
    return Worded(f"{kind.mark} {kind.title}", job.tongue(kind.title))


def _rows(job: Job, kind: PlaceKind, own: Sequence[PlaceDocument]) -> list[tuple[str, Worded]]:
    """Return labels and words; gifts by their words, so that nobody is found by where a pin is."""
    if kind.key == GIFT:
        return [("•", Worded(text)) for text in sorted(each.label for each in own if each.label)]
    unnamed = Worded(kind.title, job.tongue(kind.title))
    return [(each.id, Worded(each.label) if each.label else unnamed) for each in own]


def _keyed(job: Job, kind: PlaceKind, own: Sequence[PlaceDocument]) -> Listed:
    rows = _rows(job, kind, own)
    return Listed(_title(job, kind), [text for _l, text in rows], [label for label, _t in rows])


class _PinPoster(MapPoster):
    """Draws a map with pins."""

    def sign(self, kind: PlaceKind, own: Sequence[PlaceDocument]) -> Keyed:
        """Return the legend of a kind: its mark, what it is, and how many there are."""

        def draw(page: Page, box: Rect) -> None:
            radius = min(box.width, box.height) / 2
            self._pin(page, kind, (box.x + box.width / 2, box.y + box.height / 2), radius)

        own_tongue = self.words.job.tongue(kind.title)
        return Keyed(f"{kind.title} ({len(own)})", draw, wide=8, language=own_tongue)

    def core_sign(self, page: Page, box: Rect) -> None:
        """Draw a piece of the core's contour."""
        y, width = box.y + box.height / 2, BANDS[CORE].edge * self.unit
        page.line(box.x, y, box.right, y, stroke=self.look.ink, line_width=width)

    def draw_map(self, page: Page, at: MapFrame, surface: SurfaceDocument | None) -> None:
        """Draw the base map, the core's contour, and the pins."""
        with page.tag("Figure", alt=self._aloud(surface)):
            draw_base(page, at, self.words)
            if surface is not None:
                core = at.shape(surface.bands[CORE].polygons)
                draw_contour(page, CORE, core, self.unit, mono=self.mono)
            self._pins(page, at)
        draw_edge(page, at, self.look)

    def _aloud(self, surface: SurfaceDocument | None) -> str:
        title = self.words.base.title or _("the neighbourhood")
        count = sum(len(own) for _kind, own in self.words.places)
        said = ngettext(
            "Map of {title} with {count} place:", "Map of {title} with {count} places:", count
        ).format(title=title, count=count)
        kinds = (f"{kind.title} {len(own)}" for kind, own in self.words.places)
        parts = [said, f"{', '.join(kinds)}."]
        if surface is not None:
            parts.append(_("The core of our maps is drawn as a line."))
        return " ".join([*parts, _("The key says what they are.")])

    def _pins(self, page: Page, at: MapFrame) -> None:
        radius = 0.36 * self.look.line * 1.25
        spots = [
            (kind, each, at.at(*each.pixel))
            for kind, own in self.words.places
            for each in own
            if 0 <= each.pixel[0] <= at.size[0] and 0 <= each.pixel[1] <= at.size[1]
        ]
        taken = [Rect(x - radius, y - radius, 2 * radius, 2 * radius) for _k, _e, (x, y) in spots]
        for kind, each, (x, y) in spots:
            if kind.key != GIFT:
                box = self._beside(each.id, (x, y), radius, at, taken)
                taken.append(box)
                self._label(page, box, each.id)
        for kind, _each, spot in spots:
            self._pin(page, kind, spot, radius)

    def _pin(self, page: Page, kind: PlaceKind, spot: tuple[float, float], radius: float) -> None:
        x, y = spot
        fill = "#FFFFFF" if self.mono else TINTS[kind.tint].fill
        page.circle(x, y, radius + 0.25 * self.unit, fill="#FFFFFF", opacity=0.9)
        page.circle(x, y, radius, fill=fill, stroke=self.look.ink, line_width=0.35 * self.unit)
        size = 1.5 * radius * MM
        wide = text_width(kind.mark, size) / MM
        at = (x - wide / 2, y + 0.36 * size / MM)
        draw_outlines(page, *at, kind.mark, size=size, bold=False, colour=self.look.ink, width=wide)

    def _beside(
        self,
        words: str,
        spot: tuple[float, float],
        radius: float,
        at: MapFrame,
        taken: Sequence[Rect],
    ) -> Rect:
        """Return where a label has most room around its pin."""
        x, y = spot
        wide = text_width(words, self.look.size, bold=True) / MM + 1.6
        high, off = 1.1 * self.look.size / MM, radius + 0.5
        places = [
            (x + off, y - high / 2),
            (x - off - wide, y - high / 2),
            (x - wide / 2, y - off - high),
            (x - wide / 2, y + off),
            (x + 0.7 * off, y - 0.7 * off - high),
            (x + 0.7 * off, y + 0.7 * off),
            (x - 0.7 * off - wide, y - 0.7 * off - high),
            (x - 0.7 * off - wide, y + 0.7 * off),
        ]
        boxes = [Rect(left, top, wide, high) for left, top in places]
        return min(boxes, key=lambda box: _hidden(box, taken) + _beyond(box, at.rect))

    def _label(self, page: Page, box: Rect, words: str) -> None:
        page.rect(box, radius=box.height / 3, fill="#FFFFFF", opacity=0.85)
        size = self.look.size
        y = box.y + box.height / 2 + 0.35 * size / MM
        how = {"size": size, "bold": True, "colour": self.look.ink, "width": box.width}
        draw_outlines(page, box.x + 0.8, y, words, **how)  # type: ignore[arg-type]


def _hidden(box: Rect, taken: Sequence[Rect]) -> float:
    return sum(_shared(box, each) for each in taken)


def _shared(one: Rect, other: Rect) -> float:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, across) * max(0.0, down)


def _beyond(box: Rect, frame: Rect) -> float:
    """Return how much of a label is off the map; that counts more than being hidden."""
    return 4 * (box.width * box.height - _shared(box, frame))
