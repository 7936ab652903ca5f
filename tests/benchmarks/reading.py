"""How well, and how fast, photos of sheets are read, beside decoding the photo alone."""

from pathlib import Path as File
from time import perf_counter

import cv2
import numpy as np

from tests.benchmarks.figures import Figure, alternately, median_ms
from tests.photos import sheets
from tests.photos.simulate import Scene, photo
from tests.photos.tally import empty_scenes, read_again, result, scenes, table

MOST_MS = 1_000
PHOTOS_A_ROUND, EMPTY = 6, 9
"""With 45 rounds every map meets every style, colour and light."""


def figures(_folder: File, rounds: int) -> list[Figure]:
    """Print the table by condition, and measure a photo of each map that is there."""
    found = [result(scene) for scene in scenes(PHOTOS_A_ROUND * rounds)]
    found += [result(scene) for scene in empty_scenes(EMPTY)]
    print("\n".join(table(found)))
    times = sorted(each.cpu for each in found)
    print(
        f"processor time: {median_ms(times):.0f} ms at the median, {1_000 * times[-1]:.0f} at most"
    )
    return [_figure(name, rounds) for name in sheets.maps()]


def _figure(name: str, rounds: int) -> Figure:
    scene = Scene(map=name, style="hatched", light="uneven", dpi=220, seed=4)
    made = photo(scene)
    reading, floor = alternately(
        rounds, lambda: read_again(scene, made), lambda: _decoded(made.data)
    )
    name = f"a photo of 12 megapixels read, map: {name}"
    return Figure(name, median_ms(reading), median_ms(floor), "decoding it", most_ms=MOST_MS)


def _decoded(data: bytes) -> float:
    begin = perf_counter()
    cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    return perf_counter() - begin
