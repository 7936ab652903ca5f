"""The papers of a board that needs no more than its deck."""

from exports.exercises.board import blank, lists, poster
from exports.sheets import Paper, Papers
from facilitator.i18n import _

PAPERS = Papers(
    filled=(
        Paper(
            "poster",
            lambda: _("Wall poster"),
            poster.poster_name,
            poster.poster,
            in_hand=False,
            poster=True,
        ),
        Paper(
            "links",
            lambda: _("List of links"),
            lambda _job: _("links"),
            lists.link_list,
            lists.has_links,
        ),
        Paper(
            "notes",
            lambda: _("List of all notes"),
            lambda _job: _("all notes"),
            lists.note_list,
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
    ),
)
"""The papers of a board."""
