"""What the app keeps of a workshop, written anew without what somebody wants gone."""

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from facilitator import seal
from facilitator.backups import shelf_of
from facilitator.database import connect, driver_errors
from facilitator.files import forget_drafts, replacing
from facilitator.inspection import table_names
from facilitator.open_file import logged_tables
from facilitator.passphrase import Passphrase
from facilitator.recovery.away import recovery_folder
from facilitator.shared_pictures import is_plain
from facilitator.undo import ChangeLog


def holds(
    copy: Path,
    words: Collection[str],
    key: Passphrase | None = None,
    name: re.Pattern[str] | None = None,
) -> bool:
    """Tell whether any of these is in a copy of a workshop, or may be, since it does not open.

    A name is looked for in the texts of a file, in every way in which it is written.
    """
    if is_plain(copy):
        data = copy.read_bytes()
        return any(word.encode() in data for word in words)
    try:
        with closing(connect(copy, key, mode="ro")) as connection:
            return any(
                any(word in text for word in words) or (name is not None and name.search(text))
                for text in _texts(connection)
            )
    except driver_errors(UnicodeDecodeError):
        return True


def forget_half_written(
    path: Path, workshop: str, word: str, folder: Path | None = None, *, beside: bool
) -> int:
    """Delete what a process that was stopped had in hand; return how many files those were.

    They lie among the copies of the workshop and, where its own file is there, beside that.
    """
    count = 0
    for half in shelf_of(path, workshop, folder).glob(".*.draft*"):
        with suppress(OSError):
            half.unlink()
            count += half.suffix == ".draft"
    return count + (forget_drafts(path, holding=word) if beside else 0)


def _texts(connection: Any) -> Iterator[str]:
    tables = table_names(connection)
    for table in tables:
        for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608
            yield from (value for value in row if isinstance(value, str))


def written_anew(
    backup: Path, change: Callable[[Any], object], gone: str, key: Passphrase | None = None
) -> bool:
    """Write a backup anew with a change on the driver's own connection, and say that it was.

    Where that does not succeed, or what is to be `gone` is still in it, it is deleted; but a
    recovery copy never is, since it may be all there is of the newest work.
    """
    try:
        with replacing(backup) as draft:
            draft.write_bytes(backup.read_bytes())
            with closing(connect(draft, key)) as connection:
                log = ChangeLog(connection, logged_tables(connection))
                connection.execute("BEGIN")
                change(connection)
                if seal.TABLE in table_names(connection):  # an older version has none
                    seal.carry(connection, log.take())
                connection.execute("COMMIT")
                connection.execute("VACUUM")
    except driver_errors(OSError, UnicodeDecodeError):
        _delete(backup)
        return False
    if holds(backup, [gone], key):
        _delete(backup)
        return False
    return True


def _delete(backup: Path) -> None:
    area = backup.parent.parent
    if area != recovery_folder(area.parent):
        backup.unlink()
