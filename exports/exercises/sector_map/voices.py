"""The planner of trusted voices: whom each community asks before it asks us."""

from collections.abc import Iterator

from exports.document import Document
from exports.exercises.sector_map.words import MapWords
from exports.flow_table import Column
from exports.sheets import Job
from exports.text_papers import TO_FILL, TextPaper
from facilitator.exercises.sector_map.document import VoiceCommunityDocument
from facilitator.exercises.sector_map.voice_insights import FEW_VOICES
from facilitator.i18n import _, ngettext

KEY = "voices"
EMPTY_ROWS = 8
ROW = 17.0
"""The height of a row to write in, in mm."""


def _columns() -> list[Column]:
    return [
        Column(_("Community"), 1.4),
        Column(_("Where people meet"), 1.35),
        Column(_("Trusted voice"), 1.4),
        Column(_("Languages"), 1.2),
        Column(_("Trained"), 0.95),
        Column(_("Who stands in"), 1.1),
    ]


def planner(job: Job) -> Document:
    """Return the planner as far as it is filled in; what is open can be written in by hand."""
    words = MapWords(job)
    paper = _begin(job)
    rows = [cells for community in words.document.communities for cells in _rows(words, community)]
    paper.flow.table(_columns(), rows, row_headers=True, dense=True)
    open_ends = [end for each in words.document.communities for end in _open(each)]
    if open_ends:
        paper.flow.heading(2, _("Still open"))
        paper.flow.list(open_ends)
    return paper.finish()


def blank_planner(job: Job) -> Document:
    """Return the planner to be written on."""
    paper = _begin(job)
    flow = paper.flow
    high = max(ROW, 2.4 * flow.styles.line())
    count = max(3, int((flow.room - 3 * flow.styles.line()) / high))
    flow.table(_columns(), [[""] * 6] * min(count, EMPTY_ROWS), row_height=high)
    return paper.finish()


def _begin(job: Job) -> TextPaper:
    paper = TextPaper(job, KEY, _("Trusted voices"), landscape=True)
    paper.flow.paragraph(_("Whom do people ask before they ask us?"))
    return paper


def _rows(words: MapWords, community: VoiceCommunityDocument) -> Iterator[list[str]]:
    """Yield a row for each voice, and an open one where there are too few."""
    spoken = ", ".join(community.languages)
    name = f"{community.name}\n{spoken}" if spoken else community.name
    for voice in community.voices:
        cells = [
            voice.touchpoint,
            words.person(voice),
            ", ".join(voice.languages),
            _("yes") if voice.trained else _("not yet"),
            words.person(voice.backup),
        ]
        yield [name, *(cell or TO_FILL for cell in cells)]
    for _missing in range(FEW_VOICES - len(community.voices)):
        yield [name, *[TO_FILL] * 5]


def _open(community: VoiceCommunityDocument) -> Iterator[str]:
    """Yield what a community lacks, each in a sentence."""
    count = len(community.voices)
    if count < FEW_VOICES:
        said = ngettext(
            "{community} has {count} trusted voice; two or three are safer.",
            "{community} has {count} trusted voices; two or three are safer.",
            count,
        )
        yield said.format(community=community.name, count=count)
    alone = sum(voice.backup is None for voice in community.voices)
    if alone:
        said = ngettext(
            "{count} voice of {community} has nobody to stand in.",
            "{count} voices of {community} have nobody to stand in.",
            alone,
        )
        yield said.format(community=community.name, count=alone)
    spoken = {each.casefold() for voice in community.voices for each in voice.languages}
    missing = [each for each in community.languages if each.casefold() not in spoken]
    if missing:
        said = _("{community}: no voice speaks {languages}.")
        yield said.format(community=community.name, languages=", ".join(missing))
