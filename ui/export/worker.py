"""Drawing words and posters in a process of its own: the window goes on meanwhile."""

from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from facilitator.elsewhere import WorkshopFile, opened_there
from facilitator.i18n import _, speak, spoken
from ui.answering import DONE, TROUBLE, outcome
from ui.export.order import ExportOrder, give_out

POSTERS = "posters"
"""What it says besides: which posters there are."""


@dataclass(frozen=True)
class Asked:
    """What is asked of it: to carry out an order or, without one, which posters there are."""

    workshop: WorkshopFile
    order: ExportOrder | None = None
    language: str = field(default_factory=spoken)


def export_away(connection: Connection) -> None:
    """Answer what is asked, one thing after the other, until nobody asks any more."""
    while True:
        try:
            asked: Asked = connection.recv()
        except EOFError:
            return
        speak(asked.language)
        connection.send(_answered(asked))


def _answered(asked: Asked) -> tuple[str, Any]:
    word, about = outcome(
        lambda: _answer(asked),
        refused=lambda error: _(
            "This cannot be written here: {why}. Choose another place, or make room."
        ).format(why=error.strerror or error),
        failed=lambda: _(
            "This could not be written, and a report of it was kept on this computer. Try again."
        ),
    )
    return (word, about) if word == TROUBLE else about


def _answer(asked: Asked) -> tuple[str, Any]:
    with opened_there(asked.workshop) as store:
        if asked.order is not None:
            return DONE, give_out(store, asked.order)
        from exports.picture_file import posters
        from facilitator.transfer import export_document

        return POSTERS, posters(export_document(store, for_paper=True))
