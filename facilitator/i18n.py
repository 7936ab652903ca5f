"""Translation of every sentence that a person reads, in all layers, by gettext."""

import gettext as _gettext
import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

DOMAIN = "facilitator"
ENGLISH: Final = "en"
NAMED_BY: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where a computer says which language its user reads, the first that says anything."""

FROM_RIGHT: Final = frozenset(
    {
        *("apc", "ar", "arc", "az-arab", "bal", "bgn", "bm-nkoo", "ckb", "dv", "fa", "ff-adlm"),
        *("ha-arab", "he", "kk-arab", "ks", "ku-arab", "lrc", "ms-arab", "mzn", "nqo"),
        *("pa-arab", "ps", "rhg", "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "uz-arab", "yi"),
    }
)
"""The languages that are written from right to left, some of them in one of their scripts only."""


def reads_from_right(language: str) -> bool:
    """Say whether a language, such as `ar_EG` or `pa-Arab-PK`, is written from right to left."""
    base, *rest = language.replace("_", "-").lower().split("-")
    script = rest[0] if rest and len(rest[0]) == 4 else ""
    if script in {"latn", "cyrl", "deva"}:
        return False
    return base in FROM_RIGHT or f"{base}-{script}" in FROM_RIGHT


def language_asked_for(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that the environment names, such as `pt_BR`; empty where none is."""
    said = next((environment[name] for name in NAMED_BY if environment.get(name)), "")
    language = said.split(":")[0].split(".")[0].split("@")[0].replace("-", "_")
    return ENGLISH if language in {"C", "POSIX"} else language


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """Return the messages of one language; English where there is no catalogue for it.

    Where a country, as in `pt_BR`, has none of its own, the language's serves.
    """
    parts = language.replace("-", "_").split("_")
    for length in range(len(parts), 0, -1):
        name = "_".join(parts[:length])
        path = files("assets") / "locale" / name / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if name and path.is_file():
            with path.open("rb") as stream:
                return _gettext.GNUTranslations(stream)
    return _gettext.NullTranslations()


class _Speaker:
    """The language the app speaks, chosen once at start-up."""

    def __init__(self) -> None:
        self.language = ENGLISH
        self.messages: _gettext.NullTranslations = _gettext.NullTranslations()


_speaker = _Speaker()


def speak(language: str, messages: _gettext.NullTranslations | None = None) -> None:
    """Speak this language from now on, such as `en` or `pt_BR`.

    `messages` are spoken instead of the catalogue that is in the house, such as one on trial.
    """
    _speaker.language = language
    _speaker.messages = catalogue(language) if messages is None else messages


def spoken() -> str:
    """Return the language that the app speaks, to have another process speak it too."""
    return _speaker.language


def _(message: str) -> str:
    """Return the message in the language the app speaks."""
    return _speaker.messages.gettext(message) if message else ""


def translated(text: str) -> str:
    """Return a deck's text in the language the app speaks, where somebody translated it."""
    return _(text)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a message that fits the count, in the language the app speaks."""
    return _speaker.messages.ngettext(singular, plural, count)
