"""What the command line does without a window. Each function is a command."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext

if TYPE_CHECKING:  # what a window does not need for its first paint is imported afterwards
    from exports.sheets import PrintOptions
    from facilitator.exchange import WorkshopDocument


def say(*sentences: str) -> None:
    """Tell people something, on standard output."""
    for sentence in sentences:
        sys.stdout.write(f"{sentence}\n")


def complain(*sentences: str) -> None:
    """Tell people what went wrong, or what they should know, on standard error."""
    for sentence in sentences:
        sys.stderr.write(f"{sentence}\n")


def new(arguments: Namespace) -> int:
    """Make a workshop from a deck."""
    from facilitator.beginning import workshop_from_deck

    workshop_from_deck(arguments.file, _deck_source(arguments.deck))
    say(str(arguments.file))
    return 0


def _deck_source(name: str) -> str:
    from facilitator.decks import shipped_source

    if not name.endswith(".toml"):
        return shipped_source(name)
    path = Path(name)
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = _("The deck “{name}” cannot be read; is it a text file, and is it there?")
        raise FacilitatorError(message.format(name=path.name)) from error


def take_in(arguments: Namespace) -> int:
    """Take exchange JSON into a new or an existing workshop."""
    from facilitator.beginning import import_file
    from facilitator.exchange_text import read_exchange

    document = read_exchange(arguments.case)
    notices = import_file(document, arguments.file)
    count = len(document.activities)
    done = ngettext(
        "{count} activity is now in {file}.", "{count} activities are now in {file}.", count
    )
    say(done.format(count=count, file=arguments.file))
    complain(*notices)
    return 0


def export(arguments: Namespace) -> int:
    """Give a workshop out as exchange JSON or as a table."""
    from facilitator.export_file import export_file
    from facilitator.store import Store

    with Store.open(arguments.file, read_only=True) as store:
        left_out = export_file(
            store, arguments.out, complete=arguments.complete, activity=arguments.activity
        )
    complain(*left_out)
    say(str(arguments.out))
    return 0


def _document(file: Path) -> "WorkshopDocument":
    from facilitator.store import Store
    from facilitator.transfer import export_document

    with Store.open(file, read_only=True) as store:
        return export_document(store)


def print_out(arguments: Namespace) -> int:
    """Print posters and sheets as PDF."""
    from exports.sheets import PrintOptions

    options = PrintOptions(
        paper=arguments.paper,
        large_print=arguments.large_print,
        mono=arguments.mono,
        blank=arguments.blank,
        activity=arguments.activity,
        layout=arguments.layout,
    )
    for path in printed(arguments.file, arguments.out, options):
        say(str(path))
    return 0


def printed(file: Path, folder: Path, options: "PrintOptions") -> Iterable[Path]:
    """Print a workshop's pack into a folder and return the files, each whole."""
    from exports.pack import print_pack

    document = _document(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sheets = print_pack(document, options, folder)
    except OSError as error:
        message = _("Nothing could be printed into “{name}”: {why}.")
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=folder, why=why)) from error
    notices = (notice for sheet in sheets for notice in sheet.notices)
    complain(*dict.fromkeys([*document.left_out, *notices]))
    return [sheet.path for sheet in sheets]


def check_file(arguments: Namespace) -> int:
    """Say whether a file is sound, and what its boards leave open."""
    from facilitator.check import check

    report = check(arguments.file)
    if arguments.json:
        say(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    if report.problem is not None:
        complain(report.problem)
        return 1
    if not arguments.json:
        say(_("{file} is sound.").format(file=arguments.file))
        for number, activity in enumerate(report.activities, 1):
            say("", f"{number}. {activity.title}", f"   {_counted(activity.counts)}")
            say(*(f"   – {question.text}" for question in activity.questions))
    return 0


def _counted(counts: dict[str, int]) -> str:
    notes = ngettext("{count} note", "{count} notes", counts["notes"])
    said = [notes.format(count=counts["notes"])]
    if "links" in counts:
        links = ngettext("{count} link", "{count} links", counts["links"])
        said.append(links.format(count=counts["links"]))
    return ", ".join(said)
