"""The command line. Qt is imported only to open a window."""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import facilitator
from facilitator.data_folder import keep_together
from facilitator.errors import FacilitatorError
from facilitator.i18n import ENGLISH, _, language_asked_for, speak
from ui.display import missing_library, refuse_without_window
from ui.headless import complain
from ui.instance import begin

if TYPE_CHECKING:
    from ui.command_line.commands import Command


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
        return _(
            "Something went wrong that the app did not foresee. What was saved is safe: try again."
        )
    message = _(
        "Something went wrong that the app did not foresee; a report is in {path}. What was "
        "saved is safe: try again."
    )
    return message.format(path=path)


def _with_command(words: list[str]) -> list[str]:
    """Return the words with the command `open` where only a file, or nothing, is named."""
    if not words:
        return ["open"]
    if words[0].startswith("-") or words[0] in _commands():
        return words
    return ["open", *words]


def _commands() -> "dict[str, Command]":
    from ui.command_line.commands import commands

    sample = (_("open a sample workshop"), lambda: (_sample_options, _sample))
    return {**_opening(), **commands(), "sample": sample}


def _opening() -> "dict[str, Command]":
    about = _("open the app, with a workshop or without")
    return {"open": (about, lambda: (_open_options, _open))}


def _parser(words: list[str]) -> ArgumentParser:
    """Return what understands these words: every command, and the options of those they name."""
    parser = ArgumentParser(
        prog="facilitator",
        description=_("Guides community workshops, keeps what people say, and prints it."),
        epilog=_("Without a command, or with a file alone, the app opens."),
    )
    parser.add_argument("--version", action="version", version=facilitator.__version__)
    commands = parser.add_subparsers(required=True, metavar=_("COMMAND"))
    # Nobody who opens the app waits for what the others understand.
    known = _opening() if words[:1] == ["open"] else _commands()
    for name, (about, how) in known.items():
        command = commands.add_parser(name, help=about, description=about)
        if name in words:
            add_options, run = how()
            add_options(command)
            command.set_defaults(run=run)
    return parser


def _open(arguments: Namespace) -> int:
    if arguments.file is not None and not arguments.file.exists():
        message = _(
            "There is no file “{name}”, and no command; type “facilitator --help” for a list of "
            "them."
        )
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


def _sample(arguments: Namespace) -> int:
    from ui.sample import show_sample

    path = show_sample(arguments.out)
    return 0 if path is None else _open_window(path)


def _open_options(command: ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE.workshop", type=Path, nargs="?")


def _sample_options(command: ArgumentParser) -> None:
    command.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        default=Path("build", "sample"),
        help=_("where the sample is kept (%(default)s)"),
    )


if __name__ == "__main__":
    sys.exit(main())
