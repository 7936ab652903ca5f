"""The commands that open no window: what each does, what it understands, and who does it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from facilitator.i18n import _
from ui.command_line import options

Doing = tuple[Callable[[ArgumentParser], None], Callable[[Namespace], int]]
"""What adds the options of a command, and what does it."""
Command = tuple[str, Callable[[], Doing]]
"""What a command does, in a few words; and what imports how."""


def commands() -> dict[str, Command]:
    """Return the commands by their names, in the order in which the help lists them."""
    return {**_files(), **_paper(), **_looks(), **_keeping()}


def _files() -> dict[str, Command]:
    return {
        "new": (_("start a workshop from a deck"), _new),
        "import": (_("take exchange JSON into a new or an existing workshop"), _import),
        "export": (
            _("give a workshop out: as data, as tables, in words, or as a picture"),
            _export,
        ),
        "merge": (_("bring copies of a workshop together in a new file"), _merge),
    }


def _paper() -> dict[str, Command]:
    return {
        "print": (_("print posters and sheets as PDF"), _print),
        "calibrate": (
            _("measure a printer, so that what it prints comes out right"),
            _calibrate,
        ),
        "hand-over": (
            _("write a folder for the stick: the workshop, its papers, and copies to read"),
            _hand_over,
        ),
        "handbook": (_("write the handbook, or the quick start, as PDF"), _handbook),
    }


def _looks() -> dict[str, Command]:
    return {
        "read": (_("say what photographed sheets say; nothing is stored"), _read),
        "check": (_("say whether a file is sound, and what its boards leave open"), _check),
    }


def _keeping() -> dict[str, Command]:
    return {
        "rescue": (_("write what can be read of a damaged workshop into a new file"), _rescue),
        "backups": (
            _("list the earlier versions of a workshop, or bring one back"),
            _backups,
        ),
        "passphrase": (_("lock a workshop with a passphrase, or unlock it"), _passphrase),
        "forget": (
            _("remove what this computer keeps of a workshop; its file stays as it is"),
            _forget,
        ),
        "share": (
            _("write a copy for others: without names, and without what is private"),
            _share,
        ),
    }


def _new() -> Doing:
    from ui import headless

    return _new_options, headless.new


def _new_options(command: ArgumentParser) -> None:
    options.workshop_file(command)
    command.add_argument(
        "--deck",
        metavar="NAME",
        default="theory_of_change",
        help=_("the deck to start from, or a .deck or .toml file of your own (%(default)s)"),
    )


def _import() -> Doing:
    from ui import headless

    return _import_options, headless.take_in


def _import_options(command: ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE.json", type=Path)
    options.workshop_file(command)


def _export() -> Doing:
    from ui.export import headless

    return headless.add_arguments, headless.export


def _merge() -> Doing:
    from ui import headless

    return _merge_options, headless.merge_files


def _merge_options(command: ArgumentParser) -> None:
    command.add_argument("files", metavar="FILE.workshop", type=Path, nargs="+")
    command.add_argument("--into", metavar="FILE.workshop", type=Path, required=True)


def _print() -> Doing:
    from ui import headless
    from ui.printing.arguments import add_print_arguments

    return add_print_arguments, headless.print_out


def _calibrate() -> Doing:
    from ui.printing.arguments import add_calibrate_arguments
    from ui.printing.headless import calibrate

    return add_calibrate_arguments, calibrate


def _hand_over() -> Doing:
    from ui.hand_over import headless

    return headless.add_arguments, headless.hand_over


def _handbook() -> Doing:
    from ui.help import headless

    return headless.add_arguments, headless.print_help


def _read() -> Doing:
    from ui import headless

    return _read_options, headless.read_photos


def _read_options(command: ArgumentParser) -> None:
    command.add_argument("photos", metavar="PHOTO", type=Path, nargs="+")
    command.add_argument(
        "--into",
        metavar="FILE.workshop",
        type=Path,
        required=True,
        help=_("the workshop that the sheets were printed from"),
    )
    options.for_programs(command)


def _check() -> Doing:
    from ui import headless

    return _check_options, headless.check_file


def _check_options(command: ArgumentParser) -> None:
    options.workshop_file(command)
    options.for_programs(command)


def _rescue() -> Doing:
    from ui.rescue.headless import rescue_file

    return _copy_options, rescue_file


def _backups() -> Doing:
    from ui.backups import headless

    return headless.add_arguments, headless.backups


def _passphrase() -> Doing:
    from ui.passphrase import headless

    return headless.add_arguments, headless.change


def _forget() -> Doing:
    from ui.privacy.headless import forget

    return options.workshop_file, forget


def _share() -> Doing:
    from ui.privacy.headless import share

    return _copy_options, share


def _copy_options(command: ArgumentParser) -> None:
    options.workshop_file(command)
    options.new_workshop_file(command)
