"""A line of text made into glyphs: fallback fonts, joined scripts, right-to-left runs.

Text that the main font has is set as it stands, unkerned, so that lines break as
`facilitator.lettering` breaks them. Everything else is split into runs of one font and one
direction, and what needs it is shaped by HarfBuzz. A character that no font has is set as its
number, [U+4E00], never as a box.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz

from exports.type.bidirectional import levels, reorder
from exports.type.characters import IGNORED, clusters, printable
from exports.type.fonts import EMOJI, THOUSAND, Face, fallback_face, families_with, main_face

_JOINED = re.compile("[\u0300-\u036f\u0590-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\ua8e0-\uabff]")
"""Characters that change their look or place beside others."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")

_LABELLED = re.compile(
    rf"(?:\d+\. )?(?=[A-Z\d-]*\d)[A-Z\d-]{{1,12}}[.:]?\s+{_RIGHT_TO_LEFT.pattern}"
)


class Glyph(NamedTuple):
    """A glyph and where it stands in its run; thousandths of an em."""

    number: int
    x: int
    y: int


class Cluster(NamedTuple):
    """Characters that are drawn together, and the glyphs that draw them."""

    text: str
    glyphs: tuple[Glyph, ...]


class Run(NamedTuple):
    """A stretch in one face, left to right as seen; `clusters` where it had to be shaped."""

    face: Face
    text: str
    clusters: tuple[Cluster, ...] | None
    width: int
    backwards: bool = False

    def spells(self, cluster: Cluster) -> bool:
        """Say whether a cluster's glyphs, one by one, give its text back."""
        if len(cluster.glyphs) == 1 or self.backwards:
            return len(cluster.glyphs) == len(cluster.text) == 1 or not self.backwards
        own = self.face.character_of
        return cluster.text == "".join(own.get(glyph.number, "") for glyph in cluster.glyphs)


class Line(NamedTuple):
    """A line as it is drawn; widths in thousandths of an em."""

    text: str
    runs: tuple[Run, ...]
    width: int

    @property
    def backwards(self) -> bool:
        """Say whether some of it reads from the right."""
        return any(run.backwards for run in self.runs)

    @property
    def spells(self) -> bool:
        """Say whether its glyphs, one by one, give its text back."""
        return all(run.spells(cluster) for run in self.runs for cluster in run.clusters or ())


def is_right_to_left(text: str) -> bool:
    """Say whether a paragraph reads from the right: the first letter of its words decides.

    A label before them, such as N4 or a card's code, is not one of their letters.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return False
    if _LABELLED.match(text):
        return True
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False


def is_plain(text: str, *, bold: bool = False) -> bool:
    """Say whether the main font has it all and nothing needs shaping."""
    codes = main_face(bold=bold).codes
    try:
        for character in set(text):
            codes[character]
    except KeyError:
        return False
    return True


@lru_cache(maxsize=8192)
def set_line(
    text: str, *, bold: bool = False, right_to_left: bool = False, language: str = ""
) -> Line:
    """Return the glyphs of one line."""
    main = main_face(bold=bold)
    if is_plain(text, bold=bold):
        width = sum(map(main.advances.__getitem__, text))
        return Line(text, (Run(main, text, None, width),) if text else (), width)
    text = printable(text)
    ranks = levels(text, right_to_left=right_to_left)
    pieces = [
        (face, "".join(text[i] for i in where), ranks[where[0]])
        for face, where in _stretches(text, ranks, bold=bold)
    ]
    runs = tuple(
        _set_run(face, part, level, language)
        for face, part, level in reorder(pieces, [level for _, _, level in pieces])
    )
    return Line(text, runs, sum(run.width for run in runs))


def _stretches(text: str, ranks: list[int], *, bold: bool) -> list[tuple[Face, list[int]]]:
    """Return the runs of one face and one level, each with the places of its characters."""
    found: list[tuple[Face, list[int]]] = []
    start = 0
    for cluster in clusters(text):
        places = range(start, start + len(cluster))
        start += len(cluster)
        previous = found[-1][0] if found else None
        for part in _parts(cluster, places):
            face = _face_for("".join(text[i] for i in part), previous, bold=bold)
            if found and found[-1][0] is face and ranks[found[-1][1][-1]] == ranks[part[0]]:
                found[-1][1].extend(part)
            else:
                found.append((face, list(part)))
            previous = face
    return found


def _parts(cluster: str, places: range) -> list[list[int]]:
    """Keep a cluster whole where one face has all of it, else take its characters singly."""
    seen = [c for c in cluster if not IGNORED.match(c)]
    if len(seen) < 2 or _candidates(seen):
        return [list(places)]
    return [[place] for place in places]


def _candidates(characters: list[str]) -> list[str]:
    """Return the families that have all of these characters; the main one is called ''."""
    first, *rest = characters
    families = list(families_with(first))
    if ord(first) in main_face().characters:
        families.insert(0, "")
    for character in rest:
        has = families_with(character)
        main = ord(character) in main_face().characters
        families = [f for f in families if f in has or (main and not f)]
    return families


@lru_cache(maxsize=8192)
def _face_for(cluster: str, previous: Face | None, *, bold: bool) -> Face:
    seen = [c for c in cluster if not IGNORED.match(c)]
    if not seen:
        return previous or main_face(bold=bold)
    families = _candidates(seen)
    wants_emoji = len(cluster) > 1 and EMOJI in families
    if wants_emoji and any(c in "\ufe0f\u200d\u20e3" or c >= "\U0001f1e6" for c in cluster):
        return fallback_face(EMOJI, bold=bold)
    faces = [fallback_face(f, bold=bold) if f else main_face(bold=bold) for f in families]
    if previous in faces and ("" not in families or _keeps_space(cluster, previous)):
        return previous
    return faces[0]


def _keeps_space(cluster: str, face: Face | None) -> bool:
    """Say whether a space stays in the run before it, which keeps a sentence in one run."""
    return cluster == " " and face is not None and face.is_script


def _set_run(face: Face, text: str, level: int, language: str) -> Run:
    joined = _JOINED.search(text) or IGNORED.search(text)
    if level % 2 == 0 and not joined and all(len(cluster) == 1 for cluster in clusters(text)):
        return Run(face, text, None, sum(map(face.advances.__getitem__, text)))
    shaped, width = _shape(face, text, level, language)
    return Run(face, text, shaped, width, level % 2 == 1)


def _shape(face: Face, text: str, level: int, language: str) -> tuple[tuple[Cluster, ...], int]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.direction = "rtl" if level % 2 else "ltr"
    if language:
        buffer.language = language
    buffer.guess_segment_properties()
    uharfbuzz.shape(face.font, buffer, {"kern": False})
    scale = THOUSAND / face.face.upem
    glyphs: dict[int, list[Glyph]] = {}
    pen = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x, y = pen + position.x_offset, position.y_offset
        glyph = Glyph(info.codepoint, round(x * scale), round(y * scale))
        glyphs.setdefault(info.cluster, []).append(glyph)
        pen += position.x_advance
    until = dict(pairwise([*sorted(glyphs), len(text)]))
    shaped = (
        Cluster(text[start : until[start]], tuple(sorted(group, key=_raised)))
        for start, group in glyphs.items()
    )
    return tuple(shaped), round(pen * scale)


def _raised(glyph: Glyph) -> bool:
    """Sort the letter before its marks: readers take the line's height from what comes first."""
    return glyph.y != 0
