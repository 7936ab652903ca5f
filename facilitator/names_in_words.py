"""Finds somebody's name in what people wrote, however they wrote it."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

FEWEST_LETTERS: Final = 3
"""A part of a name that is shorter is looked for nowhere."""
_BETWEEN: Final = r"(?:[\s._\-\u00ad\u200b\u2010\u2011]|\\[nrt])+"
"""What stands between the parts of a name: they are in addresses and double names as well."""
_APOSTROPHES: Final = "'’ʼ`´"
_ANY_APOSTROPHE: Final = rf"(?:[{_APOSTROPHES}]|\\u2019|\\u02bc)"
_LETTER: Final = r"[^\W_]"
_BEFORE: Final = rf"(?:(?<!{_LETTER})|(?<=\\[bfnrt])|(?<=\\u[0-9a-f]{{4}}))"
"""No letter is before a name, unless JSON writes a line break or a quotation mark with it."""
_ACCENT: Final = r"[\u0300-\u036f]"
"""A mark that belongs to the letter before it."""
_IN_A_ROW: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]{2}"
)
"""Letters of scripts that put no space between a name and what follows it."""


def whole_name(name: str) -> re.Pattern[str]:
    """Return what finds a name as people write it, and as JSON keeps it."""
    return _any_of([name, name.upper(), name.casefold()], re.IGNORECASE)


def parts_of_name(name: str) -> re.Pattern[str] | None:
    """Return what finds a part of a name, which may be anybody's; nothing where it has no parts."""
    parts = [part for part in name.split() if len(part) >= FEWEST_LETTERS]
    if len(name.split()) < 2 or not parts:
        return None
    return _any_of([*parts, *(part.upper() for part in parts)])


def _any_of(names: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    spelled = sorted({_bounded(each) for name in names for each in _written(name)})
    return re.compile("|".join(spelled), flags)


def _written(name: str) -> Iterator[str]:
    """Yield a name with its accents in either way of writing them, plain and as in JSON."""
    for form in ("NFC", "NFD"):
        plain = unicodedata.normalize(form, name)
        yield from (plain, json.dumps(plain)[1:-1], json.dumps(plain, ensure_ascii=False)[1:-1])


def _bounded(written: str) -> str:
    """Return what finds a name that is not a piece of a longer word."""
    parts = [part for part in re.split(_BETWEEN, written) if part] or [written]
    spelled = _BETWEEN.join(map(_spelled, parts))
    if _IN_A_ROW.search(written):
        return spelled
    return rf"{_BEFORE}{spelled}(?!{_LETTER}|{_ACCENT})"


def _spelled(part: str) -> str:
    return "".join(
        _ANY_APOSTROPHE if each in _APOSTROPHES else re.escape(each)
        for each in part.replace("\\u2019", "’").replace("\\u02bc", "ʼ")
    )
