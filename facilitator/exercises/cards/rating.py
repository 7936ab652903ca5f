"""Rating cards: slips, filled in alone, are entered table by table, and the spread is shown."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import Session, select

from facilitator.decks.cards import CardDeck
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.cards.choosing import deck_in_play
from facilitator.exercises.cards.document import RatingDocument
from facilitator.exercises.cards.entries import EvidenceEntry, RatingEntry, card_called
from facilitator.exercises.cards.tables import DONT_KNOW, CardsBoard, Evidence, Rating
from facilitator.i18n import _, ngettext
from facilitator.store import Store
from facilitator.workshop import saved_id

TALK: Final = 3
"""A spread as wide as this is something to talk about, and not to average."""
UNKNOWN: Final = "?"
"""What stands on the slip of who does not know."""
MOST: Final = 9_999


@dataclass(frozen=True)
class Spread:
    """How a card was rated."""

    card: str
    counts: dict[int, int]
    """How many gave each score; only scores that somebody gave, from low to high."""
    dont_know: int
    least: int | None
    """The lowest score that somebody gave; None where nobody gave one."""
    most: int | None

    @property
    def width(self) -> int:
        """How far apart the lowest and the highest score are."""
        return 0 if self.least is None or self.most is None else self.most - self.least

    @property
    def answered(self) -> int:
        """How many gave a score."""
        return sum(self.counts.values())


def slips_typed(deck: CardDeck, slips: str) -> list[int]:
    """Read `0 3 3 4 ?` as scores of the deck's scale, or raise InvalidEntryError.

    Spaces, commas and new lines divide slips; a question mark is DONT_KNOW.
    """
    if not deck.is_rated:
        raise InvalidEntryError(
            _("The cards of this deck are not rated; it has no scale. Choose a deck that has one.")
        )
    scale = {str(step.score): step.score for step in deck.scale} | {UNKNOWN: DONT_KNOW}
    typed = re.findall(r"\?|[^\s,;?]+", slips)
    if not typed:
        raise InvalidEntryError(_("Type one number for each slip, such as 0 3 3 4 ?"))
    for each in typed:
        if each not in scale:
            message = _(
                "{slip} is not on the scale; type a number from {low} to {high}, or ? for don’t "
                "know."
            )
            low, high = deck.scale[0].score, deck.scale[-1].score
            raise InvalidEntryError(message.format(slip=f"“{each[:20]}”", low=low, high=high))
    return [scale[each] for each in typed]


def rate(  # noqa: PLR0913, PLR0917 - whose slips, for what
    store: Store, activity_id: int, card: str, table_number: int, slips: str, voice: str = ""
) -> None:
    """Enter a table's slips for a card, as `slips_typed` reads them, besides those it has."""
    entry = checked(RatingEntry, {"table_number": table_number, "voice": voice})
    with store.reading() as session:
        deck = deck_in_play(session, activity_id)
    code, scores = card_called(deck, card).code, slips_typed(deck, slips)
    label = ngettext("Enter a rating", "Enter {count} ratings", len(scores))
    with store.step(label.format(count=len(scores))) as session:
        had = {row.score: row for row in _rows(session, activity_id, code, **entry)}
        for score, count in Counter(scores).items():
            row = had.get(score) or Rating(
                activity_id=activity_id, card=code, score=score, count=0, **entry
            )
            row.count = min(row.count + count, MOST)
            session.add(row)


def rate_slip(  # noqa: PLR0913, PLR0917 - whose slip, for what
    store: Store,
    activity_id: int,
    cards: Sequence[str],
    table_number: int,
    slip: str,
    voice: str = "",
) -> None:
    """Enter one person's whole slip: a score for each of these cards, in their order."""
    entry = checked(RatingEntry, {"table_number": table_number, "voice": voice})
    with store.reading() as session:
        scores = slips_typed(deck_in_play(session, activity_id), slip)
    if len(scores) != len(cards):
        typed = ngettext("{count} score", "{count} scores", len(scores))
        wanted = ngettext("{count} card", "{count} cards", len(cards))
        message = _("This slip has {scores} for {cards}; type one for each card.").format(
            scores=typed.format(count=len(scores)), cards=wanted.format(count=len(cards))
        )
        raise InvalidEntryError(message)
    with store.step(_("Enter a whole slip")) as session:
        for code, score in zip(cards, scores, strict=True):
            rows = _rows(session, activity_id, code, **entry, score=score)
            row = next(iter(rows), None) or Rating(
                activity_id=activity_id, card=code, score=score, count=0, **entry
            )
            row.count = min(row.count + 1, MOST)
            session.add(row)


def clear_ratings(store: Store, activity_id: int, card: str, table_number: int) -> None:
    """Take back what a table gave a card, to enter it again."""
    with store.step(_("Clear ratings")) as session:
        code = card.strip().upper()
        for row in _rows(session, activity_id, code, table_number=table_number):
            session.delete(row)


def _rows(session: Session, activity_id: int, card: str, **values: Any) -> list[Rating]:
    query = select(Rating).where(Rating.activity_id == activity_id, Rating.card == card)
    return list(session.exec(query.filter_by(**values)))


# What came of it


def spread(
    board: CardsBoard, card: str, *, table_number: int | None = None, voice: str | None = None
) -> Spread:
    """Return how a card was rated: by everybody, or at one table, or by one kind of voice."""
    return spread_of(
        card,
        (
            row
            for row in board.ratings.values()
            if row.card == card
            and table_number in (None, row.table_number)
            and voice in (None, row.voice)
        ),
    )


def spreads(board: CardsBoard, *, voice: str | None = None) -> list[Spread]:
    """Return how each card was rated that anybody rated, in the deck's order.

    With a kind of voice, only what it says.
    """
    rows: dict[str, list[Rating]] = {}
    for row in board.ratings.values():
        if voice in (None, row.voice):
            rows.setdefault(row.card, []).append(row)
    codes = [card.code for card in board.cards.in_play if card.code in rows]
    return [spread_of(code, rows[code]) for code in codes]


def spread_of(card: str, rows: Iterable[Rating | RatingDocument]) -> Spread:
    """Return how a card was rated by these, as they are kept or as they are printed."""
    counts: Counter[int] = Counter()
    for row in rows:
        counts[row.score] += row.count
    dont_know = counts.pop(DONT_KNOW, 0)
    scores = sorted(counts)
    least, most = (scores[0], scores[-1]) if scores else (None, None)
    return Spread(card, {score: counts[score] for score in scores}, dont_know, least, most)


# Evidence


def add_evidence(  # noqa: PLR0913, PLR0917 - what is said, and where
    store: Store,
    activity_id: int,
    card: str,
    text: str,
    table_number: int | None = None,
    visibility: str = "public",
) -> int:
    """Take down where somebody has seen what a card says, and return its id."""
    entry = _evidence({"text": text, "table_number": table_number, "visibility": visibility})
    with store.step(_("Add evidence")) as session:
        code = card_called(deck_in_play(session, activity_id), card).code
        row = Evidence(activity_id=activity_id, card=code, **entry)
        session.add(row)
        session.flush()
        return saved_id(row)


def change_evidence(store: Store, evidence_id: int, **values: Any) -> None:
    """Change evidence; `values` are fields of EvidenceEntry. Saves of one field are one step."""
    entry = _evidence(values)
    merge = f"evidence-{evidence_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change evidence"), merge=merge) as session:
        row = _seen(session, evidence_id)
        row.sqlmodel_update(entry)
        session.add(row)


def remove_evidence(store: Store, evidence_id: int) -> None:
    """Delete what somebody had seen."""
    with store.step(_("Delete evidence")) as session:
        session.delete(_seen(session, evidence_id))


def _seen(session: Session, evidence_id: int) -> Evidence:
    row = session.get(Evidence, evidence_id)
    if row is None:
        raise InvalidEntryError(
            _(
                "This example is not here any more; somebody deleted it. Write it down again if it "
                "should stay."
            )
        )
    return row


def _evidence(values: dict[str, Any]) -> dict[str, Any]:
    entry = checked(EvidenceEntry, values)
    if not entry.get("text", "-").strip():
        raise InvalidEntryError(_("Write down what somebody saw, and where."))
    return entry
