"""What a newer version of a deck changes, told in sentences."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.decks.bundle import DeckBundle
from facilitator.decks.matching import matched
from facilitator.decks.naming import below, field_name, part_name, sentence, titles, told, within
from facilitator.decks.updating import updated
from facilitator.decks.writing import Plain, plain
from facilitator.i18n import _

__all__ = ["Difference", "differences", "updated"]


@dataclass(frozen=True)
class Difference:
    """One change: where, which is empty for the deck itself, and a sentence."""

    where: str
    says: str

    def __str__(self) -> str:
        return sentence(self.where, self.says)


def differences(old: DeckBundle, new: DeckBundle) -> list[Difference]:
    """Return what changed from one version of a deck to another, from the top of the day down.

    The order of keys, comments and spacing are no difference.
    """
    was, now = plain(old.session), plain(new.session)
    found = list(_changes("", was, now, {**titles(old), **titles(new)}))
    for key in sorted({*old.boards, *new.boards}):
        found += _board_changes(old, new, key)
    return found + list(_picture_changes(old, new))


def _board_changes(old: DeckBundle, new: DeckBundle, key: str) -> Generator[Difference]:
    if key not in new.boards:
        title = old.board(key).title
        yield Difference("", _("The board “{title}” is gone.").format(title=title))
        return
    board = new.board(key)
    if key not in old.boards:
        yield Difference("", _("The board “{title}” is new.").format(title=board.title))
        return
    where = _("board “{title}”").format(title=board.title)
    yield from _changes(
        where, plain(old.board(key)), plain(board), within(titles(new), {"deck": key})
    )


def _picture_changes(old: DeckBundle, new: DeckBundle) -> Generator[Difference]:
    sentences = {
        (False, True): _("The picture “{name}” is new."),
        (True, False): _("The picture “{name}” is gone."),
        (True, True): _("The picture “{name}” is another one."),
    }
    for name in sorted({*old.pictures, *new.pictures}):
        if old.pictures.get(name) != new.pictures.get(name):
            says = sentences[name in old.pictures, name in new.pictures]
            yield Difference("", says.format(name=name))


def _changes(where: str, old: Plain, new: Plain, names: dict[str, str]) -> Generator[Difference]:
    for key in [*old, *(key for key in new if key not in old)]:
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        if _of_parts(was) or _of_parts(now):
            yield from _part_changes(where, key, was or [], now or [], names)
        elif isinstance(was, dict) and isinstance(now, dict):
            yield from _changes(below(where, field_name(key).lower()), was, now, names)
        else:
            yield Difference(where, _changed(key, was, now))


def _of_parts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _changed(key: str, was: Any, now: Any) -> str:
    what = field_name(key)
    if isinstance(was or now, bool):
        return _("{what}: now {value}.").format(what=what, value=told(bool(now)))
    if isinstance(was or now, list):
        return _list_changed(what, was or [], now or [])
    if was is None:
        return _("{what}: now {new}.").format(what=what, new=told(now))
    if now is None:
        return _("{what}: no longer {old}.").format(what=what, old=told(was))
    return _("{what} changed from {old} to {new}.").format(what=what, old=told(was), new=told(now))


def _list_changed(what: str, was: list[Any], now: list[Any]) -> str:
    added = [each for each in now if each not in was]
    gone = [each for each in was if each not in now]
    if added and gone:
        message = _("{what} gains {added} and loses {gone}.")
    elif added or gone:
        message = _("{what} gains {added}.") if added else _("{what} loses {gone}.")
    else:
        message = _("{what} is in another order.")
    return message.format(what=what, added=told(added), gone=told(gone))


def _part_changes(
    where: str, kind: str, old: list[Plain], new: list[Plain], names: dict[str, str]
) -> Generator[Difference]:
    pairs = matched(old, new)
    moved = _moved([was for was in pairs if was is not None])
    for number, part in enumerate(old):
        if number not in pairs:
            name = part_name(kind, part, names)
            yield Difference(where, _("{part} is gone.").format(part=sentence("", name)))
    for number, (part, was) in enumerate(zip(new, pairs, strict=True), 1):
        name = part_name(kind, part if was is None else {**old[was], **part}, names)
        if was is None:
            message = _("{part} is new, in place {number}.")
            yield Difference(where, message.format(part=sentence("", name), number=number))
            continue
        if was in moved:
            message = _("{part} moved from place {old} to place {new}.")
            says = message.format(part=sentence("", name), old=was + 1, new=number)
            yield Difference(where, says)
        yield from _changes(below(where, name), old[was], part, within(names, part))


def _moved(order: Sequence[int]) -> set[int]:
    """Return the fewest items that have to move for the rest to stand in their old order."""
    best: list[list[int]] = []
    for at, item in enumerate(order):
        before = [chain for chain in best[:at] if chain[-1] < item]
        best.append([*max(before, key=len, default=[]), item])
    longest: list[int] = max(best, key=len, default=[])
    return set(order) - set(longest)
