"""Making a hand-over in a process of its own, which is given plain data."""

from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from exports.hand_over.order import HandOver
from facilitator.hand_over.folder import why_not
from facilitator.i18n import _, spoken
from ui.answering import answer


@dataclass(frozen=True)
class Errand:
    """What is made, into which draft, and for which folder."""

    order: HandOver
    draft: Path
    folder: Path
    language: str = field(default_factory=spoken)
    """What the app speaks: the other process is to speak it too."""


def make_away(connection: Connection, errand: Errand) -> None:
    """Make a hand-over, telling how it goes: pairs of a word and what it is about."""
    answer(
        connection,
        errand.language,
        lambda: _made(connection, errand),
        refused=lambda error: why_not(errand.folder, error),
        failed=lambda: _(
            "Nothing was handed over, and a report of why was kept on this computer. Try again."
        ),
    )


def _made(connection: Connection, errand: Errand) -> object:
    from exports.hand_over.making import make

    return make(
        errand.order,
        errand.draft,
        errand.folder,
        lambda name: connection.send(("progress", name)),
    )
