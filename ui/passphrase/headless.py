"""Passphrases on the command line: they come on standard input, one a line, and never as words."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.file_header import may_be_locked
from facilitator.i18n import _
from facilitator.passphrase import Passphrase
from ui.command_line import options


def key_for(path: Path) -> Passphrase | None:
    """Return the passphrase of a file that is locked, as somebody types it; None for others."""
    if not may_be_locked(path):
        return None
    return _read(_("Passphrase of “{name}”: ").format(name=path.name), path)


def keys_for(paths: Iterable[Path]) -> dict[Path, Passphrase]:
    """Return the passphrases of files that are locked: a line for each, or one line for all."""
    keys: dict[Path, Passphrase] = {}
    for path in paths:
        if may_be_locked(path):
            prompt = _("Passphrase of “{name}”: ").format(name=path.name)
            keys[path] = _read(prompt, path, next(iter(keys.values()), None))
    return keys


def new_key(path: Path) -> Passphrase:
    """Return the passphrase that a file is to have, as somebody types it."""
    return _read(_("New passphrase of “{name}”: ").format(name=path.name), path)


def _read(prompt: str, path: Path, otherwise: Passphrase | None = None) -> Passphrase:
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        words = getpass(prompt, stream=sys.stderr)
    else:
        words = sys.stdin.readline() if sys.stdin is not None else ""
    key = Passphrase(words)
    if not key.is_empty:
        return key
    if otherwise is not None:
        return otherwise
    message = _("“{name}” needs a passphrase: give it on standard input.")
    raise FacilitatorError(message.format(name=path.name))


def change(arguments: Namespace) -> int:
    """Set, change or remove the passphrase of a workshop."""
    from facilitator.passphrase.change import change_passphrase
    from facilitator.store import Store
    from ui.headless import say

    path = arguments.file
    old, new = key_for(path), None
    if old is None and arguments.how == "change":
        raise FacilitatorError(_("This workshop has no passphrase yet; give it one with --set."))
    if old is not None and arguments.how == "set":
        raise FacilitatorError(
            _("This workshop has a passphrase; give it another one with --change.")
        )
    if old is None and arguments.how == "remove":
        raise FacilitatorError(_("This workshop has no passphrase; go on without one."))
    with Store.open(path, key=old) as store:
        if arguments.how != "remove":
            new = new_key(path)
        say(*change_passphrase(store, new))
    if new is not None:
        say(_("A lost passphrase cannot be recovered: not by us, not by anybody."))
    return 0


def add_arguments(command: ArgumentParser) -> None:
    """Say what the command understands."""
    options.workshop_file(command)
    how = command.add_mutually_exclusive_group(required=True)
    for name, about in (
        ("set", _("lock it; the passphrase is the first line of standard input")),
        ("change", _("the old passphrase is the first line of standard input, the new the second")),
        ("remove", _("unlock it for good; the passphrase is the first line of standard input")),
    ):
        how.add_argument(f"--{name}", dest="how", action="store_const", const=name, help=about)
