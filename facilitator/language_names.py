"""Languages by name and by tag, as people say them. Babel knows the names."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from facilitator.i18n import spoken
from facilitator.language_tags import same_language

OFTEN: Final = (
    *("ar", "bn", "cy", "es", "fa", "fr", "ga", "gd", "gu", "ku", "pa", "pl", "pt", "ro"),
    *("so", "ti", "uk", "ur", "zh"),
)
"""Languages that are offered; any other one can be typed."""
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@cache
def _names(language: str) -> dict[str, str]:
    """Return what languages are called, by tag, in the language that the app speaks.

    That is English where a computer names none that is known, such as `C`.
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return dict(locale.languages)


def said_language(tag: str) -> str:
    """Return what a language is called, with the rest of its tag where it has more."""
    base, _dash, rest = tag.partition("-")
    name = _names(spoken()).get(base.lower(), base)
    return f"{name} ({rest})" if rest else name


@cache
def own_name(tag: str) -> str:
    """Return what a language is called by those who speak it; its tag where nobody knows."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(tag.replace("-", "_")).get_display_name()
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def said_languages(tags: Sequence[str]) -> str:
    """Return the languages of a deck by their own names: English, বাংলা.

    It is nothing where there is only one, and the app speaks it.
    """
    if not tags or (len(tags) == 1 and same_language(tags[0], spoken())):
        return ""
    return ", ".join(map(own_name, tags))


def language_tag(said: str) -> str | None:
    """Return the tag of a language that somebody typed by its name or its tag; None for no such.

    The name may be English, the app's own language's, or what its speakers call it.
    """
    said = said.strip()
    if named := _by_name(spoken()).get(said.casefold()):
        return named
    base, dash, rest = said.partition("-")
    if not _TAG.fullmatch(said) or base.lower() not in _names(spoken()):
        return None
    return base.lower() + dash + rest


@cache
def _by_name(language: str) -> dict[str, str]:
    """Return the tags of languages by what they are called, in small letters."""
    named = {own_name(tag).casefold(): tag for tag in OFTEN}
    for names in (_names("en"), _names(language)):
        named.update({name.casefold(): tag.replace("_", "-") for tag, name in names.items()})
    return named
