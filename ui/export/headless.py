"""The command `export`: a workshop as data, as tables, in words, or as a picture."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from facilitator.i18n import _
from ui.command_line import options


def add_arguments(command: ArgumentParser) -> None:
    """Add what is given out, and where to."""
    options.workshop_file(command)
    command.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help=_("a name that ends in .json, .csv, .zip, .ics, .geojson, .md, .docx, .png or .svg"),
    )
    options.flags(
        command,
        ("--complete", _("with what is private or stays in the room, which is left out otherwise")),
        ("--times", _("instead of the notes, planned and actual minutes, for the coach (.csv)")),
    )
    for name, about in (
        ("--table", _("one table of its own (.csv), such as notes, links, log_book or people")),
        (
            "--poster",
            _("what hangs on the wall (.png or .svg), such as agreement, ring or promises"),
        ),
    ):
        command.add_argument(name, metavar="NAME", default="", help=about)
    options.paper(command, _("the size of a picture (a3)"))
    options.counts(command, ("--dpi", _("how many points an inch a .png has (150)")))
    options.activity(command)


def export(arguments: Namespace) -> int:
    """Give a workshop out, in the form that the file's name says."""
    from facilitator.export_file import TIMES
    from facilitator.store import Store
    from ui.export.order import ExportOrder, give_out
    from ui.headless import complain, say
    from ui.passphrase.headless import key_for

    order = ExportOrder(
        arguments.out,
        activity=arguments.activity,
        complete=arguments.complete,
        table=TIMES if arguments.times else arguments.table,
        poster=arguments.poster,
        paper=arguments.paper or "",
        dpi=arguments.dpi or 0,
    )
    with Store.open(arguments.file, key=key_for(arguments.file), read_only=True) as store:
        given = give_out(store, order)
    complain(*given.left_out)
    say(*map(str, given.files))
    return 0
