"""Outlines are drawn in their place, with names that can be read, and given as they are."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from PIL import Image
from pyproj import Transformer

from facilitator.base_maps import BaseMapError, BasePicture, OutlineSource, open_source
from facilitator.ground import Ground, ground_of
from tests.base_maps.map_files import geojson, geopackage, square

TO_GRID = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
PAPER = (251, 250, 246)


def opened(path: Path) -> OutlineSource:
    source = open_source(path)
    assert isinstance(source, OutlineSource)
    return source


def under(picture: BasePicture) -> Ground:
    assert picture.reference is not None
    found = ground_of(*picture.reference, size=(picture.width, picture.height))
    assert found is not None
    return found


def colour_at(picture: BasePicture, lon: float, lat: float) -> tuple[int, ...]:
    x, y = under(picture).pixels([(lon, lat)])[0]
    image = Image.open(BytesIO(picture.data)).convert("RGB")
    found = image.getpixel((int(x), int(y)))
    assert isinstance(found, tuple)
    return found


def test_the_real_wards_are_drawn_named_and_measured(shared: Path) -> None:
    path = shared / "data" / "maps" / "salford_wards.geojson"
    if not path.is_file():
        pytest.skip("the real maps (../shared/data/maps) are not beside this copy of the project")
    source = opened(path)
    picture = source.cut()
    assert (picture.media_type, picture.notice) == ("image/png", "")
    assert max(picture.width, picture.height) == 4000
    assert picture.reference is not None
    assert picture.reference.crs == "EPSG:27700"
    outlines = source.outlines()
    assert len(outlines) == 20
    assert {"Barton", "Irlam", "Weaste and Seedley"} <= {outline.name for outline in outlines}
    wards = json.loads(path.read_text("utf-8"))["features"]
    true = {
        ward["properties"]["WD13NM"]: shapely.transform(
            shapely.geometry.shape(ward["geometry"]),
            lambda rows: np.column_stack(TO_GRID.transform(rows[:, 0], rows[:, 1])),
        ).area
        for ward in wards
    }
    below = under(picture)
    for name, polygons in outlines:
        drawn = [shapely.Polygon(below.pixels(rings[0])) for rings in polygons]
        area = sum(below.square_metres(polygon) for polygon in drawn)
        assert area == pytest.approx(true[name], rel=0.005)


def test_areas_are_where_they_are_and_neighbours_differ(tmp_path: Path) -> None:
    path = geojson(
        tmp_path / "x.geojson",
        (square(-2.40, 53.50), {"name": "A"}),
        (square(-2.38, 53.50), {"name": "B"}),
        (square(-2.38, 53.52), {"name": "C"}),
    )
    picture = opened(path).cut()
    tints = [
        colour_at(picture, lon, lat)
        for lon, lat in ((-2.398, 53.502), (-2.378, 53.502), (-2.378, 53.522))
    ]
    assert len({*tints, PAPER}) == 4
    assert colour_at(picture, -2.398, 53.538) == PAPER
    assert max(colour_at(picture, -2.38, 53.503)) < 140  # a border


def test_a_frame_is_drawn_larger_in_its_own_place(tmp_path: Path) -> None:
    path = geojson(tmp_path / "x.geojson", square(-2.40, 53.50), square(-2.38, 53.52))
    source = opened(path)
    width, height = source.size
    part = source.cut((width / 2, 0, width / 2, height / 2))
    assert max(part.width, part.height) == 4000
    assert under(part).metres_per_pixel < under(source.cut()).metres_per_pixel * 0.6
    assert colour_at(part, -2.363, 53.537) != PAPER


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ([{"WD13CD": "E1", "WD13NM": "Kersal"}, {"WD13CD": "E2", "WD13NM": "Irlam"}], "KI"),
        ([{"id": 1, "Name": "Kersal"}, {"id": 2, "Name": "Irlam"}], "KI"),
        ([{"kind": "x", "title": "Kersal"}, {"kind": "x", "title": "Irlam"}], "KI"),
        ([{"kind": "x", "place": "Kersal"}, {"kind": "x", "place": "Irlam"}], "KI"),
        ([{}, {}], "12"),
    ],
)
def test_the_likeliest_property_is_the_name(
    tmp_path: Path, said: list[dict[str, Any]], names: str
) -> None:
    path = geojson(
        tmp_path / "x.geojson",
        *((square(-2.4 + number / 20, 53.5), each) for number, each in enumerate(said)),
    )
    assert "".join(outline.name[0] for outline in opened(path).outlines()) == names


def test_holes_parts_points_and_lines(tmp_path: Path) -> None:
    ring = shapely.box(-2.44, 53.48, -2.40, 53.52)
    holed = shapely.MultiPolygon([ring.difference(ring.buffer(-0.012)), ring.buffer(-0.017)])
    path = geojson(
        tmp_path / "x.geojson",
        (shapely.geometry.mapping(holed), {"name": "Ring"}),
        ({"type": "Point", "coordinates": [-2.37, 53.50]}, {"name": "Spot"}),
        ({"type": "LineString", "coordinates": [[-2.39, 53.48], [-2.35, 53.52]]}, {}),
        None,
        {"type": "Polygon", "coordinates": []},
        {"type": "GeometryCollection", "geometries": [square(-2.39, 53.5, 0.004)]},
    )
    source = opened(path)
    picture = source.cut()
    assert colour_at(picture, -2.4265, 53.5065) == PAPER
    assert colour_at(picture, -2.435, 53.485) != PAPER
    assert max(colour_at(picture, -2.37, 53.50)) < 60
    ring_outline = next(outline for outline in source.outlines() if outline.name == "Ring")
    assert sorted(len(rings) for rings in ring_outline.polygons) == [1, 2]


def test_crossed_polygons_are_mended(tmp_path: Path) -> None:
    bow = {
        "type": "Polygon",
        "coordinates": [
            [[-2.4, 53.5], [-2.3, 53.6], [-2.3, 53.5], [-2.4, 53.6], [-2.4, 53.5]],
        ],
    }
    assert opened(geojson(tmp_path / "x.geojson", bow)).outlines()


@pytest.mark.parametrize("crs", ["EPSG:27700", "urn:ogc:def:crs:EPSG::27700"])
def test_an_old_crs_is_honoured(tmp_path: Path, crs: str) -> None:
    shape = dict(shapely.geometry.mapping(shapely.box(371000, 405000, 372000, 406000)))
    source = opened(geojson(tmp_path / "x.geojson", shape, crs=crs))
    lon, lat = TO_GRID.transform(371500, 405500, direction="INVERSE")
    x, y = under(source.cut()).pixels([(lon, lat)])[0]
    assert (x, y) == pytest.approx((2000, 2000), abs=2)
    ring = source.outlines()[0].polygons[0][0]
    assert all(-2.5 < lon < -2.4 and 53.5 < lat < 53.6 for lon, lat in ring)


@pytest.mark.parametrize(
    ("shape", "crs", "words"),
    [
        (dict(shapely.geometry.mapping(shapely.box(371000, 405000, 1, 9))), "", "without saying"),
        (square(-2.4, 53.5), "EPSG:999999", "does not know"),
        (square(-2.4, 53.5), "my own grid", "does not know"),
        (None, "", "no areas"),
        ({"type": "Polygon", "coordinates": [[["a", 1], [2, 3], [4, 5]]]}, "", "make no sense"),
        ({"type": "Polygon", "coordinates": 7}, "", "make no sense"),
        ({"type": "Polygon", "coordinates": [[[1, 2], [3]]]}, "", "make no sense"),
        ({"type": "Point", "coordinates": [float("nan"), 1]}, "", "make no sense"),
    ],
)
def test_outlines_that_cannot_be_placed_are_refused(
    tmp_path: Path, shape: Any, crs: str, words: str
) -> None:
    with pytest.raises(BaseMapError, match=words):
        open_source(geojson(tmp_path / "x.geojson", shape, crs=crs))


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        '{"type": "Topology"}',
        '{"type": "FeatureCollection"}',
        "{" * 5000,
        '{"a":' * 100_000,
        '{"type":"FeatureCollection","features":[7, null, {}, {"geometry": 3}]}',
        '{"\xff": 1}',
    ],
)
def test_text_that_is_no_map_is_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.geojson").write_text(text, "latin-1")
    with pytest.raises(BaseMapError, match="“x"):
        open_source(tmp_path / "x.geojson")


def test_both_sides_of_the_date_line_are_one_map(tmp_path: Path) -> None:
    path = geojson(tmp_path / "x.geojson", square(179.5, -17, 0.5), square(-180, -17, 0.5))
    picture = opened(path).cut()
    assert picture.width > picture.height * 1.5
    assert colour_at(picture, 179.6, -16.9) != PAPER
    assert colour_at(picture, -179.6, -16.9) != PAPER
    assert under(picture).metres_per_pixel < 50
    crossing = [[[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]]
    shape = {"type": "Polygon", "coordinates": crossing}
    assert under(opened(geojson(path, shape)).cut()).metres_per_pixel < 100
    with pytest.raises(BaseMapError, match="without being cut"):
        open_source(geojson(path, shape, square(0, 0), square(90, 0)))


def test_a_geopackage_has_its_tables_as_pages(tmp_path: Path) -> None:
    box = shapely.box(-2.4, 53.5, -2.38, 53.52)
    for envelope in (False, True):
        path = tmp_path / f"{envelope}.bin"
        geopackage(path, "wards", {"Kersal": box, "Irlam": shapely.Point(-2.39, 53.53)},
                   envelope=envelope)  # fmt: skip
        source = opened(path)
        assert (source.kind, source.page_names) == ("gpkg", ("Wards",))
        assert [outline.name for outline in source.outlines()] == ["Kersal"]
        assert colour_at(source.cut(), -2.399, 53.501) != PAPER


def test_a_geopackage_in_metres_and_one_in_an_unknown_projection(tmp_path: Path) -> None:
    boxes = {"A": shapely.box(371000, 405000, 372000, 406000)}
    source = opened(geopackage(tmp_path / "x.gpkg", "wards", boxes, system=27700))
    assert source.outlines()[0].polygons[0][0][0][1] == pytest.approx(53.54, abs=0.02)
    with pytest.raises(BaseMapError, match="does not know"):
        open_source(geopackage(tmp_path / "y.gpkg", "wards", boxes, system=30000))


def test_names_do_not_meet_and_those_left_out_are_counted(tmp_path: Path) -> None:
    shapes = [
        (square(-2.4 + x / 2000, 53.5 + y / 3000, 0.0003), {"name": f"Long Name Number {x} {y}"})
        for x in range(20)
        for y in range(20)
    ]
    picture = opened(geojson(tmp_path / "x.geojson", *shapes)).cut()
    assert "names did not fit on the map" in picture.notice
