"""The help on paper by the command line: `facilitator handbook OUT.pdf`."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from facilitator.i18n import _
from ui.headless import say
from ui.help.worker import HelpOrder, write_help


def add_arguments(command: ArgumentParser) -> None:
    """Add what can be chosen."""
    command.add_argument("out", metavar="OUT.pdf", type=Path)
    command.add_argument(
        "--quick-start", action="store_true", help=_("the two sides of A4 to begin with")
    )
    command.add_argument("--large-print", action="store_true", help=_("in 18 point type"))
    command.add_argument("--mono", action="store_true", help=_("for black and white printers"))


def print_help(arguments: Namespace) -> int:
    """Write the handbook or the quick start, and say where it is."""
    order = HelpOrder(arguments.quick_start, arguments.large_print, arguments.mono)
    write_help(order, arguments.out)
    say(str(arguments.out))
    return 0
