"""What a copy for others does not have, beyond what no export has: names, and single drawings."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from facilitator.held_names import CONSENTS, OF_A_NAME
from facilitator.i18n import _
from facilitator.names_in_words import whole_name
from facilitator.people import Person

_OWN: Final = frozenset({"facilitator_notes", "uid"})
"""What leaves as it is, where the facilitator's own papers are made of it."""
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
    for key, value in values.items():
        values[key] = words.without(value)


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
    for key in values.keys() - {"decks"}:
        values[key] = words.without(values[key])


class _Words:
    """Takes names, and ways to reach people where that is asked, out of texts."""

    def __init__(self, names: Collection[str], left_out: Counter[str], *, contacts: bool) -> None:
        self._names = [whole_name(name) for name in names]
        self._left_out, self._contacts = left_out, contacts

    def without(self, value: Any) -> Any:
        """Return plain data with no name and no way to reach somebody in its texts."""
        if isinstance(value, dict):
            return {
                key: each if key in _OWN and not self._contacts else self.without(each)
                for key, each in value.items()
            }
        if isinstance(value, list | tuple):
            return [self.without(each) for each in value]
        return self._text(value) if isinstance(value, str) and len(value) <= LONGEST else value

    def _text(self, text: str) -> str:
        without = text
        for kind, pattern, instead in self._patterns():
            without, count = pattern.subn(instead, without)
            self._left_out[kind] += count
        return without

    def _patterns(self) -> Iterator[tuple[str, re.Pattern[str], str]]:
        for name in self._names:
            called = "names_in_words" if self._contacts else "unshared_names"
            yield called, name, _("(name left out)")
        if not self._contacts:
            return
        yield "contacts", _MAIL, _("(address left out)")
        yield "contacts", _TELEPHONE, _("(number left out)")
