"""The papers of a board that needs no more than its deck."""

from exports.exercises import board, board_blank, board_lists
from exports.sheets import Paper, Papers
from facilitator.i18n import _

PAPERS = Papers(
    filled=(
        Paper("poster", board.poster_name, board.poster),
        Paper("links", lambda _job: _("links"), board_lists.link_list, board_lists.has_links),
        Paper(
            "notes",
            lambda _job: _("all notes"),
            board_lists.note_list,
            lambda job: job.options.large_print,
        ),
    ),
    blank=(Paper("blank", board_blank.blank_name, board_blank.blank_sheet),),
)
"""The papers of a board."""
