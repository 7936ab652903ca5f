"""How a theory of change is printed: the papers of a board, and those of its own."""

from collections.abc import Iterator

from exports.document import Document
from exports.exercises.board import blank, lists
from exports.exercises.board import poster as board
from exports.exercises.theory_of_change import narrative, sheets
from exports.poster import draw_poster
from exports.sheets import Job, Paper, Papers
from facilitator.exercises.board.document import NoteDocument
from facilitator.exercises.theory_of_change.document import TheoryNoteDocument
from facilitator.i18n import _


def facts(note: NoteDocument) -> Iterator[str]:
    """Yield what stands small at the foot of a card."""
    yield from board.facts(note)
    if not isinstance(note, TheoryNoteDocument):
        return
    for indicator in note.indicators:
        yield _("Sign: {sign}").format(sign=indicator.sign)
    if note.judged_by:
        yield _("Judged by: {who}").format(who=note.judged_by)


def poster(job: Job) -> Document:
    """Return the wall poster."""
    return draw_poster(job, board.poster_board(job, facts))


def link_list(job: Job) -> Document:
    """Return the links in the order of the story."""
    return lists.link_list(job, narrative.in_story_order)


def note_list(job: Job) -> Document:
    """Return every note in large print."""
    return lists.note_list(job, facts)


PAPERS = Papers(
    filled=(
        Paper(
            "poster",
            lambda: _("Wall poster"),
            board.poster_name,
            poster,
            in_hand=False,
            poster=True,
        ),
        Paper(
            "story",
            lambda: _("The story, to read aloud"),
            lambda _job: _("story"),
            narrative.narrative,
        ),
        Paper(
            "links",
            lambda: _("List of links"),
            lambda _job: _("links"),
            link_list,
            lists.has_links,
        ),
        Paper(
            "assumptions",
            lambda: _("Register of assumptions"),
            lambda _job: _("assumptions"),
            sheets.assumptions,
            lists.has_links,
        ),
        Paper(
            "barrier",
            lambda: _("Barrier and enabler sheet"),
            lambda _job: _("barrier and enabler"),
            sheets.barrier_sheet,
        ),
        Paper(
            "notes",
            lambda: _("List of all notes"),
            lambda _job: _("all notes"),
            note_list,
            lists.has_notes,
            usual=lambda options: options.large_print,
        ),
    ),
    blank=(
        Paper(
            "blank",
            lambda: _("Blank sheet"),
            blank.blank_name,
            blank.blank_sheet,
            gets=lambda _job: "table",
        ),
        Paper(
            "barrier",
            lambda: _("Blank barrier and enabler sheet"),
            lambda _job: _("blank barrier and enabler"),
            sheets.blank_barrier_sheet,
            gets=lambda _job: "table",
        ),
    ),
)
"""The papers of a theory of change."""
