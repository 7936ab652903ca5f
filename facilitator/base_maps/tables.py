"""Asking files that are databases of other programs, and saying plainly what went wrong."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from facilitator.base_maps.form import BaseMapError
from facilitator.base_maps.work import StoppedError, Work
from facilitator.database import DRIVER, allow_time, connect_foreign, trouble
from facilitator.i18n import _

PATIENCE: Final = 10.0
"""Seconds that one question may take."""


class Tables:
    """A database of another program while it is asked."""

    def __init__(self, connection: Any, work: Work) -> None:
        self._connection, self._work = connection, work

    def rows(self, question: str, values: tuple[object, ...] = (), most: int = 10_000) -> list[Any]:
        """Return the answer, or as much of it as is allowed."""
        allow_time(self._connection, PATIENCE, self._work.stopped)
        answer: list[Any] = self._connection.execute(question, values).fetchmany(most)
        return answer

    def has(self, name: str) -> bool:
        """Tell whether there is a table or a view of this name."""
        question = "SELECT 1 FROM sqlite_schema WHERE name = ? AND type IN ('table', 'view')"
        return bool(self.rows(question, (name,)))


@contextmanager
def tables_of(path: Path, work: Work | None = None) -> Generator[Tables]:
    """Open a database of another program for reading; nothing in it is trusted."""
    work = work or Work()
    try:
        with closing(connect_foreign(path)) as connection:
            yield Tables(connection, work)
    except (DRIVER.Error, UnicodeDecodeError) as error:
        what = trouble(error)
        if what == "slow" and work.stopped():
            raise StoppedError from error
        sentences = {
            "slow": _(
                "“{name}” takes too long to look through; it may be damaged. Copy it again, or "
                "save it anew."
            ),
            "busy": _("“{name}” is being used by another program; close it there and try again."),
            "gone": _("“{name}” cannot be read where it is; copy it to this computer."),
        }
        damaged = _("“{name}” is damaged, or is no map; copy it again, or save it anew.")
        raise BaseMapError(sentences.get(what or "", damaged).format(name=path.name)) from error
