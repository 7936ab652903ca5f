"""Files handled so that none is ever half there, and none is changed that is only read."""

import os
import re
import shutil
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Final
from uuid import uuid4

from facilitator.database import connect, driver_errors, trouble
from facilitator.passphrase import Passphrase

_DRAFT: Final = re.compile(r"\.(?:[0-9a-f]{16}\.[0-9a-f]{16}|[0-9a-f]{32})\.draft(?:-journal)?")
"""What drafts are called, of this version and of earlier ones, which did not say whose they are."""
_SECONDS_TO_WRITE: Final = 120
_LARGEST: Final = 1 << 28
"""A draft that is larger is not read."""


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of this file while a transaction runs."""
    return path.with_name(f"{path.name}-journal")


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """Yield the path of a draft in the same folder, which becomes `path` when all went well."""
    draft = path.with_name(f".{_sign_of(path)}.{uuid4().hex[:16]}.draft")
    try:
        yield draft
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
        _sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)
        journal_of(draft).unlink(missing_ok=True)


def drafts_of(path: Path, holding: str = "") -> list[Path]:
    """Return the drafts of this file that lie beside it, with their journals.

    So are drafts of whatever file in which `holding` can be read.
    """
    try:
        drafts = sorted(each for each in path.parent.iterdir() if _DRAFT.fullmatch(each.name))
    except OSError:
        return []
    return [
        each for each in drafts if _is_draft_of(each, path) or (holding and is_in(each, holding))
    ]


def forget_drafts(path: Path, holding: str = "") -> int:
    """Delete the drafts of a workshop whose lock is held here; return how many there were.

    Nobody writes them any more. Those that only hold a word stay while somebody may write them.
    """
    count = 0
    for each in drafts_of(path, holding):
        with suppress(OSError):
            if _is_draft_of(each, path) or each.stat().st_mtime < time() - _SECONDS_TO_WRITE:
                each.unlink()
                count += each.suffix == ".draft"
    return count


def is_in(path: Path, word: str) -> bool:
    """Tell whether a word can be read in a file that is no larger than ours are."""
    try:
        return path.stat().st_size <= _LARGEST and word.encode() in path.read_bytes()
    except OSError:
        return False


def _is_draft_of(draft: Path, path: Path) -> bool:
    return draft.name.startswith(f".{_sign_of(path)}.")


def _sign_of(path: Path) -> str:
    """Return what the drafts of a file are called by; its name itself may be too long for that."""
    return sha256(os.fsencode(path.name)).hexdigest()[:16]


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy_as_it_stands(path: Path, folder: Path, key: Passphrase | None = None) -> Path:
    """Copy a workshop so that the copy, once opened, shows whole steps only.

    While nobody writes to the file, the copy is the file alone. Where a killed process left its
    journal behind, the journal is copied as well, and opening the copy rolls it back there.
    """
    copy = folder / path.name
    try:
        with closing(connect(path, key, mode="ro")) as reader:
            reader.execute("BEGIN")
            reader.execute("PRAGMA user_version").fetchone()  # now nobody commits until it closes
            shutil.copyfile(path, copy)
    except driver_errors() as error:
        if not journal_of(path).exists() or trouble(error) not in ("gone", "refused"):
            raise
        shutil.copyfile(journal_of(path), journal_of(copy))
        shutil.copyfile(path, copy)
    return copy
