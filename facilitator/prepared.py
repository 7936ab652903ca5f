"""Statements worked out once, for what a whole room waits for: SQLAlchemy only hands them on."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import CursorResult, Insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import SelectBase
from sqlmodel import Session

from facilitator.database import as_json


class Prepared:
    """A statement as SQLite reads it, and the order of its values.

    `columns` are those that an insert fills. What SQLite returns is returned as it is.
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

    def run(self, session: Session, values: Mapping[str, Any]) -> CursorResult[Any]:
        """Run it with these values, as part of the session's transaction."""
        every = {**self._given, **values}
        ordered = tuple(_kept(every[name]) for name in self._compiled.positiontup or ())
        return session.connection().exec_driver_sql(self._compiled.string, ordered)


def _kept(value: Any) -> Any:
    return as_json(value) if isinstance(value, (list, dict)) else value
