"""The papers of the log book, and which of them are printed without being asked for."""

from typing import Final

from exports.log_book import book, entries, since, slips, wall
from exports.sheets import Job, Paper
from facilitator.i18n import _

CARDS: Final = "cards"


def _promises(job: Job) -> bool:
    """Say whether people may promise something on this day: cards are played, or some did."""
    keys = {paper.key for paper in BLANK}
    played = any(each.exercise == CARDS for each in job.workshop.activities)
    return played or bool(job.workshop.promises) or bool(keys & set(job.options.papers))


FILLED: Final = (
    Paper(
        "slips",
        lambda: _("Promise slips of what everybody may read"),
        lambda _job: _("promise slips"),
        slips.slips,
        lambda job: bool(slips.to_take_home(entries.shared(job))),
        gets=lambda _job: "own",
        log_book=True,
    ),
    Paper(
        "team_slips",
        lambda: _("Promise slips for the team’s promises"),
        lambda _job: _("promise slips for the team"),
        slips.team_slips,
        lambda job: bool(slips.to_take_home(entries.for_the_team(job))),
        gets=lambda _job: "own",
        usual=lambda _options: False,
        for_facilitator=True,
        log_book=True,
    ),
    Paper(
        "promises",
        lambda: _("What we promised: a list for the wall"),
        lambda _job: _("what we promised"),
        wall.wall_list,
        lambda job: bool(wall.on_the_wall(job)),
        in_hand=False,
        log_book=True,
    ),
    Paper(
        "since",
        lambda: _("What happened since, for those who were not there"),
        lambda _job: _("what happened since"),
        since.since,
        since.has_happened,
        log_book=True,
    ),
    Paper(
        "log_book",
        lambda: _("Log book of what everybody may read"),
        lambda _job: _("log book"),
        book.log_book,
        lambda job: bool(entries.shared(job)),
        log_book=True,
    ),
    Paper(
        "team_log_book",
        lambda: _("Log book for the team, with everything"),
        lambda _job: _("log book for the team"),
        book.team_log_book,
        lambda job: bool(entries.every(job)),
        usual=lambda _options: False,
        for_facilitator=True,
        log_book=True,
    ),
)
"""What people promised."""

BLANK: Final = (
    Paper(
        "blank_slips",
        lambda: _("Blank promise slips"),
        lambda _job: _("blank promise slips"),
        slips.blank_slips,
        _promises,
        gets=lambda _job: "person",
        holds=lambda options: 2 if options.large_print else 4,
    ),
    Paper(
        "blank_log_book",
        lambda: _("Blank log book, to be folded"),
        lambda _job: _("blank log book"),
        book.blank_log_book,
        _promises,
        gets=lambda _job: "person",
    ),
)
"""To be written on by hand."""
