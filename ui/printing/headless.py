"""Calibrating a printer from the command line: its sheet, and what was measured on it."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from facilitator.errors import FacilitatorError
from facilitator.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


def calibrate(arguments: Namespace) -> int:
    """Print the calibration sheet, or keep what was measured on one."""
    from ui.headless import say

    if arguments.out is None and arguments.printer is None:
        raise FacilitatorError(
            _("Say with --out where the sheet goes, or with --printer and --front what you read.")
        )
    if arguments.out is not None:
        say(str(print_sheet(arguments.out, arguments.paper)))
    if arguments.printer is not None:
        _keep(arguments)
        say(
            _("{name} is calibrated for {paper}.").format(
                name=arguments.printer, paper=arguments.paper.upper()
            )
        )
    return 0


def _keep(arguments: Namespace) -> None:
    from ui.printing.profiles import keep

    if arguments.front is None:
        raise FacilitatorError(_("Say with --front the six lengths that you read on the front."))
    keep(arguments.printer, arguments.paper, arguments.front, arguments.back or ())


def print_sheet(folder: "Path", paper: str) -> "Path":
    """Write the calibration sheet for a paper into a folder, and return where it is."""
    return write_sheet(folder / sheet_name(paper), paper)


def sheet_name(paper: str) -> str:
    """Return what the file of a sheet is called."""
    return _("Calibration sheet {paper}.pdf").format(paper=paper.upper())


def write_sheet(path: "Path", paper: str) -> "Path":
    """Write the calibration sheet for a paper, whole or not at all, and return where it is."""
    from exports.pdf import write_pdf
    from exports.printer.sheet import calibration_sheet

    document = calibration_sheet(paper, language=_language())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_pdf(document, path)
    except OSError as error:
        raise FacilitatorError(
            _(
                "The calibration sheet could not be written into {folder}: {why}. Choose "
                "another folder, or make room."
            ).format(folder=path.parent, why=error.strerror or error)
        ) from error
    return path


def _language() -> str:
    """Return the language in which the sheet is, which is English where nobody translated it."""
    from gettext import GNUTranslations

    from facilitator.i18n import catalogue, spoken

    known = isinstance(catalogue(spoken()), GNUTranslations)
    return spoken().replace("_", "-") if known else "en-GB"


def correction(arguments: Namespace) -> dict[str, Any]:
    """Return the options that are about the printer, where one is named."""
    if arguments.printer is None:
        return {}
    from ui.printing.profiles import correction_for

    return {"correction": correction_for(arguments.printer)}
