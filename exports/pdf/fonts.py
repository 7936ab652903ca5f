"""The faces as ReportLab embeds them, and the way back from their glyphs to text."""

import io
import re
from functools import cache, partial
from itertools import count

from pikepdf import Dictionary, Pdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from exports.type.fonts import THOUSAND, Face
from exports.type.shaping import Cluster, Run

PRIVATE = 0xF0000
"""Where a shaped glyph has its character: ReportLab knows glyphs by characters only."""
JOINER = "\u200d"
"""Tells apart the glyphs that draw parts of the same characters; invisible itself."""
_BEYOND = re.compile("> <([0-9A-F]{5,6})>")
"""A character that ReportLab's table of texts has no room for."""


@cache
def font_name(face: Face) -> str:
    """Return the name by which ReportLab knows a face; its glyphs have private characters."""
    font = TTFont(face.name, io.BytesIO(face.data), asciiReadable=False)
    for glyph, (advance, _) in enumerate(font.face.hmetrics):
        font.face.charToGlyph[PRIVATE + glyph] = glyph
        font.face.charWidths[PRIVATE + glyph] = advance * THOUSAND / face.face.upem
    pdfmetrics.registerFont(font)
    return face.name


class GlyphTexts:
    """What the shaped glyphs of one file stand for."""

    def __init__(self) -> None:
        self._known: dict[str, dict[int, str]] = {}
        self._guesses: dict[str, dict[int, str]] = {}

    def note(self, run: Run, cluster: Cluster) -> None:
        """Remember what each glyph of a cluster stands for."""
        name = run.face.name
        if len(cluster.glyphs) == 1 and run.spells(cluster):
            self._known.setdefault(name, {}).setdefault(cluster.glyphs[0].number, cluster.text)
        guesses = self._guesses.setdefault(name, {})
        for glyph in cluster.glyphs:
            if glyph.number not in guesses:
                said = run.face.character_of.get(glyph.number, cluster.text)
                taken = guesses.values()
                guesses[glyph.number] = next(
                    text for n in count() if (text := said + JOINER * n) not in taken
                )

    def write(self, pdf: Pdf) -> None:
        """Say it in the file's fonts."""
        shared = next((page.Resources.Font for page in pdf.pages), Dictionary())
        for font in shared.values():
            name = str(font.BaseFont).partition("+")[2]
            texts = self._guesses.get(name, {}) | self._known.get(name, {})
            table = font.ToUnicode.read_bytes().decode("ascii")
            font.ToUnicode.write(_BEYOND.sub(partial(_entry, texts), table).encode("ascii"))


def _entry(texts: dict[int, str], found: re.Match[str]) -> str:
    """Return an entry for a private character, or for one beyond the basic plane."""
    number = int(found[1], 16)
    text = texts.get(number - PRIVATE) or chr(number)
    return f"> <{text.encode('utf-16-be').hex().upper()}>"
