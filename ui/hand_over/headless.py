"""Handing a workshop over without a window."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.command_line import options
from ui.headless import complain, say


def add_arguments(command: ArgumentParser) -> None:
    """Add what the command `hand-over` understands."""
    options.workshop_file(command)
    command.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        help=_("a new folder, an earlier hand-over, or a stick in which one is made"),
    )
    command.add_argument(
        "--when",
        choices=("before", "after", "both"),
        default="",
        help=_("papers for before the day or after it (what the workshop needs next)"),
    )
    options.flags(command, ("--large-print", _("all papers 18 pt and larger")))
    options.mono(command)
    options.paper(command, _("of the posters (a3)"), default="a3")
    options.tile(command, _("posters in tiles on this"), default="")
    options.flags(
        command,
        (
            "--without-private",
            _("the workshop’s file without what is private or stays in the room"),
        ),
        (
            "--passphrase",
            _("lock the copy of the workshop’s file; the passphrase comes on standard input"),
        ),
    )
    options.with_notes(command)


def hand_over(arguments: Namespace) -> int:
    """Write a folder for the stick."""
    from exports.hand_over.making import make
    from exports.hand_over.order import HandOver
    from facilitator.elsewhere import file_of
    from facilitator.hand_over.folder import Draft, folder_for, in_a_sentence
    from facilitator.hand_over.people import speaks_of
    from facilitator.store import Store
    from facilitator.workshop import the_workshop
    from ui.passphrase.headless import key_for

    key = key_for(arguments.file)
    lock = _lock(arguments, is_locked=key is not None)
    with Store.open(arguments.file, key=key, read_only=True) as store:
        with store.reading() as session:
            workshop = the_workshop(session)
            title, uid = workshop.title or arguments.file.stem, workshop.uid
            private = [] if arguments.without_private else speaks_of(session)
        order = HandOver(
            file_of(store),
            private=not arguments.without_private,
            when=arguments.when,
            with_notes=arguments.with_notes,
            large_print=arguments.large_print,
            mono=arguments.mono,
            paper=arguments.paper,
            tile=arguments.tile,
            key=lock,
        )
        folder = folder_for(arguments.folder, title, uid)
        draft = Draft(folder)
        try:
            with in_a_sentence(folder):
                made = make(order, draft.path, folder, lambda _name: None)
                notices = draft.settle(made.files, made.own)
        except BaseException:
            draft.discard()
            raise
    say(*(str(folder / name) for name in made.files))
    complain(*_warning(private), *notices, *made.left_out)
    return 0


def _lock(arguments: Namespace, *, is_locked: bool) -> str:
    """Return what locks the copy of a file that has no passphrase; nothing where none is wanted."""
    if not arguments.passphrase:
        return ""
    if is_locked:
        raise FacilitatorError(
            _(
                "This workshop has a passphrase already, and its copy has the same; leave out "
                "--passphrase."
            )
        )
    from ui.passphrase.headless import new_key

    return new_key(arguments.file).raw_key()


def _warning(private: list[str]) -> list[str]:
    """Return what is to be known of the workshop's file before the stick goes to somebody."""
    if not private:
        return []
    offered = _(
        "With --without-private the workshop’s file has none of this; with --passphrase nobody "
        "reads it without one."
    )
    return [_("The workshop’s file in this folder speaks of people:"), *private, offered]
