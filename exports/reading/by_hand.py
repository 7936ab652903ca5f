"""Sheets that a person names: what the QR code would have said, had it been read."""

from collections.abc import Callable

from exports.exercises.community_map.sheets import KIND, map_sheet_kind
from exports.sheet_code import SheetCode, workshop_code
from exports.sheets import Job, PrintOptions
from facilitator.exchange import WorkshopDocument

KindOf = Callable[[Job], str]
KINDS: dict[str, KindOf] = {KIND: map_sheet_kind}
"""What the codes of a workshop's sheets say now, by the first part of their kind."""


def code_by_hand(
    document: WorkshopDocument, name: str, activity: int, paper: str, whose: str
) -> SheetCode:
    """Return the code of somebody's sheet on this paper, in the usual edition."""
    options = PrintOptions(paper=paper, blank=True, activity=activity)
    kind = KINDS[name](Job(document, activity, options))
    number = int(whose[1:]) if whose[1:].isdecimal() else 0
    return SheetCode(workshop_code(document), activity, kind, number, whose)
