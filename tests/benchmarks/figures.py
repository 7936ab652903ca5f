"""A figure, its floor, its limit, and the table that shows them."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measurement. Times are in milliseconds; a figure without a limit is there to be read."""

    name: str
    measured: float
    floor: float
    floor_name: str
    most_times: float | None = None
    """The most that the measured time may be of the floor."""
    most_ms: float | None = None
    """The most that it may be at all."""
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.measured / self.floor if self.floor else 0.0

    @property
    def over(self) -> bool:
        too_often = self.most_times is not None and self.ratio > self.most_times
        too_long = self.most_ms is not None and self.measured > self.most_ms
        return too_often or too_long

    @property
    def limit(self) -> str:
        limits = []
        if self.most_times is not None:
            limits.append(f"{self.most_times:g} ×")
        if self.most_ms is not None:
            limits.append(f"{self.most_ms:g} ms")
        return ", ".join(limits) or "–"

    @property
    def verdict(self) -> str:
        return "" if self.limit == "–" else "over" if self.over else "ok"

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": self.ratio, "over": self.over}


def table(figures: Sequence[Figure]) -> str:
    """Return the figures in columns."""
    heads = ("figure", "measured", "floor", "ratio", "limit", "", "floor is")
    rows = [heads, *(_row(figure) for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place in {1, 2, 3} else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _row(figure: Figure) -> tuple[str, ...]:
    note = f" ({figure.note})" if figure.note else ""
    return (
        figure.name,
        f"{figure.measured:.2f} ms",
        f"{figure.floor:.2f} ms",
        f"{figure.ratio:.2f} ×",
        figure.limit,
        figure.verdict,
        figure.floor_name + note,
    )


def alternately(rounds: int, *measures: Callable[[], float], warm_up: int = 1) -> list[list[float]]:
    """Measure one after the other, so that what disturbs this computer disturbs each alike."""
    for _round in range(warm_up):
        for measure in measures:
            measure()
    found: list[list[float]] = [[] for _measure in measures]
    for _round in range(rounds):
        for times, measure in zip(found, measures, strict=True):
            times.append(measure())
    return found


def centile(times: Sequence[float], share: float) -> float:
    """Return the time that this share of all stays under, counted upwards."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def median_ms(seconds: Sequence[float]) -> float:
    return median(seconds) * 1_000
