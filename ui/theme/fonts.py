"""The fonts that the app brings with it, and the house font as it is measured."""

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

FAMILY: Final = "Atkinson Hyperlegible Next"

ATKINSON: Final = "atkinson"
OPENDYSLEXIC: Final = "opendyslexic"
READING: Final = MappingProxyType({OPENDYSLEXIC: ("OpenDyslexic", 0.84)})
"""Faces that somebody may read more easily: their family, and the size that looks like the house's.

They are for what is read in the window. What is measured for everybody, such as notes on a board,
the wall and paper, stays in the house font: its lines break alike on every computer.
"""

FALLBACK_FAMILIES: Final = (
    "Noto Sans",
    "Noto Emoji",
    "Noto Naskh Arabic",
    "Noto Sans Bengali",
    "Noto Sans Ethiopic",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Hebrew",
    "Noto Sans Tamil",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
)
"""The fonts in assets/fonts/fallback, in the order in which Qt asks them for a character."""


def house_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the house font without kerning or hinting, so that it is as wide as lettering says."""
    load_fonts()
    font = QFont(FAMILY)
    font.setFamilies([FAMILY, *FALLBACK_FAMILIES])
    font.setPixelSize(max(1, pixels))
    font.setWeight(weight)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return font


@cache
def load_fonts() -> tuple[str, ...]:
    """Give Qt the house font, once, and return the families."""
    return _add_fonts("fonts")


@cache
def load_reading_fonts() -> tuple[str, ...]:
    """Give Qt the faces of READING, once, where somebody reads in one of them."""
    return _add_fonts("fonts", "reading")


@cache
def load_fallback_fonts() -> tuple[str, ...]:
    """Give Qt the bundled fonts for other scripts and emoji, once, and return the families.

    They are megabytes, so the first paint does not wait for them: the app asks for them when
    the window is up, and a canvas asks when it meets a text that needs them.
    """
    return _add_fonts("fonts", "fallback")


def needs_fallback(text: str) -> bool:
    """Say whether the text has characters that the house font may lack."""
    return not text.isascii() and any(
        character > "\u02ff" and character not in "–—‘’‚“”„•…‹›€™−" for character in text
    )


def _add_fonts(*folders: str) -> tuple[str, ...]:
    folder = files("assets").joinpath(*folders)
    if not folder.is_dir():
        return ()
    families: dict[str, None] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.lower().endswith((".ttf", ".otf")):
            number = QFontDatabase.addApplicationFontFromData(entry.read_bytes())
            families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(families)
