"""What the room agreed to share, for the wall: who, what, and when to hear about it."""

from exports.document import Document
from exports.flow_table import Column
from exports.log_book.entries import Entry, shared
from exports.sheets import Job
from exports.text_papers import TextPaper
from facilitator.i18n import _

SIZES = (32, 28, 25, 22, 20, 18)
"""Type sizes of the wall list: the largest with which it fits on one sheet is taken."""


def wall_list(job: Job) -> Document:
    """Return what is still to be heard about, large; on several sheets where there is much."""
    for size in SIZES:
        document = _wall_list(job, size)
        if len(document.pages) == 1:
            break
    return document


def on_the_wall(job: Job) -> list[Entry]:
    """Return what the wall shows: what was let go of is nobody's business any more."""
    return [entry for entry in shared(job) if entry.promise.state != "let_go"]


def _wall_list(job: Job, size: float) -> Document:
    paper = TextPaper(job, "promises", _("What we promised"), wall=size, landscape=True)
    columns = [Column(_("Who"), 1), Column(_("What"), 2.2), Column(_("To hear about it"), 1)]
    rows = [[entry.who, entry.promise.what, _when(entry)] for entry in on_the_wall(job)]
    paper.flow.table(columns, rows)
    return paper.finish()


def _when(entry: Entry) -> str:
    if entry.promise.state != "open":
        return _("Heard about it")
    return entry.by or _("No day yet")
