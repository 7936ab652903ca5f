"""The command line. Qt is imported only to open a window."""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

import facilitator
from facilitator.data_folder import keep_together
from facilitator.errors import FacilitatorError
from facilitator.i18n import ENGLISH, _, language_asked_for, speak
from ui import headless
from ui.display import missing_library, refuse_without_window
from ui.headless import complain
from ui.instance import begin

PAPERS = ("a4", "a3", "a2", "a1", "a0", "letter", "tabloid")
TILES = ("a4", "a3", "letter", "tabloid")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit status: 0 done, 1 not, 2 not understood."""
    words = sys.argv[1:] if argv is None else list(argv)
    keep_together()
    speak(language_asked_for() or ENGLISH)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # else a terminal of old stops at the first emoji
            stream.reconfigure(errors="backslashreplace")
    try:
        words = _with_command(words)
        arguments = _parser(words).parse_args(words)
        run: Callable[[Namespace], int] = arguments.run
        return run(arguments)
    except FacilitatorError as error:
        complain(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # the last one to hear of it
        complain(_unexpected(error))
    return 1


def _unexpected(error: Exception) -> str:
    """Keep a report of what nobody foresaw, and return the sentence that says where it is."""
    from ui.trouble import keep_report

    path = keep_report(error, error.__traceback__)
    if path is None:
        return _("Something went wrong that the app did not foresee.")
    message = _("Something went wrong that the app did not foresee; a report is in {path}.")
    return message.format(path=path)


Command = tuple[str, Callable[[Namespace], int], Callable[[ArgumentParser], None]]
"""What a command does, in a few words; the function that does it; the one that adds its options."""


def _commands() -> dict[str, Command]:
    return {
        "open": (_("open the app, with a workshop or without"), _open, _open_arguments),
        "new": (_("start a workshop from a deck"), headless.new, _new_arguments),
        "import": (
            _("take exchange JSON into a new or an existing workshop"),
            headless.take_in,
            _import_arguments,
        ),
        "export": (
            _("give a workshop out: as data, as tables, in words, or as a picture"),
            _export,
            _export_arguments,
        ),
        "merge": (
            _("bring copies of a workshop together in a new file"),
            headless.merge_files,
            _merge_arguments,
        ),
        "print": (_("print posters and sheets as PDF"), headless.print_out, _print_arguments),
        "calibrate": (
            _("measure a printer, so that what it prints comes out right"),
            _calibrate,
            _calibrate_arguments,
        ),
        "hand-over": (
            _("write a folder for the stick: the workshop, its papers, and copies to read"),
            _hand_over,
            _hand_over_arguments,
        ),
        "handbook": (
            _("write the handbook, or the quick start, as PDF"),
            _handbook,
            _handbook_arguments,
        ),
        "read": (
            _("say what photographed sheets say; nothing is stored"),
            headless.read_photos,
            _read_arguments,
        ),
        "check": (
            _("say whether a file is sound, and what its boards leave open"),
            headless.check_file,
            _check_arguments,
        ),
        "rescue": (
            _("write what can be read of a damaged workshop into a new file"),
            _rescue,
            _rescue_arguments,
        ),
        "backups": (
            _("list the earlier versions of a workshop, or bring one back"),
            _backups,
            _backups_arguments,
        ),
        "passphrase": (
            _("lock a workshop with a passphrase, or unlock it"),
            _passphrase,
            _passphrase_arguments,
        ),
        "forget": (
            _("remove what this computer keeps of a workshop; its file stays as it is"),
            _forget,
            _file,
        ),
        "share": (
            _("write a copy for others: without names, and without what is private"),
            _share,
            _share_arguments,
        ),
        "sample": (_("open a sample workshop"), _sample, _sample_arguments),
    }


def _with_command(words: list[str]) -> list[str]:
    """Return the words with the command `open` where only a file, or nothing, is named."""
    if not words or (words[0] not in _commands() and not words[0].startswith("-")):
        return ["open", *words]
    return words


def _parser(words: list[str]) -> ArgumentParser:
    """Return what understands these words: every command, and the options of those they name."""
    parser = ArgumentParser(
        prog="facilitator",
        description=_("Guides community workshops, keeps what people say, and prints it."),
        epilog=_("Without a command, or with a file alone, the app opens."),
    )
    parser.add_argument("--version", action="version", version=facilitator.__version__)
    commands = parser.add_subparsers(required=True, metavar=_("COMMAND"))
    known = _commands()
    if words[:1] == ["open"]:  # nobody who opens the app waits for what the others understand
        known = {"open": known["open"]}
    for name, (about, run, add_arguments) in known.items():
        command = commands.add_parser(name, help=about, description=about)
        if name in words:
            add_arguments(command)
        command.set_defaults(run=run)
    return parser


def _open(arguments: Namespace) -> int:
    if arguments.file is not None and not arguments.file.exists():
        message = _("There is no file “{name}”, and no command; “facilitator --help” lists them.")
        raise FacilitatorError(message.format(name=arguments.file))
    return _open_window(arguments.file)


def _open_window(path: Path | None) -> int:
    refuse_without_window()
    claim = begin(path)
    if claim is None:
        return 0  # a window is open already, and has it now
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some takes time
    gc.disable()  # until everything is imported: a sixth of the time to get ready
    try:
        from ui.plain_imports import read_no_sources

        read_no_sources()
        from ui.app import run
    except ImportError as error:
        missing = missing_library(error)
        if missing is None:
            raise
        raise missing from error
    return run(path, claim)


def _export(arguments: Namespace) -> int:
    from ui.export.headless import export

    return export(arguments)


def _calibrate(arguments: Namespace) -> int:
    from ui.printing.headless import calibrate

    return calibrate(arguments)


def _hand_over(arguments: Namespace) -> int:
    from ui.hand_over.headless import hand_over

    return hand_over(arguments)


def _hand_over_arguments(command: ArgumentParser) -> None:
    from ui.hand_over.headless import add_arguments

    add_arguments(command)


def _handbook(arguments: Namespace) -> int:
    from ui.help.headless import print_help

    return print_help(arguments)


def _handbook_arguments(command: ArgumentParser) -> None:
    from ui.help.headless import add_arguments

    add_arguments(command)


def _passphrase(arguments: Namespace) -> int:
    from ui.passphrase.headless import change

    return change(arguments)


def _passphrase_arguments(command: ArgumentParser) -> None:
    from ui.passphrase.headless import add_arguments

    add_arguments(command)


def _forget(arguments: Namespace) -> int:
    from ui.privacy.headless import forget

    return forget(arguments)


def _share(arguments: Namespace) -> int:
    from ui.privacy.headless import share

    return share(arguments)


def _share_arguments(command: ArgumentParser) -> None:
    _file(command)
    command.add_argument("out", metavar="OUT.workshop", type=Path)


def _rescue(arguments: Namespace) -> int:
    from ui.rescue.headless import rescue_file

    return rescue_file(arguments)


def _rescue_arguments(command: ArgumentParser) -> None:
    _file(command)
    command.add_argument("out", metavar="OUT.workshop", type=Path)


def _backups(arguments: Namespace) -> int:
    from ui.backups.headless import backups

    return backups(arguments)


def _backups_arguments(command: ArgumentParser) -> None:
    from ui.backups.headless import add_arguments

    add_arguments(command)


def _sample(arguments: Namespace) -> int:
    from ui.sample import show_sample

    path = show_sample(arguments.out)
    return 0 if path is None else _open_window(path)


def _file(command: ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE.workshop", type=Path)


def _open_arguments(command: ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE.workshop", type=Path, nargs="?")


def _new_arguments(command: ArgumentParser) -> None:
    _file(command)
    command.add_argument(
        "--deck",
        metavar="NAME",
        default="theory_of_change",
        help=_("the deck to start from, or a .deck or .toml file of your own (%(default)s)"),
    )


def _import_arguments(command: ArgumentParser) -> None:
    command.add_argument("case", metavar="CASE.json", type=Path)
    _file(command)


def _merge_arguments(command: ArgumentParser) -> None:
    command.add_argument("files", metavar="FILE.workshop", type=Path, nargs="+")
    command.add_argument("--into", metavar="FILE.workshop", type=Path, required=True)


def _export_arguments(command: ArgumentParser) -> None:
    from ui.export.headless import add_arguments

    _file(command)
    add_arguments(command, PAPERS)
    _activity(command)


def _activity(command: ArgumentParser) -> None:
    command.add_argument(
        "--activity", metavar="N", type=int, help=_("only this one, counted from 1")
    )


def _print_arguments(command: ArgumentParser) -> None:
    from ui.printing.arguments import add_print_arguments

    _file(command)
    _activity(command)
    add_print_arguments(command, PAPERS, TILES)


def _calibrate_arguments(command: ArgumentParser) -> None:
    from ui.printing.arguments import add_calibrate_arguments

    add_calibrate_arguments(command, TILES)


def _read_arguments(command: ArgumentParser) -> None:
    command.add_argument("photos", metavar="PHOTO", type=Path, nargs="+")
    command.add_argument(
        "--into",
        metavar="FILE.workshop",
        type=Path,
        required=True,
        help=_("the workshop that the sheets were printed from"),
    )
    command.add_argument("--json", action="store_true", help=_("for other programs"))


def _check_arguments(command: ArgumentParser) -> None:
    _file(command)
    command.add_argument("--json", action="store_true", help=_("for other programs"))


def _sample_arguments(command: ArgumentParser) -> None:
    command.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        default=Path("build", "sample"),
        help=_("where the sample is kept (%(default)s)"),
    )


if __name__ == "__main__":
    sys.exit(main())
