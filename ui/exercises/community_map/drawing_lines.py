"""What each line of the list of drawings says: to the room, no more than whose turn it was."""

from typing import NamedTuple

from facilitator.exercises.community_map.tables import CommunityBoard, Drawing
from facilitator.i18n import _
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.drawing_words import has_anything, is_elsewhere


class Line(NamedTuple):
    """One drawing, as its line says it."""

    key: int
    code: str
    name: str
    quiet: bool
    """Whether the name stands for there being none."""
    in_hand: bool
    paper: bool
    elsewhere: bool

    @property
    def text(self) -> str:
        """What is written in the line."""
        return f"{self.code}  {self.name}".rstrip()

    @property
    def spoken(self) -> str:
        """All of it in words."""
        parts = [self.code, *([self.name] if self.name else [])]
        if self.elsewhere:
            parts.append(_("not on this map"))
        if self.paper:
            parts.append(_("from paper"))
        if self.in_hand:
            parts.append(_("in hand"))
        return ", ".join(dict.fromkeys(parts))


def lines_of(desk: CommunityDesk) -> list[Line]:
    """Return the lines of all drawings, in the order they were begun.

    While the room may see the screen, no line says what somebody calls theirs: only codes show.
    """
    board, here, hides = desk.map, desk.drawing, desk.live.hides
    lines = []
    for key, row in board.drawings.items():
        in_hand = here is not None and here.id == key
        elsewhere = not hides and is_elsewhere(board, row)
        name = "" if hides else row.name
        said = name or _instead(board, row, in_hand=in_hand, elsewhere=elsewhere, hides=hides)
        lines.append(Line(key, row.participant, said, not name, in_hand, row.from_paper, elsewhere))
    return lines


def _instead(
    board: CommunityBoard, row: Drawing, *, in_hand: bool, elsewhere: bool, hides: bool
) -> str:
    """Return what stands in the place of a name."""
    if in_hand:
        return _("drawing…")
    if elsewhere:
        return _("not on this map")
    if not has_anything(board, row):
        return _("nothing yet")
    return "" if hides else _("no name yet")
