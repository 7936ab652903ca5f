"""QR codes as shapes."""

from itertools import groupby

import qrcode


def modules(payload: str) -> tuple[int, list[tuple[int, int, int]]]:
    """Return a code's side and its dark stretches (column, row, length), in modules.

    Four modules of quiet zone lie around it, within the side.
    """
    code = qrcode.QRCode(border=4)
    code.add_data(payload)
    code.make(fit=True)
    return stretches(code.get_matrix())


def stretches(rows: list[list[bool]]) -> tuple[int, list[tuple[int, int, int]]]:
    """Return a code's side and its dark stretches, as `modules` does."""
    dark: list[tuple[int, int, int]] = []
    for number, row in enumerate(rows):
        column = 0
        for is_dark, group in groupby(row):
            length = len(list(group))
            if is_dark:
                dark.append((column, number, length))
            column += length
    return len(rows), dark
