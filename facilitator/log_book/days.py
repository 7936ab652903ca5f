"""The days of the log book and of what is known of people: in one range, typed or read in."""

from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from facilitator.clean import Day
from facilitator.errors import InvalidEntryError
from facilitator.i18n import _

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""A day outside these years is a slip of the hand."""
DAY_THAT_IS_NOT_MEANT: Final = "day_that_is_not_meant"
"""The kind of a validation error whose message is a sentence for people."""


def checked_day(text: str) -> str:
    """Return a day, written YYYY-MM-DD, or nothing for none; InvalidEntryError for what is none."""
    text = text.strip()
    if not text:
        return ""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        message = _("“{text}” is not a day; write it as 2026-03-14.")
        raise InvalidEntryError(message.format(text=text[:40])) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = _("The year {year} cannot be meant; choose a day from {first} to {last}.")
        raise InvalidEntryError(message.format(year=day.year, first=FIRST_YEAR, last=LAST_YEAR))
    return day.isoformat()


def _near(day: str) -> str:
    try:
        return checked_day(day)
    except InvalidEntryError as error:
        raise PydanticCustomError(DAY_THAT_IS_NOT_MEANT, "{said}", {"said": str(error)}) from error


NearDay = Annotated[Day, AfterValidator(_near)]
"""A day on which people can have promised, or will be asked; empty where it is open."""
