"""A theory of change as a story that reads forwards: if this, then that, because of something."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from exports.document import Document
from exports.exercises.board.poster import (
    facts,
    in_order,
    link_kind,
    printed_links,
    printed_notes,
    votes,
    worded,
)
from exports.flow_table import Column
from exports.sheets import Job
from exports.text_papers import TO_FILL, WRITING, TextPaper, well_filled
from facilitator.exercises.board.document import LinkDocument, NoteDocument
from facilitator.exercises.theory_of_change.document import IndicatorDocument, TheoryNoteDocument
from facilitator.i18n import _, ngettext


class Told(NamedTuple):
    """A link to be told: its number in the link list, its two notes, and how it reads aloud."""

    number: int
    link: LinkDocument
    source: NoteDocument
    target: NoteDocument
    kind: str
    reads: str


@well_filled
def narrative(job: Job) -> Document:
    """Return the story: each vision's routes, then what is there, then who starts what."""
    return _Narrative(job).write()


class _Narrative:
    def __init__(self, job: Job) -> None:
        self.job = job
        self.paper = TextPaper(job, "story", _("Our story, read forwards"))
        self.flow = self.paper.flow
        self.links = list(_told(job, in_story_order(job)))
        self.into = _into(self.links)
        self.told: dict[int, str] = {}

    def write(self) -> Document:
        for vision in in_order(self.job, "vision"):
            self._vision(vision)
        self._rest()
        self._now()
        self._votes()
        self._starts()
        return self.paper.finish()

    def _vision(self, vision: NoteDocument) -> None:
        self.flow.heading(2, f"{vision.id}. {vision.text}")
        self._note(vision)
        route = route_to(vision.id, self.into)
        fresh = [told for told in route if told.number not in self.told]
        for told in fresh:
            self.told[told.number] = vision.id
            self._sentence(told)
        self._elsewhere(vision, route, fresh)
        if not route:
            self.flow.paragraph(_("Nothing on the board leads here yet. What would have to?"))
            self.paper.gap("", 2)

    def _note(self, note: NoteDocument) -> None:
        """Say what else is known of a note: another wording, signs of progress, votes."""
        if (other := note.wording("differs")) and note.status == "differ":
            self.flow.paragraph(_("Others say: “{text}”").format(text=other.text.strip()))
        if isinstance(note, TheoryNoteDocument):
            if note.judged_by:
                self.flow.paragraph(_("Whose judgement counts: {who}").format(who=note.judged_by))
            for indicator in note.indicators:
                self.flow.paragraph(_sign(indicator))

    def _sentence(self, told: Told) -> None:
        sentence = told.reads.format(source=_quoted(told.source), target=_quoted(told.target))
        opening = f"{told.number}. {sentence}"
        open_line = 0.0 if told.link.because.strip() else 2 * WRITING
        self.paper.together(opening, open_line)
        if told.link.because.strip():
            words = _("{sentence}, because {because}.").format(
                sentence=opening, because=told.link.because.strip().rstrip(".")
            )
            self.flow.paragraph(words)
        else:
            self.flow.paragraph(_("{sentence}.").format(sentence=opening))
            self.paper.gap(_("because"))

    def _elsewhere(
        self, vision: NoteDocument, route: Sequence[Told], fresh: Sequence[Told]
    ) -> None:
        """Name the links of this route that were told under an earlier vision."""
        before: dict[str, list[int]] = {}
        own = {told.number for told in fresh}
        for told in route:
            if told.number in own:
                continue
            before.setdefault(self.told[told.number], []).append(told.number)
        for earlier, numbers in before.items():
            words = ngettext(
                "Link {numbers}, told under {earlier}, is part of the way to {vision} as well.",
                "Links {numbers}, told under {earlier}, are part of the way to {vision} as well.",
                len(numbers),
            )
            self.flow.paragraph(
                words.format(
                    numbers=", ".join(map(str, sorted(numbers))), earlier=earlier, vision=vision.id
                )
            )

    def _rest(self) -> None:
        """Tell the links that reach no vision."""
        rest = [told for told in self.links if told.number not in self.told]
        if rest:
            self.flow.heading(2, _("What does not reach the vision yet"))
            for told in rest:
                self._sentence(told)

    def _now(self) -> None:
        zone = next((zone for zone in self.job.deck.zones if zone.key == "now"), None)
        if zone is None:
            return
        notes = in_order(self.job, zone.key)
        titles = {
            "strength": _("What is already strong"),
            "barrier": _("What keeps getting in the way"),
            "context": _("What is going on around us"),
            "": _("What else is there now"),
        }
        known = {kind.key for kind in zone.kinds}
        for kind, title in titles.items():
            own = [note for note in notes if (note.kind if note.kind in known else "") == kind]
            if own:
                self.flow.heading(2, title)
                self.flow.list((note.id, self._answered(note)) for note in own)

    def _answered(self, note: NoteDocument) -> str:
        """Return a note of what is there now, and what it calls for."""
        answers = [
            told.target.id
            for told in self.links
            if told.source.id == note.id and told.kind != "blocks"
        ]
        lines = [worded(note)]
        if answers:
            lines.append(_("Calls for {labels}").format(labels=", ".join(answers)))
        return "\n".join(lines)

    def _votes(self) -> None:
        """List the notes with dots or concerns, the most first."""
        notes = [n for n in printed_notes(self.job) if n.dots() or n.dots("concern")]
        if notes:
            self.flow.heading(2, _("Where the dots went"))
            notes.sort(key=lambda note: -note.dots())
            self.flow.list(
                (note.id, f"{worded(note)}\n{' · '.join(votes(note))}") for note in notes
            )

    def _starts(self) -> None:
        """Set out who starts what, with room to fill in what is open."""
        notes = in_order(self.job, "actions")
        if notes:
            self.flow.heading(2, _("Who starts what"))
            large = self.job.options.large_print  # “September” stays on one line
            what, day = (2.4, 1.7) if large else (3, 1.4)
            self.flow.table(
                [Column(_("What"), what), Column(_("Who starts"), 2), Column(_("By when"), day)],
                [
                    [f"{note.id}  {worded(note)}", note.owner or TO_FILL, note.due or TO_FILL]
                    for note in notes
                ],
            )
        self._changes()

    def _changes(self) -> None:
        """Say who changes, and by what signs people would notice."""
        told = [(note.id, list(_known(note))) for note in in_order(self.job, "changes")]
        if any(len(lines) > 1 for _label, lines in told):
            self.flow.heading(2, _("Who changes, and who would notice"))
            self.flow.list((label, "\n".join(lines)) for label, lines in told if len(lines) > 1)


def route_to(label: str, into: Mapping[str, Sequence[Told]]) -> list[Told]:
    """Return the links by which a note is reached, causes before what they lead to.

    Every link comes once, on circles too.
    """
    found: list[Told] = []
    seen = {label}
    open_notes: list[tuple[Iterator[Told], list[Told]]] = [(iter(into.get(label, ())), [])]
    while open_notes:
        waiting, own = open_notes[-1]
        told = next(waiting, None)
        if told is None:
            found += own
            open_notes.pop()
            continue
        own.append(told)
        if told.source.id not in seen:
            seen.add(told.source.id)
            open_notes.append((iter(into.get(told.source.id, ())), []))
    return found


def in_story_order(job: Job) -> list[LinkDocument]:
    """Return the links in the order in which the story tells them; all papers number them so."""
    links = list(_told(job, printed_links(job)))
    into = _into(links)
    ways = (route_to(vision.id, into) for vision in in_order(job, "vision"))
    numbers = [told.number for way in ways for told in way]
    order = dict.fromkeys([*numbers, *(told.number for told in links)])
    return [links[number - 1].link for number in order]


def _told(job: Job, links: Sequence[LinkDocument]) -> Iterator[Told]:
    notes = job.activity.by_label()
    for number, link in enumerate(links, 1):
        source = notes[link.source]
        kind = job.deck.link_kind(link_kind(job, link, source))
        yield Told(number, link, source, notes[link.target], kind.key, kind.reads)


def _into(links: Sequence[Told]) -> dict[str, list[Told]]:
    """Return the links that lead to each note; those that block do not."""
    into: dict[str, list[Told]] = {}
    for told in links:
        if told.kind != "blocks":
            into.setdefault(told.target.id, []).append(told)
    return into


def _quoted(note: NoteDocument) -> str:
    other = note.wording("differs") if note.status == "differ" else None
    if other is None or not other.text.strip():
        return _("“{text}” ({label})").format(text=note.text.strip(), label=note.id)
    return _("“{text}” ({label}\u00a0· others say: “{other}”)").format(
        text=note.text.strip(), label=note.id, other=other.text.strip()
    )


def _known(note: NoteDocument) -> Iterator[str]:
    """Yield a note's text, then what is known of it."""
    yield worded(note)
    if told := list(facts(note)):
        yield " · ".join(told)
    if isinstance(note, TheoryNoteDocument):
        yield from map(_sign, note.indicators)


def _sign(indicator: IndicatorDocument) -> str:
    """Return a sign of progress in a sentence or two."""
    facts = (
        (_("Where we look: {text}"), indicator.source),
        (_("Now: {text}"), indicator.baseline),
        (_("Hoped for: {text}"), indicator.target),
        (_("Who reads it: {text}"), indicator.read_by),
    )
    told = [words.format(text=text) for words, text in facts if text]
    return " · ".join([_("We would notice: {sign}").format(sign=indicator.sign), *told])
