"""The options of the commands `print` and `calibrate`."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from facilitator.i18n import _
from ui.printing.pack_arguments import add_arguments


def add_print_arguments(
    command: ArgumentParser, papers: Sequence[str], tiles: Sequence[str]
) -> None:
    """Add how a workshop is printed, and into which folder."""
    command.add_argument("--out", metavar="DIR", type=Path, required=True)
    command.add_argument(
        "--paper",
        choices=papers,
        help=_("of the poster (a3), and of the cards (a4); other sheets are A4"),
    )
    _add_tiles(command, tiles)
    command.add_argument("--large-print", action="store_true", help=_("18 pt and larger"))
    command.add_argument(
        "--large-copies",
        action="store_true",
        help=_("large print copies as well, of what people hold in their hands"),
    )
    command.add_argument(
        "--conversation",
        metavar="N",
        type=int,
        help=_("only the script of this planned conversation of a map, counted from 1"),
    )
    command.add_argument("--mono", action="store_true", help=_("black and white"))
    command.add_argument(
        "--high-contrast", action="store_true", help=_("black on white, with thick lines")
    )
    command.add_argument("--blank", action="store_true", help=_("empty sheets to write on"))
    command.add_argument(
        "--sheets",
        metavar="N",
        type=int,
        help=_("blank sheets of a map for so many people (those in the room, else expected)"),
    )
    command.add_argument(
        "--first-sheet",
        metavar="N",
        type=int,
        help=_("the number of the first of these sheets, such as 31 for P31 (1)"),
    )
    command.add_argument(
        "--with-notes",
        action="store_true",
        help=_("the facilitator's own papers too: private notes, needs, promises for the team"),
    )
    command.add_argument(
        "--cards",
        metavar="SIZE",
        help=_("only the cards: poker, tarot, a6 or a7, or a layout such as a6_a4_edge"),
    )
    command.add_argument(
        "--fold", action="store_true", help=_("cards: front beside back, for single-sided printers")
    )
    command.add_argument(
        "--print-shop", action="store_true", help=_("cards: one side a page, with its boxes")
    )
    command.add_argument(
        "--crop-marks", action="store_true", help=_("cards: marks on the print shop's pages")
    )
    command.add_argument("--qr", action="store_true", help=_("cards: a small code on each"))
    command.add_argument(
        "--layout", action="store_true", help=_("beside each PDF, where its parts are, as JSON")
    )
    add_arguments(command)
    _printer(command, _("made right for a printer that was calibrated"))


def add_calibrate_arguments(command: ArgumentParser, papers: Sequence[str]) -> None:
    """Add where the sheet is put, or what was read off it."""
    command.add_argument("--out", metavar="DIR", type=Path, help=_("where the sheet is put"))
    command.add_argument(
        "--paper", choices=papers, default="a4", help=_("the paper of the sheet (%(default)s)")
    )
    _printer(command, _("keep what was read off the sheet of this printer"))
    for side, about in (
        ("--front", _("the six lengths that were read on the front, in mm")),
        ("--back", _("those on the back; without them it is as the front")),
    ):
        command.add_argument(side, metavar="MM", type=float, nargs=6, help=about)


def _add_tiles(command: ArgumentParser, tiles: Sequence[str]) -> None:
    command.add_argument(
        "--tile", choices=tiles, help=_("posters in tiles on this paper, at true size, to be glued")
    )
    command.add_argument(
        "--tile-overlap",
        metavar="MM",
        type=float,
        default=10.0,
        help=_("how far tiles overlap, 10 to 15 mm (%(default)g)"),
    )
    command.add_argument(
        "--tile-margin",
        metavar="MM",
        type=float,
        default=5.0,
        help=_("what tiles leave free for the printer, 5 to 10 mm (%(default)g)"),
    )


def _printer(command: ArgumentParser, about: str) -> None:
    command.add_argument("--printer", metavar="NAME", help=about)
