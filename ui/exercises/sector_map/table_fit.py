"""How wide the columns of the table are."""

from collections.abc import Callable
from typing import Final

from ui.exercises.sector_map.table_words import TYPED, Column

ROOMY: Final = 980
"""From this width on, examples have a column of their own."""
CRAMPED: Final = 520
"""Below this width labels have no column of their own."""
LEAST: Final = 104
"""No column that is filled in is narrower; what does not fit is scrolled to."""
SHARES: Final = {Column.HERE: 26, Column.KNOW: 28, Column.NEED: 24, Column.NEXT: 22}


def column_widths(width: int, px: Callable[[float], int]) -> dict[Column, int]:
    """Return how wide each column is; one that is not among them does not show."""
    found = {Column.PLACE: px(110 if width < px(CRAMPED) else 142)}
    if width >= px(ROOMY):
        found[Column.PLACE] = px(164)
        found[Column.EXAMPLES] = px(164)
    if width >= px(CRAMPED):
        found[Column.LABEL] = px(66)
    rest = width - sum(found.values())
    for column in TYPED:
        found[column] = max(rest * SHARES[column] // sum(SHARES.values()), px(LEAST))
    found[TYPED[-1]] += max(width - sum(found.values()), 0)  # a line is painted again whole
    return dict(sorted(found.items()))
