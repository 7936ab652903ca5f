"""Which rows of ours a damaged file still holds, and how many it must have held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from facilitator.database import APPLICATION_ID
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.inspection import schema_of
from facilitator.migrations import Version
from facilitator.rescue.columns import Columns, are_identities, columns_of, fits
from facilitator.rescue.pages import BRANCH, INDEX_BRANCH, INDEX_LEAF, LEAF, Leaf, Pages, Row
from facilitator.unreadable import UnreadableWorkshopError

_MOST_FLIPPED: Final = 8
"""So many letters of what defines a table may differ from ours: more are no accident."""
_LEAST_LEFT: Final = 12
"""So many letters must be left of what defines a table."""
_KINDS: Final = ("table", "index", "view", "trigger")
_LEAST_SHARE: Final = 4
"""Where not even one in so many of our tables is named, the file is none of ours."""


@dataclass
class Found:
    """What was found of one table."""

    columns: Columns
    rows: dict[int, Row] = field(default_factory=dict)
    beginnings: dict[int, Row] = field(default_factory=dict)
    lost: int = 0
    """So many rows are known to have been there, and cannot be read."""
    vague: bool = False
    """Whether there may have been others."""


def find(path: Path, version: Version) -> dict[str, Found]:
    """Read every row of ours in a file; UnreadableWorkshopError where it is not ours."""
    with Pages(path) as pages:
        return _Search(pages, path, version).found()


def is_ours(path: Path, version: Version) -> bool:
    """Tell whether a file, damaged as it may be, defines our tables and nothing else."""
    try:
        with Pages(path) as pages:
            return bool(_Search(pages, path, version).roots)
    except (FacilitatorError, OSError):
        return False


class _Search:
    def __init__(self, pages: Pages, path: Path, version: Version) -> None:
        self._pages, self._path = pages, path
        self._tables = columns_of(version)
        if pages.has_header and int.from_bytes(pages.header[68:72]) != APPLICATION_ID:
            self._refuse_unless_flipped()
        self._leaves = {
            number: pages.leaf(number)
            for number in range(1, pages.count + 1)
            if pages.kind(number) == LEAF
        }
        self.roots: dict[str, int] = {}
        self._indexes: dict[str, list[int]] = defaultdict(list)
        self._schema = {number for number, leaf in self._leaves.items() if _is_schema(leaf)}
        self._read_schema(version)

    def _refuse_unless_flipped(self) -> None:
        made_by = int.from_bytes(self._pages.header[68:72])
        if (made_by ^ APPLICATION_ID).bit_count() > 1:
            self._refuse()

    def _refuse(self) -> None:
        message = _(
            "“{name}” holds things that this app did not put there; not opened. Open a backup "
            "or a copy."
        )
        raise UnreadableWorkshopError(message.format(name=self._path.name))

    def _read_schema(self, version: Version) -> None:
        ours = {entry: "".join(entry) for entry in schema_of(version)}
        for number in sorted(self._schema):
            for row in self._leaves[number].rows:
                self._read_definition(row, ours)
        if len(self.roots) * _LEAST_SHARE < len(self._tables):
            message = _(
                "“{name}” is not a workshop, or too little of it can be read; "
                "open an earlier version."
            )
            raise UnreadableWorkshopError(message.format(name=self._path.name))

    def _read_definition(self, row: Row, ours: dict[tuple[str, ...], str]) -> None:
        if len(row.values) != 5 or row.values[0] not in _KINDS:
            return
        kind, name, table, root, sql = row.values
        place = root if isinstance(root, int) else 0
        if sql is None and kind == "index":  # SQLite's own, for the constraints of a table
            self._indexes[str(table)].append(place)
            return
        words: tuple[str, ...] = (str(kind), str(name), str(table), " ".join(str(sql).split()))
        if words not in ours:
            words = _meant(words, ours) or words
        if words not in ours:
            self._refuse()
        if words[0] == "table":
            self.roots[words[1]] = place
        else:
            self._indexes[words[2]].append(place)

    def found(self) -> dict[str, Found]:
        """Return the rows of each table, wherever they lie."""
        found = {table: Found(columns) for table, columns in self._tables.items()}
        claimed: dict[int, list[str]] = defaultdict(list)
        for table in self._tables:
            numbers, whole = self._below(self.roots.get(table, 0), LEAF, BRANCH)
            for number in numbers:
                claimed[number].append(table)
            found[table].vague = not whole
        for number, leaf in self._leaves.items():
            if number not in self._schema:
                owners = claimed.get(number) or list(self._fitting(leaf, found))
                self._take(leaf, [found[table] for table in owners])
        for table, each in found.items():
            self._count_lost(each, self._indexes.get(table, []))
        return found

    def _fitting(self, leaf: Leaf, found: dict[str, Found]) -> Iterable[str]:
        """Return the table whose tree is torn and whose rows these are, if there is but one."""
        torn = [
            table
            for table, each in found.items()
            if each.vague and leaf.rows and all(fits(each.columns, row) for row in leaf.rows)
        ]
        if len(torn) > 1:  # an identity is in few of them
            torn = [table for table in torn if are_identities(found[table].columns, leaf.rows)]
        return torn if len(torn) == 1 else ()

    @staticmethod
    def _take(leaf: Leaf, owners: list[Found]) -> None:
        for each in owners:
            for row in leaf.rows:
                if fits(each.columns, row):
                    each.rows.setdefault(row.id, row)
                elif len(owners) == 1:
                    each.beginnings.setdefault(row.id, row)
            if len(owners) == 1:
                each.beginnings.update({row.id: row for row in leaf.beginnings})
                each.lost += leaf.senseless

    def _count_lost(self, each: Found, indexes: Iterable[int]) -> None:
        """Count the rows of which an index speaks, or a beginning is there, and nothing else."""
        known = set(each.beginnings)
        has_index = False
        for root in indexes:
            numbers, whole = self._below(root, INDEX_LEAF, INDEX_BRANCH, inner=True)
            has_index = has_index or whole
            for number in numbers:
                known.update(self._pages.row_ids(number))
        missing = known - set(each.rows)
        each.lost = len(missing) if has_index else max(each.lost, len(missing))
        each.vague = each.vague and not has_index

    def _below(
        self, root: int, leaf: int, branch: int, *, inner: bool = False
    ) -> tuple[list[int], bool]:
        """Return the pages of a tree that can be reached, and whether those are all.

        Without `inner` only its leaves.
        """
        seen: dict[int, bool] = {}
        whole = True
        waiting = [root]
        while waiting:
            number = waiting.pop()
            kind = self._pages.kind(number) if 1 < number <= self._pages.count else 0
            if number in seen or kind not in (leaf, branch):
                whole = False
                continue
            seen[number] = inner or kind == leaf
            if kind == branch:
                waiting += self._pages.branch(number)
        return [number for number, wanted in seen.items() if wanted], whole


def _is_schema(leaf: Leaf) -> bool:
    return any(len(row.values) == 5 and row.values[0] in _KINDS for row in leaf.rows)


def _meant(words: tuple[str, ...], ours: dict[tuple[str, ...], str]) -> tuple[str, ...] | None:
    """Return which of our definitions this was before bits of it were flipped, if any."""
    told = "".join(words)
    return next((entry for entry, text in ours.items() if _is_near(told, text)), None)


def _is_near(told: str, text: str) -> bool:
    if "\0" in told:  # a stretch of zeros, as broken disks leave them
        head, tail = told[: told.index("\0")], told[told.rindex("\0") + 1 :]
        return (
            len(head) + len(tail) >= _LEAST_LEFT and text.startswith(head) and text.endswith(tail)
        )
    differing: Iterator[bool] = (one != other for one, other in zip(told, text, strict=False))
    return len(told) == len(text) and sum(differing) <= _MOST_FLIPPED
