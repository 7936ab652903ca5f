"""What pairs tell about something that happens here, in one line: taken apart as it is typed.

“Lunch club, Tue and Thu 12-14, St Mark's hall, free”. What comes first is what happens; nothing
that was typed is lost, and what is not understood is taken for where it is.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from facilitator.exercises.community_map.entries import WEEK, Weekday
from facilitator.exercises.community_map.week_words import (
    Found,
    When,
    finds,
    is_only_joining,
    joined,
)
from facilitator.i18n import _

_COMMA: Final = re.compile(r";|,(?!(?<=\d,)\d)")
_EDGES: Final = " \t,;.:-–—"


@dataclass
class Said:
    """What a line says. Its fields are those of ProvisionEntry."""

    what: str = ""
    group_name: str = ""
    days: list[Weekday] = field(default_factory=list)
    starts: str = ""
    ends: str = ""
    often: str = ""
    place: str = ""
    cost: str = ""
    access: str = ""
    helps: str = ""
    barrier: str = ""
    second_time: str = ""
    """Another time that was said: it is kept with how often, and better put in another line."""

    def values(self) -> dict[str, Any]:
        """Return what was said, for `add_provision`, but for what happens."""
        given = {name: value for name, value in vars(self).items() if value}
        return {name: value for name, value in given.items() if name not in ("what", "second_time")}


def understood(line: str) -> Said:
    """Return what a line says."""
    said = Said()
    parts = [part.strip() for part in _COMMA.split(" ".join(line.split()))]
    first = True
    for part in parts:
        if not part:
            continue
        _take_first(said, part) if first else _take(said, part)
        first = first and not said.what
    return said


# What happens


def _take_first(said: Said, part: str) -> None:
    """Take what happens, with when, where that stands before or behind it."""
    group = re.fullmatch(r"([^:]*[^\W\d][^:]*):\s+(.+)", part)
    if group and not _is_when(group[1]):
        said.group_name, part = group[1].strip(), group[2]
    found = finds(part)
    before, tail = _tail(part, found)
    if tail:
        _take_when(said, joined(tail, part), part[len(before) :])
        part, found = before, finds(before)
    head, after = _head(part, found)
    if head and after and _has_time(head, plain=True):
        _take_when(said, joined(head, part), part[: head[-1].end])
        part = after
    elif not said.days:
        named = [each for each in finds(part) if each.is_plain and not each.when.often]
        said.days = _in_order(joined(named, part).days)
    said.what = _trimmed(part)


def _is_when(text: str) -> bool:
    found = finds(text)
    before, tail = _tail(text, found)
    return bool(tail) and not before


def _tail(text: str, found: list[Found]) -> tuple[str, list[Found]]:
    """Return the words before the last stretches that say when, and those stretches."""
    begin, tail = len(text), list[Found]()
    for each in reversed(found):
        if not is_only_joining(text[each.end : begin]):
            break
        begin, tail = each.begin, [each, *tail]
    before = text[:begin]
    words = before.rsplit(None, 1)
    if tail and words and is_only_joining(words[-1]):
        before = words[0] if len(words) > 1 else ""
    return before.rstrip(), tail


def _head(text: str, found: list[Found]) -> tuple[list[Found], str]:
    """Return the first stretches that say when, and the words behind them."""
    end, head = 0, list[Found]()
    for each in found:
        if not is_only_joining(text[end : each.begin]):
            break
        end, head = each.end, [*head, each]
    return head, text[end:].strip(_EDGES)


def _has_time(found: list[Found], *, plain: bool = False) -> bool:
    """Say whether there is a time; `plain`: one that cannot be the number of a house."""
    return any((f.when.starts or f.when.ends) and (f.is_plain or not plain) for f in found)


# What follows


def _take(said: Said, part: str) -> None:
    """Take what follows: when, what it costs, who can get in, and else where it is."""
    if _take_named(said, part):
        return
    found = finds(part)
    before, tail = _tail(part, found)
    if tail and not before:
        _take_when(said, joined(tail, part), part)
        return
    if tail and _has_time(tail):
        _take_when(said, joined(tail, part), part[len(before) :])
        _take_rest(said, before)
        return
    head, after = _head(part, found)
    if head and _has_time(head, plain=True):
        _take_when(said, joined(head, part), part[: head[-1].end])
        _take_rest(said, after)
        return
    _take_rest(said, part)


def _take_named(said: Said, part: str) -> bool:
    """Take what names its field, such as “cost: 2 pounds”, or “by the parish”."""
    name, colon, words = part.partition(":")
    named = {
        "group_name": _("who|group"),
        "place": _("where|place"),
        "cost": _("cost|costs|price"),
        "access": _("access|getting in|for whom"),
        "helps": _("helps|how it helps|good for"),
        "barrier": _("barrier|in the way|what is in the way|problem"),
        "often": _("how often|often"),
    }
    if colon and words.strip():
        for key, titles in named.items():
            if name.strip().casefold() in titles.split("|"):
                _add(said, key, words)
                return True
    run_by = re.fullmatch(rf"(?:{_('by|run by|with')})\s+(.+)", part, re.IGNORECASE)
    if run_by and not said.group_name and not _is_cost(part):
        _add(said, "group_name", run_by[1])
        return True
    return False


def _take_when(said: Said, when: When, words: str) -> None:
    """Take when; of two times, the second is kept in words."""
    words = _trimmed(words)
    if (said.starts and when.starts) or (said.ends and when.ends):
        said.second_time = words
        _add(said, "often", words)
        return
    said.starts, said.ends = said.starts or when.starts, said.ends or when.ends
    said.days = _in_order({*said.days, *when.days})
    said.second_time = said.second_time or when.second
    for often in (*when.often, when.second):
        _add(said, "often", often)


def _take_rest(said: Said, part: str) -> None:
    part = _trimmed(part)
    if not part:
        return
    if _is_cost(part):
        _add(said, "cost", part)
    elif _is_access(part):
        _add(said, "access", part)
    else:
        at = re.fullmatch(rf"(?:{_('at|in|@')})\s+(.+)", part, re.IGNORECASE)
        _add(said, "place", at[1] if at else part)


def _is_cost(part: str) -> bool:
    """Say whether a part says what it costs; the Free Church hall is a place."""
    free = _("free|for free|no charge|nothing|free of charge")
    pays = _("by donation|donation|donations|pay what you can|pay|suggested donation|costs?|price")
    goes_on = _("for|to|with|but|entry|admission|if|and|lunch|tea|coffee")
    return bool(
        re.match(r"(?:£|€|\$)\s?\d|\d+(?:[.,]\d\d)?\s?(?:p|£|€|pounds?|pence|euros?)\b", part, re.I)
        or re.fullmatch(rf"(?:{free})(?:\s*\(.*\)|\s+(?:{goes_on})\b.*)?", part, re.I)
        or re.match(rf"(?:{pays})\b", part, re.I)
    )


def _is_access(part: str) -> bool:
    """Say whether a part says who can get in, and how; the Women's Institute is a place."""
    anywhere = _(
        "step[- ]free|wheelchairs?|ramp|accessible|hearing loop|all welcome|"
        "everyone welcome|booking|book ahead|drop[- ]in|no need to book|only|BSL"
    )
    people = _(
        "women|men|girls|boys|families|carers|parents|adults|children|young people|members|"
        "everyone|everybody|anyone|anybody|all ages|over[- ]\\d+s?|under[- ]\\d+s?|"
        "ages? \\d+.*|aged .*|\\d+ ?\\+|\\d+ ?- ?\\d+ years?.*|toddlers|teenagers|older people"
    )
    goes_on = _("only|and|or|with|over|under|aged|who|from|welcome|&")
    return bool(
        re.search(rf"\b(?:{anywhere})\b", part, re.I)
        or re.fullmatch(rf"(?:for\s+)?(?:{people})(?:\s+(?:{goes_on})\b.*)?", part, re.I)
    )


def _add(said: Said, name: str, words: str) -> None:
    before, words = getattr(said, name), words.strip()
    setattr(said, name, f"{before}, {words}" if before and words else before or words)


def _in_order(days: set[Weekday] | frozenset[Weekday]) -> list[Weekday]:
    return [day for day in WEEK if day in days]


def _trimmed(text: str) -> str:
    return text.strip(_EDGES) if re.search(r"\w", text) else text.strip()
