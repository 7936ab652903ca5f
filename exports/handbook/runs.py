"""Words in several looks, broken into lines: bold, keys and links stand in the same paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from exports.document import MM
from exports.type.wrapping import text_width
from facilitator.help.blocks import Span, Spans

CAP = 1.0
"""Room within the frame of a key, left and right of its name, in mm."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look, `x` mm from where their line begins."""

    x: float
    width: float
    span: Span

    @property
    def bold(self) -> bool:
        """Whether the letters are bold."""
        return self.span.bold


Line = tuple[Run, ...]


def lines_of(spans: Spans, size: float, width: float, *, bold: bool = False) -> list[Line]:
    """Break words into lines no wider than `width` mm, in type of `size` pt."""
    space = text_width(" ", size, bold=bold) / MM
    lines: list[list[list[Span]]] = [[]]
    room = width
    for word in _words([replace(span, bold=span.bold or bold) for span in spans]):
        needs = sum(_width(span, size) for span in word)
        if lines[-1] and needs + space > room:
            lines.append([])
            room = width
        room -= needs + (space if lines[-1] else 0)
        lines[-1].append(word)
    return [tuple(_runs(line, size)) for line in lines if line]


def _words(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield what must not be parted: stretches without a space, in one look or in several."""
    word: list[Span] = []
    for span in spans:
        if span.key:
            word.append(span)
            continue
        for is_space, letters in groupby(span.text, str.isspace):
            if not is_space:
                word.append(replace(span, text="".join(letters)))
            elif word:
                yield word
                word = []
    if word:
        yield word


def _runs(line: Sequence[Sequence[Span]], size: float) -> Iterator[Run]:
    """Yield the words of a line, those in the same look as one run with the space behind it."""
    spans: list[Span] = []
    for place, word in enumerate(line):
        for span in word:
            if spans and not span.key and spans[-1] == replace(span, text=spans[-1].text):
                spans[-1] = replace(span, text=spans[-1].text + span.text)
            else:
                spans.append(span)
        if place < len(line) - 1:
            following = line[place + 1][0]
            spans = _spaced(spans, following)
    x = 0.0
    for span in spans:
        wide = _width(span, size)
        yield Run(x, wide, span)
        x += wide


def _spaced(spans: list[Span], following: Span) -> list[Span]:
    """Return words with a space behind them; in a key, or at the end of a link, it is plain."""
    last = spans[-1]
    if last.key or (last.link and following.link != last.link):
        return [*spans, Span(" ")]
    return [*spans[:-1], replace(last, text=f"{last.text} ")]


def _width(span: Span, size: float) -> float:
    wide = text_width(span.text, size, bold=span.bold) / MM
    return wide + 2 * CAP if span.key else wide
