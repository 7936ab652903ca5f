"""How a card of each size is set: type in pt, lengths in mm."""

from dataclasses import dataclass, replace
from typing import Final

from exports.cards.layouts import Size
from exports.document import INK, MM
from exports.sheets import ACCENT, CLEAR_PRINT, LARGE_PRINT, QUIET
from facilitator.i18n import _

LEADING: Final = 1.22
"""Distance of two baselines on a card, in type sizes."""
ASCENT, DESCENT = 0.74, 0.24
"""How far letters reach above and below their baseline, in type sizes."""


@dataclass(frozen=True)
class CardStyle:
    """How a card is set. `text` is the size that its text should have, `least` may have."""

    size: Size
    inset: float
    text: float
    name: float
    mark: float
    gap: float
    title: float
    label: float = CLEAR_PRINT
    least: float = CLEAR_PRINT
    mono: bool = False

    @property
    def places(self) -> bool:
        """Whether it has room to say where a card is taken up, not only how long that takes."""
        return self.size in {"tarot", "a6"}

    @property
    def ink(self) -> str:
        """The colour of what is read first."""
        return "#000000" if self.mono else INK

    @property
    def quiet(self) -> str:
        """The colour of what is read afterwards."""
        return "#000000" if self.mono else QUIET

    @property
    def accent(self) -> str:
        """The colour of a theme's name."""
        return "#000000" if self.mono else ACCENT

    def line(self, size: float) -> float:
        """Return the height of a line in mm."""
        return size * LEADING / MM


_CLEAR: Final = {
    "poker": CardStyle("poker", inset=4.5, text=14, name=12, mark=6.6, gap=2.3, title=17),
    "a7": CardStyle("a7", inset=5.5, text=14, name=13, mark=7.5, gap=3.2, title=19),
    "tarot": CardStyle("tarot", inset=5.5, text=16, name=13, mark=7.5, gap=3.6, title=19),
    "a6": CardStyle("a6", inset=9, text=18, name=15, mark=9, gap=5, title=25),
}
_LARGE: Final = CardStyle("a6", 7, LARGE_PRINT, 18, 11, 4, 27, label=LARGE_PRINT, least=LARGE_PRINT)
SIZES: Final[tuple[Size, ...]] = ("poker", "a7", "tarot", "a6")
"""The sizes of card, smallest first."""


def style_of(size: Size, *, large: bool = False, mono: bool = False) -> CardStyle:
    """Return how cards of a size are set; large print is only made on A6."""
    style = _LARGE if large else _CLEAR[size]
    return replace(style, mono=mono)


def size_name(size: Size) -> str:
    """Return what cards of a size are called, in the middle of a sentence."""
    return {
        "poker": _("a poker card"),
        "a7": _("an A7 card"),
        "tarot": _("a tarot card"),
        "a6": _("an A6 card"),
    }[size]


def size_title(size: Size) -> str:
    """Return a size's own name."""
    return {"poker": _("Poker"), "a7": _("A7"), "tarot": _("Tarot"), "a6": _("A6")}[size]
