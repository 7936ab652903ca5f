"""Years on a board with a time axis: how they are typed, and how they and periods are named."""

import re
from typing import Any, Final, NamedTuple

from facilitator.decks import Axis
from facilitator.errors import InvalidEntryError
from facilitator.i18n import _

NEAR: Final = 100
"""A number further than so many years from the axis is taken for no year."""
_VAGUE: Final = r"\s*(?:[-–/]\s*[0-9]{1,4}\b|s\b|['’]s\b|\?)"
"""What makes a year less exact: a second one, a decade, a question mark."""
_ENDS: Final = r"(?![0-9A-Za-z.,]?[0-9A-Za-z])"


class TypedYear(NamedTuple):
    """A year that a text opens with, and the words that make the note."""

    year: int
    words: str


def year_typed(text: str, axis: Axis) -> TypedYear | None:
    """Return the year with which a text begins; None where it begins with none near the axis.

    The words are what was said after the year: “1984 The mill closed”, “1984: …”. Where the year
    was not so exact, such as in “1980s …”, “c. 1960 …” or “1984–86 …”, or stands alone, the words
    stay whole, since a number cannot say that.
    """
    found = _opening().match(text)
    if found is None or not _is_near(year := int(found["year"]), axis):
        return None
    words = text[found.end() :].lstrip(" \t:,;.–—-").strip()
    exact = not (found["about"] or found["rest"])
    return TypedYear(year, words if exact and words else text.strip())


def year_of(text: str) -> int | None:
    """Return the year that was typed where nothing but a year belongs; None for an empty text."""
    if not text.strip():
        return None
    found = re.fullmatch(r"\s*(?:(-)|(?:.*?\D)?)([0-9]{1,4})(?:['’]?s)?\??\s*", text)
    if found is None:
        message = _("“{text}” is no year. Type one such as 1984, or nothing.")
        raise InvalidEntryError(message.format(text=text.strip()))
    return -int(found[2]) if found[1] else int(found[2])


def _opening() -> re.Pattern[str]:
    words = _("c.|ca.|circa|about|around|before|after|early|mid|late|in|the|summer of")
    known = "|".join(re.escape(word) for word in sorted(words.split("|"), key=len, reverse=True))
    about = rf"(?P<about>(?:(?:{known}|~|≈)[\s-]*)+)?"
    year = rf"(?P<year>[0-9]{{4}})(?P<rest>{_VAGUE}|{_ENDS})"
    return re.compile(rf"\s*{about}{year}", re.IGNORECASE)


def _is_near(year: int, axis: Axis) -> bool:
    return axis.first - NEAR <= year < axis.last + axis.step + NEAR


def year_title(year: int) -> str:
    """Return a year as it is said."""
    return str(year) if year >= 0 else _("{year} BC").format(year=-year)


def period_title(
    axis: Axis, period: int | None, *, earlier: bool = False, later: bool = False
) -> str:
    """Return a period as it is said; `earlier` and `later`: it also holds what lies outside."""
    if period is None:
        return _("No year yet")
    said = _("{period}, and before") if earlier else "{period}"
    said = _("{period}, and after") if later else said
    return said.format(period=_span(axis, period))


def _span(axis: Axis, period: int) -> str:
    if axis.step == 1:
        return year_title(period)
    if axis.step == 10 and period > 0 and period % 10 == 0:
        return _("{year}s").format(year=period)
    closes = period + axis.step - 1
    if period < 0:
        return _("{first} to {last}").format(first=year_title(period), last=year_title(closes))
    return f"{period}–{closes}"


def shown_year(note: Any) -> str:
    """Return a note's year as it stands before its words; nothing where they say it already."""
    if note.year is None:
        return ""
    said = re.search(r"[0-9]{4}", note.text[:24])
    return "" if said and int(said[0]) == note.year else year_title(note.year)


def with_year(note: Any) -> str:
    """Return a note's words, after the year in which it happened."""
    year = shown_year(note)
    return _("{year}: {words}").format(year=year, words=note.text) if year else str(note.text)
