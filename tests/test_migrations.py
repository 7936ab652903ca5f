"""Old workshops still open, and lose nothing on the way."""

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from facilitator.database import connect
from facilitator.errors import FacilitatorError
from facilitator.inspection import schema, schema_of
from facilitator.migrations import VERSIONS, Version
from facilitator.store import Store
from facilitator.workshop import Workshop

if TYPE_CHECKING:
    from alembic.operations import Operations

LINKED = """
CREATE TABLE neighbour (id INTEGER PRIMARY KEY, workshop_id INTEGER NOT NULL,
    name VARCHAR NOT NULL, FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE);
"""
FIRST = Version(1, frozen=VERSIONS[0].sql + LINKED)
SECOND_SQL = FIRST.sql.replace("name VARCHAR NOT NULL, ", "role VARCHAR NOT NULL, mood TEXT, ")


def rename_column(op: "Operations") -> None:
    with op.batch_alter_table("neighbour", recreate="always") as batch:
        batch.alter_column("name", new_column_name="role")
    with op.batch_alter_table("workshop", recreate="always"):
        pass


def add_column(op: "Operations") -> None:
    op.execute("ALTER TABLE neighbour ADD COLUMN mood TEXT")


def fail_half_way(op: "Operations") -> None:
    rename_column(op)
    op.execute("DROP TABLE nothing")


SECOND = Version(2, rename_column, FIRST.sql.replace("name VARCHAR", "role VARCHAR"))
THIRD = Version(3, add_column, SECOND_SQL)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    with Store.create(path, versions=[FIRST]) as store, store.step("Fill") as session:
        session.add(Workshop(title="Riverside"))
        session.flush()
        session.connection().exec_driver_sql("INSERT INTO neighbour VALUES (4, 1, 'A neighbour')")
    path.chmod(0o640)
    return path


def people(path: Path) -> list[tuple[object, ...]]:
    with closing(connect(path, mode="ro")) as connection:
        return list(connection.execute("SELECT * FROM neighbour"))


def test_an_older_workshop_is_brought_up_to_date(path: Path, data_dir: Path) -> None:
    before = path.read_bytes()

    with Store.open(path, versions=[FIRST, SECOND, THIRD]) as store:
        assert not store.read_only
        with store.step("Rename") as session:
            session.exec(select(Workshop)).one().title = "Hillside"

    assert people(path) == [(4, 1, "A neighbour", None)]
    assert (data_dir / "backups").exists()
    assert before in [kept.read_bytes() for kept in data_dir.rglob("version-1-*.workshop")]
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o640


def test_a_workshop_brought_up_to_date_is_like_a_new_one(path: Path) -> None:
    Store.open(path, versions=[FIRST, SECOND, THIRD]).close()

    with closing(connect(path, mode="ro")) as connection:
        assert schema(connection) == schema_of(THIRD)


def test_an_older_workshop_is_read_as_it_would_be_and_left_as_it_is(path: Path) -> None:
    before = path.read_bytes()

    with (
        Store.open(path, read_only=True, versions=[FIRST, SECOND, THIRD]) as store,
        store.reading() as session,
    ):
        found = session.connection().exec_driver_sql("SELECT role, mood FROM neighbour").all()
        assert [tuple(row) for row in found] == [("A neighbour", None)]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "versions",
    [
        [FIRST, Version(2, fail_half_way, SECOND.sql)],
        [FIRST, Version(2, add_column, SECOND.sql)],  # not what the frozen SQL says
        [FIRST, Version(2, None, SECOND.sql)],
    ],
    ids=["fails", "differs", "missing"],
)
def test_where_that_fails_the_workshop_is_left_as_it_was(
    path: Path, versions: list[Version]
) -> None:
    before = path.read_bytes()

    with pytest.raises(FacilitatorError, match="left as it was"):
        Store.open(path, versions=versions)

    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with Store.open(path, versions=[FIRST]) as store, store.reading() as session:
        assert session.exec(select(Workshop)).one().title == "Riverside"


def test_without_a_backup_nothing_is_brought_up_to_date(path: Path, data_dir: Path) -> None:
    before = path.read_bytes()
    data_dir.write_text("a file where the folder should be")

    with pytest.raises(FacilitatorError, match="No backup"):
        Store.open(path, versions=[FIRST, SECOND])

    assert path.read_bytes() == before


def test_alembic_is_left_alone_while_no_file_is_behind() -> None:
    assert [version.number for version in VERSIONS] == list(range(1, len(VERSIONS) + 1))
    assert "alembic" not in (Path(__file__).parents[1] / "facilitator/opening.py").read_text()
