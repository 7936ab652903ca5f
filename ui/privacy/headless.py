"""People's data on the command line: leaving nothing here, and a copy to share."""

from argparse import Namespace

from facilitator.i18n import _
from facilitator.lock import WorkshopLock
from facilitator.store import Store
from facilitator.workshop import the_workshop
from ui.headless import say
from ui.passphrase.headless import key_for


def forget(arguments: Namespace) -> int:
    """Remove whatever this computer keeps of a workshop; its own file stays as it is."""
    from facilitator.privacy.traces import removed
    from ui.privacy.traces import Known, everything_here

    path = arguments.file.resolve()
    with Store.open(path, key=key_for(path), read_only=True) as store, store.reading() as session:
        workshop = the_workshop(session)
        known = Known(path, workshop.uid, workshop.title)
    try:
        lock = WorkshopLock.take(path)
    except OSError:  # a stick that cannot be written to has nobody at work on it either
        say(*removed(everything_here(known)))
    else:
        try:
            say(*removed(everything_here(known)))
        finally:
            lock.release()
    say(_("The workshop itself is in {file}, as it was.").format(file=path))
    return 0


def share(arguments: Namespace) -> int:
    """Write a copy of a workshop that may go to others, and say what it leaves out."""
    from facilitator.elsewhere import file_of
    from facilitator.privacy.share import share_copy

    path = arguments.file.resolve()
    with Store.open(path, key=key_for(path), read_only=True) as store:
        left_out = share_copy(file_of(store), arguments.out)
    say(str(arguments.out), *left_out)
    return 0
