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
    words = paragraph.split(" ")
    place, last = 0, len(words) - 1
    while place <= last:
        if not words[place] and place < last:  # spaces at which a line begins
            place += 1
            continue
        count = _fitting(words[place:], " ", size, width, bold=bold)
        line = " ".join(words[place : place + count])
        if count == 1 and text_width(line, size, bold=bold) > width:
            *full, line = _broken(line, size, width, bold=bold)
            if full:
                lines += full
                words[place] = line
                continue
        lines.append(line)
        place += count
    return lines


def _broken(word: str, size: float, width: float, *, bold: bool) -> list[str]:
    """Return the lines of a word that is too long for one."""
    parts = list(clusters(word))
    lines: list[str] = []
    while (count := _fitting(parts, "", size, width, bold=bold)) < len(parts):
        lines.append("".join(parts[:count]))
        parts = parts[count:]
    return [*lines, "".join(parts)]


def _fitting(parts: list[str], between: str, size: float, width: float, *, bold: bool) -> int:
    """Return how many parts fit on a line, one at the least; together they are measured last."""
    room = width + text_width(between, size, bold=bold)
    count = 0
    for part in parts:
        room -= text_width(part + between, size, bold=bold)
        if count and room < 0:
            break
        count += 1

    def fits(count: int) -> bool:
        return text_width(between.join(parts[:count]), size, bold=bold) <= width

    while count < len(parts) and fits(count + 1):
        count += 1
    while count > 1 and not fits(count):
        count -= 1
    return count
