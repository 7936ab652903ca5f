"""Scripts for conversations: the moves, what helps and what does not, and lines for afterwards."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from exports.document import MM, Document
from exports.exercises.sector_map.words import MapWords
from exports.sheets import Job, Paper, PrintOptions
from exports.text_papers import WRITING, TextPaper, well_filled
from exports.type.wrapping import text_width
from facilitator.errors import FacilitatorError
from facilitator.exercises.sector_map.document import ConversationDocument
from facilitator.exercises.sector_map.script import About, Move, Script, in_a_word, kinds, script
from facilitator.i18n import _, ngettext
from facilitator.spoken import spoken_date

PLANNED: Final = "planned_talks"
FIRST: Final = "first_contact"
LOWER = 5.0
"""So much further down than other papers, in mm, that the shortest script is one page."""
LINES = 2
"""So many lines to write on for each thing that is told of a longer conversation."""
LONGEST = 0.85
"""Words that are longer than this share of a line have the line to write on below them."""
FEWEST, MOST = 4, 12
"""So many lines for notes there are at the end of a planned conversation's script."""


def general(kind: str, *, blank: bool = False) -> Paper:
    """Return the script of any conversation of this kind, with room for what is not known."""
    return Paper(
        f"blank_{kind}" if blank else kind,
        lambda: kinds()[kind],
        lambda _job: _("blank {kind}").format(kind=_file(kind)) if blank else _file(kind),
        _general(kind),
        usual=lambda _options: blank,
        gets=lambda _job: "person" if kind == FIRST else "room",
        holds=lambda _options: 0.5,  # two each: one for now, one to take along
    )


def planned(job: Job) -> Document:
    """Return the script of a planned conversation: the first, unless the options say which."""
    words = MapWords(job)
    talk = words.planned[(job.options.conversation or 1) - 1]
    told = script(talk.kind, words.deck, _about(words, talk))
    who = words.person(talk.who)
    if who:
        told = replace(told, title=_("{kind}: {who}").format(kind=told.title, who=who))
    return talk_sheet(job, told)


def planned_name(job: Job) -> str:
    """Return what the file of a planned conversation's script is called."""
    number = job.options.conversation or 1
    kind = MapWords(job).planned[number - 1].kind
    return _("script {number} {kind}").format(number=number, kind=_file(kind))


def each_planned(job: Job) -> Sequence[PrintOptions]:
    """Return the options for each planned conversation, or for the one that is asked for."""
    count, number = len(MapWords(job).planned), job.options.conversation
    if number is None:
        return [replace(job.options, conversation=place) for place in range(1, count + 1)]
    if not 1 <= number <= count:
        said = ngettext(
            "There is no conversation {number} on this map; {count} is planned. Choose "
            "another number.",
            "There is no conversation {number} on this map; {count} are planned. Choose "
            "another number.",
            count,
        )
        raise FacilitatorError(said.format(number=number, count=count))
    return [job.options]


def has_planned(job: Job) -> bool:
    """Say whether any conversation is planned."""
    return bool(MapWords(job).planned)


def talk_sheet(job: Job, told: Script) -> Document:
    """Return any conversation's script as a sheet, such as that of one that is planned."""
    return well_filled(lambda each: _talk_sheet(each, told))(job)


def _file(kind: str) -> str:
    return {
        "first_contact": _("first contact"),
        "one_to_one": _("one-to-one"),
        "house_meeting": _("house meeting"),
    }[kind]


def _general(kind: str) -> Callable[[Job], Document]:
    def drawn(job: Job) -> Document:
        words = MapWords(job)
        return talk_sheet(job, script(kind, words.deck, About(centre=words.named)))

    return drawn


def _about(words: MapWords, talk: ConversationDocument) -> About:
    entry = words.entry(talk.entry)
    introducer = talk.introducer or (entry.introducer if entry is not None else None)
    return About(
        centre=words.named,
        sector=entry.sector if entry is not None else "",
        place=(entry.here.strip() or entry.row) if entry is not None else "",
        who=words.person(talk.who),
        introducer=words.person(introducer),
        reason=talk.reason,
        when=spoken_date(talk.planned_on, words.language),
    )


def _talk_sheet(job: Job, told: Script) -> Document:
    paper = TextPaper(job, told.kind, told.title, compact=True)
    flow = paper.flow
    flow.bottom += LOWER
    _facts(paper, told.facts)
    flow.paragraph(told.purpose, bold=True)
    if told.minutes:
        said = ngettext("About {count} minute.", "About {count} minutes.", told.minutes)
        flow.paragraph(said.format(count=told.minutes))
    flow.list(told.roles)
    for number, move in enumerate(told.moves, 1):
        flow.heading(2, _heading(number, move))
        flow.paragraph("\n".join(part for part in (move.do, move.say) if part))
    _lists(paper, told)
    _afterwards(paper, told)
    return paper.finish()


def _lists(paper: TextPaper, told: Script) -> None:
    """Set what fits this conversation, and what helps in any."""
    flow = paper.flow
    parts = [(_("What helps"), told.dos), (_("What does not"), told.donts)]
    if told.facts:
        parts.insert(0, (_("Questions that fit"), told.questions))
    for title, lines in parts:
        if lines:
            flow.heading(2, title)
            if told.minutes or told.facts:
                flow.keep(min((len(lines) + 1) * flow.styles.line(), flow.full))
            flow.list(lines)


def _afterwards(paper: TextPaper, told: Script) -> None:
    """Leave room for what is written down when it is over."""
    if told.afterwards:
        paper.flow.heading(2, _("Afterwards, not while you talk"))
    if told.facts:
        paper.flow.keep(FEWEST * _step(paper))
    open_ = bool(told.minutes and not told.facts)
    if open_:
        whom = {"house_meeting": _("Who was the host, and on which day")}
        _to_write(paper, whom.get(told.kind, _("With whom, and on which day")))
    for line in told.afterwards:
        _to_write(paper, line, LINES if open_ and line not in in_a_word() else 1)
    if told.facts or open_:
        _notes(paper)


def _facts(paper: TextPaper, facts: Sequence[tuple[str, str]]) -> None:
    """Set what is planned, and lines for what is still open."""
    paper.flow.list((f"{title}:", words) for title, words in facts if words)
    for title, words in facts:
        if not words:
            _to_write(paper, f"{title}:")


def _to_write(paper: TextPaper, words: str, lines: int = 1) -> None:
    """Leave lines to write on behind these words; below them where they take most of a line."""
    flow = paper.flow
    size = flow.styles.text
    if text_width(words, size) / MM < LONGEST * flow.width:
        paper.gap(words, lines)
    else:
        paper.together(words, lines * _step(paper))
        flow.paragraph(words)
        paper.gap("", lines)


def _notes(paper: TextPaper) -> None:
    """Leave room for notes, down to the end of the page."""
    flow = paper.flow
    flow.heading(2, _("Notes, if they agree that you keep them"))
    step = _step(paper)
    flow.keep(FEWEST * step + LOWER)
    paper.gap("", max(FEWEST, min(int((flow.room - LOWER) / step), MOST)))


def _step(paper: TextPaper) -> float:
    """Return the height of a line to write on, in mm."""
    return max(WRITING, paper.flow.styles.line() * 1.1)


def _heading(number: int, move: Move) -> str:
    title = f"{number}. {move.title}"
    if move.minutes is None:
        return title
    said = ngettext("{title} ({count} minute)", "{title} ({count} minutes)", move.minutes)
    return said.format(title=title, count=move.minutes)
