"""Translation of every sentence that a person reads, in all layers, by gettext."""

import gettext as _gettext
from functools import cache
from importlib.resources import files

DOMAIN = "facilitator"


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """Return the messages of one language; English where there is no catalogue for it."""
    path = files("assets") / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not path.is_file():
        return _gettext.NullTranslations()
    with path.open("rb") as stream:
        return _gettext.GNUTranslations(stream)


class _Speaker:
    """The language the app speaks, chosen once at start-up."""

    def __init__(self) -> None:
        self.language = "en"
        self.messages: _gettext.NullTranslations = _gettext.NullTranslations()


_speaker = _Speaker()


def speak(language: str) -> None:
    """Speak this language from now on, such as `en` or `pt_BR`."""
    _speaker.language = language
    _speaker.messages = catalogue(language)


def spoken() -> str:
    """Return the language that the app speaks, to have another process speak it too."""
    return _speaker.language


def _(message: str) -> str:
    """Return the message in the language the app speaks."""
    return _speaker.messages.gettext(message)


def translated(text: str) -> str:
    """Return a deck's text in the language the app speaks, where somebody translated it."""
    return _(text) if text else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a message that fits the count, in the language the app speaks."""
    return _speaker.messages.ngettext(singular, plural, count)
