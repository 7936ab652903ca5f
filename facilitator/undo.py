"""Undo, written down once for all tables by SQLite itself.

Temporary triggers log every row before and after each change, whatever made it: a form, a bulk
update, a cascade or a replacement. The log holds values rather than SQL, so numbers keep their
last digit and texts their every character.

A table opts out with `__table_args__ = {"info": {"undo": False}}`. What is entered there is
announced and never taken back. Only a row that goes with its parent (by cascade) returns with it,
so such a table's foreign keys must cascade.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlmodel import SQLModel

RowImage = Mapping[str, Any]
"""A row as SQLite has it: column -> value."""


class Changes(dict[str, frozenset[int]]):
    """Which rows changed: table -> row ids. A table that is not in it has none."""

    def __init__(self, rows: Mapping[str, Mapping[int, "RowImage | None"]]) -> None:
        super().__init__({table: frozenset(images) for table, images in rows.items()})
        self.rows = rows
        """Each changed row as SQLite now has it; None where it is gone."""

    def __missing__(self, table: str) -> frozenset[int]:
        return frozenset()


@dataclass(frozen=True)
class Table:
    """A table as the log sees it; `key` is the place of its integer primary key in `columns`."""

    name: str
    columns: tuple[str, ...]
    key: int

    @property
    def undoable(self) -> bool:
        """Whether what is entered here is ever taken back."""
        model = SQLModel.metadata.tables.get(self.name)
        return model is None or bool(model.info.get("undo", True))


class Change(NamedTuple):
    """One row before and after a change, `was` and `now` its ids; None where there is no row."""

    table: Table
    was: int | None
    now: int | None
    before: tuple[Any, ...]
    after: tuple[Any, ...]

    def differing(self) -> list[int]:
        """Return the places of the columns that have another value, or another type, now."""
        pairs = enumerate(zip(self.before, self.after, strict=True))
        return [place for place, (old, new) in pairs if old != new or type(old) is not type(new)]

    def happened(self) -> bool:
        """Tell whether anything differs: writing a value over itself is no change."""
        return self.was != self.now or bool(self.differing())

    def undoable(self) -> bool:
        """Tell whether this is ever taken back."""
        return self.table.undoable or self.now is None

    def inverse(self) -> tuple[str, Sequence[Any]]:
        """Return the statement that takes this change back, and its values."""
        name, columns = self.table.name, self.table.columns
        where = f'WHERE "{columns[self.table.key]}" = ?'
        if self.was is None:
            return f'DELETE FROM "{name}" {where}', (self.now,)  # noqa: S608
        if self.now is None:
            insert = "INSERT" if self.table.undoable else "INSERT OR IGNORE"
            marks = ",".join("?" * len(columns))
            return f'{insert} INTO "{name}" VALUES ({marks})', self.before
        places = self.differing()
        assignments = ",".join(f'"{columns[place]}" = ?' for place in places)
        values = [self.before[place] for place in places]
        return f'UPDATE "{name}" SET {assignments} {where}', (*values, self.now)  # noqa: S608


class ChangeLog:
    """Logs every row change on one connection, for the transaction that it happens in."""

    def __init__(self, connection: Any, tables: Sequence[Table]) -> None:
        self._connection = connection
        self._tables = tables
        self._width = max((len(table.columns) for table in tables), default=0)
        values = [*self._columns("b", self._width), *self._columns("a", self._width)]
        columns = ",".join(["tbl", "was", "now", *values])
        connection.execute(f"CREATE TEMP TABLE change_log ({columns})")
        for place, table in enumerate(tables):
            self._install(place, table)

    @staticmethod
    def _columns(prefix: str, width: int) -> list[str]:
        return [f"{prefix}{place}" for place in range(width)]

    def _install(self, place: int, table: Table) -> None:
        key = table.columns[table.key]
        for event, rows in (("INSERT", "a"), ("UPDATE", "ba"), ("DELETE", "b")):
            columns, values = ["tbl"], [str(place)]
            for row in rows:
                image, row_id = ("OLD", "was") if row == "b" else ("NEW", "now")
                columns += [row_id, *self._columns(row, len(table.columns))]
                values += [f'{image}."{column}"' for column in (key, *table.columns)]
            name = f'"log_{table.name}_{event}"'
            note = f"INSERT INTO change_log ({','.join(columns)}) VALUES ({','.join(values)})"  # noqa: S608
            self._connection.execute(
                f'CREATE TEMP TRIGGER {name} AFTER {event} ON main."{table.name}" BEGIN {note}; END'
            )

    def take(self) -> list[Change]:
        """Return what changed since the last time, in that order, and start an empty log."""
        rows = self._connection.execute("SELECT * FROM change_log ORDER BY rowid").fetchall()
        if rows:
            self._connection.execute("DELETE FROM change_log")
        changes = (self._change(*row) for row in rows)
        return [change for change in changes if change.happened()]

    def _change(self, place: int, was: int | None, now: int | None, *values: Any) -> Change:
        table = self._tables[place]
        before, after = values[: self._width], values[self._width :]
        width = len(table.columns)
        return Change(table, was, now, before[:width], after[:width])

    def take_back(self, changes: Sequence[Change]) -> None:
        """Reverse these changes, the last one first; the log records how to do them again."""
        if len(changes) > 1 and any(change.now is None for change in changes):
            # Children may return before their parents. Only then, since this makes SQLite
            # prepare every statement anew.
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
        for change in reversed(changes):
            if change.undoable():
                self._connection.execute(*change.inverse())


@dataclass(frozen=True)
class Step:
    """One user action: what the menu calls it, and what it changed that can be taken back."""

    label: str
    changes: list[Change]
    merge: str | None = None


class History:
    """The steps that can be undone and redone, the newest last. It ends with the session."""

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def record(self, step: Step) -> None:
        """Add a step, or let it continue the one before it that has the same `merge` key."""
        if not step.changes:
            return
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if last is not None and last.merge is not None and last.merge == step.merge:
            last.changes.extend(step.changes)
        else:
            self.done.append(step)

    def forget(self) -> None:
        """Let nothing that was done until now be undone or redone."""
        self.done.clear()
        self.undone.clear()

    def undo(self, redo: Step) -> None:
        """Note that the newest step was undone, and how it can be redone."""
        self.done.pop()
        self.undone.append(redo)
        if self.done:  # what comes next does not continue a step from before the undo
            self.done[-1] = replace(self.done[-1], merge=None)

    def redo(self, undo: Step) -> None:
        """Note that the step undone last was redone, and how it can be undone."""
        self.undone.pop()
        self.done.append(undo)


def rows_changed(changes: Iterable[Change]) -> Changes:
    """Return which rows these changes touched, and what became of each."""
    rows: dict[str, dict[int, RowImage | None]] = {}
    for change in changes:
        images = rows.setdefault(change.table.name, {})
        if change.was is not None:
            images[change.was] = None
        if change.now is not None:
            images[change.now] = dict(zip(change.table.columns, change.after, strict=True))
    return Changes(rows)
