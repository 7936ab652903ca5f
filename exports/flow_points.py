"""The points of a list in running text, and the paragraphs of which each is made."""

from itertools import groupby

from exports.document import MM
from exports.type.shaping import is_right_to_left
from exports.type.wrapping import wrap
from facilitator.decks import Worded
from facilitator.i18n import reads_from_right

Point = str | list[Worded] | tuple[str, str | list[Worded]]
"""What stands at a point of a list; a label may go before it, else it has a bullet."""
BULLET = "•"


def entry_of(item: Point) -> tuple[str, list[Worded]]:
    """Return the label of a point, and its words: those in one language together."""
    label, said = item if isinstance(item, tuple) else (BULLET, item)
    if isinstance(said, str):
        return label, [Worded(said)]
    own = groupby(said, key=lambda each: each.language)
    return label, [Worded("\n".join(one.text for one in each), tongue) for tongue, each in own]


def directed(
    text: str, size: float, width: float, *, bold: bool, language: str
) -> list[tuple[str, bool]]:
    """Return the lines of paragraphs, each line with whether it reads from the right.

    Every paragraph decides for itself; one without a letter goes with the others.
    """
    always = reads_from_right(language)
    usual = always or is_right_to_left(text)
    return [
        (line, usual if always or not _has_letters(each) else is_right_to_left(each))
        for each in text.split("\n")
        for line in wrap(each, size, width * MM, bold=bold)
    ]


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))
