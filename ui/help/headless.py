"""The help on paper by the command line: `facilitator handbook OUT.pdf`."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from facilitator.i18n import _
from ui.command_line import options
from ui.headless import say
from ui.help.worker import HelpOrder, write_help


def add_arguments(command: ArgumentParser) -> None:
    """Add what can be chosen."""
    command.add_argument("out", metavar="OUT.pdf", type=Path)
    options.flags(
        command,
        ("--quick-start", _("the two sides of A4 to begin with")),
        ("--large-print", _("in 18 point type")),
        ("--mono", _("for black and white printers")),
    )


def print_help(arguments: Namespace) -> int:
    """Write the handbook or the quick start, and say where it is."""
    order = HelpOrder(arguments.quick_start, arguments.large_print, arguments.mono)
    write_help(order, arguments.out)
    say(str(arguments.out))
    return 0
