"""Bring an older file to the newest version: on a copy, which then takes its place."""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from facilitator import seal
from facilitator.database import connect, driver_errors, make_empty, under_sqlalchemy
from facilitator.errors import FacilitatorError
from facilitator.files import replacing
from facilitator.i18n import _
from facilitator.inspection import columns, table_names
from facilitator.migrations import Version
from facilitator.passphrase import Passphrase


def upgrade(
    path: Path, found: int, versions: Sequence[Version], key: Passphrase | None = None
) -> None:
    """Bring a file from the version `found` to the last of `versions`, whole or not at all."""
    try:
        with tempfile.TemporaryDirectory(prefix="facilitator-") as folder, replacing(path) as draft:
            copy = Path(shutil.copy2(path, folder))
            _migrate(copy, [version for version in versions if version.number > found], key)
            make_empty(draft, versions[-1].sql, versions[-1].number, key)
            with closing(connect(copy, key)) as old, closing(connect(draft, key)) as new:
                _pour(old, new)
    except driver_errors(SQLAlchemyError, OSError, LookupError) as error:
        message = _(
            "“{name}” was made by an older version and could not be brought up to date; it "
            "was left as it was. Make room and try again, or open an earlier version."
        )
        raise FacilitatorError(message.format(name=path.name)) from error


def _migrate(path: Path, versions: Sequence[Version], key: Passphrase | None) -> None:
    with closing(connect(path, key)) as old:
        old.execute("PRAGMA foreign_keys = OFF")  # else a rebuilt parent takes its children
        _change(under_sqlalchemy(old), versions)


def _change(connection: Connection, versions: Sequence[Version]) -> None:
    with connection:
        operations = Operations(MigrationContext.configure(connection))
        for version in versions:
            if version.upgrade is None:
                raise LookupError(version.number)
            with connection.begin():
                version.upgrade(operations)


def _pour(old: Any, new: Any) -> None:
    """Put every row into the same table of the new file."""
    new.execute("PRAGMA foreign_keys = OFF")
    new.execute("BEGIN")
    for table in table_names(new):
        wanted = columns(new, table)
        if wanted.keys() != columns(old, table).keys():
            raise LookupError(table)
        names = ",".join(f'"{column}"' for column in wanted)
        marks = ",".join("?" * len(wanted))
        rows = old.execute(f'SELECT {names} FROM "{table}"')
        new.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)
    if broken := new.execute("PRAGMA foreign_key_check").fetchall():
        raise LookupError(broken)
    seal.renew(new, table_names(new))
    new.execute("COMMIT")
