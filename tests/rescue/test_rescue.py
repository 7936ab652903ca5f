"""A damaged file: what can be read is there, what cannot is said, and the file stays as it is."""

import random
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import rescue as rescuing
from facilitator.check import check
from facilitator.database import connect
from facilitator.errors import FacilitatorError
from facilitator.files import journal_of
from facilitator.passphrase.change import change_passphrase
from facilitator.rescue import can_be_rescued, rescue
from facilitator.store import ReadOnlyWorkshopError, Store, UnreadableWorkshopError
from tests.locked import KEY
from tests.rescue.damage import PAGE, flipped, make, page_of, rows_of, zeroed
from ui.cli import main

STEP = 37


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make(tmp_path_factory.mktemp("whole") / "riverside.workshop").read_bytes()


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    path = tmp_path / "riverside.workshop"
    path.write_bytes(whole)
    return path


def kept(rows: dict[str, set[tuple[object, ...]]]) -> int:
    return sum(len(found) for table, found in rows.items() if table != "seal")


@pytest.mark.parametrize("first", [0, 1, 9, 13, 16, 21])
def test_every_37th_page_may_be_gone(path: Path, whole: bytes, first: int) -> None:
    path.write_bytes(zeroed(whole, first, STEP))
    damaged, target = path.read_bytes(), path.with_name("out.workshop")
    rescued = rescue(path, target)
    assert path.read_bytes() == damaged
    assert check(target).problem is None
    assert rescued.whole or rescued.lost or rescued.vague
    assert kept(rows_of(target)) > 100
    assert sorted(each.name for each in path.parent.iterdir()) == ["out.workshop", path.name]


@pytest.mark.soak
def test_any_single_page_may_be_gone(path: Path, whole: bytes) -> None:
    before, target = rows_of(path), path.with_name("out.workshop")
    for number in range(len(whole) // PAGE):
        path.write_bytes(zeroed(whole, number, len(whole)))
        rescued = rescue(path, target)
        assert check(target).problem is None
        if rescued.whole:
            rows = rows_of(target)
            assert all(rows[table] == before[table] for table in before if table != "seal")
        target.unlink()


def test_one_bad_page_loses_its_rows_and_no_others(path: Path, whole: bytes) -> None:
    there = rows_of(path)
    first = page_of(path, "note")
    path.write_bytes(zeroed(whole, first, len(whole)))  # all that leads to the pages of notes
    rescued = rescue(path, path.with_name("out.workshop"))
    assert rescued.whole
    after = rows_of(path.with_name("out.workshop"))
    assert after["note"] == there["note"]
    assert after["link"] == there["link"]


def test_what_is_lost_is_counted_and_what_hung_on_it_is_too(path: Path, whole: bytes) -> None:
    path.write_bytes(zeroed(whole, page_of(path, "link"), len(whole)))
    rescued = rescue(path, path.with_name("out.workshop"))
    assert rescued.lost == {"link": 25, "assumption": 8}
    assert "25 links and 8 other details" in rescued.sentences()[0]
    assert "note" not in rescued.vague


@pytest.mark.parametrize("table", ["activity", "deck", "workshop", "sector"])
def test_what_everything_hangs_on_is_made_anew(path: Path, whole: bytes, table: str) -> None:
    there = rows_of(path)
    path.write_bytes(zeroed(whole, page_of(path, table), len(whole)))
    rescue(path, path.with_name("out.workshop"))
    after = rows_of(path.with_name("out.workshop"))
    for other in ("note", "link", "sector_entry", "map_drawing", "promise"):
        assert after[other] == there[other]
    assert len(after[table]) == len(there[table])


def test_without_a_first_page_everything_is_there(path: Path, whole: bytes) -> None:
    path.write_bytes(zeroed(whole, 0, len(whole)))
    assert can_be_rescued(path)
    assert rescue(path, path.with_name("out.workshop")).whole


@pytest.mark.parametrize("seed", range(4))
def test_flipped_bits_never_hinder_it(path: Path, whole: bytes, seed: int) -> None:
    path.write_bytes(flipped(whole, 30, random.Random(seed)))
    damaged = path.read_bytes()
    rescue(path, path.with_name("out.workshop"))
    assert path.read_bytes() == damaged
    assert kept(rows_of(path.with_name("out.workshop"))) > 200


def test_a_file_that_was_cut_short_gives_what_is_left(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[: 100 * PAGE + 77])
    rescued = rescue(path, path.with_name("out.workshop"))
    assert not rescued.whole
    assert len(rows_of(rescued.path)["map_drawing"]) == 21


def test_a_step_that_was_cut_off_is_rolled_back_first(path: Path, whole: bytes) -> None:
    there, place = rows_of(path), page_of(path, "vote")
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA cache_size = 1").fetchall()
        connection.execute("PRAGMA cache_spill = 1").fetchall()
        connection.execute("BEGIN")
        connection.execute("UPDATE note SET text = text || ' and half of a step'")
        connection.execute("UPDATE deck SET source = 'half of a step ' || source")
        journal, half = journal_of(path).read_bytes(), path.read_bytes()
        connection.execute("ROLLBACK")
    assert b"half of a step" in half
    journal_of(path).write_bytes(journal)
    path.write_bytes(zeroed(half, place, len(whole)))
    damaged = path.read_bytes()
    rescue(path, path.with_name("out.workshop"))
    assert rows_of(path.with_name("out.workshop"))["note"] == there["note"]
    assert rows_of(path.with_name("out.workshop"))["deck"] == there["deck"]
    assert (path.read_bytes(), journal_of(path).read_bytes()) == (damaged, journal)


@given(
    damage=st.lists(
        st.tuples(st.integers(0), st.binary(min_size=1, max_size=200)), min_size=1, max_size=40
    )
)
def test_whatever_was_scratched_the_answer_is_a_file_or_a_sentence(
    damage: list[tuple[int, bytes]], whole: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("scratched") / "riverside.workshop"
    content = bytearray(whole)
    for number, scratch in damage:
        place = number % (len(content) - len(scratch))
        content[place : place + len(scratch)] = scratch
    path.write_bytes(content)
    with suppress(UnreadableWorkshopError):
        rescue(path, path.with_name("out.workshop"))
        Store.open(path.with_name("out.workshop"), read_only=True).close()
    assert path.read_bytes() == content


def test_a_damaged_file_is_looked_at_and_not_changed(path: Path, whole: bytes) -> None:
    path.write_bytes(zeroed(whole, page_of(path, "vote"), len(whole)))
    damaged = path.read_bytes()
    with Store.show(path, rescuing.shown(path)) as store:
        assert store.path == path
        assert store.read_only_reason is not None
        assert "20 other details" in store.read_only_reason
        with pytest.raises(ReadOnlyWorkshopError), store.step("Rename"):
            pass
    assert path.read_bytes() == damaged


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER x AFTER INSERT ON note BEGIN DELETE FROM note; END",
        "CREATE VIEW x AS SELECT * FROM note",
        "ALTER TABLE note ADD COLUMN extra TEXT DEFAULT (1)",
        "CREATE TABLE x (id INTEGER PRIMARY KEY)",
    ],
)
def test_a_strangers_file_stays_refused(path: Path, sql: str) -> None:
    with closing(connect(path)) as connection:
        connection.executescript(sql)
    for data in (path.read_bytes(), zeroed(path.read_bytes(), 90, 400)):
        path.write_bytes(data)
        assert not can_be_rescued(path)
        with pytest.raises(UnreadableWorkshopError, match="did not put there"):
            rescue(path, path.with_name("out.workshop"))
        assert not path.with_name("out.workshop").exists()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 " * 900, bytes(9000)])
def test_what_is_no_workshop_is_refused_in_a_sentence(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(UnreadableWorkshopError, match=r"riverside\.workshop"):
        rescue(path, path.with_name("out.workshop"))


def test_nothing_of_a_damaged_file_with_a_passphrase_can_be_read(path: Path) -> None:
    with Store.open(path) as store:
        change_passphrase(store, KEY)
    path.write_bytes(zeroed(path.read_bytes(), 50, 400))
    assert not can_be_rescued(path)
    with pytest.raises(UnreadableWorkshopError, match="open an earlier version"):
        rescue(path, path.with_name("out.workshop"))


def test_nothing_is_ever_written_over(path: Path) -> None:
    with pytest.raises(FacilitatorError, match="already"):
        rescue(path, path)
    assert rescuing.repaired_path(path).name == "riverside (repaired).workshop"
    rescue(path, rescuing.repaired_path(path))
    assert rescuing.repaired_path(path).name == "riverside (repaired 2).workshop"


def test_the_command_says_what_was_lost(
    path: Path, whole: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(zeroed(whole, page_of(path, "link"), len(whole)))
    out = path.with_name("out.workshop")
    assert main(["rescue", str(path), str(out)]) == 0
    assert "25 links" in capsys.readouterr().out
    assert main(["check", str(out)]) == 0
    assert main(["rescue", str(path), str(out)]) == 1
    assert "already" in capsys.readouterr().err
