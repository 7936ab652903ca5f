"""Statements worked out once and given to the driver itself, for what a whole room waits for."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final

from sqlalchemy import Insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import SelectBase
from sqlmodel import Session

from facilitator.database import as_json

DRIVER: Final = "driver"
"""Under this name a session's `info` has the driver's connection, in a transaction of its own."""


class Prepared:
    """A statement as SQLite reads it, and the order of its values.

    `columns` are those that an insert fills.
    """

    def __init__(self, statement: Insert | SelectBase, columns: Iterable[str] = ()) -> None:
        self._statement = statement
        self._columns = list(columns) or None

    @cached_property
    def _compiled(self) -> SQLCompiler:
        """Worked out when it is first run, since nobody waits for it before."""
        dialect = sqlite.dialect(paramstyle="qmark")
        return self._statement.compile(dialect=dialect, column_keys=self._columns)

    @cached_property
    def _given(self) -> dict[str, Any]:
        binds = self._compiled.binds
        return {
            name: binds[name].effective_value
            for name in self._compiled.positiontup or ()
            if not binds[name].required
        }

    def rows(self, session: Session, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run it with these values, within the session's transaction, and return what it finds."""
        found: list[tuple[Any, ...]] = self._run(session, values).fetchall()
        return found

    def insert(self, session: Session, values: Mapping[str, Any]) -> int:
        """Insert these values, within the session's transaction, and return the new row's id."""
        return int(self._run(session, values).lastrowid)

    def _run(self, session: Session, values: Mapping[str, Any]) -> Any:
        every = {**self._given, **values}
        ordered = tuple(_kept(every[name]) for name in self._compiled.positiontup or ())
        driver = session.info.get(DRIVER) or session.connection().connection
        return driver.cursor().execute(self._compiled.string, ordered)


def _kept(value: Any) -> Any:
    return as_json(value) if isinstance(value, (list, dict)) else value
