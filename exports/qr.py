"""QR codes as shapes."""

import re
from functools import cache
from itertools import groupby, pairwise

import qrcode

MASKS = range(8)
RUNS = re.compile("0{5,}|1{5,}")
LIKE_A_CORNER = "10111010000", "00001011101"


def modules(payload: str) -> tuple[int, list[tuple[int, int, int]]]:
    """Return a code's side and its dark stretches (column, row, length), in modules.

    Four modules of quiet zone lie around it, within the side.
    """
    code = _Code(border=4)
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


class _Code(qrcode.QRCode):  # type: ignore[type-arg]  # it draws no picture
    """Finds the best of the eight masks sooner, the same one."""

    def best_mask_pattern(self) -> int:
        self.makeImpl(True, 0)  # noqa: FBT003 - its trial flag
        first = _rows(self.modules)
        changes = _changes(self.version)
        return min(
            MASKS,
            key=lambda mask: _penalty([a ^ b for a, b in zip(first, changes[mask], strict=True)]),
        )


@cache
def _changes(version: int) -> list[list[int]]:
    """Return in which modules each mask differs from the first: the same, whatever a code says."""
    code = qrcode.QRCode(version=version)
    code.add_data("")
    found = []
    for mask in MASKS:
        code.makeImpl(True, mask)  # noqa: FBT003
        found.append(_rows(code.modules))
    return [[a ^ b for a, b in zip(found[0], rows, strict=True)] for rows in found]


def _rows(modules: list[list[bool | None]]) -> list[int]:
    return [int("".join("1" if dark else "0" for dark in row), 2) for row in modules]


def _penalty(rows: list[int]) -> int:
    """Return how hard it is to read, as the standard counts that (ISO/IEC 18004)."""
    side = len(rows)
    across = [f"{row:0{side}b}" for row in rows]
    lines = "\n".join([*across, *map("".join, zip(*across, strict=True))])
    runs = sum(len(run) - 2 for run in RUNS.findall(lines))
    inner = (1 << side - 1) - 1
    blocks = sum(
        (~((one ^ next_) | (one ^ next_) >> 1 | (one ^ one >> 1)) & inner).bit_count()
        for one, next_ in pairwise(rows)
    )
    dark = sum(row.bit_count() for row in rows) / side**2
    corners = sum(map(lines.count, LIKE_A_CORNER))
    return runs + 3 * blocks + 40 * corners + 10 * int(abs(dark * 100 - 50) / 5)
