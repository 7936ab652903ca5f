"""The options of the commands `print` and `calibrate`."""

from argparse import ArgumentParser
from pathlib import Path

from facilitator.i18n import _
from ui.command_line import options
from ui.printing.pack_arguments import add_arguments


def add_print_arguments(command: ArgumentParser) -> None:
    """Add what is printed, how, and into which folder."""
    options.workshop_file(command)
    options.activity(command)
    command.add_argument("--out", metavar="DIR", type=Path, required=True)
    options.paper(command, _("of the poster (a3), and of the cards (a4); other sheets are A4"))
    _add_tiles(command)
    _add_look(command)
    _add_sheets(command)
    _add_cards(command)
    options.flags(command, ("--layout", _("beside each PDF, where its parts are, as JSON")))
    add_arguments(command)
    _add_printer(command, _("made right for a printer that was calibrated"))


def add_calibrate_arguments(command: ArgumentParser) -> None:
    """Add where the sheet is put, or what was read off it."""
    command.add_argument("--out", metavar="DIR", type=Path, help=_("where the sheet is put"))
    options.paper(command, _("the paper of the sheet (%(default)s)"), options.TILES, "a4")
    _add_printer(command, _("keep what was read off the sheet of this printer"))
    for side, about in (
        ("--front", _("the six lengths that were read on the front, in mm")),
        ("--back", _("those on the back; without them it is as the front")),
    ):
        command.add_argument(side, metavar="MM", type=float, nargs=6, help=about)


def _add_tiles(command: ArgumentParser) -> None:
    options.tile(command, _("posters in tiles on this paper, at true size, to be glued"))
    for name, usual, about in (
        ("--tile-overlap", 10.0, _("how far tiles overlap, 10 to 15 mm (%(default)g)")),
        (
            "--tile-margin",
            5.0,
            _("what tiles leave free for the printer, 5 to 10 mm (%(default)g)"),
        ),
    ):
        command.add_argument(name, metavar="MM", type=float, default=usual, help=about)


def _add_look(command: ArgumentParser) -> None:
    options.flags(
        command,
        ("--large-print", _("18 pt and larger")),
        ("--large-copies", _("large print copies as well, of what people hold in their hands")),
    )
    options.mono(command)
    options.flags(command, ("--high-contrast", _("black on white, with thick lines")))


def _add_sheets(command: ArgumentParser) -> None:
    options.counts(
        command,
        (
            "--conversation",
            _("only the script of this planned conversation of a map, counted from 1"),
        ),
    )
    options.flags(command, ("--blank", _("empty sheets to write on")))
    options.counts(
        command,
        (
            "--sheets",
            _("blank sheets of a map for so many people (those in the room, else expected)"),
        ),
        ("--first-sheet", _("the number of the first of these sheets, such as 31 for P31 (1)")),
    )
    options.with_notes(command)


def _add_cards(command: ArgumentParser) -> None:
    command.add_argument(
        "--cards",
        metavar="SIZE",
        help=_("only the cards: poker, tarot, a6 or a7, or a layout such as a6_a4_edge"),
    )
    options.flags(
        command,
        ("--fold", _("cards: front beside back, for single-sided printers")),
        ("--print-shop", _("cards: one side a page, with its boxes")),
        ("--crop-marks", _("cards: marks on the print shop's pages")),
        ("--qr", _("cards: a small code on each")),
    )


def _add_printer(command: ArgumentParser, about: str) -> None:
    command.add_argument("--printer", metavar="NAME", help=about)
