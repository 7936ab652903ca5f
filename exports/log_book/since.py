"""What happened since: for those who were not there."""

from exports.document import Document
from exports.flow_table import Column
from exports.log_book.entries import Entry, outcome_title, shared
from exports.log_book.rows import rows
from exports.log_book.wall import said_when
from exports.sheets import Job
from exports.text_papers import TextPaper, well_filled
from facilitator.i18n import _
from facilitator.log_book.document import FollowUpDocument
from facilitator.spoken import spoken_date


def has_happened(job: Job) -> bool:
    """Say whether anything was told that the room may know."""
    return any(entry.told for entry in shared(job))


def since(job: Job) -> Document:
    """Return what was promised and shared with the room, what came of it, and what comes next."""
    return well_filled(_since)(job)


def _since(job: Job) -> Document:
    paper = TextPaper(job, "since", _("What happened since"))
    flow = paper.flow
    flow.paragraph(
        _("For those who were not there: what people promised, what came of it, and what is next.")
    )
    for entry in shared(job):
        if entry.told:
            with flow.section():
                flow.heading(2, entry.who)
                flow.paragraph(entry.promise.what, bold=True)
                flow.paragraph(entry.made and _("Promised: {made}").format(made=entry.made))
                for told in entry.promise.follow_ups:
                    day = spoken_date(told.heard_on, entry.language)
                    rows(flow, [(outcome_title(told.outcome), day or "…"), *told_parts(told)])
    _still_to_hear(paper, [entry for entry in shared(job) if not entry.told])
    return paper.finish()


def _still_to_hear(paper: TextPaper, entries: list[Entry]) -> None:
    """List what was promised and not yet heard about."""
    still = [
        [entry.who, entry.promise.what, said_when(entry)]
        for entry in entries
        if entry.promise.state == "open"
    ]
    if still:
        with paper.flow.section():
            paper.flow.heading(2, _("Still to hear about"))
            columns = [Column(_("Who"), 1), Column(_("What"), 2), Column(_("On"), 1)]
            paper.flow.table(columns, still)


def told_parts(told: FollowUpDocument) -> list[tuple[str, str]]:
    """Return what somebody told, each part with its label."""
    return [
        (_("What happened"), told.happened),
        (_("Who was there"), ", ".join(told.there)),
        (_("Learned"), told.learned),
        (_("A surprise"), told.surprised),
        (_("Next"), told.next_step),
    ]
