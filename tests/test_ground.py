"""Pixels, metres and places on Earth agree with one another, and with pyproj."""

import itertools
import json
import math
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st
from pyproj import Geod, Transformer

from facilitator.errors import InvalidEntryError
from facilitator.ground import ControlPoint, Ground, ground_of, in_britain, read_position

TO_GRID = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
SALFORD = (8.0, 0.0, 366000.0, 0.0, -8.0, 406000.0)
SQUARE = shapely.box(100, 100, 300, 200)


@pytest.fixture(scope="module")
def maps(shared: Path) -> Path:
    if not (shared / "data" / "maps").is_dir():
        pytest.skip("the real maps (../shared/data/maps) are not beside this copy of the project")
    return shared / "data" / "maps"


def ground(crs: str = "EPSG:27700", to_crs: tuple[float, ...] = SALFORD) -> Ground:
    found = ground_of(crs, to_crs, size=(1000, 800))
    assert found is not None
    return found


def from_points(*points: tuple[tuple[float, float], tuple[float, float]]) -> Ground:
    found = ground_of(control_points=[ControlPoint(*point) for point in points])
    assert found is not None
    return found


def far(count: int) -> list[ControlPoint]:
    """Return points that fit a north-up map of Salford, not on a line."""
    pixels = [(0.0, 0.0), (900.0, 100.0), (200.0, 700.0), (850.0, 650.0)][:count]
    return [ControlPoint(p, tuple(ground().lon_lat([p])[0])) for p in pixels]


@pytest.mark.parametrize("count", [2, 3])
def test_any_points_of_the_real_scan_place_the_others(maps: Path, count: int) -> None:
    said = json.loads((maps / "salford_scan.points.json").read_text("utf-8"))
    for chosen in itertools.combinations(said["points"], count):
        placed = from_points(*((p["pixel"], p["lon_lat"]) for p in chosen))
        for point in said["points"]:
            east, north = placed.metres([point["pixel"]])[0]
            assert math.dist((east, north), point["easting_northing"]) < 10
        assert placed.metres_per_pixel == pytest.approx(8.0, rel=0.001)
        assert (placed.error is None) == (count == 2)


def test_all_five_points_say_how_well_they_fit(maps: Path) -> None:
    said = json.loads((maps / "salford_scan.points.json").read_text("utf-8"))
    points = [(p["pixel"], p["lon_lat"]) for p in said["points"]]
    assert (from_points(*points).error or 99) < 1
    (x, y), place = points[0]
    points[0] = ((x + 20, y), place)
    worse = from_points(*points)
    assert worse.error is not None
    assert worse.error > 10
    assert worse.error == pytest.approx(math.sqrt(np.square(worse.errors).mean()))


def test_areas_of_real_wards_are_those_of_the_national_grid(maps: Path) -> None:
    wards = json.loads((maps / "salford_wards.geojson").read_text("utf-8"))
    grounds = [
        ground(),
        ground("EPSG:3857", (10.0, 0.0, -290000.0, 0.0, -10.0, 7090000.0)),
        ground("EPSG:4326", (0.0001, 0.0, -2.6, 0.0, -0.0001, 53.6)),
    ]
    for ward in wards["features"]:
        shape = shapely.geometry.shape(ward["geometry"])
        true = shapely.transform(
            shape, lambda rows: np.column_stack(TO_GRID.transform(rows[:, 0], rows[:, 1]))
        ).area
        for under in grounds:
            drawn = shapely.transform(shape, under.pixels)
            assert under.square_metres(drawn) == pytest.approx(true, rel=0.005)


@given(
    st.sampled_from(
        [
            ("EPSG:27700", SALFORD),
            ("EPSG:27700", (7.9, 0.9, 366000.0, 0.9, -7.9, 406000.0)),
            ("EPSG:3857", (10.0, 0.0, -290000.0, 0.0, -10.0, 7090000.0)),
            ("EPSG:3857", (20.0, 0.0, 20030000.0, 0.0, -20.0, -2000000.0)),
            ("EPSG:4326", (0.001, 0.0, 7.1, 0.0, -0.001, 46.6)),
            ("EPSG:25832", (5.0, 0.0, 400000.0, 0.0, -5.0, 5400000.0)),
        ]
    ),
    st.floats(-100, 1100),
    st.floats(-100, 900),
)
def test_a_pixel_comes_back_from_its_place(
    lies: tuple[str, tuple[float, ...]], x: float, y: float
) -> None:
    under = ground(*lies)
    lon, lat = under.lon_lat([(x, y)])[0]
    assert -180 <= lon <= 180
    assert math.dist(under.pixels([(lon, lat)])[0], (x, y)) < 0.01


@pytest.mark.parametrize(
    ("crs", "to_crs"),
    [
        ("EPSG:3857", (10.0, 0.0, 1_490_000.0, 0.0, -10.0, 6_890_000.0)),
        ("EPSG:4326", (0.0002, 0.0, 36.7, 0.0, -0.0002, -1.2)),
        ("EPSG:25832", (5.0, 0.0, 300_000.0, 0.0, -5.0, 5_400_000.0)),
        ("EPSG:3857", (10.0, 0.0, -290000.0, 0.0, -10.0, 7090000.0)),
    ],
)
def test_metres_are_metres_whatever_the_map_is_drawn_in(
    crs: str, to_crs: tuple[float, ...]
) -> None:
    under, ball = ground(crs, to_crs), Geod(ellps="WGS84")
    around = shapely.segmentize(SQUARE, 1).exterior.coords[:-1]
    area, _round = ball.polygon_area_perimeter(*under.lon_lat(around).T)
    assert under.square_metres(SQUARE) == pytest.approx(abs(area), rel=0.002)
    one, other = under.metres([(100, 100), (300, 200)])
    assert under.metres_between((100, 100), (300, 200)) == pytest.approx(
        math.dist(one, other), rel=0.001
    )


def test_a_hole_is_no_area_and_nothing_is_none() -> None:
    holed = SQUARE.difference(shapely.box(150, 120, 160, 130))
    assert ground().square_metres(holed) == pytest.approx((200 * 100 - 100) * 64)
    assert ground().square_metres(shapely.Polygon()) == 0
    assert ground_of() is None


def test_a_map_of_three_points_is_never_mirrored_and_four_may_stretch() -> None:
    a, b, c, d = far(4)
    with pytest.raises(InvalidEntryError, match="do not fit together"):
        from_points(a, b, ControlPoint((800.0, -600.0), c.lon_lat))
    stretched = [ControlPoint((p.pixel[0] * 2, p.pixel[1]), p.lon_lat) for p in (a, b, c, d)]
    assert (from_points(*stretched).error or 0) < 0.5
    mirrored = [ControlPoint((-p.pixel[0], p.pixel[1]), p.lon_lat) for p in (a, b, c, d)]
    with pytest.raises(InvalidEntryError, match="do not fit together"):
        from_points(*mirrored)


def test_three_points_on_a_line_are_taken_with_a_word_unless_they_mean_nothing() -> None:
    pixels = [(100.0, 100.0), (400.0, 300.0), (700.0, 500.0)]
    points = [ControlPoint(p, tuple(ground().lon_lat([p])[0])) for p in pixels]
    under = from_points(*points)
    assert math.dist(under.pixels(ground().lon_lat([(0, 900)]))[0], (0, 900)) < 1
    assert "nearly on one line" in under.notice
    points[1], points[2] = points[1]._replace(pixel=pixels[2]), points[2]._replace(pixel=pixels[1])
    points[0] = points[0]._replace(pixel=(550.0, 400.0))
    with pytest.raises(InvalidEntryError, match="nearly on one line and do not fit"):
        from_points(*points)


def test_points_that_cannot_place_a_map_are_refused_in_a_sentence() -> None:
    a, b, _c = far(3)
    refused = {
        "One point cannot": [a],
        "Points 1 and 2 are on the same spot": [a, ControlPoint(a.pixel, b.lon_lat)],
        "Points 2 and 3 are on the same spot": [a, b, ControlPoint((5.0, 600.0), b.lon_lat)],
        "nearly in the same place": [a, ControlPoint((5.0, 5.0), b.lon_lat)],
        "nowhere on Earth": [a, ControlPoint(b.pixel, (-2.4, 91.0))],
        "nowhere on the map": [a, ControlPoint((math.nan, 3.0), b.lon_lat)],
    }
    for words, points in refused.items():
        with pytest.raises(InvalidEntryError, match=words):
            from_points(*points)


@pytest.mark.parametrize(
    ("crs", "to_crs"),
    [
        ("EPSG:999999", SALFORD),
        ("EPSG:27700", ()),
        ("", SALFORD),
        ("EPSG:27700", (1, 2, 3, 2, 4, 6)),
        ("EPSG:27700", (math.nan, 0, 0, 0, 1, 0)),
        ("EPSG:4326", (1, 0, 0, 0, 1, 500)),
        ("+proj=pipeline +step +proj=hgridshift +grids=/etc/passwd", SALFORD),
    ],
)
def test_a_georeference_that_makes_no_sense_is_refused(crs: str, to_crs: tuple[float, ...]) -> None:
    with pytest.raises(InvalidEntryError):
        ground_of(crs, to_crs, size=(10, 10))


@given(st.integers(80_000, 655_000), st.integers(5_000, 1_215_000))
def test_a_grid_reference_is_the_spot_that_pyproj_gives(east: int, north: int) -> None:
    lon, lat = read_position(f"{east} {north}")
    assume(in_britain(lon, lat))
    there = TO_GRID.transform(lon, lat)
    assert math.dist(there, (east, north)) < 0.1
    letters = "VWXYZQRSTULMNOPFGHJKABCDE"
    large = letters[(east // 500_000 + 2) + 5 * (north // 500_000 + 1)]
    small = letters[east % 500_000 // 100_000 + 5 * (north % 500_000 // 100_000)]
    written = f"{large}{small} {east % 100_000:05} {north % 100_000:05}"
    assert read_position(written) == read_position(f"{east} {north}")


@pytest.mark.parametrize(
    "text",
    [
        "SD 71000 05000", "sd7100005000", "SD 710 050", "371000 405000", "371000, 405000",
        "371,000 405,000", "E 371000 N 405000", "371000mE 405000mN",
        "53.540837, -2.439071", "53.540837 -2.439071", "53.540837N 2.439071W",
        "N53.540837 W2.439071", "W 2.439071, N 53.540837", "53,540837 -2,439071",
        "53°32'27.01\"N 2°26'20.66\"W", "53° 32′ 27.01″ N, 2° 26′ 20.66″ W",
        "53 32 27.01 N 2 26 20.66 W", "53°32.4502' N 2°26.3443' W",
        "53°32'27.01\", -2°26'20.66\"", "53.540837°, −2.439071°",
    ],
)  # fmt: skip
def test_places_are_read_as_people_write_them(text: str) -> None:
    lon, lat = read_position(text)
    assert (lon, lat) == pytest.approx((-2.439071, 53.540837), abs=0.00001)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "could not be read"),
        ("the old mill", "could not be read"),
        ("53.5N", "could not be read"),
        ("53 32 27 2 26 21", "could not be read"),
        ("53N 2S", "could not be read"),
        ("nan nan", "could not be read"),
        ("SJ 710 05", "as many figures"),
        ("SJ", "as many figures"),
        ("ZZ 12 34", "no square ZZ"),
        ("IJ 12 34", "no square IJ"),
        ("91, 3", "latitude, up to 90, first"),
        ("53.5, 181", "latitude, up to 90, first"),
        ("900000 405000", "outside the British grid"),
        ("53 61 00 N 2 00 00 W", "from 0 to 59"),
        ("-53 N 2 W", "contradict"),
        ("53,541 2,439", "not clear"),
    ],
)
def test_what_is_no_place_is_refused_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(InvalidEntryError, match=words):
        read_position(text)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_place_or_a_sentence(text: str) -> None:
    try:
        lon, lat = read_position(text)
    except InvalidEntryError:
        return
    assert abs(lon) <= 180
    assert abs(lat) <= 90


@given(st.floats(-179, 179), st.floats(-89, 89))
def test_degrees_come_back_as_they_were_written(lon: float, lat: float) -> None:
    found = read_position(f"{lat:.6f}, {lon:.6f}")
    assert found == pytest.approx((lon, lat), abs=0.000001)
