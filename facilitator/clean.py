"""What people type, made safe to keep: their words stay, control characters go."""

import re
from datetime import date, datetime, time
from typing import Annotated, Final

from pydantic import AfterValidator, Field

TEXT_LIMIT = 20_000
"""The most characters that one text holds."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return the text without control characters other than tab and newline."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def without_blank_edges(text: str) -> str:
    """Return the text without blank lines before and after it; what is within stays."""
    lines = text.split("\n")
    said = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[said[0] : said[-1] + 1]) if said else ""


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


Text = Annotated[str, Field(max_length=TEXT_LIMIT), AfterValidator(clean_text)]
"""People's own words, of any shape, up to `TEXT_LIMIT` characters."""

Words = Annotated[Text, AfterValidator(without_blank_edges)]
"""What people say, as they enter it: no blank lines around it."""

Line = Annotated[str, Field(max_length=1_000), AfterValidator(_one_line)]
"""A short text on one line, such as a role, an owner or a title."""


def _something(text: str) -> str:
    if not text:
        raise ValueError("it has no visible character")
    return text


SomeLine = Annotated[Line, Field(min_length=1), AfterValidator(_something)]
"""A short text that says something: a title, or a name."""


def _a_day(text: str) -> str:
    if text:
        date.fromisoformat(text)
    return text


def _a_time(text: str) -> str:
    if text:
        time.fromisoformat(text)
    return text


def _a_moment(text: str) -> str:
    if text and datetime.fromisoformat(text).tzinfo is None:
        raise ValueError("a moment says its time zone")
    return text


Day = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$"), AfterValidator(_a_day)]
"""A day of the calendar, written YYYY-MM-DD; empty where it is open."""

ClockTime = Annotated[str, Field(pattern=r"^(\d{2}:\d{2})?$"), AfterValidator(_a_time)]
"""A time of day, written HH:MM; empty where it is open."""

Moment = Annotated[str, Field(max_length=40), AfterValidator(_a_moment)]
"""A moment in ISO 8601 with its time zone; empty where it is not known."""

SomeMoment = Annotated[Moment, Field(min_length=1)]
"""A moment that is known."""

LANGUAGE_TAG: Final = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
LanguageTag = Annotated[str, Field(pattern=LANGUAGE_TAG)]
"""A language in the form of BCP 47, such as en-GB."""

Uid = Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{0,64}$")]
"""An identity that travels, usually a UUID; empty where a new one is to be given."""
