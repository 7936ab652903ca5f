"""What is in a hand-over folder, written down in it: by that the next one knows its own files."""

import json
import os
from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from typing import Final

CONTENTS: Final = "contents.json"
"""The file that lists every other one, by its path and what it was when it was written."""
FORMAT: Final = "facilitator-hand-over"
_LARGEST: Final = 1_000_000


def write_contents(folder: Path, workshop: str) -> list[str]:
    """List what is in a folder, each file safely on the disk, and return the paths."""
    digests = {name: _digest(folder / name) for name in sorted(_within(folder))}
    words = {"format": FORMAT, "version": 1, "workshop": workshop, "files": digests}
    path = folder / CONTENTS
    path.write_text(json.dumps(words, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    names = [*digests, CONTENTS]
    for name in names:
        _settle(folder / name)
    return names


def workshop_of(folder: Path) -> str | None:
    """Return the uid of the workshop that was handed over in a folder; None where none was."""
    listed = _read(folder)
    return None if listed is None else listed[0]


def own_files(folder: Path) -> list[str]:
    """Return the paths of what we wrote into a folder and nobody has changed since.

    The list comes from a stick: nothing that it names outside the folder is looked at.
    """
    listed = _read(folder)
    if listed is None:
        return []
    own = [
        name
        for name, digest in listed[1].items()
        if is_within(folder, name) and _digest(folder / name) == digest
    ]
    return [*own, CONTENTS]


def is_within(folder: Path, name: str) -> bool:
    """Say whether a path names a plain file below a folder, on no way round."""
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or {"..", ""} & set(path.parts):
        return False
    if any(mark in name for mark in '\\:*?"<>|\0'):
        return False
    here = folder
    for part in path.parts[:-1]:
        here /= part
        if here.is_symlink() or not here.is_dir():
            return False
    return not (folder / name).is_symlink() and (folder / name).is_file()


def _within(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _read(folder: Path) -> tuple[str, dict[str, str]] | None:
    path = folder / CONTENTS
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            return None
        words = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(words, dict) or words.get("format") != FORMAT:
        return None
    uid, files = words.get("workshop"), words.get("files")
    if not isinstance(uid, str) or not isinstance(files, dict):
        return None
    return uid, {str(name): str(digest) for name, digest in files.items()}


def _settle(path: Path) -> None:
    """Wait until a file is on the disk: a stick may be pulled out at once."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _digest(path: Path) -> str:
    """Return what stands for a file's bytes."""
    with path.open("rb") as stream:
        return file_digest(stream, sha256).hexdigest()
