"""The Unicode bidirectional algorithm, as far as a single line needs it."""

import re
from collections.abc import Sequence
from typing import TypeVar

from bidi import algorithm

_ANY = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
)
T = TypeVar("T")


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """Return the embedding level of each character; odd ones read from the right."""
    if not right_to_left and not _ANY.search(text):
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "LR"[right_to_left]
    algorithm.get_embedding_levels(text, storage)
    characters = storage["chars"]
    for place, character in enumerate(characters):
        character["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)  # noqa: FBT003 - its debug flag
    algorithm.resolve_implicit_levels(storage, False)  # noqa: FBT003
    found = [int(right_to_left)] * len(text)
    for character in storage["chars"]:  # controls that steer direction are gone by now
        found[character["place"]] = character["level"]
    return found


def reorder(pieces: Sequence[T], ranks: Sequence[int]) -> list[T]:
    """Return pieces as seen from left to right (rule L2), given each one's level."""
    ordered = list(zip(pieces, ranks, strict=True))
    for level in range(max(ranks, default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end][1] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = end + 1 if end == start else end
    return [piece for piece, _ in ordered]
