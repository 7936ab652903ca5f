"""Searching the help: offline, and forgiving about endings, order, beginnings and slips."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from facilitator.help.blocks import blocks, plain, words_of
from facilitator.help.library import topics
from facilitator.help.topic import Section, Topic, split_anchor

HEADING, TITLE, WORDS, TEXT = 8.0, 6.0, 5.0, 1.0
"""How much it counts where a word is found."""
EXACT, BEGINS, SLIP = 1.0, 0.8, 0.5
"""How much it counts how well a word is met."""
WHOLE: Final = 6.0
"""What counts more where a heading says all that was asked for."""
LEAST_OF_BEST: Final = 0.2
"""What counts for less than this share of the best hit is no hit."""
COMMON: Final = (
    "a an and are at be can could did do does for from get has have how i if in is it its my",
    "of on or our own shall should so that the their them then there they this to was we what",
    "want wants when where which who why will with you your",
)
"""Words of a question that say nothing of what is asked."""
ENDINGS: Final = ("ing", "ed", "s")
SHORT: Final = re.compile(r"[^aeiouy][aeiouy][^aeiouy]")
"""What is left of such as “making”, and needs its last letter again."""


@dataclass(frozen=True)
class Hit:
    """A place that may answer: a section of a topic, or the topic itself."""

    topic: Topic
    section: Section | None
    score: float


def search(words: str) -> Sequence[Hit]:
    """Return the places that answer, the best first; nothing where nothing was asked."""
    index = _index(tuple(topics()))
    asked = list(dict.fromkeys(index.words(words)))
    asked = [each for each in asked if each not in _common()] or asked
    met = [index.like(word) for word in asked]
    hits = [
        Hit(entry.topic, entry.section, score)
        for entry in index.entries
        if (score := entry.score(met)) > 0
    ]
    best = max((hit.score for hit in hits), default=0.0)
    hits = [hit for hit in hits if hit.score >= LEAST_OF_BEST * best]
    return sorted(hits, key=lambda hit: -hit.score)


def prepare() -> None:
    """Read what is searched, so that the first answer comes as fast as the others."""
    _index(tuple(topics()))


@dataclass
class _Entry:
    """A place, and how much each word there counts."""

    topic: Topic
    section: Section | None
    weights: dict[str, float] = field(default_factory=dict)
    heading: frozenset[str] = frozenset()

    def take_in(self, stems: Iterable[str], weight: float) -> None:
        for stem in stems:
            self.weights[stem] = max(weight, self.weights.get(stem, 0.0))

    def score(self, met: Sequence[Mapping[str, float]]) -> float:
        """Return how well this answers; what misses words that were asked for falls behind."""
        each = [
            max((self.weights.get(word, 0.0) * how for word, how in like.items()), default=0.0)
            for like in met
        ]
        found = sum(1 for value in each if value)
        if not found:
            return 0.0
        in_heading = sum(1 for like in met if not self.heading.isdisjoint(like))
        whole = WHOLE * in_heading / max(len(self.heading), 1)
        return (sum(each) + whole) * (found / len(met)) ** 2


class _Index:
    def __init__(self, entries: Sequence[_Entry]) -> None:
        self.entries = entries
        self._vocabulary = sorted({word for entry in entries for word in entry.weights})

    def words(self, asked: str) -> Iterator[str]:
        """Yield the words of a question; “back-up” is one word where the help has that, or two."""
        for word in _bare(asked):
            whole = _stem(word.replace("-", ""))
            if "-" in word and any(each.startswith(whole) for each in self._vocabulary):
                yield whole
            else:
                yield from map(_stem, word.split("-"))

    def like(self, asked: str) -> Mapping[str, float]:
        """Return the words of the help that a word may mean, and how well each meets it.

        A slip of the fingers is thought of only where no word begins like that.
        """
        found = {
            word: EXACT if word == asked else BEGINS
            for word in self._vocabulary
            if word.startswith(asked) or (len(word) > 3 and asked.startswith(word))
        }
        slips = (len(asked) + 1) // 4 if len(asked) < 9 else 2
        if found or not slips:
            return found
        return {word: SLIP for word in self._vocabulary if _near(word, asked, slips)}


@cache
def _index(all_topics: tuple[Topic, ...]) -> _Index:
    return _Index([entry for topic in all_topics for entry in _entries(topic)])


def _entries(topic: Topic) -> Iterator[_Entry]:
    """Yield a place for the topic as such and one for each section; title and words are of both.

    In a section they count for less: the topic itself answers a search by its name.
    """
    whole = _Entry(topic, None, heading=_telling(topic.title))
    whole.take_in(_said(topic.lead), TEXT)
    own, of_sections = _words_of(topic)
    whole.take_in(_stems(" ".join(own)), WORDS)
    whole.take_in(_stems(" ".join(of_sections.values())), TEXT)
    whole.take_in(_stems(topic.title), TITLE)
    yield whole
    for section in topic.sections:
        part = _Entry(topic, section, heading=_telling(section.heading))
        part.take_in(_stems(" ".join(own)), TEXT)
        part.take_in(_stems(of_sections.get(section.anchor, "")), HEADING)
        part.take_in(_said(section.text), TEXT)
        part.take_in(_stems(topic.title), TEXT)
        part.take_in(_stems(section.heading), HEADING)
        yield part


def _words_of(topic: Topic) -> tuple[list[str], Mapping[str, str]]:
    """Return the words by which the topic is searched, and those by which its sections are."""
    own: list[str] = []
    of_sections: dict[str, str] = {}
    for words, anchor in map(split_anchor, topic.words):
        if anchor:
            of_sections[anchor] = f"{of_sections.get(anchor, '')} {words}"
        else:
            own.append(words)
    return own, of_sections


@cache
def _common() -> frozenset[str]:
    return frozenset(_stems(" ".join(COMMON)))


def _telling(heading: str) -> frozenset[str]:
    return frozenset(_stems(heading)) - _common()


def _said(text: str) -> Iterator[str]:
    for block in blocks(text):
        for spans in words_of(block):
            yield from _stems(plain(spans))


def _stems(text: str) -> Iterator[str]:
    """Yield the words of a text as they are compared: without case, accents and endings.

    What a hyphen joins is one word and two.
    """
    for word in _bare(text):
        if "-" in word:
            yield _stem(word.replace("-", ""))
        yield from map(_stem, word.split("-"))


def _bare(text: str) -> list[str]:
    """Return the words of a text without case and accents."""
    plain_text = unicodedata.normalize("NFKD", text.casefold().replace("’", "").replace("'", ""))
    letters = "".join(each for each in plain_text if not unicodedata.combining(each))
    return re.findall(r"\w+(?:-\w+)*", letters)


def _stem(word: str) -> str:
    """Return a word without the endings of English, such that all its forms come out alike."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    ending = next((each for each in ENDINGS if word.endswith(each)), "")
    left = word.removesuffix(ending)
    if word.endswith("ss") or len(left) < 3:
        left = word
    elif ending in {"ing", "ed"}:
        doubled = len(left) > 3 and left[-1] == left[-2] and left[-1] not in "aeiouls"
        left = left[:-1] if doubled else left
        if SHORT.fullmatch(left) and not doubled:
            return f"{left}e"
    return left.removesuffix("e") if len(left) > 4 else left


def _near(one: str, other: str, most: int) -> bool:
    """Say whether words differ by so many slips at most: a letter more, less, wrong or swapped."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, beside in enumerate(other, 1):
            costs = [last[column] + 1, now[-1] + 1, last[column - 1] + (letter != beside)]
            swapped = (
                row > 1
                and column > 1
                and (one[row - 2], letter)
                == (
                    beside,
                    other[column - 2],
                )
            )
            if swapped:
                costs.append(before[column - 2] + 1)
            now.append(min(costs))
        if min(now) > most:
            return False
        before, last = last, now
    return last[-1] <= most
