"""The app opens no network connection: neither it, nor Qt, nor any library, nor any worker."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.soak.strace import STRACE

ROOT = Path(__file__).parents[1]


def test_no_journey_asks_for_the_network(tmp_path: Path) -> None:
    log = tmp_path / "sockets"
    watch = [STRACE, "-f", "--seccomp-bpf", "-e", "trace=socket,socketpair,connect", "-o", str(log)]
    (tmp_path / "work").mkdir()
    done = subprocess.run(
        [*(watch if STRACE else []), sys.executable, "-m", "tests.journeys", tmp_path / "work"],  # type: ignore[list-item]
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    if STRACE:  # it sees what C and C++ do as well
        calls = log.read_text("utf-8", "replace")
        assert not re.findall(r".*AF_(?:INET6?|NETLINK|PACKET).*", calls)
