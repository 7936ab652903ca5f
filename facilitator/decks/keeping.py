"""What lies beside a deck of one's own: changes that were not saved, and what it began with.

Both are hidden `.deck` files in the deck's folder, so that they travel with it.
"""

from pathlib import Path

from facilitator.decks.bundle import ENDING, DeckBundle, read_deck_file, write_deck_file
from facilitator.decks.parts import DeckError


def draft_beside(path: Path) -> Path:
    """Return where a deck's unsaved changes are kept."""
    return path.with_name(f".{path.stem}.draft{ENDING}")


def base_beside(path: Path) -> Path:
    """Return where the version is kept that a deck began with, or took in last."""
    return path.with_name(f".{path.stem}.base{ENDING}")


def keep_draft(path: Path, bundle: DeckBundle) -> None:
    """Keep unsaved changes of a deck."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_deck_file(draft_beside(path), bundle)


def kept_draft(path: Path) -> DeckBundle | None:
    """Return the unsaved changes of a deck, where there are any that can be read."""
    return _read(draft_beside(path))


def drop_draft(path: Path) -> None:
    """Forget unsaved changes: they are saved, or unwanted."""
    draft_beside(path).unlink(missing_ok=True)


def keep_base(path: Path, bundle: DeckBundle) -> None:
    """Remember the version that a deck has from now on for its beginning."""
    write_deck_file(base_beside(path), bundle)


def kept_base(path: Path) -> DeckBundle | None:
    """Return the version that a deck began with, where it is known."""
    return _read(base_beside(path))


def _read(path: Path) -> DeckBundle | None:
    try:
        return read_deck_file(path) if path.exists() else None
    except DeckError:
        return None
