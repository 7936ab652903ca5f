"""Put into a bundle the licences of what PyInstaller took from the system it was built on.

    python packaging/licences.py FOLDER

Run by the Python whose packages went into the bundle, after PyInstaller. What came from a package
tells its licence itself. What is left are Python, the program that starts it, and the shared
libraries of the system: those of Debian say in /usr/share/doc/NAME/copyright what they are under.
A library that nobody accounts for stops the build: its licence has to be looked up first.
"""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from importlib.metadata import distribution, files
from pathlib import Path
from typing import Final

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from facilitator.licences.everything import BUNDLED
from facilitator.licences.packages import bundled

SHARED: Final = re.compile(r"(?i)\.(so(\.[\w.]+)?|dylib|dll|pyd)$")
DOCUMENTS: Final = Path("/usr/share/doc")
SPDX: Final = {
    "Expat": "MIT",
    "BSD-2-clause": "BSD-2-Clause",
    "BSD-3-clause": "BSD-3-Clause",
    "Apache-2": "Apache-2.0",
    "public-domain": "LicenseRef-public-domain",
}
"""What Debian calls a licence, where SPDX calls it otherwise."""
KNOWN: Final = {
    "libbz2-*": "bzip2-1.0.6",
    "liblzma*": "LicenseRef-public-domain",
    "libpython3*": "PSF-2.0",
    "libsqlite3-*": "blessing",
    "libuuid1": "BSD-3-Clause",
    "libx11-*": "MIT AND X11",
    "libxcb*": "MIT",
    "libxkbcommon*": "MIT",
}
"""Debian packages that say so only in words, or have libraries under other terms than the rest."""


def shared_libraries(bundle: Path) -> set[str]:
    """Return the names of the shared libraries in a bundle."""
    return {path.name for path in bundle.rglob("*") if SHARED.search(path.name)}


def of_packages() -> set[str]:
    """Return the names of all that the packages bring: their own `.dist-info` tells the licence."""
    return {path.name for key in bundled() for path in files(key) or ()}


def of_python() -> set[str]:
    """Return the names of Python's own libraries: its licence covers what it brings."""
    base, standard = Path(sys.base_prefix), Path(sysconfig.get_path("stdlib"))
    folders = [standard / "lib-dynload", base / "DLLs", base]
    if base != Path("/usr"):  # there it is the system's folder
        folders.append(base / "lib")
    return {path.name for folder in folders if folder.is_dir() for path in folder.iterdir()}


def owners(names: Iterable[str]) -> list[str]:
    """Return the Debian packages of shared libraries; stop where a library is nobody's."""
    found = {name: _owner(name) for name in sorted(names)}
    if nobodys := [name for name, package in found.items() if not package]:
        sys.exit(
            "Nobody knows under which licence these came: " + ", ".join(nobodys) + ". Leave them "
            "out in packaging/facilitator.spec, or name them in assets/licences/known.toml."
        )
    return sorted(set(found.values()))


def _owner(name: str) -> str:
    if shutil.which("dpkg-query") is None:
        return ""
    asked = ["dpkg-query", "--search", f"*/{name}"]
    said = subprocess.run(asked, capture_output=True, text=True, check=False)
    line = next((each for each in said.stdout.splitlines() if each.endswith("/" + name)), "")
    return line.partition(":")[0]


def _version(package: str) -> str:
    asked = ["dpkg-query", "--show", "--showformat=${Version}", package]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def licence_of(package: str, copyright_file: str) -> str:
    """Return the licence of a Debian package as SPDX has it; or nothing, where the text says."""
    known = (KNOWN[pattern] for pattern in KNOWN if fnmatch(package, pattern))
    return next(known, "") or licence_in(copyright_file)


def licence_in(copyright_file: str) -> str:
    """Return what Debian's own form names as the licence of most files; or nothing."""
    found = re.search(
        r"^Files: *\*.*?^License: *([^\n]+)", copyright_file, re.DOTALL | re.MULTILINE
    )
    if not found:
        return ""
    words = [SPDX.get(word, word) for word in found[1].split()]
    words = [re.sub(r"^((?:A?L?GPL|GFDL)-)(\d)(\.\d)?(\+?)$", _gnu, word) for word in words]
    words = [word.upper() if word in {"and", "or", "with"} else word for word in words]
    try:
        return canonicalize_license_expression(" ".join(words))
    except InvalidLicenseExpression:
        return ""


def _gnu(found: re.Match[str]) -> str:
    name, major, minor, later = found.groups()
    return f"{name}{major}{minor or '.0'}-{'or-later' if later else 'only'}"


def entries(packages: Iterable[str], folder: Path) -> Iterator[dict[str, str]]:
    """Write the texts into the folder, and yield what the listing says of each."""
    starter = distribution("pyinstaller")
    terms = next(path for path in starter.files or () if path.name == "COPYING.txt")
    shutil.copy(str(terms.locate()), folder / "PyInstaller.txt")
    yield {
        "name": "PyInstaller (what starts the program)",
        "version": starter.version,
        "licence": "GPL-2.0-or-later WITH Bootloader-exception",
        "kind": "program",
        "text": "PyInstaller.txt",
        "purl": f"pkg:pypi/pyinstaller@{starter.version}",
    }
    for package in packages:
        text = (DOCUMENTS / package / "copyright").read_text("utf-8", "replace")
        (folder / f"debian-{package}.txt").write_text(text, encoding="utf-8")
        version = _version(package)
        yield {
            "name": package,
            "version": version,
            "licence": licence_of(package, text),
            "kind": "library",
            "text": f"debian-{package}.txt",
            "purl": f"pkg:deb/debian/{package}@{version}",
        }


def main(words: list[str]) -> None:
    """Write texts and listing into the bundle."""
    if len(words) != 1:
        sys.exit((__doc__ or "").partition("\n\n")[2].partition("\n\n")[0].strip())
    bundle = Path(words[0])
    tables = sorted(bundle.rglob("assets/licences/known.toml"))
    if not tables:
        sys.exit(f"There is no bundle of Facilitator in {bundle}: run PyInstaller first.")
    folder = tables[0].parent
    own = Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt")
    for path in own:
        if path.is_file():
            shutil.copy(path, folder / "Python.txt")
    ours = {path.name for path in bundle.iterdir()}
    left = shared_libraries(bundle) - of_packages() - of_python() - ours
    listed = list(entries(owners(left), folder))
    text = json.dumps(listed, indent=1, ensure_ascii=False) + "\n"
    (folder / BUNDLED).write_text(text, encoding="utf-8")
    print(f"{folder / BUNDLED}: {len(listed)} licences of what the system gave")


if __name__ == "__main__":
    main(sys.argv[1:])
