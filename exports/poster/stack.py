"""Cards one above the other: how many fit on a sheet, and where each of them stands."""

from collections.abc import Sequence
from itertools import pairwise

from exports.document import Rect
from exports.poster.cards import Card, Scale, opening, stack_height

MARGINS = 1.5
"""Room above and below the cards of a column, in gaps: links pass there as well."""


def first_fit(cards: Sequence[Card], room: float, scale: Scale) -> list[list[Card]]:
    """Return cards sheet by sheet, each as full as it gets."""
    sheets: list[list[Card]] = [[]]
    used = 0.0
    for card in cards:
        before = sheets[-1][-1] if sheets[-1] else None
        gap = scale.gap if before else 0.0
        height = opening(card, before, scale) + card.height
        if before and used + gap + height > room + 0.001:
            sheets.append([])
            used = gap = 0.0
            height = opening(card, None, scale) + card.height
        used += gap + height
        sheets[-1].append(card)
    return sheets


def spread(cards: Sequence[Card], count: int, room: float, scale: Scale) -> list[list[Card]]:
    """Return cards over so many sheets, about as many on each; more sheets where they need them."""
    if count == 1:
        return first_fit(cards, room, scale)
    whole = stack_height(cards, scale)
    for share in range(10):
        height = whole / count + (room - whole / count) * share / 9
        sheets = first_fit(cards, min(height, room), scale)
        if len(sheets) <= count:
            return sheets
    return first_fit(cards, room, scale)


def stand(cards: Sequence[Card], left: float, board: Rect, scale: Scale) -> None:
    """Give the cards of a column their places, so that they fill it without falling apart."""
    if not cards:
        return
    top = board.y + scale.gap
    spare = board.height - MARGINS * scale.gap - stack_height(cards, scale)
    taller = min(0.3 * spare / len(cards), scale.em)
    spare -= taller * len(cards)
    breaks = sum(_breaks(card, before) for before, card in pairwise(cards))
    wider = min(spare / max(breaks, 1), 6 * scale.em)
    before: Card | None = None
    for card in cards:
        top += opening(card, before, scale)
        if before:
            top += scale.gap + (wider if _breaks(card, before) else 0.0)
        card.rect = Rect(left, top, scale.column, card.height + taller)
        top += card.height + taller
        before = card


def _breaks(card: Card, before: Card) -> bool:
    """Say whether two cards may be moved apart: those of a group stay together."""
    return not card.words.group or card.words.group != before.words.group
