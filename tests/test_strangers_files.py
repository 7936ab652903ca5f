"""A file may come from anybody: it is opened, or refused in a sentence, and never changed."""

import os
import random
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from facilitator import seal
from facilitator.database import APPLICATION_ID, connect
from facilitator.errors import FacilitatorError
from facilitator.inspection import table_names
from facilitator.store import Store, UnreadableWorkshopError
from facilitator.workshop import Workshop

SECONDS = 2
"""Of work that refusing a file may take."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    with Store.create(path) as store, store.step("Add workshops") as session:
        session.add_all(Workshop(title=f"Riverside {number}") for number in range(60))
    return path


def refused(path: Path) -> str:
    """Return the sentence with which a file is refused, both ways of opening it."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    sentences = set()
    for read_only in (False, True):
        start = process_time()
        with pytest.raises(UnreadableWorkshopError) as raised:
            Store.open(path, read_only=read_only)
        assert process_time() - start < SECONDS
        sentences.add(str(raised.value))
    assert (path.read_bytes() if path.is_file() else None) == before
    assert (sorted(path.parent.iterdir()) if path.parent.is_dir() else []) == beside
    (sentence,) = sentences
    assert "\n" not in sentence
    assert path.name in sentence
    return sentence


def change(path: Path, sql: str) -> None:
    with closing(connect(path)) as connection:
        connection.executescript(sql)


FOREIGN = {
    "trigger": "CREATE TRIGGER x AFTER INSERT ON note BEGIN DELETE FROM note; END",
    "view": "CREATE VIEW x AS SELECT * FROM note",
    "view that looks like a table": (
        "ALTER TABLE vote RENAME TO x; CREATE VIEW vote AS WITH RECURSIVE r(id) AS "
        "(SELECT 1 UNION ALL SELECT id + 1 FROM r) SELECT id FROM r"
    ),
    "generated column": (
        "ALTER TABLE note ADD COLUMN extra AS (printf('%.*c', 100000000, text)) VIRTUAL"
    ),
    "check": (
        "DROP TABLE vote; CREATE TABLE vote (id INTEGER PRIMARY KEY, "
        "x TEXT CHECK (length(printf('%.*c', 1000000000, 'x')) > 0))"
    ),
    "virtual table": "CREATE VIRTUAL TABLE x USING fts5(a)",
    "default": "ALTER TABLE note ADD COLUMN extra TEXT DEFAULT (1)",
    "another column": "ALTER TABLE note ADD COLUMN extra TEXT",
    "another table": "CREATE TABLE x (id INTEGER PRIMARY KEY)",
    "index on an expression": "CREATE INDEX x ON note (upper(text))",
    "missing table": "DROP TABLE vote",
    "missing index": "DROP INDEX ix_note_group_id",
    "statistics": "ANALYZE",
    "trigger that deletes all": (
        "CREATE TRIGGER x AFTER UPDATE ON workshop BEGIN DELETE FROM workshop; END"
    ),
    "trigger on a view over our name": (
        "ALTER TABLE vote RENAME TO x; CREATE VIEW vote AS SELECT * FROM x;"
        "CREATE TRIGGER y INSTEAD OF INSERT ON vote BEGIN DELETE FROM note; END"
    ),
    "trigger without end": (
        "CREATE TRIGGER x AFTER INSERT ON note BEGIN INSERT INTO note SELECT * FROM note; END"
    ),
    "endless view": (
        "CREATE VIEW x AS WITH RECURSIVE r(a) AS (SELECT 1 UNION ALL SELECT a FROM r) "
        "SELECT a FROM r"
    ),
    "view that calls what reads files": "CREATE VIEW x AS SELECT load_extension('/tmp/x.so')",
    "view over the schema": "CREATE VIEW x AS SELECT sql FROM sqlite_schema",
    "virtual table over pages": "CREATE VIRTUAL TABLE x USING dbstat(main)",
    "virtual table of rectangles": "CREATE VIRTUAL TABLE x USING rtree(id, low, high)",
    "virtual table under our name": "DROP TABLE vote; CREATE VIRTUAL TABLE vote USING fts5(a)",
    "stored generated column": (
        "DROP TABLE vote; CREATE TABLE vote (id INTEGER PRIMARY KEY, "
        "x BLOB AS (zeroblob(900000000)) STORED)"
    ),
    "default that is worked out": (
        "DROP TABLE vote; CREATE TABLE vote (id INTEGER PRIMARY KEY, "
        "x BLOB DEFAULT (randomblob(900000000)))"
    ),
    "default of the time": "ALTER TABLE note ADD COLUMN extra TEXT DEFAULT NULL COLLATE NOCASE",
    "column renamed": "ALTER TABLE note RENAME COLUMN text TO words",
    "column dropped": "ALTER TABLE workshop DROP COLUMN place",
    "columns in another order": (
        "ALTER TABLE workshop ADD COLUMN z TEXT; ALTER TABLE workshop DROP COLUMN place;"
        "ALTER TABLE workshop RENAME COLUMN z TO place"
    ),
    "table without row ids": (
        "DROP TABLE vote; CREATE TABLE vote (id TEXT PRIMARY KEY) WITHOUT ROWID"
    ),
    "strict table": "DROP TABLE vote; CREATE TABLE vote (id INTEGER PRIMARY KEY, x ANY) STRICT",
    "index of a part": "CREATE INDEX x ON note (text) WHERE length(text) > 5",
    "unique index": "CREATE UNIQUE INDEX x ON note (text)",
    "index by another order": "CREATE INDEX x ON note (text COLLATE NOCASE)",
    "foreign key to nowhere": "CREATE TABLE x (id INTEGER PRIMARY KEY REFERENCES nobody (id))",
    "our table under another name": "ALTER TABLE vote RENAME TO votes",
}

SCHEMA = {
    "statement behind a statement": "sql = sql || '; ATTACH ''/tmp/x'' AS x' WHERE name = 'vote'",
    "remark in the middle": "sql = replace(sql, '(', '(/* ATTACH */ ') WHERE name = 'vote'",
    "check that attaches": (
        "sql = replace(sql, 'kind VARCHAR', 'kind VARCHAR CHECK (1)') WHERE name = 'vote'"
    ),
    "two tables on one page": (
        "rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'note') WHERE name = 'vote'"
    ),
    "table beyond the end": "rootpage = 99999 WHERE name = 'vote'",
    "table on the first page": "rootpage = 1 WHERE name = 'vote'",
    "name of the system": "name = 'sqlite_x', tbl_name = 'sqlite_x' WHERE name = 'vote'",
    "statement that is none": "sql = 'CREATE TABLE vote (((' WHERE name = 'vote'",
    "statement of many kilobytes": (
        "sql = 'CREATE TABLE vote (id INTEGER' || printf('%.*c', 500000, ' ') || ')' "
        "WHERE name = 'vote'"
    ),
    "no statement": "sql = NULL WHERE name = 'vote'",
    "a table called an index": "type = 'index' WHERE name = 'vote'",
    "a view in a table's place": "type = 'view' WHERE name = 'vote'",
    "bytes in place of a statement": "sql = X'00FF00' WHERE name = 'vote'",
}
"""What is written into the schema by hand, past everything that SQLite would refuse."""

DECK = "INSERT INTO deck VALUES (1, 'x', 1, '');"
ROWS = {
    "oversized picture": f"{DECK} INSERT INTO deck_picture VALUES (1, 1, 'x', zeroblob(70000000))",
    "oversized text": "UPDATE workshop SET title = printf('%.*c', 20000000, 'x') WHERE id = 7",
    "JSON without a bottom": (
        f"{DECK} INSERT INTO activity VALUES "
        "(1, 'x', 1, 'board', 1, '', '', '', '', printf('%.*c', 5000, '['))"
    ),
    "number beyond any count": "UPDATE workshop SET expected = 1 << 40 WHERE id = 7",
    "place at infinity": f"{DECK} INSERT INTO activity VALUES (1, 'x', 1, 'community_map', 1, '', "
    "'', '', '', '[]'); INSERT INTO map_place (id, uid, activity_id, kind, label, title, x, y, "
    "visibility) VALUES (1, 'x', 1, '', 'P1', '', 9e999, 0, 'public')",
    "row of a row that is not there": "INSERT INTO vote VALUES (1, 99, 'dot', '', 1)",
    "number where a text is": f"{DECK} UPDATE deck SET source = X'00'",
}


@pytest.mark.parametrize("kind", SCHEMA)
def test_a_schema_that_was_written_by_hand_is_refused(path: Path, kind: str) -> None:
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(f"UPDATE sqlite_schema SET {SCHEMA[kind]}")
        connection.execute("PRAGMA writable_schema = OFF")

    refused(path)


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_that_the_app_would_not_write_is_refused_though_it_is_sealed(
    path: Path, kind: str
) -> None:
    change(path, f"PRAGMA foreign_keys = OFF; {ROWS[kind]}")
    with closing(connect(path)) as connection:
        connection.execute("BEGIN")
        seal.renew(connection, table_names(connection))
        connection.execute("COMMIT")

    assert "damaged" in refused(path)


def test_there_are_thirty_kinds_of_strangers_at_least() -> None:
    assert len(FOREIGN) + len(SCHEMA) + len(ROWS) >= 30


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_with_anything_foreign_in_it_is_refused(path: Path, kind: str) -> None:
    change(path, FOREIGN[kind])

    assert "did not put there" in refused(path)


@pytest.mark.parametrize("kind", ["trigger", "view", "generated column", "check", "virtual table"])
def test_a_file_that_claims_to_be_newer_is_looked_at_as_closely(path: Path, kind: str) -> None:
    change(path, f"{FOREIGN[kind]}; PRAGMA user_version = 99")

    assert "did not put there" in refused(path)


def test_a_file_from_a_newer_app_is_read_and_not_written(path: Path) -> None:
    change(
        path,
        "ALTER TABLE workshop ADD COLUMN mood TEXT; CREATE TABLE mood (id INTEGER PRIMARY KEY);"
        "PRAGMA user_version = 99",
    )
    before = path.read_bytes()

    with Store.open(path) as store:
        assert store.read_only
        assert store.read_only_reason is not None
        assert "newer version" in store.read_only_reason
        with store.reading() as session:
            assert len(session.exec(select(Workshop)).all()) == 60
        with pytest.raises(FacilitatorError, match="newer version"), store.step("Rename"):
            pass
    assert path.read_bytes() == before


def test_a_newer_file_that_lacks_what_we_know_is_refused(path: Path) -> None:
    change(path, "ALTER TABLE workshop RENAME COLUMN title TO name; PRAGMA user_version = 99")

    assert "did not put there" in refused(path)


def test_a_version_that_never_was_is_refused(path: Path) -> None:
    change(path, "PRAGMA user_version = 0")

    refused(path)


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    change(path, "PRAGMA application_id = 1234")

    assert "another program" in refused(path)


def test_a_file_that_keeps_a_second_one_beside_it_is_refused(path: Path) -> None:
    change(path, "PRAGMA journal_mode = WAL")

    assert "another program" in refused(path)


@pytest.mark.parametrize("kept", [0, 1, 99, 100, 4096, 10_000, -4096, -1])
def test_a_truncated_file_is_refused(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])

    refused(path)


def test_random_bytes_are_refused(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(20_000))

    assert "not a workshop" in refused(path)


def test_random_bytes_behind_our_header_are_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100] + random.Random(1).randbytes(20_000))

    assert "damaged" in refused(path)


def test_text_that_is_no_text_is_refused(path: Path) -> None:
    change(path, "UPDATE workshop SET title = CAST(X'C3284142FF' AS TEXT) WHERE id = 7")

    assert "damaged" in refused(path)


@pytest.mark.parametrize(
    "value", ["title = 7", "title = X'00'", "id = 99, title = 1.5", "language = X'656E'"]
)
def test_a_value_of_another_kind_is_refused(path: Path, value: str) -> None:
    """Columns of SQLite take anything; a text may turn out to be a number."""
    table = "workshop"
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        (sql,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'workshop'"
        ).fetchone()
        set_schema = "UPDATE sqlite_schema SET sql = ? WHERE name = 'workshop'"
        connection.execute(set_schema, (sql.replace("VARCHAR", "BLOB"),))
        connection.execute("PRAGMA writable_schema = RESET")
    with closing(connect(path)) as connection:
        connection.execute(f"UPDATE {table} SET {value} WHERE id = 7")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(set_schema, (sql,))
    assert "damaged" in refused(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "riverside.workshop")
    assert "no file" in refused(tmp_path / "nowhere" / "riverside.workshop")


def test_a_folder_is_no_workshop(tmp_path: Path) -> None:
    folder = tmp_path / "riverside.workshop"
    folder.mkdir()

    assert "folder" in refused(folder)


@given(
    damage=st.lists(
        st.tuples(st.integers(0), st.binary(min_size=1, max_size=20)), min_size=1, max_size=20
    )
)
def test_a_damaged_file_opens_or_is_refused_in_a_sentence(
    damage: list[tuple[int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "riverside.workshop"
    with Store.create(path) as store, store.step("Add workshops") as session:
        session.add_all(Workshop(title=f"Riverside {number}") for number in range(9))
    content = bytearray(path.read_bytes())
    for number, scratch in damage:
        place = number % (len(content) - len(scratch))
        content[place : place + len(scratch)] = scratch
    path.write_bytes(content)

    with suppress(UnreadableWorkshopError), Store.open(path) as store, store.reading() as session:
        session.exec(select(Workshop)).all()
    assert path.read_bytes() == content


@contextmanager
def nobody_special() -> Iterator[None]:
    """Be a user who is not root, whom no folder forbids anything."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked_folder(path: Path) -> Iterator[Callable[[int, int], Path]]:
    """Return how to put the workshop, and what is beside it, into a folder of given rights."""
    with tempfile.TemporaryDirectory() as base:
        Path(base).chmod(0o755)
        folder = Path(base) / "share"
        folder.mkdir()

        def put(folder_mode: int, file_mode: int) -> Path:
            for file in path.parent.glob(f"{path.name}*"):
                (folder / file.name).write_bytes(file.read_bytes())
                (folder / file.name).chmod(file_mode)
            folder.chmod(folder_mode)
            return folder / path.name

        yield put
        folder.chmod(0o755)


unix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


@unix_only
def test_a_file_that_may_not_be_read_is_said_to_be_closed(
    locked_folder: Callable[[int, int], Path],
) -> None:
    path = locked_folder(0o755, 0o000)
    with nobody_special(), pytest.raises(UnreadableWorkshopError, match="may not read"):
        Store.open(path)


@unix_only
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "word"), [(0o555, 0o666, "folder"), (0o777, 0o444, "file")]
)
def test_where_nothing_can_be_written_a_workshop_is_read(
    locked_folder: Callable[[int, int], Path], folder_mode: int, file_mode: int, word: str
) -> None:
    path = locked_folder(folder_mode, file_mode)
    with nobody_special(), Store.open(path) as store:
        assert store.read_only
        assert word in (store.read_only_reason or "")
        with store.reading() as session:
            assert len(session.exec(select(Workshop)).all()) == 60
    assert [file.name for file in path.parent.iterdir()] == [path.name]


HALF_WAY = """
import os, signal, sys
from pathlib import Path
from facilitator.store import Store
store = Store.open(Path(sys.argv[1]))
with store.step("Half way") as session:
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA cache_size = 2")
    connection.exec_driver_sql("UPDATE workshop SET title = 'Half'")
    connection.exec_driver_sql("UPDATE workshop SET place = printf('%.2000c', 'x')")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def killed_half_way(path: Path) -> Path:
    """A workshop whose app was killed while it wrote, half of it already in the file."""
    subprocess.run([sys.executable, "-c", HALF_WAY, path], check=False)
    assert b"Half" in path.read_bytes()
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    return path


@unix_only
def test_a_killed_apps_journal_is_rolled_back(killed_half_way: Path) -> None:
    with Store.open(killed_half_way) as store, store.reading() as session:
        found = session.exec(select(Workshop)).all()
    assert len(found) == 60
    assert not [row for row in found if row.title == "Half" or row.place]
    assert [file.name for file in killed_half_way.parent.iterdir()] == [killed_half_way.name]


@unix_only
def test_in_a_folder_that_is_only_read_nothing_half_written_shows(
    killed_half_way: Path, locked_folder: Callable[[int, int], Path]
) -> None:
    path = locked_folder(0o555, 0o444)
    before = {file: file.read_bytes() for file in path.parent.iterdir()}

    with nobody_special(), Store.open(path) as store, store.reading() as session:
        assert store.read_only_reason is not None
        assert not [row for row in session.exec(select(Workshop)) if row.title == "Half"]
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


@unix_only
def test_a_look_at_what_a_killed_app_left_changes_nothing(killed_half_way: Path) -> None:
    before = {file: file.read_bytes() for file in killed_half_way.parent.iterdir()}

    with Store.open(killed_half_way, read_only=True) as store, store.reading() as session:
        assert not [row for row in session.exec(select(Workshop)) if row.title == "Half"]

    assert {file: file.read_bytes() for file in killed_half_way.parent.iterdir()} == before


def test_a_journal_that_leads_to_other_files_is_refused(path: Path) -> None:
    """SQLite deletes the file that such a journal names."""
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"x" * 512 + bytes.fromhex("d9d505f920a163d7"))

    assert "journal" in refused(path)


@unix_only
def test_the_copy_that_is_read_is_private_and_goes_away(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))

    with Store.open(path, read_only=True):
        (folder,) = temporary.iterdir()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(temporary.iterdir()) == []


def test_our_files_say_that_they_are_ours(path: Path) -> None:
    assert APPLICATION_ID == 0x576B5368
    assert path.read_bytes()[68:72] == b"WkSh"
