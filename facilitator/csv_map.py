"""What of a sector map stands in the table: a row each, as notes have one."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from facilitator.decks import BoardDeck
from facilitator.decks.sectors import SectorDeck
from facilitator.exchange import ActivityDocument, WorkshopDocument
from facilitator.exercises.sector_map.document import PersonReference, SectorMapDocument
from facilitator.exercises.sector_map.script import kinds
from facilitator.exercises.sector_map.tables import A_NAME, NOBODY
from facilitator.i18n import _

COLUMNS: Final = ("needed", "introducer")
"""The columns that only these rows fill; they follow the others."""
Row = dict[str, Any]


def map_rows(
    document: WorkshopDocument, activity: ActivityDocument, deck: BoardDeck
) -> Iterator[Row]:
    """Yield a row for each institution, each conversation that leaves, and each trusted voice.

    People stand there by role, with the name where it may be shared. The `score` of an institution
    is how well it is known.
    """
    if isinstance(activity, SectorMapDocument) and isinstance(deck, SectorDeck):
        people = _People(document)
        for row in (
            *_institutions(activity, deck, people),
            *_conversations(activity, people),
            *_voices(activity, people),
        ):
            yield {"activity": activity.title, **row}


class _People:
    """Who is meant, as the table says it."""

    def __init__(self, document: WorkshopDocument) -> None:
        self._by_uid = {person.uid: person for person in document.people}

    def said(self, reference: PersonReference | None) -> str:
        """Return somebody's role, with the name where it may be shared."""
        if reference is None:
            return ""
        person = self._by_uid.get(reference.person)
        if person is None:
            return reference.role
        if person.name and person.name_may_be_shared:
            return _("{name}, {role}").format(name=person.name, role=person.role)
        return person.role

    def all(self, references: Iterable[PersonReference]) -> str:
        return "; ".join(filter(None, map(self.said, references)))


def _institutions(activity: SectorMapDocument, deck: SectorDeck, people: _People) -> Iterator[Row]:
    titles = {each.key: each.title for each in deck.sectors}
    titles |= {each.key: each.title for each in activity.sectors}
    for entry in activity.entries:
        default = entry.strength or A_NAME
        strengths = (each.strength or default for each in entry.known)
        yield {
            "label": entry.id,
            "zone": titles.get(entry.sector, entry.sector),
            "kind": _("institution"),
            "group": entry.row,
            "text": entry.here,
            "who": people.all(entry.known),
            "score": max(strengths, default=NOBODY),
            "needed": people.all(entry.needed),
            "introducer": people.said(entry.introducer),
            "owner": people.said(entry.holder),
            "first_step": entry.next_step,
            "due": entry.review_on,
            "table": entry.table_number,
            "visibility": entry.visibility,
        }


def _conversations(activity: SectorMapDocument, people: _People) -> Iterator[Row]:
    for talk in activity.conversations:
        said = (talk.reason, talk.energy, talk.overlap, talk.offers, talk.notes)
        yield {
            "label": talk.entry,
            "kind": kinds()[talk.kind],
            "text": "\n".join(part for part in said if part),
            "who": people.said(talk.who),
            "introducer": people.said(talk.introducer),
            "needed": people.all(talk.suggested),
            "first_step": talk.next_step,
            "due": talk.next_on or talk.planned_on,
            "said_at": talk.held_on,
        }


def _voices(activity: SectorMapDocument, people: _People) -> Iterator[Row]:
    for community in activity.communities:
        for voice in community.voices:
            yield {
                "zone": community.name,
                "kind": _("trusted voice"),
                "text": voice.touchpoint,
                "who": people.said(voice),
                "with_whom": people.said(voice.backup),
                "language": "; ".join(voice.languages),
            }
