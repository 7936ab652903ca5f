"""The core team's sheets of a theory of change: assumptions, and barrier and enabler."""

from collections.abc import Sequence

from exports.document import Document
from exports.exercises.board.poster import link_kind, worded
from exports.exercises.theory_of_change.narrative import in_story_order
from exports.flow_table import Column
from exports.sheets import Job
from exports.text_papers import TO_FILL, TextPaper, well_filled
from facilitator.exercises.theory_of_change.document import (
    TheoryDocument,
    TheoryLinkDocument,
    TheorySettingsDocument,
)
from facilitator.i18n import _

TICKED, OPEN = "☑", "☐"
EMPTY_ROWS = 3


def enabler_titles() -> dict[str, str]:
    """Return the four enablers in words."""
    return {
        "redefined_purpose": _("Redefined purpose"),
        "system_leadership": _("System leadership"),
        "shared_power": _("Shared power"),
        "collective_accountability": _("Collective accountability"),
    }


def confidence_words() -> dict[int | None, str]:
    """Return how sure a group is, in words."""
    return {None: "", 1: _("We doubt it"), 2: _("Fairly sure"), 3: _("Sure")}


@well_filled
def assumptions(job: Job) -> Document:
    """Return the register of what every link assumes; open cells can be filled in by hand."""
    paper = TextPaper(job, "assumptions", _("What we assume"), landscape=True)
    columns = [
        Column(_("Link"), 5.4),
        Column(_("Because"), 2.8),
        Column(_("How sure"), 1.2),
        Column(_("Evidence"), 1.8 if job.options.large_print else 1.5),  # unbroken
        Column(_("How we test it"), 1.8),
    ]
    rows = [
        _assumption(job, number, link)
        for number, link in enumerate(in_story_order(job), 1)
        if isinstance(link, TheoryLinkDocument)
    ]
    paper.flow.table(columns, rows, row_headers=True, dense=True)
    return paper.finish()


def _assumption(job: Job, number: int, link: TheoryLinkDocument) -> list[str]:
    notes = job.activity.by_label()
    source, target = notes[link.source], notes[link.target]
    verb = job.deck.link_kind(link_kind(job, link, source)).title
    told = _("{source} {verb} {target}").format(source=source.id, verb=verb, target=target.id)
    words = f"{number}. {told}\n{worded(source)} → {worded(target)}"
    sure = confidence_words()[link.confidence]
    return [
        words,
        *(t.strip() or TO_FILL for t in (link.because, sure, link.evidence, link.test)),
    ]


def barrier_sheet(job: Job) -> Document:
    """Return the barrier-and-enabler sheet as far as it is filled in."""
    settings = job.activity.settings if isinstance(job.activity, TheoryDocument) else None
    return well_filled(lambda each: _barrier_sheet(each, settings or TheorySettingsDocument()))(job)


def blank_barrier_sheet(job: Job) -> Document:
    """Return the barrier-and-enabler sheet to be filled in by hand."""
    return well_filled(lambda each: _barrier_sheet(each, TheorySettingsDocument()))(job)


def _barrier_sheet(job: Job, settings: TheorySettingsDocument) -> Document:
    paper = TextPaper(job, "barrier", _("Barrier and enabler"), compact=True)
    _answer(paper, _("The barrier we work on"), settings.barrier, 2)
    paper.flow.heading(2, _("The enabler we test"))
    paper.flow.list(
        (TICKED if key in settings.enablers else OPEN, title)
        for key, title in enabler_titles().items()
    )
    _answer(paper, _("Our ambition"), settings.ambition, 2)
    _short(paper, _("By when"), settings.horizon)
    _short(paper, _("Who leads"), ", ".join(settings.leading))
    paper.flow.heading(2, _("Who is engaged"))
    _table(
        paper,
        [Column(_("Role"), 3), Column(_("Asked"), 1), Column(_("Joined"), 1)],
        [[who.role, TICKED, TICKED if who.joined else OPEN] for who in settings.engaged],
        [TO_FILL, OPEN, OPEN],
    )
    paper.flow.heading(2, _("What we hope to see"))
    _table(
        paper,
        [Column(_("Hope"), 3), Column(_("By when"), 1)],
        [[hope.text, hope.by] for hope in settings.hopes],
        [TO_FILL, TO_FILL],
    )
    return paper.finish()


def _answer(paper: TextPaper, heading: str, text: str, lines: int) -> None:
    """Set an answer, or lines on which to write it."""
    paper.flow.heading(2, heading)
    if text.strip():
        paper.flow.paragraph(text)
    else:
        paper.gap("", lines)


def _short(paper: TextPaper, words: str, text: str) -> None:
    """Set a short answer behind its heading, or a line on which to write it."""
    if text.strip():
        paper.flow.paragraph(_("{heading}: {text}").format(heading=words, text=text))
    else:
        paper.gap(words)


def _table(
    paper: TextPaper, columns: Sequence[Column], rows: Sequence[list[str]], empty: list[str]
) -> None:
    """Set a table; where there is nothing to put in it, rows to be filled in by hand."""
    open_rows = [empty] * EMPTY_ROWS
    paper.flow.table(columns, rows or open_rows)
