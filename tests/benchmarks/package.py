"""What an installed program costs beside its source: how soon its window is there, its weight."""

import os
import sys
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from tests.benchmarks.figures import Figure, alternately, median_ms

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "build" / "package" / "bundle" / "facilitator" / "facilitator"
FLOOR = "running from source"


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure starts, each a fresh process, in turn with the source, and say what it weighs."""
    if not PROGRAM.is_file():
        print("nothing is measured of the installed program: run make package first")
        return []
    spec = spec_from_file_location("packaging_smoke", ROOT / "packaging" / "smoke.py")
    if spec is None or spec.loader is None:
        raise RuntimeError("packaging/smoke.py cannot be read")
    smoke = module_from_spec(spec)
    sys.modules[spec.name] = smoke
    spec.loader.exec_module(smoke)
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ways = {"installed": [str(PROGRAM)], "source": [sys.executable, "-m", "ui.cli"]}
    starts = [
        partial(smoke.first_paint, way, {**own, "FACILITATOR_DATA_DIR": str(folder / name)}, None)
        for name, way in ways.items()
    ]
    installed, source = alternately(rounds, *starts)
    return [
        Figure(
            "installed program: start to first painted window",
            median_ms(installed),
            median_ms(source),
            FLOOR,
            most_times=2,
            note=f"{_sizes()}; Qt’s log is on for both",
        )
    ]


def _sizes() -> str:
    whole = sum(
        path.stat().st_size
        for path in PROGRAM.parent.rglob("*")
        if path.is_file() and not path.is_symlink()
    )
    packed = sorted((ROOT / "dist").glob("facilitator[-_]*[0-9]*"))
    archives = [path for path in packed if path.suffix in {".gz", ".deb"}]
    said = [f"{path.suffix[1:]} {path.stat().st_size / 1e6:.1f} MB" for path in archives]
    return ", ".join([f"{whole / 1e6:.0f} MB unpacked", *said])
