"""Making a workshop file that is there, whole and under its name, or not at all."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument, WorkshopHead
from facilitator.files import replacing
from facilitator.i18n import _
from facilitator.lock import WorkshopLock
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from facilitator.transfer import import_document
from facilitator.workshop import Workshop


@contextmanager
def new_workshop(
    path: Path, head: WorkshopHead | None = None, key: Passphrase | None = None
) -> Generator[Store]:
    """Make a workshop file; it has its name once all went well inside the `with` block."""
    path = path.absolute()
    _refuse_name(path)
    values = {} if head is None else head.model_dump(exclude={"uid"} if not head.uid else None)
    try:
        lock = WorkshopLock.take(path)
    except OSError as error:
        raise _not_here(path) from error
    try:
        with replacing(path) as draft, _created(draft, path, key) as store:
            with store.progress() as session:
                session.add(Workshop(**values))
            yield store
    except OSError as error:
        raise _not_here(path) from error
    finally:
        lock.release()


def _created(draft: Path, path: Path, key: Passphrase | None) -> Store:
    try:
        return Store.create(draft, key=key)
    except FacilitatorError as error:
        raise _not_here(path) from error


def _not_here(path: Path) -> FacilitatorError:
    message = _("“{name}” cannot be made here; choose another folder, or make room.")
    return FacilitatorError(message.format(name=path.name))


def _refuse_name(path: Path) -> None:
    if path.suffix.lower() != ".workshop":
        message = _("“{name}” is no name for a workshop; let it end in .workshop.")
        raise FacilitatorError(message.format(name=path.name))
    if path.exists():
        message = _("There is a file “{name}” already; choose another name.")
        raise FacilitatorError(message.format(name=path.name))


def import_file(document: WorkshopDocument, path: Path, key: Passphrase | None = None) -> list[str]:
    """Take a document into the workshop file at `path`, which is made if it is not there yet.

    The key opens a file that has a passphrase, and gives a new one its passphrase.
    Returns what the person should know, in sentences.
    """
    if not path.exists():
        with new_workshop(path, document.workshop, key) as store:
            import_document(store, document)
        return document.left_out
    with Store.open(path, key=key) as store:
        import_document(store, document)
        warnings = [] if store.backup_warning is None else [store.backup_warning]
        return [*document.left_out, *warnings]
