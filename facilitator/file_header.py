"""What a workshop file says of itself before it is opened: whether it is ours, and its version."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from facilitator.database import APPLICATION_ID, PLAIN, connect, driver_errors, trouble
from facilitator.files import copy_as_it_stands, journal_of
from facilitator.i18n import _
from facilitator.passphrase import Passphrase
from facilitator.unreadable import LockedWorkshopError, damaged, does_not_open, plainly, refuse

SIZE_LIMIT: Final = 4 << 30
"""Bytes. Larger files are not ours."""

_HEADER_LENGTH: Final = 100
_LOCKED_PAGE: Final = 4096
_BYTES_BY_CHANCE: Final = 230
"""So many different bytes are in a page of chance at the least; text has far fewer."""
_JOURNAL_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")


def may_be_locked(path: Path) -> bool:
    """Tell whether a file looks as one with a passphrase does: by chance, from its first byte."""
    try:
        with path.open("rb") as stream:
            return _may_be_locked(path, stream.read(_LOCKED_PAGE), path.stat().st_size)
    except OSError:
        return False


def _may_be_locked(path: Path, page: bytes, size: int) -> bool:
    if page.startswith(PLAIN) or path.suffix.lower() != ".workshop":
        return False
    whole = size % _LOCKED_PAGE == 0 or journal_of(path).exists()
    return whole and len(set(page)) >= _BYTES_BY_CHANCE


def read_version(path: Path, key: Passphrase | None = None) -> int:
    """Return the version that a workshop file says it has; look at nothing but its header."""
    with plainly(path), path.open("rb") as stream:
        page, size = stream.read(_LOCKED_PAGE), path.stat().st_size
    if _may_be_locked(path, page, size):
        return _locked_version(path, size, key)
    header = page[:_HEADER_LENGTH]
    if len(header) < _HEADER_LENGTH or not header.startswith(PLAIN):
        refuse(
            path,
            _("“{name}” is not a workshop, or it is damaged; try an earlier version or a copy."),
        )
    if int.from_bytes(header[68:72]) != APPLICATION_ID or size > SIZE_LIMIT:
        refuse(
            path,
            _("“{name}” was made by another program; it is not a workshop. Choose another file."),
        )
    if header[18:20] != b"\1\1":  # another program made it keep a second file beside it
        refuse(
            path,
            _(
                "“{name}” was changed by another program and cannot be opened safely; open a "
                "backup or a copy."
            ),
        )
    page_size = max(int.from_bytes(header[16:18]), 2)  # 1 stands for 65,536
    if size % page_size and not journal_of(path).exists():
        refuse(path, damaged())
    return int.from_bytes(header[60:64])


def _locked_version(path: Path, size: int, key: Passphrase | None) -> int:
    """Return the version within a file that has a passphrase."""
    if key is None:
        raise LockedWorkshopError(
            _(
                "“{name}” is locked with a passphrase, or damaged; type its passphrase, or open "
                "a backup."
            ).format(name=path.name)
        )
    if size > SIZE_LIMIT:
        refuse(
            path,
            _("“{name}” was made by another program; it is not a workshop. Choose another file."),
        )
    refuse_misleading_journal(path)
    with plainly(path, does_not_open()):
        try:
            with closing(connect(path, key, mode="ro")) as connection:
                return _number(connection, path)
        except driver_errors() as error:
            if not journal_of(path).exists() or trouble(error) not in ("gone", "refused"):
                raise
        with TemporaryDirectory(
            prefix="facilitator-"
        ) as folder:  # where its journal is rolled back
            copy = copy_as_it_stands(path, Path(folder), key)
            with closing(connect(copy, key)) as connection:
                return _number(connection, path)


def _number(connection: Any, path: Path) -> int:
    """Return the version of a file that was unlocked."""
    asked = ("application_id", "journal_mode", "user_version")
    made_by, journal, number = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked
    )
    if (made_by, journal) != (APPLICATION_ID, "delete"):
        refuse(
            path,
            _("“{name}” was made by another program; it is not a workshop. Choose another file."),
        )
    return int(number)


def refuse_misleading_journal(path: Path) -> None:
    """Refuse a journal that leads SQLite to other files; ours are about one file."""
    journal = journal_of(path)
    if journal.exists() and journal.read_bytes().endswith(_JOURNAL_MAGIC):
        refuse(
            path,
            _(
                "“{name}” comes with a journal that this app did not write; not opened. Open a "
                "backup or a copy."
            ),
        )
