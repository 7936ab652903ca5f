"""What stands beside a map, one block below the other: each knows its height in a given width."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from exports.document import MM, Page, Rect
from exports.type.wrapping import text_width, wrap
from facilitator.decks import Worded

LEADING = 1.28


@dataclass(frozen=True)
class Look:
    """The type and the colours of a paper's blocks; size in pt, writing lines in mm."""

    size: float
    ink: str
    accent: str
    quiet: str
    writing: float = 9.0

    @property
    def line(self) -> float:
        """The height of a line of text, in mm."""
        return LEADING * self.size / MM

    @property
    def gap(self) -> float:
        """The room below a block, in mm."""
        return 0.5 * self.line

    @property
    def box(self) -> float:
        """The side of a box to tick, in mm."""
        return max(4.5, 0.85 * self.line)


class Block(Protocol):
    """A part of a panel."""

    @property
    def stretch(self) -> int:
        """How much of the room that is left over it takes: a share, in lines to write on."""
        ...

    def height(self, look: Look, width: float) -> float:
        """Return how high it is at least, the gap below it not included."""
        ...

    def draw(self, page: Page, look: Look, box: Rect) -> None:
        """Draw it; `box` may be higher than it asked for."""
        ...


def set_words(  # noqa: PLR0913
    page: Page,
    look: Look,
    place: tuple[float, float],
    lines: Sequence[str],
    *,
    kind: str = "P",
    bold: bool = False,
    colour: str = "",
    scale: float = 1.0,
    width: float = 0,
    language: str = "",
) -> float:
    """Set lines of one element from a top left corner on, and return how high they are.

    With a width, right-to-left lines end at the right of it.
    """
    size = look.size * scale
    x, y = place
    with page.tag(kind, language=language):
        page.text(
            x,
            y + (LEADING / 2 + 0.35) * size / MM,
            list(lines),
            size=size,
            leading=LEADING * size,
            bold=bold,
            colour=colour or look.ink,
            width=width,
        )
    return len(lines) * LEADING * size / MM


@dataclass(frozen=True)
class Words:
    """A paragraph, or a heading."""

    text: str
    kind: str = "P"
    bold: bool = False
    scale: float = 1.0
    stretch: int = 0

    def _lines(self, look: Look, width: float) -> list[str]:
        return wrap(self.text, look.size * self.scale, width * MM, bold=self.bold)

    def height(self, look: Look, width: float) -> float:
        """Return how high its lines are."""
        return len(self._lines(look, width)) * look.line * self.scale

    def draw(self, page: Page, look: Look, box: Rect) -> None:
        """Set it."""
        lines = self._lines(look, box.width)
        colour = look.accent if self.kind.startswith("H") else look.ink
        how = {"bold": self.bold, "scale": self.scale, "width": box.width}
        set_words(page, look, (box.x, box.y), lines, kind=self.kind, colour=colour, **how)  # type: ignore[arg-type]


@dataclass(frozen=True)
class ToWrite:
    """A heading, and lines to write on below it; the whole of them is a named frame."""

    title: str
    frame: str
    lines: int = 1

    @property
    def stretch(self) -> int:
        """More room is more lines."""
        return self.lines

    def _title(self, look: Look, width: float) -> list[str]:
        return wrap(self.title, look.size, width * MM, bold=True)

    def height(self, look: Look, width: float) -> float:
        """Return how high the words and its fewest lines are."""
        return len(self._title(look, width)) * look.line + self.lines * look.writing

    def draw(self, page: Page, look: Look, box: Rect) -> None:
        """Set the words, and rule as many lines as there is room for."""
        title = self._title(look, box.width)
        top = box.y + set_words(page, look, (box.x, box.y), title, kind="H2", bold=True)
        page.frame(self.frame, Rect(box.x, top, box.width, box.bottom - top))
        count = max(self.lines, int((box.bottom - top) / (1.25 * look.writing)))
        step = (box.bottom - top) / count
        with page.artifact():
            for line in range(1, count + 1):
                y = top + line * step
                page.line(box.x, y, box.right, y, stroke=look.quiet, line_width=0.25)


@dataclass(frozen=True)
class Ticks:
    """A heading, and a box to tick before each answer; the boxes are named frames."""

    title: str
    frame: str
    answers: Sequence[tuple[str, Worded]]
    stretch: int = 0

    def _rows(self, look: Look, width: float) -> list[tuple[str, list[str], str]]:
        room = (width - look.box - 2.5) * MM
        return [
            (key, wrap(said.text, look.size, room), said.language) for key, said in self.answers
        ]

    def height(self, look: Look, width: float) -> float:
        """Return how high the heading and its answers are."""
        title = wrap(self.title, look.size, width * MM, bold=True)
        step = max(look.line, look.box + 1)
        rows = sum(
            step + (len(lines) - 1) * look.line for _key, lines, _own in self._rows(look, width)
        )
        return len(title) * look.line + 0.5 + rows

    def draw(self, page: Page, look: Look, box: Rect) -> None:
        """Draw it."""
        title = wrap(self.title, look.size, box.width * MM, bold=True)
        y = box.y + set_words(page, look, (box.x, box.y), title, kind="H2", bold=True) + 0.5
        step = max(look.line, look.box + 1)
        for key, lines, own in self._rows(look, box.width):
            tick = Rect(box.x, y + (step - look.box) / 2, look.box, look.box)
            with page.artifact():
                page.rect(tick, radius=0.6, stroke=look.ink, line_width=0.35)
            page.frame(f"{self.frame}-{key}", tick)
            at = (tick.right + 2.5, y + (step - look.line) / 2)
            set_words(page, look, at, lines, language=own)
            y += step + (len(lines) - 1) * look.line


@dataclass(frozen=True)
class Keyed:
    """A sign and what it means; the sign is drawn in the box that it is given."""

    text: str
    sign: Callable[[Page, Rect], None]
    wide: float = 11.0
    bold: bool = False
    language: str = ""
    stretch: int = 0

    def height(self, look: Look, width: float) -> float:
        """Return how high it is."""
        lines = wrap(self.text, look.size, (width - self._wide(look) - 3) * MM, bold=self.bold)
        return max(len(lines) * look.line, 1.15 * look.line)

    def _wide(self, look: Look) -> float:
        return self.wide * look.size / 12

    def draw(self, page: Page, look: Look, box: Rect) -> None:
        """Draw the sign, and set the words beside it."""
        wide = self._wide(look)
        with page.artifact():
            self.sign(page, Rect(box.x, box.y + 0.08 * look.line, wide, 0.95 * look.line))
        room = box.width - wide - 3
        lines = wrap(self.text, look.size, room * MM, bold=self.bold)
        at = (box.x + wide + 3, box.y)
        set_words(page, look, at, lines, bold=self.bold, width=room, language=self.language)


@dataclass(frozen=True)
class Listed:
    """Sentences under a heading, each with a bullet or with its label."""

    title: Worded
    texts: Sequence[Worded]
    labels: Sequence[str] = field(default=())
    stretch: int = 0

    @property
    def items(self) -> list[tuple[str, Worded]]:
        """Each label, and its sentence."""
        return list(zip(self.labels or ["•"] * len(self.texts), self.texts, strict=True))

    def _title(self, look: Look, width: float) -> list[str]:
        return wrap(self.title.text, look.size, width * MM, bold=True)

    def _hang(self, look: Look) -> float:
        labels = self.labels or ("•",)
        return max(text_width(each, look.size, bold=True) for each in labels) / MM + 2

    def _rows(self, look: Look, width: float) -> list[tuple[str, list[str], str]]:
        room = (width - self._hang(look)) * MM
        return [
            (label, wrap(said.text, look.size, room), said.language) for label, said in self.items
        ]

    def height(self, look: Look, width: float) -> float:
        """Return how high it is."""
        rows = self._rows(look, width)
        high = (len(self._title(look, width)) + 0.2) * look.line
        return high + sum((len(lines) + 0.15) * look.line for _label, lines, _own in rows)

    def draw(self, page: Page, look: Look, box: Rect) -> None:
        """Set the list."""
        title = self._title(look, box.width)
        how = {"bold": True, "colour": look.accent, "language": self.title.language}
        y = box.y + set_words(page, look, (box.x, box.y), title, kind="H2", **how)  # type: ignore[arg-type]
        y += 0.2 * look.line
        hang = self._hang(look)
        with page.tag("L"):
            for label, lines, own in self._rows(look, box.width):
                with page.tag("LI"):
                    set_words(page, look, (box.x, y), [label], kind="Lbl", bold=True)
                    at, room = (box.x + hang, y), box.width - hang
                    how = {"kind": "LBody", "width": room, "language": own}
                    y += set_words(page, look, at, lines, **how)  # type: ignore[arg-type]
                    y += 0.15 * look.line
