"""What maps say together, as it leaves: in documents, as GeoJSON, and as questions to the room."""

import base64
import io
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from PIL import Image
from pyproj import Transformer

from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.errors import FacilitatorError
from facilitator.exercises.community_map import community, drawings, places, provision, strokes
from facilitator.exercises.community_map.agreement import agreement_of, agreement_of_board
from facilitator.exercises.community_map.document import AgreementDocument, CommunityMapDocument
from facilitator.exercises.community_map.facts import minutes_walk
from facilitator.exercises.community_map.geojson import geojson
from facilitator.exercises.community_map.insights import insights
from facilitator.exercises.community_map.questions import questions, timely
from facilitator.exercises.community_map.tables import CommunityBoard
from facilitator.store import Store
from tests.exercises.drawn_maps import exact_bands, wobbly
from tests.workshops import board_of

DAY = date(2026, 3, 14)
STEPS = ["explain", "draw", "places", "neighbour", "together"]
GRID = [10.0, 0.0, 380_000.0, 0.0, -10.0, 400_000.0]
"""Ten metres of the British National Grid to a pixel."""


def ring(left: float, top: float, right: float, bottom: float) -> list[tuple[float, float]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def document(**values: Any) -> CommunityMapDocument:
    """Return a map of six drawings, each 20 pixels longer than the one before."""
    picture = io.BytesIO()
    Image.new("1", (1_000, 800)).save(picture, "PNG")
    base = {
        "media_type": "image/png",
        "data": base64.b64encode(picture.getvalue()).decode(),
        "crs": "EPSG:27700",
        "to_crs": GRID,
    }
    drawn = [
        {
            "participant": f"P{number}",
            "name": "Riverside",
            "table_number": 1,
            "areas": [{"rings": [ring(100, 100, 300 + 20 * number, 300)]}],
        }
        for number in range(6)
    ]
    given = {"exercise": "community_map", "base_map": base, "drawings": drawn, **values}
    return CommunityMapDocument.model_validate(given)


def share_of(said: AgreementDocument, least: float) -> float:
    """Return the area in pixels of a band of everybody's surface."""
    (band,) = (each for each in said.surfaces[0].bands if each.least == least)
    return float(sum(shapely.Polygon(rings[0], rings[1:]).area for rings in band.polygons))


def test_a_document_says_where_its_maps_agree() -> None:
    said = agreement_of(document())
    assert (said.maps, said.minimum) == (6, 5)
    assert [(part.name, part.table_number, part.maps) for part in said.surfaces] == [
        ("", None, 6),
        ("Riverside", None, 6),
        ("", 1, 6),
    ]
    # 6 of 6 up to 300, 5 of 6 (83 %) up to 320, 4 (67 %) to 340, 3 (50 %), 2 (33 %), 1 (17 %)
    assert share_of(said, 0.75) == pytest.approx(220 * 200, rel=0.005)
    assert share_of(said, 0.5) == pytest.approx(40 * 200, rel=0.005)
    assert share_of(said, 0.25) == pytest.approx(20 * 200, rel=0.005)
    assert share_of(said, 0.0) == pytest.approx(20 * 200, rel=0.005)
    facts = said.facts
    assert facts["core_m2"] == pytest.approx(220 * 200 * 100, rel=0.005)
    assert facts["middle_m2"] == pytest.approx(60 * 200 * 100, rel=0.005)
    assert facts["median_m2"] == pytest.approx(250 * 200 * 100, rel=0.01)
    assert facts["core_across_m"] == pytest.approx(np.hypot(2_200, 2_000), abs=10)
    assert facts["core_across_minutes"] == minutes_walk(np.hypot(2_200, 2_000)) == 37
    assert facts["cores"] == 1


def test_of_too_few_maps_a_document_says_only_how_many_they_are() -> None:
    few = document(drawings=document().model_dump(by_alias=True)["drawings"][:4])
    said = agreement_of(few)
    assert said.maps == 4
    assert said.facts == {}
    assert [part.bands for part in said.surfaces] == [[]]
    assert said.two_names == []


def test_without_a_place_on_earth_all_but_areas_and_distances_is_said() -> None:
    base = document().model_dump(by_alias=True)["base_map"] | {"crs": "", "to_crs": []}
    said = agreement_of(document(base_map=base))
    assert share_of(said, 0.75) == pytest.approx(220 * 200, rel=0.005)
    assert said.facts["mean_overlap"] > 0
    assert not [key for key in said.facts if key.endswith(("_m2", "_m", "_minutes"))]
    with pytest.raises(FacilitatorError, match="does not know where it lies"):
        geojson(document(base_map=base))


def test_a_boundary_and_pins_are_held_against_the_core() -> None:
    said = agreement_of(
        document(
            outlines=[
                {"name": "Far ward", "polygons": [[ring(700, 500, 900, 700)]]},
                {"name": "Ward", "polygons": [[ring(100, 100, 210, 500)]]},
            ],
            places=[
                {"id": "G1", "kind": "group", "pixel": [150, 150]},
                {"id": "G2", "kind": "group", "pixel": [390, 150]},
                {"id": "L1", "kind": "place", "pixel": [800, 700]},
                {"id": "B1", "kind": "barrier", "pixel": [150, 150]},
                {"id": "L2", "kind": "place", "pixel": [800, 700], "visibility": "private"},
            ],
        )
    )
    assert said.facts["core_outside_boundary"] == 0.5
    assert said.facts["boundary_unreached"] == 0.5
    assert said.facts["places_in_core"] == 1
    assert said.facts["places_outside_core"] == 2
    assert said.facts["places_unreached"] == 1


def test_why_a_map_is_elsewhere_is_told_in_no_order_that_tells_whose() -> None:
    drawn = document().model_dump(by_alias=True)["drawings"]
    for each, text in zip(drawn, ["with my band", "At work", "", "online"], strict=False):
        each["elsewhere"] = text
    assert agreement_of(document(drawings=drawn)).elsewhere == ["At work", "online", "with my band"]


def test_geojson_lies_where_the_map_lies() -> None:
    drawn = document().model_dump(by_alias=True)["drawings"]
    drawn[0]["may_be_shown"] = True
    places = [
        {"id": "G1", "kind": "group", "label": "Choir", "pixel": [150, 150]},
        {"id": "G2", "kind": "group", "label": "Secret", "pixel": [1, 1], "visibility": "private"},
    ]
    hole = [ring(500, 500, 700, 700), ring(550, 550, 600, 600)]
    text = geojson(
        document(drawings=drawn, places=places, outlines=[{"name": "Ward", "polygons": [hole]}])
    )
    assert "Secret" not in text
    assert "P1" not in text
    found = json.loads(text)
    assert found["type"] == "FeatureCollection"
    assert "crs" not in found
    kinds = [each["properties"]["kind"] for each in found["features"]]
    assert kinds == ["agreement"] * 4 + ["boundary", "place", "drawing"]
    bands = found["features"][:4]
    shares = [(each["properties"]["from"], each["properties"]["to"]) for each in bands]
    assert shares == [(0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1)]
    to_grid = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
    for feature, area in zip(found["features"], (4, 4, 8, 44, 37.5), strict=False):
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.is_valid
        assert shape.geom_type == "MultiPolygon"
        for part in shape.geoms:
            assert part.exterior.is_ccw
            assert not any(inner.is_ccw for inner in part.interiors)
        on_grid = shapely.transform(
            shape, lambda at: np.column_stack(to_grid.transform(at[:, 0], at[:, 1]))
        )
        assert on_grid.area == pytest.approx(area * 1_000 * 100, rel=0.005)
    (point,) = (each for each in found["features"] if each["properties"]["kind"] == "place")
    assert point["properties"] == {
        "kind": "place",
        "place_kind": "group",
        "id": "G1",
        "label": "Choir",
    }
    east, north = to_grid.transform(*point["geometry"]["coordinates"])
    assert (east, north) == pytest.approx((381_500, 398_500), abs=0.2)


def test_bands_on_a_scan_are_as_large_as_on_the_ground(shared: Path) -> None:
    known = json.loads((shared / "data/maps/salford_scan.points.json").read_text())["points"][:3]
    scan = (shared / "data/maps/salford_scan.png").read_bytes()
    base = {
        "media_type": "image/png",
        "data": base64.b64encode(scan).decode(),
        "control_points": [{"pixel": each["pixel"], "lon_lat": each["lon_lat"]} for each in known],
    }
    chance = random.Random(9)
    areas = [wobbly(chance, 60, (2_280, 2_017)) for _person in range(6)]
    drawn = [{"areas": [{"rings": [list(area.exterior.coords)[:-1]]}]} for area in areas]
    found = json.loads(geojson(document(base_map=base, drawings=drawn)))
    pixels = np.array([[*each["pixel"], 1] for each in known])
    grid = np.array([each["easting_northing"] for each in known])
    fit = np.linalg.solve(pixels, grid)
    on_ground = [
        shapely.transform(area, lambda at: np.column_stack([at, np.ones(len(at))]) @ fit)
        for area in areas
    ]
    to_grid = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
    for feature, exact in zip(found["features"], exact_bands(on_ground), strict=True):
        shape = shapely.transform(
            shapely.geometry.shape(feature["geometry"]),
            lambda at: np.column_stack(to_grid.transform(at[:, 0], at[:, 1])),
        )
        assert shape.area == pytest.approx(exact, rel=0.005)


def test_geojson_is_cut_where_the_date_changes() -> None:
    base = document().model_dump(by_alias=True)["base_map"] | {
        "crs": "EPSG:4326",
        "to_crs": [0.001, 0, 179.8, 0, -0.001, -16.5],
    }
    found = json.loads(geojson(document(base_map=base)))
    for feature in found["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            longitudes = [lon for lon, _lat in polygon[0]]
            assert max(longitudes) - min(longitudes) < 1
    core = shapely.geometry.shape(found["features"][-1]["geometry"])
    assert len(core.geoms) == 2


# On a board


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return plan.begin(tmp_path / "riverside.workshop", title="Riverside")


@pytest.fixture
def activity(store: Store) -> int:
    return plan.add_activity(store, shipped_source("community_map"))


def board(store: Store, activity: int) -> CommunityBoard:
    found = board_of(store, activity)
    assert isinstance(found, CommunityBoard)
    return found


def draw(store: Store, activity: int, left: float, right: float, name: str = "") -> int:
    drawing = drawings.begin_drawing(store, activity, name=name)
    strokes.draw_round(store, drawing, ring(left, 100, right, 300), "area")
    return drawing


def asked(store: Store, activity: int, steps: list[str] = STEPS) -> dict[str, str]:
    own = board(store, activity)
    return {each.key: each.text for each in timely(questions(own), own, steps)}


def test_who_is_missing_is_told_by_number_only(store: Store, activity: int) -> None:
    assert insights(board(store, activity), DAY) == {"fewer_than_minimum": []}
    for _person in range(3):
        draw(store, activity, 100, 300)
    drawings.begin_drawing(store, activity)
    assert insights(board(store, activity), DAY) == {"fewer_than_minimum": ["3"]}
    assert "3 maps" in asked(store, activity)["fewer_than_minimum"]
    assert asked(store, activity, ["explain"]) == {}


def test_where_people_agree_is_asked_once_it_is_revealed(store: Store, activity: int) -> None:
    for _person in range(5):
        draw(store, activity, 100, 500, "Riverside")
        draw(store, activity, 300, 700, "Old Town")
    places.add_place(store, board(store, activity), "group", 650.0, 200.0)
    places.add_place(store, board(store, activity), "place", 900.0, 700.0)
    found = insights(board(store, activity), DAY)
    assert found["two_names"] == ["Old Town", "Riverside"]
    assert found["place_no_map_reaches"] == ["L1"]
    assert found["place_outside_core"] == ["G1", "L1"]
    assert "gift" in found["kind_never_marked"]
    assert set(asked(store, activity)) == {"kind_never_marked"}
    community.reveal(store, activity)
    text = asked(store, activity)
    assert "Old Town, Riverside" in text["two_names"]
    assert "disputed" not in " ".join(text.values())
    assert "L1" in text["place_no_map_reaches"]


def test_two_hearts_and_none_are_told(store: Store, activity: int) -> None:
    for _person in range(5):
        drawing = draw(store, activity, 100, 300)
        strokes.draw_round(store, drawing, ring(600, 100, 800, 300), "area")
    assert insights(board(store, activity), DAY)["two_cores"] == ["2"]
    for number in range(5):
        draw(store, activity, 1_000 + 100 * number, 1_090 + 100 * number)
    assert insights(board(store, activity), DAY)["no_core"] == ["10"]


def test_what_a_board_says_follows_what_is_drawn(store: Store, activity: int) -> None:
    ids = [draw(store, activity, 100, 300) for _person in range(6)]
    own = board(store, activity)
    store.changed.connect(own.follow)
    assert agreement_of_board(own).maps == 6
    assert agreement_of_board(own) is agreement_of_board(own)
    strokes.draw_round(store, ids[0], ring(600, 100, 800, 300), "area")
    assert share_of(agreement_of_board(own), 0.0) == pytest.approx(200 * 200, rel=0.01)
    drawings.remove_drawing(store, ids[0])
    assert agreement_of_board(own).maps == 5
    assert share_of(agreement_of_board(own), 0.0) == 0
    drawings.remove_drawing(store, ids[1])
    assert agreement_of_board(own).facts == {}
    store.undo()
    assert agreement_of_board(own).maps == 5
    community.set_minimum(store, activity, 6)
    assert agreement_of_board(own).surfaces[0].bands == []


def test_the_week_is_looked_through(store: Store, activity: int) -> None:
    def add(what: str, days: list[str], starts: str, ends: str, **values: Any) -> None:
        values = {"place": "The hall", "heard_on": "2026-03-01", **values}
        provision.add_provision(
            store, activity, what, days=days, starts=starts, ends=ends, **values
        )

    assert "empty_day" not in insights(board(store, activity), DAY)
    add("Choir", ["mon", "tue", "wed"], "18:00", "20:00")
    add("Lunch", ["mon"], "12:00", "14:00", heard_on="2025-09-13")
    add("Repairs", ["wed", "sat"], "19:30", "21:00", heard_on="2025-09-14")
    add("Walk", ["tue"], "20:00", "21:00", place="")
    add("Tea", ["sun"], "", "")
    found = insights(board(store, activity), DAY)
    assert found["empty_day"] == ["thu", "fri"]
    assert found["clash"] == ["O1+O3"]
    assert found["stale_listing"] == ["O2"]
    assert found["provision_without_place"] == ["O4"]
    text = asked(store, activity)
    assert "Thursdays, Fridays" in text["empty_day"]
    assert "O1 & O3" in text["clash"]
    assert set(asked(store, activity, ["explain"])) == set()
