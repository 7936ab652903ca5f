"""The decks of two copies: equal ones are one, and different ones have different names."""

from collections.abc import Iterable
from typing import Any

from facilitator.exchange import ActivityDocument, DeckDocument, WorkshopDocument
from facilitator.merging.order import interleaved


class DecksMerging:
    """Gives each deck a name of its own, and says what each copy's activities run on now."""

    def __init__(self, one: WorkshopDocument, other: WorkshopDocument) -> None:
        every = [*one.decks, *other.decks]
        self._names = _settled(every)
        self._order = interleaved(*([deck.source for deck in each.decks] for each in (one, other)))
        self._pictures: dict[str, dict[str, Any]] = {}
        for deck in every:
            own = self._pictures.setdefault(deck.source, {})
            own.update({picture.name: picture for picture in deck.pictures})
        for source, own in self._pictures.items():
            self._pictures[source] = dict(sorted(own.items()))

    def documents(self) -> list[dict[str, Any]]:
        """Return the decks that travel with the merged workshop."""
        return [
            {
                "key": self._names[source],
                "source": source,
                "pictures": [picture.model_dump() for picture in self._pictures[source].values()],
            }
            for source in self._order
        ]

    def session(self, document: WorkshopDocument) -> str:
        """Return what the session deck of a copy is called now."""
        return self._now(document, document.session)

    def activities(self, document: WorkshopDocument) -> list[ActivityDocument]:
        """Return a copy's activities, on decks by the names that these have now."""
        return [
            activity.model_copy(update={"deck": self._now(document, activity.deck)})
            for activity in document.activities
        ]

    def _now(self, document: WorkshopDocument, name: str) -> str:
        source = next((deck.source for deck in document.decks if deck.key == name), None)
        return name if source is None else self._names[source]


def _settled(decks: Iterable[DeckDocument]) -> dict[str, str]:
    """Return a name for each source: the longest that it has, or a new one where it is taken."""
    known: dict[str, set[str]] = {}
    for deck in decks:
        known.setdefault(deck.source, set()).add(deck.key)
    names: dict[str, str] = {}
    wanted = {source: max(own, key=lambda name: (len(name), name)) for source, own in known.items()}
    for source in sorted(wanted):
        name, number = wanted[source], 1
        others = {each for key, each in wanted.items() if key != source}
        while name in names.values() or (number > 1 and name in others):
            number += 1
            name = f"{wanted[source]}-{number}"
        names[source] = name
    return names
