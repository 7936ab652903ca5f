"""What cards in play can be asked: what was drawn and rated, and what was not."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import permutations
from statistics import median
from typing import Any, Final

from facilitator.decks.cards import Card
from facilitator.exercises.board.tables import Insights
from facilitator.exercises.board.tally import LEAST
from facilitator.exercises.cards.rating import TALK, Spread, spreads
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.people import PUBLIC_SERVICES

HIGH: Final = 3
"""From this score on, what a card says is usual here."""
LOW: Final = 1
"""Up to this score, what a card says is hardly seen here."""
GAP: Final = 1
"""So far apart, two kinds of voice see different things."""
WANTED_ELSEWHERE: Final = 2
"""A card that changed hands so often may be a hard one."""


def counts(board: CardsBoard) -> dict[str, Any]:
    """Return how many cards the deck has, were drawn, are held, and are rated."""
    return {
        "cards": len(board.cards.in_play),
        "drawn": len(board.draws),
        "held": sum(draw.held for draw in board.draws.values()),
        "rated": len({rating.card for rating in board.ratings.values()}),
    }


def insights(board: CardsBoard) -> Insights:
    """Return what is found; what is not found, is not mentioned, nor is what nobody played."""
    looks = {**(_DRAWN if board.draws else {}), **(_RATED if board.ratings else {})}
    looked = {key: look(board) for key, look in looks.items()}
    return {key: found for key, found in looked.items() if found}


def played(board: CardsBoard, name: str) -> list[str]:
    """Return the keys of the deck's `themes`, `audiences` or `kinds` that the room plays."""
    chosen = getattr(board.choice, name)
    return [part.key for part in getattr(board.cards, name) if not chosen or part.key in chosen]


# Drawn


def drawn(board: CardsBoard) -> list[Card]:
    """Return the cards that were drawn, held or put back, each once."""
    codes = dict.fromkeys(draw.card for draw in board.draws.values())
    return [card for code in codes if (card := board.cards.card(code)) is not None]


def _theme_never_drawn(board: CardsBoard) -> list[str]:
    known = {card.theme for card in drawn(board)}
    return [key for key in played(board, "themes") if key not in known]


def _one_audience_only(board: CardsBoard) -> list[str]:
    """Return the one audience whose cards were drawn, where others are played as well."""
    known = {card.audience for card in drawn(board)}
    return sorted(known) if len(known - {""}) == len(known) == 1 < _sides(board) else []


def _one_side_read(board: CardsBoard) -> list[str]:
    """Return the themes of which one side was read, once both sides of another one were."""
    read: dict[str, set[str]] = {}
    for card in drawn(board):
        if card.audience:
            read.setdefault(card.theme, set()).add(card.audience)
    if _sides(board) < 2 or not any(len(sides) > 1 for sides in read.values()):
        return []
    return [key for key in played(board, "themes") if len(read.get(key, ())) == 1]


def _sides(board: CardsBoard) -> int:
    return len(played(board, "audiences"))


def _reflect_without_act(board: CardsBoard) -> list[str]:
    """Return the kinds that were drawn, where none of them can be promised and another could."""
    can = {kind.key for kind in board.cards.kinds if kind.promises}
    known = {card.kind for card in drawn(board)}
    if known & can or not can.intersection(played(board, "kinds")):
        return []
    return sorted(known - {""})


def _most_traded_away(board: CardsBoard) -> list[str]:
    passed: Counter[str] = Counter()
    for draw in board.draws.values():
        passed[draw.card] += draw.passed_on
    most = max(passed.values(), default=0)
    return [] if most < WANTED_ELSEWHERE else [code for code in passed if passed[code] == most]


# Rated


def _wide_spread(board: CardsBoard) -> list[str]:
    return [each.card for each in spreads(board) if each.width >= TALK]


def _rated_high_without_evidence(board: CardsBoard) -> list[str]:
    seen = {row.card for row in board.evidence.values()}
    return [each.card for each in spreads(board) if each.card not in seen and _is_high(each)]


def _is_high(each: Spread) -> bool:
    return _most(each, lambda score: score >= HIGH)


def _is_low(each: Spread) -> bool:
    return _most(each, lambda score: score <= LOW)


def _most(each: Spread, holds: Callable[[int], bool]) -> bool:
    """Say whether more than half of those who gave a score gave such a one."""
    return 2 * sum(count for score, count in each.counts.items() if holds(score)) > each.answered


def _much_dont_know(board: CardsBoard) -> list[str]:
    """Return the cards on which a third, and not one alone, does not know."""
    return [
        each.card
        for each in spreads(board)
        if each.dont_know > 1 and 3 * each.dont_know >= each.dont_know + each.answered
    ]


def _resident_staff_gap(board: CardsBoard) -> list[str]:
    """Return the cards on which residents see something else; five of a kind at least."""
    residents = _middles(board, "resident")
    others = [_middles(board, voice) for voice in sorted(PUBLIC_SERVICES)]
    return [
        card
        for card, middle in residents.items()
        if any(card in each and abs(each[card] - middle) >= GAP for each in others)
    ]


def _middles(board: CardsBoard, voice: str) -> dict[str, float]:
    told = [each for each in spreads(board, voice=voice) if each.answered >= LEAST]
    return {each.card: float(median(_scores(each))) for each in told}


def _scores(each: Spread) -> Iterator[int]:
    for score, count in each.counts.items():
        yield from [score] * count


def _one_side_strong(board: CardsBoard) -> list[str]:
    """Return `strong>weak`, the audiences of which one's cards stand high and the other's low."""
    whole = {key: _together(board, key) for key in played(board, "audiences")}
    told = [key for key, each in whole.items() if each.answered >= LEAST]
    return [
        f"{strong}>{weak}"
        for strong, weak in permutations(told, 2)
        if _is_high(whole[strong]) and _is_low(whole[weak])
    ]


def _together(board: CardsBoard, audience: str) -> Spread:
    own = {card.code for card in board.cards.in_play if card.audience == audience}
    return _sum(each for each in spreads(board) if each.card in own)


def _sum(several: Iterable[Spread]) -> Spread:
    counts: Counter[int] = Counter()
    for each in several:
        counts.update(each.counts)
    return Spread("", dict(counts), 0, min(counts, default=None), max(counts, default=None))


_DRAWN: Final[dict[str, Callable[[CardsBoard], list[str]]]] = {
    "theme_never_drawn": _theme_never_drawn,
    "one_audience_only": _one_audience_only,
    "one_side_read": _one_side_read,
    "reflect_without_act": _reflect_without_act,
    "most_traded_away": _most_traded_away,
}
_RATED: Final[dict[str, Callable[[CardsBoard], list[str]]]] = {
    "wide_spread": _wide_spread,
    "rated_high_without_evidence": _rated_high_without_evidence,
    "much_dont_know": _much_dont_know,
    "resident_staff_gap": _resident_staff_gap,
    "one_side_strong": _one_side_strong,
}
