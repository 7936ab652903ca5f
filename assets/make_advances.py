"""Write `fonts/advances.json` anew, after the fonts changed: `python -m assets.make_advances`.

The advance width of every character of the main font, in thousandths of an em, so that lines
can be broken without opening a font, and alike on the screen and on paper.
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
FACES = {
    "regular": "AtkinsonHyperlegibleNext-Regular.ttf",
    "bold": "AtkinsonHyperlegibleNext-Bold.ttf",
}


def advances(face: str) -> dict[str, int]:
    """Return the unkerned advance width of each character of a face, in thousandths of an em."""
    font = TTFont(FONTS / FACES[face])
    em = font["head"].unitsPerEm
    widths = font["hmtx"]
    return {
        chr(code): round(widths[glyph][0] * 1000 / em)
        for code, glyph in sorted(font.getBestCmap().items())
    }


def main() -> None:
    """Write the widths of both faces."""
    table = {face: advances(face) for face in FACES}
    (FONTS / "advances.json").write_text(json.dumps(table, ensure_ascii=True), encoding="ascii")


if __name__ == "__main__":
    main()
