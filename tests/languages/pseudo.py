"""A language that nobody speaks: longer than English, with accents, and marked at both ends."""

import re
from collections.abc import Callable
from gettext import NullTranslations
from typing import Final

from facilitator.i18n import _

OPEN: Final = "⟦"
CLOSE: Final = "⟧"
LONGER: Final = 0.35
"""German and Polish need about a third more room than English."""
_ACCENTS: Final = str.maketrans("aeiouyncszAEIOUYNCSZ", "áèîöüýñçšžÁÈÎÖÜÝÑÇŠŽ")
_KEPT: Final = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w+;|https?://\S+)")
_MORE: Final = "öñè twö þréè "
_END: Final = re.compile("( (öñè|öñ|ö|twö|tw|t|þréè|þré|þr|þ))+" + CLOSE + "$")


def pseudo(message: str) -> str:
    """Return a message in that language; what it holds a place for, and its lines, stay."""
    if not any(letter.isalpha() for letter in _KEPT.sub("", message)):
        return message
    parts = _KEPT.split(message)
    parts[::2] = [part.translate(_ACCENTS) for part in parts[::2]]
    wanted = max(2, round(LONGER * len(_KEPT.sub("", message))))
    more = (_MORE * (wanted // len(_MORE) + 1))[:wanted].rstrip()
    return f"{OPEN}{''.join(parts)} {more}{CLOSE}"


def begin_of(message: str) -> str:
    """Return how a message begins in the language that is spoken, be it that one or another."""
    said = message if message.startswith(OPEN) else _(message)
    return _END.sub("", said)


_ARABIC: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ?,;",
    "ابجدهفغحيجكلمنوبقرستوفوكيزابجدهفغحيجكلمنوبقرستوفوكيز؟،؛",
)


def arabic(message: str) -> str:
    """Return a message in letters that are written from right to left, as long as they come."""
    parts = _KEPT.split(message)
    parts[::2] = [part.translate(_ARABIC) for part in parts[::2]]
    return "".join(parts)


class Pseudo(NullTranslations):
    """The catalogue of such a language, for any message there may be."""

    def __init__(self, say: Callable[[str], str] = pseudo) -> None:
        super().__init__()
        self._say = say

    def gettext(self, message: str) -> str:
        return self._say(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._say(msgid1 if n == 1 else msgid2)
