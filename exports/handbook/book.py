"""The handbook: everything that is in the help, as a book with a contents list and bookmarks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exports.document import Document, Page
from exports.flow import Flow
from exports.handbook.front import contents, cover, number_pages
from exports.handbook.setting import Setter
from exports.handbook.words import language, styles_of
from facilitator.help.blocks import blocks
from facilitator.help.library import linked, topics
from facilitator.help.topic import Topic, chapters
from facilitator.i18n import _

MARGIN_LEFT, MARGIN_RIGHT = 24.0, 24.0
BEGINS_ON = 0.5
"""A chapter begins below another where less than this share of a page is used."""
TIMES = 4
"""So often the book is set at most until the page numbers in it are right."""


@dataclass
class Made:
    """A book as it was set once, and on which page everything began."""

    document: Document
    pages: dict[str, int] = field(default_factory=dict)
    chapters: dict[int, str] = field(default_factory=dict)
    """What stands at the foot of a page, by its number from 0."""


def handbook(*, large_print: bool = False, mono: bool = False) -> Document:
    """Return the handbook; in large print it is set anew, not enlarged."""
    numbers: dict[str, int] = {}
    for _time in range(TIMES):
        made = _Book(numbers, large=large_print, mono=mono).set()
        if made.pages == numbers:
            break
        numbers = made.pages
    return made.document


class _Book:
    """Sets the book once, with the page numbers that are known so far."""

    def __init__(self, numbers: Mapping[str, int], *, large: bool, mono: bool) -> None:
        self._numbers = numbers
        self._made = Made(Document(_("Facilitator: handbook"), language()))
        self._made.document.flip = "long"
        styles = styles_of(large=large, mono=mono)
        self._flow = Flow(self._made.document, styles)
        left, right = (styles.margin,) * 2 if large else (MARGIN_LEFT, MARGIN_RIGHT)
        self._flow.left, self._flow.width = left, self._flow.size[0] - left - right
        self._mono = mono

    def set(self) -> Made:
        flow = self._flow
        cover(flow, mono=self._mono)
        flow.page_break()
        contents(flow, self._numbers)
        for chapter, title in chapters().items():
            own = [topic for topic in topics() if topic.chapter == chapter]
            if own:
                self._chapter(chapter, title, own)
        flow.keep(0)
        for each in self._made.document.pages:
            self._note(each)
        number_pages(flow, self._made.chapters)
        return self._made

    def _chapter(self, key: str, title: str, own: list[Topic]) -> None:
        flow = self._flow
        flow.keep(0)
        is_first = not self._made.chapters
        if is_first or flow.y - flow.styles.margin > BEGINS_ON * flow.full:
            flow.page_break()
        flow.space(3 * flow.styles.line())
        begins = flow.page.number
        flow.heading(2, title, anchor=anchor_of_chapter(key))
        for topic in own:
            self._topic(topic)
        flow.keep(0)
        for number in range(begins, flow.page.number + 1):
            self._made.chapters[number] = title

    def _topic(self, topic: Topic) -> None:
        flow = self._flow
        flow.space(flow.styles.line())
        setter = Setter(
            flow,
            mono=self._mono,
            widest=flow.width,
            refer=lambda link: self._refer(link, topic),
        )
        flow.heading(3, topic.title, anchor=topic.key)
        setter.set(blocks(topic.lead))
        for section in topic.sections:
            flow.heading(4, section.heading, anchor=f"{topic.key}/{section.anchor}")
            setter.set(blocks(section.text))

    def _refer(self, link: str, within: Topic) -> tuple[str, str]:
        """Return where a link of the help leads in the book, and its page in words."""
        place = linked(link, within)
        if place is None:
            return "", ""
        anchor = place.topic.key
        if place.section is not None:
            anchor += f"/{place.section.anchor}"
        return anchor, _("page {number}").format(number=self._numbers.get(anchor, 100))

    def _note(self, page: Page) -> None:
        for anchor in page.anchors:
            self._made.pages[anchor] = page.number + 1


def anchor_of_chapter(key: str) -> str:
    """Return the name of the place where a chapter begins."""
    return f"chapter/{key}"
