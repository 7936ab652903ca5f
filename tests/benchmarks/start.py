"""How long people wait for the app: from the start of its process to a window, and to typing."""

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from facilitator.beginning import import_file
from facilitator.exchange_text import read_exchange
from tests.benchmarks.figures import Figure, alternately, median_ms

ROOT = Path(__file__).parents[2]
FLOOR = "bare PySide6 window"


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure starts, each a fresh process."""
    workshop = folder / "riverside.workshop"
    import_file(read_exchange(ROOT / "tests" / "cases" / "riverside.json"), workshop)
    begin = partial(_seconds, folder)
    bare, home, ready = alternately(
        rounds,
        partial(begin, "bare"),
        partial(begin, "painted"),
        partial(begin, "ready", str(workshop)),
    )
    floor = median_ms(bare)
    return [
        Figure("start to first painted window", median_ms(home), floor, FLOOR, 2.5),
        Figure("start to ready to type in a workshop", median_ms(ready), floor, FLOOR, 6),
    ]


def _seconds(folder: Path, *what: str) -> float:
    """Return the time from starting a process to what it reports."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {
        **own,
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),  # an app that is installed has its own
        "FACILITATOR_DATA_DIR": str(folder / "data"),
        "QT_NO_GLIB": "1",  # the plain event loop says truthfully when it rests
    }
    command = [sys.executable, "-m", "tests.benchmarks.start_driver", *what]
    begin = time.monotonic_ns()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"{what} failed with {done.returncode}:\n{done.stdout}{done.stderr}")
    return (int(done.stdout.split()[-1]) - begin) / 1e9
