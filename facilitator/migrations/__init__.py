"""The versions of the file: frozen SQL for each, and the way from one to the next.

A new file is made from the newest SQL. An older file is brought up on a copy by Alembic, and its
rows are then poured into a new file, so that a file's schema is the frozen SQL to the letter,
however old it is.

To change the tables after a release: add the next `vN.sql` with
`python -m facilitator.migrations.freeze`, and a `Version` here with the function that gets there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations


@dataclass(frozen=True)
class Version:
    """One version of the file; `number` is the file's `user_version`."""

    number: int
    upgrade: Callable[[Operations], None] | None = None
    """Brings a file of the version before to this one; None for the first."""
    frozen: str | None = None
    """The SQL that makes an empty file, where it is not in `v{number}.sql`."""

    @cached_property
    def sql(self) -> str:
        """The SQL that makes an empty file of this version."""
        if self.frozen is not None:
            return self.frozen
        return (files(__name__) / f"v{self.number}.sql").read_text(encoding="utf-8")


VERSIONS: tuple[Version, ...] = (Version(1),)
"""All versions, the oldest first. This app writes the last."""
