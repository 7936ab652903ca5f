"""Whose drawing a sheet becomes, on which of the workshop's maps."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from facilitator.decks import COMMUNITY_MAP
from facilitator.exercises import exercise
from facilitator.exercises.community_map.tables import CommunityBoard, Drawing
from facilitator.i18n import _
from facilitator.participants import participants
from facilitator.workshop import activities, saved_id, the_workshop
from ui.exercises.community_map.drawing_words import names_in_use
from ui.wording import translated

if TYPE_CHECKING:
    from ui.exercises.community_map.desk import CommunityDesk

USUAL = 40
"""So many codes are offered where nobody said how many people are expected."""


class Target:
    """One community map of the workshop, to which sheets belong."""

    def __init__(self, board: CommunityBoard, desk: "CommunityDesk") -> None:
        self.board, self._desk = board, desk
        self.activity_id = saved_id(board.activity)
        self.is_other = self.activity_id != desk.activity_id
        self.title = board.activity.title or board.community_deck.title
        self.years = [(band.key, translated(band.title)) for band in board.community_deck.years]

    @property
    def size(self) -> tuple[float, float]:
        """The map's width and height in pixels."""
        wide, high = self.board.size or (1, 1)
        return float(wide), float(high)

    def drawing(self, code: str) -> Drawing | None:
        """Return somebody's drawing, where there is one."""
        rows = self.board.drawings.values()
        return next((row for row in rows if row.participant == code), None)

    def names(self) -> list[str]:
        """Return the names that people use already."""
        return names_in_use(self.board)

    def table_of(self, code: str) -> int | None:
        """Return the table at which somebody sits, where that is known."""
        with self._desk.store.reading() as session:
            found = (one.table_number for one in participants(session) if one.code == code)
            return next(found, None)

    def said(self, code: str) -> list[str]:
        """Say what taking a sheet in does besides."""
        found = []
        if self.is_other:
            said = _("This sheet belongs to “{title}”, and goes there.")
            found.append(said.format(title=self.title))
        row = self.drawing(code)
        if row is not None and row.from_paper:
            said = _("{code}’s drawing came from paper already; this one takes its place.")
            found.append(said.format(code=code))
        elif row is not None and self.board.patches_of(row.id or 0):
            said = _("{code} drew on the screen already; what is here is added to that.")
            found.append(said.format(code=code))
        return found


def own_number(desk: "CommunityDesk") -> int:
    """Return the place of this map in the running order, counted from 1."""
    with desk.store.reading() as session:
        ids = [each.id for each in activities(session)]
    return ids.index(desk.activity_id) + 1


def target_of(desk: "CommunityDesk", number: int) -> Target | None:
    """Return the map that stands at this place in the running order, if one does."""
    with desk.store.reading() as session:
        found = activities(session)
        if not 1 <= number <= len(found):
            return None
        activity = found[number - 1]
        if activity.id == desk.activity_id:
            board: Any = desk.live.whole
        elif activity.exercise == COMMUNITY_MAP:
            board = exercise(activity.exercise).board.load(session, saved_id(activity))
        else:
            return None
    return Target(cast("CommunityBoard", board), desk)


def codes_to_choose(desk: "CommunityDesk") -> list[str]:
    """Return the codes whose sheets there may be: those in the room, then as many as expected."""
    with desk.store.reading() as session:
        known = [one.code for one in participants(session)]
        expected = the_workshop(session).expected or USUAL
    board = cast("CommunityBoard", desk.live.whole)
    drawn = [row.participant for row in board.drawings.values()]
    numbered = [f"P{number}" for number in range(1, expected + 1)]
    return sorted({*known, *drawn, *numbered}, key=_by_number)


def _by_number(code: str) -> tuple[bool, int, str]:
    digits = code[1:]
    number = int(digits) if digits.isascii() and digits.isdecimal() else 0
    return number == 0, number, code


def said_together(sentences: Iterable[str]) -> str:
    """Return sentences one after the other."""
    return " ".join(each for each in sentences if each)
