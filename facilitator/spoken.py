"""Dates and numbers as people say and write them."""

from datetime import date
from typing import TYPE_CHECKING, Final

from facilitator.i18n import ENGLISH, spoken

if TYPE_CHECKING:
    from babel import Locale

DAY_FIRST: Final = "d MMMM y"
"""How a day is written where nothing is known of the language."""


def spoken_date(iso: str, language: str) -> str:
    """Return a date as people write it; as it stands where it is none, or the language unknown."""
    from babel import UnknownLocaleError  # costs 0.05 s
    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(iso), "long", locale=_locale(language))
    except (ValueError, UnknownLocaleError):
        return iso


def day_pattern(language: str) -> str:
    """Return how a language writes a day, in the signs of the Unicode CLDR."""
    from babel import UnknownLocaleError

    try:
        return str(_locale(language).date_formats["long"].pattern)
    except (ValueError, UnknownLocaleError):
        return DAY_FIRST


def _locale(language: str) -> "Locale":
    """Return what is known of a language; English without a country is that of this app."""
    from babel import Locale

    return Locale.parse("en_GB" if language == ENGLISH else language.replace("-", "_"))


def spoken_number(number: float, decimals: int) -> str:
    """Return a number with so many decimals, as the app's language writes it."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal

    plain = f"{number:,.{decimals}f}"
    try:
        locale = Locale.parse(spoken().replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return plain
    digits = "0" * decimals
    return format_decimal(number, f"#,##0.{digits}" if digits else "#,##0", locale=locale)
