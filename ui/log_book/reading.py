"""What of the log book may be in sight: all of it, or only what is for everybody in the room."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from facilitator.decks import CARDS, parse_deck
from facilitator.log_book.book import Entry, promises, today
from facilitator.people import Person, people
from facilitator.store import Store
from facilitator.workshop import StoredDeck, activities
from ui.wall_safe import WallSafe
from ui.wording import translated

Places = Mapping[str, str]
"""What the places of the decks of cards are called, by their keys."""


def places_of(store: Store) -> Places:
    """Return the places of every deck of cards in the workshop."""
    with store.reading() as session:
        decks = {each.deck_id for each in activities(session) if each.exercise == CARDS}
        sources = [session.get_one(StoredDeck, deck_id).source for deck_id in sorted(decks)]
    if not sources:
        return {}
    from facilitator.decks.cards import CardDeck  # where there is one, it was read before

    found: dict[str, str] = {}
    for deck in map(parse_deck, sources):
        if isinstance(deck, CardDeck):
            found |= {place.key: translated(place.title) for place in deck.places}
    return found


class Read(NamedTuple):
    """The entries that may be in sight, and whether there are more."""

    entries: list[Entry]
    keeps: bool
    """Whether some are for the team, and out of sight for now."""

    def entry(self, promise_id: int | None) -> Entry | None:
        """Return the entry of a promise, where it may be in sight."""
        return next((each for each in self.entries if each.promise.id == promise_id), None)


def read(store: Store, safe: WallSafe) -> Read:
    """Return the log book as far as it may be in sight now."""
    with store.reading() as session:
        every = promises(session)
    seen = [each for each in every if each.promise.share == "room" or not safe.hides]
    return Read(seen, len(seen) < len(every))


def known_people(store: Store, safe: WallSafe) -> list[Person]:
    """Return the people who may be named as roles: all, or those whom the room may know of."""
    with store.reading() as session:
        everybody = people(session)
        spoken_of = {each.promise.person_id for each in promises(session)} if safe.hides else set()
    if not safe.hides:
        return everybody
    public = {each.promise.person_id for each in read(store, safe).entries}
    return [each for each in everybody if each.id in public or each.id not in spoken_of]


def known_roles(store: Store, safe: WallSafe) -> list[str]:
    """Return every role that was spoken of, as far as it may be in sight."""
    roles = [person.role for person in known_people(store, safe)]
    for entry in read(store, safe).entries:
        roles += entry.promise.with_whom
        roles += (role for heard in entry.follow_ups for role in heard.there)
    return list(dict.fromkeys(roles))


def kept_to_ask(store: Store, safe: WallSafe) -> int:
    """Return how many promises could be asked about, and are out of sight for now."""
    if not safe.hides:
        return 0
    with store.reading() as session:
        kept = [each for each in promises(session) if each.promise.share != "room"]
    return len(to_ask_about(kept, today(store)))


def to_ask_about(entries: Sequence[Entry], on: date) -> list[Entry]:
    """Return what can be asked about: open, of somebody who is here, and not of today only.

    What was taken over and what is due come first.
    """
    now = on.isoformat()
    found = [
        each
        for each in entries
        if each.is_open
        and not each.promise.waits
        and each.promise.made_on != now
        and not any(told.heard_on == now for told in each.follow_ups)
    ]
    if not found:
        return []
    from facilitator.log_book.insights import to_hear_about  # brings the tables of cards

    due = {each.promise.id for each in to_hear_about(entries, on)}
    found.sort(key=lambda each: (not each.promise.made_at, each.promise.id not in due))
    return found
