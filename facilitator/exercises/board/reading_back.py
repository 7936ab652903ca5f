"""What is new on a board since it was last read back, in short sentences to say aloud.

For people who cannot see the board. What the room may not see is not read to it either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from facilitator.exercises.board.room import NOTHING, Hidden, shown_in_room
from facilitator.exercises.board.tables import Board, Note
from facilitator.i18n import _, ngettext, translated


class SeenNote(NamedTuple):
    """A note as it was read."""

    label: str
    zone: str
    text: str
    dots: int
    concerns: int
    kind: str = ""


@dataclass(frozen=True)
class Seen:
    """What of a board was read back already."""

    notes: dict[int, SeenNote] = field(default_factory=dict)
    links: frozenset[tuple[str, str, str]] = frozenset()
    """The labels of both ends, and the kind."""


@dataclass(frozen=True)
class ReadBack:
    """The sentences, and what will have been read once they are said."""

    sentences: list[str]
    seen: Seen

    @property
    def is_empty(self) -> bool:
        """Whether nothing is new."""
        return not self.sentences


def read_back_since(board: Board, seen: Seen, hidden: Hidden = NOTHING) -> ReadBack:
    """Say what is new on a board, in the order of its zones; at first that is all there is.

    Private notes, and zones and dots that are hidden for now, are passed over in silence.
    """
    now = _as_seen(board, hidden)
    sentences = [
        *_new(board, now, seen),
        *_reworded(now, seen),
        *_moved(board, now, seen),
        *_marked(board, now, seen),
        *_gone(now, seen),
        *_linked(board, now, seen),
        *_counted(now, seen),
    ]
    return ReadBack(sentences, _kept(now, seen) if hidden.dots else now)


def _as_seen(board: Board, hidden: Hidden) -> Seen:
    """Return what of the board may be read: nothing private, nothing hidden."""
    shown = shown_in_room(board, hidden)
    dots: dict[tuple[int, str], int] = {}
    for vote in shown.votes.values():
        key = (vote.note_id, vote.kind)
        dots[key] = dots.get(key, 0) + vote.count
    notes = {
        note_id: SeenNote(
            note.label,
            note.zone,
            note.text,
            dots.get((note_id, "dot"), 0),
            dots.get((note_id, "concern"), 0),
            note.kind,
        )
        for note_id, note in shown.notes.items()
    }
    links = frozenset(
        (notes[link.source_id].label, notes[link.target_id].label, link.kind)
        for link in shown.links.values()
    )
    return Seen(notes, links)


def _kept(now: Seen, seen: Seen) -> Seen:
    """Return what was read with the dots hidden: they stay as they were read before."""
    before = seen.notes
    return Seen(
        {
            note_id: note._replace(dots=before[note_id].dots, concerns=before[note_id].concerns)
            if note_id in before
            else note
            for note_id, note in now.notes.items()
        },
        now.links,
    )


def _new(board: Board, now: Seen, seen: Seen) -> Iterator[str]:
    for zone in board.deck.zones:
        new = [
            note
            for note in board.in_zone(zone.key)
            if note.id in now.notes and note.id not in seen.notes
        ]
        if new:
            yield _heading(len(new), zone.title)
            yield from (_said(note, _kind(board, zone.key, note.kind)) for note in new)


def _heading(count: int, zone: str) -> str:
    sentence = ngettext(
        "{number} new under “{zone}”:", "{number} new under “{zone}”:", count
    ).format(number=_number(count), zone=translated(zone))
    return sentence[:1].upper() + sentence[1:]


def _number(count: int) -> str:
    """Return a small number as a word, which is easier to listen to."""
    words = (
        _("one"),
        _("two"),
        _("three"),
        _("four"),
        _("five"),
        _("six"),
        _("seven"),
        _("eight"),
        _("nine"),
        _("ten"),
        _("eleven"),
        _("twelve"),
    )
    return words[count - 1] if 1 <= count <= len(words) else str(count)


def _kind(board: Board, zone: str, kind: str) -> str:
    """Return what a kind of note is called in a sentence, such as “barrier”; nothing for none."""
    kinds = board.deck.zone(zone).kinds
    return next((translated(each.title).lower() for each in kinds if each.key == kind), "")


def _said(note: Note, kind: str) -> str:
    if note.table_number is None:
        sentence = _("{label}, {kind}: {words}") if kind else _("{label}: {words}")
    elif kind:
        sentence = _("{label}, {kind}, from table {table}: {words}")
    else:
        sentence = _("{label}, from table {table}: {words}")
    words = _quoted(note.text)
    return sentence.format(label=note.label, kind=kind, table=note.table_number, words=words)


def _quoted(text: str) -> str:
    """Return what was said between quotation marks, ended by one full stop and not by two."""
    words = " ".join(text.split())
    quoted = _("“{words}”").format(words=words)
    return quoted if words.endswith((".", "!", "?", "…")) else f"{quoted}."


def _both(now: Seen, seen: Seen) -> Iterator[tuple[SeenNote, SeenNote]]:
    for note_id, note in now.notes.items():
        if note_id in seen.notes:
            yield seen.notes[note_id], note


def _reworded(now: Seen, seen: Seen) -> Iterator[str]:
    for before, note in _both(now, seen):
        if note.text != before.text:
            sentence = _("{label} now says: {words}")
            yield sentence.format(label=note.label, words=_quoted(note.text))


def _moved(board: Board, now: Seen, seen: Seen) -> Iterator[str]:
    for before, note in _both(now, seen):
        if note.zone != before.zone:
            title = translated(board.deck.zone(note.zone).title)
            yield _("{label} is now under “{zone}”.").format(label=note.label, zone=title)


def _marked(board: Board, now: Seen, seen: Seen) -> Iterator[str]:
    for before, note in _both(now, seen):
        kind = _kind(board, note.zone, note.kind)
        if kind == _kind(board, before.zone, before.kind):
            continue
        if kind:
            yield _("{label} now counts as: {kind}.").format(label=note.label, kind=kind)
        elif note.zone == before.zone:
            yield _("{label} has no kind any more.").format(label=note.label)


def _gone(now: Seen, seen: Seen) -> Iterator[str]:
    gone = [note.label for note_id, note in seen.notes.items() if note_id not in now.notes]
    if gone:
        sentence = ngettext(
            "{labels} is not on the board any more.",
            "{labels} are not on the board any more.",
            len(gone),
        )
        yield sentence.format(labels=_list(gone))


def _linked(board: Board, now: Seen, seen: Seen) -> Iterator[str]:
    kinds = {kind.key: kind.title for kind in board.deck.link_kinds}
    for source, target, kind in sorted(now.links - seen.links):
        verb = translated(kinds[kind]) if kind in kinds else _("is linked to")
        sentence = _("{source} now {verb} {target}.")
        yield sentence.format(source=source, verb=verb, target=target)
    there = {note.label for note in now.notes.values()}
    for source, target, _kind in sorted(seen.links - now.links):
        if source in there and target in there:
            sentence = _("The link from {source} to {target} is gone.")
            yield sentence.format(source=source, target=target)


def _counted(now: Seen, seen: Seen) -> Iterator[str]:
    nothing = SeenNote("", "", "", 0, 0)
    for note_id, note in now.notes.items():
        before = seen.notes.get(note_id, nothing)
        if note.dots and note.dots != before.dots:
            dots = ngettext("{label} has {count} dot.", "{label} has {count} dots.", note.dots)
            yield dots.format(label=note.label, count=note.dots)
        if note.concerns and note.concerns != before.concerns:
            concerns = ngettext(
                "{label} has {count} concern.", "{label} has {count} concerns.", note.concerns
            )
            yield concerns.format(label=note.label, count=note.concerns)


def _list(labels: Iterable[str]) -> str:
    found = list(labels)
    if len(found) == 1:
        return found[0]
    return _("{some} and {last}").format(some=", ".join(found[:-1]), last=found[-1])
