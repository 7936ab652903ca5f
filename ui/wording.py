"""How a deck's words, dates, minutes and the workshop's place and day are said in the window."""

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QLabel

from facilitator.i18n import ngettext, translated
from facilitator.language_tags import directed
from ui.heard import be_read_in

if TYPE_CHECKING:
    from facilitator.decks import Worded

__all__ = [
    "day_format",
    "deck_words",
    "directed",
    "place_and_day",
    "said_day",
    "said_minutes",
    "show_deck_words",
    "show_words",
    "translated",
]

DAY_FIRST: Final = "d MMMM yyyy"


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
    return QLocale().toString(day, day_format()) if day.isValid() else ""


def day_format() -> str:
    """Return the order and the signs in which a day is written here, as Qt wants them."""
    return _day_format(QLocale().name())


@cache
def _day_format(locale: str) -> str:
    if locale == "C" or locale.startswith("en_"):
        return DAY_FIRST  # without what knows the others, which no first paint waits for
    from facilitator.spoken import day_pattern

    words = day_pattern(locale).replace("G", "").split("'")
    words[::2] = [part.replace("y", "yyyy") for part in words[::2]]
    return " ".join("'".join(words).split())


def place_and_day(place: str, date: str) -> str:
    """Return where and when, in one quiet line."""
    return " · ".join(part for part in (place, said_day(date)) if part)


def said_minutes(minutes: int) -> str:
    """Return a length of time as it stands beside a title."""
    return ngettext("{count} min", "{count} min", minutes).format(count=minutes)
