"""The bundle on Windows and macOS, for packaging/windows/build.py and packaging/macos/build.py.

As on Linux: an environment that holds the app's wheel, what that needs, and PyInstaller; the one
specification; the licences of what came from elsewhere; the bill of materials. Making it smaller
is not tried here.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
HERE: Final = ROOT / "packaging"
BUILD: Final = ROOT / "build" / "package"
DIST: Final = ROOT / "dist"
ENVIRONMENT: Final = ROOT / ".venv-package"

sys.path.insert(0, str(ROOT))
import facilitator  # noqa: E402

VERSION: Final = facilitator.__version__


def run(*command: str | Path) -> None:
    """Run a command in packaging/; where it fails, everything stops."""
    print("package:", " ".join(str(word) for word in command), flush=True)
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run([str(word) for word in command], cwd=HERE, env=environment, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def environment() -> Path:
    """Return the Python of a new environment with the app in it."""
    run(sys.executable, "-m", "venv", "--clear", ENVIRONMENT)
    windows = sys.platform == "win32"
    python = ENVIRONMENT / ("Scripts/python.exe" if windows else "bin/python")
    wheels = BUILD / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    pip = (python, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", wheels, ROOT)
    (app,) = wheels.glob("*.whl")
    run(*pip, "install", "--constraint", ROOT / "constraints.txt", f"{app}[package]")
    return python


def bundle(icon: str, made: str) -> Path:
    """Return what PyInstaller made: a folder, or the app of macOS."""
    python = environment()
    shutil.rmtree(DIST, ignore_errors=True)
    run(python, HERE / "icon_file.py", ROOT / "build" / icon)
    folders = ("--distpath", BUILD / "bundle", "--workpath", BUILD / "work")
    run(python, "-m", "PyInstaller", "--noconfirm", *folders, "facilitator.spec")
    whole = BUILD / "bundle" / made
    run(python, HERE / "licences.py", whole)
    name = f"facilitator-{VERSION}-{sys.platform}.cdx.json"
    run(python, HERE / "sbom.py", DIST / name, "--bundle", whole)
    return whole
