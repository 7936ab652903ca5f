"""What changed since the base: the forward log, played already, row by row."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from facilitator.undo import Change, Table

HEAVY: Final = 16 << 20
"""Bytes of pictures, or so many rows a thousand times, after which a new base is due."""
_ROW: Final = 1_000
"""Bytes that a row counts for besides its pictures."""


class Since:
    """Each row that changed, as it is now. A row that changed twice is held once."""

    def __init__(self) -> None:
        self._tables: dict[str, Table] = {}
        self._rows: dict[str, dict[int, Sequence[Any] | None]] = {}
        self._weight = 0

    def note(self, changes: Iterable[Change]) -> None:
        """Note what a transaction changed, in that order, once it is saved."""
        for change in changes:
            table = change.table
            if (rows := self._rows.get(table.name)) is None:
                rows = self._rows[table.name] = {}
                self._tables[table.name] = table
            if change.was is not None:
                rows[change.was] = None
            if change.now is not None:
                rows[change.now] = change.after
                self._weight += _ROW
                for value in change.after:
                    if type(value) is bytes:
                        self._weight += len(value)

    @property
    def is_heavy(self) -> bool:
        """Whether it takes so much room that a new base is cheaper."""
        return self._weight > HEAVY

    def uid(self) -> str | None:
        """Return the uid of the workshop, where its row changed."""
        rows = self._rows.get("workshop", {}).values()
        place = self._tables["workshop"].columns.index("uid") if rows else 0
        return next((str(row[place]) for row in rows if row is not None), None)

    def play(self, connection: Any) -> None:
        """Make a base what the workshop is now, within a transaction; no foreign key is heeded."""
        for name, rows in self._rows.items():
            table = self._tables[name]
            where = f'WHERE "{table.columns[table.key]}" = ?'
            gone = ((row_id,) for row_id in rows)
            connection.executemany(f'DELETE FROM "{name}" {where}', gone)  # noqa: S608
        for name, rows in self._rows.items():
            marks = ",".join("?" * len(self._tables[name].columns))
            there = (row for row in rows.values() if row is not None)
            connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', there)  # noqa: S608
