"""Printing in a process of its own, which is given plain data: a thread would stall the window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from facilitator.elsewhere import WorkshopFile, opened_there
from facilitator.i18n import _, spoken
from ui.answering import answer


@dataclass(frozen=True)
class PrintOrder:
    """What to print, as plain data that travels to another process."""

    workshop: WorkshopFile
    options: Mapping[str, Any]
    """The fields of PrintOptions that are not as usual."""
    with_questions: bool = False
    """Whether what an activity leaves open stands on its poster."""
    language: str = field(default_factory=spoken)
    """What the app speaks: the other process is to speak it too."""


@dataclass(frozen=True)
class Sheet:
    """A file that was printed, and what people should know of it."""

    path: Path
    notices: tuple[str, ...]


class Done(NamedTuple):
    """What was printed, and what of the workshop is not on it, in sentences."""

    sheets: list[Sheet]
    left_out: list[str]


def print_away(connection: Connection, order: PrintOrder, folder: Path) -> None:
    """Print into a folder, telling how it goes: pairs of a word and what it is about."""
    answer(
        connection,
        order.language,
        partial(_printed, connection, order, folder),
        refused=lambda error: _(
            "This cannot be printed here: {why}. Choose another folder, or make room."
        ).format(why=error.strerror or error),
        failed=lambda: _(
            "This could not be printed, and a report of it was kept on this computer. Try again."
        ),
    )


def _printed(connection: Connection, order: PrintOrder, folder: Path) -> Done:
    from exports.pack import print_pack
    from exports.session.papers import FACILITATORS_OWN
    from exports.sheets import PrintOptions
    from facilitator.transfer import export_document
    from ui.printing.questions import questions_on_paper

    options = PrintOptions(**order.options)
    with_notes = not set(FACILITATORS_OWN).isdisjoint({*options.papers, *options.also})
    with opened_there(order.workshop) as store:
        document = export_document(store, for_facilitator=with_notes, for_paper=True)
        questions = questions_on_paper(store, document) if order.with_questions else {}
    printed = print_pack(
        document,
        options,
        folder,
        questions=questions,
        progress=lambda sentence: connection.send(("progress", sentence)),
    )
    sheets = [Sheet(sheet.path, tuple(sheet.notices)) for sheet in printed]
    return Done(sheets, document.left_out)
