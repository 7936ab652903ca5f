"""Dates as people say and write them."""

from datetime import date


def spoken_date(iso: str, language: str) -> str:
    """Return a date as people write it; as it stands where it is none, or the language unknown."""
    from babel import Locale, UnknownLocaleError  # costs 0.05 s
    from babel.dates import format_date

    try:
        locale = Locale.parse(language.replace("-", "_"))
        return format_date(date.fromisoformat(iso), "long", locale=locale)
    except (ValueError, UnknownLocaleError):
        return iso
