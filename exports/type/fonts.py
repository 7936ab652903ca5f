"""The faces that paper is set in: which one has a character, how wide it is, and its subset."""

from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from importlib.resources import files

import uharfbuzz

FAMILY = "AtkinsonHyperlegibleNext"
FALLBACKS = (
    "NotoSans",
    "NotoSansSymbols",
    "NotoEmoji",
    "NotoSansSymbols2",
    "NotoNaskhArabic",
    "NotoSansBengali",
    "NotoSansGurmukhi",
    "NotoSansGujarati",
    "NotoSansTamil",
    "NotoSansHebrew",
    "NotoSansEthiopic",
)
"""Asked in this order for a character that the main family lacks."""
BOLD_FALLBACKS = frozenset({"NotoSans"})
EMOJI = "NotoEmoji"
THOUSAND = 1000
"""Widths are in thousandths of an em, as in a PDF."""


class Face:
    """One font file: its glyphs by character, their advances, and its shaper's font."""

    def __init__(self, path: str) -> None:
        """Load a face from its place in `assets/fonts`."""
        self.name = path.rpartition("/")[2].removesuffix(".ttf")
        self.is_bold = self.name.endswith("Bold")
        self.data = files("assets").joinpath("fonts", *path.split("/")).read_bytes()
        self.face = uharfbuzz.Face(self.data)
        self.font = uharfbuzz.Font(self.face)
        self.codes = Codes(self.font)
        self.advances = Advances(self.font, THOUSAND / self.face.upem)

    @property
    def is_script(self) -> bool:
        """Say whether whole sentences are set in it, spaces included, unlike signs and emoji."""
        return not any(word in self.name for word in ("Emoji", "Symbols", FAMILY))

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the face has a glyph for."""
        return frozenset(self.face.unicodes)

    @cached_property
    def character_of(self) -> dict[int, str]:
        """The character of each glyph that a character has by itself."""
        found: dict[int, str] = {}
        for code in sorted(self.characters, reverse=True):
            glyph = self.font.get_nominal_glyph(code)
            if glyph is not None:
                found[glyph] = chr(code)
        return found

    def advance(self, glyph: int) -> int:
        """Return a glyph's own advance."""
        width: float = self.font.get_glyph_h_advance(glyph) * THOUSAND / self.face.upem
        return round(width)

    def web_subset(self, text: AbstractSet[str]) -> bytes:
        """Return a font for these characters that can still be shaped, for the SVG."""
        wanted = uharfbuzz.SubsetInput()
        wanted.unicode_set.update(map(ord, text))
        return bytes(uharfbuzz.subset(self.face, wanted).blob.data)


class Codes(dict[str, str]):
    """The four hex digits that show a character; KeyError where the face has no glyph for it."""

    def __init__(self, font: uharfbuzz.Font) -> None:
        self.font = font

    def __missing__(self, character: str) -> str:
        glyph = self.font.get_nominal_glyph(ord(character))
        if not glyph or "\u0300" <= character <= "\u036f":
            raise KeyError(character)
        self[character] = code = f"{glyph:04X}"
        return code


class Advances(dict[str, int]):
    """The advance of each character, unkerned."""

    def __init__(self, font: uharfbuzz.Font, scale: float) -> None:
        self.font = font
        self.scale = scale

    def __missing__(self, character: str) -> int:
        glyph = self.font.get_nominal_glyph(ord(character)) or 0
        width: float = self.font.get_glyph_h_advance(glyph) * self.scale
        self[character] = round(width)
        return self[character]


@cache
def _face(path: str) -> Face:
    return Face(path)


def main_face(*, bold: bool = False) -> Face:
    """Return the face that everything is set in as far as it goes."""
    return _face(f"{FAMILY}-{'Bold' if bold else 'Regular'}.ttf")


def fallback_face(family: str, *, bold: bool = False) -> Face:
    """Return one of the faces that stand in for it; few have a bold one of their own."""
    style = "Bold" if bold and family in BOLD_FALLBACKS else "Regular"
    return _face(f"fallback/{family}-{style}.ttf")


@cache
def families_with(character: str) -> tuple[str, ...]:
    """Return the fallback families that have a character, in order; empty where none has."""
    code = ord(character)
    return tuple(family for family in FALLBACKS if code in fallback_face(family).characters)
