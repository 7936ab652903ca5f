"""The log book as rows under headings: to hear about, open, waiting, heard about."""

from collections.abc import Callable, Sequence
from typing import Final

from facilitator.i18n import _
from facilitator.log_book.book import Entry
from facilitator.log_book.tables import PaperReminder
from ui.log_book.entry_list import Line
from ui.log_book.words import said_under
from ui.wording import said_day

PAPER: Final = "paper-"
"""Before the id of a reminder, in the key of its row."""


def listed(
    entries: Sequence[Entry], due: set[int | None], reminders: Sequence[PaperReminder]
) -> list[tuple[str, list[Line]]]:
    """Return the rows of the list under their headings."""

    def lines(belongs: Callable[[Entry], bool]) -> list[Line]:
        return [
            Line(str(each.promise.id), each.promise.what, said_under(each))
            for each in entries
            if belongs(each)
        ]

    papers = [
        Line(
            f"{PAPER}{each.id}",
            _("Somebody wants to be reminded of their own paper."),
            said_day(each.remind_on),
        )
        for each in reminders
    ]
    return [
        (_("To hear about"), lines(lambda each: each.promise.id in due)),
        (
            _("Open"),
            lines(
                lambda each: each.is_open and not each.promise.waits and each.promise.id not in due
            ),
        ),
        (_("Waits for somebody who was not here"), lines(_waits)),
        (_("Heard about"), lines(lambda each: not each.is_open)),
        (_("On their own paper"), papers),
    ]


def _waits(entry: Entry) -> bool:
    return entry.is_open and entry.promise.waits
