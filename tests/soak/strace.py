"""What the app does to the disk, as strace sees it: writes, syncs, renames and deletions."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT = Path(__file__).parents[2]

_CALLS: Final = (
    "openat,creat,pwrite64,pwritev,pwritev2,write,writev,lseek,fsync,fdatasync,sync,ftruncate,"
    "fallocate,truncate,unlink,unlinkat,rename,renameat,renameat2,link,linkat,sendfile,"
    "copy_file_range"
)
_CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)(.*)", re.DOTALL)
_HEX: Final = re.compile(r"(?:\\x[0-9a-f]{2})+")
_IN_QUOTES: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_OF_DESCRIPTOR: Final = re.compile(r"^-?\w+<((?:\\x[0-9a-f]{2})+)>")


def _working() -> str | None:
    """Return strace, where this system has it and lets it look at other processes."""
    found = shutil.which("strace")
    if found is None:
        return None
    tried = [found, "-f", "-o", os.devnull, sys.executable, "-c", ""]
    return None if subprocess.run(tried, capture_output=True, check=False).returncode else found


STRACE: Final = _working()

Operation = tuple[Any, ...]
"""("write", name, offset, bytes), ("truncate", name, size), ("sync", name), ("create", name),
("delete", name), ("rename", name, name), ("said", bytes); the folder's own name is ""."""


class Call(NamedTuple):
    """A call that the system answered."""

    name: str
    given: str
    answer: int
    more: str

    @property
    def path(self) -> str:
        """The path of the file descriptor that it was given first."""
        found = _OF_DESCRIPTOR.match(self.given)
        return _plain(found[1]).decode() if found else ""

    @property
    def texts(self) -> list[bytes]:
        return [_plain(each) for each in _IN_QUOTES.findall(self.given)]

    @property
    def number(self) -> int:
        """The number that it was given last."""
        return int(self.given.rsplit(", ", 1)[-1], 0)


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def record(folder: Path, said: Path, words: list[str]) -> list[Operation]:
    """Run a module of the tests under strace; return what it did in a folder, and when it said so.

    `said` is the file in which it says what is done, which is outside the folder.
    """
    assert STRACE is not None
    log = said.with_suffix(".strace")
    watch = ["-f", "--seccomp-bpf", "-y", "-xx", "-s", str(1 << 24), "-e", f"trace={_CALLS}"]
    app = [sys.executable, "-m", *words]
    subprocess.run([STRACE, *watch, "-o", log, *app], cwd=ROOT, check=True, timeout=600)
    operations = list(_Reader(str(folder.resolve()), str(said.resolve())).read(_calls(log)))
    log.unlink()
    return operations


def _calls(log: Path) -> Iterator[Call]:
    begun: dict[str, str] = {}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            process = line.split(" ", 1)[0]
            whole = line.rstrip("\n")
            if whole.endswith("<unfinished ...>"):
                begun[process] = whole.removesuffix("<unfinished ...>")
                continue
            if "resumed>" in whole[:80]:
                whole = begun.pop(process) + whole.split("resumed>", 1)[1]
            if found := _CALL.match(whole):
                yield Call(found[1], found[2], int(found[3]), found[4])


class _Reader:
    """Turns calls into what happened in one folder."""

    def __init__(self, folder: str, said: str) -> None:
        self._folder, self._said = folder, said
        self._places: dict[str, int] = {}

    def read(self, calls: Iterator[Call]) -> Iterator[Operation]:
        for call in calls:
            if call.answer >= 0:
                yield from self._operations(call)

    def _name(self, path: str) -> str | None:
        """Return the name of a file in the folder; "" is the folder itself."""
        if path == self._folder:
            return ""
        folder, _slash, name = path.rpartition("/")
        return name if folder == self._folder else None

    def _operations(self, call: Call) -> Iterator[Operation]:
        if call.name in {"openat", "unlink", "unlinkat", "rename", "renameat", "renameat2"}:
            yield from self._on_names(call)
            return
        path = call.path
        if path == self._said and call.name == "write":
            yield ("said", call.texts[0])
        name = self._name(path)
        if name is None:
            return
        if call.name in {"fsync", "fdatasync"}:
            yield ("sync", name)
        elif call.name == "pwrite64":
            yield ("write", name, call.number, call.texts[0][: call.answer])
        elif call.name == "ftruncate":
            yield ("truncate", name, call.number)
        elif call.name == "lseek":
            self._places[name] = call.answer
        elif call.name == "write":
            place = self._places.get(name, 0)
            self._places[name] = place + call.answer
            yield ("write", name, place, call.texts[0][: call.answer])
        else:
            raise AssertionError(f"{call.name} is not understood: {call.given[:200]}")

    def _on_names(self, call: Call) -> Iterator[Operation]:
        names = [self._name(text.decode()) for text in call.texts]
        if call.name == "openat":
            found = re.match(r"<((?:\\x[0-9a-f]{2})+)>", call.more)
            name = self._name(_plain(found[1]).decode()) if found else None
            if name and "O_CREAT" in call.given:
                self._places[name] = 0
                yield ("create", name)
                if "O_TRUNC" in call.given:
                    yield ("truncate", name, 0)
        elif call.name in {"unlink", "unlinkat"}:
            yield from (("delete", name) for name in names if name)
        elif any(names):
            assert all(names), f"{call.name} leads out of the folder"
            yield ("rename", *names)
