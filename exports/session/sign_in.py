"""The sign-in sheet: a code, a table and four boxes; no names, and nothing to sign."""

from exports.document import Document
from exports.flow_table import Column
from exports.sheets import Job
from exports.text_papers import TextPaper
from facilitator.agreement import agreement
from facilitator.i18n import _

USUAL_LINES = 30
ROW = 10.0
"""The height of a line, in mm: room for a tick, and a table's number."""
BOX = "☐"


def sign_in_sheet(job: Job) -> Document:
    """Return a line for everybody who is expected, under the agreement that is read out."""
    large = job.options.large_print
    paper = TextPaper(job, "sign_in", _("Who is here"), landscape=large, compact=True)
    said = agreement()
    flow = paper.flow
    flow.paragraph(said.opening)
    flow.list((part.title, part.words) for part in said.parts)
    flow.paragraph(said.closing)
    flow.paragraph(
        _("Take the next free code, remember it, and tick what you say yes to. No names, please.")
    )
    columns = [Column(_("Code"), 1), Column(_("Table"), 1)]
    columns += [Column(part.title, 1.6) for part in said.parts]
    count = job.workshop.workshop.expected or USUAL_LINES
    rows = [[f"P{number}", "", *[BOX] * len(said.parts)] for number in range(1, count + 1)]
    flow.table(columns, rows, row_height=ROW, row_headers=True)
    return paper.finish()
