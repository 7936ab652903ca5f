"""How a deck's words, dates, minutes and the workshop's place and day are said in the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QLabel

from facilitator.i18n import ngettext, translated
from facilitator.language_tags import directed
from ui.heard import be_read_in

if TYPE_CHECKING:
    from facilitator.decks import Worded

__all__ = [
    "deck_words",
    "directed",
    "place_and_day",
    "said_day",
    "said_minutes",
    "show_deck_words",
    "show_words",
    "translated",
]


def deck_words(text: str, language: str) -> str:
    """Return what a deck in this language says, translated where it can be, the right way round."""
    return directed(*_own_words(text, language))


def show_deck_words(label: QLabel, text: str, language: str) -> None:
    """Show what a deck in this language says, translated where it can be."""
    show_words(label, _own_words(text, language))


def show_words(label: QLabel, said: "Worded") -> None:
    """Show words the right way round, and have them read out as their language is."""
    text = directed(*said)
    if label.text() != text:
        label.setText(text)
    be_read_in(label, said.language)


def _own_words(text: str, language: str) -> "Worded":
    from facilitator.decks.languages import own_words  # home is painted before decks are read

    return own_words(text, language)


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
