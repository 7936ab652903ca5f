"""Scripts for conversations: the moves, what helps and what does not, and lines for afterwards."""

from typing import cast

from exports.document import Document
from exports.exercises.sector_map.words import MapWords
from exports.sheets import Job
from exports.text_papers import TextPaper, well_filled
from facilitator.decks.sectors import SectorDeck
from facilitator.exercises.sector_map.script import About, Move, Script, script
from facilitator.i18n import _, ngettext

LOWER = 5.0
"""So much further down than other papers, in mm, that the shortest script is one page."""
LINES = 3
"""So many lines to write on for each thing that is written down after a longer conversation."""


def first_contact(job: Job) -> Document:
    """Return the script of a first contact."""
    return _talk(job, "first_contact")


def one_to_one(job: Job) -> Document:
    """Return the guide to a one-to-one."""
    return _talk(job, "one_to_one")


def house_meeting(job: Job) -> Document:
    """Return the guide to a house meeting."""
    return _talk(job, "house_meeting")


def _talk(job: Job, kind: str) -> Document:
    about = About(centre=MapWords(job).centre, place=job.workshop.workshop.place)
    return talk_sheet(job, script(kind, cast("SectorDeck", job.deck), about))


def talk_sheet(job: Job, told: Script) -> Document:
    """Return any conversation's script as a sheet, such as that of one that is planned."""
    return well_filled(lambda each: _talk_sheet(each, told))(job)


def _talk_sheet(job: Job, told: Script) -> Document:
    paper = TextPaper(job, told.kind, told.title, compact=True)
    flow = paper.flow
    flow.bottom += LOWER
    flow.paragraph(told.purpose, bold=True)
    if told.minutes:
        said = ngettext("About {count} minute.", "About {count} minutes.", told.minutes)
        flow.paragraph(said.format(count=told.minutes))
    flow.list(told.roles)
    for number, move in enumerate(told.moves, 1):
        flow.heading(2, _heading(number, move))
        flow.paragraph("\n".join(part for part in (move.do, move.say) if part))
    for title, lines in ((_("What helps"), told.dos), (_("What does not"), told.donts)):
        if lines:
            flow.heading(2, title)
            if told.minutes:
                flow.keep(min((len(lines) + 1) * flow.styles.line(), flow.full))
            flow.list(lines)
    if told.afterwards:
        flow.heading(2, _("Afterwards, not while you talk"))
        for line in told.afterwards:
            paper.gap(line, LINES if told.minutes else 1)
    return paper.finish()


def _heading(number: int, move: Move) -> str:
    title = f"{number}. {move.title}"
    if move.minutes is None:
        return title
    said = ngettext("{title} ({count} minute)", "{title} ({count} minutes)", move.minutes)
    return said.format(title=title, count=move.minutes)
