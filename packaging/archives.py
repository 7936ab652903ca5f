"""What leaves: the folder as a .tar.gz, and a package for Debian and what is made of Debian."""

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

import slim

import facilitator

HERE: Final = Path(__file__).parent
LINUX: Final = HERE / "linux"
ICONS: Final = HERE.parent / "assets" / "icons" / "app"
COMPONENT: Final = "org.example.facilitator"
OPTIONAL: Final = ("*/printsupport/*", "*/libqwayland*", "*/libQt6Wayland*", "*/wayland-*/*")
"""What starts without its libraries as well: there are no printers then, or no Wayland."""
ALSO: Final = {"libglib2.0-0": "libglib2.0-0t64", "libcups2": "libcups2t64"}
"""What newer releases call a package."""
DESKTOP: Final = ("desktop-file-utils", "libwayland-cursor0", "shared-mime-info", "xdg-utils")
"""What makes a desktop know the program, wherever there is one."""
CONTROL: Final = """\
Package: facilitator
Version: {version}
Architecture: amd64
Maintainer: The Facilitator contributors <facilitator@example.org>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: guide community workshops, offline
 Facilitator leads whoever runs a workshop through the day, keeps what people say
 in their own words, shows it to the room, and prints it before they leave. It
 works without a network, and a workshop is one file.
"""


def seconds() -> int:
    """Return the time that everything built now carries."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", "0"))


def shared_files(share: Path) -> None:
    """Write what a desktop reads: the entry, the icons, the kinds of files, the description."""
    put = {
        LINUX / "facilitator.desktop": "applications/facilitator.desktop",
        LINUX / "facilitator.xml": "mime/packages/facilitator.xml",
        ICONS / "facilitator.svg": "icons/hicolor/scalable/apps/facilitator.svg",
        **{
            ICONS / f"facilitator-{size}.png": f"icons/hicolor/{size}x{size}/apps/facilitator.png"
            for size in (48, 128, 256)
        },
    }
    for source, place in put.items():
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / place)
    about = share / "metainfo" / f"{COMPONENT}.metainfo.xml"
    about.parent.mkdir(parents=True, exist_ok=True)
    about.write_text(described(), encoding="utf-8")


def described() -> str:
    """Return the description for software centres, with the version and its day."""
    day = datetime.fromtimestamp(seconds(), UTC).date().isoformat()
    release = f'<release version="{facilitator.__version__}" date="{day}"/>'
    text = (LINUX / "facilitator.metainfo.xml").read_text("utf-8")
    return text.replace("<releases/>", f"<releases>{release}</releases>")


def tarball(bundle: Path, folder: Path, out: Path) -> Path:
    """Pack the program with what its installer puts into a user's desktop."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(bundle, folder, symlinks=True, copy_function=os.link)
    shared_files(folder / "share")
    shutil.copy(LINUX / "install.sh", folder)
    shutil.copy(HERE.parent / "LICENSE", folder)
    packed = out / f"{folder.name}.tar.gz"
    whole = ("--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{seconds()}")
    _run("tar", *whole, "--use-compress-program=gzip -9n", "-cf", packed, folder.name, at=folder)
    return packed


def deb(bundle: Path, folder: Path, out: Path, version: str) -> Path:
    """Pack the program as a Debian package, which asks for what the bundle does not bring."""
    shutil.rmtree(folder, ignore_errors=True)
    program = folder / "usr" / "lib" / "facilitator"
    shutil.copytree(bundle, program, symlinks=True, copy_function=os.link)
    shared_files(folder / "usr" / "share")
    documents = folder / "usr" / "share" / "doc" / "facilitator"
    documents.mkdir(parents=True)
    shutil.copyfile(HERE.parent / "LICENSE", documents / "copyright")
    _packed(HERE.parent / "CHANGELOG.md", documents / "changelog.gz")
    _packed(LINUX / "facilitator.1", folder / "usr" / "share" / "man" / "man1" / "facilitator.1.gz")
    (folder / "usr" / "bin").mkdir()
    (folder / "usr" / "bin" / "facilitator").symlink_to("../lib/facilitator/facilitator")
    size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    depends, recommends = needs(bundle)
    control = folder / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        CONTROL.format(
            version=version,
            kilobytes=size // 1024,
            depends=", ".join(depends),
            recommends=", ".join([*recommends, *DESKTOP]),
        ),
        encoding="utf-8",
    )
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    packed = out / f"facilitator_{version}_amd64.deb"
    _run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", folder, packed, at=folder)
    return packed


def needs(bundle: Path) -> tuple[list[str], list[str]]:
    """Return the Debian packages that have to be there, and those that should be."""
    must: set[str] = set()
    should: set[str] = set()
    for path, library in slim.outside(bundle):
        optional = any(path.match(pattern) for pattern in OPTIONAL)
        package = _package_of(library)
        if package:
            (should if optional else must).add(package)
        elif not optional:
            sys.exit(f"{path.name} needs {library}, and no Debian package here has it.")
    glibc = f"libc6 (>= {_glibc(slim.elfs(bundle))})"
    must.discard("libc6")
    should.discard("libc6")
    return [glibc, *map(_either, sorted(must))], list(map(_either, sorted(should - must)))


def _either(package: str) -> str:
    return f"{ALSO[package]} | {package}" if package in ALSO else package


@cache
def _package_of(library: str) -> str:
    """Return the Debian package here that has a library; nothing where none has."""
    asked = ["dpkg-query", "--search", f"/*/x86_64-linux-gnu/{library}"]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return said.partition(":")[0]


def _glibc(paths: Iterable[Path]) -> str:
    """Return the oldest C library that everything runs with."""
    versions = {(2, 0)}
    for path in paths:
        said = _run("objdump", "-p", path)
        versions |= {(2, int(minor)) for minor in re.findall(r"\bGLIBC_2\.(\d+)", said)}
    return ".".join(map(str, max(versions)))


def _packed(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(gzip.compress(source.read_bytes(), mtime=0))


def _run(*command: str | Path, at: Path | None = None) -> str:
    words = [str(word) for word in command]
    folder = None if at is None else at.parent
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(words)}\n{done.stderr}")
    return done.stdout
