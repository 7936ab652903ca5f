"""The lists of a board: its links without colour or arrows, and all its notes in large print."""

from collections.abc import Callable, Iterator, Sequence

from exports.document import Document
from exports.exercises.board.poster import (
    Facts,
    facts,
    in_order,
    link_kind,
    printed_links,
    printed_notes,
    worded,
)
from exports.sheets import Job
from exports.text_papers import TextPaper, well_filled
from facilitator.exercises.board.document import LinkDocument, NoteDocument
from facilitator.exercises.board.years import with_year
from facilitator.i18n import _

Order = Callable[[Job], Sequence[LinkDocument]]
"""The order in which an exercise tells its links."""


def has_links(job: Job) -> bool:
    """Say whether there is a link to list."""
    return bool(printed_links(job))


def has_notes(job: Job) -> bool:
    """Say whether there is a note to list."""
    return bool(printed_notes(job))


def link_list(job: Job, order: Order = printed_links) -> Document:
    """Return the links, numbered, with the words of both notes."""
    return well_filled(lambda each: _link_list(each, order))(job)


def _link_list(job: Job, order: Order) -> Document:
    paper = TextPaper(job, "links", _("Links, one by one"))
    paper.flow.list(
        (f"{number}.", "\n".join(_link(job, link))) for number, link in enumerate(order(job), 1)
    )
    return paper.finish()


def _link(job: Job, link: LinkDocument) -> Iterator[str]:
    notes = job.activity.by_label()
    source, target = notes[link.source], notes[link.target]
    verb = job.deck.link_kind(link_kind(job, link, source)).title
    yield _("{source} {verb} {target}").format(source=source.id, verb=verb, target=target.id)
    yield f"{source.id}: {worded(source)}"
    yield f"{target.id}: {worded(target)}"
    if because := link.because.strip():
        yield _("Because {because}").format(because=because)


def note_list(job: Job, facts_of: Facts = facts) -> Document:
    """Return every note, zone by zone."""
    return well_filled(lambda each: _note_list(each, facts_of))(job)


def _note_list(job: Job, facts_of: Facts) -> Document:
    paper = TextPaper(job, "notes", _("All notes"))
    for zone in job.deck.zones:
        paper.flow.heading(2, zone.title, language=job.tongue(zone.title))
        kinds = {kind.key: kind.title for kind in zone.kinds}
        paper.flow.list(
            (note.id, "\n".join(_note(note, kinds.get(note.kind, ""), facts_of)))
            for note in in_order(job, zone.key)
        )
    return paper.finish()


def _note(note: NoteDocument, kind: str, facts_of: Facts) -> Iterator[str]:
    yield with_year(note)
    if (other := note.wording("differs")) and note.status == "differ":
        yield _("We see this differently:")
        yield other.text
    told = [kind, *facts_of(note)] if kind else list(facts_of(note))
    if told:
        yield " · ".join(told)
