"""Options that several commands understand, each said in one place."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from facilitator.i18n import _

PAPERS = ("a4", "a3", "a2", "a1", "a0", "letter", "tabloid")
TILES = ("a4", "a3", "letter", "tabloid")


def workshop_file(command: ArgumentParser) -> None:
    """Add the workshop that the command is about."""
    command.add_argument("file", metavar="FILE.workshop", type=Path)


def new_workshop_file(command: ArgumentParser) -> None:
    """Add the workshop that the command writes."""
    command.add_argument("out", metavar="OUT.workshop", type=Path)


def activity(command: ArgumentParser) -> None:
    """Add that it is about one activity alone."""
    command.add_argument(
        "--activity", metavar="N", type=int, help=_("only this one, counted from 1")
    )


def flags(command: ArgumentParser, *said: tuple[str, str]) -> None:
    """Add what is either said or not: each by its name, and what it means."""
    for name, about in said:
        command.add_argument(name, action="store_true", help=about)


def counts(command: ArgumentParser, *said: tuple[str, str]) -> None:
    """Add what is a whole number: each by its name, and what it means."""
    for name, about in said:
        command.add_argument(name, metavar="N", type=int, help=about)


def paper(
    command: ArgumentParser,
    about: str,
    sizes: Sequence[str] = PAPERS,
    default: str | None = None,
) -> None:
    """Add how large the paper is; `about` says of what, and what it is otherwise."""
    command.add_argument("--paper", choices=sizes, default=default, help=about)


def tile(command: ArgumentParser, about: str, default: str | None = None) -> None:
    """Add on what paper posters are put together from tiles."""
    command.add_argument("--tile", choices=TILES, default=default, help=about)


def mono(command: ArgumentParser) -> None:
    """Add that nothing has a colour."""
    flags(command, ("--mono", _("black and white")))


def with_notes(command: ArgumentParser) -> None:
    """Add that the papers are for nobody but the facilitator."""
    flags(
        command,
        (
            "--with-notes",
            _("the facilitator's own papers too: private notes, needs, promises for the team"),
        ),
    )


def for_programs(command: ArgumentParser) -> None:
    """Add that what is found is said as JSON."""
    flags(command, ("--json", _("for other programs")))
