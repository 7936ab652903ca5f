"""What is to be brought, gathered over the day."""

import re
from collections.abc import Iterator

from exports.document import Document
from exports.flow_table import Column
from exports.session.day import PlannedDay
from exports.sheets import Job
from exports.text_papers import TO_FILL, TextPaper, well_filled
from facilitator.i18n import _

BOX = "☐"


def has_materials(job: Job) -> bool:
    """Say whether anything is to be brought."""
    return any(activity.materials for activity in job.workshop.activities)


def materials(job: Job) -> Document:
    """Return a list to pack by: each thing once, how many where that is known, and what for."""
    return well_filled(_materials)(job)


def _materials(job: Job) -> Document:
    paper = TextPaper(job, "materials", _("What to bring"))
    people, tables = job.workshop.workshop.expected, len(job.workshop.tables)
    wanted: dict[str, list[str]] = {}
    for activity in PlannedDay(job.workshop).activities:
        for thing in activity.activity.materials:
            called = wanted.setdefault(thing, [])
            if activity.title not in called:
                called.append(activity.title)
    columns = [Column(_("What"), 4), Column(_("How many"), 1.5), Column(_("For"), 3)]
    rows = [
        [f"{BOX} {thing}", _how_many(thing, people, tables), "\n".join(called)]
        for thing, called in wanted.items()
    ]
    paper.flow.table(columns, rows)
    return paper.finish()


def _how_many(thing: str, people: int | None, tables: int) -> str:
    """Return how many of a thing there are to be, as far as its own words say it.

    Those are such as “one each” and “one A3 sheet to a table”; what does not say is left open.
    """
    found = [count for part in thing.split(",") for count in _counts(part, people or 0, tables)]
    return str(found[0]) if found else TO_FILL


def _counts(part: str, people: int, tables: int) -> Iterator[int]:
    words = part.lower().split()
    number = _numbers().get(words[0]) if words else None
    if number is None or _("of each") in part:
        return
    for ending, count in ((_("each"), people), (_("to a table"), tables)):
        if count and re.search(rf"\b{re.escape(ending)}$", part.strip().lower()):
            yield number * count


def _numbers() -> dict[str, int]:
    words = (_("one"), _("two"), _("three"), _("four"), _("five"), _("six"))
    return {word: number for number, word in enumerate(words, 1)}
