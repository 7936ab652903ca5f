"""Build what people install on Linux, and try it: `make package`.

dist/facilitator-VERSION-linux-x86_64.tar.gz and dist/facilitator_VERSION_amd64.deb, with the bill
of materials of both. Everything in between is in build/package, and the environment from which
PyInstaller bundles in .venv-package: it holds the app's wheel, what that needs, and nothing else.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import archives
import numpy_small
import opencv
import slim
import smoke
import weigh

import facilitator

ROOT: Final = Path(__file__).parents[1]
HERE: Final = ROOT / "packaging"
BUILD: Final = ROOT / "build" / "package"
DIST: Final = ROOT / "dist"
ENVIRONMENT: Final = ROOT / ".venv-package"
CONSTRAINTS: Final = ROOT / "constraints.txt"
SITE: Final = "import sysconfig; print(sysconfig.get_path('platlib'))"
QUIET: Final = ("--quiet", "--disable-pip-version-check")


def run(*command: str | Path, folder: Path = ROOT, more: Mapping[str, str] | None = None) -> str:
    """Run a command and return what it says; where it fails, everything stops with its words."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", **(more or {})}
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(words)}\n{done.stdout}{done.stderr}")
    return done.stdout


def moment() -> str:
    """Return the time of the last change, in seconds: what is built twice has the same time."""
    if chosen := os.environ.get("SOURCE_DATE_EPOCH"):
        return chosen
    return run("git", "log", "-1", "--format=%ct").strip()


def wheel() -> Path:
    """Build the app's wheel anew."""
    folder = BUILD / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    (built,) = folder.glob("*.whl")
    return built


def environment(app: Path, python: str) -> Path:
    """Return the Python of the environment, made anew when what it should hold has changed."""
    own, stamp = ENVIRONMENT / "bin" / "python", ENVIRONMENT / ".holds"
    asked = [run(python, "--version"), *(each.read_text() for each in _asked_for())]
    holds = hashlib.sha256("\0".join(asked).encode()).hexdigest()
    pip = (own, "-m", "pip", "install", *QUIET)
    if not stamp.is_file() or stamp.read_text() != holds:
        say(f"environment: {ENVIRONMENT.name}")
        run(python, "-m", "venv", "--clear", ENVIRONMENT)
        run(*pip, "--constraint", CONSTRAINTS, f"{app}[package]")
        small = opencv.small_library(own, CONSTRAINTS, ROOT / "build" / "opencv")
        opencv.put_in_place(small, Path(run(own, "-c", SITE).strip()))
        small = numpy_small.wheel(own, CONSTRAINTS, ROOT / "build" / "numpy")
        run(*pip, "--no-index", "--no-deps", "--force-reinstall", small)
        stamp.write_text(holds)
    run(*pip, "--no-index", "--no-deps", "--force-reinstall", app)
    return own


def _asked_for() -> tuple[Path, ...]:
    return ROOT / "pyproject.toml", CONSTRAINTS, HERE / "opencv.py", HERE / "numpy_small.py"


def bundle(python: Path) -> Path:
    """Have PyInstaller bundle the app, make that small, and put the licences of the rest in."""
    made = ("--distpath", BUILD / "bundle", "--workpath", BUILD / "work")
    run(python, "-m", "PyInstaller", "--noconfirm", *made, "facilitator.spec", folder=HERE)
    folder = BUILD / "bundle" / "facilitator"
    slim.make_small(folder, ROOT)
    run(python, HERE / "licences.py", folder)
    return folder


def say(words: str) -> None:
    """Say what goes on."""
    print(f"package: {words}", flush=True)


def main() -> int:
    """Build, weigh, pack, try."""
    asked = argparse.ArgumentParser(prog="make package", description=__doc__.partition("\n")[0])
    asked.add_argument(
        "--python",
        default="/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable,
        help="the Python to bundle: one with a shared library, by default the system's",
    )
    order = asked.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = moment()
    say("wheel")
    app = wheel()
    python = environment(app, order.python)
    say("bundle")
    folder = bundle(python)
    say("archives")
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    name = f"facilitator-{facilitator.__version__}-linux-x86_64"
    run(python, HERE / "sbom.py", DIST / f"{name}.cdx.json", "--bundle", folder)
    packed = [
        archives.tarball(folder, BUILD / name, DIST),
        archives.deb(folder, BUILD / "deb", DIST, facilitator.__version__),
    ]
    print(weigh.table(folder, packed))
    if heavy := weigh.too_heavy(folder, packed):
        sys.exit(heavy)
    say("smoke test")
    smoke.try_out(folder / "facilitator", sys.executable)
    say(f"done: {', '.join(path.name for path in sorted(DIST.iterdir()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
