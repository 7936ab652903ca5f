"""What strangers send: for each kind of file, whole ones to begin with, and what the app does.

A target takes the path of a file and does with it what the app does, as far as the app goes by
itself. It may refuse the file with a FacilitatorError; anything else is a fault of the app's.
"""

import random
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from exports.exercises.community_map.sheets import map_sheet
from exports.reading.photos import read_file
from exports.reading.plans import sheet_plans
from exports.sheets import Job, PrintOptions
from facilitator import photos, seal
from facilitator.base_maps.opening import open_source
from facilitator.beginning import import_file
from facilitator.check import check
from facilitator.database import connect, driver_errors
from facilitator.decks.bundle import bundle_for, write_deck_file
from facilitator.decks.shipped import (
    session_source,
    shipped_decks,
    shipped_sessions,
    shipped_source,
)
from facilitator.exchange_text import read_exchange
from facilitator.inspection import table_names
from facilitator.merging.tables import Difference
from facilitator.session import begin_session
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import DeckPicture
from tests.base_maps import map_files
from tests.exports.exercises.community_maps import riverside
from tests.photos.simulate import Scene, photo
from tests.soak.mutating import scratched, scratched_json, scratched_text
from tests.workshops import EVERYTHING, build

SAMPLE: Final = Path(__file__).parents[2] / "assets" / "samples" / "riverside.json"
SCENE: Final = Scene(
    long_side=1600, dpi=110, blur=0.7, style="hatched", colours=("purple",), seed=6
)
"""A photograph that is read in a second."""

Change = Callable[[bytes, random.Random], bytes]


class Target(NamedTuple):
    """A way in for files from strangers."""

    seeds: Callable[[Path], None]
    """Writes whole files into a folder."""
    change: Change
    take: Callable[[Path], object]


def _workshops(folder: Path) -> None:
    path = folder / "all.workshop"
    build(path, EVERYTHING)
    with Store.open(path) as store, store.for_good() as session:
        session.add(Difference(about="n:1", field="text", other='"another word"'))
        session.add(DeckPicture(deck_id=1, name="hall.png", data=photos.PNG))
    with closing(connect(path, mode="ro")) as connection:
        for table in table_names(connection):
            assert connection.execute(f'SELECT 1 FROM "{table}"').fetchone(), f"{table} is empty"


def _open_workshop(path: Path) -> None:
    """Open it, look at it as `check` does, and take out all that it says."""
    with Store.open(path, read_only=True) as store:
        export_document(store, complete=True)
    check(path)


def _with_odd_values(data: bytes, chance: random.Random) -> bytes:
    """Put odd values into the rows of a workshop, and seal it, as anybody can."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "odd.workshop"
        path.write_bytes(data)
        with closing(connect(path)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            tables = [each for each in table_names(connection) if each != seal.TABLE]
            for _time in range(chance.randint(1, 4)):
                _scratch_a_row(connection, chance.choice(tables), chance)
            connection.execute("BEGIN")
            seal.renew(connection, table_names(connection))
            connection.execute("COMMIT")
        return path.read_bytes()


def _scratch_a_row(connection: Any, table: str, chance: random.Random) -> None:
    odd = {
        "INTEGER": (-1, 0, 2**62, -(2**62), 99_999),
        "FLOAT": (float("inf"), -1e300, 1e-300, 0.0, -5.5),
        "BOOLEAN": (0, 1),
        "VARCHAR": ("", "\0", "x" * 30_000, "../../etc/passwd", "2024-99-99", "}{", "\ud7ff😀"),
        "JSON": ("[]", "{}", "null", "[[[]]]", '{"a": 1e999}', "3", '"x"', "[" * 300 + "]" * 300),
        "BLOB": (b"", b"\x89PNG\r\n\x1a\n", b"\xff" * 1_000),
    }
    found = connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    _cid, name, kind, *_rest = chance.choice(found)
    value = chance.choice(odd.get(kind, ("", 0)))
    change = f'UPDATE OR IGNORE "{table}" SET "{name}" = ?'
    if chance.random() < 0.5:
        change += f' WHERE rowid = (SELECT rowid FROM "{table}" LIMIT 1)'
    with suppress(*driver_errors(kind="IntegrityError")):  # the table itself refuses it
        connection.execute(change, (value,))


def _any_workshop(data: bytes, chance: random.Random) -> bytes:
    return (scratched if chance.random() < 0.3 else _with_odd_values)(data, chance)


def _decks(folder: Path) -> None:
    for key in shipped_decks():
        (folder / f"{key}.toml").write_text(shipped_source(key), "utf-8")
    for key in shipped_sessions():
        (folder / f"{key}-session.toml").write_text(session_source(key), "utf-8")


def _begin_with(path: Path) -> None:
    begin_session(path.with_name("new.workshop"), bundle_for(str(path)))


def _deck_files(folder: Path) -> None:
    for key in shipped_sessions():
        write_deck_file(folder / f"{key}.deck", bundle_for(key))


def _exchange(folder: Path) -> None:
    shutil.copyfile(SAMPLE, folder / "riverside.json")
    _workshops(folder)
    with Store.open(folder / "all.workshop", read_only=True) as store:
        document = export_document(store, complete=True)
    (folder / "all.workshop").unlink()
    (folder / "all.json").write_text(document.model_dump_json(by_alias=True), "utf-8")


def _import(path: Path) -> None:
    import_file(read_exchange(path), path.with_name("new.workshop"))
    assert check(path.with_name("new.workshop")).problem is None


def _geojson(folder: Path) -> None:
    squares = [map_files.square(-2.4 + i / 50, 53.5) for i in range(6)]
    map_files.geojson(folder / "ward.geojson", *((each, {"name": "Ward"}) for each in squares))


def _pictures(folder: Path) -> None:
    image = map_files.textured(240, 180)
    for kind in ("PNG", "JPEG", "TIFF"):
        image.save(folder / f"plan.{kind.lower()}", kind)
    keys = {1024: 2, 2048: 4326}
    map_files.geotiff(
        folder / "geo.tif",
        image,
        keys,
        t33550=(0.001, 0.001, 0.0),
        t33922=(0.0, 0.0, 0.0, -2.4, 53.6, 0.0),
    )
    image.convert("P").save(folder / "palette.png")
    map_files.pdf(folder / "plan.pdf", (300.0, 200.0))


def _tables(folder: Path) -> None:
    import shapely

    tiles = [(3, x, y, map_files.tile((200, 30 * x, 30 * y))) for x in range(2) for y in range(2)]
    map_files.mbtiles(folder / "tiles.mbtiles", tiles, format="png", name="Tiles")
    boxes = {"Ward": shapely.box(-2.4, 53.5, -2.3, 53.6)}
    map_files.geopackage(folder / "areas.gpkg", "wards", boxes, envelope=True)


def _open_map(path: Path) -> None:
    source = open_source(path)
    source.preview(300)
    source.cut(None, 400)


def _photographs(folder: Path) -> None:
    workshop = folder.parent / "read.workshop"
    import_file(riverside(0), workshop)
    with Store.open(workshop, read_only=True) as store:
        job = Job(export_document(store), 1, PrintOptions(blank=True))
    (folder / "sheet.jpg").write_bytes(photo(SCENE, map_sheet(job, "P2", 2)).data)


def _read(path: Path) -> None:
    beside = (folder / "read.workshop" for folder in path.parents)
    workshop = next(each for each in beside if each.exists())
    with Store.open(workshop, read_only=True) as store:
        find = sheet_plans(export_document(store))
    for each in read_file(path, find):
        assert "\n" not in (each.reading.problem or "")


TARGETS: Final[dict[str, Target]] = {
    "workshop": Target(_workshops, _any_workshop, _open_workshop),
    "deck": Target(_decks, scratched_text, _begin_with),
    "deck file": Target(_deck_files, scratched, _begin_with),
    "exchange": Target(_exchange, scratched_json, _import),
    "GeoJSON": Target(_geojson, scratched_json, _open_map),
    "base map": Target(_pictures, scratched, _open_map),
    "map tables": Target(_tables, scratched, _open_map),
    "photograph": Target(_photographs, scratched, _read),
}
