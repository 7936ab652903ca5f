"""Days and times as people say them: “Tue and Thu 12-14”, “first Friday of the month, 7pm”."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from facilitator.exercises.community_map.entries import WEEK, Weekday
from facilitator.i18n import _

NOON: Final = 12
AFTERNOON: Final = 8
"""Hours before this one, said barely, are in the afternoon: nobody meets at 2 at night."""
SHORT: Final = 5
"""A day said in no more letters may mean something else."""
_CLOCK: Final = r"(?:\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)?|\d{1,2}h)"
_OPEN, _SHUT = r"(?<![\w£$€.,:/’'-])", r"(?![\w%/£$€+’'-]|[.:]\w)"


class When(NamedTuple):
    """What a few words say of when something happens."""

    days: frozenset[Weekday] = frozenset()
    starts: str = ""
    ends: str = ""
    often: tuple[str, ...] = ()
    """How often, in the words that were used."""
    second: str = ""
    """Another time, in the words that were used."""


class Found(NamedTuple):
    """A stretch of a text that says when."""

    begin: int
    end: int
    when: When
    is_plain: bool = True
    """Whether it cannot mean anything else, as “Sun” can at the Sun Inn."""


def finds(text: str) -> list[Found]:
    """Return the stretches of a text that say when, from its beginning."""
    spoken = _Spoken()
    found: list[Found] = []
    for each in sorted(_all(spoken, text), key=lambda one: (one.begin, -one.end)):
        if not found or each.begin >= found[-1].end:
            found.append(each)
    return found


def joined(found: list[Found], text: str) -> When:
    """Return what several stretches of a text say together; of two times the first is meant."""
    days, starts, ends = set[Weekday](), "", ""
    often, second = list[str](), list[str]()
    for each in found:
        when = each.when
        days |= when.days
        often += when.often
        if (starts and when.starts) or (ends and (when.ends or when.starts)):
            second.append(text[each.begin : each.end])
        else:
            starts, ends = starts or when.starts, ends or when.ends
    return When(frozenset(days), starts, ends, tuple(often), ", ".join(second))


def is_only_joining(text: str) -> bool:
    """Say whether a text has nothing but words such as “and” or “from”, or no words at all."""
    joining = set(_("and & or on at from in every each the of to till until @ plus").split())
    return all(word in joining for word in re.findall(r"[^\W_]+|[&@]", text.casefold()))


def read_clock(text: str) -> str:
    """Return a time that was typed as HH:MM; nothing where it is none."""
    words = text.strip().casefold()
    return _named_clocks().get(words) or _clock(words) or ""


class _Spoken:
    """The words for days, as patterns."""

    def __init__(self) -> None:
        self.days: dict[str, Weekday] = {}
        for day, words in zip(WEEK, _day_words(), strict=True):
            self.days |= dict.fromkeys(words.casefold().split(), day)
        longest = sorted(self.days, key=len, reverse=True)
        self.day = f"(?:{'|'.join(map(re.escape, longest))})"
        named = "|".join(map(re.escape, _named_clocks()))
        self.clock = f"(?:{_CLOCK}|{named})"


def _day_words() -> tuple[str, ...]:
    return (
        _("monday mondays mon"),
        _("tuesday tuesdays tues tue"),
        _("wednesday wednesdays weds wed"),
        _("thursday thursdays thurs thur thu"),
        _("friday fridays fri"),
        _("saturday saturdays sat"),
        _("sunday sundays sun"),
    )


def _named_clocks() -> dict[str, str]:
    return {_("noon"): "12:00", _("midday"): "12:00", _("midnight"): "00:00"}


def _all(spoken: _Spoken, text: str) -> Iterator[Found]:
    yield from _groups(text)
    yield from _habits(spoken, text)
    yield from _named_days(spoken, text)
    yield from _times(spoken, text)


def _groups(text: str) -> Iterator[Found]:
    """Find “weekdays”, “every day” and the like."""
    several = {
        _("weekdays|weekday|working days"): WEEK[:5],
        _("weekends|weekend"): WEEK[5:],
        _("every day|each day|daily|all week|seven days a week"): WEEK,
    }
    for words, days in several.items():
        for match in _search(words, text):
            yield Found(*match.span(), When(frozenset(days)))


def _habits(spoken: _Spoken, text: str) -> Iterator[Found]:
    """Find how often: “fortnightly”, “first and third Tuesday of the month”, “mornings”."""
    habits = _(
        "weekly|fortnightly|monthly|every week|each week|every fortnight|every month|each month|"
        "every other week|every second week|every two weeks|once a week|twice a week|"
        "once a month|twice a month|in term time|term time only|term time|in the school holidays|"
        "school holidays|in the holidays|all year|in summer|in winter|"
        "morning|mornings|in the morning|afternoon|afternoons|in the afternoon|"
        "evening|evenings|in the evening|lunchtime|lunchtimes"
    )
    for match in _search(habits, text):
        yield Found(*match.span(), When(often=(match[0],)), is_plain=" " in match[0])
    count = _("1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last|other|alternate")
    which = rf"(?:(?:the|every)\s+)?(?:{count})(?:\s*(?:and|&|\+)\s*(?:the\s+)?(?:{count}))*"
    month = r"(?:\s+(?:of|in)\s+(?:the|each|every)\s+month|\s+a\s+month)?"
    for match in _search(rf"{which}\s+({spoken.day}){month}", text):
        day = spoken.days[match[1].casefold()]
        yield Found(*match.span(), When(frozenset({day}), often=(match[0],)))


def _named_days(spoken: _Spoken, text: str) -> Iterator[Found]:
    to = _("to|until|till|through")
    for match in _search(rf"({spoken.day})\.?\s*(?:-|–|—|{to})\s*({spoken.day})\.?", text):
        first, last = (WEEK.index(spoken.days[word.casefold()]) for word in match.groups())
        days = WEEK[first : last + 1] if first <= last else (*WEEK[first:], *WEEK[: last + 1])
        yield Found(*match.span(), When(frozenset(days)))
    for match in _search(rf"({spoken.day})\.?", text):
        word = match[1].casefold()
        yield Found(*match.span(), When(frozenset({spoken.days[word]})), len(word) > SHORT)


def _times(spoken: _Spoken, text: str) -> Iterator[Found]:
    to, at = _("to|until|till|til"), _("at|from|@|begins|starts")
    for match in _search(rf"({spoken.clock})\s*(?:-|–|—|{to})\s*({spoken.clock})", text):
        if _is_an_age(text, match):
            continue
        starts, ends = _span(match[1].casefold(), match[2].casefold())
        if starts and ends:
            yield Found(*match.span(), When(starts=starts, ends=ends))
    for match in _search(rf"(?:{at})\s*({spoken.clock})", text):
        if starts := read_clock(match[1]):
            yield Found(*match.span(), When(starts=starts), not match[1].isdigit())
    for match in _search(rf"(?:{to})\s*({spoken.clock})", text):
        if ends := read_clock(match[1]):
            yield Found(*match.span(), When(ends=ends), not match[1].isdigit())
    for match in _search(rf"({spoken.clock})", text):
        word = match[1].casefold()
        says_so = ":" in word or word[-1] in "m.h" or not word[0].isdigit()
        if says_so and (starts := read_clock(word)):
            yield Found(*match.span(), When(starts=starts))


def _is_an_age(text: str, match: re.Match[str]) -> bool:
    """Say whether two bare numbers are years of age, a price or a number of people."""
    if re.search(r"[:.hm]", match[0].casefold()):
        return False
    before, after = text[: match.start()].casefold(), text[match.end() :].casefold()
    ages = _("age|ages|aged|for|under|over|room|rooms|number|numbers|no|about|some")
    counted = _("year|years|yr|yrs|month|months|people|places|of us|olds|pence|pounds|p|weeks")
    return bool(
        re.search(rf"\b(?:{ages})\.?\s*$", before) or re.match(rf"\s*-?(?:{counted})\b", after)
    )


def _span(first: str, last: str) -> tuple[str, str]:
    """Return two times; half of the day that is said of the second holds for both."""
    end = read_clock(last)
    half = re.search(r"(am|pm|a\.m\.|p\.m\.)$", last)
    says_half = bool(re.search(r"m\.?$", first)) or not first[0].isdigit()
    if half and not says_half:
        start = read_clock(f"{first} {half[1]}")
        if not start or start >= end:
            start = _clock(first, bare=True)
        return start, end
    start = read_clock(first)
    if start and end and end <= start and not half and last[0].isdigit() and len(last) < 5:
        later = f"{int(end[:2]) + NOON:02}{end[2:]}"
        end = later if start < later < "24:00" else end
    return start, end


def _clock(words: str, *, bare: bool = False) -> str:
    """Return HH:MM of digits; `bare` hours are as they stand, and not in the afternoon."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2})?)?\s*(a|p)?(?:\.?m\.?)?", words)
    if match is None:
        return ""
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if hour > 24 or minute > 59 or (hour == 24 and minute) or (half and not 1 <= hour <= NOON):
        return ""
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    elif not bare and 0 < hour < AFTERNOON and not match[1].startswith("0"):
        hour += NOON
    return f"{hour % 24:02}:{minute:02}"


def _search(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(f"{_OPEN}(?:{pattern}){_SHUT}", text, re.IGNORECASE)
