"""Which way a card runs: from its left, or mirrored for words that are read from the right."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from exports.document import Align, Page, Rect
from exports.type.shaping import is_right_to_left
from facilitator.i18n import reads_from_right


class Course(NamedTuple):
    """Puts what is worked out from a card's left where it belongs on this card."""

    card: Rect
    from_right: bool = False

    def x(self, x: float) -> float:
        """Return where a place across the card lies, in mm."""
        return self.card.x + self.card.right - x if self.from_right else x

    def box(self, box: Rect) -> Rect:
        """Return where a box lies."""
        return box._replace(x=self.x(box.right)) if self.from_right else box

    def write(  # noqa: PLR0913 - it is a text's place, and where it goes on
        self,
        page: Page,
        x: float,
        y: float,
        text: str | Sequence[str],
        room: float,
        *,
        at_end: bool = False,
        **how: Any,
    ) -> None:
        """Set a text, its first baseline at `y`, in a room from `x` on, at whose end it may be."""
        box = self.box(Rect(x, y, room, 0))
        align: Align = "right" if self.from_right != at_end else "left" if at_end else "start"
        page.text(box.x, y, text, width=room, align=align, **how)


def runs_from_right(text: str, language: str) -> bool:
    """Say whether a text is read from the right: its language says so, or else its first letter."""
    return reads_from_right(language) if language else is_right_to_left(text)
