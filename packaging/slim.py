"""Make a Linux bundle small: without the system's libraries, symbols, and data nobody asks for."""

import pickle
import struct
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Final

import icu

TAKEN_ALONG: Final = (
    "libbz2.so.*",
    "libcrypto.so.*",
    "libffi.so.*",
    "liblzma.so.*",
    "libpython3*",
    "libsqlite3.so.*",
    "libxcb-cursor.so.*",
    "libxcb-icccm.so.*",
    "libxcb-image.so.*",
    "libxcb-keysyms.so.*",
    "libxcb-render-util.so.*",
    "libxcb-util.so.*",
    "libxcb-xkb.so.*",
    "libxkbcommon*",
    "libz.so.*",
)
"""The system's libraries that the bundle brings: what a desktop without a network may lack.

All others are there wherever there is a desktop, and have to fit to it; the .deb asks for them.
"""

BABEL_GOES: Final = (
    "compact_decimal_formats",
    "compact_currency_formats",
    "compound_unit_patterns",
    "currency_names",
    "currency_names_plural",
    "date_fields",
    "datetime_skeletons",
    "interval_formats",
    "scripts",
    "unit_display_names",
    "unit_patterns",
    "variants",
)
"""Of Babel's words: money, measures, spans of time. Dates, numbers, lists, time zones and the names
of languages stay, in every language."""

LOAD: Final = 1
"""The kind of a part of an ELF file that is laid into memory."""


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or a library of this system."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def elfs(bundle: Path) -> list[Path]:
    """List the programs and libraries in a bundle."""
    return sorted(path for path in bundle.rglob("*") if is_elf(path))


@cache
def needed(path: Path) -> tuple[str, ...]:
    """Return the names of the libraries that a file asks for."""
    said = _run("objdump", "-p", str(path))
    return tuple(line.split()[1] for line in said.splitlines() if line.startswith("  NEEDED"))


def without_the_systems(inside: Path) -> None:
    """Remove the libraries that PyInstaller took from the system, except those to take along."""
    for path in inside.glob("lib*.so*"):
        ours = path.is_symlink() or any(fnmatch(path.name, name) for name in TAKEN_ALONG)
        if not ours:
            path.unlink()


def without_the_unasked(bundle: Path, inside: Path) -> None:
    """Remove the libraries that nothing in the bundle needs any more."""
    everything = elfs(bundle)
    libraries = [path for path in everything if _is_asked_for_by_name(path, inside)]
    by_name: dict[str, list[Path]] = {}
    for path in libraries:
        by_name.setdefault(path.name, []).append(path)
    reached = [path for path in everything if path not in libraries]
    kept = set(reached)
    while reached:
        for name in needed(reached.pop()):
            fresh = [path for path in by_name.get(name, ()) if path not in kept]
            kept.update(fresh)
            reached += fresh
    for path in libraries:
        if path not in kept:
            path.unlink()
    for path in bundle.rglob("*"):
        if path.is_symlink() and not path.exists():
            path.unlink()


def _is_asked_for_by_name(path: Path, inside: Path) -> bool:
    folder = path.parent
    if path.name.startswith("libpython"):  # asked for by what starts the program
        return False
    return folder == inside or folder.suffix == ".libs" or folder.match("PySide6/Qt/lib")


def strip(bundle: Path) -> None:
    """Remove the symbols that only a debugger reads.

    Some libraries were moved about in their file when their wheel was made, and do not come out of
    that whole: those stay as they were.
    """
    for path in elfs(bundle):
        stripped = path.with_name(path.name + ".stripped")
        _run("strip", "--strip-unneeded", "-o", str(stripped), str(path))
        if stripped.stat().st_size < path.stat().st_size and _can_be_loaded(stripped):
            stripped.replace(path)
        else:
            stripped.unlink()


def _can_be_loaded(path: Path) -> bool:
    """Tell whether each part of a file lies where the system can lay it on a page of memory."""
    data = path.read_bytes()
    (start,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    for place in range(start, start + size * count, size):
        kind, _flags, offset, address = struct.unpack_from("<IIQQ", data, place)
        (page,) = struct.unpack_from("<Q", data, place + 48)
        if kind == LOAD and (offset - address) % page:
            return False
    return True


def cut_babel(inside: Path) -> None:
    """Take out of every language what Babel is not asked for here."""
    for path in sorted(inside.glob("babel/locale-data/*.dat")):
        data = pickle.loads(path.read_bytes())  # noqa: S301 - it came with Babel
        kept = {name: value for name, value in data.items() if name not in BABEL_GOES}
        path.write_bytes(pickle.dumps(kept, 2))


def cut_icu(inside: Path) -> None:
    """Put a smaller library of data in the place of ICU's: what stays is as it was."""
    for library in inside.glob("PySide6/Qt/lib/libicudata.so.*"):
        symbol, start, size = _data_symbol(library)
        data = library.read_bytes()[start : start + size]
        small = library.with_name("icudata.dat")
        small.write_bytes(icu.smaller(data))
        _assemble(
            library,
            f".globl {symbol}\n.section .rodata\n.balign 16\n.type {symbol}, @object\n"
            f'{symbol}:\n.incbin "{small.name}"\n.size {symbol}, .-{symbol}\n',
        )
        small.unlink()


def without_network(inside: Path) -> None:
    """Put a library that does nothing in the place of PROJ's for fetching grids from a server.

    PROJ is linked to it, and asks it for something only where the network was turned on for it.
    """
    asked = {
        line.split()[-1]
        for user in inside.glob("pyproj.libs/libproj-*")
        for line in _run("objdump", "-T", str(user)).splitlines()
        if "*UND*" in line and line.split()[-1].startswith("curl_")
    }
    for library in inside.glob("pyproj.libs/libcurl-*"):
        code = (f".globl {name}\n.type {name}, @function\n{name}:\n" for name in sorted(asked))
        _assemble(library, ".text\n" + "".join(f"{each}xor %eax, %eax\nret\n" for each in code))


def _assemble(library: Path, source: str) -> None:
    """Put a library made of this source in the place of another."""
    text, made = library.with_name("slim.s"), library.with_name("slim.o")
    text.write_text(f'{source}.section .note.GNU-stack,"",@progbits\n', encoding="ascii")
    _run("as", text.name, "-o", made.name, folder=library.parent)
    library.unlink()
    linked = ("ld", "-shared", "-soname", library.name, "--hash-style=both", "-o", library.name)
    _run(*linked, made.name, folder=library.parent)
    text.unlink()
    made.unlink()


def _data_symbol(library: Path) -> tuple[str, int, int]:
    """Return the name of ICU's table of data, and where in the file it lies."""
    for line in _run("objdump", "-T", str(library)).splitlines():
        words = line.split()
        if words and words[-1].startswith("icudt") and words[-1].endswith("_dat"):
            address, section = int(words[0], 16), words[-4] if words[-2] == "Base" else words[-3]
            size = int(words[-3] if words[-2] == "Base" else words[-2], 16)
            return words[-1], _offset(library, section, address), size
    raise SystemExit(f"{library.name} holds no data of ICU.")


def _offset(library: Path, section: str, address: int) -> int:
    for line in _run("objdump", "-h", str(library)).splitlines():
        words = line.split()
        if len(words) > 5 and words[1] == section:
            return address - int(words[3], 16) + int(words[5], 16)
    raise SystemExit(f"{library.name} has no section {section}.")


def outside(bundle: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file with each library that it needs and that the bundle does not bring."""
    everything = elfs(bundle)
    brought = {path.name for path in bundle.rglob("*.so*")}
    for path in everything:
        for name in needed(path):
            if name not in brought:
                yield path, name


def _run(*command: str, folder: Path | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def without_own_paths(bundle: Path, root: Path) -> None:
    """Blank out the folder in which everything was built, where a compiler wrote it down."""
    said = str(root).encode()
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink() and said in (data := path.read_bytes()):
            path.write_bytes(data.replace(said, b"/" * len(said)))


def make_small(bundle: Path, root: Path) -> None:
    """Make a bundle smaller that was built in the folder `root`."""
    inside = bundle / "_internal"
    without_network(inside)
    without_the_systems(inside)
    without_the_unasked(bundle, inside)
    cut_babel(inside)
    cut_icu(inside)
    strip(bundle)
    without_own_paths(bundle, root)
