"""What the room agreed to share, for the wall: who, what, and when to hear about it."""

from exports.document import MM, Document
from exports.flow import Flow
from exports.flow_table import PADDING, Column
from exports.log_book.entries import Entry, outcome_title, shared
from exports.sheets import Job
from exports.text_papers import TextPaper
from exports.type.wrapping import text_width
from facilitator.i18n import _

SIZES = (32, 28, 25, 22, 20, 18)
"""Type sizes of the wall list: the largest with which it fits on one sheet is taken."""
WIDEST = 0.3
"""The share of the width that a role, or a day, takes at most."""


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


def said_when(entry: Entry) -> str:
    """Return when there is something to hear of a promise; of one that was, what became of it."""
    promise = entry.promise
    if promise.state != "open":
        return outcome_title(promise.state)
    return _("Waits until they are here") if promise.waits else entry.by or _("No day yet")


def _wall_list(job: Job, size: float) -> Document:
    paper = TextPaper(job, "promises", _("What we promised"), wall=size, landscape=True)
    rows = [[entry.who, entry.promise.what, said_when(entry)] for entry in on_the_wall(job)]
    paper.flow.table(_columns(paper.flow, rows), rows)
    return paper.finish()


def _columns(flow: Flow, rows: list[list[str]]) -> list[Column]:
    """Return the columns: roles and days have the room for one line, as far as there is some."""
    titles = (_("Who"), _("What"), _("To hear about it"))
    size = flow.styles.text

    def width(place: int) -> float:
        words = [text_width(row[place], size) for row in rows]
        widest = max(text_width(titles[place], size, bold=True), *words)
        return min(widest / MM + 2 * PADDING + 4, flow.width * WIDEST)

    who, when = width(0), width(2)
    shares = (who, flow.width - who - when, when)
    return [Column(*each) for each in zip(titles, shares, strict=True)]
