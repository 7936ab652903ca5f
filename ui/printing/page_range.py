"""Which pages are printed, as people type it: 1-3, 5."""

import re

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _


def page_range(text: str) -> tuple[int, ...]:
    """Return the pages that are meant, counted from 1; none where all are."""
    pages: set[int] = set()
    for part in filter(None, re.split(r"[,;\s]+", re.sub(r"\s*[-–—]\s*", "-", text.strip()))):
        found = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?", part)
        first = int(found[1]) if found else 0
        last = int(found[2] or found[1]) if found else 0
        if not 1 <= first <= last:
            raise InvalidEntryError(
                _(
                    "“{part}” names no pages; type such as 1-3, 5, or leave it empty for all."
                ).format(part=part)
            )
        pages.update(range(first, last + 1))
    return tuple(sorted(pages))
