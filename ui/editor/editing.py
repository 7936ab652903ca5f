"""A deck that is being edited: its drafts, what can be taken back, and where it is kept."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.decks.bundle import DeckBundle, write_deck_file
from facilitator.decks.draft import NEW, Draft, copy_of, draft_of, named, new_draft
from facilitator.decks.keeping import drop_draft, keep_base, keep_draft, kept_base, kept_draft
from facilitator.decks.library import own_decks, save_deck
from facilitator.decks.parts import DeckError
from facilitator.i18n import _

SOON_MS: Final = 2_000
"""So long after a change it is kept beside the deck, whatever happens next."""

UNNAMED: Final = "new.deck"

Change = Callable[[Draft], Draft]
Place = tuple[str, str]
"""The board of a line, or the title of a moment, and the step."""


class _Moment(NamedTuple):
    """A draft, and what made it of the one before."""

    label: str
    draft: Draft
    line: int
    field: str
    base: DeckBundle | None
    """The version of the deck that it was edited from."""


class Editing(QObject):
    """Holds the draft that shows, and those before and after it."""

    changed = Signal()
    """The draft is another one, or another line is in hand."""
    refused = Signal(str)
    """Why a change was not made, in a sentence."""
    kept = Signal()
    """It was saved, or it is not saved any more."""

    def __init__(
        self,
        draft: Draft,
        folder: Path,
        path: Path | None = None,
        *,
        base: DeckBundle | None = None,
        actual: Mapping[Place, int] | None = None,
    ) -> None:
        super().__init__()
        self.folder, self.path = folder, path
        self.actual = actual or {}
        """The minutes that steps took in the workshop that the deck was made of."""
        self.restored = False
        """Whether unsaved changes of another day are what shows."""
        self._moments = [_Moment("", draft, 0, "", base)]
        self._at = 0
        self._line = 0
        self._saved: Draft | None = draft if path is not None else None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._keep_soon)

    # What there is

    @property
    def draft(self) -> Draft:
        """The deck as it stands."""
        return self._moments[self._at].draft

    @property
    def base(self) -> DeckBundle | None:
        """The version of the deck that this one was edited from, where it is known."""
        return self._moments[self._at].base

    @property
    def line(self) -> int:
        """The line in hand."""
        return min(self._line, len(self.draft.session.activities) - 1)

    def take_line(self, number: int) -> None:
        """Have another line in hand."""
        if number != self._line:
            self._line = number
            self.changed.emit()

    @property
    def unsaved(self) -> bool:
        """Whether the file does not say yet what shows."""
        return self.draft != (self._saved or self._moments[0].draft)

    @property
    def undo_label(self) -> str | None:
        """What would be taken back."""
        return self._moments[self._at].label if self._at else None

    @property
    def redo_label(self) -> str | None:
        """What would be done again."""
        return self._moments[self._at + 1].label if self._at + 1 < len(self._moments) else None

    def took(self, at: int, step: str) -> int | None:
        """Return how many minutes a step took in the workshop that the deck was made of."""
        line = self.draft.session.activities[at]
        return self.actual.get((line.deck or line.title, step))

    # Changing

    def do(self, label: str, change: Change, *, line: int | None = None, field: str = "") -> bool:
        """Change the deck, and say whether that was possible.

        `line` is the line in hand afterwards. Consecutive changes of one `field` are one step back.
        """
        try:
            draft = change(self.draft)
        except DeckError as error:
            self.refused.emit(str(error))
            self.changed.emit()
            return False
        if draft == self.draft:
            return True
        self._put(label, draft, self.line if line is None else line, field)
        return True

    def _put(
        self, label: str, draft: Draft, here: int, field: str, base: DeckBundle | None = None
    ) -> None:
        now = self._moments[self._at]
        at = self._at if field and now.field == field and now.line == here else self._at + 1
        self._moments[at:] = [_Moment(label, draft, here, field, base or now.base)]
        self._at, self._line = at, here
        self._tell()

    def undo(self) -> None:
        """Go back to the draft before."""
        if self._at:
            self._line = self._moments[self._at].line
            self._at -= 1
            self._tell()

    def redo(self) -> None:
        """Go on to the draft after."""
        if self._at + 1 < len(self._moments):
            self._at += 1
            self._line = self._moments[self._at].line
            self._tell()

    def replace_by(self, label: str, bundle: DeckBundle, base: DeckBundle) -> None:
        """Have another deck in its place, edited from `base`, as one step to take back."""
        self._put(label, draft_of(bundle), 0, "", base)

    def _tell(self) -> None:
        self._soon.start()
        self.changed.emit()
        self.kept.emit()

    # Keeping

    def save(self) -> Path:
        """Write the deck into its file; a new one gets a file among one's own decks."""
        self._soon.stop()
        draft = self._named()
        bundle = draft.bundle()
        drop_draft(self._place)
        if self.path is None:
            self.path = save_deck(self.folder, bundle)
        else:
            write_deck_file(self.path, bundle)
        if self.base is not None:
            keep_base(self.path, self.base)
        now = self._moments[self._at]
        self._moments[self._at] = now._replace(draft=draft, field="")
        self._saved, self.restored = draft, False
        self.kept.emit()
        return self.path

    def export(self, path: Path) -> None:
        """Write the deck, as it stands, into a file to give away."""
        write_deck_file(path, self._named().bundle())

    def _named(self) -> Draft:
        """Return the deck under an id that no other one of the folder has."""
        if self.draft.session.id != NEW:
            return self.draft
        taken = {deck.id for deck in own_decks(self.folder)}
        return named(self.draft, {*taken, self.base.session.id} if self.base else taken)

    def leave(self) -> None:
        """Keep what was not saved: beside the deck, or a new deck as a deck."""
        self._soon.stop()
        if not self.unsaved:
            drop_draft(self._place)
            return
        if self.path is None:
            self.save()
        else:
            keep_draft(self.path, self.draft.bundle())

    def forget_changes(self) -> None:
        """Go back to what the file says, or to a deck without anything."""
        saved = self._saved or new_draft()
        self.restored = False
        self.do(_("Changes left behind"), lambda _draft: saved, line=0)
        drop_draft(self._place)

    @property
    def _place(self) -> Path:
        """Where the deck is, or a name beside which one without a file keeps its changes."""
        return self.path or self.folder / UNNAMED

    def _keep_soon(self) -> None:
        if not self.unsaved:
            drop_draft(self._place)
            return
        try:
            keep_draft(self._place, self.draft.bundle())
        except DeckError as error:
            self.refused.emit(str(error))


def edit_new(folder: Path) -> Editing:
    """Begin a deck, or carry on with one that was begun and never left."""
    return _with_unsaved(Editing(new_draft(), folder), kept_draft(folder / UNNAMED))


def edit_copy(folder: Path, bundle: DeckBundle) -> Editing:
    """Edit a copy of a deck, which remembers what it began with."""
    return Editing(copy_of(bundle), folder, base=bundle)


def edit_file(path: Path, bundle: DeckBundle) -> Editing:
    """Edit a deck of one's own, with the changes that were not saved last time."""
    editing = Editing(draft_of(bundle), path.parent, path, base=kept_base(path))
    return _with_unsaved(editing, kept_draft(path))


def _with_unsaved(editing: Editing, unsaved: DeckBundle | None) -> Editing:
    if unsaved is not None:
        editing.do(_("Changes of last time"), lambda _draft: draft_of(unsaved), line=0)
        editing.restored = editing.unsaved
    return editing
