"""The gap sheet: where we know nobody, who could introduce us, and lines for the next step."""

from exports.document import Document
from exports.exercises.sector_map.words import Institution, MapRow, MapWords
from exports.sheets import Job
from exports.text_papers import TextPaper, well_filled
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
    flow = paper.flow
    flow.heading(3, gap.with_origin or row.title)
    flow.keep(5 * flow.styles.line())
    flow.paragraph(row.title if gap.here else "")
    if gap.needed:
        flow.paragraph(_("We need to know: {roles}").format(roles=", ".join(gap.needed)))
    introducers = words.introducers(gap)
    if introducers:
        said = _("Could introduce us: {people}")
        flow.paragraph(said.format(people="; ".join(introducers)))
    else:
        paper.gap(_("Who could introduce us:"))
    if gap.next_step:
        flow.paragraph(_("Next step: {step}").format(step=gap.next_step))
    else:
        paper.gap(_("Next step:"))
    paper.gap(_("Who does it, and by when:"))
