"""How dates, minutes and the workshop's place and day are said in the window."""

from PySide6.QtCore import QDate, QLocale, Qt

from facilitator.i18n import ngettext, translated
from facilitator.language_tags import directed

__all__ = ["deck_words", "directed", "place_and_day", "said_day", "said_minutes", "translated"]


def deck_words(text: str, language: str) -> str:
    """Return what a deck in this language says, translated where it can be, the right way round."""
    from facilitator.decks.languages import own_words  # home is painted before decks are read

    said = own_words(text, language)
    return directed(said.text, said.language)


def said_day(date: str) -> str:
    """Return a day written YYYY-MM-DD as people say it; empty when it is open."""
    day = QDate.fromString(date, Qt.DateFormat.ISODate)
    return QLocale().toString(day, "d MMMM yyyy") if day.isValid() else ""


def place_and_day(place: str, date: str) -> str:
    """Return where and when, in one quiet line."""
    return " · ".join(part for part in (place, said_day(date)) if part)


def said_minutes(minutes: int) -> str:
    """Return a length of time as it stands beside a title."""
    return ngettext("{count} min", "{count} min", minutes).format(count=minutes)
