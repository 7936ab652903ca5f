"""What a copy for others does not have, beyond what no export has: names, and single drawings."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from facilitator.clean import TEXT_LIMIT
from facilitator.held_names import CONSENTS, OF_A_NAME
from facilitator.i18n import _
from facilitator.names_in_words import whole_name
from facilitator.people import Person

_OWN: Final = frozenset({"facilitator_notes", "uid"})
"""What leaves as it is, where the facilitator's own papers are made of it."""
_OF_DECKS: Final = {
    *("deck", "session", "zone", "kind", "step", "plan", "hidden_zones"),
    *("audiences", "themes", "kinds", "card"),
}
"""Keys of a deck, which may be called after somebody: without them nothing finds its deck."""
_KEY: Final = re.compile(r'("[a-z][a-z0-9]*(?:_[a-z0-9]+)+")')
"""Such a key in the source of a deck."""
_MOST: Final = (1_000, TEXT_LIMIT)
"""So many characters a line and a text may have: one that is full has no room for more words."""
LONGEST: Final = 1_000_000
"""No text is longer; what is, is a picture."""
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE: Final = re.compile(r"(?<![\w-])(?:\+\d|0\d)(?:[ ()-]?\d){8,12}(?![\w-])")


def for_others(values: dict[str, Any], names: Collection[str], left_out: Counter[str]) -> None:
    """Take out of an export, as plain data, what is not for others; count it in `left_out`.

    Each of these names goes also where it stands in what somebody else said.
    """
    values["workshop"]["uid"] = ""  # a workshop of its own, whose backups are not the other's
    for person in values["people"]:
        for key in (*OF_A_NAME, *CONSENTS):
            person.pop(key, None)
    left_out["names"] = len(names)
    left_out["single_drawings"] = left_out.pop("drawings", 0)
    for activity in values["activities"]:
        if drawn := activity.get("drawings"):
            left_out["single_drawings"] += len(drawn)
            activity["drawings"] = []
    words = _Words(names, left_out, contacts=True)
    for deck in values["decks"]:
        deck["pictures"] = words.without(deck["pictures"])
        parts = _KEY.split(deck["source"])  # every other one is a key
        deck["source"] = "".join(
            part if at % 2 else words.without(part) for at, part in enumerate(parts)
        )
    values.update(words.without({key: values[key] for key in values.keys() - {"decks"}}))


def names_for_nobody(everybody: Iterable[Person]) -> list[str]:
    """Return the names that are held and may not be shared.

    A name of one word may be any word of a sentence, as “Grace” and “Will” are: it is left alone.
    """
    held = [each for each in everybody if len(each.name.split()) > 1]
    shared = {each.name for each in held if each.name_may_be_shared}
    return list(dict.fromkeys(each.name for each in held if each.name not in shared))


def without_names(values: dict[str, Any], names: Collection[str], left_out: Counter[str]) -> None:
    """Take these names out of what people said, in an export as plain data.

    Decks are nobody's words, and the facilitator's own notes leave with nothing but their papers.
    """
    words = _Words(names, left_out, contacts=False)
    values.update(words.without({key: values[key] for key in values.keys() - {"decks"}}))


class _Words:
    """Takes names, and ways to reach people where that is asked, out of texts."""

    def __init__(self, names: Collection[str], left_out: Counter[str], *, contacts: bool) -> None:
        self._names = [(_longest_part(name), whole_name(name)) for name in names]
        self._left_out, self._contacts = left_out, contacts
        self._as_it_is = _OF_DECKS if contacts else _OF_DECKS | _OWN

    def without(self, value: Any) -> Any:
        """Return plain data with no name and no way to reach somebody in its texts."""
        if isinstance(value, dict):
            return {
                key: each if key in self._as_it_is else self.without(each)
                for key, each in value.items()
            }
        if isinstance(value, list | tuple):
            return [self.without(each) for each in value]
        return self._text(value) if isinstance(value, str) and len(value) <= LONGEST else value

    def _text(self, text: str) -> str:
        without = text
        for kind, pattern, instead in self._patterns(text):
            longer, count = pattern.subn(instead, without)
            fits = not any(len(text) <= most < len(longer) for most in _MOST)
            without = longer if fits else pattern.sub("…", without)
            self._left_out[kind] += count
        return without

    def _patterns(self, text: str) -> Iterator[tuple[str, re.Pattern[str], str]]:
        """Yield what may be in a text: most names are seen not to be, which is ten times faster."""
        plain = _plain(text)
        for part, name in self._names:
            if part in plain or "\\" in text:  # where letters may be written as in JSON
                called = "names_in_words" if self._contacts else "unshared_names"
                yield called, name, _("(name left out)")
        if not self._contacts:
            return
        yield "contacts", _MAIL, _("(address left out)")
        yield "contacts", _TELEPHONE, _("(number left out)")


def _plain(text: str) -> str:
    """Return a text in small letters, without their accents."""
    small = text.casefold()
    if small.isascii():
        return small
    letters = unicodedata.normalize("NFKD", small.replace("ı", "i"))
    return "".join(each for each in letters if not unicodedata.combining(each))


def _longest_part(name: str) -> str:
    """Return what every way of writing a name has in it, once it is plain."""
    return max(re.findall(r"[^\W_]+", _plain(name)), key=len, default="")
