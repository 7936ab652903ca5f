"""Strange files given to the app, each in a process of its own, with a bound on time and memory.

Run by itself it writes the whole files of a target, and then answers each line that names a file
with what became of it.
"""

import json
import os
import resource
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from facilitator.errors import FacilitatorError

ROOT: Final = Path(__file__).parents[2]
SECONDS: Final = 5
"""Of work that a file may take."""
MEMORY: Final = 1 << 30
_FAULT: Final = 70


class Fate(NamedTuple):
    """What became of a file."""

    status: int
    """0 where it was taken or refused in a sentence."""
    seconds: float
    memory: int
    said: str
    """The sentence, or the traceback."""


class Fuzzer:
    """Gives files to a target, and hears what became of them."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def take(self, path: Path) -> Fate:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        return Fate(*json.loads(self._process.stdout.readline()))


@contextmanager
def fuzzing(target: str, folder: Path) -> Iterator[Fuzzer]:
    """Begin a process for a target; whole files are in `folder`/whole once this is entered."""
    (folder / "whole").mkdir(parents=True)
    (folder / "tmp").mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.soak.fuzzing", target, str(folder)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder / "tmp"), "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Fuzzer(process)


def _serve(name: str, folder: Path) -> None:
    from tests.soak.targets import TARGETS

    target = TARGETS[name]
    target.seeds(folder / "whole")
    for each in sorted((folder / "whole").iterdir()):  # what is imported late is there afterwards
        place = folder / "first" / each.name
        place.mkdir(parents=True)
        (place / each.name).write_bytes(each.read_bytes())
        target.take(place / each.name)
    print("ready", flush=True)
    for line in sys.stdin:
        path = Path(line.removesuffix("\n"))
        said = folder / "said"
        said.write_text("", "utf-8")
        child = os.fork()
        if not child:
            os._exit(_one(target, path, said, path.parent, folder / "tmp"))
        _child, status, used = os.wait4(child, 0)
        seconds = used.ru_utime + used.ru_stime
        fate = (os.waitstatus_to_exitcode(status), seconds, used.ru_maxrss * 1024)
        print(json.dumps([*fate, said.read_text("utf-8", "replace")]), flush=True)


def _one(target: Any, path: Path, said: Path, *places: Path) -> int:
    """Do with a file what the app does; return 0 where it did, or said why not in a sentence."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (3 * MEMORY, 3 * MEMORY))
    stream = said.open("w", encoding="utf-8", errors="replace")
    _keep_within(places)
    try:
        target.take(path)
    except FacilitatorError as error:
        stream.write(str(error))
        status = 0 if str(error) and "\n" not in str(error) else _FAULT
    except BaseException:
        stream.write(traceback.format_exc())
        status = _FAULT
    else:
        status = 0
    stream.close()
    return status


def _keep_within(places: tuple[Path, ...]) -> None:
    """Refuse to write, make or remove anything outside these folders."""
    allowed = tuple(f"{place.resolve()}{os.sep}" for place in places)

    def refuse(path: Any, folder: int = -1) -> None:
        if isinstance(path, int):
            return
        base = "" if folder < 0 else Path(f"/proc/self/fd/{folder}").readlink()
        found = os.path.realpath(os.path.join(base, os.fsdecode(path)))  # noqa: PTH118
        if not f"{found}{os.sep}".startswith(allowed) and found != os.devnull:
            raise AssertionError(f"it wrote outside its place: {found}")

    def hear(event: str, about: tuple[Any, ...]) -> None:
        if event == "open":
            path, _mode, flags = about
            if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                refuse(path)
        elif event in {"os.mkdir", "os.remove", "os.rmdir"}:
            refuse(about[0], about[-1])
        elif event in {"os.rename", "os.link", "os.symlink"}:
            refuse(about[0], about[2] if event != "os.symlink" else -1)
            refuse(about[1], about[-1])
        elif event.startswith(("subprocess", "socket.connect", "os.exec", "os.system")):
            raise AssertionError(event)

    sys.addaudithook(hear)


if __name__ == "__main__":
    _serve(sys.argv[1], Path(sys.argv[2]))
