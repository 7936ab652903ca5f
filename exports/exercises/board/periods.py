"""The periods of a board's time axis, as its papers show them."""

from collections.abc import Sequence

from exports.sheets import Job
from facilitator.board_bands import by_year
from facilitator.exercises.board.document import NoteDocument
from facilitator.exercises.board.years import period_title


class Bands:
    """In which period each note is printed; notes without a year come in one of their own."""

    def __init__(self, job: Job) -> None:
        self.axis = job.deck.axis
        zones = {zone.key for zone in job.deck.zones if zone.dated}
        notes = [n for n in job.activity.notes if n.visibility == "public" and n.zone in zones]
        self._years = dict(_years(notes)) if self.axis is not None else {}
        self.titles = self._titles()

    def of(self, note: NoteDocument) -> int | None:
        """Return the band of a note, counted from 0; None where time does not matter."""
        if self.axis is None or note.id not in self._years:
            return None
        year = self._years[note.id]
        periods = self.axis.periods
        return len(periods) if year is None else periods.index(self.axis.period(year))

    def _titles(self) -> list[str]:
        axis = self.axis
        if axis is None:
            return []
        years = [year for year in self._years.values() if year is not None]
        outside = [year for year in years if not axis.covers(year)]
        last = axis.periods[-1]
        titles = [
            period_title(
                axis,
                period,
                earlier=period == axis.first and any(year < period for year in outside),
                later=period == last and any(year > period for year in outside),
            )
            for period in axis.periods
        ]
        return [*titles, period_title(axis, None)] if None in self._years.values() else titles


def periods_in(job: Job, rows: int) -> list[str]:
    """Return the periods for so many rows at most, several to a row where there are more."""
    axis = job.deck.axis
    if axis is None:
        return []
    each = -(-len(axis.periods) // rows)
    parts = [axis.periods[first : first + each] for first in range(0, len(axis.periods), each)]
    wider = axis.model_copy(update={"step": axis.step * each})
    return [period_title(wider if len(part) > 1 else axis, part[0]) for part in parts]


def _years(notes: Sequence[NoteDocument]) -> list[tuple[str, int | None]]:
    """Return the year beside which each note stands: in a group, that of the earliest."""
    first: dict[tuple[str, str], int | None] = {}
    for note in sorted(notes, key=lambda note: by_year(note.year)):
        first.setdefault((note.zone, note.group or note.id), note.year)
    return [(note.id, first[note.zone, note.group or note.id]) for note in notes]
