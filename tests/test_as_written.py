"""What is in a file has the shape that the app wrote, or reading it is refused in a sentence."""

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from facilitator import seal
from facilitator.as_written import Listed, Written
from facilitator.check import check
from facilitator.database import connect
from facilitator.errors import InvalidEntryError
from facilitator.inspection import table_names
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.workshops import EVERYTHING, build


def columns_of(kind: type[TypeDecorator[Any]]) -> list[tuple[str, str]]:
    return [
        (table.name, column.name)
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, kind)
    ]


NO_LIST = (None, 3, "x", {}, {"a": 1}, True)
NO_SUCH_LISTS = ([None], [3, "x"], [[[[[]]]]], [[1]], [[[1, 2, 3]]], [[[float("inf"), 0]]])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "all.workshop"
    build(path, EVERYTHING)
    return path


def put(path: Path, table: str, column: str, value: str) -> int:
    """Write a value into every row, and seal the file, as anybody can; return how many rows."""
    with closing(connect(path)) as connection:
        changed = connection.execute(f'UPDATE "{table}" SET "{column}" = ?', (value,)).rowcount
        connection.execute("BEGIN")
        seal.renew(connection, table_names(connection))
        connection.execute("COMMIT")
    return int(changed)


def assert_refused(path: Path) -> None:
    with Store.open(path, read_only=True) as store, pytest.raises(InvalidEntryError) as raised:
        export_document(store, complete=True)
    assert "cannot have written" in str(raised.value)
    assert check(path).problem


def test_every_column_of_lists_is_read_in_its_shape_alone() -> None:
    kept = {
        (table.name, column.name)
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if "JSON" in str(column.type)
    }
    assert kept == set(columns_of(Listed))
    assert len(kept) > 15


@pytest.mark.parametrize(("table", "column"), columns_of(Listed))
def test_a_list_of_another_shape_is_refused_in_a_sentence(
    whole: Path, tmp_path: Path, table: str, column: str
) -> None:
    for value in (*NO_LIST, *NO_SUCH_LISTS):
        path = tmp_path / whole.name
        shutil.copyfile(whole, path)
        assert put(path, table, column, json.dumps(value).replace("Infinity", "1e999"))
        assert_refused(path)


@pytest.mark.parametrize(("table", "column"), columns_of(Written))
def test_a_day_or_a_time_that_is_none_is_refused_in_a_sentence(
    whole: Path, tmp_path: Path, table: str, column: str
) -> None:
    for value in ("soon", "\0", "2024-99-99", "25:61", "2026-11-23T25:00:00+00:00", "9" * 30_000):
        path = tmp_path / whole.name
        shutil.copyfile(whole, path)
        assert put(path, table, column, value)
        assert_refused(path)
