"""The gap sheet: where we know nobody, who could introduce us, and lines for the next step."""

from collections.abc import Iterator

from exports.document import MM, Document
from exports.exercises.sector_map.words import Institution, MapRow, MapWords
from exports.flow import Flow
from exports.sheets import Job
from exports.text_papers import WRITING, TextPaper, well_filled
from exports.type.wrapping import wrap
from facilitator.i18n import _

KEY = "gaps"


@well_filled
def gap_sheet(job: Job) -> Document:
    """Return a sheet on which each gap has its place."""
    words = MapWords(job)
    paper = TextPaper(job, KEY, _("Where we know nobody yet"))
    paper.flow.paragraph(_("An empty chair is an invitation that nobody has written yet."))
    for sector in words.sectors:
        own = [(row, gap) for at, row, gap in words.gaps if at is sector]
        if own:
            paper.flow.heading(2, f"{sector.shape} {sector.title}")
        for row, gap in own:
            _gap(paper, words, row, gap)
    return paper.finish()


def _gap(paper: TextPaper, words: MapWords, row: MapRow, gap: Institution) -> None:
    """Set a gap on one page with its lines: whoever takes the sheet home has all of it."""
    flow = paper.flow
    flow.heading(3, gap.with_origin or row.title)
    parts = list(_parts(words, row, gap))
    high = sum(_height(flow, said, is_open=is_open) for said, is_open in parts)
    flow.keep(min(high, flow.full / 2))
    for said, is_open in parts:
        if is_open:
            paper.gap(said)
        else:
            flow.paragraph(said)


def _parts(words: MapWords, row: MapRow, gap: Institution) -> Iterator[tuple[str, bool]]:
    """Yield what is said of a gap, and whether it is left to be written behind that."""
    if gap.here:
        yield row.title, False
    if gap.needed:
        yield _("We need to know: {roles}").format(roles=", ".join(gap.needed)), False
    introducers = words.introducers(gap)
    if introducers:
        people = "; ".join(introducers)
        yield _("Could introduce us: {people}").format(people=people), False
    else:
        yield _("Who could introduce us:"), True
    if gap.next_step:
        yield _("Next step: {step}").format(step=gap.next_step), False
    else:
        yield _("Next step:"), True
    yield _("Who does it, and by when:"), True


def _height(flow: Flow, words: str, *, is_open: bool) -> float:
    """Return how much room these words take, with what is left below them."""
    line = flow.styles.line()
    if is_open:
        return max(WRITING, line * 1.1) + line * 0.5
    return (len(wrap(words, flow.styles.text, flow.width * MM)) + 0.4) * line
