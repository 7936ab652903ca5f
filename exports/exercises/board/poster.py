"""How any board is printed: the wall poster and what stands on its cards."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from exports.document import Document
from exports.exercises.board.periods import Bands
from exports.poster import draw_poster
from exports.poster.words import Board, Line, Words
from exports.sheets import Job
from facilitator.board_bands import by_year
from facilitator.decks import Zone
from facilitator.exercises.board.document import LinkDocument, NoteDocument
from facilitator.exercises.board.years import with_year
from facilitator.i18n import _, ngettext

NO_BREAK = "\u00a0"
MANY_DOTS = 10
"""More dots than these are given as a number only."""

Facts = Callable[[NoteDocument], Iterator[str]]
"""What an exercise adds to the foot of a card."""


def printed_notes(job: Job) -> Sequence[NoteDocument]:
    """Return the notes that may be printed: what is private or stays in the room does neither."""
    return [note for note in job.activity.notes if note.visibility == "public"]


def printed_links(job: Job) -> Sequence[LinkDocument]:
    """Return the links between notes that may be printed."""
    zones = {zone.key for zone in job.deck.zones}
    labels = {note.id for note in printed_notes(job) if note.zone in zones}
    return [link for link in job.activity.links if link.source in labels and link.target in labels]


def in_order(job: Job, zone: str) -> list[NoteDocument]:
    """Return a zone's notes from the top of the board down, the notes of a group together."""
    notes = [note for note in printed_notes(job) if note.zone == zone]
    notes.sort(key=lambda note: (note.y or 0.0, note.x or 0.0))
    if job.deck.axis is not None and job.deck.zone(zone).dated:
        notes.sort(key=lambda note: by_year(note.year))
    first: dict[str, int] = {}
    for place, note in enumerate(notes):
        first.setdefault(note.group or note.id, place)
    return sorted(notes, key=lambda note: first[note.group or note.id])


def poster_name(job: Job) -> str:
    """Return what the file of the poster is called."""
    return _("poster {paper}").format(paper=job.options.paper)


def poster(job: Job) -> Document:
    """Return the wall poster of a board."""
    return draw_poster(job, poster_board(job, facts))


def poster_board(job: Job, facts_of: Facts) -> Board:
    """Return a board as words for its poster."""
    zones = job.deck.zones
    titles = {group.id: group.title for group in job.activity.groups}
    bands = Bands(job)
    columns = [
        [
            replace(_words(zone, place, note, titles, facts_of), band=bands.of(note))
            for note in in_order(job, zone.key)
        ]
        for place, zone in enumerate(zones)
    ]
    notes = job.activity.by_label()
    lines = [
        Line(
            link.source,
            link.target,
            kind := link_kind(job, link, notes[link.source]),
            said(link, job.deck.link_kind(kind).title),
            because=bool(link.because.strip()),
        )
        for link in printed_links(job)
    ]
    return Board(zones, columns, lines, bands.titles)


def _words(
    zone: Zone, place: int, note: NoteDocument, titles: Mapping[str, str], facts_of: Facts
) -> Words:
    kind = next((kind for kind in zone.kinds if kind.key == note.kind), None)
    other = note.wording("differs") if note.status == "differ" else None
    return Words(
        label=note.id,
        zone=place,
        text=with_year(note),
        language=note.language,
        mark=kind.mark if kind else "",
        kind=kind.title if kind else "",
        tint=note.tint,
        other=other.text if other else "",
        facts=tuple(facts_of(note)),
        group=note.group,
        title=titles.get(note.group, ""),
    )


def facts(note: NoteDocument) -> Iterator[str]:
    """Yield what stands small at the foot of a card."""
    if note.who:
        yield _("Who: {who}").format(who=note.who)
    if note.owner:
        yield _("Starts: {owner}").format(owner=note.owner)
    if note.due:
        yield _("By: {date}").format(date=note.due)
    yield from votes(note)
    yield from standing(note)


def worded(note: NoteDocument) -> str:
    """Return a note's text, and beside it the other wording where people see it differently."""
    text = with_year(note).strip()
    other = note.wording("differs") if note.status == "differ" else None
    if other is None or not other.text.strip():
        return text
    return _("{text}\u00a0· others say: “{other}”").format(text=text, other=other.text.strip())


def votes(note: NoteDocument) -> Iterator[str]:
    """Yield how many dots and concerns are on a note."""
    if count := note.dots():
        dots = "●" * count if count <= MANY_DOTS else "●"
        words = ngettext("{count} dot", "{count} dots", count).format(count=count)
        yield f"{dots} {words}".replace(" ", NO_BREAK)
    if count := note.dots("concern"):
        words = ngettext("△ {count} concern", "△ {count} concerns", count).format(count=count)
        yield words.replace(" ", NO_BREAK)


def standing(note: NoteDocument) -> Iterator[str]:
    """Yield whether a note was agreed, and whether that still holds."""
    agreed = note.wording("agreed")
    if note.status == "agreed" and agreed and agreed.text != note.text:
        yield _("changed since agreed")
    elif note.status == "agreed":
        yield _("✓ agreed").replace(" ", NO_BREAK)
    elif note.status == "parked":
        yield _("parked")


def link_kind(job: Job, link: LinkDocument, source: NoteDocument) -> str:
    """Return a link's kind; what its deck says where it has none, or one the deck does not know."""
    if any(kind.key == link.kind for kind in job.deck.link_kinds):
        return link.kind
    return job.deck.default_link_kind(source.zone).key


def said(link: LinkDocument, verb: str) -> str:
    """Return a link in one short sentence, with labels for the notes."""
    because = link.because.strip().rstrip(".")
    if not because:
        return _("{source} {verb} {target}.").format(
            source=link.source, verb=verb, target=link.target
        )
    return _("{source} {verb} {target}, because {because}.").format(
        source=link.source, verb=verb, target=link.target, because=because
    )
