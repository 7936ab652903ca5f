"""What of cards in play and of the log book stands in the table: a row each, as notes have one."""

from collections.abc import Iterable, Iterator
from typing import Any

from facilitator.decks import BoardDeck
from facilitator.decks.cards import Card, CardDeck
from facilitator.exchange import ActivityDocument, WorkshopDocument
from facilitator.exercises.cards.document import CardsDocument
from facilitator.i18n import _

COLUMNS = ("score", "count", "first_step", "with_whom", "from")
"""The columns that only these rows fill; they follow those of notes."""
Row = dict[str, Any]


def card_rows(activity: ActivityDocument, deck: BoardDeck) -> Iterator[Row]:
    """Yield a row for each card that is held or was put back, each score, and each example."""
    if not isinstance(activity, CardsDocument) or not isinstance(deck, CardDeck):
        return
    for draw in activity.draws:
        yield {
            **_card(activity, deck, draw.card, _("card drawn")),
            "table": draw.table_number or "",
            "who": draw.holder,
            "status": _("held") if draw.held else _("put back"),
        }
    for rating in activity.ratings:
        yield {
            **_card(activity, deck, rating.card, _("rating")),
            "table": rating.table_number or "",
            "voices": rating.voice,
            "score": "?" if rating.score < 0 else rating.score,
            "count": rating.count,
        }
    for seen in activity.evidence:
        yield {
            **_card(activity, deck, seen.card, _("example")),
            "text": seen.text,
            "table": seen.table_number or "",
            "visibility": seen.visibility,
        }


def promise_rows(document: WorkshopDocument) -> Iterator[Row]:
    """Yield a row for each promise that the document has, and one for each time it was told of."""
    titles = {activity.uid: activity.title for activity in document.activities if activity.uid}
    roles = {person.uid: person for person in document.people}
    for promise in document.promises:
        person = roles.get(promise.person)
        same = {
            "activity": titles.get(promise.activity, ""),
            "who": person.role if person else "",
            "voices": person.voice if person else "",
            "visibility": promise.share,
            "from": promise.source,
        }
        yield {
            **same,
            "kind": _("promise"),
            "text": promise.what,
            "due": promise.by,
            "status": promise.state,
            "first_step": promise.first_step,
            "with_whom": _listed(promise.with_whom),
            "said_at": promise.made_on,
        }
        for told in promise.follow_ups:
            said = (told.happened, told.learned, told.surprised, told.next_step)
            yield {
                **same,
                "kind": _("what happened since"),
                "text": "\n".join(part for part in said if part),
                "status": told.outcome,
                "with_whom": _listed(told.there),
                "said_at": told.heard_on,
            }


def _card(activity: ActivityDocument, deck: CardDeck, code: str, kind: str) -> Row:
    """Return what every row about a card begins with: its code, its theme and what it says."""
    card: Card | None = deck.card(code)
    return {
        "activity": activity.title,
        "label": code,
        "zone": deck.theme(card.theme).short if card else "",
        "kind": kind,
        "text": card.text if card else "",
    }


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)
