"""What must agree within a sector map's document before any of it is written to a file."""

from collections import Counter
from collections.abc import Iterable, Iterator

from facilitator.decks.sectors import SectorDeck
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board import soundness as board
from facilitator.exercises.sector_map.document import (
    EntryDocument,
    PersonReference,
    SectorMapDocument,
)
from facilitator.i18n import _

MOST_ENTRIES = 2_000
"""A ring with more says nothing to anybody."""


def settle(document: SectorMapDocument, deck: SectorDeck) -> SectorMapDocument:
    """Return the document as a board's is settled, or raise InvalidEntryError.

    Sectors and rows that nobody knows yet are added later, never refused.
    """
    settled = board.settle(document, deck)
    if len(document.entries) > MOST_ENTRIES:
        message = _(
            "A sector map holds at most {most} entries, and this one has {count}; leave some out."
        )
        raise InvalidEntryError(message.format(most=MOST_ENTRIES, count=len(document.entries)))
    _once(
        (entry.id for entry in document.entries),
        _("Two entries have the label {key}; give each its own."),
    )
    _once(
        (sector.key for sector in document.sectors),
        _("Two sectors have the key {key}; give each its own."),
    )
    _once(
        ((row.sector, row.title) for row in document.rows),
        _("A row is listed twice: {key}. Leave one out."),
    )
    labels = {entry.id for entry in document.entries}
    for conversation in document.conversations:
        if conversation.entry and conversation.entry.upper() not in labels:
            message = _("A conversation is about {label}, and there is no such entry; add it.")
            raise InvalidEntryError(message.format(label=conversation.entry))
    _stand_together(document.entries)
    if not all(who.role or who.person for who in people_named(document)):
        raise InvalidEntryError(
            _("Somebody on this map has no role, and nobody says who it is; add a role.")
        )
    return settled


def people_named(document: SectorMapDocument) -> Iterator[PersonReference]:
    """Yield everybody whom a map speaks of."""
    for entry in document.entries:
        yield from (*entry.known, *entry.needed)
        yield from filter(None, (entry.introducer, entry.holder))
    for conversation in document.conversations:
        yield from conversation.suggested
        yield from filter(None, (conversation.who, conversation.introducer))
    for community in document.communities:
        for voice in community.voices:
            yield voice
            if voice.backup is not None:
                yield voice.backup


def _stand_together(entries: list[EntryDocument]) -> None:
    """Refuse entries that stand with one of another row, or with one that does not lead."""
    leading = {entry.id: (entry.sector, entry.row) for entry in entries if not entry.stands_with}
    for entry in entries:
        if entry.stands_with and leading.get(entry.stands_with) != (entry.sector, entry.row):
            message = _(
                "{label} cannot stand with {other}: it is in no such place. Change one of them."
            )
            raise InvalidEntryError(message.format(label=entry.id, other=entry.stands_with))


def _once(keys: Iterable[object], sentence: str) -> None:
    (found,) = Counter(keys).most_common(1) or [("", 0)]
    if found[1] > 1:
        raise InvalidEntryError(sentence.format(key=found[0]))
