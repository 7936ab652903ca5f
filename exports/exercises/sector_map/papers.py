"""The papers of a sector map."""

from exports.exercises.sector_map import cards, gaps, ring, slips, table, talks, voices
from exports.exercises.sector_map.words import has_gaps, has_institutions, has_voices
from exports.sheets import Paper, Papers
from facilitator.exercises.sector_map.script import kinds
from facilitator.i18n import _

PAPERS = Papers(
    filled=(
        Paper(
            "ring",
            lambda: _("Ring, with its key"),
            ring.ring_name,
            ring.ring_poster,
            has_institutions,
            in_hand=False,
            poster=True,
        ),
        Paper(
            table.KEY,
            lambda: _("Table of the map"),
            table.table_name,
            table.table,
            has_institutions,
        ),
        Paper(
            gaps.KEY,
            lambda: _("Where we know nobody yet"),
            lambda _job: _("gaps"),
            gaps.gap_sheet,
            has_gaps,
        ),
        Paper(
            cards.KEY,
            lambda: _("Contact cards"),
            cards.cards_name,
            cards.contact_cards,
            lambda job: bool(cards.contacts(job)),
            usual=lambda options: bool(options.cards),
        ),
        Paper(
            talks.PLANNED,
            lambda: _("Scripts of planned conversations"),
            talks.planned_name,
            talks.planned,
            talks.has_planned,
            usual=lambda options: not options.when,  # a pack is for everybody, a script for one
            each=talks.each_planned,
        ),
        *(talks.general(kind) for kind in kinds()),
        Paper(
            voices.KEY,
            lambda: _("Trusted voices"),
            lambda _job: _("trusted voices"),
            voices.planner,
            has_voices,
        ),
    ),
    blank=(
        Paper(
            table.BLANK_KEY,
            lambda: _("Blank table of the map"),
            table.blank_name,
            table.blank_table,
            gets=lambda _job: "table and person",
        ),
        Paper(
            "invitation",
            lambda: _("House meeting: invitation"),
            lambda _job: _("invitation"),
            slips.invitations,
        ),
        Paper(
            "sign_up",
            lambda: _("House meeting: sign-up slip"),
            lambda _job: _("sign-up slips"),
            slips.sign_up_slips,
            gets=lambda _job: "person",
            holds=lambda options: 2 if options.large_print else 4,
        ),
        *(talks.general(kind, blank=True) for kind in kinds()),
        Paper(
            "blank_voices",
            lambda: _("Blank planner of trusted voices"),
            lambda _job: _("blank trusted voices"),
            voices.blank_planner,
            gets=lambda _job: "table",
        ),
    ),
)
"""The papers of a sector map."""
