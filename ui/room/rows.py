"""What the room reads, and where it stands on a page. Plain data; nothing here knows Qt."""

from dataclasses import dataclass
from typing import NamedTuple

from facilitator.board_layout import Rect
from facilitator.language_tags import as_typed


@dataclass(frozen=True, slots=True)
class Row:
    """One note, or one reason, as the room reads it."""

    text: str
    label: str = ""
    mark: str = ""
    """The shape of its kind, such as ▲."""
    kind: str = ""
    """What the shape says, for those who hear the page."""
    tint: str = ""
    """A card's ground; empty where it is text without a card."""
    tally: tuple[tuple[str, int], ...] = ()
    """Shapes and how many of each: dots and concerns."""
    loud: bool = False
    heading: bool = False
    ghost: bool = False
    lead: str = ""
    """The word that joins it to the sentence: if, then, because."""


class Cause(NamedTuple):
    """A note that opens a sentence, and the reason why what follows follows."""

    row: Row
    reason: Row | None = None


@dataclass(frozen=True)
class Passage:
    """What is read in one breath: causes, what they lead to, and why.

    `before` and `after` are said again where the causes need more than one page, so that every
    page reads as a whole sentence.
    """

    causes: tuple[Cause, ...]
    before: tuple[Row, ...] = ()
    after: tuple[Row, ...] = ()
    first: str = ""
    others: str = ""
    """The words before the first cause, and before each other."""


@dataclass(frozen=True)
class Section:
    """What belongs together on consecutive pages."""

    title: str
    passages: tuple[Passage, ...]


class Space(NamedTuple):
    """The room for a section: `short` where a line below says which page it is."""

    width: float
    tall: float
    short: float
    least: int
    """The least text size."""


@dataclass(frozen=True, slots=True)
class Block:
    """A row, or a part of it, in its place on a page. Sizes and places are in pixels."""

    row: Row
    box: Rect
    lines: tuple[str, ...]
    size: int
    """The size of its text."""
    small: int
    """The size of its label, lead and tally."""
    text_x: float
    text_width: float
    lead_at: tuple[float, float] | None
    """Where the lead's line begins, from its top; None where it leads nothing."""
    continued: bool = False

    def moved(self, dx: float) -> "Block":
        """Return the block further to the right."""
        lead_at = (self.lead_at[0] + dx, self.lead_at[1]) if self.lead_at else None
        return Block(
            self.row,
            self.box._replace(x=self.box.x + dx),
            self.lines,
            self.size,
            self.small,
            self.text_x + dx,
            self.text_width,
            lead_at,
            self.continued,
        )


class Joint(NamedTuple):
    """A link on a page, from block to block; firm where somebody said why."""

    source: int
    target: int
    firm: bool


@dataclass(frozen=True)
class Page:
    """What is on the wall at a time."""

    blocks: tuple[Block, ...] = ()
    joints: tuple[Joint, ...] = ()
    height: float = 0.0

    def spoken(self) -> str:
        """Return the page as it is read aloud."""
        return as_typed(". ".join(_spoken(block) for block in self.blocks))


def _spoken(block: Block) -> str:
    row = block.row
    tally = [f"{count} {shape}" for shape, count in row.tally]
    parts = (row.lead, row.label, row.kind, " ".join(block.lines), *tally)
    return " ".join(part for part in parts if part)
