"""Tiles are joined for the frame that is wanted, and a stranger's database does no harm."""

import gzip
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from facilitator.base_maps import BaseMapError, StoppedError, open_source
from facilitator.ground import ground_of
from tests.base_maps.map_files import BLUE, GREEN, RED, YELLOW, colours, mbtiles, tile

FOUR = [
    (1, 0, 1, tile(RED)),
    (1, 1, 1, tile(GREEN)),
    (1, 1, 0, tile(BLUE)),
    (1, 0, 0, tile(YELLOW)),
]
"""The four quarters of the world, clockwise from the north-west; rows count from the south."""


def test_the_real_set_has_five_zooms_and_the_world_in_it(shared: Path) -> None:
    path = shared / "data" / "maps" / "plain_1.mbtiles"
    if not path.is_file():
        pytest.skip("the real maps (../shared/data/maps) are not beside this copy of the project")
    source = open_source(path)
    assert (source.kind, source.title) == ("mbtiles", "plain_1")
    assert source.levels == (0, 1, 2, 3, 4)
    assert source.level == 4
    picture = source.at_level(2).cut((300, 100, 400, 400))
    assert picture.reference is not None
    under = ground_of(*picture.reference, size=(400, 400))
    assert under is not None
    x, y = under.pixels([(-2.24, 53.48)])[0]
    pixel = Image.open(BytesIO(picture.data)).convert("L").getpixel((int(x), int(y)))
    assert pixel in range(200, 250)  # Manchester is on land, which is grey
    assert len(source.preview(300)) > 1000


def test_tiles_join_the_right_way_up_in_web_mercator(tmp_path: Path) -> None:
    source = open_source(mbtiles(tmp_path / "x.mbtiles", FOUR))
    assert source.size == (512, 512)
    assert colours(source.cut().data) == [RED, GREEN, BLUE, YELLOW]
    assert colours(source.cut((200, 200, 100, 100)).data) == [RED, GREEN, BLUE, YELLOW]
    assert colours(source.cut((0, 0, 200, 200)).data) == [RED] * 4
    under = ground_of(*(source.reference or ("", ())))
    assert under is not None
    west, north = under.lon_lat([(0, 0)])[0]
    assert (abs(west), north) == pytest.approx((180, 85.0511), abs=0.001)
    assert under.lon_lat([(256, 256)])[0] == pytest.approx((0, 0), abs=0.001)


def test_bounds_missing_tiles_and_jpeg(tmp_path: Path) -> None:
    tiles = [(1, 0, 1, tile(RED, "JPEG")), (1, 1, 0, tile(BLUE, "JPEG"))]
    source = open_source(mbtiles(tmp_path / "x.mbtiles", tiles))
    corners = colours(source.cut().data)
    assert corners[1] == corners[3] == (255, 255, 255)
    bounded = open_source(mbtiles(tmp_path / "y.mbtiles", FOUR, bounds="0,0,180,85.0511"))
    assert bounded.size == (256, 256)
    assert colours(bounded.cut().data) == [GREEN] * 4


def test_a_wide_frame_takes_the_zoom_that_is_enough_for_it(tmp_path: Path) -> None:
    coarse = [(0, 0, 0, tile(GREEN))]
    fine = [(3, x, y, tile(RED)) for x in range(8) for y in range(8)]
    source = open_source(mbtiles(tmp_path / "x.mbtiles", coarse + fine))
    assert colours(source.cut(longest=200).data) == [GREEN] * 4
    assert colours(source.cut(longest=300).data) == [RED] * 4
    assert source.at_level(0).size == (256, 256)
    assert source.at_level(9).level == 3


def test_a_damaged_tile_is_white_and_is_counted(tmp_path: Path) -> None:
    tiles = [*FOUR[:3], (1, 0, 0, tile(RED)[:90])]
    picture = open_source(mbtiles(tmp_path / "x.mbtiles", tiles)).cut()
    assert colours(picture.data)[3] == (255, 255, 255)
    assert picture.notice.startswith("1 tile of this map is damaged")


def test_attribution_loses_its_links(tmp_path: Path) -> None:
    said = '&copy; <a href="https://example.org">OpenStreetMap</a>\ncontributors'
    source = open_source(mbtiles(tmp_path / "x.mbtiles", FOUR, name="Hills", attribution=said))
    assert source.attribution == "© OpenStreetMap contributors"
    assert source.cut().attribution == source.attribution
    assert source.title == "Hills"


def test_vector_tiles_are_refused_plainly(tmp_path: Path) -> None:
    packed = [(1, 0, 0, gzip.compress(b"\x1a\x02hi"))]
    drawn = [(1, 0, 0, b"\x1a\x02hi")]
    with pytest.raises(BaseMapError, match="vector tiles, which are drawings rather than"):
        open_source(mbtiles(tmp_path / "x.mbtiles", packed))
    with pytest.raises(BaseMapError, match="vector tiles, which are drawings rather than"):
        open_source(mbtiles(tmp_path / "y.mbtiles", drawn, format="pbf"))


def test_a_corrupt_set_is_a_sentence(tmp_path: Path) -> None:
    tiles = [(6, x, y, tile(RED)) for x in range(30) for y in range(30)]
    path = mbtiles(tmp_path / "x.mbtiles", tiles)
    whole = path.read_bytes()
    for damaged in (
        whole[: len(whole) // 2],
        whole[:100] + b"\xa5" * 3996 + whole[4096:],
        whole[:100],
        whole[:4096] + bytes(len(whole) - 4096),
    ):
        path.write_bytes(damaged)
        with pytest.raises(BaseMapError, match="“x"):
            open_source(path).cut()


@pytest.mark.parametrize(
    ("tiles", "words"),
    [
        ([], "no tiles"),
        ([(1, 0, 0, "text")], "no pictures"),
        ([(1, 0, 0, b"GIF89a")], "no pictures"),
        ([(1, 5, 0, tile(RED))], "no tiles"),
        ([(99, 0, 0, tile(RED))], "no tiles"),
    ],
)
def test_sets_without_usable_tiles_are_refused(
    tmp_path: Path, tiles: list[tuple[int, int, int, bytes | str]], words: str
) -> None:
    with pytest.raises(BaseMapError, match=words):
        open_source(mbtiles(tmp_path / "x.mbtiles", tiles))


def test_another_database_is_no_map(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.mbtiles")) as connection:
        connection.execute("CREATE TABLE notes (text)")
    with pytest.raises(BaseMapError, match="no map that this app can open"):
        open_source(tmp_path / "x.mbtiles")


def test_a_view_without_end_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.mbtiles"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            """CREATE TABLE metadata (name, value);
            CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
            SELECT 1 AS zoom_level, i AS tile_column, 0 AS tile_row, x'00' AS tile_data FROM n
            WHERE i < 0"""
        )
    monkeypatch.setattr("facilitator.base_maps.tables.PATIENCE", 0.2)
    with pytest.raises(BaseMapError, match="takes too long"):
        open_source(path)


def test_reading_leaves_the_file_and_its_folder_as_they_were(tmp_path: Path) -> None:
    path = mbtiles(tmp_path / "x.mbtiles", FOUR)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    before = path.read_bytes()
    assert colours(open_source(path).cut().data) == [RED, GREEN, BLUE, YELLOW]
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["x.mbtiles"]


def test_joining_tiles_can_be_stopped(tmp_path: Path) -> None:
    tiles = [(5, x, y, tile(RED)) for x in range(8) for y in range(8)]
    source, shares = open_source(mbtiles(tmp_path / "x.mbtiles", tiles)), list[float]()
    with pytest.raises(StoppedError):
        source.cut(progress=shares.append, stop=lambda: len(shares) > 2)
    assert len(shares) == 3
