"""Real devices for tests, where somebody may mount them: a stick that dies, one that is full."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

needs_mounts = pytest.mark.skipif(
    sys.platform != "linux"
    or os.geteuid() != 0
    or not all(map(shutil.which, ("mount", "umount", "mkfs.ext4"))),
    reason="only whoever runs Linux as root can mount a file system",
)
_SHUT_DOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN: from now on the file system fails as that of a device that is gone."""
_AT_ONCE = 2
"""What is not on the disk by now never is."""


@contextmanager
def full_after(folder: Path, size: str) -> Iterator[Path]:
    """Mount a file system in memory that takes no more than this."""
    with _mounted(folder, ["-t", "tmpfs", "-o", f"size={size}", "none"]):
        yield folder


@contextmanager
def disk(folder: Path, *, image: Path, make: bool = True) -> Iterator[Path]:
    """Mount a disk of its own, which stands in a file."""
    if make:
        with image.open("wb") as stream:
            stream.truncate(16 << 20)
        subprocess.run(["mkfs.ext4", "-q", str(image)], check=True)
    with _mounted(folder, ["-o", "loop,errors=remount-ro", str(image)]):
        yield folder


@contextmanager
def _mounted(folder: Path, options: list[str]) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    run = subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False)
    if run.returncode:
        pytest.skip(f"nothing can be mounted here: {run.stderr.decode().strip()}")
    try:
        yield
    finally:
        pull(folder)


def pull(folder: Path) -> None:
    """Take the file system away, whoever has files open on it."""
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def may_only_be_read(folder: Path) -> None:
    """Let it be as after an error, when nothing is written to it any more."""
    subprocess.run(["mount", "-o", "remount,abort", str(folder)], capture_output=True, check=False)
    with suppress(OSError):
        (folder / "any").touch()
        pytest.skip("this file system cannot be made one to read from")


def fill(path: Path) -> None:
    """Write a file until there is no room at all."""
    with path.open("wb", buffering=0) as stream:
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while stream.write(b"x" * size) == size:
                    os.fsync(stream)


def die(folder: Path) -> None:
    """Let the device under a file system be gone: each read and each write fails from now on."""
    import fcntl
    import struct

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.ioctl(descriptor, _SHUT_DOWN, struct.pack("I", _AT_ONCE))
            return
    finally:
        os.close(descriptor)
    pytest.skip("this file system cannot be made to fail")
