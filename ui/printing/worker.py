"""Printing in a process of its own, which is given plain data: a thread would stall the window."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, speak, spoken


@dataclass(frozen=True)
class PrintOrder:
    """What to print, as plain data that travels to another process."""

    document: str
    """The workshop as exchange JSON."""
    options: Mapping[str, Any]
    """The fields of PrintOptions that are not as usual."""
    questions: Mapping[int, Sequence[str]]
    """What each activity, counted from 1, leaves open; nothing where that stays off paper."""
    language: str = field(default_factory=spoken)
    """What the app speaks: the other process is to speak it too."""


@dataclass(frozen=True)
class Sheet:
    """A file that was printed, and what people should know of it."""

    path: Path
    notices: tuple[str, ...]


def print_away(connection: Connection, order: PrintOrder, folder: Path) -> None:
    """Print into a folder, telling how it goes: pairs of a word and what it is about."""
    speak(order.language)
    try:
        sheets = _printed(connection, order, folder)
    except FacilitatorError as error:
        connection.send(("trouble", str(error)))
    except OSError as error:
        message = _("This cannot be printed here: {why}.")
        connection.send(("trouble", message.format(why=error.strerror or error)))
    except Exception as error:  # nobody sees this process: it must say so itself
        from ui.trouble import keep_report

        keep_report(error, sys.exc_info()[2])
        sentence = _("This could not be printed, and a report of it was kept on this computer.")
        connection.send(("trouble", sentence))
    else:
        connection.send(("done", sheets))
    finally:
        connection.close()


def _printed(connection: Connection, order: PrintOrder, folder: Path) -> list[Sheet]:
    from exports.pack import print_pack
    from exports.sheets import PrintOptions
    from facilitator.exchange import WorkshopDocument

    printed = print_pack(
        WorkshopDocument.model_validate_json(order.document),
        PrintOptions(**order.options),
        folder,
        questions=order.questions,
        progress=lambda sentence: connection.send(("progress", sentence)),
    )
    return [Sheet(sheet.path, tuple(sheet.notices)) for sheet in printed]
