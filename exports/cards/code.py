"""The small square on a card: its deck and its code, and nothing else."""

from collections.abc import Iterator
from typing import Final

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError

from exports.document import Page, Rect, Segment
from exports.qr import stretches

MODULES: Final = 21
"""The side of the smallest code there is; few and large modules are what a phone reads best."""
_STRONGEST_FIRST = (ERROR_CORRECT_H, ERROR_CORRECT_Q, ERROR_CORRECT_M, ERROR_CORRECT_L)
_MASK: Final = 2
"""One mask for all: trying all eight takes long, and so few characters never fill a code."""


def draw_small_code(page: Page, square: Rect, payload: str, colour: str) -> None:
    """Draw a code whose dark square fills a box; its quiet zone lies around it."""
    one = square.width / MODULES
    page.path(list(_modules(payload, square, one)), fill=colour)


def _modules(payload: str, square: Rect, one: float) -> Iterator[Segment]:
    _side, dark = stretches(_matrix(payload))
    for column, row, length in dark:
        yield ("R", (square.x + column * one, square.y + row * one, length * one, one, 0.0))


def _matrix(payload: str) -> list[list[bool]]:
    """Return the modules of the smallest code, as hard to damage as the text leaves room for."""
    for level in _STRONGEST_FIRST:
        code = QRCode(version=1, error_correction=level, border=0, mask_pattern=_MASK)
        code.add_data(payload)
        try:
            code.make(fit=False)
        except DataOverflowError:
            continue
        return code.get_matrix()
    raise ValueError(f"{payload} is too long for the smallest code")
