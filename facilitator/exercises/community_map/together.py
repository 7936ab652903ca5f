"""What a board's maps say together, kept on the board: worked out anew only for what changed.

Rows are replaced when they change, so a row that is the same one is as it was.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from facilitator.exercises.community_map.drawn import Drawn, drawn_of_row, extent_of
from facilitator.exercises.community_map.facts import Boundary, Spot
from facilitator.exercises.community_map.shapes import area_of
from facilitator.exercises.community_map.surface import Surface
from facilitator.exercises.community_map.tables import CommunityBoard

Found = TypeVar("Found")
_KEPT: Final = "_together"


class Together:
    """The surface of a board's drawings, and what was worked out of it."""

    def __init__(self) -> None:
        self.surface = Surface((1, 1))
        self._size: tuple[float, float] | None = None
        self._rows: dict[int, list[Any]] = {}
        self._drawn: dict[int, Drawn] = {}
        self._known: dict[str, tuple[list[Any], Any]] = {}

    def follow(self, board: CommunityBoard) -> None:
        """Take up what was drawn since."""
        drawn = self._drawn_now(board)
        size = board.size or extent_of(drawn.values())
        if size != self._size:
            self._size, self.surface = size, Surface(size, board.minimum)
            changed, gone = set(drawn), set[int]()
        else:
            changed = {key for key, each in drawn.items() if self._drawn.get(key) is not each}
            gone = set(self._drawn) - set(drawn)
        self.surface.minimum = board.minimum
        for key in gone:
            self.surface.remove(key)
        for key in drawn:
            if key in changed:
                self.surface.put(drawn[key])
        self._drawn = drawn

    def kept(self, what: str, rows: Iterable[Any], work_out: Callable[[], Found]) -> Found:
        """Return what was worked out of these rows and the surface, unless any of them changed."""
        asked = [self.surface, self.surface.version, self.surface.minimum, *rows]
        known, found = self._known.get(what, ([], None))
        if len(known) != len(asked) or any(
            one is not other and not (isinstance(one, int) and one == other)
            for one, other in zip(known, asked, strict=True)
        ):
            found = work_out()
            self._known[what] = asked, found
        result: Found = found
        return result

    def _drawn_now(self, board: CommunityBoard) -> dict[int, Drawn]:
        rows: dict[int, list[Any]] = {key: [row] for key, row in board.drawings.items()}
        for patch in board.patches.values():
            if patch.drawing_id in rows:
                rows[patch.drawing_id].append(patch)
        found: dict[int, Drawn] = {}
        for key, own in rows.items():
            before = self._rows.get(key, [])
            same = len(own) == len(before) and all(map(_is, own, before))
            if same and key in self._drawn:
                found[key] = self._drawn[key]
            elif not same:
                drawn = drawn_of_row(key, own[0], own[1:])
                if not drawn.area.is_empty:
                    found[key] = drawn
        self._rows = rows
        return found


def _is(one: object, other: object) -> bool:
    return one is other


def together(board: CommunityBoard) -> Together:
    """Return what a board's maps say together, as they stand now."""
    if _KEPT not in vars(board):
        vars(board)[_KEPT] = Together()
    kept: Together = vars(board)[_KEPT]
    kept.follow(board)
    return kept


def surface_of_board(board: CommunityBoard) -> Surface:
    """Return the surface of a board's drawings as they stand now; it is kept on the board."""
    return together(board).surface


def boundaries_of_board(board: CommunityBoard) -> list[Boundary]:
    """Return a board's boundaries."""
    return [Boundary(row.name, area_of(row.polygons)) for row in board.outlines.values()]


def spots_of_board(board: CommunityBoard) -> list[Spot]:
    """Return a board's pins, but for private ones."""
    deck = board.community_deck
    return [
        Spot(row.label, row.x, row.y, deck.place_kind(row.kind).asset)
        for row in board.places.values()
        if row.visibility != "private"
    ]
