"""The session on the stick: a sound copy of a workshop's file, with what is private or without."""

import shutil
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from facilitator.beginning import import_file
from facilitator.database import connect
from facilitator.elsewhere import WorkshopFile, key_of, opened_there
from facilitator.files import copy_as_it_stands, journal_of
from facilitator.store import Store
from facilitator.transfer import document_for_others


def copy_session(file: WorkshopFile, target: Path, *, private: bool, lock: str = "") -> list[str]:
    """Copy a workshop as it is after its last whole step, and return what is left out of it.

    With what is `private` it is the same file, byte for byte, also while the app writes to it;
    never from the process that has the file open, since that would lose its lock. Without, it is
    the copy that goes to others: a file made anew of what may go to them, so that what was never
    in it cannot be found in it. One that has a passphrase keeps it; `lock` is the key that gives
    one to another.

    It is made on this computer: what is not locked yet never comes near the stick.
    """
    left_out: list[str] = []
    key = key_of(file) or key_of(replace(file, key=lock))
    with tempfile.TemporaryDirectory(prefix="facilitator-") as name:
        folder = Path(name)
        if not private:
            copy = folder / "copy.workshop"
            with opened_there(file) as store:
                document = document_for_others(store)
            left_out = document.left_out
            import_file(document, copy, key)
        else:
            copy = _as_it_is(file, folder)
            if key is not None and not file.key:
                with Store.open(copy, data_folder=folder / "data") as store:
                    store.lock_with(key)
        shutil.copyfile(copy, target)
    return left_out


def _as_it_is(file: WorkshopFile, folder: Path) -> Path:
    copy = copy_as_it_stands(file.path, folder, key_of(file))
    if journal_of(copy).exists():  # a killed process left a step half done
        with closing(connect(copy, key_of(file))) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return copy
