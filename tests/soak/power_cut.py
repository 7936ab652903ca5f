"""Power cuts: what the app did, done again on a disk that forgets what was not synced.

The folder is rebuilt as it may be after a cut at any moment: of what was not synced, writes are
lost, kept, or torn in sectors, and what was done to names is kept up to some point.
"""

import random
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import Final

from tests.soak.strace import Operation

SECTOR: Final = 512


@dataclass
class _File:
    """A file: what of it is on the disk, and what was written to it since."""

    durable: bytearray
    pending: list[Operation] = field(default_factory=list)

    def sync(self) -> None:
        for operation in self.pending:
            _apply(self.durable, operation)
        self.pending = []

    def whole(self) -> bytes:
        data = bytearray(self.durable)
        for operation in self.pending:
            _apply(data, operation)
        return bytes(data)

    def after_cut(self, kept: float, chance: random.Random) -> bytes:
        data = bytearray(self.durable)
        for operation in self.pending:
            if chance.random() < kept:
                for piece in _torn(operation, chance):
                    _apply(data, piece)
        return bytes(data)


class Disk:
    """A folder on a disk: operations are done to it one by one, and the power may go after any."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._durable = {name: _File(bytearray(data)) for name, data in files.items()}
        """The names that are on the disk for certain, and their files."""
        self._now = copy(self._durable)
        self._renamed: list[dict[str, _File]] = []
        """The names after each thing that was done to them since the folder was synced."""

    def do(self, operation: Operation) -> None:
        kind, name = operation[0], operation[1]
        if kind in {"write", "truncate"}:
            self._now[name].pending.append(operation)
        elif kind == "sync" and name:
            self._now[name].sync()
        elif kind == "sync":
            self._durable, self._renamed = copy(self._now), []
        elif kind != "said":
            self._change_names(operation)

    def _change_names(self, operation: Operation) -> None:
        kind, name = operation[0], operation[1]
        if kind == "create":
            if name in self._now:
                return
            self._now[name] = _File(bytearray())
        elif kind == "delete":
            del self._now[name]
        else:
            self._now[operation[2]] = self._now.pop(name)
        self._renamed.append(copy(self._now))

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files as a cut at this moment may leave them."""
        names = chance.choice([self._durable, *self._renamed])
        kept = chance.choice((0.0, 0.3, 0.7, 1.0))
        return {name: file.after_cut(kept, chance) for name, file in names.items()}

    def unharmed(self) -> dict[str, bytes]:
        """Return the files as they are while the power stays."""
        return {name: file.whole() for name, file in self._now.items()}


def _torn(operation: Operation, chance: random.Random) -> Iterator[Operation]:
    """Yield a write, or now and then only some of its sectors."""
    if operation[0] != "write" or len(operation[3]) <= SECTOR or chance.random() > 0.3:
        yield operation
        return
    _kind, name, offset, data = operation
    for start in range(0, len(data), SECTOR):
        if chance.random() < 0.5:
            yield ("write", name, offset + start, data[start : start + SECTOR])


def _apply(data: bytearray, operation: Operation) -> None:
    if operation[0] == "truncate":
        del data[operation[2] :]
        data.extend(bytes(operation[2] - len(data)))
        return
    offset, written = operation[2], operation[3]
    if len(data) < offset + len(written):
        data.extend(bytes(offset + len(written) - len(data)))
    data[offset : offset + len(written)] = written
