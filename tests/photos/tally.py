"""Reading many simulated photos, and the table of how well each condition was met."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from statistics import median
from time import perf_counter, process_time

import numpy as np

from exports.reading.photo import read_photo
from tests.photos import sheets
from tests.photos.pens import PENS, STYLES, overlap
from tests.photos.simulate import LIGHTS, Photo, Scene, photo

EMPTY = "empty"
MEDIAN, GOOD, SHARE, IDENTIFIED = 0.95, 0.9, 0.95, 0.99


@dataclass(frozen=True)
class Result:
    """How one photo was read."""

    scene: Scene
    identified: bool
    overlap: float
    coloured: bool
    """Whether the pen's colour was named, and nothing was proposed that nobody drew."""
    seconds: float
    cpu: float


def scenes(count: int, *, seed: int = 1) -> Iterator[Scene]:
    """Yield so many conditions, every map with every style in turn, of 12 megapixels each.

    Colours, lights, papers, tilt up to 25°, curl up to 10 mm, blur and noise change all the time.
    """
    draw = np.random.default_rng(seed)
    conditions = list(product(PENS, LIGHTS))
    pairs = list(product(sheets.maps(), STYLES))
    order = {pair: draw.permutation(len(conditions)) for pair in pairs}
    for number in range(count):
        pair = pairs[number % len(pairs)]
        colour, light = conditions[order[pair][number // len(pairs) % len(conditions)]]
        yield _scene(
            Scene(map=pair[0], style=pair[1], colours=(colour,), light=light), draw, number
        )


def empty_scenes(count: int, *, seed: int = 2) -> Iterator[Scene]:
    """Yield sheets on which nobody drew an area."""
    draw = np.random.default_rng(seed)
    names = sheets.maps()
    for number in range(count):
        scene = Scene(map=names[number % len(names)], style=EMPTY, light=LIGHTS[number % 5])
        yield _scene(scene, draw, number)


def _scene(scene: Scene, draw: np.random.Generator, number: int) -> Scene:
    return Scene(
        map=scene.map,
        style=scene.style,
        colours=scene.colours,
        light=scene.light,
        paper="a3" if draw.random() < 0.3 else "a4",
        tilt=draw.uniform(0, 25),
        curl=draw.uniform(0, 10),
        blur=draw.uniform(0.6, 2),
        noise=draw.uniform(2, 5),
        roll=float(draw.choice([0, 90, 180, 270])),
        brightness=draw.uniform(0.6, 1),
        fill=draw.uniform(0.8, 0.95),
        dpi=220,
        seed=number,
    )


def result(scene: Scene) -> Result:
    """Take a photo and read it."""
    made, plan = photo(scene), sheets.plan(scene.map, scene.paper)
    begin, cpu = perf_counter(), process_time()
    reading = read_photo(made.data, lambda _code: plan)
    seconds, cpu = perf_counter() - begin, process_time() - cpu
    read = [[np.array(ring) * made.size for ring in area.rings] for area in reading.areas]
    drawn = () if scene.style == EMPTY else scene.colours
    return Result(
        scene,
        reading.problem is None and reading.code is not None,
        overlap(made.areas, read, made.size),
        tuple(area.colour for area in reading.areas) == drawn,
        seconds,
        cpu,
    )


def read_again(scene: Scene, made: Photo) -> float:
    """Read a photo and return how long that took, in seconds."""
    plan = sheets.plan(scene.map, scene.paper)
    begin = perf_counter()
    read_photo(made.data, lambda _code: plan)
    return perf_counter() - begin


def table(results: list[Result]) -> list[str]:
    """Return the table by condition, and a line for each condition that is not met."""
    rows = [("condition", "photos", "identified", "median", "worst", "0.9 or more", "pen right")]
    unmet: list[str] = []
    drawn = [each for each in results if each.scene.style != EMPTY]
    for name, group in _groups(drawn):
        values = [each.overlap for each in group]
        good = sum(value >= GOOD for value in values) / len(group)
        known = sum(each.identified for each in group) / len(group)
        pens = sum(each.coloured for each in group) / len(group)
        row = (f"{known:.0%}", f"{median(values):.3f}", f"{min(values):.3f}", f"{good:.0%}")
        rows.append((name, str(len(group)), *row, f"{pens:.0%}"))
        if median(values) < MEDIAN or good < SHARE or known < IDENTIFIED:
            unmet.append(f"not met: {name}")
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    empty = [each for each in results if each.scene.style == EMPTY]
    proposed = sum(not each.coloured for each in empty)
    lines.append(f"nothing drawn: {len(empty)} photos, areas proposed on {proposed}")
    if proposed:
        unmet.append("not met: nothing drawn")
    return lines + (unmet or ["every condition is met"])


def _groups(results: list[Result]) -> Iterator[tuple[str, list[Result]]]:
    """Yield the conditions: all, each map with each style, each colour and each light."""
    yield "all", results
    names: dict[str, list[Result]] = {}
    for each in results:
        names.setdefault(f"{each.scene.map}, {each.scene.style}", []).append(each)
    yield from sorted(names.items())
    for kind in ("colours", "light", "paper"):
        names = {}
        for each in results:
            value = getattr(each.scene, kind)
            names.setdefault(value if isinstance(value, str) else value[0], []).append(each)
        yield from sorted(names.items())
