"""Earlier versions on the command line: listed, and brought back into a new file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from facilitator.earlier import (
    EarlierVersion,
    changes_aloud,
    copy_back,
    earlier_versions,
    moment,
    put_back,
)
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from facilitator.unreadable import UnreadableWorkshopError
from facilitator.workshop import the_workshop
from ui.command_line import options
from ui.headless import complain, opens, say


def backups(arguments: Namespace) -> int:
    """List the earlier versions of a workshop, the newest first, or bring one back."""
    path = arguments.file.resolve()
    key = opens(path) if path.exists() else None
    versions = earlier_versions(path, key, _uid(path, key))
    if arguments.restore is not None:
        return _restore(arguments, path, versions, key)
    if arguments.into is not None:
        raise FacilitatorError(_("Say with --restore which version goes there."))
    if not versions:
        complain(_("Nothing is kept of this workshop on this computer yet."))
    for number, version in enumerate(versions, 1):
        say(f"{number}. {moment(version.at)}")
        about = [version.trouble] if version.trouble else [changes_aloud(version.changes)]
        say(*(f"   {line}" for line in (*about, "" if version.trouble else version.holds) if line))
    return 0


def _uid(path: Path, key: Passphrase | None) -> str | None:
    """Return the workshop's uid; None where the file is damaged, or gone."""
    from facilitator.rescue import can_be_rescued, uid_within

    try:
        with Store.open(path, key=key, read_only=True) as store, store.reading() as session:
            return the_workshop(session).uid
    except UnreadableWorkshopError:
        return uid_within(path) if can_be_rescued(path) else None


def _restore(
    arguments: Namespace,
    path: Path,
    versions: Sequence[EarlierVersion],
    key: Passphrase | None,
) -> int:
    if not 1 <= arguments.restore <= len(versions):
        message = _(
            "There is no earlier version {number}; leave out --restore to see which there are."
        )
        raise FacilitatorError(message.format(number=arguments.restore))
    version = versions[arguments.restore - 1]
    if version.trouble:
        raise FacilitatorError(version.trouble)
    if arguments.into is None:
        raise FacilitatorError(
            _("Say with --into where this version goes: a new file, or the workshop's own.")
        )
    target = arguments.into.resolve()
    if target == path and path.exists():
        put_back(path, version, key)
        say(_("The file as it was is kept as an earlier version."))
    else:
        copy_back(version, target, key)
    say(str(arguments.into))
    return 0


def add_arguments(command: ArgumentParser) -> None:
    """Say what the command understands."""
    options.workshop_file(command)
    command.add_argument(
        "--restore", metavar="N", type=int, help=_("the version to bring back, as it is listed")
    )
    command.add_argument(
        "--into",
        metavar="OUT.workshop",
        type=Path,
        help=_("a new file; or the workshop's own, which is itself kept first"),
    )
