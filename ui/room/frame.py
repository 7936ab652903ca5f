"""What stands around a page on the wall: the question, the prompt, the timer, the page number."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from facilitator.board_layout import Rect
from facilitator.language_tags import FROM_RIGHT, as_typed
from facilitator.lettering import text_width, wrap
from ui.room.rows import Space
from ui.room.setter import LINE

MARGIN_ACROSS: Final = 0.032
MARGIN_DOWN: Final = 0.035
"""Of the picture's width and height."""
PROMPT_SHARE: Final = 0.044
QUESTION_SHARE: Final = 0.03
"""Of the picture's height: the header's text is no smaller, however near the back row is."""
FIGURES: Final = 1.3
"""The timer's figures, in the prompt's text sizes: the whole room looks at them."""
RING: Final = 2.15
"""The timer's diameter, in sizes of its figures: two fit."""
PROMPT_LINES: Final = 2
"""A longer prompt is read on the opening page alone, so that the notes have room."""
HEADER_LINES: Final = 3
"""So many lines has the prompt with the same in another language, or with the question."""
PICTURE_SHARE: Final = 0.46
"""Of the opening page's width, where the step has a picture."""
CARD: Final = 3.1
"""The height, in text sizes, of a card with one loud line and its lead above: it always fits."""


class Said(NamedTuple):
    """What stands over a page: what the workshop asks, and what the step asks."""

    question: str = ""
    prompt: str = ""
    also: str = ""
    """The prompt in another language."""


class Line(NamedTuple):
    """A line of the header: where it begins, from its top."""

    text: str
    x: float
    y: float
    size: int
    bold: bool
    from_right: bool = False
    """Whether its language is read from the right, whatever letter it begins with."""


@dataclass(frozen=True)
class RoomFrame:
    """The places on a picture of one size. No text in it is smaller than the least."""

    least: int
    """The least text size, in pixels; the page number has it."""
    figures: int
    """The size of the timer's figures."""
    header: tuple[Line, ...]
    ring: Rect | None
    """None where the text is so large that a timer would leave no room to read."""
    content: Rect
    foot: Rect
    """The line for the page number; pages that need it end above it. It may have no height."""
    picture: Rect | None = None
    """Where a picture stands beside the text."""

    @property
    def space(self) -> Space:
        """The room that a section has."""
        return Space(
            self.content.width,
            self.content.height,
            min(self.content.height, self.foot.y - self.content.y),
            self.least,
        )


def furnish(
    size: tuple[float, float],
    least: int,
    said: Said,
    *,
    opening: bool = False,
    picture: bool = False,
) -> RoomFrame:
    """Find the places on a picture. The opening page has no header: it reads the same, larger.

    `picture`: leave room for one, on the opening page.
    """
    width, height = size
    left, top = round(width * MARGIN_ACROSS), round(height * MARGIN_DOWN)
    inner, bottom = width - 2 * left, height - top
    large = max(least, round(height * PROMPT_SHARE))
    figures = round(large * FIGURES)
    diameter = round(figures * RING)
    card = least * (0.4 + CARD)
    ring: Rect | None = Rect(width - left - diameter, top, diameter, diameter)
    if top + diameter + card > bottom or diameter * 2 > inner:
        ring, diameter = None, 0
    beside = inner - diameter - (large if ring else 0)
    sizes = (max(least, round(height * QUESTION_SHARE)), large)
    lines = () if opening else _header(said, sizes, (left, top, beside, diameter))
    tall = max(diameter, lines[-1].y + lines[-1].size * LINE - top if lines else 0)
    if lines and top + tall + card > bottom:
        lines, tall = (), diameter
    above = 0 if opening or not tall else tall + round(large * 0.4)
    content = Rect(left, top + above, beside if opening else inner, bottom - top - above)
    foot_height = least * LINE if content.height - least * LINE >= least * CARD else 0.0
    foot = Rect(left, bottom - foot_height, inner, foot_height)
    shown = None
    if picture and opening:
        across = round(content.width * PICTURE_SHARE)
        shown = Rect(content.right - across, content.y, across, foot.y - content.y)
        content = content._replace(width=content.width - across - large)
    return RoomFrame(least, figures, lines, ring, content, foot, shown)


def _header(
    said: Said, sizes: tuple[int, int], place: tuple[float, float, float, float]
) -> tuple[Line, ...]:
    """Return the question, where one line holds it, and the prompt, beside the timer.

    Where the deck has the prompt in another language, that stands under it, as large.
    """
    small, large = sizes
    x, y, width, height = place
    prompts = _lines(said.prompt, large, width)
    also = [line for text in said.also.split("\n") for line in _lines(text, large, width)]
    if len(prompts) > PROMPT_LINES or len(prompts) + len(also) > HEADER_LINES:
        return ()
    heard = [(line, large, True, from_right) for line, from_right in (*prompts, *also)]
    if said.question and len(heard) < PROMPT_LINES and text_width(said.question, small) <= width:
        heard.insert(0, (said.question, small, False, False))
    y += max(0.0, (height - sum(each[1] * LINE for each in heard)) / 2)
    lines = []
    for text, size, bold, from_right in heard:
        lines.append(Line(text, x, y, size, bold, from_right))
        y += size * LINE
    return tuple(lines)


def _lines(text: str, size: int, width: float) -> list[tuple[str, bool]]:
    """Return the lines of a prompt, and whether it is marked as read from the right."""
    marked, said = text.startswith(FROM_RIGHT), as_typed(text)
    return [(line, marked) for line in wrap(said, size, width, bold=True)] if said else []
