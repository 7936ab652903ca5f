"""What the log book's papers say of a promise, and which promises are for which paper."""

import re
from dataclasses import dataclass
from typing import Final

from exports.cards.words import said_on
from exports.sheets import Job
from facilitator.decks import CARDS
from facilitator.decks.cards import Card, CardDeck
from facilitator.exchange import WorkshopDocument
from facilitator.exercises.sector_map.document import SectorMapDocument
from facilitator.exercises.sector_map.soundness import people_named
from facilitator.i18n import _
from facilitator.log_book.document import PersonDocument, PromiseDocument
from facilitator.spoken import spoken_date

LABEL: Final = re.compile(r"[A-Z]{1,2}[0-9]+")
"""What a note is called; a card's code has a dash or more letters."""


@dataclass(frozen=True)
class Entry:
    """A promise, as paper tells it."""

    promise: PromiseDocument
    person: PersonDocument | None
    language: str
    card: Card | None
    """The card that it came from, where that is in this workshop."""
    from_card: bool = False
    """Whether it came from a card, and not from a note."""
    deck: CardDeck | None = None
    """The deck of that card."""

    @property
    def who(self) -> str:
        """Who promised, as a role."""
        return self.person.role if self.person else _("Somebody")

    @property
    def by(self) -> str:
        """The day to hear about it, as people write it; empty where it is open."""
        return spoken_date(self.promise.by, self.language)

    @property
    def made(self) -> str:
        """When, and at which earlier workshop, it was promised."""
        parts = (spoken_date(self.promise.made_on, self.language), self.promise.made_at)
        return " · ".join(part for part in parts if part)

    @property
    def with_whom(self) -> str:
        """Whom it is done with, as roles."""
        return ", ".join(self.promise.with_whom)

    @property
    def came_from(self) -> tuple[str, str]:
        """What it came from, a label and words: its card, unless that says what was promised.

        Where the card is not in this workshop, or it was a note, only what that is called. Of a
        card for its own table there is nothing where everybody may read it.
        """
        source, card = self.promise.source, self.card
        if card is not None and card.is_for_own_table and self.promise.share == "room":
            return "", ""
        if card and self.deck and card.text.strip() != self.promise.what.strip():
            said = said_on(self.deck, card, self.language)
            return _("Card {code}").format(code=card.code), said.text
        if not source:
            return "", ""
        named = _("card {code}") if self.from_card else _("note {code}")
        return _("From"), named.format(code=source)

    @property
    def told(self) -> bool:
        """Whether it was heard about."""
        return bool(self.promise.follow_ups)


def shared(job: Job) -> list[Entry]:
    """Return what the room agreed to share."""
    return [entry for entry in every(job) if entry.promise.share == "room"]


def for_the_team(job: Job) -> list[Entry]:
    """Return what stays with the team; a document for the room has none of it."""
    return [entry for entry in every(job) if entry.promise.share != "room"]


def every(job: Job) -> list[Entry]:
    """Return all entries that the document has, in the order in which they were written."""
    everybody = {person.uid: person for person in job.workshop.people}
    decks = _decks(job.workshop) if job.workshop.promises else {}
    boards = {each.uid for each in job.workshop.activities if each.exercise != CARDS} - {""}
    return [
        Entry(
            promise,
            everybody.get(promise.person),
            job.language,
            _card(decks.get(promise.activity), promise),
            promise.activity in decks
            or not (promise.activity in boards or LABEL.fullmatch(promise.source)),
            decks.get(promise.activity),
        )
        for promise in job.workshop.promises
    ]


def for_everybody(workshop: WorkshopDocument) -> WorkshopDocument:
    """Return a workshop without promises for the team, and reminders of own papers.

    Whom somebody calls their community is theirs as well. Names stay where they may be shared,
    and people where anything that stays speaks of them.
    """
    promises = [
        promise.model_copy(update={"community": ""})
        for promise in workshop.promises
        if promise.share == "room"
    ]
    spoken_of = {promise.person for promise in promises} | _on_maps(workshop)
    nameless = {"name": "", "name_may_be_held": False, "name_may_be_shared": False}
    people = [
        person if person.name_may_be_shared else person.model_copy(update=nameless)
        for person in workshop.people
        if person.uid in spoken_of
    ]
    update = {"promises": promises, "people": people, "paper_reminders": []}
    return workshop.model_copy(update=update)


def _on_maps(workshop: WorkshopDocument) -> set[str]:
    """Return the uids of those whom the sector maps of a workshop speak of."""
    maps = (each for each in workshop.activities if isinstance(each, SectorMapDocument))
    return {reference.person for each in maps for reference in people_named(each)}


def outcome_title(outcome: str) -> str:
    """Return what became of a promise, in a word or two."""
    return {
        "done": _("Done"),
        "changed": _("Changed"),
        "let_go": _("Let go"),
        "still_going": _("Still going"),
    }[outcome]


def _decks(workshop: WorkshopDocument) -> dict[str, CardDeck]:
    """Return the decks of cards by the uids of the activities in which they are played."""
    played = [each for each in workshop.activities if each.exercise == CARDS and each.uid]
    decks = {each.uid: workshop.deck(each) for each in played}
    return {uid: deck for uid, deck in decks.items() if isinstance(deck, CardDeck)}


def _card(deck: CardDeck | None, promise: PromiseDocument) -> Card | None:
    return deck.card(promise.source) if deck is not None and promise.source else None
