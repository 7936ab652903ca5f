"""New workshop files in the documents folder, under names that are not in use."""

import re
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

from facilitator.beginning import import_file, new_workshop
from facilitator.decks.bundle import bundle_for
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopHead
from facilitator.exchange_text import read_exchange
from facilitator.i18n import _
from facilitator.session import begin_session
from ui.wording import translated


def unused_path(folder: Path, title: str, day: str) -> Path:
    """Return the path of a workshop file that is not there yet, named after title and day."""
    speakable = re.sub(r"[^\w\s,.()’'-]", "", title).strip(" .")[:80] or _("Workshop")
    name = " ".join(f"{speakable} {day}".split())
    number, path = 1, folder / f"{name}.workshop"
    while path.exists():
        number += 1
        path = folder / f"{name} {number}.workshop"
    return path


def begin_workshop(folder: Path) -> Path:
    """Make an empty workshop of today and return its path."""
    path, head = _today(folder, "")
    with new_workshop(path, head):
        return path


def begin_with_deck(folder: Path, deck: str) -> Path:
    """Make a workshop of today from a deck's id or file, and return its path."""
    bundle = bundle_for(deck)
    path, head = _today(folder, translated(bundle.session.title))
    begin_session(path, bundle, head)
    return path


def _today(folder: Path, title: str) -> tuple[Path, WorkshopHead]:
    today = datetime.now().astimezone().date().isoformat()
    _make_sure_of(folder)
    return unused_path(folder, title, today), WorkshopHead(title=title, date=today)


def import_workshop(folder: Path, source: Path) -> Path:
    """Make a workshop of a file of exchange JSON and return its path."""
    document = read_exchange(source)
    _make_sure_of(folder)
    path = unused_path(folder, document.workshop.title or source.stem, document.workshop.date)
    import_file(document, path)
    return path


def copy_sample(folder: Path) -> Path:
    """Make a workshop of the sample that comes with the app, and return its path."""
    with as_file(files("assets") / "samples" / "riverside.json") as source:
        return import_workshop(folder, source)


def _make_sure_of(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _(
            "The folder “{folder}” for new workshops cannot be made; make room, or plug its "
            "disk in."
        )
        raise FacilitatorError(message.format(folder=folder)) from error
