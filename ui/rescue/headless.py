"""Rescuing a damaged file on the command line."""

from argparse import Namespace

from facilitator.check import check
from facilitator.rescue import rescue
from ui.headless import complain, say


def rescue_file(arguments: Namespace) -> int:
    """Write what can be read of a damaged workshop into a new file, and say what could not."""
    rescued = rescue(arguments.file, arguments.out)
    say(str(rescued.path), *rescued.sentences())
    if (problem := check(rescued.path).problem) is not None:
        complain(problem)
    return 0
