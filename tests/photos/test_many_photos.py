"""Many photos of 12 megapixels, in every condition: how well they must be read."""

from statistics import median

import pytest

from tests.chance import LONG, SOAK
from tests.photos.tally import GOOD, IDENTIFIED, MEDIAN, SHARE, empty_scenes, result, scenes, table

PHOTOS, EMPTY = 135, 15


@pytest.mark.soak
@pytest.mark.skipif(not SOAK, reason=f"it takes a soak of {LONG} minutes or more")
def test_photos_are_read_as_well_as_promised() -> None:
    drawn = [result(scene) for scene in scenes(PHOTOS, seed=11)]
    empty = [result(scene) for scene in empty_scenes(EMPTY, seed=12)]
    said = "\n".join(table([*drawn, *empty]))
    assert sum(each.identified for each in drawn) >= IDENTIFIED * PHOTOS, said
    assert median(each.overlap for each in drawn) >= MEDIAN, said
    assert sum(each.overlap >= GOOD for each in drawn) >= SHARE * PHOTOS, said
    assert all(each.coloured for each in empty), said
