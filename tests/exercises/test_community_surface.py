"""Where maps agree is what one gets by counting them, spot by spot; of few maps nothing is said."""

import random
from itertools import combinations

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.exercises.community_map.bands import Band
from facilitator.exercises.community_map.surface import Drawn, Surface
from tests.exercises.drawn_maps import SIZE, crowd, exact_bands, is_inside, square, wobbly

Point = tuple[float, float]


@st.composite
def somebodys_map(draw: st.DrawFn) -> shapely.Geometry:
    """Return what somebody may have drawn: patches that cross themselves, holes, off the map."""
    place = st.tuples(st.integers(-300, 1_900), st.integers(-300, 1_500))
    patches = []
    for _patch in range(draw(st.integers(1, 3))):
        corners = draw(st.lists(place, min_size=3, max_size=9))
        shape = shapely.make_valid(shapely.Polygon(corners))
        if draw(st.booleans()):
            x, y = shape.centroid.coords[0]
            shape = shape.difference(shapely.Point(x, y).buffer(60))
        patches.append(shape)
    parts = shapely.get_parts(shapely.union_all(patches))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def surface_of(areas: list[shapely.Geometry], minimum: int = 3) -> Surface:
    surface = Surface(SIZE, minimum)
    for number, area in enumerate(areas):
        surface.put(Drawn(number, "", None, area))
    return surface


def band_of(bands: list[Band], x: float, y: float) -> int:
    here = [
        number for number, band in enumerate(bands, 1) if band.shape.covers(shapely.Point(x, y))
    ]
    assert len(here) < 2
    return here[0] if here else 0


@given(st.lists(somebodys_map(), min_size=3, max_size=8), st.integers(0, 999))
def test_the_surface_is_what_counting_spot_by_spot_gives(
    areas: list[shapely.Geometry], seed: int
) -> None:
    chance = random.Random(seed)
    surface = surface_of(areas)
    maps = surface.maps()
    assume(maps >= 3)
    on_map = [area for area in areas if shapely.intersection(area, shapely.box(0, 0, *SIZE)).area]
    assert maps == len(on_map)
    bands = surface.bands()
    near = surface.grid.cell * 1.5
    edges = shapely.union_all([area.boundary for area in areas])
    shapely.prepare(edges)
    for _spot in range(60):
        x, y = chance.uniform(0, SIZE[0]), chance.uniform(0, SIZE[1])
        if edges.distance(shapely.Point(x, y)) < near:
            continue
        covering = sum(is_inside(area, x, y) for area in on_map)
        expected = 0 if not covering else min(4, 1 + 4 * covering // maps)
        assert band_of(bands, x, y) == expected
        assert surface.share_at(x, y) == round(covering / maps, 2)
        assert surface.band_at(x, y) == expected


@given(st.lists(somebodys_map(), min_size=3, max_size=8))
def test_bands_neither_overlap_nor_leave_gaps(areas: list[shapely.Geometry]) -> None:
    bands = surface_of(areas).bands()
    shapes = [band.shape for band in bands]
    assert all(shape.is_valid for shape in shapes)
    assert sum(shape.area for shape in shapes) == pytest.approx(
        shapely.union_all(shapes).area, rel=1e-9, abs=1e-6
    )
    for one, other in combinations(shapes, 2):
        assert shapely.intersection(one, other).area == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("count", [5, 6, 12])
def test_areas_of_bands_are_those_of_exact_overlays(count: int) -> None:
    drawn = crowd(count, seed=count, points=60)
    surface = Surface(SIZE, 5)
    for each in drawn:
        surface.put(each)
    exact = exact_bands(each.area for each in drawn)
    for band, area in zip(surface.bands(), exact, strict=True):
        along = band.shape.length * surface.grid.cell * 0.02
        assert band.shape.area == pytest.approx(area, rel=0.005, abs=along)
        rings = [ring for polygon in band.polygons for ring in polygon]
        assert all(ring[0] != ring[-1] for ring in rings)
        assert sum(len(ring) for ring in rings) == sum(
            len(ring.coords) - 1 for ring in shapely.get_rings(shapely.get_parts(band.shape))
        )


def test_straight_edges_between_the_cells_lie_where_they_were_drawn() -> None:
    surface = surface_of([shapely.box(100.3, 50.7, 220.9, 170.2)] * 5)
    core = surface.core()
    assert core.area == pytest.approx(120.6 * 119.5, rel=0.001)
    assert core.bounds == pytest.approx((100.3, 50.7, 220.9, 170.2), abs=0.01)


def test_putting_on_and_taking_off_leaves_the_same_as_beginning_anew() -> None:
    drawn = crowd(14, seed=3)
    surface = Surface(SIZE, 5)
    for each in drawn[:10]:
        surface.put(each)
    surface.bands()
    surface.mean_overlap()
    surface.two_names()
    for each in drawn[10:]:
        surface.put(each)
    surface.bands()
    surface.remove(drawn[2].key)
    surface.remove("nobody")
    surface.put(drawn[5]._replace(area=drawn[0].area, name="Old Town"))
    fresh = Surface(SIZE, 5)
    for number, each in enumerate(drawn):
        if number == 5:
            fresh.put(each._replace(area=drawn[0].area, name="Old Town"))
        elif number != 2:
            fresh.put(each)
    for name, table in ((None, None), ("old town", None), (None, 3)):
        ours, theirs = surface.bands(name, table), fresh.bands(name, table)
        assert [band.shape.area for band in ours] == pytest.approx(
            [band.shape.area for band in theirs]
        )
    assert surface.mean_overlap() == pytest.approx(fresh.mean_overlap())
    assert [each.names for each in surface.two_names()] == [
        each.names for each in fresh.two_names()
    ]


def test_mean_overlap_is_that_of_all_pairs() -> None:
    drawn = crowd(12, seed=8)
    drawn = [each for each in drawn if shapely.box(0, 0, *SIZE).covers(each.area)]
    surface = Surface(SIZE, 5)
    for each in drawn:
        surface.put(each)
    pairs = [
        one.area.intersection(other.area).area / one.area.union(other.area).area
        for one, other in combinations(drawn, 2)
    ]
    assert surface.mean_overlap() == pytest.approx(sum(pairs) / len(pairs), abs=0.002)
    assert Surface(SIZE, 5).mean_overlap() is None


def test_nothing_is_said_of_fewer_maps_than_the_minimum_whatever_is_chosen() -> None:
    surface = Surface(SIZE, 5)
    for number in range(4):
        surface.put(square(number, 100, 300, "Riverside", table=1))
    assert surface.bands() == []
    assert surface.share_at(200, 200) is None
    assert surface.band_at(200, 200) is None
    assert surface.mean_overlap() is None
    assert surface.two_names() == []
    assert surface.core().is_empty
    surface.put(square(4, 100, 300, "Old Town", table=2))
    assert surface.maps() == 5
    assert surface.bands()
    assert surface.bands("Riverside") == surface.bands(table=1) == surface.bands(table=2) == []
    assert surface.bands(without=frozenset({"4"})) == []
    assert surface.share_at(200, 200, without=frozenset({"4"})) is None
    assert surface.names() == surface.tables() == []
    surface.put(square(5, 100, 300, " riverside ", table=1))
    assert surface.names() == surface.tables() == [], "the one map left would be told by them"
    surface.put(square(6, 100, 300, "The Lanes", table=3))
    assert surface.names() == [("Riverside", 5)]
    assert surface.tables() == [(1, 5)]
    assert surface.maps("RIVERSIDE", 1) == 5
    assert surface.core("river  side".replace("  ", "")).area == pytest.approx(200 * 200, rel=0.01)


def test_single_maps_can_be_left_out_of_what_is_seen() -> None:
    surface = Surface(SIZE, 5)
    for number in range(5):
        surface.put(square(number, 100, 300))
    surface.put(square("far", 900, 1_000))
    assert surface.share_at(200, 200) == 0.83
    assert surface.share_at(200, 200, without=frozenset({"far"})) == 1.0
    everywhere, here = surface.bands(), surface.bands(without=frozenset({"far"}))
    assert everywhere[0].shape.area == pytest.approx(100 * 200, rel=0.01)
    assert here[0].shape.is_empty
    assert [len(band.polygons) for band in here] == [0, 0, 0, 1]


def test_several_patches_of_one_person_are_one_map() -> None:
    surface = surface_of([shapely.box(100, 100, 200, 200)] * 4)
    two = shapely.MultiPolygon([shapely.box(100, 100, 200, 200), shapely.box(400, 100, 500, 200)])
    surface.put(Drawn("two", "", None, two))
    assert surface.maps() == 5
    assert surface.share_at(150, 150) == 1.0
    assert surface.share_at(450, 150) == 0.2


def test_what_was_drawn_off_the_map_is_no_map() -> None:
    surface = surface_of([shapely.box(100, 100, 200, 200)] * 5)
    surface.put(Drawn("off", "", None, shapely.box(-500, -500, -100, -100)))
    surface.put(Drawn("beyond", "", None, shapely.box(1_700, 100, 1_900, 400)))
    assert surface.maps() == 5
    surface.put(Drawn("over", "", None, shapely.box(1_500, 100, 1_900, 400)))
    assert surface.reached().bounds[2] == pytest.approx(SIZE[0], abs=0.01)


def test_ground_with_two_names_is_where_two_fifths_use_each() -> None:
    surface = Surface(SIZE, 5)
    for number in range(3):
        surface.put(square(f"r{number}", 100, 500, "Riverside"))
    for number, name in enumerate(("old town", "Old Town", "Old  Town")):
        surface.put(square(f"o{number}", 300, 700, name))
    (called,) = surface.two_names()
    assert set(called.names) == {"Riverside", "Old Town"}
    assert called.shape.area == pytest.approx(200 * 200, rel=0.02)
    assert called.shape.bounds == pytest.approx((300, 100, 500, 300), abs=2)
    for number in range(3):
        surface.put(square(f"m{number}", 300, 500, "Riverside"))
    assert surface.two_names() == []


def test_two_names_are_said_only_where_enough_maps_cover_the_ground() -> None:
    surface = Surface(SIZE, 5)
    for number in range(2):
        surface.put(square(f"r{number}", 100, 300, "Riverside"))
        surface.put(square(f"o{number}", 100, 300, "Old Town"))
    surface.put(square("far", 900, 1_000, "Elsewhere"))
    assert surface.is_enough()
    assert surface.two_names() == []


def test_a_crowd_of_drawings_is_laid_over_one_another() -> None:
    chance = random.Random(5)
    surface = Surface(SIZE, 5)
    areas = [wobbly(chance) for _person in range(60)]
    for number, area in enumerate(areas):
        surface.put(Drawn(number, "", None, area))
    clipped = [shapely.intersection(area, shapely.box(0, 0, *SIZE)) for area in areas]
    assert surface.reached().area == pytest.approx(shapely.union_all(clipped).area, rel=0.001)
