"""What stands at the edges of many pages, such as the question: it is read aloud twice, not ever.

A sheet says it once; in a pack, or on a wide board, it would be heard at the head of each.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from exports.document import MM, Document, Item, Page, Text
from exports.structure import DECORATION, Mark, Tag

OFTEN = 2
"""So often it is heard."""
FEW = 6
"""So many pages a pack has before anything is heard too often."""
EDGE = 0.13
"""How far down, or up, the edge of a page reaches, as a share of its height."""
SHORTEST = 4
"""A line of fewer letters is no running head."""
RUNNING = frozenset({"P", "H2", "H3", "H4", "H5", "H6"})
"""What may be repeated: parts of lists and tables belong where they are."""


def quiet_repeats(document: Document, few: int = FEW) -> None:
    """Make decoration of what was at the edge of two pages before, unless the pages are few."""
    if len(document.pages) < few:
        return
    heard: Counter[str] = Counter()
    for page in document.pages:
        marks: dict[int, list[Item]] = {}
        for item in page.items:
            if item.mark != DECORATION:
                marks.setdefault(item.mark, []).append(item)
        said: set[str] = set()
        for mark, items in marks.items():
            kind = document.structure.elements[page.owners[mark]].kind
            words = set(_at_the_edge(page, items)) if kind in RUNNING else set()
            if words and all(heard[each] >= OFTEN for each in words):
                _silence(document, page, mark)
            said |= words
        heard.update(said)


def _at_the_edge(page: Page, items: list[Item]) -> Iterator[str]:
    """Yield the lines of a stretch that lies at the edge of its page as a whole; else nothing."""
    texts = [item for item in items if isinstance(item, Text) and not item.turn]
    if len(texts) < len(items):
        return
    lines = [
        (line, text.y + at * text.leading / MM)
        for text in texts
        for at, line in enumerate(text.lines)
    ]
    high = page.height
    if all(not EDGE * high < y < (1 - EDGE) * high for _line, y in lines):
        for line, _y in lines:
            if len(key := re.sub(r"[\d\s]+", " ", line.lower()).strip()) >= SHORTEST:
                yield key


def _silence(document: Document, page: Page, mark: int) -> None:
    """Take a stretch out of what is read aloud."""
    element = document.structure.elements[page.owners[mark]]
    element.kids.remove(Mark(page.number, mark))
    page.owners[mark] = Tag(0)
    page.items = [
        replace(item, mark=DECORATION) if item.mark == mark else item for item in page.items
    ]
