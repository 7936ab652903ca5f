"""What the command line says about packs: everything for before people come, or for afterwards."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.command_line import options

if TYPE_CHECKING:  # only what prints needs it
    from exports.sheets import PrintOptions


def add_arguments(command: ArgumentParser) -> None:
    """Add the options of packs to the command that prints."""
    when = command.add_mutually_exclusive_group()
    when.add_argument(
        "--before",
        action="store_true",
        help=_("everything for before: blank sheets, cards, slips, sign-in, running order"),
    )
    when.add_argument(
        "--after",
        action="store_true",
        help=_("everything for afterwards: posters, stories, registers, maps, the log book"),
    )
    options.flags(command, ("--one-file", _("bound as one PDF, with a cover and contents")))
    command.add_argument(
        "--piles",
        metavar="NAMES",
        help=_(
            "with --before or --after: only these papers of the pack, with commas between them, "
            "such as sign-in,2.poster (a wrong name lists all)"
        ),
    )
    options.counts(
        command,
        ("--tables", _("with --before: for so many tables (those of the workshop)")),
        ("--people", _("with --before: for so many people (as many as are expected)")),
    )


def pack_options(arguments: Namespace) -> dict[str, Any]:
    """Return which pack is printed, as fields of PrintOptions."""
    when = "before" if arguments.before else "after" if arguments.after else ""
    counts = {"tables": arguments.tables, "people": arguments.people}
    said = {name: count for name, count in counts.items() if count is not None}
    if said and when != "before":
        raise FacilitatorError(_("Say --before as well: only then do tables and people count."))
    if any(count < 1 for count in said.values()):
        raise FacilitatorError(
            _("A pack is for 1 table and 1 person at least; choose such numbers.")
        )
    piles = tuple(name.strip() for name in (arguments.piles or "").split(",") if name.strip())
    if piles and not when:
        raise FacilitatorError(
            _("Say --before or --after as well: piles are chosen from one of these packs.")
        )
    return {"when": when, "one_file": arguments.one_file, "piles": piles, **said}


def as_pack(options: "PrintOptions", needed: int) -> "PrintOptions":
    """Return options that print everything, and as many copies in large print as people need."""
    if not options.when:
        return options
    return replace(options, papers=(), large_copies=max(options.large_copies, needed))
