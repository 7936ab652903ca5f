"""What can be paged through on the wall, chapter by chapter, and where the room is in it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from facilitator.i18n import _
from ui.room.layout import lay_out
from ui.room.rows import Page, Section, Space


class Chapter(NamedTuple):
    """A section of the board: one thread, one zone. It is read when somebody turns to it."""

    key: str
    read: Callable[[], Section]
    opening: bool = False
    """Whether it has the page to itself, without the header."""
    is_whole: bool = False
    """Whether the picture of the whole stands in the place of its page."""


class _Set(NamedTuple):
    section: Section
    space: Space
    pages: list[Page]


class RoomBook:
    """Chapters of pages. While people write, the room stays at the chapter it reads."""

    def __init__(self) -> None:
        self._space = self._opening_space = Space(1, 1, 1, 1)
        self._chapters: Sequence[Chapter] = ()
        self._chapter = 0
        self._page = 0
        self._set: dict[str, _Set] = {}
        self._read: dict[str, Section] = {}

    def fit(self, space: Space, opening: Space) -> None:
        """Say how much room a chapter has, and how much an opening one has."""
        self._space, self._opening_space = space, opening

    def refresh(self, chapters: Sequence[Chapter]) -> None:
        """Take up the chapters as they are now."""
        key, keys = self.key, [chapter.key for chapter in chapters]
        self._chapters = chapters
        self._read.clear()
        if key in keys:
            self._chapter = keys.index(key)
        elif key:
            self._chapter, self._page = max(0, min(self._chapter, len(keys) - 1)), 0
        self._set = {key: self._set[key] for key in keys if key in self._set}

    @property
    def keys(self) -> list[str]:
        """The chapters there are, in their order."""
        return [chapter.key for chapter in self._chapters]

    @property
    def key(self) -> str:
        """The chapter that the room is at; empty where there is none."""
        return self._chapters[self._chapter].key if self._chapters else ""

    @property
    def opening(self) -> bool:
        """Whether the chapter that the room is at has the page to itself."""
        return bool(self._chapters) and self._chapters[self._chapter].opening

    @property
    def is_whole(self) -> bool:
        """Whether the chapter that the room is at is the picture of the whole."""
        return bool(self._chapters) and self._chapters[self._chapter].is_whole

    @property
    def page_number(self) -> int:
        """The page of its chapter that the room is at, from 1."""
        return min(self._page, len(self.pages) - 1) + 1

    @property
    def pages(self) -> list[Page]:
        """The pages of the chapter that the room is at; set anew only if it reads differently."""
        return self._pages_of(self._chapter).pages

    @property
    def page(self) -> Page:
        """What the room reads now."""
        return self.pages[self.page_number - 1]

    @property
    def caption(self) -> str:
        """Which of several pages it is, and of what; empty where it is the only one."""
        number, count = self.page_number, len(self.pages)
        if count == 1:
            return ""
        place = _("{number} of {count}").format(number=number, count=count)
        return " · ".join(part for part in (self.title, place) if part)

    @property
    def title(self) -> str:
        """The title of the chapter that the room is at."""
        return self._pages_of(self._chapter).section.title

    def _pages_of(self, number: int) -> _Set:
        if not self._chapters:
            return _Set(Section("", ()), Space(0, 0, 0, 1), [Page()])
        chapter = self._chapters[number]
        if chapter.key not in self._read:
            self._read[chapter.key] = chapter.read()
        section = self._read[chapter.key]
        space = self._opening_space if chapter.opening else self._space
        known = self._set.get(chapter.key)
        if known is None or known.section != section or known.space != space:
            known = self._set[chapter.key] = _Set(section, space, lay_out(section, space))
        return known

    def turn_to(self, key: str) -> bool:
        """Go to the first page of a chapter, and say whether there is such a chapter."""
        if key not in self.keys:
            return False
        self._chapter, self._page = self.keys.index(key), 0
        return True

    def forward(self) -> bool:
        """Go to the next page, and say whether there was one."""
        if self.page_number < len(self.pages):
            self._page = self.page_number
        elif self._chapter + 1 < len(self._chapters):
            self._chapter, self._page = self._chapter + 1, 0
        else:
            return False
        return True

    def back(self) -> bool:
        """Go to the page before, and say whether there was one."""
        if self.page_number > 1:
            self._page = self.page_number - 2
        elif self._chapter > 0:
            self._chapter -= 1
            self._page = len(self.pages) - 1
        else:
            return False
        return True
