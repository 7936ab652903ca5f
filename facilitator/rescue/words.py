"""What could not be read of a damaged workshop, in sentences."""

from collections.abc import Collection, Mapping

from facilitator.contents import WORDINGS, counted, details, listed
from facilitator.i18n import _


def lost_aloud(lost: Mapping[str, int], vague: Collection[str]) -> list[str]:
    """Return what is gone, and what people should do about it."""
    parts = [counted(table, lost[table]) for table in WORDINGS if lost.get(table)]
    if rest := sum(count for table, count in lost.items() if table not in WORDINGS):
        parts.append(details(rest))
    told: list[str] = []
    if parts:
        told.append(_("What could not be read: {what}.").format(what=listed(parts)))
    elif not vague:
        told.append(_("Every row could be read, but perhaps not each is as it was written."))
    if vague:
        told.append(_("More may be missing: part of the file does not say what was there."))
    told.append(_("Look through it, and compare it with an earlier version."))
    return told
