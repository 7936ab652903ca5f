"""Lines of text in any script, measured as they are drawn."""

from exports.type.characters import clusters, without_controls
from exports.type.fonts import THOUSAND
from exports.type.shaping import is_plain, set_line
from facilitator import lettering


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break text into lines no wider than `width`, measured as drawn; both in the same unit.

    What the main font has breaks exactly as on the board.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if is_plain(paragraph, bold=bold):
            lines += lettering.wrap(paragraph, size, width, bold=bold)
        else:
            lines += _wrap_measured(without_controls(paragraph), size, width, bold=bold)
    return lines


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line as it is drawn, in the unit of `size`."""
    return set_line(text, bold=bold).width * size / THOUSAND


def _wrap_measured(paragraph: str, size: float, width: float, *, bold: bool) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if not line or text_width(longer, size, bold=bold) <= width:
            line = longer
        else:
            lines.append(line)
            line = word
        while line == word and text_width(line, size, bold=bold) > width:
            head = _fitting(line, size, width, bold=bold)
            if head == line:
                break
            lines.append(head)
            line = word = line[len(head) :]  # noqa: PLW2901
    lines.append(line)
    return lines


def _fitting(word: str, size: float, width: float, *, bold: bool) -> str:
    """Return the clusters of a long word that fit on a line; one at the least."""
    head = ""
    for cluster in clusters(word):
        if head and text_width(head + cluster, size, bold=bold) > width:
            break
        head += cluster
    return head
