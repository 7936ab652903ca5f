"""A coach's own decks: a folder of `.deck` files."""

from dataclasses import dataclass
from pathlib import Path

from facilitator.decks.bundle import (
    ENDING,
    DeckBundle,
    bundle_for,
    read_deck_file,
    session_minutes,
    write_deck_file,
)
from facilitator.decks.keeping import kept_base
from facilitator.decks.languages import bundle_languages
from facilitator.decks.parts import DeckError
from facilitator.file_names import file_title
from facilitator.i18n import _


@dataclass(frozen=True)
class OwnDeck:
    """One file of the folder, by what it says of itself."""

    path: Path
    id: str
    title: str
    summary: str = ""
    minutes: int = 0
    version: int = 0
    languages: tuple[str, ...] = ()
    """The tags of all that it speaks, its own first."""
    problem: str = ""
    """One sentence where the file cannot be read; its title is then the file's name."""


def own_decks(folder: Path) -> list[OwnDeck]:
    """Return the decks of a folder by title; one that cannot be read is listed, and says why."""
    if not folder.is_dir():
        return []
    paths = (path for path in folder.iterdir() if path.suffix.lower() == ENDING)
    decks = (own_deck(path) for path in paths if not path.name.startswith("."))
    return sorted(decks, key=lambda deck: (deck.title.casefold(), deck.path.name))


def own_deck(path: Path) -> OwnDeck:
    """Return what one file says of itself."""
    try:
        bundle = read_deck_file(path)
        minutes, languages = session_minutes(bundle), tuple(bundle_languages(bundle))
    except DeckError as error:
        return OwnDeck(path, "", path.stem, problem=str(error))
    session = bundle.session
    head = session.id, session.title, session.summary, minutes, session.version
    return OwnDeck(path, *head, languages)


def same_deck(folder: Path, bundle: DeckBundle) -> OwnDeck | None:
    """Return the deck of the folder that has the id of this one, whatever its version.

    Where none has, it is the one that began as a copy of it.
    """
    decks, wanted = own_decks(folder), bundle.session.id
    same = (deck for deck in decks if deck.id == wanted)
    return next(same, None) or next(
        (deck for deck in decks if _began_as(deck.path) == wanted), None
    )


def _began_as(path: Path) -> str:
    base = kept_base(path)
    return base.session.id if base is not None else ""


def save_deck(folder: Path, bundle: DeckBundle) -> Path:
    """Write a deck into the folder under a name of its own, after its title, and return where."""
    path = _unused(folder, file_title(bundle.session.title) or bundle.session.id)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _(
            "The folder “{name}” cannot be made: {why}. Make room, or ask whoever looks after "
            "this computer."
        )
        why = error.strerror or error
        raise DeckError(message.format(name=folder.name, why=why)) from error
    write_deck_file(path, bundle)
    return path


def import_deck(folder: Path, path: Path) -> Path:
    """Take a `.deck` or `.toml` file into the folder, beside what is there, and return where.

    What is written is what was understood, not the file as it came.
    """
    return save_deck(folder, bundle_for(str(path)))


def _unused(folder: Path, name: str) -> Path:
    path, number = folder / f"{name}{ENDING}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}{ENDING}"
    return path
