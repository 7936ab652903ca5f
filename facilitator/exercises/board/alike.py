"""Notes that say almost the same, found by their words; whether they mean it is for the room.

Two notes of a zone read alike where, small words aside, at least three in five of all their
words are in both; or where nothing else is left to tell them apart than case, accents,
punctuation and small words.
"""

import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import chain
from typing import Final, TypeVar, cast

from facilitator.exercises.board.tables import Board, Note

T = TypeVar("T")
Words = frozenset[str]

LEAST: Final = 2
"""Notes of fewer words than this are alike only where they are equal."""
COMPARED: Final = 50_000
"""About so many comparisons a board is worth. On boards of some hundred notes that is all of
them; on one of thousands, a word that a great many notes share tells little."""
LEAST_COMPARED: Final = 5
"""With so many of those that share a telling word a note is compared on any board."""
_SMALL_WORDS: Final = {
    "en": "a an the this that these those it its there here of in on at to for from by with as "
    "into and or but so if than then also too very just really more some any i me my we us our "
    "ours you your they them their he she his her is are was were be been am do does did has "
    "have had can could would should will",
    "cy": "y yr yn ac ar am at i o mae yw ydy sydd bod ein eich eu hefyd",
}
SMALL: Final = frozenset(word for some in _SMALL_WORDS.values() for word in some.split())
"""Words that two notes may well share, or not, without it telling anything."""
AT_ONCE: Final = 16
"""So many notes are compared in one step."""
MANY: Final = 512
"""So many are counted in one."""


def near_duplicates(board: Board) -> list[list[Note]]:
    """Return the notes that read alike, zone by zone, in the order in which they were made.

    Left out are parked notes, and those that already stand together in one group.
    """
    return _all_at_once(near_duplicates_in_steps(board))


def near_duplicates_in_steps(board: Board) -> Generator[None, None, list[list[Note]]]:
    """Find the same in small steps, each a fraction of a millisecond; the last returns it.

    On a board of thousands it is a noticeable while in all, and whoever shows something does it
    in between other work. The board must stay as it is until the last step.
    """
    zones: dict[str, dict[Words, list[Note]]] = {zone.key: {} for zone in board.deck.zones}
    for number, note in enumerate(board.notes.values()):
        if not number % AT_ONCE:
            yield
        if note.zone in zones and note.status != "parked" and (said := _said(note)):
            zones[note.zone].setdefault(said, []).append(note)
    within_sight = max(LEAST_COMPARED, COMPARED // max(1, len(board.notes)))
    found: list[list[Note]] = []
    for by_words in zones.values():
        near = yield from _near(list(by_words), within_sight)
        found += _brought_together(by_words, near)
        yield
    return found


def _all_at_once(steps: Generator[None, None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return cast("T", done.value)


def _brought_together(
    by_words: Mapping[Words, list[Note]], near: Iterable[list[Words]]
) -> list[list[Note]]:
    """Return the notes that have those words, but for those that stand in one group already."""
    several = (some for some in near if len(some) > 1 or len(by_words[some[0]]) > 1)
    found = ([note for each in some for note in by_words[each]] for some in several)
    together = [sorted(each, key=lambda note: note.id or 0) for each in found]
    return [
        alike
        for alike in sorted(together, key=lambda alike: alike[0].id or 0)
        if None in (groups := {note.group_id for note in alike}) or len(groups) > 1
    ]


def _said(note: Note) -> Words:
    """Return the words of a note that count, and its year."""
    said = words(note.text)
    return said if note.year is None else said | {str(note.year)}


class _Plain(dict[int, str]):
    """What is left of each character: nothing of marks, a space where no word can go on."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        if unicodedata.combining(character) or character in "'’ʼ":
            plain = ""
        else:
            plain = " " if kind[0] in "PSZC" else character
        self[code] = plain
        return plain


@cache
def _plain() -> _Plain:
    return _Plain()


@lru_cache(maxsize=16_384)
def words(text: str) -> Words:
    """Return the words of a text that count; if none does, all of it.

    Case, accents and punctuation make no difference.
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
    plain = folded.translate(_plain()).split()
    return frozenset(plain) - SMALL or frozenset(plain) or frozenset(folded.split())


def _near(
    different: Sequence[Words], within_sight: int
) -> Generator[None, None, list[list[Words]]]:
    """Return sets of words, put together where one leads to the next by being near it.

    Of two sets that share enough, the rarest words of both already have two in common: only
    under those is a set looked for, from the shortest to the longest.
    """
    rank = yield from _ranks(different)
    leader = list(range(len(different)))
    under: defaultdict[int, deque[int]] = defaultdict(partial(deque, maxlen=within_sight))
    by_length = sorted(leader, key=lambda number: len(different[number]))
    for turn, number in enumerate(by_length):
        if not turn % AT_ONCE:
            yield
        each = different[number]
        size = len(each)
        if size < LEAST:
            continue
        telling = sorted(map(rank.__getitem__, each))[: size - _three_in_five(size) + 2]
        met = Counter(chain.from_iterable(under[word] for word in telling if word in under))
        for other, times in met.items():
            is_new = times > 1 and leader[other] != leader[number]
            if is_new and _are_near(each, different[other]):
                _join(leader, number, other)
        for word in telling[: size - _three_in_four(size) + 2]:
            under[word].append(number)
    together: dict[int, list[Words]] = {}
    for number, each in enumerate(different):
        together.setdefault(_first(leader, number), []).append(each)
        if not number % MANY:
            yield
    return list(together.values())


def _ranks(different: Sequence[Words]) -> Generator[None, None, dict[str, int]]:
    """Return the place of every word among all, the rarest first."""
    count: Counter[str] = Counter()
    for begin in range(0, len(different), MANY):
        count.update(chain.from_iterable(different[begin : begin + MANY]))
        yield
    rarest_first = sorted(count)
    yield
    rarest_first.sort(key=count.__getitem__)
    yield
    return {word: place for place, word in enumerate(rarest_first)}


def _three_in_five(count: int) -> int:
    """Return how many of so many words a shorter set, or one as long, has to share."""
    return -(-3 * count // 5)


def _three_in_four(count: int) -> int:
    """Return how many of so many words a longer set, or one as long, has to share."""
    return -(-3 * count // 4)


def _are_near(one: Words, other: Words) -> bool:
    shared = len(one & other)
    return 5 * shared >= 3 * (len(one) + len(other) - shared)


def _join(leader: list[int], one: int, other: int) -> None:
    first, second = sorted((_first(leader, one), _first(leader, other)))
    leader[second] = first


def _first(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number
