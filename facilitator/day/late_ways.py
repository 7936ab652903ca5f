"""The two ways to save minutes: which steps give how many, and which are left out.

Nothing here knows the hour: these are lines of the plan, and the minutes that are missing.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from facilitator.day.lines import Line

KEPT: Final = ("quiet", "break", "closing")
"""Roles of steps that are never squeezed nor left out."""

Place = tuple[int, int]
"""A step's activity and its position there."""
Way = Callable[[Sequence[Line], int], dict[Place, int]]


def place_of(line: Line) -> Place:
    """Return where a step stands in the plan."""
    return line.activity_id, line.position


# What a step can give


def whole_minutes(seconds: int) -> int:
    """Return how many minutes have begun."""
    return -(-seconds // 60)


def _remaining(line: Line) -> int:
    """Return the minutes that leaving a step out saves."""
    return max(line.minutes - whole_minutes(line.spent), 0)


def _shrinks_by(line: Line, least: int | None) -> int:
    """Return by how many minutes a step can shrink: never below what it has taken already."""
    if least is None or line.role in KEPT:
        return 0
    taken_back = max(line.added, 0) + 1
    return max(line.minutes - max(least, whole_minutes(line.spent), taken_back), 0)


def _by_buffer(line: Line) -> int:
    if line.role != "buffer":
        return 0
    return _shrinks_by(line, 1) if line.in_hand else _remaining(line)


def _by_shrinking(line: Line) -> int:
    return 0 if line.role == "buffer" else _shrinks_by(line, line.least)


def _by_going(line: Line) -> int:
    """Return what leaving a step out saves, none where it must happen."""
    stays = line.in_hand or line.role in (*KEPT, "buffer") or not line.can_go
    return 0 if stays else _remaining(line)


def _total(lines: Sequence[Line], saves: Callable[[Line], int]) -> int:
    return sum(map(saves, lines))


# The two ways


def shorter(lines: Sequence[Line], need: int) -> dict[Place, int]:
    """Shrink what can shrink; leave steps out only for what is missing then."""
    missing = need - _total(lines, _by_buffer) - _total(lines, _by_shrinking)
    more = {line: _by_going(line) - _by_shrinking(line) for line in lines if _by_going(line)}
    return _settle(lines, need, _least_over(more, missing), _shrunk)


def fewer(lines: Sequence[Line], need: int) -> dict[Place, int]:
    """Leave whole steps out; for what is missing then, shrink as few others as can be."""
    missing = need - _total(lines, _by_buffer)
    goes = _least_over({line: _by_going(line) for line in lines}, missing)
    return _settle(lines, need, goes, _shrunk_few)


def _settle(
    lines: Sequence[Line], need: int, goes: Sequence[Line], shrunk: Way
) -> dict[Place, int]:
    """Return the new minutes of what changes, given which steps go; buffers give before others."""
    given = {place_of(line): 0 for line in goes}
    need -= _total(goes, _by_going)
    stay = [line for line in lines if place_of(line) not in given]
    for line in stay:
        saved = min(_by_buffer(line), max(need, 0))
        if saved:
            given[place_of(line)] = _buffer_left(line, saved)
            need -= saved
    given |= shrunk(stay, need)
    return given


def _buffer_left(line: Line, saved: int) -> int:
    """Return the minutes of a buffer that gives some; one that gives all it has is left out."""
    left = line.minutes - saved
    goes = not line.in_hand and (saved == _remaining(line) or left <= line.added)
    return 0 if goes else left


def _shrunk(lines: Sequence[Line], need: int) -> dict[Place, int]:
    """Share the minutes to be saved among the steps, in proportion to what each can give."""
    room = [_by_shrinking(line) for line in lines]
    whole = sum(room)
    if need <= 0 or not whole:
        return {}
    need = min(need, whole)
    shares = [each * need // whole for each in room]
    by_rest = sorted(range(len(lines)), key=lambda n: (-(room[n] * need % whole), n))
    for number in by_rest[: need - sum(shares)]:
        shares[number] += 1
    pairs = zip(lines, shares, strict=True)
    return {place_of(line): line.minutes - share for line, share in pairs if share}


def _shrunk_few(lines: Sequence[Line], need: int) -> dict[Place, int]:
    """Take the minutes to be saved from as few steps as can be: those first that can give most."""
    given: dict[Place, int] = {}
    for line in sorted(lines, key=_by_shrinking, reverse=True):
        share = min(_by_shrinking(line), max(need, 0))
        if share:
            given[place_of(line)] = line.minutes - share
            need -= share
    return given


def _least_over(saves: Mapping[Line, int], need: int) -> Sequence[Line]:
    """Return the steps that save `need` minutes with as few more as can be; else all that can go.

    Of equal choices, the one with fewer steps; then later ones go before earlier ones.
    """
    every = [line for line, saved in saves.items() if saved > 0]
    if need <= 0 or sum(saves[line] for line in every) <= need:
        return every if need > 0 else ()
    best: dict[int, tuple[Line, ...]] = {0: ()}
    for line in reversed(every):
        for total, chosen in list(best.items()):
            more = total + saves[line]
            if total < need and (more not in best or len(best[more]) > len(chosen) + 1):
                best[more] = (line, *chosen)
    return best[min(total for total in best if total >= need)]
