"""Giving a workshop a passphrase, another one, or none: the file, and every copy that we keep."""

from pathlib import Path

from facilitator.backups import relock
from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.i18n import _, ngettext
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from facilitator.workshop import the_workshop


def change_passphrase(
    store: Store, new: Passphrase | None, data_folder: Path | None = None
) -> list[str]:
    """Lock a workshop with this passphrase, or with none, and return what was done, in sentences.

    The file has the one or the other, whatever happens on the way, and undo goes on. Its backups
    follow. FacilitatorError where the file cannot be written.
    """
    if new is not None and new.is_empty:
        raise InvalidEntryError(_("Type a passphrase; an empty one locks nothing."))
    with store.reading() as session:
        uid = the_workshop(session).uid
    old = store.key
    store.lock_with(new)
    try:
        written, deleted = relock(store.path, uid, data_folder, old=old, new=new)
    except OSError as error:
        message = _(
            "The workshop has changed, but its backups on this computer could not be: "
            "{why}. Open the workshop again, and they follow."
        )
        raise FacilitatorError(message.format(why=error.strerror or str(error))) from error
    return [_done(old, new), *_backups(written, deleted, new)]


def _done(old: Passphrase | None, new: Passphrase | None) -> str:
    if new is None:
        return _("The passphrase is removed: anybody who has the file can read it.")
    if old is None:
        return _("The workshop is locked with your passphrase.")
    return _("The workshop has its new passphrase.")


def _backups(written: int, deleted: int, new: Passphrase | None) -> list[str]:
    told = []
    if written:
        wording = ngettext(
            "{count} backup was written anew in the same way.",
            "{count} backups were written anew in the same way.",
            written,
        )
        told.append(wording.format(count=written))
    if deleted:
        wording = ngettext(
            "{count} backup could not be locked, so it was deleted.",
            "{count} backups could not be locked, so they were deleted.",
            deleted,
        )
        told.append(wording.format(count=deleted))
    if new is not None:
        told.append(_("Copies on sticks, in letters and on paper are yours to find."))
    return told
