"""Shapes as a PDF's operators, written at once: a map or a QR code has thousands of steps."""

from functools import cache

from exports.document import MM, Path, Segment

ROUND = 0.4472
"""How far the handles of a rounded corner lie from it, in radii."""


def outline(path: Path, high: float) -> str:
    """Return the steps of a shape on a page this high, in mm."""
    return "\n".join([_step(segment, high) for segment in path.segments])


def look(path: Path) -> str:
    """Return its colours, its line and its dashes."""
    found = []
    if path.fill:
        found.append(f"{_numbers(path.fill)} rg")
    if path.stroke:
        found.append(f"{_numbers(path.stroke)} RG {path.line_width * MM:.4f} w 1 J 1 j")
    if path.dash:
        found.append(f"[{' '.join(f'{length * MM:.4f}' for length in path.dash)}] 0 d")
    return " ".join(found)


def painted(path: Path) -> str:
    """Return the operator that fills a shape, outlines it, or both."""
    return ("B" if path.stroke else "f") if path.fill else "S"


def _step(segment: Segment, high: float) -> str:
    kind, numbers = segment
    if kind == "L":
        x, y = numbers
        return f"{x * MM:.2f} {(high - y) * MM:.2f} l"
    if kind == "R":
        x, y, width, height, radius = numbers
        left, low = x * MM, (high - y - height) * MM
        if radius > 0:
            rounding = min(radius, width / 2, height / 2) * MM
            return _rounded(round(left, 2), round(low, 2), width * MM, height * MM, rounding)
        return f"{left:.2f} {low:.2f} {width * MM:.4f} {height * MM:.4f} re"
    if kind == "C":
        a, b, c, d, e, f = numbers
        return (
            f"{a * MM:.2f} {(high - b) * MM:.2f} {c * MM:.2f} {(high - d) * MM:.2f} "
            f"{e * MM:.2f} {(high - f) * MM:.2f} c"
        )
    if kind == "M":
        x, y = numbers
        return f"{x * MM:.2f} {(high - y) * MM:.2f} m"
    return "h"


def _rounded(left: float, low: float, width: float, height: float, radius: float) -> str:
    right, top, near = left + width, low + height, ROUND * radius
    return (
        f"{left + radius:.4f} {low:.4f} m {right - radius:.4f} {low:.4f} l "
        f"{right - near:.4f} {low:.4f} {right:.4f} {low + near:.4f} "
        f"{right:.4f} {low + radius:.4f} c {right:.4f} {top - radius:.4f} l "
        f"{right:.4f} {top - near:.4f} {right - near:.4f} {top:.4f} "
        f"{right - radius:.4f} {top:.4f} c {left + radius:.4f} {top:.4f} l "
        f"{left + near:.4f} {top:.4f} {left:.4f} {top - near:.4f} "
        f"{left:.4f} {top - radius:.4f} c {left:.4f} {low + radius:.4f} l "
        f"{left:.4f} {low + near:.4f} {left + near:.4f} {low:.4f} "
        f"{left + radius:.4f} {low:.4f} c h"
    )


@cache
def rgb(colour: str) -> tuple[float, float, float]:
    """Return the shares of red, green and blue of `#RRGGBB`."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


@cache
def _numbers(colour: str) -> str:
    return " ".join(f"{share:.6f}" for share in rgb(colour))
