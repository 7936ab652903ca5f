"""Workshop files brought together into a new one. None of the copies is touched."""

from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.beginning import import_file
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.i18n import _
from facilitator.merging import merge
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from facilitator.transfer import export_document

NO_KEYS: Final[Mapping[Path, Passphrase]] = {}


class Together(NamedTuple):
    """Copies, and what they make together."""

    copies: Sequence[WorkshopDocument]
    merged: WorkshopDocument


def bring_together(paths: Sequence[Path], keys: Mapping[Path, Passphrase] = NO_KEYS) -> Together:
    """Read copies of a workshop, which stay as they are, and return what they make together.

    `keys` open those that have a passphrase. LockedWorkshopError names one whose key is missing.
    """
    if len({path.resolve() for path in paths}) < max(len(paths), 2):
        raise FacilitatorError(_("Choose two different files to bring together."))
    copies = []
    for path in paths:
        with Store.open(path, key=keys.get(path), read_only=True) as store:
            copies.append(export_document(store, complete=True))
    return Together(copies, reduce(merge, copies))


def write_together(together: Together, path: Path, key: Passphrase | None = None) -> None:
    """Write the merged workshop as a file of its own, whole or not at all."""
    if path.exists():
        message = _("There is a file “{name}” already; choose another name.")
        raise FacilitatorError(message.format(name=path.name))
    import_file(together.merged, path, key)
