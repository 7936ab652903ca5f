"""What a board shows: plain rows, put and removed one by one. No Qt, no database.

A scene is told by whoever knows the board, and tells its listeners what changed and where, so
that a canvas paints again only what it must.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from facilitator.board_layout import Curve, Rect
from ui.canvas.geometry import curves_box, distance, inflated, united
from ui.canvas.grid import Grid
from ui.canvas.laying import (
    FRAME_HEADER,
    Bounds,
    arrow_curves,
    frame_around,
    in_reading_order,
)
from ui.canvas.listeners import Listeners
from ui.canvas.rows import (
    PLAIN_REACH,
    REACH,
    Arrow,
    Card,
    Change,
    Frame,
    Period,
    ZoneHeading,
)


class BoardScene:
    """Cards, arrows, frames and headings, findable by place."""

    def __init__(self) -> None:
        self._cards: dict[int, Card] = {}
        self._arrows: dict[int, Arrow] = {}
        self._frames: dict[int, Frame] = {}
        self._headings: tuple[ZoneHeading, ...] = ()
        self._periods: tuple[Period, ...] = ()
        self._start_empty()
        self._listeners = Listeners()

    def _start_empty(self) -> None:
        for rows in (self._cards, self._arrows, self._frames):
            rows.clear()
        self._card_grid, self._arrow_grid, self._frame_grid = Grid(), Grid(), Grid()
        self._curves: dict[int, tuple[Curve, ...]] = {}
        self._arrows_at: defaultdict[int, set[int]] = defaultdict(set)
        self._frame_of: dict[int, int] = {}
        self._height_order: dict[int, int] = {}
        self._latest = 0
        self._bounds = Bounds()
        self._reading: list[int] | None = None

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Call a bound method after each change, as long as its object lives."""
        self._listeners.add(listener)

    # What there is

    @property
    def cards(self) -> Mapping[int, Card]:
        """Every card by id, also those inside collapsed frames."""
        return MappingProxyType(self._cards)

    @property
    def arrows(self) -> Mapping[int, Arrow]:
        """Every arrow by id, also those that have an end missing."""
        return MappingProxyType(self._arrows)

    @property
    def frames(self) -> Mapping[int, Frame]:
        """Every frame by id."""
        return MappingProxyType(self._frames)

    @property
    def headings(self) -> tuple[ZoneHeading, ...]:
        """The zones, left to right."""
        return self._headings

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods of a board with a time axis, from the top down."""
        return self._periods

    def put_card(self, card: Card) -> None:
        """Add a card, or replace the one with the same id."""
        old = self._cards.get(card.id)
        if old == card:
            return
        self._cards[card.id] = card
        self._reading = None
        box, old_box = card.box, old.box if old else None
        moved = old_box != box
        if moved:
            self._latest += 1
            self._height_order[card.id] = self._latest
        if card.id in self._card_grid or self.is_shown(card.id):
            self._card_grid.put(card.id, box)
        self._bounds.grow(old_box, box)
        if self._listeners:
            reach = PLAIN_REACH if old is None and card.is_plain else REACH
            self._listeners.tell(Change("card", card.id, inflated(united(old_box, box), reach)))
        if moved:
            self._follow(card.id)

    def remove_card(self, card_id: int) -> None:
        """Take a card off the board; one that is not there is no matter."""
        card = self._cards.pop(card_id, None)
        if card is None:
            return
        self._card_grid.remove(card_id)
        del self._height_order[card_id]
        self._reading = None
        self._bounds.grow(card.box, None)
        self._listeners.tell(Change("card", card_id, inflated(card.box, REACH)))
        self._follow(card_id)

    def put_arrow(self, arrow: Arrow) -> None:
        """Add an arrow, or replace the one with the same id. Its cards may come later."""
        old = self._arrows.get(arrow.id)
        if old == arrow:
            return
        if old is not None:
            self._detach(old)
        self._arrows[arrow.id] = arrow
        self._arrows_at[arrow.source].add(arrow.id)
        self._arrows_at[arrow.target].add(arrow.id)
        self._lay_arrow(arrow.id, told=True)

    def remove_arrow(self, arrow_id: int) -> None:
        """Take an arrow off the board; one that is not there is no matter."""
        arrow = self._arrows.pop(arrow_id, None)
        if arrow is not None:
            self._detach(arrow)
            self._lay_arrow(arrow_id, told=True)

    def put_frame(self, frame: Frame) -> None:
        """Add a frame around its cards, or replace the one with the same id."""
        old = self._frames.get(frame.id)
        if old == frame:
            return
        self._frames[frame.id] = frame
        members = set(frame.card_ids) | set(old.card_ids if old else ())
        for card_id in old.card_ids if old else ():
            self._frame_of.pop(card_id, None)
        for card_id in frame.card_ids:
            self._frame_of[card_id] = frame.id
        self._lay_frame(frame.id)
        self._show_or_hide(members)

    def remove_frame(self, frame_id: int) -> None:
        """Take a frame away and leave its cards."""
        frame = self._frames.pop(frame_id, None)
        if frame is None:
            return
        for card_id in frame.card_ids:
            if self._frame_of.get(card_id) == frame_id:
                del self._frame_of[card_id]
        self._lay_frame(frame_id)
        self._show_or_hide(set(frame.card_ids))

    def set_headings(self, headings: Iterable[ZoneHeading]) -> None:
        """Say which zones there are, left to right."""
        self._headings = tuple(headings)
        self._reading = None
        self._listeners.tell(Change("headings", None, None))

    def set_periods(self, periods: Iterable[Period]) -> None:
        """Say which periods there are, from the top down."""
        wanted = tuple(periods)
        if wanted != self._periods:
            self._periods = wanted
            self._listeners.tell(Change("periods", None, None))

    def clear(self) -> None:
        """Empty the scene; headings and periods stay."""
        self._start_empty()
        self._listeners.tell(Change("all", None, None))

    # Where it is

    @property
    def bounds(self) -> Rect | None:
        """The box around everything, or None where there is nothing."""
        return self._bounds.around(card.box for card in self._cards.values())

    def is_shown(self, card_id: int) -> bool:
        """Say whether a card is on the board and not inside a collapsed frame."""
        frame = self._frames.get(self._frame_of.get(card_id, -1))
        return card_id in self._cards and not (frame and frame.collapsed)

    def box_of(self, card_id: int) -> Rect | None:
        """Return where arrows meet a card: its own box, or the collapsed frame's around it."""
        frame_id = self._frame_of.get(card_id)
        if frame_id is not None and self._frames[frame_id].collapsed:
            return self._frame_grid.get(frame_id)
        card = self._cards.get(card_id)
        return card.box if card else None

    def folded_around(self, card_ids: Iterable[int]) -> set[int]:
        """Return the collapsed frames that stand for any of these cards."""
        frames = {self._frame_of[each] for each in card_ids if each in self._frame_of}
        return {frame_id for frame_id in frames if self._frames[frame_id].collapsed}

    def frame_box(self, frame_id: int) -> Rect | None:
        """Return the box of a frame, or None while none of its cards is there."""
        return self._frame_grid.get(frame_id)

    def curves_of(self, arrow_id: int) -> tuple[Curve, ...]:
        """Return the curves an arrow is drawn with, none while it is hidden."""
        return self._curves.get(arrow_id, ())

    def arrows_of(self, card_ids: Iterable[int]) -> set[int]:
        """Return the arrows that start or end at these cards."""
        return set().union(*(self._arrows_at.get(card_id, ()) for card_id in card_ids))

    def cards_in(self, box: Rect) -> list[int]:
        """Return the cards shown that touch a box, the lowest first."""
        return sorted(self._card_grid.near(box), key=self._height_order.__getitem__)

    def arrows_in(self, box: Rect) -> set[int]:
        """Return the arrows shown whose own box touches this one."""
        return self._arrow_grid.near(box)

    def frames_in(self, box: Rect) -> list[int]:
        """Return the frames that touch a box, in order of id."""
        return sorted(self._frame_grid.near(box))

    def card_at(self, x: float, y: float) -> int | None:
        """Return the topmost card at a point."""
        found = self.cards_in(Rect(x, y, 0, 0))
        return found[-1] if found else None

    def frame_at(self, x: float, y: float) -> int | None:
        """Return the frame whose title, or whose collapsed card, is at a point."""
        for frame_id in self.frames_in(Rect(x, y, 0, 0)):
            box = self._frame_grid[frame_id]
            if self._frames[frame_id].collapsed or y <= box.y + FRAME_HEADER:
                return frame_id
        return None

    def arrow_at(self, x: float, y: float, tolerance: float) -> int | None:
        """Return the arrow nearest to a point, if one is near enough."""
        around = inflated(Rect(x, y, 0, 0), tolerance)
        nearest = min(
            ((distance(self._curves[each], x, y), each) for each in self.arrows_in(around)),
            default=(tolerance + 1, -1),
        )
        return nearest[1] if nearest[0] <= tolerance else None

    def reading_order(self) -> list[int]:
        """Return the cards shown, zone by zone from the left, each from its top."""
        if self._reading is None:
            here = [card for card in self._cards.values() if self.is_shown(card.id)]
            self._reading = in_reading_order(here, self._headings)
        return self._reading

    # Keeping it so

    def _detach(self, arrow: Arrow) -> None:
        self._arrows_at[arrow.source].discard(arrow.id)
        self._arrows_at[arrow.target].discard(arrow.id)

    def _follow(self, card_id: int) -> None:
        """Let the arrows and the frame of a card go where it went."""
        frame_id = self._frame_of.get(card_id)
        if frame_id is not None:
            self._lay_frame(frame_id)
        for arrow_id in self._arrows_at.get(card_id, ()):
            self._lay_arrow(arrow_id, told=False)

    def _show_or_hide(self, card_ids: set[int]) -> None:
        """Put cards where a frame's opening or closing leaves them."""
        self._reading = None
        for card_id in card_ids & self._cards.keys():
            card = self._cards[card_id]
            if self.is_shown(card_id):
                self._card_grid.put(card_id, card.box)
            else:
                self._card_grid.remove(card_id)
            self._listeners.tell(Change("card", card_id, inflated(card.box, REACH)))
        for arrow_id in self.arrows_of(card_ids):
            self._lay_arrow(arrow_id, told=False)

    def _lay_arrow(self, arrow_id: int, *, told: bool) -> None:
        old = self._arrow_grid.get(arrow_id)
        before = self._curves.pop(arrow_id, ())
        arrow = self._arrows.get(arrow_id)
        curves = self._curves_for(arrow) if arrow else ()
        if curves == before and not told:
            self._curves[arrow_id] = curves
            return
        new = curves_box(curves) if curves else None
        if new is None:
            self._arrow_grid.remove(arrow_id)
        else:
            self._curves[arrow_id] = curves
            self._arrow_grid.put(arrow_id, inflated(new, 2))
        if new is not None or old is not None:
            self._listeners.tell(Change("arrow", arrow_id, inflated(united(old, new), REACH)))

    def _curves_for(self, arrow: Arrow) -> tuple[Curve, ...]:
        return arrow_curves(arrow, self.box_of(arrow.source), self.box_of(arrow.target))

    def _lay_frame(self, frame_id: int) -> None:
        old = self.frame_box(frame_id)
        frame = self._frames.get(frame_id)
        here = (self._cards.get(each) for each in (frame.card_ids if frame else ()))
        boxes = [card.box for card in here if card is not None]
        new = frame_around(boxes, collapsed=frame.collapsed) if frame else None
        if new is None:
            self._frame_grid.remove(frame_id)
        else:
            self._frame_grid.put(frame_id, new)
        if new is not None or old is not None:
            self._listeners.tell(Change("frame", frame_id, inflated(united(old, new), REACH)))
        if old != new and frame is not None and frame.collapsed:
            for arrow_id in self.arrows_of(frame.card_ids):
                self._lay_arrow(arrow_id, told=False)
