"""Dates and numbers as people say and write them."""

from datetime import date

from facilitator.i18n import spoken


def spoken_date(iso: str, language: str) -> str:
    """Return a date as people write it; as it stands where it is none, or the language unknown."""
    from babel import Locale, UnknownLocaleError  # costs 0.05 s
    from babel.dates import format_date

    try:
        locale = Locale.parse(language.replace("-", "_"))
        return format_date(date.fromisoformat(iso), "long", locale=locale)
    except (ValueError, UnknownLocaleError):
        return iso


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
