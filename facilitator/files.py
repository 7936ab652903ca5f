"""Files handled so that none is ever half there, and none is changed that is only read."""

import os
import shutil
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from facilitator.database import connect, driver_errors, trouble
from facilitator.passphrase import Passphrase


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of this file while a transaction runs."""
    return path.with_name(f"{path.name}-journal")


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """Yield the path of a draft in the same folder, which becomes `path` when all went well."""
    draft = path.with_name(f".{uuid4().hex}.draft")
    try:
        yield draft
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
        _sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)
        journal_of(draft).unlink(missing_ok=True)


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
