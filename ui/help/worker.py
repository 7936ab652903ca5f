"""Setting the help on paper in a process of its own: the window goes on meanwhile."""

from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, spoken
from ui.answering import answer


@dataclass(frozen=True)
class HelpOrder:
    """What of the help is wanted on paper."""

    quick: bool
    """Whether it is the quick start; else it is the handbook."""
    large_print: bool = False
    mono: bool = False
    language: str = field(default_factory=spoken)
    """What the app speaks: the other process is to speak it too."""

    @property
    def name(self) -> str:
        """What the file is called."""
        name = _("Facilitator quick start") if self.quick else _("Facilitator handbook")
        if self.large_print:
            name = _("{name}, large print").format(name=name)
        return f"{name}.pdf"


def write_help(order: HelpOrder, path: Path) -> None:
    """Write a PDF, whole or not at all. FacilitatorError where it cannot be written there."""
    if path.suffix.lower() != ".pdf":
        message = _("“{name}” is no name for a PDF; choose one that ends in .pdf.")
        raise FacilitatorError(message.format(name=path.name))
    from exports.handbook import handbook, quick_start
    from exports.pdf import write_pdf

    make = quick_start if order.quick else handbook
    document = make(large_print=order.large_print, mono=order.mono)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_pdf(document, path)
    except OSError as error:
        message = _("“{name}” cannot be written: {why}. Choose another place, or make room.")
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=path.name, why=why)) from error


def print_away(connection: Connection, order: HelpOrder, path: Path) -> None:
    """Write a PDF, and say when it is there, or why it is not."""
    answer(
        connection,
        order.language,
        partial(write_help, order, path),
        failed=lambda: _(
            "This could not be written, and a report of it was kept on this computer. Try again."
        ),
    )
