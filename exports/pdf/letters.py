"""Letters as shapes: what an edge cuts is a picture of text, which nobody is to read in halves."""

from functools import cache

from exports.type.fonts import THOUSAND, Face
from exports.type.outlines import glyph_outline, placed_glyphs
from exports.type.shaping import Run

OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
THICK = 0.03
"""How thick a line makes letters bold, in type sizes."""


def shapes(run: Run, size: float, x: float, y: float, *, thick: bool) -> str:
    """Return the operators that fill a run's letters, from a place on the page in points."""
    em = run.face.face.upem
    scale, unit = size / em, em / THOUSAND
    paint = "B" if thick else "f"
    found = [f"q {scale:.6g} 0 0 {scale:.6g} {x:.2f} {y:.2f} cm"]
    if thick:
        found.append(f"{THICK * em:g} w 1 j")
    right = up = 0.0
    for glyph in placed_glyphs(run):
        if path := _path(run.face, glyph.number):
            across, along = glyph.x * unit, glyph.y * unit
            if (across, along) != (right, up):
                found.append(f"1 0 0 1 {across - right:g} {along - up:g} cm")
                right, up = across, along
            found.append(f"{path} {paint}")
    return "\n".join([*found, "Q"])


@cache
def _path(face: Face, number: int) -> str:
    """Return a glyph's outline in font units; empty for a space."""
    return " ".join(
        " ".join((*(f"{length:.4g}" for length in numbers), OPERATORS[kind]))
        for kind, numbers in glyph_outline(face, number)
    )
