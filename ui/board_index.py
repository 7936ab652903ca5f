"""What hangs on what on a board: the links at a note, the rows of a note or of a link."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlmodel import SQLModel

from facilitator.exercises.board.tables import Board, Link

BoardChanges = dict[str, frozenset[int]]


class _Owned:
    """The rows of one table, by the note or the link that they belong to."""

    def __init__(self, owner_table: str, rows: Mapping[int, Any]) -> None:
        self.owner_table = owner_table
        self._owner_of: dict[int, int] = {}
        self._rows: defaultdict[int, set[int]] = defaultdict(set)
        self.follow(rows, rows)

    def follow(self, rows: Mapping[int, Any], ids: Iterable[int]) -> set[int]:
        """Take up the rows that changed, and return whose they are, or were."""
        owners: set[int] = set()
        for row_id in ids:
            owner = self._owner_of.pop(row_id, None)
            if owner is not None:
                self._rows[owner].discard(row_id)
                owners.add(owner)
            if row_id in rows:
                owner = int(getattr(rows[row_id], f"{self.owner_table}_id"))
                self._owner_of[row_id] = owner
                self._rows[owner].add(row_id)
                owners.add(owner)
        return owners

    def of(self, owner: int) -> Iterable[int]:
        return self._rows.get(owner, ())


class _Ends:
    """Which links start or end at a note."""

    def __init__(self, links: Mapping[int, Link]) -> None:
        self._ends: dict[int, tuple[int, int]] = {}
        self._at: defaultdict[int, set[int]] = defaultdict(set)
        self.follow(links, links)

    def follow(self, links: Mapping[int, Link], ids: Iterable[int]) -> None:
        for link_id in ids:
            for end in self._ends.pop(link_id, ()):
                self._at[end].discard(link_id)
            if link_id in links:
                link = links[link_id]
                self._ends[link_id] = (link.source_id, link.target_id)
                self._at[link.source_id].add(link_id)
                self._at[link.target_id].add(link_id)

    def at(self, note_id: int) -> Iterable[int]:
        return self._at.get(note_id, ())


class BoardIndex:
    """Finds what belongs to a note or to a link of one board without looking at every row."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self.owned = {
            str(model.__tablename__): _Owned(owner, board.rows[str(model.__tablename__)])
            for model, owner in _owned_tables(board.TABLES)
        }
        """By table; each knows which table owns its rows."""
        self._ends = _Ends(board.links)

    def follow(self, mine: BoardChanges) -> None:
        """Take up the rows that changed. What hangs on a note, such as a vote, changes the note."""
        self._ends.follow(self._board.links, mine.get("link", ()))
        for name, owned in self.owned.items():
            if name in mine:
                owners = owned.follow(self._board.rows[name], mine[name])
                known = mine.get(owned.owner_table, frozenset())
                mine[owned.owner_table] = known | owners

    def links_at(self, note_id: int) -> list[int]:
        """Return the links that start or end at a note, in the order they were made."""
        return sorted(self._ends.at(note_id))

    def rows_of(self, table: str, owner_id: int) -> list[int]:
        """Return the ids of what belongs to a note or to a link, in the order they were made."""
        return sorted(self.owned[table].of(owner_id))


def _owned_tables(models: Iterable[type[SQLModel]]) -> Iterator[tuple[type[SQLModel], str]]:
    for model in models:
        columns = SQLModel.metadata.tables[str(model.__tablename__)].c
        for owner in ("note", "link"):
            if f"{owner}_id" in columns:
                yield model, owner
