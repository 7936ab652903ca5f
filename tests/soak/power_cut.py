"""Power cuts: what the store writes, replayed on a disk that forgets what was not synced.

The statements are the store's own, with its own settings, as its driver ran them. They run again
in a SQLite that records each write, sync and deletion; from that record a disk is rebuilt as it
may be after a cut at any moment: unsynced writes lost, kept in part, or torn.
"""

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import apsw

from facilitator.store import Store

SECTOR: Final = 512

Operation = tuple[Any, ...]
"""What was done to a file: ("write", name, offset, bytes), ("truncate", name, size),
("sync", name), ("delete", name)."""


class Recording:
    """Keeps every statement that each new connection of this process runs, from `with` on."""

    def __init__(self) -> None:
        self.statements: list[list[str]] = []
        self._keeps = False
        sys.addaudithook(self._hear)  # Python lets none go, so it is deaf but within `with`

    def __enter__(self) -> list[list[str]]:
        self._keeps = True
        return self.statements

    def __exit__(self, *_error: object) -> None:
        self._keeps = False

    def _hear(self, event: str, about: tuple[Any, ...]) -> None:
        if self._keeps and event == "sqlite3.connect/handle":
            ran: list[str] = []
            self.statements.append(ran)
            about[0].set_trace_callback(ran.append)


def statements_of(path: Path, use: Callable[[Store], object]) -> list[str]:
    """Return the statements that a store runs while it is used, opening included."""
    with Recording() as statements, Store.open(path) as store:
        use(store)
    ran = max(statements, key=len)
    # A trigger that fires has the statement that fired it told once more.
    return [statement for statement, _same in groupby(ran) if not statement.startswith("--")]


class _File(apsw.VFSFile):
    def __init__(self, vfs: str, name: Any, flags: list[int], log: list[Operation]) -> None:
        self._name = name if isinstance(name, str) or name is None else name.filename()
        self._log = log
        super().__init__(vfs, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._log.append(("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._log.append(("truncate", self._name, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._log.append(("sync", self._name))
        super().xSync(flags)


class _Disk(apsw.VFS):
    def __init__(self, name: str, log: list[Operation]) -> None:
        self._log = log
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> _File:  # noqa: N802
        return _File("", name, flags, self._log)

    def xDelete(self, name: str, sync_folder: bool) -> None:  # noqa: N802
        self._log.append(("delete", name, sync_folder))
        super().xDelete(name, sync_folder)


@dataclass
class Record:
    """What happened to the disk, and after how many operations each commit was complete."""

    start: dict[str, bytes]
    operations: list[Operation] = field(default_factory=list)
    commits: list[int] = field(default_factory=list)

    def committed(self, moment: int) -> int:
        return sum(1 for commit in self.commits if commit <= moment)


def replay(path: Path, statements: list[str]) -> Record:
    """Run the statements on a file, and record what that does to the disk."""
    record = Record({str(path): path.read_bytes()})
    disk = _Disk(f"recorded-{path}", record.operations)
    connection = apsw.Connection(str(path), vfs=f"recorded-{path}")
    in_step = False
    for statement in statements:
        changes = connection.total_changes()
        for _row in connection.execute(statement):
            pass
        in_step = in_step or connection.total_changes() != changes
        if statement.strip().upper() == "COMMIT" and in_step:
            record.commits.append(len(record.operations))
            in_step = False
    connection.close()
    del disk
    return record


def disk_after_cut(record: Record, moment: int, chance: random.Random) -> dict[str, bytes]:
    """Return the files as a cut at this moment may leave them."""
    durable = {name: bytearray(data) for name, data in record.start.items()}
    pending: list[Operation] = []
    for operation in record.operations[:moment]:
        kind, name = operation[0], operation[1]
        if name is None:
            continue
        if kind in {"write", "truncate"}:
            pending.append(operation)
            continue
        own = [each for each in pending if each[1] == name]
        pending = [each for each in pending if each[1] != name]
        if kind == "sync":
            for each in own:
                _apply(durable, each)
        else:
            durable.pop(name, None)
    kept = chance.choice((0.0, 0.3, 0.7, 1.0))
    for operation in pending:
        if chance.random() < kept:
            _apply(durable, _torn(operation, chance))
    return {name: bytes(data) for name, data in durable.items()}


def _torn(operation: Operation, chance: random.Random) -> Operation:
    """Return a write of which, now and then, only the first sectors reached the disk."""
    if operation[0] != "write" or len(operation[3]) <= SECTOR or chance.random() > 0.3:
        return operation
    sectors = chance.randrange(1, len(operation[3]) // SECTOR)
    return (*operation[:3], operation[3][: SECTOR * sectors])


def _apply(files: dict[str, bytearray], operation: Operation) -> None:
    data = files.setdefault(operation[1], bytearray())
    if operation[0] == "truncate":
        del data[operation[2] :]
        return
    offset, written = operation[2], operation[3]
    if len(data) < offset + len(written):
        data.extend(bytes(offset + len(written) - len(data)))
    data[offset : offset + len(written)] = written
