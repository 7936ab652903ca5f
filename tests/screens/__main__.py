"""Draw every screen and every kind of print into docs/pictures.

Each look is drawn in a process of its own, with an empty data folder: light and dark, a small
window light and dark, and everything at twice the size. From the light look come the pictures of
the help; `--help-pictures` draws that look alone.
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tests.screens import help_pictures

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
LOOKS = ("light", "dark", "1280x720", "1280x720-dark", "200")


def main() -> int:
    """Draw everything, or the looks that are named; say where each picture is."""
    named = ["light" if word == "--help-pictures" else word for word in sys.argv[1:]]
    chosen = [look for look in (*LOOKS, "paper") if look in named or not named]
    PICTURES.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(draw, chosen))
    if "light" in chosen and not max(codes):
        help_pictures.write(PICTURES)
    for path in sorted(PICTURES.glob("*.png")):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")
    return max(codes)


def draw(look: str) -> int:
    """Draw one look in a process of its own."""
    module = "tests.screens.paper" if look == "paper" else "tests.screens.screens"
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "FACILITATOR_DATA_DIR": str(Path(folder, "data")),
        }
        if look == "200":
            environment["QT_SCALE_FACTOR"] = "2"
        run = partial(subprocess.run, cwd=ROOT, env=environment, check=False)
        return run([sys.executable, "-m", module, look, folder, str(PICTURES)]).returncode


if __name__ == "__main__":
    sys.exit(main())
