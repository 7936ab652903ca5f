"""A list in a file has the shape that the app wrote, or reading it is refused in a sentence."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from facilitator import seal
from facilitator.check import check
from facilitator.database import connect
from facilitator.errors import InvalidEntryError
from facilitator.inspection import table_names
from facilitator.listed import Listed
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.workshops import EVERYTHING, build

COLUMNS = [
    (table.name, column.name)
    for table in SQLModel.metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, Listed)
]
NO_LIST = (None, 3, "x", {}, {"a": 1}, True)
NO_SUCH_LISTS = ([None], [3, "x"], [[[[[]]]]], [[1]], [[[1, 2, 3]]], [[[float("inf"), 0]]])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "all.workshop"
    build(path, EVERYTHING)
    return path


def put(path: Path, table: str, column: str, value: object) -> int:
    """Write a value into every row, and seal the file, as anybody can; return how many rows."""
    with closing(connect(path)) as connection:
        sql = f'UPDATE "{table}" SET "{column}" = ?'
        text = json.dumps(value).replace("Infinity", "1e999")
        changed = connection.execute(sql, (text,)).rowcount
        connection.execute("BEGIN")
        seal.renew(connection, table_names(connection))
        connection.execute("COMMIT")
    return int(changed)


def test_every_column_of_lists_is_read_in_its_shape_alone() -> None:
    kept = {
        (table.name, column.name)
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if "JSON" in str(column.type)
    }
    assert kept == set(COLUMNS)
    assert len(kept) > 15


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_list_of_another_shape_is_refused_in_a_sentence(
    whole: Path, tmp_path: Path, table: str, column: str
) -> None:
    for value in (*NO_LIST, *NO_SUCH_LISTS):
        path = tmp_path / whole.name
        shutil.copyfile(whole, path)
        assert put(path, table, column, value)
        with pytest.raises(InvalidEntryError) as raised, Store.open(path, read_only=True) as store:
            export_document(store, complete=True)
        assert "cannot have written" in str(raised.value)
        assert "cannot have written" in (check(path).problem or "")
