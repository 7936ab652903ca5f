"""Where arrows and frames lie, and what is read first, given where the cards are."""

from collections.abc import Iterable

from facilitator.board_layout import NOTE_WIDTH, Curve, Rect
from ui.canvas.geometry import curve_between, inflated, joins, united
from ui.canvas.rows import Arrow, Card, ZoneHeading

FRAME_PADDING = 8.0
FRAME_HEADER = 26.0
COLLAPSED_HEIGHT = 64.0


def arrow_curves(arrow: Arrow, source: Rect | None, target: Rect | None) -> tuple[Curve, ...]:
    """Return the curves of an arrow between two boxes; none where they are the same one."""
    if source is None or target is None or source == target:
        return ()
    if arrow.route and joins(arrow.route, source, target):
        return arrow.route
    return (curve_between(source, target),)


def frame_around(cards: Iterable[Rect], *, collapsed: bool) -> Rect | None:
    """Return the box of a frame around these cards, or of the card that stands for them."""
    around: Rect | None = None
    for box in cards:
        around = united(around, box)
    if around is None:
        return None
    if collapsed:
        return Rect(around.x, around.y, NOTE_WIDTH, COLLAPSED_HEIGHT)
    return Rect(
        around.x - FRAME_PADDING,
        around.y - FRAME_HEADER,
        around.width + 2 * FRAME_PADDING,
        around.height + FRAME_HEADER + FRAME_PADDING,
    )


def in_reading_order(cards: Iterable[Card], zones: Iterable[ZoneHeading]) -> list[int]:
    """Return the ids of these cards, zone by zone from the left, each from its top."""
    places = {zone.key: place for place, zone in enumerate(zones)}
    last = len(places)
    ordered = sorted(cards, key=lambda card: (places.get(card.zone, last), card.y, card.x, card.id))
    return [card.id for card in ordered]


class Bounds:
    """The box around all cards, kept as they come and go."""

    def __init__(self) -> None:
        self._box: Rect | None = None

    def around(self, cards: Iterable[Rect]) -> Rect | None:
        """Return the box around all these cards; they are counted only where they must be."""
        if self._box is None:
            for card in cards:
                self._box = united(self._box, card)
        return self._box

    def grow(self, old: Rect | None, new: Rect | None) -> None:
        """Follow a card; what lay on the edge and left means counting again."""
        bounds = self._box
        if bounds is None:
            return
        if old is not None and old != new and united(bounds, inflated(old, 0.5)) != bounds:
            self._box = None
        elif new is not None:
            self._box = united(bounds, new)
