"""Notes that say almost the same, found by their words; whether they mean it is for the room.

Two notes of a zone read alike where, small words aside, at least three in five of all their
words are in both; or where nothing else is left to tell them apart than case, accents,
punctuation and small words.
"""

import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, partial
from itertools import chain
from typing import Final

from facilitator.exercises.board.tables import Board, Note

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


def near_duplicates(board: Board) -> list[list[Note]]:
    """Return the notes that read alike, zone by zone, in the order in which they were made.

    Left out are parked notes, and those that already stand together in one group.
    """
    zones: dict[str, list[Note]] = {zone.key: [] for zone in board.deck.zones}
    for note in board.notes.values():
        if note.status != "parked" and note.zone in zones:
            zones[note.zone].append(note)
    within_sight = max(LEAST_COMPARED, COMPARED // max(1, len(board.notes)))
    return [
        alike
        for own in zones.values()
        for alike in _alike(own, within_sight)
        if None in (groups := {note.group_id for note in alike}) or len(groups) > 1
    ]


def _alike(notes: Iterable[Note], within_sight: int) -> list[list[Note]]:
    by_words: dict[Words, list[Note]] = {}
    for note in notes:
        if said := _said(note):
            by_words.setdefault(said, []).append(note)
    near = _near(list(by_words), within_sight)
    found = [[note for each in some for note in by_words[each]] for some in near]
    together = [sorted(each, key=lambda note: note.id or 0) for each in found if len(each) > 1]
    return sorted(together, key=lambda alike: alike[0].id or 0)


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


def _near(different: Sequence[Words], within_sight: int) -> list[list[Words]]:
    """Return sets of words, put together where one leads to the next by being near it.

    Of two sets that share enough, the rarest words of both already have two in common: only
    under those is a set looked for, from the shortest to the longest.
    """
    count = Counter(chain.from_iterable(different))
    rarest_first = sorted(sorted(count), key=count.__getitem__)
    rank = {word: place for place, word in enumerate(rarest_first)}
    leader = list(range(len(different)))
    under: defaultdict[int, deque[int]] = defaultdict(partial(deque, maxlen=within_sight))
    for number in sorted(leader, key=lambda number: len(different[number])):
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
    return list(together.values())


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
