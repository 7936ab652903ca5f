"""What the command line does without a window. Each function is a command."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext

if TYPE_CHECKING:  # what a window does not need for its first paint is imported afterwards
    from exports.sheets import PrintOptions
    from facilitator.exchange import WorkshopDocument
    from facilitator.passphrase import Passphrase


def say(*sentences: str) -> None:
    """Tell people something, on standard output."""
    for sentence in sentences:
        sys.stdout.write(f"{sentence}\n")


def complain(*sentences: str) -> None:
    """Tell people what went wrong, or what they should know, on standard error."""
    for sentence in sentences:
        sys.stderr.write(f"{sentence}\n")


def opens(path: Path) -> "Passphrase | None":
    """Return the passphrase of a file that is locked, from standard input; None for others."""
    from ui.passphrase.headless import key_for

    return key_for(path)


def new(arguments: Namespace) -> int:
    """Make a workshop from a deck."""
    from facilitator.decks.bundle import bundle_for
    from facilitator.session import begin_session

    begin_session(arguments.file, bundle_for(arguments.deck))
    say(str(arguments.file))
    return 0


def take_in(arguments: Namespace) -> int:
    """Take exchange JSON into a new or an existing workshop."""
    from facilitator.beginning import import_file
    from facilitator.exchange_text import read_exchange

    document = read_exchange(arguments.case)
    notices = import_file(document, arguments.file, opens(arguments.file))
    count = len(document.activities)
    done = ngettext(
        "{count} activity is now in {file}.", "{count} activities are now in {file}.", count
    )
    say(done.format(count=count, file=arguments.file))
    complain(*notices)
    return 0


def merge_files(arguments: Namespace) -> int:
    """Bring copies of a workshop together in a new file."""
    from facilitator.merging.files import bring_together, write_together
    from facilitator.merging.preview import differing_aloud, preview
    from ui.passphrase.headless import keys_for

    keys = keys_for(arguments.files)
    together = bring_together(arguments.files, keys)
    write_together(together, arguments.into, next(iter(keys.values()), None))
    say(*preview(together.copies, together.merged))
    say(*(f"  {sentence}" for sentence in differing_aloud(together.merged)))
    say(str(arguments.into))
    return 0


def _to_print(
    file: Path, options: "PrintOptions"
) -> "tuple[WorkshopDocument, PrintOptions, list[str]]":
    """Return what is printed of a workshop, and how; and which prints people need besides."""
    from facilitator.access import needed_prints
    from facilitator.participants import access_needs
    from facilitator.store import Store
    from facilitator.transfer import export_document
    from ui.printing.pack_arguments import as_pack

    with Store.open(file, key=opens(file), read_only=True) as store, store.reading() as session:
        with_notes = bool(options.also)
        document = export_document(session, for_facilitator=with_notes, for_paper=True)
        needs = access_needs(session)
    options = as_pack(options, needs.get("large_print", 0))
    needed = needed_prints(needs)
    met = {"large_print"} if options.large_print or options.large_copies else set[str]()
    return document, options, [each.why for each in needed if each.kind not in met]


def print_out(arguments: Namespace) -> int:
    """Print posters and sheets as PDF."""
    from exports.session.papers import FACILITATORS_OWN
    from exports.sheets import PrintOptions
    from ui.printing.headless import correction
    from ui.printing.pack_arguments import pack_options

    options = PrintOptions(
        **(_conversation(arguments) or _cards(arguments)),
        paper=arguments.paper or "a3",
        large_print=arguments.large_print,
        mono=arguments.mono,
        high_contrast=arguments.high_contrast,
        blank=arguments.blank,
        activity=arguments.activity,
        layout=arguments.layout,
        also=FACILITATORS_OWN if arguments.with_notes else (),
        large_copies=int(arguments.large_copies),
        tile=arguments.tile or "",
        tile_overlap=arguments.tile_overlap,
        tile_margin=arguments.tile_margin,
        **_map_sheets(arguments),
        **correction(arguments),
        **pack_options(arguments),
    )
    if options.cards and arguments.paper not in {None, "a4", "a3", "letter"}:
        complain(_("Cards are made for A4, A3 and Letter; these are on the nearest of them."))
    for path in printed(arguments.file, arguments.out, options):
        say(str(path))
    return 0


def _conversation(arguments: Namespace) -> dict[str, Any]:
    """Return the options of one planned conversation, whose script is all that is printed."""
    if arguments.conversation is None:
        return {}
    from exports.exercises.sector_map.talks import PLANNED

    return {"conversation": arguments.conversation, "papers": (PLANNED,)}


def _map_sheets(arguments: Namespace) -> dict[str, Any]:
    """Return for how many people blank sheets of a map are printed, where that is said."""
    from exports.exercises.community_map.sheets import MOST_SHEETS

    count, first = arguments.sheets, arguments.first_sheet
    if count is None and first is None:
        return {}
    if count is None:
        raise FacilitatorError(_("Say with --sheets for how many people sheets are printed."))
    if not 1 <= count <= MOST_SHEETS:
        raise FacilitatorError(
            _(
                "Sheets are printed for 1 to {most} people at a time, not for {count}; choose "
                "such a number."
            ).format(most=MOST_SHEETS, count=count)
        )
    if first is not None and first < 1:
        raise FacilitatorError(_("The first sheet has a number from 1 on; choose such a number."))
    return {"sheets": count, "first_sheet": first or 1}


def _cards(arguments: Namespace) -> dict[str, Any]:
    """Return the options of cards; where any is given, the cards are all that is printed.

    Those of a deck, and the contact cards of a map, unless it is done as only a deck can be.
    """
    from exports.exercises.cards.papers import BLANK_CARDS, CARDS
    from exports.exercises.sector_map.cards import KEY as CONTACTS

    how = {
        "fold": arguments.fold,
        "print_shop": arguments.print_shop or arguments.crop_marks,
        "crop_marks": arguments.crop_marks,
        "card_codes": arguments.qr,
    }
    size = arguments.cards or ("a6" if any(how.values()) else "")
    if not size:
        return {}
    paper = arguments.paper if arguments.paper in {"a4", "a3", "letter"} else ""
    named = f"{size}_{paper}" if paper and "_" not in size else size
    filled = (CARDS,) if any(how.values()) else (CARDS, CONTACTS)
    papers = (BLANK_CARDS,) if arguments.blank else filled
    return {**how, "cards": named.lower(), "papers": papers}


def printed(file: Path, folder: Path, options: "PrintOptions") -> Iterable[Path]:
    """Print a workshop's pack into a folder and return the files, each whole."""
    from exports.pack import print_pack

    document, options, needed = _to_print(file, options)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sheets = print_pack(document, options, folder)
    except OSError as error:
        message = _(
            "Nothing could be printed into “{name}”: {why}. Choose another folder, or make room."
        )
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=folder, why=why)) from error
    notices = (notice for sheet in sheets for notice in sheet.told())
    nothing = [] if sheets else [_("There is nothing to print of this.")]
    complain(*dict.fromkeys([*document.left_out, *notices, *needed, *nothing]))
    return [sheet.path for sheet in sheets]


def read_photos(arguments: Namespace) -> int:
    """Say what photographed sheets of a workshop say. Nothing is stored."""
    from exports.reading.photos import read_files

    readings = read_files(arguments.photos, arguments.into, opens(arguments.into))
    if arguments.json:
        photos = [each.as_json() for each in readings]
        say(json.dumps({"photos": photos}, ensure_ascii=False, indent=1))
        return 0
    for each in readings:
        reading = each.reading
        notices = [each.said(words) for words in (reading.problem, reading.notice) if words]
        complain(*notices)
        if reading.problem is None:
            say(each.said(each.summary()))
    return 0


def check_file(arguments: Namespace) -> int:
    """Say whether a file is sound, and what its boards leave open."""
    from facilitator.check import check

    report = check(arguments.file, opens(arguments.file))
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
        if report.log_book is not None:
            say("", _("Log book"), *(f"   – {each.text}" for each in report.log_book.questions))
    return 0


def _counted(counts: dict[str, int]) -> str:
    wordings: dict[str, Callable[[int], str]] = {
        "notes": lambda count: ngettext("{count} note", "{count} notes", count),
        "links": lambda count: ngettext("{count} link", "{count} links", count),
        "drawn": lambda count: ngettext("{count} card drawn", "{count} cards drawn", count),
        "rated": lambda count: ngettext("{count} card rated", "{count} cards rated", count),
        "entries": lambda count: ngettext("{count} entry", "{count} entries", count),
    }
    return ", ".join(
        wording(counts[key]).format(count=counts[key])
        for key, wording in wordings.items()
        if key in counts
    )
