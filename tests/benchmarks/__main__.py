"""Measure the app and print a table. The exit status is 0 unless a measurement itself breaks."""

import argparse
import gc
import json
import os
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.figures import Figure, table

SUBJECTS = (
    "start",
    "package",
    "capture",
    "table",
    "canvas",
    "opening",
    "passphrase",
    "day",
    "poster",
    "cards",
    "pack",
    "awake",
    "ring",
    "surface",
    "map_canvas",
    "reading",
)
ROOT = Path(__file__).parents[2]


def main() -> int:
    """Measure what was asked for, all of it by default."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("subjects", nargs="*", help=f"of {', '.join(SUBJECTS)}; all by default")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--rounds", type=int, default=10, help="the median is of so many")
    arguments = parser.parse_args()
    if unknown := set(arguments.subjects) - set(SUBJECTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    (ROOT / "build").mkdir(exist_ok=True)
    found: list[Figure] = []
    broken: list[str] = []
    with tempfile.TemporaryDirectory(prefix="bench-", dir=ROOT / "build") as folder:
        os.environ["FACILITATOR_DATA_DIR"] = str(Path(folder, "data"))
        for name in arguments.subjects or SUBJECTS:
            print(f"measuring: {name} …", file=sys.stderr, flush=True)
            try:
                subject = import_module(f"tests.benchmarks.{name}")
                gc.collect()
                gc.freeze()  # as the app does once it has imported what it needs
                found += subject.figures(Path(folder), arguments.rounds)
            except Exception:  # the others are worth their time all the same
                traceback.print_exc()
                broken.append(name)
    if arguments.json:
        print(json.dumps([figure.as_json() for figure in found], indent=1, ensure_ascii=False))
    else:
        print(table(found))
    over = [figure.name for figure in found if figure.over]
    said = f"over the limit: {'; '.join(over)}" if over else "every limit holds"
    print(said, file=sys.stderr if arguments.json else sys.stdout)
    if broken:
        print(f"could not be measured: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
