"""NumPy, built from its source without a library for linear algebra of its own.

The wheel that everybody gets brings OpenBLAS, 28 MB for matrices of thousands of rows; the largest
here has nine, for which NumPy's own routines do as well. Built once, and kept in build/numpy.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

OPTIONS: Final = (
    *("allow-noblas=true", "blas=none", "lapack=none", "cpu-dispatch=X86_V3", "disable-svml=true"),
)


def wheel(python: Path, constraints: Path, folder: Path) -> Path:
    """Return the wheel for this Python; built if it is not there yet, which takes a while."""
    wanted = re.search(r"(?m)^numpy==(\S+)$", constraints.read_text())
    if wanted is None:
        sys.exit(f"{constraints.name} does not say which NumPy to build.")
    tag = "import sys; print(f'cp{sys.version_info[0]}{sys.version_info[1]}')"
    version = _run(python, "-c", tag).strip()
    if found := sorted(folder.glob(f"numpy-{wanted[1]}-{version}-*.whl")):
        return found[0]
    print(f"package: numpy {wanted[1]} from its source, once: ten minutes on two cores", flush=True)
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    _run(*pip, "install", "pip>=23.1")  # older ones take one option only
    settings = (f"--config-settings=setup-args=-D{each}" for each in OPTIONS)
    _run(*pip, "wheel", "--no-deps", "--no-binary", "numpy", "-w", folder, *settings,
         f"numpy=={wanted[1]}")  # fmt: skip
    return sorted(folder.glob(f"numpy-{wanted[1]}-{version}-*.whl"))[0]


def _run(*command: str | Path) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(
            f"{' '.join(words)}\n{done.stderr[-2000:]}\n"
            "NumPy was not built. It needs a C and a C++ compiler (Debian: g++)."
        )
    return done.stdout
