"""What a board canvas shows differently from the plain scene: what is selected, what is held."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from facilitator.board_layout import NOTE_TEXT_SIZE

LEGIBLE: Final = 6.0
"""Smaller text than this, in pixels, is not painted."""


def is_legible(scale: float) -> bool:
    """Say whether a card's text can be read at this scale."""
    return scale * NOTE_TEXT_SIZE >= LEGIBLE


@dataclass(frozen=True)
class Look:
    """The state that painting needs beside the scene."""

    selected: AbstractSet[int] = frozenset()
    current: int | None = None
    """The card that keys act on first; it is among the selected ones."""
    chosen_arrow: int | None = None
    lifted: AbstractSet[int] = frozenset()
    """Cards that a drag holds: painted where it holds them, not where they are."""
    strong: AbstractSet[int] = frozenset()
    """Arrows of the selected cards, and the chosen one."""
    hidden_arrows: AbstractSet[int] = frozenset()
    """Arrows of the lifted cards."""
    large: bool = False
    """For the room: firmer links, since the back row sees them too."""

    @property
    def quieter(self) -> bool:
        """Whether links that are not strong step back."""
        return bool(self.strong)


PLAIN = Look()
"""Nothing selected, nothing held."""
